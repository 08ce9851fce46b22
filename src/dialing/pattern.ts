/** A stretch of a pattern: `minimum` or more symbols out of `mask`; exactly one unless `repeats`. */
export interface PatternElement {
  readonly mask: number
  readonly minimum: 0 | 1
  readonly repeats: boolean
}

/** What a pattern of any grammar has in common: a sequence of elements, in the order of the symbols. */
export interface DialPattern {
  readonly text: string
  readonly elements: readonly PatternElement[]
}

/** The languages in which systems write patterns. */
export const GRAMMARS = ['ucm', 'webex', 'ios'] as const
export type Grammar = (typeof GRAMMARS)[number]

/** Why a text is not a pattern: `position` is 0-based in it, `rule` is the rule of the grammar it breaks. */
export interface PatternFault {
  readonly ok: false
  readonly position: number
  readonly reason: string
  readonly rule: string
}
