import type {
  WebexCallPark,
  WebexCallPickup,
  WebexHuntGroup,
  WebexParkExtension,
  WebexVoicemailGroup,
} from './call-group.js'
import type {
  WebexDomain,
  WebexLocationSettings,
  WebexOrganizationSettings,
  WebexPersonSettings,
  WebexQueueServices,
} from './calling-settings.js'
import type {
  WebexRouteList,
  WebexTranslationPattern,
  WebexVirtualExtension,
  WebexVirtualExtensionRange,
} from './dialing-rule.js'
import type { WebexLicense } from './license.js'
import type { WebexLocation, WebexNumber } from './location.js'
import type { WebexNumberUse, WebexVirtualLine } from './number-use.js'
import type { WebexContact, WebexPerson, WebexSupervisor } from './person.js'
import type { WebexQueue } from './queue.js'
import type { WebexSchedule } from './schedule.js'
import type { WebexDialPlan, WebexRouteGroup, WebexTrunk } from './trunk.js'

/** Every kind of Webex object in a snapshot; objects refer to one another by key, never by id. */
export interface WebexKinds {
  /** `licenseKey(name, subscription)`. */
  license: WebexLicense
  /** Name. */
  location: WebexLocation
  /** +E.164. */
  number: WebexNumber
  /** Name. */
  trunk: WebexTrunk
  /** Name. */
  'route-group': WebexRouteGroup
  /** Name. */
  'dial-plan': WebexDialPlan
  /** Mail, lower case. */
  person: WebexPerson
  /** `queueKey(name, location)`. */
  queue: WebexQueue
  /** Mail, lower case. */
  supervisor: WebexSupervisor
  /** +E.164. */
  contact: WebexContact
  /** `organization`; the only one. */
  'organization-settings': WebexOrganizationSettings
  /** Name. */
  domain: WebexDomain
  /** Name of the location. */
  'location-settings': WebexLocationSettings
  /** `scheduleKey(schedule)`. */
  schedule: WebexSchedule
  /** Name. */
  'route-list': WebexRouteList
  /** `scopedKey(name, location)`. */
  'translation-pattern': WebexTranslationPattern
  /** `scopedKey(extension, location)`. */
  'virtual-extension': WebexVirtualExtension
  /** `scopedKey(name, location)`. */
  'virtual-extension-range': WebexVirtualExtensionRange
  /** `numberUseKey(use)`. */
  'number-use': WebexNumberUse
  /** `scopedKey(displayName, location)`. */
  'virtual-line': WebexVirtualLine
  /** Mail, lower case. */
  'person-settings': WebexPersonSettings
  /** `queueKey(name, location)`. */
  'queue-services': WebexQueueServices
  /** `queueKey(name, location)`, as for all that follow. */
  'hunt-group': WebexHuntGroup
  'call-park': WebexCallPark
  'call-park-extension': WebexParkExtension
  'call-pickup': WebexCallPickup
  'voicemail-group': WebexVoicemailGroup
}

export type WebexKind = keyof WebexKinds

/** The kinds that plans are made of, in the order of creation (`webex-api` 10). */
export const PLANNED_WEBEX_KINDS = [
  'license',
  'location',
  'trunk',
  'route-group',
  'dial-plan',
  'number',
  'person',
  'queue',
  'supervisor',
  'contact',
] as const satisfies readonly WebexKind[]
export type PlannedWebexKind = (typeof PLANNED_WEBEX_KINDS)[number]

/** The kinds that are read and never changed: plans and the twin hand them on as they are. */
export const STANDING_WEBEX_KINDS = [
  'organization-settings',
  'domain',
  'location-settings',
  'schedule',
  'route-list',
  'translation-pattern',
  'virtual-extension',
  'virtual-extension-range',
  'number-use',
  'virtual-line',
  'person-settings',
  'queue-services',
  'hunt-group',
  'call-park',
  'call-park-extension',
  'call-pickup',
  'voicemail-group',
] as const satisfies readonly WebexKind[]
export type StandingWebexKind = (typeof STANDING_WEBEX_KINDS)[number]

/** All kinds. */
export const WEBEX_KINDS = [...PLANNED_WEBEX_KINDS, ...STANDING_WEBEX_KINDS] as const satisfies readonly WebexKind[]
