import type { Entry, UcmObjects } from '../../../model/snapshot.js'
import { UCM_KINDS } from '../../../model/ucm/kinds.js'
import type { UcmKind, UcmKinds } from '../../../model/ucm/kinds.js'
import type { WrittenSearchSpace } from '../format/suite-values.js'

/** Line of something in the estate, by its path within the estate. */
export type LineOf = (path: readonly (string | number)[]) => number

/** The name of a search space that is written as a list of partitions. */
export function listedSearchSpaceName(partitions: readonly string[]): string {
  return partitions.join(' > ')
}

/** The objects of an estate while it is being built from a suite; what is named on the way is made. */
export class EstateObjects {
  private readonly byKind = new Map<UcmKind, Map<string, Entry<UcmKinds[UcmKind]>>>()
  private readonly file: string
  private readonly absentPartitions: ReadonlySet<string>

  constructor(file: string, absentPartitions: readonly string[]) {
    this.file = file
    this.absentPartitions = new Set(absentPartitions)
  }

  has(kind: UcmKind, key: string): boolean {
    return this.byKind.get(kind)?.has(key) === true
  }

  /** Adds an object; of two with one key the first stays. */
  add<K extends UcmKind>(kind: K, key: string, line: number, value: UcmKinds[K]): void {
    let entries = this.byKind.get(kind)
    if (entries === undefined) {
      entries = new Map()
      this.byKind.set(kind, entries)
    }
    if (!entries.has(key)) entries.set(key, { key, value, source: { file: this.file, row: line } })
  }

  partition(name: string | undefined, line: number): void {
    if (name !== undefined && !this.absentPartitions.has(name)) this.add('partition', name, line, { name })
  }

  /** The name of a search space; one that is written as a list is made and bears its partitions as name. */
  searchSpace(written: WrittenSearchSpace | undefined, line: number): string | undefined {
    if (written === undefined || typeof written === 'string') return written
    if (written.length === 0) return undefined
    const name = listedSearchSpaceName(written)
    this.add('css', name, line, { name, partitions: written })
    for (const partition of written) this.partition(partition, line)
    return name
  }

  /** Everything by kind, sorted by key. */
  objects(): UcmObjects {
    const sorted = UCM_KINDS.map((kind) => {
      const entries = [...(this.byKind.get(kind)?.values() ?? [])]
      return [kind, entries.sort((a, b) => (a.key < b.key ? -1 : 1))]
    })
    return Object.fromEntries(sorted) as UcmObjects
  }
}

/** `{ [key]: value }`, or nothing when there is no value. */
export function given<K extends string, T>(key: K, value: T | undefined): { readonly [Key in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [Key in K]?: T })
}
