import type { AnyParse } from '../../dialing/grammars/parse-pattern.js'
import { parsePattern } from '../../dialing/grammars/parse-pattern.js'
import type { Grammar } from '../../dialing/pattern.js'

/** A longer row is no pattern. Command lines of gateways end before; what is done with a pattern grows with it. */
const LONGEST_ROW = 256

/** Reads one row of a list of patterns. */
export function readRow(grammar: Grammar, text: string): AnyParse {
  // Unified CM has a limit of its own, below this one.
  if (grammar === 'ucm' || text.length <= LONGEST_ROW) return parsePattern(grammar, text)
  const reason = `the row has ${text.length} characters`
  return { ok: false, position: LONGEST_ROW, reason, rule: `a row holds at most ${LONGEST_ROW} characters` }
}
