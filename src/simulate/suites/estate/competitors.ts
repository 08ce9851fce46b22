import { patternKey } from '../../../model/ucm/partition.js'
import type { WrittenCompetitor, WrittenEstate } from '../format/estate-schema.js'
import type { PatternAt } from '../format/suite-values.js'
import type { EstateObjects } from './estate-objects.js'
import { given } from './estate-objects.js'
import { calledSide, callingSide } from './transformations.js'

/** The trunk to which a route without a target leads. */
export const OWN_TRUNK = 'TRUNK'

/** A target that is none. */
const NO_TARGET = '<None>'

type Of<K extends string> = Extract<WrittenCompetitor, Record<K, PatternAt>>

/** Adds one pattern, number or pilot, with what must be there for it to work. */
export function addCompetitor(
  objects: EstateObjects,
  written: WrittenCompetitor,
  line: number,
  devices: WrittenEstate['devices'],
): void {
  if ('dn' in written) addDirectoryNumber(objects, written, line, devices)
  else if ('route' in written) addRoute(objects, written, line)
  else if ('translation' in written) addTranslation(objects, written, line)
  else if ('hunt' in written) addHuntPilot(objects, written, line)
  else if ('learned' in written) addLearned(objects, written, line)
  else addPlain(objects, written, line)
}

function addPlain(
  objects: EstateObjects,
  written: Of<'park'> | Of<'directedPark'> | Of<'pickup'> | Of<'meetMe'>,
  line: number,
): void {
  if ('park' in written) {
    objects.partition(written.park.partition, line)
    objects.add('call-park', keyOf(written.park), line, written.park)
  } else if ('directedPark' in written) {
    objects.partition(written.directedPark.partition, line)
    objects.add('directed-call-park', keyOf(written.directedPark), line, written.directedPark)
  } else if ('meetMe' in written) {
    objects.partition(written.meetMe.partition, line)
    objects.add('meet-me-number', keyOf(written.meetMe), line, written.meetMe)
  } else {
    const { pattern, partition } = written.pickup
    const name = `pickup group ${keyOf(written.pickup)}`
    objects.partition(partition, line)
    objects.add('call-pickup-group', name, line, {
      name,
      number: pattern,
      ...given('partition', partition),
      associatedGroups: [],
    })
  }
}

function addDirectoryNumber(
  objects: EstateObjects,
  written: Of<'dn'>,
  line: number,
  devices: WrittenEstate['devices'],
): void {
  const { pattern: dn, partition } = written.dn
  const number = { dn, ...given('partition', partition) }
  objects.partition(partition, line)
  for (const uri of written.uris) objects.partition(uri.partition, line)
  for (const alternate of written.alternates) objects.partition(alternate.partition, line)
  objects.add('directory-number', keyOf(written.dn), line, {
    ...number,
    active: written.active,
    urgent: written.urgent === true,
    ...given('callingSearchSpace', objects.searchSpace(written.css, line)),
    forwards: [],
    alternates: written.alternates.map(({ kind, mask, partition: standsIn, addedToLocalPartition, urgent }) => ({
      kind,
      mask,
      ...given('partition', standsIn),
      addedToLocalPartition,
      urgent,
      advertisedGlobally: false,
    })),
    uris: written.uris.map(({ pattern, partition: standsIn }, index) => ({
      uri: pattern,
      ...given('partition', standsIn),
      isPrimary: index === 0,
    })),
    origins: ['phone'],
  })
  const isCarried = Object.values(devices).some(({ line: carried }) => keyOf(carried) === keyOf(written.dn))
  if (isCarried || !written.onDevice) return
  const name = `phone of ${keyOf(written.dn)}`
  objects.add('phone', name, line, {
    name,
    deviceClass: 'desk-phone',
    userIds: [],
    applicationUsers: [],
    extensionMobility: false,
    lines: [{ index: 1, ...number }],
    owner: { rule: 'none' },
  })
}

function addRoute(objects: EstateObjects, written: Of<'route'>, line: number): void {
  const target = written.to ?? OWN_TRUNK
  if (target === OWN_TRUNK) objects.add('trunk', OWN_TRUNK, line, { name: OWN_TRUNK, destinations: [] })
  objects.partition(written.route.partition, line)
  objects.add('route-pattern', keyOf(written.route, written.routeFilter), line, {
    ...written.route,
    ...given('routeFilter', written.routeFilter),
    ...blockOf(written.block),
    urgent: written.urgent === true,
    ...given('classification', written.classification),
    allowDeviceOverride: written.allowDeviceOverride === true,
    requiresAuthorizationCode: written.authorizationLevel !== undefined,
    ...given('authorizationLevel', written.authorizationLevel),
    requiresClientMatterCode: written.clientMatterCode === true,
    calling: callingSide(written),
    called: calledSide(written),
    ...given('target', target === NO_TARGET ? undefined : target),
  })
}

function addTranslation(objects: EstateObjects, written: Of<'translation'>, line: number): void {
  objects.partition(written.translation.partition, line)
  objects.add('translation-pattern', keyOf(written.translation), line, {
    ...written.translation,
    ...blockOf(written.block),
    urgent: written.urgent !== false,
    ...given('callingSearchSpace', objects.searchSpace(written.css, line)),
    useOriginatorsCallingSearchSpace: written.originatorsCss === true,
    doNotWaitForInterdigitTimeout: written.doNotWait === true,
    routeNextHopByCallingPartyNumber: written.nextHopByCallingNumber === true,
    calling: callingSide(written),
    called: calledSide(written),
  })
}

function addHuntPilot(objects: EstateObjects, written: Of<'hunt'>, line: number): void {
  const list = `hunt list of ${keyOf(written.hunt)}`
  const group = `line group of ${keyOf(written.hunt)}`
  objects.partition(written.hunt.partition, line)
  objects.add('hunt-list', list, line, { name: list, enabled: true, forVoicemail: false, lineGroups: [group] })
  objects.add('line-group', group, line, {
    name: group,
    logoutOnNoAnswer: false,
    members: written.members.map(({ pattern, partition }, index) => ({
      order: index + 1,
      dn: pattern,
      ...given('partition', partition),
    })),
  })
  objects.add('hunt-pilot', keyOf(written.hunt), line, {
    ...written.hunt,
    ...blockOf(written.block),
    urgent: written.urgent === true,
    huntList: list,
    forwardNoAnswer: { useMemberSettings: false },
    forwardBusy: { useMemberSettings: false },
    queue: { signals: [] },
    calling: callingSide(written),
    called: calledSide(written),
  })
}

function addLearned(objects: EstateObjects, written: Of<'learned'>, line: number): void {
  objects.partition(written.learned.partition, line)
  objects.add('learned-number', keyOf(written.learned), line, {
    ...written.learned,
    routeString: written.routeString,
    ...given('pstnFailover', written.pstnFailover),
  })
}

function blockOf(block: boolean | string | undefined): { readonly block: boolean; readonly releaseCause?: string } {
  return typeof block === 'string' ? { block: true, releaseCause: block } : { block: block === true }
}

function keyOf({ pattern, partition }: PatternAt, routeFilter?: string): string {
  const key = patternKey(pattern, partition)
  return routeFilter === undefined ? key : `${key}|${routeFilter}`
}
