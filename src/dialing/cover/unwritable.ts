import { LONGEST_PATTERN } from '../grammars/ucm-pattern.js'
import type { Grammar, PatternElement } from '../pattern.js'
import { DIGITS_MASK, symbolMask } from '../symbols.js'
import { isCoverable, isEndless, type Sequences } from './cover-pieces.js'

/** An included set, by its place in the list, that no pattern of the form asked for can take in. */
export interface Unwritable {
  readonly include: number
  readonly reason: string
}

/** The sets that cannot be covered in this grammar, with or without patterns that have an open end. */
export function unwritableSets(
  include: readonly Sequences[],
  grammar: Grammar,
  mayOpen: boolean,
): readonly Unwritable[] {
  return include.flatMap((sequences, index) => {
    for (const elements of sequences) {
      const reason =
        lengthProblem(elements, grammar, mayOpen) ?? (grammar === 'webex' ? dialPatternProblem(elements) : undefined)
      if (reason !== undefined) return [{ include: index, reason }]
    }
    return []
  })
}

function lengthProblem(elements: readonly PatternElement[], grammar: Grammar, mayOpen: boolean): string | undefined {
  if (elements.length === 0) return 'the empty string has no pattern'
  const plus = grammar === 'ucm' && elements[0]?.mask === PLUS ? 1 : 0
  if (grammar === 'ucm' && elements.length + plus > LONGEST_PATTERN) {
    return `a pattern holds at most ${LONGEST_PATTERN} characters (routing-semantics A1)`
  }
  if (!isEndless(elements)) return undefined
  if (grammar === 'ios') return 'it is of variable length, and patterns that end in $ are of fixed length'
  if (!mayOpen) return 'it is of variable length, and only patterns of fixed length were asked for'
  if (grammar === 'webex' && elements[0]?.mask !== PLUS)
    return 'only a pattern that begins with + may end in ! (webex-api 8)'
  return isCoverable(elements) ? undefined : 'it repeats something other than any digit at its end'
}

const PLUS = symbolMask('+')
const STAR = symbolMask('*')

/** Dial patterns: digits, before which `+` or `*` may stand; after `+` no 0 (`webex-api` 8). */
function dialPatternProblem(elements: readonly PatternElement[]): string | undefined {
  const [first, second] = elements
  const isHeaded = first?.mask === PLUS || first?.mask === STAR
  const digits = isHeaded ? elements.slice(1) : elements
  if (digits.length === 0) return 'a dial pattern has a digit (webex-api 8)'
  if (digits.some(({ mask }) => (mask & ~DIGITS_MASK) !== 0)) {
    return 'a dial pattern holds digits, before which + or * may stand (webex-api 8)'
  }
  if (first?.mask === PLUS && ((second?.mask ?? 0) & symbolMask('0')) !== 0) {
    return 'behind + stands a digit from 1 to 9 (webex-api 8)'
  }
  return undefined
}
