import type { PatternGrammar } from '../../dialing/grammars/ucm-pattern.js'
import type { Settings } from '../../model/settings.js'

/** How patterns are read where sources differ (`routing-semantics` C-1, C-15, C-16). */
export function patternGrammar({ values }: Settings): PatternGrammar {
  return {
    negatedSetIncludesStarAndHash: values['routing.negatedSetIncludesStarAndHash'],
    wildcardTakesStar: values['routing.wildcardTakesStar'],
    ignoresHashAtEnd: values['routing.hashAtEndOfPattern'] === 'ignored',
  }
}
