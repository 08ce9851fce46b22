import { textAt, elementsAt, type XmlElement } from '../protocol/xml-tree.js'

/** What objects of one kind must know of another kind, which stands in one row of the export. */
export interface Related {
  /** Directory numbers by `numberKey`; undefined when they could not be read. */
  readonly numbers: ReadonlyMap<string, XmlElement> | undefined
  /** User ids by the device they control, sorted; undefined when the users could not be read. */
  readonly usersOfDevice: ReadonlyMap<string, readonly string[]> | undefined
  /** User ids by extension mobility profile. */
  readonly usersOfProfile: ReadonlyMap<string, readonly string[]> | undefined
  /** Remote destinations that ring beside a remote device, by its name. */
  readonly destinationsOfDevice: ReadonlyMap<string, readonly XmlElement[]> | undefined
  /** Mobile numbers of dual-mode clients, by the name of the client. */
  readonly mobileOfDevice: ReadonlyMap<string, readonly XmlElement[]> | undefined
  /** Names of application users by the device they control, sorted. */
  readonly applicationsOfDevice: ReadonlyMap<string, readonly string[]> | undefined
}

/** Identity of a directory number: the same text may stand in many partitions (`ucm-exports` 1.8). */
function numberKey(pattern: string, partition: string): string {
  return `${pattern.trim()}\n${partition.trim()}`
}

/** The identity of what a line element or a directory number names. */
export function keyOfNumber(element: XmlElement | undefined): string {
  return numberKey(textAt(element, 'pattern'), textAt(element, 'routePartitionName'))
}

/** Turns "user, with devices" into "device, with users": phone.csv names the users of each phone. */
export function usersBy(users: readonly XmlElement[], path: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const user of users) {
    const userId = textAt(user, 'userid')
    for (const { text } of elementsAt(user, path)) {
      const ids = found.get(text) ?? new Set()
      found.set(text, ids.add(userId))
    }
  }
  return new Map([...found].map(([name, ids]) => [name, [...ids].sort()]))
}

/** Nothing is known of other kinds. */
export const UNRELATED: Related = {
  numbers: undefined,
  usersOfDevice: undefined,
  usersOfProfile: undefined,
  destinationsOfDevice: undefined,
  mobileOfDevice: undefined,
  applicationsOfDevice: undefined,
}

/** The elements by the name at the path; those without one are left out. */
export function byName(elements: readonly XmlElement[], path: string): ReadonlyMap<string, readonly XmlElement[]> {
  const found = new Map<string, XmlElement[]>()
  for (const element of elements) {
    const name = textAt(element, path)
    if (name === '') continue
    const group = found.get(name)
    if (group === undefined) found.set(name, [element])
    else group.push(element)
  }
  return found
}
