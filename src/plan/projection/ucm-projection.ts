import type { UcmObjects, UcmSnapshot } from '../../model/snapshot.js'
import { snapshotRoot } from '../../model/snapshot-root.js'
import type { DirectoryNumber } from '../../model/ucm/directory-number.js'
import type { UcmKind, UcmKinds } from '../../model/ucm/kinds.js'
import { UCM_KINDS } from '../../model/ucm/kinds.js'
import type { UcmObjectChange } from '../change.js'
import { EntrySet } from './entry-set.js'
import type { LineHolderKind, LineMove } from './line-references.js'
import { LINE_HOLDERS, LineReferences, withMovedLine } from './line-references.js'

type Sets = { readonly [K in UcmKind]: EntrySet<UcmKinds[K]> }

/**
 * A cluster to which one change after the other is applied. A directory number that gets another key
 * keeps its identity: whatever names it follows, as in Unified CM (`ucm-exports` 1.4).
 */
export class UcmProjection {
  private readonly base: UcmSnapshot
  private readonly sets: Sets
  private references: LineReferences | undefined

  constructor(base: UcmSnapshot) {
    this.base = base
    this.sets = Object.fromEntries(
      UCM_KINDS.map((kind) => [kind, new EntrySet<UcmKinds[typeof kind]>(base.objects[kind])]),
    ) as unknown as Sets
  }

  find<K extends UcmKind>(kind: K, key: string): UcmKinds[K] | undefined {
    return this.sets[kind].get(key)?.value
  }

  apply(change: UcmObjectChange): void {
    if (change.newKey !== undefined && change.newKey !== change.key) this.rename(change, change.newKey)
    const key = change.newKey ?? change.key
    const set: EntrySet<UcmKinds[typeof change.kind]> = this.sets[change.kind]
    if (change.after === undefined) set.remove(key)
    else set.put(key, change.after)
    if (change.kind === 'line-group' && change.after !== undefined) {
      this.references?.note('line-group', key, change.after)
    }
  }

  /** The cluster as it stands, with the root of the snapshot it came from: for reading only. */
  state(): UcmSnapshot {
    return { ...this.base, objects: this.objects() }
  }

  snapshot(): UcmSnapshot {
    const objects = this.objects()
    return { ...this.base, objects, root: snapshotRoot(objects) }
  }

  private objects(): UcmObjects {
    return Object.fromEntries(UCM_KINDS.map((kind) => [kind, this.sets[kind].entries()])) as unknown as UcmObjects
  }

  private rename(change: UcmObjectChange, to: string): void {
    if (change.kind === 'directory-number') {
      this.renameEntry(this.sets['directory-number'], change.key, to)
      if (change.after !== undefined) this.moveLines(change.key, to, change.after)
    } else if (change.kind === 'hunt-pilot') {
      this.renameEntry(this.sets['hunt-pilot'], change.key, to)
    } else {
      throw new Error(`${change.kind} ${change.key} cannot take another key`)
    }
  }

  private renameEntry<T>(set: EntrySet<T>, from: string, to: string): void {
    const entry = set.get(from)
    set.remove(from)
    if (entry !== undefined) set.put(to, entry.value, entry.source)
  }

  private moveLines(from: string, to: string, { dn, partition }: DirectoryNumber): void {
    this.references ??= this.indexReferences()
    for (const { kind, key } of this.references.follow(from, to)) {
      this.moveLineOf(kind, key, { from, dn, partition })
    }
  }

  private moveLineOf(kind: LineHolderKind, key: string, move: LineMove): void {
    const set: Pick<EntrySet<UcmKinds[LineHolderKind]>, 'get' | 'put'> = this.sets[kind]
    const held = set.get(key)?.value
    if (held === undefined) return
    const moved = withMovedLine(held, move)
    if (moved !== held) set.put(key, moved)
  }

  private indexReferences(): LineReferences {
    const references = new LineReferences()
    for (const kind of LINE_HOLDERS) {
      for (const { key, value } of this.sets[kind].entries()) references.note(kind, key, value)
    }
    return references
  }
}
