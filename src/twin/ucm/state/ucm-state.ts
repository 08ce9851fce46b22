import { compareText } from '../../../findings/finding.js'
import { sha256 } from '../../../model/fingerprint.js'
import { UCM_KINDS, type UcmKind } from '../../../model/ucm/kinds.js'
import type { TwinRow } from '../../ports.js'
import { rowKey } from './row-keys.js'
import type { ClusterRow, UcmRows } from './rows.js'

const CLUSTER_TABLE = 'ucm/cluster'
const CLUSTER_ID = 'cluster'

/** Kinds whose lines carry directory numbers. */
const CARRIERS = ['phone', 'device-profile', 'cti-route-point'] as const

/** Rows to write and rows to remove, as the store takes them. */
export interface RowChanges {
  readonly put: readonly TwinRow[]
  readonly remove: readonly Pick<TwinRow, 'table' | 'id'>[]
}

class Table<K extends UcmKind> {
  readonly rows = new Map<string, UcmRows[K]>()
  /** Ids by natural key, sorted. */
  readonly ids = new Map<string, string[]>()
}

type Tables = { readonly [K in UcmKind]: Table<K> }

/** The tables of the twin's Unified CM, with an index by natural key and a list of what has changed. */
export class UcmState {
  private readonly tables = Object.fromEntries(UCM_KINDS.map((kind) => [kind, new Table()])) as unknown as Tables
  private clusterRow: ClusterRow = { cluster: {}, next: 1, devices: [] }
  /** Table and id of every row changed since last taken. */
  private readonly dirty = new Map<string, Pick<TwinRow, 'table' | 'id'>>()
  /** Made when asked for; forgotten when a device changes. */
  private carriers: ReadonlyMap<string, readonly string[]> | undefined
  /** How to take back what the running request has done; undefined outside of one. */
  private undo: (() => void)[] | undefined

  /** Reads rows as `stored` gave them; rows of other systems are passed over. Throws for a table that is unknown. */
  static of(rows: readonly TwinRow[]): UcmState {
    const state = new UcmState()
    for (const { table, id, json } of rows) {
      if (!table.startsWith('ucm/')) continue
      const row: unknown = JSON.parse(json)
      const kind = UCM_KINDS.find((known) => tableOf(known) === table)
      if (table === CLUSTER_TABLE) state.clusterRow = row as ClusterRow
      else if (kind === undefined) throw new Error(`the store of the twin has a table ${table} that nobody writes`)
      else state.set(kind, id, row as UcmRows[typeof kind])
    }
    state.dirty.clear()
    return state
  }

  get cluster(): ClusterRow {
    return this.clusterRow
  }

  setCluster(row: ClusterRow): void {
    const before = this.clusterRow
    this.undo?.push(() => (this.clusterRow = before))
    this.clusterRow = row
    this.touch(CLUSTER_TABLE, CLUSTER_ID)
  }

  /** All rows of a kind, by id. */
  all<K extends UcmKind>(kind: K): ReadonlyMap<string, UcmRows[K]> {
    return this.table(kind).rows
  }

  get<K extends UcmKind>(kind: K, id: string): UcmRows[K] | undefined {
    return this.table(kind).rows.get(id)
  }

  /** Ids of the rows with this natural key; more than one only as the seed had it. */
  idsOf(kind: UcmKind, key: string): readonly string[] {
    return this.table(kind).ids.get(key) ?? []
  }

  /** True when a row of the kind has this natural key. */
  has(kind: UcmKind, key: string): boolean {
    return this.idsOf(kind, key).length > 0
  }

  /** Adds a row and gives its id: a UUID in braces, the same for the same history. */
  insert<K extends UcmKind>(kind: K, row: UcmRows[K]): string {
    const { next } = this.clusterRow
    this.setCluster({ ...this.clusterRow, next: next + 1 })
    const id = uuidOf(next)
    this.put(kind, id, row)
    return id
  }

  put<K extends UcmKind>(kind: K, id: string, row: UcmRows[K]): void {
    const before = this.get(kind, id)
    this.undo?.push(() => (before === undefined ? this.unset(kind, id) : this.set(kind, id, before)))
    this.set(kind, id, row)
    this.touch(tableOf(kind), id)
  }

