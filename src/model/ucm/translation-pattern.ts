import type { CalledTransformation, CallingTransformation } from './transformation.js'

/** A translation pattern: rewrites the digits and looks them up again (`routing-semantics` A5). */
export interface TranslationPattern {
  readonly pattern: string
  readonly partition?: string
  readonly description?: string
  readonly numberingPlan?: string
  readonly routeFilter?: string
  readonly block: boolean
  readonly releaseCause?: string
  readonly urgent: boolean
  /** Of the next lookup; ignored when `useOriginatorsCallingSearchSpace`. */
  readonly callingSearchSpace?: string
  readonly useOriginatorsCallingSearchSpace: boolean
  readonly doNotWaitForInterdigitTimeout: boolean
  readonly routeNextHopByCallingPartyNumber: boolean
  readonly isEmergency?: boolean
  readonly calling: CallingTransformation
  readonly called: CalledTransformation
}
