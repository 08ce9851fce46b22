import { matchDigits } from '../pattern-match.js'
import { matchesEnBloc } from './ios-match.js'
import type { AnyPattern } from './parse-pattern.js'

/** True when the pattern takes the digits, all of them, as `spaceOf` says. */
export function matches(pattern: AnyPattern, digits: string): boolean {
  if ('parts' in pattern) return matchesEnBloc(pattern, digits)
  return matchDigits('usesNumberingPlan' in pattern ? pattern : { ...pattern, usesNumberingPlan: false }, digits)
    .complete
}
