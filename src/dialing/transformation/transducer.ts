import { ALL_MASK } from '../spaces/automaton.js'
import { symbolIndex } from '../spaces/literal-automaton.js'

/** Place of every character that is no dial symbol: a number as it stands in an export may hold any. */
const FOREIGN = 17
/** Columns of a table by symbol: the 17 symbols and everything else. */
export const COLUMNS = FOREIGN + 1
/** Any character at all. */
export const ANYTHING = ALL_MASK | (1 << FOREIGN)

/** Column of a character by its code unit. */
export function columnOf(code: number): number {
  const symbol = symbolIndex(code)
  return symbol < 0 ? FOREIGN : symbol
}

/** Reads one symbol of `mask`, writes `write`, then the symbol itself if `copies`. */
export interface TransducerMove {
  readonly mask: number
  readonly write: string
  readonly copies: boolean
  readonly to: number
}

/**
 * A letter transducer: state 0 starts; `ends[state]` is what is written when the digits end there,
 * undefined where they may not. Unambiguous by construction: every string has at most one way from
 * the start to an end, so the table is a function.
 */
export interface Transducer {
  readonly moves: readonly (readonly TransducerMove[])[]
  readonly ends: readonly (string | undefined)[]
}
