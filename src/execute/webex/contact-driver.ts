import { readContacts } from '../../ingest/webex/objects/person.js'
import type { WebexContact } from '../../model/webex/person.js'
import type { WebexObjectChange } from '../../plan/change.js'
import type { Driver } from '../driver.js'
import { textOf } from '../json-value.js'
import { CannotRead } from '../system-reader.js'
import { rest } from './rest-move.js'
import type { WebexDirectory } from './webex-directory.js'

const SCHEMA = 'urn:cisco:codev:identity:contact:core:1.0'

/** An entry of the organization's directory, found by its number (`webex-api` 5.16). */
export function contactDriver(
  { key, after }: Extract<WebexObjectChange, { kind: 'contact' }>,
  webex: WebexDirectory,
): Driver<WebexContact> {
  let id = ''
  const contacts = async (): Promise<string> =>
    `/contacts/organizations/${encodeURIComponent(await webex.organizationId())}/contacts`
  const own = async (): Promise<string> => `${await contacts()}/${encodeURIComponent(id)}`
  return {
    rules: {},
    async read() {
      const path = `${await contacts()}/search`
      const items = await webex.list('searchOrgContacts', path, 'result', { keyword: key, source: 'CH' })
      const found = items.flatMap((item) =>
        readContacts(item)
          .filter(({ phoneNumber }) => phoneNumber === key)
          .map((contact) => ({ contact, id: textOf(item['contactId']) })),
      )
      const [first, ...others] = found
      if (others.length > 0) throw new CannotRead(`${found.length} contacts have the number ${key}`)
      if (first === undefined) return undefined
      if (first.id === undefined) throw new CannotRead(`the contact of ${key} has no id`)
      id = first.id
      return first.contact
    },
    async next(current) {
      if (after === undefined) return rest('deleteOrgContact', 'DELETE', await own())
      if (current !== undefined) {
        const changed = { schemas: SCHEMA, source: 'CH', displayName: after.displayName }
        return rest('updateOrgContact', 'PATCH', await own(), changed)
      }
      return rest('createOrgContact', 'POST', await contacts(), {
        schemas: SCHEMA,
        source: 'CH',
        displayName: after.displayName,
        primaryContactMethod: 'PHONE',
        phoneNumbers: [{ value: after.phoneNumber, type: 'work', primary: true }],
      })
    },
  }
}
