import { IOS_KEYS, printIosPattern } from '../grammars/ios-pattern.js'
import { LONGEST_PATTERN, printUcmPattern } from '../grammars/ucm-pattern.js'
import { printWebexPattern } from '../grammars/webex-pattern.js'
import type { Grammar, PatternElement } from '../pattern.js'
import { DIGITS_MASK, KEYPAD_MASK, SYMBOLS, symbolMask } from '../symbols.js'
import type { Cube } from './cube.js'

/** What a grammar can write in a pattern of a cover, and how. */
export interface CoverGrammar {
  /**
   * `brackets`: any set of symbols of one group at every position. `wildcards`: symbols, then only `X`
   * (`webex-api` 8).
   */
  readonly shape: 'brackets' | 'wildcards'
  /** Disjoint; the symbols of a bracket are of one group. */
  readonly groups: readonly number[]
  /** Whether and how a pattern may end in one or more digits. */
  readonly openEnd: boolean
}

const EVERY_SYMBOL = (1 << SYMBOLS.length) - 1

const LETTERS = ['A', 'B', 'C', 'D'].map(symbolMask)

const COVER_GRAMMARS: Readonly<Record<Grammar, CoverGrammar>> = {
  // A bracket holds symbols of the keypad; + and A-D stand for themselves (routing-semantics A1).
  ucm: { shape: 'brackets', groups: [KEYPAD_MASK, symbolMask('+'), ...LETTERS], openEnd: true },
  webex: { shape: 'wildcards', groups: [DIGITS_MASK, symbolMask('*'), symbolMask('+')], openEnd: true },
  ios: { shape: 'brackets', groups: [EVERY_SYMBOL], openEnd: false },
}

export function coverGrammar(grammar: Grammar): CoverGrammar {
  return COVER_GRAMMARS[grammar]
}

/** The group that holds all of the mask; 0 when there is none. */
export function groupOf({ groups }: CoverGrammar, mask: number): number {
  return groups.find((group) => (mask & ~group) === 0) ?? 0
}

/** A pattern of a cover: one mask per position and perhaps one or more digits behind them. */
export function elementsOf(cube: Cube, isOpen: boolean): readonly PatternElement[] {
  const elements = cube.map((mask): PatternElement => ({ mask, minimum: 1, repeats: false }))
  return isOpen ? [...elements, { mask: DIGITS_MASK, minimum: 1, repeats: true }] : elements
}

/** The pattern as the system writes it. For IOS XE it ends in `$`: without it the beginning of a number is enough. */
export function writePattern(grammar: Grammar, cube: Cube, isOpen: boolean): string {
  const elements = elementsOf(cube, isOpen)
  switch (grammar) {
    case 'ucm':
      return printUcmPattern({ elements })
    case 'webex':
      return printWebexPattern(elements)
    case 'ios':
      return printIosPattern({
        parts: cube.map((mask) => ({ kind: 'key' as const, keys: keysOf(mask) })),
        isAnchored: true,
        waitsForMore: false,
      })
  }
}

/** False when the text of the pattern is longer than the system takes (`routing-semantics` A1). */
export function isShortEnough(grammar: Grammar, cube: Cube, isOpen: boolean): boolean {
  return grammar !== 'ucm' || writePattern(grammar, cube, isOpen).length <= LONGEST_PATTERN
}

/** The keys E and F are in no dial string: they are named where everything else is, so that `.` can be written. */
function keysOf(mask: number): string {
  return Array.from(IOS_KEYS)
    .filter((key) => mask === EVERY_SYMBOL || (symbolMask(key) & mask) !== 0)
    .join('')
}
