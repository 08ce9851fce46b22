import { elementAutomaton } from '../element-automaton.js'
import type { NormalAutomaton } from '../normal-automaton.js'
import { normalize } from '../normalize.js'
import type { ElementSequence } from './element-sequence.js'

/** The normal form of the strings of one sequence. */
export function sequenceAutomaton(sequence: ElementSequence): NormalAutomaton {
  return normalize(elementAutomaton(sequence))
}
