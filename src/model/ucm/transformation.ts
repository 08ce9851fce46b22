/** Called side of a pattern or route-list member: applied discard, mask, prefix (`routing-semantics` A5). */
export interface CalledTransformation {
  /** Discard-digits instruction as named in UCM: `PreDot`, `PreDot Trailing-#`, `NoDigits`, … */
  readonly discard?: string
  readonly mask?: string
  readonly prefix?: string
  /** Type of number where one is chosen, e.g. `National`; absent = left to Unified CM. */
  readonly numberType?: string
}

/** Calling side: external phone number mask, mask, prefix (`routing-semantics` A5). */
export interface CallingTransformation {
  /** Of calling party transformation patterns only. */
  readonly discard?: string
  readonly useExternalPhoneNumberMask?: 'On' | 'Off' | 'Default'
  readonly mask?: string
  readonly prefix?: string
  /** Type of number where one is chosen, e.g. `National`; absent = left to Unified CM. */
  readonly numberType?: string
}
