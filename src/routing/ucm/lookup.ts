import type { DigitAnalysis, LookupState, RankedEntry } from './digit-analysis.js'
import type { CompetingEntry } from './competing-entries.js'

/** How the digits of one lookup arrive and whether more may be waited for (`routing-semantics` A4). */
export interface LookupTiming {
  /** Key by key: the first lookup of a call that a person dials. */
  readonly collect: boolean
  /** T302 runs while more digits could matter. */
  readonly waits: boolean
  readonly interdigitTimeoutSeconds: number
}

/** What one lookup decided. */
export interface LookupResult {
  /** The digits that were looked at; a prefix of those given when an urgent pattern cut in. */
  readonly digits: string
  readonly digitsIgnored: string
  readonly waitedSeconds: number
  readonly ranked: readonly RankedEntry[]
  /** Patterns that match in partitions not searched; a sample. */
  readonly invisible: readonly CompetingEntry[]
  /** Visible patterns that would need more digits; a sample. */
  readonly incomplete: readonly CompetingEntry[]
  /** Visible `@` patterns that could take the digits; they are not expanded. */
  readonly unexpanded: readonly CompetingEntry[]
  /** True when the first two of `ranked` cannot be told apart. */
  readonly tied: boolean
}

const INCOMPLETE_SHOWN = 8
const INVISIBLE_SHOWN = 8

/** Looks digits up in a search order. Pure. */
export function lookup(
  analysis: DigitAnalysis,
  partitions: readonly string[],
  digits: string,
  timing: LookupTiming,
): LookupResult {
  const order = analysis.searchOrder(partitions)
  const withUnexpanded = (state: LookupState, read: string): LookupState =>
    state.more || analysis.unexpanded(read, order).length === 0 ? state : { ...state, more: true }
  let nodes = timing.collect ? analysis.start() : analysis.walk(digits)
  let length = timing.collect ? 0 : digits.length
  let state = withUnexpanded(analysis.examine(nodes, length, order), digits.slice(0, length))
  while (length < digits.length && !decidedEarly(analysis, state, length)) {
    nodes = analysis.step(nodes, digits.charAt(length))
    length += 1
    state = withUnexpanded(analysis.examine(nodes, length, order), digits.slice(0, length))
  }
  const incomplete = state.more ? analysis.incomplete(nodes, order, INCOMPLETE_SHOWN) : []
  const waits = timing.waits && state.more && !isUrgent(analysis, state)
  return {
    digits: digits.slice(0, length),
    digitsIgnored: digits.slice(length),
    waitedSeconds: waits ? timing.interdigitTimeoutSeconds : 0,
    ranked: state.ranked,
    invisible: analysis.invisible(nodes, order, INVISIBLE_SHOWN),
    incomplete,
    unexpanded: analysis.unexpanded(digits.slice(0, length), order),
    tied: isTie(analysis, state),
  }
}

/** Before the last key: route or refuse now, or go on listening. Nobody is refused before the first key. */
function decidedEarly(analysis: DigitAnalysis, state: LookupState, length: number): boolean {
  if (length === 0 && state.ranked.length === 0) return false
  return !state.more || isUrgent(analysis, state)
}

/**
 * Urgency counts only on the pattern that is best at this instant (`routing-semantics` A4). Of equals
 * that nothing tells apart, one that is urgent may take the call now.
 */
function isUrgent(analysis: DigitAnalysis, state: LookupState): boolean {
  const best = state.ranked[0]
  if (best === undefined) return false
  if (!analysis.leavesTiesOpen) return best.entry.urgent
  return state.ranked.some((ranked) => ranked.entry.urgent && analysis.isTied(best, ranked))
}

function isTie(analysis: DigitAnalysis, state: LookupState): boolean {
  const [best, second] = state.ranked
  return best !== undefined && second !== undefined && analysis.isTied(best, second)
}
