import type { Entry } from '../../../model/snapshot.js'
import type { UcmKind, UcmKinds } from '../../../model/ucm/kinds.js'
import type { References, Referrer, Target } from './references.js'

/** Resolves the names in one object; `field` is the column the name stands in. */
export type Resolve = (target: Target, written: string | undefined, field: string) => string | undefined

/** Gives back the object with every name it holds resolved. */
export type Link<K extends UcmKind> = (value: UcmKinds[K], resolve: Resolve) => UcmKinds[K]

/** Links one entry, keeping its key and its origin. */
export function linkEntry<K extends UcmKind>(
  kind: K,
  entry: Entry<UcmKinds[K]>,
  link: Link<K>,
  references: References,
): Entry<UcmKinds[K]> {
  const value = link(entry.value, resolver(references, { kind, key: entry.key, source: entry.source }))
  return value === entry.value ? entry : { ...entry, value }
}

/** The resolver on behalf of one object. */
export function resolver(references: References, referrer: Referrer): Resolve {
  return (target, written, field) =>
    written === undefined ? undefined : references.resolve(target, written, referrer, field)
}

/** The object with these fields replaced; the same object when nothing changes. Absent stays absent. */
export function relinked<T extends object>(value: T, fields: { readonly [K in keyof T]?: T[K] | undefined }): T {
  let changed: T | undefined
  for (const name in fields) {
    const field = fields[name]
    if (field === undefined || field === value[name]) continue
    changed ??= { ...value }
    changed[name] = field
  }
  return changed ?? value
}

/** Names of a list, resolved one by one; the same list when nothing changes. */
export function relinkedNames(
  names: readonly string[],
  resolve: Resolve,
  target: Target,
  field: (position: number) => string,
): readonly string[] {
  return relinkedList(names, (name, position) => resolve(target, name, field(position)) ?? name)
}

/** A list with its items linked; the same list when nothing changes. */
export function relinkedList<T>(items: readonly T[], link: (item: T, position: number) => T): readonly T[] {
  const linked = items.map(link)
  return linked.every((item, position) => item === items[position]) ? items : linked
}
