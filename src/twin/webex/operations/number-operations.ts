import { compareText } from '../../../findings/finding.js'
import type { JsonObject } from '../../../execute/ports.js'
import { isMainNumber, needCallingLocation, type Owner, owners } from '../addresses.js'
import { type Asked, contains, created, DONE, ok, type Operations, page } from '../operation.js'
import { json, Refusal } from '../refusal.js'
import type { NumberRow } from '../webex-tables.js'

const E164 = /^\+[1-9]\d{6,14}$/

/** Numbers of the organization: owned, in service, used by whom (`webex-api` 5.3). */
export const NUMBER_OPERATIONS: Operations = {
  listNumbers: { method: 'GET', path: '/telephony/config/numbers', run: listNumbers },
  addNumbers: {
    method: 'POST',
    path: '/telephony/config/locations/{locationId}/numbers',
    run: (asked) => {
      const { tables, body } = asked
      const location = needCallingLocation(tables, asked.id('locationId'))
      const state = body.oneOf('state', ['ACTIVE', 'INACTIVE'] as const) ?? 'ACTIVE'
      for (const number of body.needTexts('phoneNumbers')) {
        if (!E164.test(number)) throw new Refusal(400, `Invalid phone number ${number}`, { code: 8362 })
        if (tables.numbers.get(number) !== undefined) {
          throw new Refusal(409, `Phone number ${number} is already in use`, { code: 8363, outerCode: 25223 })
        }
        tables.numbers.put(number, { number, locationId: location.id, state })
      }
      return created()
    },
  },
  activateNumbers: {
    method: 'PUT',
    path: '/telephony/config/locations/{locationId}/numbers',
    run: (asked) => {
      const action = asked.body.oneOf('action', ['ACTIVATE', 'DEACTIVATE'] as const) ?? 'ACTIVATE'
      const rows = numbersOf(asked)
      if (action === 'DEACTIVATE') checkUnused(asked, rows, 500)
      const state = action === 'ACTIVATE' ? 'ACTIVE' : 'INACTIVE'
      for (const row of rows) asked.tables.numbers.put(row.number, { ...row, state })
      return DONE
    },
  },
  removeNumbers: {
    method: 'DELETE',
    path: '/telephony/config/locations/{locationId}/numbers',
    run: (asked) => {
      const rows = numbersOf(asked)
      checkUnused(asked, rows, 5)
      for (const row of rows) asked.tables.numbers.remove(row.number)
      return DONE
    },
  },
}

/** One item of the list: a number with the extension of its owner, or an extension alone. */
interface Listed {
  readonly locationId: string
  readonly row: NumberRow | undefined
  readonly owner: Owner | undefined
}

function listNumbers(asked: Asked) {
  const { tables } = asked
  const held = owners(tables)
  const byNumber = new Map(held.flatMap((owner) => (owner.row.phoneNumber ? [[owner.row.phoneNumber, owner]] : [])))
  const numbers = [...tables.numbers.all()]
    .sort((left, right) => compareText(left.number, right.number))
    .map((row): Listed => ({ locationId: row.locationId, row, owner: byNumber.get(row.number) }))
  const bare = held
    .filter(({ row }) => row.phoneNumber === undefined)
    .map((owner): Listed => ({ locationId: owner.row.locationId ?? '', row: undefined, owner }))
    .sort((left, right) => compareText(bareKey(left), bareKey(right)))
  const listed = [...numbers, ...bare].filter((item) => isAskedFor(asked, item))
  return ok({ phoneNumbers: page(asked, listed).map((item) => listedItem(asked, item)) })
}

function isAskedFor(asked: Asked, { locationId, row, owner }: Listed): boolean {
  const available = asked.query('available')
  const equal = (name: string, value: string | undefined) => [undefined, value].includes(asked.query(name))
  return (
    equal('locationId', locationId) &&
    equal('ownerId', owner?.row.id) &&
    equal('ownerType', owner?.type) &&
    equal('state', row?.state ?? 'ACTIVE') &&
    equal('numberType', row === undefined ? 'EXTENSION' : 'NUMBER') &&
    contains(asked.query('phoneNumber'), row?.number) &&
    contains(asked.query('extension'), owner?.row.extension) &&
    (available === undefined || (available === 'true') === (owner === undefined))
  )
}

function listedItem({ tables }: Asked, { locationId, row, owner }: Listed): JsonObject {
  const location = tables.locations.get(locationId)
  const routingPrefix = location?.calling?.routingPrefix
  const extension = owner?.row.extension
  return json({
    phoneNumber: row?.number,
    extension,
    routingPrefix: extension === undefined ? undefined : routingPrefix,
    esn: extension === undefined ? undefined : `${routingPrefix ?? ''}${extension}`,
    state: row?.state ?? 'ACTIVE',
    phoneNumberType: row === undefined ? undefined : 'PRIMARY',
    mainNumber: row === undefined ? false : isMainNumber(tables, row),
    includedTelephonyTypes: row === undefined ? undefined : 'PSTN_NUMBER',
    tollFreeNumber: false,
    isServiceNumber: false,
    location: { id: locationId, name: location?.name ?? locationId },
    owner: owner === undefined ? undefined : ownerItem(owner),
  })
}

function ownerItem(owner: Owner): JsonObject {
  if (owner.type === 'CALL_QUEUE') return { id: owner.row.id, type: owner.type, displayName: owner.row.name }
  const { id, firstName, lastName, displayName } = owner.row
  return json({ id, type: owner.type, firstName, lastName, displayName })
}

function bareKey({ locationId, owner }: Listed): string {
  return `${locationId} ${owner?.row.extension ?? ''}`
}

function numbersOf(asked: Asked): readonly NumberRow[] {
  const location = needCallingLocation(asked.tables, asked.id('locationId'))
  return asked.body.needTexts('phoneNumbers').map((number) => {
    const row = asked.tables.numbers.get(number)
    if (row === undefined || row.locationId !== location.id) {
      throw new Refusal(400, `Phone number ${number} is not in location ${location.name}`, { code: 25089 })
    }
    return row
  })
}

/** Only numbers that nobody uses and that are not a location's main number leave service (`webex-api` 5.3). */
function checkUnused({ tables }: Asked, rows: readonly NumberRow[], limit: number): void {
  if (rows.length > limit) throw new Refusal(400, `More than ${limit} phone numbers in one request`)
  const used = new Set(owners(tables).map((owner) => owner.row.phoneNumber))
  for (const row of rows) {
    if (used.has(row.number)) throw new Refusal(409, `Phone number ${row.number} is assigned`)
    if (isMainNumber(tables, row)) throw new Refusal(409, `Phone number ${row.number} is the main number of a location`)
  }
}
