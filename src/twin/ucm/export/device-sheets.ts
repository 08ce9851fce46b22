import type { CallManagerGroup, DevicePool, UcmLocation } from '../../../model/ucm/device-pool.js'
import type { LocalRouteGroupChoice } from '../../../model/ucm/device-pool.js'
import type { BusyLampField } from '../../../model/ucm/devices/device-keys.js'
import type { RemoteDestination } from '../../../model/ucm/phone.js'
import type { UcmRows } from '../state/rows.js'
import { deviceKeys, MOBILITY } from './key-columns.js'
import { LISTED_NUMBER, type LineCells, PHONE_LINE, placed, ROUTE_POINT_LINE } from './line-columns.js'
import { columns, family, namelessCell, names, type Sheet } from './sheet.js'

/** A row of a device with its lines as they are written. */
export type WithLines<T extends { readonly lines: readonly unknown[] }> = Omit<T, 'lines' | 'busyLampFields'> & {
  readonly lines: readonly LineCells[]
  readonly busyLampFields?: readonly BusyLampField[]
}

/** phone.csv: neither the owner nor the class of a device has a column; both are read from the others. */
export const PHONES: Sheet<WithLines<UcmRows['phone']>> = {
  member: 'phone.csv',
  parts: [
    columns(
      ['Device Name', 'name'],
      ['Description', 'description'],
      ['Device Pool', 'devicePool'],
      ['CSS', 'callingSearchSpace'],
      ['AAR CSS', 'aarCallingSearchSpace'],
      ['Location', 'location'],
      ['Extension Mobility', 'extensionMobility'],
      ['Built in Bridge', 'builtInBridge'],
    ),
    names('User ID #', (phone) => phone.userIds),
    columns(
      ['Owner User ID', 'ownerUserId'],
      ['Device Type', 'deviceType'],
      ['Device Protocol', 'protocol'],
      ['Logged Into Hunt Group', 'loggedIntoHuntGroup'],
      ['Mobility User ID', 'mobilityUserId'],
      ['Rerouting Calling Search Space', 'reroutingCallingSearchSpace'],
      ['Caller ID Calling Party Transformation CSS', 'callingTransformationCss'],
      ['Caller ID Use Device Pool Calling Party Transformation CSS', 'usesPoolCallingTransformationCss'],
    ),
    names('Application User #', (phone) => phone.applicationUsers),
    columns(['Emergency Location (ELIN) Group', 'elinGroup']),
    ...MOBILITY,
    family((phone) => placed(phone.lines), PHONE_LINE),
    ...deviceKeys<WithLines<UcmRows['phone']>>(),
  ],
}

/** deviceprofile.csv; without a row its header has no line block (`ucm-exports` 1.2). */
export const DEVICE_PROFILES: Sheet<WithLines<UcmRows['device-profile']>> = {
  member: 'deviceprofile.csv',
  parts: [
    columns(
      ['Device Profile Name', 'name'],
      ['Description', 'description'],
      ['Rerouting Calling Search Space', 'reroutingCallingSearchSpace'],
    ),
    names('User ID #', (profile) => profile.userIds),
    family((profile) => placed(profile.lines), PHONE_LINE, { fewest: 0 }),
    ...deviceKeys<WithLines<UcmRows['device-profile']>>(),
  ],
}

/** rdp.csv: a remote destination profile has one person. */
export const REMOTE_DESTINATION_PROFILES: Sheet<WithLines<UcmRows['device-profile']>> = {
  member: 'rdp.csv',
  parts: [
    columns(
      ['Remote Destination Profile Name', 'name'],
      ['Description', 'description'],
      ['Mobility User ID', ({ userIds }) => userIds[0]],
      ['Device Pool', 'devicePool'],
      ['CSS', 'callingSearchSpace'],
      ['Rerouting CSS', 'reroutingCallingSearchSpace'],
    ),
    family((profile) => placed(profile.lines), PHONE_LINE, { fewest: 0 }),
    ...deviceKeys<WithLines<UcmRows['device-profile']>>(),
  ],
}

