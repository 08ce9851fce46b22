import { compareText } from '../../findings/finding.js'
import { canonicalJson } from '../../model/fingerprint.js'
import type { TwinRow } from '../ports.js'

/** What a request changed, not yet durable. */
export interface DirtyRows {
  readonly put: readonly TwinRow[]
  readonly remove: readonly Pick<TwinRow, 'table' | 'id'>[]
}

/**
 * One table of the twin in memory: rows are immutable and replaced whole. It knows which rows differ
 * from the store, and can take back what the current request did.
 */
export class TwinTable<T extends object> {
  readonly name: string
  private readonly values = new Map<string, T>()
  private readonly dirty = new Set<string>()
  private undo = new Map<string, T | undefined>()

  constructor(name: string) {
    this.name = name
  }

  get(id: string): T | undefined {
    return this.values.get(id)
  }

  /** In no order that may be relied on: answers sort. */
  all(): IterableIterator<T> {
    return this.values.values()
  }

  get size(): number {
    return this.values.size
  }

  put(id: string, value: T): void {
    this.remember(id)
    this.values.set(id, value)
  }

  remove(id: string): void {
    if (!this.values.has(id)) return
    this.remember(id)
    this.values.delete(id)
  }

  /** Row as the store had it: not dirty. */
  load(row: TwinRow): void {
    this.values.set(row.id, JSON.parse(row.json) as T)
  }

  /** From here on `rollback` comes back to this state. */
  begin(): void {
    this.undo = new Map()
  }

  /** Takes back everything since `begin`. */
  rollback(): void {
    for (const [id, value] of this.undo) {
      if (value === undefined) this.values.delete(id)
      else this.values.set(id, value)
    }
    this.undo = new Map()
  }

  rows(): readonly TwinRow[] {
    return [...this.values.keys()].sort(compareText).map((id) => this.row(id))
  }

  /** Rows that differ from the store; the caller promises to store them. */
  takeDirty(): DirtyRows {
    const ids = [...this.dirty].sort(compareText)
    this.dirty.clear()
    return {
      put: ids.filter((id) => this.values.has(id)).map((id) => this.row(id)),
      remove: ids.filter((id) => !this.values.has(id)).map((id) => ({ table: this.name, id })),
    }
  }

  private remember(id: string): void {
    if (!this.undo.has(id)) this.undo.set(id, this.values.get(id))
    this.dirty.add(id)
  }

  private row(id: string): TwinRow {
    return { table: this.name, id, json: canonicalJson(this.values.get(id)) }
  }
}
