import { finding } from '../../../findings/finding.js'
import type { MappedLocation } from '../../../model/mapping.js'
import { LOCATION_ESSENTIALS } from '../../../model/mapping-fields.js'
import { mappingRows } from '../../../model/mapping-rows.js'
import type { Mapping } from '../../../model/mapping.js'
import type { WebexLocation, WebexRoute } from '../../../model/webex/location.js'
import { webexName } from '../planned-wave.js'
import type { WebexTargetInput } from './webex-target.js'

/** What the mapping must still say before a location that is not in Webex can be made (`webex-api` 5.2). */
export function missingForLocation(mapping: Mapping, location: MappedLocation): readonly string[] {
  const essentials: readonly string[] = LOCATION_ESSENTIALS
  return mappingRows(mapping)
    .filter(({ kind, name, field, missing }) => {
      return kind === 'location' && name === location.name && missing && essentials.includes(field)
    })
    .map(({ field }) => field)
}

/**
 * Makes the location, or enables calling in the one that is there: address, time zone and language from
 * the mapping. What an existing location says about itself is kept.
 */
export function planLocation({ draft, wave }: WebexTargetInput, location: MappedLocation): void {
  const name = webexName(location)
  const current = draft.find('location', name)
  const after = current === undefined ? newLocation(location) : enabled(current)
  draft.put('location', name, after, {
    wave: wave.number,
    phase: 'prepare',
    title:
      current === undefined ? `Create the location ${name} with calling.` : `Enable calling in the location ${name}.`,
    why: 'People, numbers, trunks and queues belong to a location with calling (webex-api 5.2).',
  })
}

/**
 * How the location reaches everybody else: PSTN and extensions that Webex does not know go to the route
 * group; prefix and outside digit come from the mapping (`webex-api` 5.4, 5.6). A choice that somebody
 * made before is kept and told.
 */
export function planLocationRouting(input: WebexTargetInput, location: MappedLocation, routeGroup: string): void {
  const { draft, wave } = input
  const name = webexName(location)
  const current = draft.find('location', name)
  if (current === undefined) return
  const route: WebexRoute = { kind: 'route-group', name: routeGroup }
  if (location.pstn === 'premises') tellOtherRoute(input, location, 'PSTN', current.pstn, route)
  tellOtherRoute(input, location, 'unknown extensions', current.unknownExtensionRoute, route)
  draft.put(
    'location',
    name,
    {
      ...current,
      unknownExtensionRoute: current.unknownExtensionRoute ?? route,
      ...(location.pstn === 'premises' ? { pstn: current.pstn ?? route } : {}),
      ...(location.routingPrefix === undefined ? {} : { routingPrefix: location.routingPrefix }),
      ...(location.outboundDialDigit === undefined ? {} : { outsideDialDigit: location.outboundDialDigit }),
    },
    {
      wave: wave.number,
      phase: 'prepare',
      part: 'routing',
      title: `Send outside calls and unknown extensions of ${name} to route group ${routeGroup}.`,
      why: 'Who moves calls who stays, and the outside, through the gateway; digits unknown in Webex are extensions on Unified CM (webex-api 5.4, corrections 2).',
      uses: [{ kind: 'route-group', key: routeGroup }],
    },
  )
}

/** The main number: the caller ID number of the location, without which nobody calls out (`webex-api` 5.2). */
export function planMainNumber({ draft, wave }: WebexTargetInput, location: MappedLocation, number: string): void {
  const name = webexName(location)
  const current = draft.find('location', name)
  if (current === undefined || current.mainNumber !== undefined) return
  draft.put(
    'location',
    name,
    { ...current, mainNumber: number },
    {
      wave: wave.number,
      phase: 'prepare',
      part: 'main-number',
      title: `Make ${number} the main number of ${name}.`,
      why: 'Without a main number a location cannot place calls (webex-api 5.2).',
      uses: [{ kind: 'number', key: number }],
    },
  )
}

/** Calling asks for a language of announcements besides that of the location (`webex-api` 5.2). */
function enabled(current: WebexLocation): WebexLocation {
  const announcementLanguage = current.announcementLanguage ?? current.preferredLanguage.toLowerCase()
  return current.callingEnabled ? current : { ...current, callingEnabled: true, announcementLanguage }
}

function newLocation(location: MappedLocation): WebexLocation {
  const { address } = location
  const language = (location.language ?? '').toLowerCase()
  return {
    name: webexName(location),
    address: {
      line1: address.line1 ?? '',
      ...(address.line2 === undefined ? {} : { line2: address.line2 }),
      city: address.city ?? '',
      ...(address.state === undefined ? {} : { state: address.state }),
      postalCode: address.postalCode ?? '',
      country: address.country ?? '',
    },
    timeZone: location.timeZone ?? '',
    preferredLanguage: language,
    announcementLanguage: language,
    callingEnabled: true,
    enforceOutsideDialDigit: false,
  }
}

function tellOtherRoute(
  input: WebexTargetInput,
  location: MappedLocation,
  what: string,
  current: WebexRoute | undefined,
  wanted: WebexRoute,
): void {
  if (current === undefined || (current.kind === wanted.kind && current.name === wanted.name)) return
  input.findings.push(
    finding({
      code: 'RTG-003',
      subject: `location:${location.name}`,
      scope: `wave:${input.wave.number}`,
      message: `In Webex ${what} of ${location.name} already go to ${current.kind} ${current.name}, not to ${wanted.name}: left as they are.`,
      evidence: [
        { label: `${what} go to`, value: `${current.kind} ${current.name}` },
        { label: 'planned', value: `${wanted.kind} ${wanted.name}` },
      ],
      location: location.name,
      wave: input.wave.number,
    }),
  )
}
