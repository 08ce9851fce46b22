import { LONGEST_DIALED } from '../../dialing/compiled/string-counts.js'
import { SYMBOLS } from '../../dialing/symbols.js'
import type { AnalysisState, DigitAnalysis, RankedEntry, SearchOrder } from './digit-analysis.js'
import { NONE } from './digit-analysis.js'
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
  analysis.makeRoom()
  const listening = new Listening(analysis, order, digits)
  if (timing.collect) {
    while (listening.length < digits.length && !listening.decidedEarly()) listening.next()
  } else {
    while (listening.length < digits.length) listening.next()
  }
  const { state, length } = listening
  const read = digits.slice(0, length)
  const more = listening.more()
  const waits = timing.waits && more && !analysis.isUrgent(state, rankLength(length), order)
  const { ranked } = analysis.examine(state, rankLength(length), order)
  const [best, second] = ranked
  return {
    digits: read,
    digitsIgnored: digits.slice(length),
    waitedSeconds: waits ? timing.interdigitTimeoutSeconds : 0,
    ranked,
    invisible: analysis.invisible(state, order, INVISIBLE_SHOWN),
    incomplete: more ? analysis.incomplete(state, order, INCOMPLETE_SHOWN) : [],
    unexpanded: analysis.unexpanded(read, order),
    tied: best !== undefined && second !== undefined && analysis.isTied(best, second),
  }
}

/** Dial strings are no longer than this; a longer one ranks like one of it. */
function rankLength(length: number): number {
  return Math.min(length, LONGEST_DIALED)
}

/** A lookup while the digits come in. */
class Listening {
  state: AnalysisState
  length = 0
  private readonly analysis: DigitAnalysis
  private readonly order: SearchOrder
  private readonly digits: string

  constructor(analysis: DigitAnalysis, order: SearchOrder, digits: string) {
    this.analysis = analysis
    this.order = order
    this.digits = digits
    this.state = analysis.start
  }

  next(): void {
    this.state = this.analysis.step(this.state, SYMBOLS.indexOf(this.digits.charAt(this.length)))
    this.length += 1
  }

  /** More digits could matter, also to an `@` pattern, of which nobody knows what it takes. */
  more(): boolean {
    const { analysis, order, digits, length, state } = this
    return analysis.more(state, order) || analysis.unexpanded(digits.slice(0, length), order).length > 0
  }

  /** Before the last key: route or refuse now, or go on listening. Nobody is refused before the first key. */
  decidedEarly(): boolean {
    const { analysis, order, length, state } = this
    if (length === 0 && analysis.decide(state, length, order) === NONE) return false
    return !this.more() || analysis.isUrgent(state, rankLength(length), order)
  }
}
