import type { WebexAddress, WebexLocation, WebexRoute } from '../../../model/webex/location.js'
import { present } from '../../present.js'
import { JsonMembers, type JsonRecord, type ResolveId } from '../json-members.js'
import { optionalNumber } from './phone-number.js'
import { readRoute } from './route.js'

/** The answers that together describe a location (`webex-api` 5.2, 5.4, 5.6). */
export interface LocationAnswers {
  /** `GET /locations/{id}`, or an item of `GET /locations`. */
  readonly location: JsonRecord
  /** `GET /telephony/config/locations/{id}` or an item of the list; absent = calling is not enabled. */
  readonly calling?: JsonRecord
  /** `GET /telephony/config/locations/{id}/internalDialing`. */
  readonly internalDialing?: JsonRecord
  /** `GET /telephony/pstn/locations/{id}/connection`. */
  readonly pstn?: JsonRecord
}

/**
 * A location from its answers. Parts of the address, time zone and language that an answer leaves out
 * are empty text.
 *
 * @throws UnreadableAnswer
 */
export function readLocation(answers: LocationAnswers, resolve: ResolveId): WebexLocation {
  const location = new JsonMembers(answers.location)
  const calling = answers.calling === undefined ? undefined : new JsonMembers(answers.calling)
  const callerId = calling?.optionalObject('callingLineId')
  return present<WebexLocation>({
    name: location.text('name'),
    address: readAddress(location.optionalObject('address')),
    timeZone: location.optionalText('timeZone') ?? '',
    preferredLanguage: location.optionalText('preferredLanguage')?.toLowerCase() ?? '',
    callingEnabled: calling !== undefined,
    announcementLanguage: calling?.optionalText('announcementLanguage')?.toLowerCase(),
    routingPrefix: calling?.optionalText('routingPrefix'),
    outsideDialDigit: calling?.optionalText('outsideDialDigit'),
    enforceOutsideDialDigit: calling?.optionalFlag('enforceOutsideDialDigit') ?? false,
    mainNumber: callerId === undefined ? undefined : optionalNumber(callerId, 'phoneNumber'),
    pstn: pstnRoute(answers.pstn, calling, resolve),
    unknownExtensionRoute: unknownExtensionRoute(answers.internalDialing, resolve),
  })
}

function readAddress(address: JsonMembers | undefined): WebexAddress {
  return present<WebexAddress>({
    line1: address?.optionalText('address1') ?? '',
    line2: address?.optionalText('address2'),
    city: address?.optionalText('city') ?? '',
    state: address?.optionalText('state'),
    postalCode: address?.optionalText('postalCode') ?? '',
    country: address?.optionalText('country') ?? '',
  })
}

/** The connection of its own, else the older one inside the location; only premises PSTN has a route. */
function pstnRoute(
  pstn: JsonRecord | undefined,
  calling: JsonMembers | undefined,
  resolve: ResolveId,
): WebexRoute | undefined {
  if (pstn !== undefined) {
    const connection = new JsonMembers(pstn)
    const isPremises = connection.optionalText('pstnConnectionType')?.toUpperCase() === 'LOCAL_GATEWAY'
    if (!isPremises || !connection.has('routeType')) return undefined
    return readRoute(connection, { type: 'routeType', id: 'routeId' }, resolve)
  }
  const connection = calling?.optionalObject('connection')
  const type = connection?.optionalText('type')?.toUpperCase()
  if (connection === undefined || (type !== 'TRUNK' && type !== 'ROUTE_GROUP')) return undefined
  return readRoute(connection, { type: 'type', id: 'id' }, resolve)
}

function unknownExtensionRoute(json: JsonRecord | undefined, resolve: ResolveId): WebexRoute | undefined {
  if (json === undefined) return undefined
  const dialing = new JsonMembers(json)
  if (dialing.optionalFlag('enableUnknownExtensionRoutePolicy') !== true) return undefined
  return readRoute(dialing.object('unknownExtensionRouteIdentity'), { type: 'type', id: 'id', name: 'name' }, resolve)
}
