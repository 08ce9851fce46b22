/** A caller as written on the command line, before it is looked up (DESIGN 5). */
export type CallerReference =
  | { readonly kind: 'user'; readonly name: string }
  | { readonly kind: 'line'; readonly dn: string; readonly partition?: string; readonly anyPartition: boolean }
  | { readonly kind: 'device'; readonly name: string }
  | { readonly kind: 'css'; readonly line: string; readonly device?: string }
  | { readonly kind: 'trunk'; readonly name: string }
  | { readonly kind: 'bare'; readonly text: string }

/** A caller on any system: as Unified CM knows him, or by mail in Webex Calling. */
export type NetworkCallerReference = CallerReference | { readonly kind: 'webex'; readonly mail: string }

/** Where a call starts: which partitions it may search, and who it says it is. */
export interface Caller {
  /** For reading, e.g. `line \+15125550101@PT-DN on SEP001122334455`. */
  readonly label: string
  /** Line then device partitions, first occurrence kept, `<None>` not listed (`routing-semantics` A2). */
  readonly partitions: readonly string[]
  readonly callingNumber?: string
  readonly externalPhoneNumberMask?: string
  /** Resolves local route groups. */
  readonly devicePool?: string
  /** The trunk by which the call comes in: nobody there can be prompted for a code, and it classifies the call. */
  readonly trunk?: string
  /** For failover to the public network; absent = no search space, which sees `<None>` only. */
  readonly aarCallingSearchSpace?: string
  /** Trunks send whole numbers; people press keys. */
  readonly mode: 'digit-by-digit' | 'en-bloc'
  /** What the trunk does to an inbound called number before it is looked up. */
  readonly incomingCalled?: { readonly keepRight?: number; readonly prefix?: string }
  /** Calling search spaces named but not in the inputs. */
  readonly missing: readonly string[]
}
