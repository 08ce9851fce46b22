/** Where Webex sends a dialed string: the words of `testCallRouting` (`routing-semantics` B5). */
export const WEBEX_DESTINATIONS = [
  'HOSTED_AGENT',
  'HOSTED_FEATURE',
  'PBX_USER',
  'PSTN_NUMBER',
  'VIRTUAL_EXTENSION',
  'ROUTE_LIST',
  'FAC',
  'EMERGENCY',
  'UNKNOWN_EXTENSION',
  'UNKNOWN_NUMBER',
] as const
export type WebexDestination = (typeof WEBEX_DESTINATIONS)[number]

/** How a call that arrives on a trunk is classified by its caller (`routing-semantics` B4). */
export type CallSource = 'DIAL_PATTERN' | 'ROUTE_LIST' | 'UNKNOWN_EXTENSION' | 'UNKNOWN_NUMBER'

/** A rule that was looked at, in order, and what it said. */
export interface WebexStep {
  readonly rule: string
  readonly took: boolean
  readonly why: string
}

/** One call through Webex Calling. */
export interface WebexTrace {
  /** `person:<mail>` or `trunk:<name>`. */
  readonly from: string
  readonly dialed: string
  readonly source?: CallSource
  /** Absent when the call is refused before a destination is known. */
  readonly destination?: WebexDestination
  /** Digits as they leave: +E.164, or the extension. */
  readonly routingAddress: string
  readonly callingNumber?: string
  /** `person:<mail>` or `queue:<key>` when the destination is hosted. */
  readonly reached?: string
  /** Set for hosted numbers that are INACTIVE: nothing rings. */
  readonly notInService?: boolean
  /** More than one could be meant and nothing documents which: references, sorted. */
  readonly ambiguous?: readonly string[]
  /** Trunks to try, in order, when the call leaves. */
  readonly trunks: readonly string[]
  /** `rejected`: Webex refuses the call (111602, legacy/standard rule …). */
  readonly rejected?: string
  readonly outcome: string
  readonly steps: readonly WebexStep[]
  readonly missing: readonly string[]
  readonly settingsUsed: readonly string[]
}
