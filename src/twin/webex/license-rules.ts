import { CALLING_PRODUCTS, type WebexProduct } from '../../model/webex/license.js'
import { checkExtension, checkNumber, needCallingLocation } from './addresses.js'
import { Refusal } from './refusal.js'
import type { RequestBody } from './request-body.js'
import type { LicenseRow, PersonRow, WebexTables } from './webex-tables.js'

/** What a calling license is given with (`webex-api` 5.1). */
export interface CallingProperties {
  readonly locationId: string | undefined
  readonly phoneNumber: string | undefined
  readonly extension: string | undefined
}

/** @throws Refusal 400000 */
export function needLicense(tables: WebexTables, id: string): LicenseRow {
  const row = tables.licenses.get(id)
  if (row === undefined) throw new Refusal(400, `License id not recognised: ${id}`, { code: 400000 })
  return row
}

export function isCalling(license: LicenseRow): boolean {
  return license.product !== undefined && CALLING_PRODUCTS.has(license.product)
}

/** Products of the licenses that a person holds. */
export function productsOf(tables: WebexTables, ids: readonly string[]): ReadonlySet<WebexProduct> {
  return new Set(ids.flatMap((id) => tables.licenses.get(id)?.product ?? []))
}

export function hasCalling(tables: WebexTables, ids: readonly string[]): boolean {
  return [...productsOf(tables, ids)].some((product) => CALLING_PRODUCTS.has(product))
}

/** Seats taken, also by holders who are not people. */
export function consumedUnits(tables: WebexTables, license: LicenseRow): number {
  return license.takenElsewhere + holders(tables, license)
}

export function holders(tables: WebexTables, license: LicenseRow): number {
  let count = 0
  for (const person of tables.people.all()) if (person.licenses.includes(license.id)) count += 1
  return count
}

export function propertiesOf(body: RequestBody | undefined): CallingProperties {
  return {
    locationId: body?.text('locationId'),
    phoneNumber: body?.text('phoneNumber'),
    extension: body?.text('extension'),
  }
}

/**
 * The exclusive sets and one-way doors of `webex-api` 5.1 and `customer-assist` 2.2. Professional beside
 * Customer Assist is let pass: the change from one to the other adds first and removes afterwards.
 *
 * @throws Refusal 400 with the code of the first rule that is broken
 */
export function checkLicenseSet(tables: WebexTables, before: readonly string[], after: readonly string[]): void {
  const had = productsOf(tables, before)
  const has = productsOf(tables, after)
  const added = new Set([...has].filter((product) => !had.has(product)))
  const rules: readonly (readonly [boolean, number, string])[] = [
    [added.has('standard') && had.has('customer-assist'), 400410, 'Customer Assist cannot become Calling Standard'],
    [has.has('standard') && has.has('professional'), 400404, 'Calling Professional and Standard together'],
    [added.has('standard') && had.has('professional'), 400112, 'Calling Professional cannot become Standard'],
    [has.has('standard') && has.has('customer-assist'), 400407, 'Calling Standard with Customer Assist'],
    [has.has('standard') && has.has('attendant-console'), 400406, 'Calling Standard with Attendant Console'],
    [
      added.has('attendant-console') && !has.has('professional'),
      400408,
      'Attendant Console needs Calling Professional',
    ],
    [twiceOne(tables, after), 400413, 'Only one license of an exclusive set'],
  ]
  const broken = rules.find(([breaks]) => breaks)
  if (broken !== undefined) throw new Refusal(400, broken[2], { code: broken[1] })
}

/**
 * A person with a first or further calling license in its place: location, number and extension as the
 * properties say, or as they were.
 *
 * @throws Refusal 400411 without number or extension, 400/400 for an unknown location, 409 for a conflict
 */
export function withCalling(tables: WebexTables, person: PersonRow, given: CallingProperties): PersonRow {
  if (given.phoneNumber === undefined && given.extension === undefined) {
    throw new Refusal(400, 'A calling license needs a phone number or an extension', { code: 400411 })
  }
  const locationId = given.locationId ?? tables.numbers.get(given.phoneNumber ?? '')?.locationId
  if (locationId === undefined) throw new Refusal(400, 'A calling license needs a location', { code: 400411 })
  if (tables.locations.get(locationId) === undefined) throw new Refusal(400, 'Location not found', { code: 400 })
  const { name } = needCallingLocation(tables, locationId)
  if (hasCalling(tables, person.licenses) && person.locationId !== locationId) {
    throw new Refusal(400, `The location of ${person.mail} cannot be changed to ${name}: it is set once`)
  }
  const phoneNumber = given.phoneNumber ?? person.phoneNumber
  const extension = given.extension ?? person.extension
  if (phoneNumber !== undefined) checkNumber(tables, phoneNumber, locationId, person.id)
  if (extension !== undefined) checkExtension(tables, extension, locationId, person.id)
  return { ...person, locationId, phoneNumber, extension }
}

/**
 * A person without the calling data that nobody without a calling license has: the last one frees number
 * and extension (`webex-api` 5.1), and with them the location.
 *
 * @throws Refusal 400 while the person still works in a queue or as a supervisor with that license
 */
export function settled(tables: WebexTables, person: PersonRow): PersonRow {
  const products = productsOf(tables, person.licenses)
  const calling = hasCalling(tables, person.licenses)
  for (const queue of tables.queues.all()) {
    const allowed = queue.customerAssist ? products.has('customer-assist') : calling
    if (!allowed && queue.agents.some((agent) => agent.id === person.id)) {
      throw new Refusal(400, `${person.mail} is an agent of queue ${queue.name}, which needs the license`)
    }
  }
  for (const supervisor of tables.supervisors.all()) {
    const part = supervisor.personId === person.id || supervisor.agents.includes(person.id)
    if (part && supervisor.customerAssist && !products.has('customer-assist')) {
      throw new Refusal(400, `${person.mail} is a supervisor or supervised, which needs the Customer Assist license`)
    }
  }
  return calling ? person : { ...person, locationId: undefined, phoneNumber: undefined, extension: undefined }
}

/** Two subscriptions of one calling product for one person. */
function twiceOne(tables: WebexTables, ids: readonly string[]): boolean {
  const products = ids
    .flatMap((id) => tables.licenses.get(id)?.product ?? [])
    .filter((item) => CALLING_PRODUCTS.has(item))
  return new Set(products).size < products.length
}
