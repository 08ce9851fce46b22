import { matchDigits, matchedStrings } from '../pattern-match.js'
import { matchesEnBloc } from './ios-match.js'
import type { AnyPattern } from './parse-pattern.js'
import { spaceWithin } from './space-of.js'
import type { UcmPattern } from './ucm-pattern.js'

/** True when the pattern takes the digits, all of them, as `spaceOf` says. */
export function matches(pattern: AnyPattern, digits: string): boolean {
  if ('parts' in pattern) return matchesEnBloc(pattern, digits)
  return matchDigits(asUcm(pattern), digits).complete
}

/**
 * How many strings of exactly `length` symbols the pattern takes; undefined where that takes more than
 * `mostStates` to tell. Patterns of Unified CM and Webex with one repeat at most are always counted.
 */
export function countWithin(pattern: AnyPattern, length: number, mostStates: number): bigint | undefined {
  if (!('parts' in pattern) && pattern.elements.filter(({ repeats }) => repeats).length <= 1) {
    return matchedStrings(asUcm(pattern), length)
  }
  return spaceWithin(pattern, mostStates)?.count(length)
}

function asUcm(pattern: Exclude<AnyPattern, { parts: unknown }>): UcmPattern {
  return 'usesNumberingPlan' in pattern ? pattern : { ...pattern, usesNumberingPlan: false }
}
