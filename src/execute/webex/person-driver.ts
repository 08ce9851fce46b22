import { licenseProduct } from '../../ingest/webex/objects/license.js'
import { readPerson } from '../../ingest/webex/objects/person.js'
import { CALLING_PRODUCTS } from '../../model/webex/license.js'
import type { WebexPerson } from '../../model/webex/person.js'
import type { WebexObjectChange } from '../../plan/change.js'
import type { Driver, FieldRules, Move } from '../driver.js'
import { listOf, present, textOf } from '../json-value.js'
import type { JsonObject } from '../ports.js'
import { CannotRead } from '../system-reader.js'
import { cannot, rest } from './rest-move.js'
import { idOf, type WebexDirectory } from './webex-directory.js'

type PersonChange = Extract<WebexObjectChange, { kind: 'person' }>

/** What `PUT /people/{id}` replaces as a whole: everything that is not sent again is lost (`webex-api` 2). */
const WRITABLE = [
  'emails',
  'displayName',
  'firstName',
  'lastName',
  'nickName',
  'avatar',
  'roles',
  'licenses',
  'department',
  'manager',
  'managerId',
  'title',
  'addresses',
  'siteUrls',
  'locationId',
  'loginEnabled',
]

/**
 * A person: made when missing, licenses added before others are removed with a reading in between, so
 * that nobody is ever without a calling license (`corrections` 6), then extension and number, then who
 * places the calls of the app (`webex-api` 5.1, 5.16).
 */
export function personDriver(change: PersonChange, webex: WebexDirectory): Driver<WebexPerson> {
  const { key, before, after } = change
  const asksBehavior = before?.callingBehavior !== undefined || after?.callingBehavior !== undefined
  let raw: JsonObject = {}
  return {
    rules: rulesOf(change),
    async read() {
      const person = await webex.person(key)
      if (person === undefined) return undefined
      raw = person
      await webex.knowLicenses(listOf(person['licenses']).flatMap((id) => textOf(id) ?? []))
      await webex.knowLocations([textOf(person['locationId'])].filter((id) => id !== undefined))
      const behavior = asksBehavior ? await readBehavior(idOf(person, key), webex) : undefined
      return readPerson(person, webex.resolve, behavior)
    },
    async next(current) {
      if (after === undefined) return cannot('a person is left in place: delete the account by hand')
      if (current === undefined) return creation(after)
      return (
        (await licensing(current, after, webex)) ??
        details(current, after, raw) ??
        behavior(current, after, idOf(raw, key)) ??
        cannot('no request changes the fields that differ')
      )
    },
  }
}

function rulesOf({ after }: PersonChange): FieldRules<WebexPerson> {
  // Whether the location outlives the last calling license is not documented.
  const isLeaving = after !== undefined && !after.licenses.some(isCalling)
  return {
    ignored: ['status'],
    ...(isLeaving ? { kept: ['location'] as const } : {}),
    sets: ['licenses'],
    // The platform makes one up when none was given.
    whenTold: ['displayName', 'firstName', 'lastName'],
  }
}

/** Without licenses: a refused one would leave it open whether the person exists (`webex-api` 3). */
function creation({ mail, displayName, firstName, lastName }: WebexPerson): Move {
  return rest('createPerson', 'POST', '/people', {
    emails: [mail],
    ...present({ displayName: displayName ?? mail, firstName, lastName }),
  })
}

async function licensing(current: WebexPerson, after: WebexPerson, webex: WebexDirectory): Promise<Move | undefined> {
  const added = after.licenses.filter((key) => !current.licenses.includes(key))
  const removed = current.licenses.filter((key) => !after.licenses.includes(key))
  const keys = added.length > 0 ? added : removed
  if (keys.length === 0) return undefined
  const licenses: JsonObject[] = []
  for (const key of keys) {
    const id = await webex.licenseId(key)
    if (added.length === 0) licenses.push({ id, operation: 'remove' })
    else if (!isCalling(key)) licenses.push({ id, operation: 'add' })
    else licenses.push({ id, operation: 'add', properties: await properties(after, webex) })
  }
  return rest('assignLicenses', 'PATCH', '/licenses/users', { email: after.mail, licenses })
}

/** Every calling license needs its own (400411), with the location (`webex-api` 5.1). */
async function properties(person: WebexPerson, webex: WebexDirectory): Promise<JsonObject> {
  if (person.location === undefined) throw new CannotRead(`${person.mail} shall have a license and has no location`)
  return present({
    locationId: await webex.locationId(person.location),
    phoneNumber: person.phoneNumber,
    extension: person.extension,
  })
}

function details(current: WebexPerson, after: WebexPerson, raw: JsonObject): Move | undefined {
  const fields = ['displayName', 'firstName', 'lastName', 'extension', 'phoneNumber'] as const
  if (fields.every((field) => current[field] === after[field])) {
    const moved = current.location !== after.location && after.licenses.some(isCalling)
    return moved ? cannot('the location of a person is set once, with the first calling license') : undefined
  }
  const kept = Object.fromEntries(WRITABLE.flatMap((name) => (raw[name] == null ? [] : [[name, raw[name]]])))
  return rest(
    'updatePerson',
    'PUT',
    `/people/${encodeURIComponent(idOf(raw, after.mail))}`,
    present({
      ...kept,
      displayName: after.displayName ?? current.displayName ?? after.mail,
      firstName: after.firstName ?? current.firstName,
      lastName: after.lastName ?? current.lastName,
      extension: after.extension,
      phoneNumbers: after.phoneNumber === undefined ? undefined : [{ type: 'work', value: after.phoneNumber }],
    }),
    { callingData: 'true' },
  )
}

function behavior(current: WebexPerson, after: WebexPerson, id: string): Move | undefined {
  if (current.callingBehavior === after.callingBehavior) return undefined
  const path = `/people/${encodeURIComponent(id)}/features/callingBehavior`
  // The text `null` means the default of the organization.
  return rest('updatePersonCallingBehavior', 'PUT', path, { behaviorType: after.callingBehavior ?? 'null' })
}

/** Refused for people without a calling license (4008): then there is none. */
async function readBehavior(id: string, webex: WebexDirectory): Promise<JsonObject | undefined> {
  const path = `/people/${encodeURIComponent(id)}/features/callingBehavior`
  const { status, body } = await webex.reader.restStatus('getPersonCallingBehavior', path)
  if (status >= 500 || status === 429) throw new CannotRead(`getPersonCallingBehavior: ${status}`)
  if (status >= 300 || typeof body !== 'object' || body === null || Array.isArray(body)) return undefined
  return body as JsonObject
}

function isCalling(license: string): boolean {
  const product = licenseProduct(license.replace(/@[^@]*$/, ''), undefined)
  return product !== undefined && CALLING_PRODUCTS.has(product)
}
