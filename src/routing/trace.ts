import type { SourceRef } from '../findings/source-ref.js'
import type { SettingKey } from '../model/settings.js'

/** Where a call can end; closed, with honest "don't know" members. */
export const DISPOSITIONS = [
  'line',
  'trunk',
  'hunt-pilot',
  'park',
  'directed-park',
  'pickup-group',
  'cti-route-point',
  'meet-me',
  'blocked',
  'refused',
  'unallocated',
  'unregistered',
  'no-target',
  'ambiguous',
  'loop',
  'insufficient-information',
] as const
export type Disposition = (typeof DISPOSITIONS)[number]

/** What competes in digit analysis; the kind plays no part in who wins (`routing-semantics` A3.5). */
export const ENTRY_KINDS = [
  'directory-number',
  'route-pattern',
  'translation-pattern',
  'hunt-pilot',
  'call-park',
  'directed-call-park',
  'call-pickup-group',
  'meet-me-number',
  'learned-number',
  /** Transformation patterns compete among themselves only, when a call leaves by a device (`routing-semantics` A6). */
  'calling-transformation-pattern',
  'called-transformation-pattern',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/**
 * How the digits arrive (`routing-semantics` A4): key by key with T302 at each hop; as one string; or
 * as one string after which more digits are awaited (Speed Dial Await Further Digits).
 */
export const DIALING_MODES = ['digit-by-digit', 'en-bloc', 'en-bloc-await'] as const
export type DialingMode = (typeof DIALING_MODES)[number]

/** Why a pattern that came near did not take the call. */
export type LosingReason =
  /** Matches more strings of the dialed length than the winner. */
  | 'less-specific'
  /** As specific, but its partition stands later in the calling search space. */
  | 'later-partition'
  /** As specific and in the same partition: nothing documents which wins. */
  | 'equal-in-partition'
  /** Would have matched with more digits. */
  | 'needs-more-digits'
  /** Matches, but no partition of the calling search space holds it. */
  | 'not-visible'
  /** Matches, and its partition is searched only at other times. */
  | 'out-of-schedule'
  /** Variable length, ranked after fixed length by setting. */
  | 'variable-length'
  /** Holds the numbering-plan macro `@`, which is not expanded: it could take the call. */
  | 'not-expanded'
  /** An inactive directory number that takes no part, by setting. */
  | 'ignored-by-setting'

/** One pattern that took part in a lookup. */
export interface Candidate {
  readonly kind: EntryKind
  readonly pattern: string
  readonly partition?: string
  /** The pattern with `@` of which this is one expansion. */
  readonly expandedFrom?: string
  readonly source: SourceRef
  /** Strings of the dialed length that the pattern matches, in decimal; absent while incomplete. */
  readonly matchedStrings?: string
  readonly urgent: boolean
}

export interface LosingCandidate extends Candidate {
  readonly reason: LosingReason
  /** The reason in words with the numbers in it. */
  readonly why: string
}

/** One rewriting step on the called or calling number. */
export interface TransformationStep {
  readonly side: 'called' | 'calling'
  readonly rule: string
  readonly before: string
  readonly after: string
}

/** One lookup of digits in a calling search space. */
export interface LookupHop {
  readonly kind: 'lookup'
  readonly digits: string
  readonly callingNumber?: string
  /** Partitions in order, `<None>` last. */
  readonly partitions: readonly string[]
  /** Partitions of the search space that are not there at this time; absent when there are none. */
  readonly absentPartitions?: readonly string[]
  readonly winner?: Candidate
  readonly losers: readonly LosingCandidate[]
  /** Seconds waited for more digits before this lookup was decided. */
  readonly waitedSeconds: number
  /** Dialed digits that were no longer listened to (an urgent pattern cut in). */
  readonly digitsIgnored: string
  readonly transformations: readonly TransformationStep[]
  readonly note?: string
}

/** One address looked up by its name and host (`routing-semantics` A7). */
export interface UriHop {
  readonly kind: 'uri'
  readonly uri: string
  /** Partitions in order, `<None>` last. */
  readonly partitions: readonly string[]
  /** What was looked at, in order, down to what took the call. */
  readonly steps: readonly { readonly rule: string; readonly took: boolean; readonly why: string }[]
}

/** OnNet or OffNet: decides forwards and transfers (`routing-semantics` A9, A13). */
export type CallClassification = 'OnNet' | 'OffNet'

/** Why a call was not taken; the first three may end the search for a device (`routing-semantics` A6). */
export const REFUSAL_CAUSES = [
  'unallocated-number',
  'user-busy',
  'out-of-bandwidth',
  'destination-out-of-order',
  'other-failure',
  'no-device-up',
  'authorization-level',
  'no-client-matter-code',
  'cannot-be-prompted',
] as const
export type RefusalCause = (typeof REFUSAL_CAUSES)[number]

/** What became of an offer to a device whose answer is known or was asked for. */
export type OfferResult =
  | { readonly kind: 'answered' }
  /** `status`: of the SIP answer; absent where call admission control refused. */
  | { readonly kind: 'refused'; readonly status?: number; readonly cause: RefusalCause }
  /** Known to be down, so no attempt was made. */
  | { readonly kind: 'down' }
  | { readonly kind: 'not-tried'; readonly why: string }

/** One device offered by a route pattern, in the order tried. */
export interface OfferedDevice {
  readonly device: string
  readonly routeGroup?: string
  readonly routeList?: string
  readonly calledNumber: string
  readonly callingNumber?: string
  readonly transformations: readonly TransformationStep[]
  /** Of the leg out of this device; absent where nothing states it. */
  readonly classification?: CallClassification
  /** Absent when nothing was said about the answers of devices. */
  readonly result?: OfferResult
  /** What could not be decided about the numbers, in words. */
  readonly note?: string
}

/** Choice of device behind a route pattern. */
export interface RouteHop {
  readonly kind: 'route'
  readonly target: string
  readonly offered: readonly OfferedDevice[]
  /** Members that could not be used, with the reason. */
  readonly skipped: readonly string[]
  /** What the caller is asked for, in order (`routing-semantics` A13); absent when nothing. */
  readonly prompts?: readonly CodePrompt[]
  /** The device that each circular route group has used last when this call is over; absent when nothing was said about them. */
  readonly pointers?: readonly { readonly routeGroup: string; readonly lastUsed: string }[]
}

/** A code that the caller is asked for before the call is offered to a device. */
export interface CodePrompt {
  readonly code: 'authorization-code' | 'client-matter-code'
  /** Least level of an authorization code that passes. */
  readonly level?: number
  /** In words: what was entered, and whether it passes. */
  readonly outcome: string
}

export type Hop = LookupHop | RouteHop | UriHop

/** Why nobody took a call; `status` is what the caller's side is told, where a device said it. */
export interface Refusal {
  readonly cause: RefusalCause
  readonly status?: number
}

/** How one call was routed, hop by hop, with every rule that fired and every rule that lost. */
export interface Trace {
  readonly caller: string
  readonly dialed: string
  readonly mode: DialingMode
  readonly disposition: Disposition
  /** Who or what was reached, in words. */
  readonly outcome: string
  /** Key of the object reached: `dn:…`, `trunk:…`, `hunt-pilot:…`; absent when nothing was. */
  readonly reached?: string
  readonly finalDigits: string
  readonly callingNumber?: string
  /** Of the leg out of the cluster; absent when the call stays, or nothing states it. */
  readonly classification?: CallClassification
  /** Why nobody took a call that ends in `refused`. */
  readonly refusal?: Refusal
  readonly waitedSeconds: number
  readonly hops: readonly Hop[]
  /** Contested settings that decided something on the way. */
  readonly settingsUsed: readonly SettingKey[]
  /** Names that are missing from the inputs, when the call cannot be followed. */
  readonly missing: readonly string[]
}
