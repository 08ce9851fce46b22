import type { Grammar } from '../../dialing/pattern.js'
import { GRAMMARS } from '../../dialing/pattern.js'
import { readRow } from './read-row.js'

/** What is probably wrong with a list of which most rows are refused. */
export type ListAdvice =
  /** Another grammar reads nearly all of it. */
  | { readonly about: 'grammar'; readonly grammar: Grammar }
  /** Its rows have several cells, and no header says which of them is the pattern. */
  | { readonly about: 'header' }

/** Another grammar is named when it leaves at most one row in so many. */
const NEARLY_ALL = 10

/** Advice about the rows of a list, of which these were refused; none where most could be read. */
export function listAdvice(
  grammar: Grammar,
  rows: readonly string[],
  refused: readonly string[],
): readonly ListAdvice[] {
  if (refused.length * 2 <= rows.length) return []
  // First, because a comma is a pause on a gateway: cells behind it may look like keys.
  if (refused.filter((text) => /[,;\t]/.test(text)).length * 2 > refused.length) return [{ about: 'header' }]
  const other = bestGrammar(grammar, rows)
  return other === undefined ? [] : [{ about: 'grammar', grammar: other }]
}

function bestGrammar(grammar: Grammar, rows: readonly string[]): Grammar | undefined {
  let best: { grammar: Grammar; unread: number } | undefined
  for (const other of GRAMMARS) {
    if (other === grammar) continue
    const unread = rows.filter((text) => !readRow(other, text).ok).length
    if (unread * NEARLY_ALL <= rows.length && unread < (best?.unread ?? Number.POSITIVE_INFINITY)) {
      best = { grammar: other, unread }
    }
  }
  return best?.grammar
}
