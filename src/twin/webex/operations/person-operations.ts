import { compareText } from '../../../findings/finding.js'
import type { JsonObject, RestAnswer } from '../../../execute/ports.js'
import {
  type CallingProperties,
  checkLicenseSet,
  consumedUnits,
  hasCalling,
  isCalling,
  needLicense,
  settled,
  withCalling,
} from '../license-rules.js'
import { mintId } from '../minted-ids.js'
import { type Asked, DONE, isTrue, ok, type Operations } from '../operation.js'
import { json, notFound, Refusal } from '../refusal.js'
import type { RequestBody } from '../request-body.js'
import type { PersonRow, WebexTables } from '../webex-tables.js'

const BEHAVIORS = [
  'NATIVE_WEBEX_TEAMS_CALLING',
  'CALL_WITH_APP_REGISTERED_FOR_CISCOTEL',
  'CALL_WITH_APP_REGISTERED_FOR_TEL',
  'CALL_WITH_APP_REGISTERED_FOR_WEBEXCALLTEL',
  'NATIVE_SIP_CALL_TO_UCM',
  'null',
] as const

/** People, their calling data and who places their calls (`webex-api` 5.1, 5.16). */
export const PERSON_OPERATIONS: Operations = {
  listPeople: {
    method: 'GET',
    path: '/people',
    run: (asked) => {
      const ids = asked.query('id')?.split(',')
      const mail = asked.query('email')?.toLowerCase()
      const name = asked.query('displayName')?.toLowerCase()
      const locationId = asked.query('locationId')
      const rows = [...asked.tables.people.all()]
        .filter((row) => mail === undefined || row.mail === mail)
        .filter((row) => ids === undefined || ids.includes(row.id))
        .filter((row) => name === undefined || (row.displayName ?? '').toLowerCase().startsWith(name))
        .filter((row) => locationId === undefined || row.locationId === locationId)
        .sort((left, right) => compareText(left.mail, right.mail))
      return ok({ items: rows.map((row) => personItem(asked, row)) })
    },
  },
  getPerson: {
    method: 'GET',
    path: '/people/{personId}',
    run: (asked) => ok(personItem(asked, needPerson(asked))),
  },
  createPerson: { method: 'POST', path: '/people', run: createPerson },
  updatePerson: { method: 'PUT', path: '/people/{personId}', run: updatePerson },
  deletePerson: {
    method: 'DELETE',
    path: '/people/{personId}',
    run: (asked) => {
      const row = needPerson(asked)
      settled(asked.tables, { ...row, licenses: [] })
      asked.tables.people.remove(row.id)
      return DONE
    },
  },
  getPersonCallingBehavior: {
    method: 'GET',
    path: '/people/{personId}/features/callingBehavior',
    run: (asked) => {
      const { callingBehavior } = needPerson(asked)
      return ok({
        behaviorType: callingBehavior ?? 'null',
        effectiveBehaviorType: callingBehavior ?? 'NATIVE_WEBEX_TEAMS_CALLING',
        profileId: '',
      })
    },
  },
  updatePersonCallingBehavior: {
    method: 'PUT',
    path: '/people/{personId}/features/callingBehavior',
    run: (asked) => {
      const row = needPerson(asked)
      const wanted = asked.body.oneOf('behaviorType', BEHAVIORS)
      const callingBehavior = wanted === 'null' ? undefined : wanted
      asked.tables.people.put(row.id, { ...row, callingBehavior })
      return DONE
    },
  },
}

/**
 * A person with calling fields needs a calling license and `callingData=true`. Otherwise the answer is
 * 400 "Calling flag not set", and **the person exists all the same** (`webex-api` 3).
 */
function createPerson(asked: Asked): RestAnswer {
  const { tables, body } = asked
  const mails = body.needTexts('emails')
  const mail = (mails[0] ?? '').toLowerCase()
  if (mails.length !== 1 || !mail.includes('@')) throw new Refusal(400, 'Exactly one mail address is needed')
  if (ofMail(tables, mail) !== undefined) throw new Refusal(409, `User ${mail} already exists`)
  const displayName = body.text('displayName') ?? joined(body.text('firstName'), body.text('lastName'))
  if (displayName === undefined) throw new Refusal(400, 'A person needs a display name, or first and last name')
  const bare: PersonRow = {
    id: mintId(tables, 'PEOPLE', mail),
    mail,
    displayName,
    firstName: body.text('firstName'),
    lastName: body.text('lastName'),
    status: 'pending',
    locationId: undefined,
    extension: undefined,
    phoneNumber: undefined,
    licenses: [],
    callingBehavior: undefined,
  }
  const licenses = licensesOf(body)
  const given = callingOf(body)
  const calling = licenses.some((id) => isCalling(needLicense(tables, id)))
  const hasFields = Object.values(given).some((value) => value !== undefined)
  if ((hasFields || calling) && !(calling && isTrue(asked, 'callingData'))) {
    tables.people.put(bare.id, bare)
    return new Refusal(400, 'Calling flag not set').answer({
      operation: 'createPerson',
      method: 'POST',
      path: '/people',
    })
  }
  const row = withLicenses(tables, bare, licenses, given)
  tables.people.put(row.id, row)
  return ok(personItem(asked, row))
}

