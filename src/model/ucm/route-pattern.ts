import type { CalledTransformation, CallingTransformation } from './transformation.js'

/** A route pattern: sends matching digits to a trunk, gateway or route list (`routing-semantics` A6). */
export interface RoutePattern {
  readonly pattern: string
  readonly partition?: string
  readonly description?: string
  readonly numberingPlan?: string
  readonly routeFilter?: string
  readonly block: boolean
  readonly releaseCause?: string
  readonly classification?: string
  readonly allowDeviceOverride: boolean
  readonly urgent: boolean
  readonly requiresAuthorizationCode: boolean
  readonly authorizationLevel?: number
  readonly requiresClientMatterCode: boolean
  readonly isEmergency?: boolean
  readonly calling: CallingTransformation
  readonly called: CalledTransformation
  /** Name of a trunk, gateway or route list; absent on some emergency entries. */
  readonly target?: string
}

/** A SIP route pattern: host part to trunk or route list (`routing-semantics` A7). */
export interface SipRoutePattern {
  readonly pattern: string
  readonly partition?: string
  readonly description?: string
  readonly block: boolean
  readonly usage?: string
  readonly target?: string
}