/** ctiroutepoint.csv. */
export const CTI_ROUTE_POINTS: Sheet<WithLines<UcmRows['cti-route-point']>> = {
  member: 'ctiroutepoint.csv',
  parts: [
    columns(
      ['DEVICE NAME', 'name'],
      ['DESCRIPTION', 'description'],
      ['DEVICE POOL', 'devicePool'],
      ['CSS', 'callingSearchSpace'],
      ['LOCATION', 'location'],
    ),
    names('APPLICATION USER #', (point) => point.applicationUsers),
    family((point) => placed(point.lines), ROUTE_POINT_LINE),
    names('END USER #', (point) => point.userIds),
  ],
}

/** remotedestination.csv, whose rows are one cell wider than its header (`ucm-exports` 1.9). */
export const REMOTE_DESTINATIONS: Sheet<RemoteDestination> = {
  member: 'remotedestination.csv',
  parts: [
    columns(['NAME', 'name'], ['REMOTE DESTINATION PROFILE', 'profile']),
    namelessCell(),
    columns(
      ['CTI REMOTE DEVICE', 'ctiRemoteDevice'],
      ['DESTINATION 1', 'destination'],
      ['ISMOBILEPHONE 1', 'isMobile'],
      ['ENABLE MOBILE CONNECT 1', 'mobileConnect'],
    ),
    family<RemoteDestination, RemoteDestination['lines'][number]>(
      (destination) => destination.lines,
      [
        ['ASSOCIATED LINE NUMBER #', 'dn'],
        ['ROUTE PARTITION #', 'partition'],
      ],
    ),
  ],
}

/** directorynumber.csv: the numbers that no device carries, and those that the seed lists in spite of one (`ucm-exports` 1.4). */
export const DIRECTORY_NUMBERS: Sheet<UcmRows['directory-number']> = {
  member: 'directorynumber.csv',
  parts: [
    columns(['Directory Number', 'dn'], ['Route Partition', 'partition'], ['Active', 'active']),
    columns(...LISTED_NUMBER),
  ],
}

/** devicepool.csv; its local route groups are counted from 0. */
export const DEVICE_POOLS: Sheet<DevicePool> = {
  member: 'devicepool.csv',
  parts: [
    columns(
      ['DEVICE POOL NAME', 'name'],
      ['CISCO UNIFIED CALLMANAGER GROUP', 'callManagerGroup'],
      ['DATE/TIME GROUP', 'dateTimeGroup'],
      ['REGION', 'region'],
      ['AAR CALLING SEARCH SPACE', 'aarCallingSearchSpace'],
      ['LOCATION', 'location'],
      ['CALLING PARTY TRANSFORMATION CSS', 'callingTransformationCss'],
      ['CALLED PARTY TRANSFORMATION CSS', 'calledTransformationCss'],
      ['PHYSICAL LOCATION', 'physicalLocation'],
      ['EMERGENCY LOCATION (ELIN) GROUP', 'elinGroup'],
    ),
    family<DevicePool, LocalRouteGroupChoice>(
      (pool) => pool.localRouteGroups,
      [
        ['Local Route Group #', 'localRouteGroup'],
        ['Route Group #', 'routeGroup'],
      ],
      { first: 0 },
    ),
  ],
}

/** location.csv: of a location only its name is in a snapshot. */
export const LOCATIONS: Sheet<UcmLocation> = {
  member: 'location.csv',
  parts: [columns(['NAME', 'name'], ['AUDIO BANDWIDTH', () => undefined])],
}

/** callmanagergroup.csv. */
export const CALL_MANAGER_GROUPS: Sheet<CallManagerGroup> = {
  member: 'callmanagergroup.csv',
  parts: [columns(['CALL MANAGER GROUP NAME', 'name']), names('CALL MANAGER #', (group) => group.members)],
}
