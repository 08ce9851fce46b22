import { parseUcmPattern } from '../../../dialing/grammars/ucm-pattern.js'
import { matchDigits } from '../../../dialing/pattern-match.js'
import { applyMask } from '../../../dialing/transformation.js'
import type { Settings } from '../../../model/settings.js'
import { transformCalled } from '../../../routing/ucm/number-transformations.js'
import { patternGrammar } from '../../../routing/ucm/pattern-grammar.js'
import { Comparison } from '../difference.js'
import type { Difference } from '../difference.js'
import type { MatchState, StepOf } from '../format/suite-schema.js'

/** What digits mean to one pattern. */
export function runMatch({ match, expect }: StepOf<'match'>, settings: Settings): readonly Difference[] {
  const comparison = new Comparison()
  const read = parseUcmPattern(match.pattern, patternGrammar(settings))
  if (!read.ok) {
    comparison.problem('match.pattern', `${match.pattern} is no pattern: ${read.reason}`)
    return comparison.differences
  }
  const { complete, more } = matchDigits(read.pattern, match.digits)
  const state: MatchState = complete ? (more ? 'match, more possible' : 'match') : more ? 'more possible' : 'no match'
  comparison.value('state', expect.state, state)
  return comparison.differences
}

/** One number under a mask, with what comes before and after it in the order that the setting says. */
export function runTransform({ transform, expect }: StepOf<'transform'>, settings: Settings): readonly Difference[] {
  const comparison = new Comparison()
  const text = transform.pattern ?? ''
  const read = parseUcmPattern(text, patternGrammar(settings))
  if (!read.ok) {
    comparison.problem('transform.pattern', `${text} is no pattern: ${read.reason}`)
    return comparison.differences
  }
  const { discard, mask, prefix, externalMask, number } = transform
  const shown = externalMask === undefined ? number : applyMask(externalMask, number)
  const called = {
    ...(discard === undefined ? {} : { discard }),
    ...(mask === undefined ? {} : { mask }),
    ...(prefix === undefined ? {} : { prefix }),
  }
  const order = settings.values['routing.calledTransformationOrder']
  const { digits, problem } = transformCalled(called, read.pattern, shown, order)
  comparison.value('number', expect.number, problem === undefined ? digits : `${digits} (${problem})`)
  return comparison.differences
}