/** A full replacement: what the body leaves out is dropped, licenses too (`webex-api` 2). */
function updatePerson(asked: Asked): RestAnswer {
  const { tables, body } = asked
  const before = needPerson(asked)
  const mail = (body.needTexts('emails')[0] ?? '').toLowerCase()
  const other = ofMail(tables, mail)
  if (other !== undefined && other.id !== before.id) throw new Refusal(409, `User ${mail} already exists`)
  const given = isTrue(asked, 'callingData') ? callingOf(body) : kept(before)
  const named: PersonRow = {
    ...before,
    mail,
    displayName: body.needText('displayName'),
    firstName: body.text('firstName'),
    lastName: body.text('lastName'),
    phoneNumber: given.phoneNumber,
    extension: given.extension,
  }
  const row = settled(tables, withLicenses(tables, named, licensesOf(body), given))
  tables.people.put(row.id, row)
  return ok(personItem(asked, row))
}

function withLicenses(
  tables: WebexTables,
  person: PersonRow,
  licenses: readonly string[],
  given: CallingProperties,
): PersonRow {
  checkLicenseSet(tables, person.licenses, licenses)
  for (const license of licenses.map((id) => needLicense(tables, id))) {
    if (!person.licenses.includes(license.id) && consumedUnits(tables, license) >= license.totalUnits) {
      throw new Refusal(400, `No license units available: ${license.name}`)
    }
  }
  if (!hasCalling(tables, licenses)) return { ...person, licenses }
  return { ...withCalling(tables, person, given), licenses }
}

function needPerson(asked: Asked): PersonRow {
  const id = asked.id('personId')
  const row = asked.tables.people.get(id)
  if (row === undefined) throw notFound('Person', id)
  return row
}

function ofMail(tables: WebexTables, mail: string): PersonRow | undefined {
  for (const row of tables.people.all()) if (row.mail === mail) return row
  return undefined
}

function licensesOf(body: RequestBody): readonly string[] {
  return [...new Set(body.texts('licenses') ?? [])]
}

function callingOf(body: RequestBody): CallingProperties {
  const work = body.objects('phoneNumbers')?.find((item) => item.text('type') === 'work')
  return { locationId: body.text('locationId'), phoneNumber: work?.text('value'), extension: body.text('extension') }
}

function kept({ locationId, phoneNumber, extension }: PersonRow): CallingProperties {
  return { locationId, phoneNumber, extension }
}

function joined(first: string | undefined, last: string | undefined): string | undefined {
  return first === undefined && last === undefined ? undefined : [first, last].filter(Boolean).join(' ')
}

/** Without `callingData=true` location, number and extension are left out (`webex-api` 5.1). */
function personItem(asked: Asked, row: PersonRow): JsonObject {
  const calling = isTrue(asked, 'callingData')
  const location = row.locationId === undefined ? undefined : asked.tables.locations.get(row.locationId)
  const prefix = location?.calling?.routingPrefix ?? ''
  const numbers: JsonObject[] = []
  if (calling && row.phoneNumber !== undefined) numbers.push({ type: 'work', value: row.phoneNumber, primary: true })
  if (calling && row.extension !== undefined) {
    numbers.push({ type: 'work_extension', value: `${prefix}${row.extension}`, primary: false })
  }
  return json({
    id: row.id,
    emails: [row.mail],
    phoneNumbers: numbers.length === 0 ? undefined : numbers,
    extension: calling ? row.extension : undefined,
    locationId: calling ? row.locationId : undefined,
    displayName: row.displayName,
    firstName: row.firstName,
    lastName: row.lastName,
    orgId: asked.organizationId,
    licenses: [...row.licenses],
    status: row.status,
    type: 'person',
  })
}
