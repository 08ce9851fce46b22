import type { WebexNumber } from '../../../model/webex/location.js'
import { JsonMembers, type JsonRecord, type ResolveId } from '../json-members.js'
import { optionalNumber } from './phone-number.js'
import { referredName } from './route.js'

/**
 * One item of `GET /telephony/config/numbers`; undefined for an extension without a number, which
 * stands at its owner.
 *
 * @throws UnreadableAnswer
 */
export function readNumber(json: JsonRecord, resolve: ResolveId): WebexNumber | undefined {
  const members = new JsonMembers(json)
  const number = optionalNumber(members, 'phoneNumber')
  if (number === undefined) return undefined
  return {
    number,
    location: referredName(members, 'location', resolve),
    state: members.choice('state', ['ACTIVE', 'INACTIVE']),
  }
}
