import { compareText } from '../../../findings/finding.js'
import type { JsonObject, RestAnswer } from '../../../execute/ports.js'
import { byName } from '../addresses.js'
import {
  type CallingProperties,
  checkLicenseSet,
  consumedUnits,
  holders,
  isCalling,
  needLicense,
  propertiesOf,
  settled,
  withCalling,
} from '../license-rules.js'
import { type Asked, ok, type Operations } from '../operation.js'
import { json, missing, notFound, Refusal } from '../refusal.js'
import type { LicenseRow, PersonRow, WebexTables } from '../webex-tables.js'

/** Seats and who holds them (`webex-api` 5.1). */
export const LICENSE_OPERATIONS: Operations = {
  listLicenses: {
    method: 'GET',
    path: '/licenses',
    run: ({ tables }) => ok({ items: byName(tables.licenses.all()).map((row) => licenseItem(tables, row)) }),
  },
  getLicense: {
    method: 'GET',
    path: '/licenses/{licenseId}',
    run: (asked) => {
      const { tables } = asked
      const id = asked.id('licenseId')
      const row = tables.licenses.get(id)
      if (row === undefined) throw notFound('License', id)
      if (asked.query('includeAssignedTo') !== 'user') return ok(licenseItem(tables, row))
      const users = [...tables.people.all()]
        .filter((person) => person.licenses.includes(id))
        .sort((left, right) => compareText(left.mail, right.mail))
        .map((person) => json({ id: person.id, type: 'INTERNAL', displayName: person.displayName, email: person.mail }))
      return ok({ ...licenseItem(tables, row), users })
    },
  },
  assignLicenses: { method: 'PATCH', path: '/licenses/users', run: assignLicenses },
}

interface Wanted {
  readonly license: LicenseRow
  readonly add: boolean
  readonly properties: CallingProperties
  readonly hasProperties: boolean
}

/**
 * 200 when all is done, 206 when some licenses had no free seat, 400 when nothing was done. The answer
 * lists what the person holds now.
 */
function assignLicenses(asked: Asked): RestAnswer {
  const { tables, organizationId } = asked
  const person = personOf(asked)
  const wanted = wantedOf(asked)
  const without = wanted.filter(
    ({ license, add }) => add && !person.licenses.includes(license.id) && isFull(tables, license),
  )
  const granted = wanted.filter((item) => !without.includes(item))
  if (granted.length === 0) throw new Refusal(400, `No license units available: ${without.map(nameOf).join(', ')}`)
  const removed = new Set(granted.filter(({ add }) => !add).map(({ license }) => license.id))
  const added = granted.filter(({ add }) => add)
  const licenses = [
    ...new Set([...person.licenses.filter((id) => !removed.has(id)), ...added.map(({ license }) => license.id)]),
  ]
  checkLicenseSet(tables, person.licenses, licenses)
  let next = person
  for (const item of added) next = granting(tables, next, item)
  const row = settled(tables, { ...next, licenses })
  tables.people.put(row.id, row)
  const body = { email: row.mail, personId: row.id, orgId: organizationId, licenses: [...row.licenses] }
  return { status: without.length === 0 ? 200 : 206, body }
}

function granting(tables: WebexTables, person: PersonRow, { license, properties, hasProperties }: Wanted): PersonRow {
  if (!isCalling(license)) return person
  if (!hasProperties) throw new Refusal(400, 'Calling license without properties', { code: 400411 })
  return withCalling(tables, person, properties)
}

function personOf({ tables, body }: Asked): PersonRow {
  const id = body.text('personId')
  const mail = body.text('email')?.toLowerCase()
  if (id === undefined && mail === undefined) throw missing('email or personId')
  for (const row of tables.people.all()) if (row.id === id || (id === undefined && row.mail === mail)) return row
  throw notFound('User', id ?? mail ?? '')
}

function wantedOf({ tables, body }: Asked): readonly Wanted[] {
  const items = body.needObjects('licenses')
  if (items.length === 0) throw missing('licenses')
  return items.map((item) => ({
    license: needLicense(tables, item.needText('id')),
    add: (item.oneOf('operation', ['add', 'remove'] as const) ?? 'add') === 'add',
    properties: propertiesOf(item.object('properties')),
    hasProperties: item.has('properties'),
  }))
}

function isFull(tables: WebexTables, license: LicenseRow): boolean {
  return consumedUnits(tables, license) >= license.totalUnits
}

function nameOf({ license }: Wanted): string {
  return license.name
}

function licenseItem(tables: WebexTables, row: LicenseRow): JsonObject {
  const consumedByUsers = holders(tables, row)
  return json({
    id: row.id,
    name: row.name,
    totalUnits: row.totalUnits,
    consumedUnits: row.takenElsewhere + consumedByUsers,
    consumedByUsers,
    consumedByWorkspaces: Math.max(0, row.takenElsewhere),
    subscriptionId: row.subscription,
  })
}
