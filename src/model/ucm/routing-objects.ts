/**
 * A number or pattern learned from another cluster by ILS; it stands in a partition and competes like
 * any entry (`routing-semantics` A7). The calls leave by the SIP route pattern of its route string.
 */
export interface LearnedNumber {
  readonly pattern: string
  readonly partition?: string
  readonly routeString: string
  /** Dialed with the caller's AAR search space when the destination fails for certain causes. */
  readonly pstnFailover?: string
}

/** A meet-me conference number: competes in digit analysis (`routing-semantics` A1). */
export interface MeetMeNumber {
  readonly pattern: string
  readonly partition?: string
  readonly description?: string
}

/** A forced authorization code without the code, which is a secret: who may pass which level (`routing-semantics` A13). */
export interface AuthorizationCode {
  readonly name: string
  readonly level: number
}

/** A route filter: which expansions of `@` take part (`routing-semantics` A1). */
export interface RouteFilter {
  readonly name: string
  readonly numberingPlan?: string
  /** As AXL gives it, e.g. `(AREA-CODE==212)`; absent = not known, since bulk exports show no column for it. */
  readonly clause?: string
}
