import { readNumber } from '../../ingest/webex/objects/number.js'
import type { WebexNumber } from '../../model/webex/location.js'
import type { WebexObjectChange } from '../../plan/change.js'
import type { Driver } from '../driver.js'
import type { JsonObject } from '../ports.js'
import { cannot, rest } from './rest-move.js'
import type { WebexDirectory } from './webex-directory.js'

/**
 * A number of the organization: added out of service, then activated; on the way back deactivated (it
 * must be unassigned), then removed (`webex-api` 5.3).
 */
export function numberDriver(
  { key, after }: Extract<WebexObjectChange, { kind: 'number' }>,
  webex: WebexDirectory,
): Driver<WebexNumber> {
  const path = async (location: string): Promise<string> =>
    `/telephony/config/locations/${encodeURIComponent(await webex.locationId(location))}/numbers`
  return {
    rules: { stages: () => [{ state: 'INACTIVE' }] },
    async read() {
      const items = await webex.list('listNumbers', '/telephony/config/numbers', 'phoneNumbers', { phoneNumber: key })
      return items.map((item) => readNumber(item, webex.resolve)).find((number) => number?.number === key)
    },
    async next(current) {
      const phoneNumbers = [key]
      if (current === undefined) {
        if (after === undefined) return cannot('there is nothing to remove')
        const body: JsonObject = { phoneNumbers, numberType: 'DID', state: 'INACTIVE' }
        return rest('addNumbers', 'POST', await path(after.location), body)
      }
      if (after === undefined) {
        return current.state === 'ACTIVE'
          ? rest('activateNumbers', 'PUT', await path(current.location), { phoneNumbers, action: 'DEACTIVATE' })
          : rest('removeNumbers', 'DELETE', await path(current.location), { phoneNumbers })
      }
      if (current.location !== after.location) {
        return cannot('a number cannot change its location: remove it and add it again')
      }
      const action = after.state === 'ACTIVE' ? 'ACTIVATE' : 'DEACTIVATE'
      return rest('activateNumbers', 'PUT', await path(after.location), { phoneNumbers, action })
    },
  }
}
