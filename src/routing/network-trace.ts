import type { LgwTrace } from './lgw/lgw-trace.js'
import type { Disposition, Trace } from './trace.js'
import type { WebexTrace } from './webex/webex-trace.js'

/** Where a call over all systems can end; Unified CM's own endings and those beyond the trunk. */
export type NetworkDisposition =
  | Disposition
  | 'webex-person'
  | 'webex-queue'
  | 'webex-feature'
  | 'pstn'
  | 'emergency'
  /** A number of the organization that is assigned to nobody, or inactive. */
  | 'not-in-service'

/** Endings in which the call arrives at somebody or something that takes it. */
export const ARRIVES: ReadonlySet<NetworkDisposition> = new Set([
  'line',
  'trunk',
  'hunt-pilot',
  'park',
  'directed-park',
  'pickup-group',
  'cti-route-point',
  'meet-me',
  'webex-person',
  'webex-queue',
  'webex-feature',
  'pstn',
  'emergency',
])

export type Leg =
  | { readonly system: 'ucm'; readonly name: string; readonly trace: Trace }
  | { readonly system: 'webex'; readonly trace: WebexTrace }
  | { readonly system: 'lgw'; readonly trace: LgwTrace }
  | { readonly system: 'pstn'; readonly trunk: string; readonly called: string }

/** One call from end to end: which systems it passed, and where it ended. */
export interface NetworkTrace {
  readonly caller: string
  readonly dialed: string
  readonly disposition: NetworkDisposition
  readonly outcome: string
  /** `dn:<dn>@<partition>`, `person:<mail>`, `queue:<key>`, `hunt-pilot:…`, `trunk:…`, `pstn:<number>`, `emergency:<digits>`, `feature:<code>`. */
  readonly reached?: string
  readonly finalDigits: string
  readonly callingNumber?: string
  readonly legs: readonly Leg[]
  /** Sessions the call holds on trunks between Unified CM and Webex. */
  readonly trunkSessions: number
  readonly waitedSeconds: number
  readonly missing: readonly string[]
  readonly settingsUsed: readonly string[]
}
