import type { WebexRoute } from './location.js'

/** What the platform assigns when a registering trunk is made; the gateway configuration needs it (`local-gateway` 1.1). */
export interface TrunkRegistration {
  readonly otgDtgId: string
  /** `user_LGU@domain`. */
  readonly linePort: string
  readonly outboundProxy: string
  readonly userName: string
}

/** A trunk between Webex Calling and a Local Gateway. */
export interface WebexTrunk {
  readonly name: string
  readonly location: string
  readonly type: 'REGISTERING' | 'CERTIFICATE_BASED'
  /** From and P-Asserted-Identity may differ: needed for the queue number as caller ID. */
  readonly dualIdentitySupport: boolean
  readonly maximumCalls?: number
  /** Assigned by the platform: never planned, never compared. */
  readonly registration?: TrunkRegistration
}

export interface WebexRouteGroup {
  readonly name: string
  /** Lower priority number first; equal ones share the load. */
  readonly trunks: readonly { readonly trunk: string; readonly priority: number }[]
}

/** Organization-wide patterns that lead to one trunk or route group. */
export interface WebexDialPlan {
  readonly name: string
  readonly route: WebexRoute
  /** Webex grammar (`+`, digits, `X`, one final `!`), sorted. */
  readonly patterns: readonly string[]
}
