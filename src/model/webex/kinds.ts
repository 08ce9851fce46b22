import type { WebexLicense } from './license.js'
import type { WebexLocation, WebexNumber } from './location.js'
import type { WebexContact, WebexPerson, WebexSupervisor } from './person.js'
import type { WebexQueue } from './queue.js'
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
}

export type WebexKind = keyof WebexKinds

/** All kinds in the order of creation (`webex-api` 10). */
export const WEBEX_KINDS = [
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
