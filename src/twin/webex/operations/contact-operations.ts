import { compareText } from '../../../findings/finding.js'
import type { JsonObject } from '../../../execute/ports.js'
import { mintUuid } from '../minted-ids.js'
import { type Asked, contains, created, DONE, ok, type Operations } from '../operation.js'
import { missing, notFound } from '../refusal.js'
import type { RequestBody } from '../request-body.js'
import type { ContactRow } from '../webex-tables.js'

const SCHEMA = 'urn:cisco:codev:identity:contact:core:1.0'

/**
 * The directory of the organization for people who are not in Webex (`webex-api` 5.16). Nothing keeps a
 * number from standing there twice: a caller who repeats a lost request makes a second entry.
 */
export const CONTACT_OPERATIONS: Operations = {
  createOrgContact: {
    method: 'POST',
    path: '/contacts/organizations/{orgId}/contacts',
    run: (asked) => {
      const { tables, body } = asked
      checkFrame(body)
      const phoneNumber = numberOf(body)
      if (phoneNumber === undefined) throw missing('phoneNumbers')
      const displayName = body.needText('displayName')
      const row = { id: mintUuid(tables, 'contact', phoneNumber), phoneNumber, displayName }
      tables.contacts.put(row.id, row)
      return created(contactItem(asked, row))
    },
  },
  searchOrgContacts: {
    method: 'GET',
    path: '/contacts/organizations/{orgId}/contacts/search',
    run: (asked) => {
      const keyword = asked.query('keyword')
      const rows = [...asked.tables.contacts.all()]
        .filter((row) => contains(keyword, row.displayName) || contains(keyword, row.phoneNumber))
        .sort((left, right) => compareText(left.phoneNumber + left.id, right.phoneNumber + right.id))
      const limit = Number(asked.query('limit') ?? rows.length)
      const result = rows.slice(0, limit).map((row) => contactItem(asked, row))
      return ok({ result, start: 0, limit, total: rows.length })
    },
  },
  getOrgContact: {
    method: 'GET',
    path: '/contacts/organizations/{orgId}/contacts/{contactId}',
    run: (asked) => ok(contactItem(asked, needContact(asked))),
  },
  updateOrgContact: {
    method: 'PATCH',
    path: '/contacts/organizations/{orgId}/contacts/{contactId}',
    run: (asked) => {
      const { tables, body } = asked
      const row = needContact(asked)
      checkFrame(body)
      const displayName = body.text('displayName') ?? row.displayName
      const next = { ...row, displayName, phoneNumber: numberOf(body) ?? row.phoneNumber }
      tables.contacts.put(row.id, next)
      return ok(contactItem(asked, next))
    },
  },
  deleteOrgContact: {
    method: 'DELETE',
    path: '/contacts/organizations/{orgId}/contacts/{contactId}',
    run: (asked) => {
      asked.tables.contacts.remove(needContact(asked).id)
      return DONE
    },
  },
}

function checkFrame(body: RequestBody): void {
  body.needText('schemas')
  body.needOneOf('source', ['CH', 'Webex4Broadworks'] as const)
}

function numberOf(body: RequestBody): string | undefined {
  const numbers = body.objects('phoneNumbers') ?? []
  return numbers.find((item) => item.text('operation') !== 'delete')?.text('value')
}

function needContact(asked: Asked): ContactRow {
  const id = asked.id('contactId')
  const row = asked.tables.contacts.get(id)
  if (row === undefined) throw notFound('Contact', id)
  return row
}

function contactItem({ organizationId }: Asked, row: ContactRow): JsonObject {
  return {
    schemas: SCHEMA,
    meta: { created: '2026-01-01T00:00:00.000Z', lastModified: '2026-01-01T00:00:00.000Z' },
    contactId: row.id,
    displayName: row.displayName,
    primaryContactMethod: 'PHONE',
    phoneNumbers: [{ type: 'work', value: row.phoneNumber, primary: true }],
    source: 'CH',
    isMigration: false,
    orgId: organizationId,
  }
}
