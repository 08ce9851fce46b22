import { compareText } from '../../findings/finding.js'
import { notFound, Refusal } from './refusal.js'
import type {
  CallingSettings,
  LocationRow,
  NumberRow,
  PersonRow,
  QueueRow,
  RouteId,
  WebexTables,
} from './webex-tables.js'

/** Who uses a number or an extension. */
export type Owner =
  | { readonly type: 'PEOPLE'; readonly row: PersonRow }
  | { readonly type: 'CALL_QUEUE'; readonly row: QueueRow }

/** A location that is enabled for calling. */
export type CallingLocation = LocationRow & { readonly calling: CallingSettings }

const EXTENSION = /^\d{2,10}$/

/** Everybody and every queue with a number or an extension, people first, by id. */
export function owners(tables: WebexTables): readonly Owner[] {
  const people = byId(tables.people.all()).map((row): Owner => ({ type: 'PEOPLE', row }))
  const queues = byId(tables.queues.all()).map((row): Owner => ({ type: 'CALL_QUEUE', row }))
  return [...people, ...queues].filter(
    ({ row }) => row.phoneNumber !== undefined || (row.extension !== undefined && row.locationId !== undefined),
  )
}

function byId<T extends { readonly id: string }>(rows: Iterable<T>): readonly T[] {
  return [...rows].sort((left, right) => compareText(left.id, right.id))
}

export function ownerName(owner: Owner): string {
  return owner.type === 'PEOPLE' ? owner.row.mail : `queue ${owner.row.name}`
}

/** @throws Refusal 404 */
export function needLocation(tables: WebexTables, id: string): LocationRow {
  const location = tables.locations.get(id)
  if (location === undefined) throw notFound('Location', id)
  return location
}

/** @throws Refusal 404 also for a location that was never enabled for calling (`webex-api` 5.2) */
export function needCallingLocation(tables: WebexTables, id: string): CallingLocation {
  const location = needLocation(tables, id)
  const calling = location.calling
  if (calling === undefined) throw notFound('Calling location', id)
  return { ...location, calling }
}

/**
 * Checks that an extension may be given to `self` (an owner's id, or undefined for a new one).
 *
 * @throws Refusal 25110 for a wrong length, 409 when somebody in the location has it
 */
export function checkExtension(
  tables: WebexTables,
  extension: string,
  locationId: string,
  self: string | undefined,
): void {
  if (!EXTENSION.test(extension)) throw new Refusal(400, `Extension length not allowed: ${extension}`, { code: 25110 })
  for (const table of [tables.people, tables.queues]) {
    for (const row of table.all()) {
      if (row.extension !== extension || row.locationId !== locationId || row.id === self) continue
      const name = 'mail' in row ? row.mail : `queue ${row.name}`
      throw new Refusal(409, `Extension ${extension} is already in use in this location by ${name}`)
    }
  }
}

/**
 * Checks that a number may be given to `self` in a location.
 *
 * @throws Refusal 400 when the organization does not own it there, 409 when somebody has it
 */
export function checkNumber(tables: WebexTables, number: string, locationId: string, self: string | undefined): void {
  const row = tables.numbers.get(number)
  if (row === undefined) throw new Refusal(400, `Phone number ${number} is not a number of the organization`)
  if (row.locationId !== locationId) throw new Refusal(400, `Phone number ${number} belongs to another location`)
  const owner = ownerOfNumber(tables, number)
  if (owner !== undefined && owner.row.id !== self) {
    throw new Refusal(409, `Phone number ${number} is already assigned to ${ownerName(owner)}`)
  }
}

export function ownerOfNumber(tables: WebexTables, number: string): Owner | undefined {
  for (const row of tables.people.all()) if (row.phoneNumber === number) return { type: 'PEOPLE', row }
  for (const row of tables.queues.all()) if (row.phoneNumber === number) return { type: 'CALL_QUEUE', row }
  return undefined
}

/** The main number of a location is its caller ID. */
export function isMainNumber(tables: WebexTables, row: NumberRow): boolean {
  return tables.locations.get(row.locationId)?.calling?.mainNumber === row.number
}

/** @throws Refusal 404 when there is no such trunk or route group */
export function checkRoute(tables: WebexTables, { type, id }: RouteId): void {
  const found = type === 'TRUNK' ? tables.trunks.get(id) : tables.routeGroups.get(id)
  if (found === undefined) throw notFound(type === 'TRUNK' ? 'Trunk' : 'Route group', id)
}

/** Its name; the id itself for one that the seed named and did not hold. */
export function routeName(tables: WebexTables, { type, id }: RouteId): string {
  return (type === 'TRUNK' ? tables.trunks.get(id) : tables.routeGroups.get(id))?.name ?? id
}

/** Rows by name, as the lists of Webex are sorted. */
export function byName<T extends { readonly name: string }>(rows: Iterable<T>): readonly T[] {
  return [...rows].sort((left, right) => compareText(left.name, right.name))
}

/** @throws Refusal 409 when another row has the name (`webex-api` 3: numeric code not published) */
export function checkNewName(
  rows: Iterable<{ readonly id: string; readonly name: string }>,
  what: string,
  name: string,
  self?: string,
): void {
  for (const row of rows) {
    if (row.name === name && row.id !== self) throw new Refusal(409, `${what} ${name} already exists`)
  }
}