  remove(kind: UcmKind, id: string): void {
    const before = this.get(kind, id)
    if (before === undefined) throw new Error(`${kind} ${id} is not in the twin`)
    this.undo?.push(() => this.set(kind, id, before))
    this.unset(kind, id)
    this.touch(tableOf(kind), id)
  }

  /** The devices that carry each directory number, by its id: phones, then profiles, then route points. */
  carriersOfNumbers(): ReadonlyMap<string, readonly string[]> {
    if (this.carriers !== undefined) return this.carriers
    const carriers = new Map<string, string[]>()
    for (const kind of CARRIERS) {
      for (const { name, lines } of this.all(kind).values()) {
        for (const { number } of lines) {
          if (!('id' in number)) continue
          const known = carriers.get(number.id)
          if (known === undefined) carriers.set(number.id, [name])
          else if (!known.includes(name)) known.push(name)
        }
      }
    }
    this.carriers = carriers
    return carriers
  }

  /** Runs a request that changes everything it wants or, when it throws, nothing. */
  atomically<T>(work: () => T): T {
    const undo: (() => void)[] = []
    const dirty = new Map(this.dirty)
    this.undo = undo
    try {
      return work()
    } catch (error) {
      for (const step of undo.reverse()) step()
      this.dirty.clear()
      for (const [key, row] of dirty) this.dirty.set(key, row)
      throw error
    } finally {
      this.undo = undefined
    }
  }

  /** Every row, sorted by table and id. */
  stored(): readonly TwinRow[] {
    const rows = UCM_KINDS.flatMap((kind) =>
      [...this.table(kind).rows].map(([id, row]) => ({ table: tableOf(kind), id, json: JSON.stringify(row) })),
    )
    const cluster = { table: CLUSTER_TABLE, id: CLUSTER_ID, json: JSON.stringify(this.clusterRow) }
    return [cluster, ...rows].sort((a, b) => compareText(a.table, b.table) || compareText(a.id, b.id))
  }

  /** What changed since this was last asked. */
  takeDirty(): RowChanges {
    const put: TwinRow[] = []
    const remove: Pick<TwinRow, 'table' | 'id'>[] = []
    for (const { table, id } of this.dirty.values()) {
      const row = table === CLUSTER_TABLE ? this.clusterRow : this.get(table.slice('ucm/'.length) as UcmKind, id)
      if (row === undefined) remove.push({ table, id })
      else put.push({ table, id, json: JSON.stringify(row) })
    }
    this.dirty.clear()
    return { put, remove }
  }

  private table<K extends UcmKind>(kind: K): Table<K> {
    return this.tables[kind]
  }

  private set<K extends UcmKind>(kind: K, id: string, row: UcmRows[K]): void {
    const { rows, ids } = this.table(kind)
    const key = rowKey(kind, row)
    const before = rows.get(id)
    if (CARRIERS.some((carrier) => carrier === kind)) this.carriers = undefined
    rows.set(id, row)
    if (before !== undefined) {
      if (rowKey(kind, before) === key) return
      forget(ids, rowKey(kind, before), id)
    }
    const known = ids.get(key)
    if (known === undefined) ids.set(key, [id])
    else ids.set(key, [...known, id].sort())
  }

  private unset(kind: UcmKind, id: string): void {
    const { rows, ids } = this.table(kind)
    const before = rows.get(id)
    if (before === undefined) return
    if (CARRIERS.some((carrier) => carrier === kind)) this.carriers = undefined
    rows.delete(id)
    forget(ids, rowKey(kind, before), id)
  }

  private touch(table: string, id: string): void {
    this.dirty.set(`${table}\0${id}`, { table, id })
  }
}

function tableOf(kind: UcmKind): string {
  return `ucm/${kind}`
}

function forget(ids: Map<string, string[]>, key: string, id: string): void {
  const left = (ids.get(key) ?? []).filter((known) => known !== id)
  if (left.length === 0) ids.delete(key)
  else ids.set(key, left)
}

/** A UUID as AXL writes it, made from the number of the row: the twin knows no chance. */
function uuidOf(serial: number): string {
  const hex = sha256(`ucm-row ${serial}`).toUpperCase()
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)]
  return `{${parts.join('-')}}`
}
