import type { DevicePool, CallManagerGroup, UcmLocation } from './device-pool.js'
import type { DirectoryNumber } from './directory-number.js'
import type { ApplicationUser, EndUser } from './end-user.js'
import type { AuthorizationCode, LearnedNumber, MeetMeNumber, RouteFilter } from './routing-objects.js'
import type { HuntList, HuntPilot, LineGroup } from './hunting.js'
import type { EnterpriseParameter, ServiceParameter } from './parameter.js'
import type { CallingSearchSpace, Partition } from './partition.js'
import type { CtiRoutePoint, DeviceProfile, Phone, RemoteDestination } from './phone.js'
import type { CallPark, CallPickupGroup, DirectedCallPark } from './pickup-and-park.js'
import type { LocalRouteGroup, RouteGroup, RouteList } from './route-list.js'
import type { RoutePattern, SipRoutePattern } from './route-pattern.js'
import type { DateTimeGroup, TimePeriod, TimeSchedule } from './time-of-day.js'
import type { IntercomCallingSearchSpace, IntercomNumber, IntercomPartition } from './devices/intercom.js'
import type { LdapAgreement, LdapFilter } from './system/ldap.js'
import type { Region } from './system/region.js'
import type { CallManager, Server } from './system/server.js'
import type { SipProfile } from './system/sip-profile.js'
import type {
  CalledTransformationPattern,
  CallingTransformationPattern,
  TransformationProfile,
} from './transformation-pattern.js'
import type { TranslationPattern } from './translation-pattern.js'
import type { SecurityProfile, Trunk } from './trunk.js'
import type { RecordingProfile, VoicemailPilot, VoicemailProfile } from './voicemail.js'

/** Every kind of UCM object in a snapshot, with its shape. */
export interface UcmKinds {
  partition: Partition
  css: CallingSearchSpace
  'route-pattern': RoutePattern
  'translation-pattern': TranslationPattern
  'sip-route-pattern': SipRoutePattern
  'route-list': RouteList
  'route-group': RouteGroup
  'local-route-group': LocalRouteGroup
  trunk: Trunk
  'security-profile': SecurityProfile
  'hunt-pilot': HuntPilot
  'hunt-list': HuntList
  'line-group': LineGroup
  'call-pickup-group': CallPickupGroup
  'call-park': CallPark
  'directed-call-park': DirectedCallPark
  'voicemail-pilot': VoicemailPilot
  'voicemail-profile': VoicemailProfile
  'recording-profile': RecordingProfile
  'device-pool': DevicePool
  location: UcmLocation
  'call-manager-group': CallManagerGroup
  phone: Phone
  'device-profile': DeviceProfile
  'cti-route-point': CtiRoutePoint
  'remote-destination': RemoteDestination
  'directory-number': DirectoryNumber
  'end-user': EndUser
  'application-user': ApplicationUser
  'enterprise-parameter': EnterpriseParameter
  'service-parameter': ServiceParameter
  'time-period': TimePeriod
  'time-schedule': TimeSchedule
  'date-time-group': DateTimeGroup
  'calling-transformation-pattern': CallingTransformationPattern
  'called-transformation-pattern': CalledTransformationPattern
  'route-filter': RouteFilter
  'authorization-code': AuthorizationCode
  'meet-me-number': MeetMeNumber
  'learned-number': LearnedNumber
  'sip-profile': SipProfile
  region: Region
  server: Server
  'call-manager': CallManager
  'transformation-profile': TransformationProfile
  'intercom-number': IntercomNumber
  'intercom-partition': IntercomPartition
  'intercom-css': IntercomCallingSearchSpace
  'ldap-agreement': LdapAgreement
  'ldap-filter': LdapFilter
}

export type UcmKind = keyof UcmKinds

/** All kinds, in the order in which they are stored and shown. */
export const UCM_KINDS = [
  'partition',
  'css',
  'route-pattern',
  'translation-pattern',
  'sip-route-pattern',
  'route-list',
  'route-group',
  'local-route-group',
  'trunk',
  'security-profile',
  'hunt-pilot',
  'hunt-list',
  'line-group',
  'call-pickup-group',
  'call-park',
  'directed-call-park',
  'voicemail-pilot',
  'voicemail-profile',
  'recording-profile',
  'device-pool',
  'location',
  'call-manager-group',
  'phone',
  'device-profile',
  'cti-route-point',
  'remote-destination',
  'directory-number',
  'end-user',
  'application-user',
  'enterprise-parameter',
  'service-parameter',
  'time-period',
  'time-schedule',
  'date-time-group',
  'calling-transformation-pattern',
  'called-transformation-pattern',
  'route-filter',
  'authorization-code',
  'meet-me-number',
  'learned-number',
  'sip-profile',
  'region',
  'server',
  'call-manager',
  'transformation-profile',
  'intercom-number',
  'intercom-partition',
  'intercom-css',
  'ldap-agreement',
  'ldap-filter',
] as const satisfies readonly UcmKind[]
