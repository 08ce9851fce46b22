import type { CallingSearchSpace, Partition } from '../../../model/ucm/partition.js'
import type { LocalRouteGroup, RouteGroup, RouteGroupMember, RouteList } from '../../../model/ucm/route-list.js'
import type { RouteListMember } from '../../../model/ucm/route-list.js'
import type { RoutePattern, SipRoutePattern } from '../../../model/ucm/route-pattern.js'
import type { TranslationPattern } from '../../../model/ucm/translation-pattern.js'
import { columns, family, names, type Sheet } from './sheet.js'

/** partition.csv. */
export const PARTITIONS: Sheet<Partition> = {
  member: 'partition.csv',
  parts: [
    columns(
      ['NAME', 'name'],
      ['DESCRIPTION', 'description'],
      ['TIME SCHEDULE', 'timeSchedule'],
      ['SPECIFIC TIME ZONE', ({ timeZone }) => timeZone ?? 'Etc/GMT'],
      ['ORIGINATING DEVICE', ({ timeZone }) => timeZone === undefined],
    ),
  ],
}

/** css.csv: partitions in search order. */
export const SEARCH_SPACES: Sheet<CallingSearchSpace> = {
  member: 'css.csv',
  parts: [
    columns(['NAME', 'name'], ['DESCRIPTION', 'description']),
    names('ROUTE PARTITION #', (css) => css.partitions),
  ],
}

/** routepattern.csv: `ROUTE OPTION` t = block (`ucm-exports` 1.6). */
export const ROUTE_PATTERNS: Sheet<RoutePattern> = {
  member: 'routepattern.csv',
  parts: [
    columns(
      ['ROUTE PATTERN', 'pattern'],
      ['ROUTE PARTITION', 'partition'],
      ['DESCRIPTION', 'description'],
      ['NUMBERING PLAN', 'numberingPlan'],
      ['ROUTE FILTER', 'routeFilter'],
      ['ROUTE OPTION', 'block'],
      ['TYPE OF RELEASE CAUSE VALUE', 'releaseCause'],
      ['CALL CLASSIFICATION', 'classification'],
      ['ALLOW DEVICE OVERRIDE', 'allowDeviceOverride'],
      ['URGENT PRIORITY', 'urgent'],
      ['REQUIRE FORCED AUTHORIZATION CODE', 'requiresAuthorizationCode'],
      ['AUTHORIZATION LEVEL', 'authorizationLevel'],
      ['REQUIRE CLIENT MATTER CODE', 'requiresClientMatterCode'],
      ['USE CALLING PARTYS EXTERNAL PHONE NUMBER MASK', ({ calling }) => calling.useExternalPhoneNumberMask],
      ['CALLING PARTY TRANSFORM MASK', ({ calling }) => calling.mask],
      ['PREFIX_DIGITS_CALLING_PARTY', ({ calling }) => calling.prefix],
      ['DISCARD DIGITS', ({ called }) => called.discard],
      ['CALLED PARTY TRANSFORM MASK', ({ called }) => called.mask],
      ['PREFIX_DIGITS_CALLED_PARTY', ({ called }) => called.prefix],
      ['IS AN EMERGENCY SERVICES NUMBER', 'isEmergency'],
      ['GATEWAY/ROUTE LIST', 'target'],
    ),
  ],
}

