import type { LineAppearance } from '../../../model/ucm/line-appearance.js'
import type { DnFacts } from '../devices/dn-sighting.js'
import { linkedKeys } from './key-links.js'
import type { Link, Resolve } from './linker.js'
import { relinked, relinkedList, relinkedNames } from './linker.js'
import { isPseudoOwner } from './owners.js'

/** The names in devices and profiles, each with the column it stands in. */
export const DEVICE_LINKS: {
  readonly phone: Link<'phone'>
  readonly 'device-profile': Link<'device-profile'>
  readonly 'cti-route-point': Link<'cti-route-point'>
  readonly 'remote-destination': Link<'remote-destination'>
} = {
  phone: (phone, resolve) =>
    relinked(phone, {
      devicePool: resolve('device-pool', phone.devicePool, 'DEVICE POOL'),
      callingSearchSpace: resolve('css', phone.callingSearchSpace, 'CSS'),
      aarCallingSearchSpace: resolve('css', phone.aarCallingSearchSpace, 'AAR CSS'),
      reroutingCallingSearchSpace: resolve('css', phone.reroutingCallingSearchSpace, 'REROUTING CALLING SEARCH SPACE'),
      callingTransformationCss: resolve('css', phone.callingTransformationCss, 'CALLING PARTY TRANSFORMATION CSS'),
      location: resolve('location', phone.location, 'LOCATION'),
      ownerUserId: person(phone.ownerUserId, resolve, 'OWNER USER ID'),
      userIds: relinkedNames(phone.userIds, resolve, 'user', () => 'USER ID'),
      applicationUsers: relinkedNames(phone.applicationUsers, resolve, 'application-user', () => 'APPLICATION USER'),
      mobilityUserId: person(phone.mobilityUserId, resolve, 'MOBILITY USER ID'),
      lines: linkLines(phone.lines, resolve),
      ...linkedKeys(phone, resolve),
    }),
  'device-profile': (profile, resolve) =>
    relinked(profile, {
      devicePool: resolve('device-pool', profile.devicePool, 'DEVICE POOL'),
      callingSearchSpace: resolve('css', profile.callingSearchSpace, 'CSS'),
      userIds: relinkedNames(profile.userIds, resolve, 'user', () => 'USER ID'),
      reroutingCallingSearchSpace: resolve(
        'css',
        profile.reroutingCallingSearchSpace,
        'REROUTING CALLING SEARCH SPACE',
      ),
      lines: linkLines(profile.lines, resolve),
      ...linkedKeys(profile, resolve),
    }),
  'cti-route-point': (point, resolve) =>
    relinked(point, {
      devicePool: resolve('device-pool', point.devicePool, 'DEVICE POOL'),
      callingSearchSpace: resolve('css', point.callingSearchSpace, 'CSS'),
      location: resolve('location', point.location, 'LOCATION'),
      applicationUsers: relinkedNames(point.applicationUsers, resolve, 'application-user', () => 'APPLICATION USER'),
      userIds: relinkedNames(point.userIds, resolve, 'user', () => 'END USER'),
      lines: linkLines(point.lines, resolve),
    }),
  'remote-destination': (destination, resolve) =>
    relinked(destination, {
      lines: relinkedList(destination.lines, (line) =>
        relinked(line, { partition: resolve('partition', line.partition, 'ROUTE PARTITION') }),
      ),
    }),
}

/** The names in what a row says about a directory number. */
export function linkDnFacts(facts: DnFacts, resolve: Resolve): DnFacts {
  return relinked(facts, {
    callingSearchSpace: resolve('css', facts.callingSearchSpace, 'LINE CSS'),
    voicemailProfile: resolve('voicemail-profile', facts.voicemailProfile, 'VOICE MAIL PROFILE'),
    callPickupGroup: resolve('pickup-group', facts.callPickupGroup, 'CALL PICKUP GROUP'),
    forwards: relinkedList(facts.forwards, (forward) =>
      relinked(forward, {
        callingSearchSpace: resolve('css', forward.callingSearchSpace, `FORWARD ${forward.kind} CSS`.toUpperCase()),
        secondaryCallingSearchSpace: resolve(
          'css',
          forward.secondaryCallingSearchSpace,
          'SECONDARY CSS FOR FORWARD ALL',
        ),
      }),
    ),
    alternates: relinkedList(facts.alternates, (alternate) =>
      relinked(alternate, {
        partition: resolve('partition', alternate.partition, `${alternate.kind} ROUTE PARTITION`.toUpperCase()),
      }),
    ),
    uris: relinkedList(facts.uris, (uri) =>
      relinked(uri, { partition: resolve('partition', uri.partition, 'URI ROUTE PARTITION') }),
    ),
  })
}

function linkLines(lines: readonly LineAppearance[], resolve: Resolve): readonly LineAppearance[] {
  return relinkedList(lines, (line) =>
    relinked(line, {
      partition: resolve('partition', line.partition, `ROUTE PARTITION ${line.index}`),
      recordingProfile: resolve('recording-profile', line.recordingProfile, `RECORDING PROFILE ${line.index}`),
      monitoringCallingSearchSpace: resolve(
        'css',
        line.monitoringCallingSearchSpace,
        `MONITORING CALLING SEARCH SPACE ${line.index}`,
      ),
    }),
  )
}

function person(userId: string | undefined, resolve: Resolve, field: string): string | undefined {
  return userId === undefined || isPseudoOwner(userId) ? userId : resolve('user', userId, field)
}
