import type { AxlElements, AxlObject, AxlValue, Identity, Reference } from '../axl-object.js'
import { numplanKey, reference, uuidOf } from '../axl-object.js'
import type { TableRow } from '../export-table.js'

export function axlObject(identity: Identity, key: string, elements: AxlElements): AxlObject {
  return { uuid: uuidOf(identity, key), elements }
}

/** Elements whose text is that of a column. */
export function texts(row: TableRow, columns: Readonly<Record<string, string>>): AxlElements {
  return Object.fromEntries(Object.entries(columns).map(([element, column]) => [element, row.cell(column)]))
}

/** Elements that are `true` or `false`. */
export function flags(row: TableRow, columns: Readonly<Record<string, string>>): AxlElements {
  return Object.fromEntries(Object.entries(columns).map(([element, column]) => [element, row.flag(column)]))
}

/** Elements that name an object of one kind. */
export function references(row: TableRow, identity: Identity, columns: Readonly<Record<string, string>>): AxlElements {
  return Object.fromEntries(
    Object.entries(columns).map(([element, column]) => [element, reference(identity, row.cell(column))]),
  )
}

/** `<members><member>…</member></members>`; an empty list is an empty element. */
export function listOf(item: string, items: readonly AxlValue[]): AxlElements {
  return { [item]: items }
}

/** A directory number or pattern as it stands within another object. */
export function dirn(pattern: string, partition: string | undefined): AxlElements {
  return {
    '@uuid': uuidOf('numplan', numplanKey(pattern, partition)),
    pattern,
    routePartitionName: reference('routepartition', partition),
  }
}

export function patternObject(pattern: string, partition: string | undefined, elements: AxlElements): AxlObject {
  const routePartitionName = reference('routepartition', partition)
  return axlObject('numplan', numplanKey(pattern, partition), { pattern, routePartitionName, ...elements })
}

/** A reference to an object of which only the name matters. */
export function named(name: string | undefined): Reference | undefined {
  return reference('other', name)
}
