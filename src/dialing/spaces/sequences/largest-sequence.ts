import { DIGITS_MASK, KEYPAD_MASK, symbolMask } from '../../symbols.js'
import { ALL_MASK, WIDTH } from '../automaton.js'
import type { NormalAutomaton } from '../normal-automaton.js'
import { sequenceAutomaton } from './sequence-automaton.js'
import { anyNumber, type ElementSequence, joined, once } from './element-sequence.js'
import { isWithin } from './sequence-within.js'

/** Tried first, widest first: what patterns are mostly made of. */
const USUAL = [ALL_MASK, KEYPAD_MASK, DIGITS_MASK]

/**
 * Grows one member of the set into a sequence inside it that cannot be widened at any position:
 * masks first, from the right as patterns vary at their ends, then repeats between the positions.
 */
export function largestSequence(space: NormalAutomaton, member: string): ElementSequence {
  let sequence: ElementSequence = [...member].map((symbol) => once(symbolMask(symbol)))
  for (;;) {
    const wider = space.acyclic ? widened(space, sequence) : withRepeats(space, widened(space, sequence))
    if (wider === sequence) break
    sequence = wider
    if (space.acyclic) break
  }
  return joined(withoutIdle(joined(sequence)))
}

function widened(space: NormalAutomaton, sequence: ElementSequence): ElementSequence {
  let current = sequence
  for (let position = sequence.length - 1; position >= 0; position -= 1) {
    const element = current[position]
    if (element === undefined) continue
    const mask = widestMask(element.mask, (wider) =>
      isWithin(current.with(position, { ...element, mask: wider }), space),
    )
    if (mask !== element.mask) current = current.with(position, { ...element, mask })
  }
  return current
}

function withRepeats(space: NormalAutomaton, sequence: ElementSequence): ElementSequence {
  let current = sequence
  for (let gap = sequence.length; gap >= 0; gap -= 1) {
    const mask = widestMask(0, (wider) => isWithin(current.toSpliced(gap, 0, anyNumber(wider)), space))
    if (mask === 0) continue
    const larger = current.toSpliced(gap, 0, anyNumber(mask))
    if (!isWithin(larger, sequenceAutomaton(current))) current = larger
  }
  return current
}

/** The mask with as many more symbols as `fits` allows. */
function widestMask(mask: number, fits: (mask: number) => boolean): number {
  let widest = mask
  for (const usual of USUAL) {
    if ((widest | usual) === widest || !fits(widest | usual)) continue
    widest |= usual
    break
  }
  for (let symbol = 0; symbol < WIDTH; symbol += 1) {
    const wider = widest | (1 << symbol)
    if (wider !== widest && fits(wider)) widest = wider
  }
  return widest
}

/** Leaves out repeats that the others make up for. */
function withoutIdle(sequence: ElementSequence): ElementSequence {
  let current = sequence
  for (let position = sequence.length - 1; position >= 0; position -= 1) {
    const element = current[position]
    if (element?.repeats !== true) continue
    const shorter = element.minimum === 0 ? current.toSpliced(position, 1) : current.with(position, once(element.mask))
    if (isWithin(current, sequenceAutomaton(shorter))) current = shorter
  }
  return current
}
