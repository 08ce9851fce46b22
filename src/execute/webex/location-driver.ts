import { readLocation } from '../../ingest/webex/objects/location.js'
import type { WebexObjectChange } from '../../plan/change.js'
import type { WebexLocation, WebexRoute } from '../../model/webex/location.js'
import type { Driver, Move } from '../driver.js'
import { objectOf, present, textOf } from '../json-value.js'
import type { JsonObject } from '../ports.js'
import { idOf, type WebexDirectory } from './webex-directory.js'
import { cannot, rest } from './rest-move.js'

type LocationChange = Extract<WebexObjectChange, { kind: 'location' }>

const STEPS = ['pstn', 'unknownExtensionRoute'] as const

/**
 * A location in its two stages, then its calling settings, internal dialing and PSTN connection, one
 * request each (`webex-api` 5.2, 5.4, 5.6). Removing one is left to people: the platform refuses it for
 * hours after calling was disabled (`webex-api` 10).
 */
export function locationDriver({ key, after }: LocationChange, webex: WebexDirectory): Driver<WebexLocation> {
  let id = ''
  return {
    rules: {
      whenTold: ['preferredLanguage', 'announcementLanguage'],
      stages: () => [{ callingEnabled: false, enforceOutsideDialDigit: false }],
    },
    async read() {
      const location = await webex.location(key)
      if (location === undefined) return undefined
      id = idOf(location, `location «${key}»`)
      return readOf(location, id, webex)
    },
    async next(current) {
      if (after === undefined) return cannot('a location is left in place: disable calling and delete it by hand')
      if (current === undefined) return rest('createLocation', 'POST', '/locations', body(after))
      if (differ(current, after, ['timeZone', 'address'])) {
        const { name, timeZone, preferredLanguage, address } = body(after)
        return rest('updateLocation', 'PUT', `/locations/${encodeURIComponent(id)}`, {
          ...present({ name, timeZone, preferredLanguage, address }),
        })
      }
      if (current.callingEnabled !== after.callingEnabled) {
        if (!after.callingEnabled) return cannot('disabling calling for a location is left to people')
        return rest('enableLocationForCalling', 'POST', '/telephony/config/locations', { id, ...body(after) })
      }
      const calling = callingSettings(current, after)
      const path = `/telephony/config/locations/${encodeURIComponent(id)}`
      if (calling !== undefined) return rest('updateCallingLocation', 'PUT', path, calling)
      return routes(current, after, id, webex)
    },
  }
}

async function readOf(location: JsonObject, id: string, webex: WebexDirectory): Promise<WebexLocation> {
  const { reader } = webex
  const path = encodeURIComponent(id)
  const calling = await reader.rest('getCallingLocation', `/telephony/config/locations/${path}`)
  if (calling === undefined) return readLocation({ location }, webex.resolve)
  const internalDialing = await reader.rest('getInternalDialing', `/telephony/config/locations/${path}/internalDialing`)
  const pstn = await reader.rest('getPstnConnection', `/telephony/pstn/locations/${path}/connection`)
  const ids = [
    textOf(objectOf(internalDialing?.['unknownExtensionRouteIdentity'])['id']),
    textOf(pstn?.['routeId']),
    textOf(objectOf(calling['connection'])['id']),
  ]
  if (pstn?.['pstnConnectionType'] === 'LOCAL_GATEWAY' || ids[0] !== undefined) {
    await webex.knowRoutes(ids.filter((route) => route !== undefined))
  }
  return readLocation(
    {
      location,
      calling,
      ...(internalDialing === undefined ? {} : { internalDialing }),
      ...(pstn === undefined ? {} : { pstn }),
    },
    webex.resolve,
  )
}

async function routes(current: WebexLocation, after: WebexLocation, id: string, webex: WebexDirectory): Promise<Move> {
  const field = STEPS.find((name) => differ(current, after, [name]))
  if (field === undefined) return cannot('no request changes the fields that differ')
  const route = after[field]
  if (field === 'pstn') {
    if (route === undefined) return cannot('the PSTN connection of a location can be changed and not taken away')
    const { type, id: routeId } = await webex.routeId(route)
    return rest('setPstnConnection', 'PUT', `/telephony/pstn/locations/${encodeURIComponent(id)}/connection`, {
      premiseRouteType: type,
      premiseRouteId: routeId,
    })
  }
  const path = `/telephony/config/locations/${encodeURIComponent(id)}/internalDialing`
  return rest('updateInternalDialing', 'PUT', path, await unknownExtensions(route, webex))
}

async function unknownExtensions(route: WebexRoute | undefined, webex: WebexDirectory): Promise<JsonObject> {
  if (route === undefined) return { enableUnknownExtensionRoutePolicy: false }
  return {
    enableUnknownExtensionRoutePolicy: true,
    unknownExtensionRouteIdentity: { ...(await webex.routeId(route)) },
  }
}

/** The body of both stages of creation (`webex-api` 5.2). */
function body(location: WebexLocation): JsonObject {
  const { line1, line2, city, state, postalCode, country } = location.address
  return {
    name: location.name,
    timeZone: location.timeZone,
    preferredLanguage: location.preferredLanguage,
    announcementLanguage: location.announcementLanguage ?? location.preferredLanguage.toLowerCase(),
    // The contract asks for a state, also where there is none.
    address: present({ address1: line1, address2: line2, city, state: state ?? '', postalCode, country }),
  }
}

/** Only what differs; `null` clears (`webex-api` 2). */
function callingSettings(current: WebexLocation, after: WebexLocation): JsonObject | undefined {
  const changed = present({
    announcementLanguage:
      current.announcementLanguage === undefined || current.announcementLanguage === after.announcementLanguage
        ? undefined
        : after.announcementLanguage,
    callingLineId:
      current.mainNumber === after.mainNumber || after.mainNumber === undefined
        ? undefined
        : { name: after.name, phoneNumber: after.mainNumber },
    outsideDialDigit:
      current.outsideDialDigit === after.outsideDialDigit ? undefined : (after.outsideDialDigit ?? null),
    enforceOutsideDialDigit:
      current.enforceOutsideDialDigit === after.enforceOutsideDialDigit ? undefined : after.enforceOutsideDialDigit,
    routingPrefix: current.routingPrefix === after.routingPrefix ? undefined : (after.routingPrefix ?? null),
  })
  return Object.keys(changed).length === 0 ? undefined : changed
}

function differ(current: WebexLocation, after: WebexLocation, fields: readonly (keyof WebexLocation)[]): boolean {
  return fields.some(
    (field) => JSON.stringify(sortedMembers(current[field])) !== JSON.stringify(sortedMembers(after[field])),
  )
}

function sortedMembers(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).sort() : (value ?? null)
}