/** translationpattern.csv. */
export const TRANSLATION_PATTERNS: Sheet<TranslationPattern> = {
  member: 'translationpattern.csv',
  parts: [
    columns(
      ['TRANSLATION PATTERN', 'pattern'],
      ['ROUTE PARTITION', 'partition'],
      ['DESCRIPTION', 'description'],
      ['NUMBERING PLAN', 'numberingPlan'],
      ['ROUTE FILTER', 'routeFilter'],
      ['CALLING SEARCH SPACE', 'callingSearchSpace'],
      ['ROUTE OPTION', 'block'],
      ['URGENT PRIORITY', 'urgent'],
      ['CALLING PARTY TRANSFORMATION MASK', ({ calling }) => calling.mask],
      ['CALLING PARTY PREFIX DIGITS (OUTGOING CALLS)', ({ calling }) => calling.prefix],
      ['DISCARD DIGITS', ({ called }) => called.discard],
      ['CALLED PARTY TRANSFORM MASK', ({ called }) => called.mask],
      ['CALLED PARTY PREFIX DIGITS (OUTGOING CALLS)', ({ called }) => called.prefix],
      ['BLOCK THIS PATTERN OPTION', 'releaseCause'],
      ['USE CALLING PARTYS EXTERNAL PHONE NUMBER MASK', ({ calling }) => calling.useExternalPhoneNumberMask],
      ['ROUTE NEXT HOP BY CALLING PARTY NUMBER', 'routeNextHopByCallingPartyNumber'],
      ["USE ORIGINATOR'S CALLING SEARCH SPACE", 'useOriginatorsCallingSearchSpace'],
      ['DO NOT WAIT FOR INTERDIGIT TIMEOUT ON SUBSEQUENT HOPS', 'doNotWaitForInterdigitTimeout'],
      ['IS AN EMERGENCY SERVICES NUMBER', 'isEmergency'],
    ),
  ],
}

/** siproutepattern.csv. */
export const SIP_ROUTE_PATTERNS: Sheet<SipRoutePattern> = {
  member: 'siproutepattern.csv',
  parts: [
    columns(
      ['IPV4 PATTERN', 'pattern'],
      ['DESCRIPTION', 'description'],
      ['ROUTE PARTITION', 'partition'],
      ['BLOCK PATTERN', 'block'],
      ['PATTERN USAGE', 'usage'],
      ['SIP TRUNK', 'target'],
    ),
  ],
}

/** routelist.csv. */
export const ROUTE_LISTS: Sheet<RouteList> = {
  member: 'routelist.csv',
  parts: [
    columns(
      ['NAME', 'name'],
      ['DESCRIPTION', 'description'],
      ['ENABLE THIS ROUTE LIST', 'enabled'],
      ['CISCO UNIFIED COMMUNICATIONS MANAGER GROUP', 'callManagerGroup'],
      ['RUN ON ALL ACTIVE UNIFIED CM NODES', 'runOnAllNodes'],
    ),
    family<RouteList, RouteListMember>(
      (list) => list.members,
      [
        ['CALLED PARTY TRANSFORM MASK #', ({ called }) => called.mask],
        ['SELECTION ORDER #', 'order'],
        ['CALLING PARTY TRANSFORM MASK #', ({ calling }) => calling.mask],
        ['CALLING PARTY PREFIX DIGITS #', ({ calling }) => calling.prefix],
        ["USE CALLING PARTY'S EXTERNAL PHONE NUMBER MASK #", ({ calling }) => calling.useExternalPhoneNumberMask],
        ['CALLED PARTY PREFIX DIGITS #', ({ called }) => called.prefix],
        ['ROUTE GROUP #', 'routeGroup'],
        ['CALLING PARTY NUMBER TYPE #', ({ calling }) => calling.numberType],
        ['CALLED PARTY NUMBER TYPE #', ({ called }) => called.numberType],
        ['DISCARD DIGITS #', ({ called }) => called.discard],
      ],
    ),
  ],
}

/** routegroup.csv. */
export const ROUTE_GROUPS: Sheet<RouteGroup> = {
  member: 'routegroup.csv',
  parts: [
    columns(['NAME', 'name'], ['TYPE DISTRIBUTE ALGORITHM', 'distribution']),
    family<RouteGroup, RouteGroupMember>(
      (group) => group.members,
      [
        ['DEVICE NAME #', 'device'],
        ['PORT #', 'port'],
        ['DEVICE SELECTION ORDER #', 'order'],
      ],
    ),
  ],
}

/** localroutegroup.csv. */
export const LOCAL_ROUTE_GROUPS: Sheet<LocalRouteGroup> = {
  member: 'localroutegroup.csv',
  parts: [columns(['NAME', 'name'], ['DESCRIPTION', 'description'])],
}
