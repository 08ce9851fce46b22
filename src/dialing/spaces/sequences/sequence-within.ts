import type { NormalAutomaton } from '../normal-automaton.js'
import type { ElementSequence } from './element-sequence.js'

/** True when the set holds every string of the sequence. */
export function isWithin(sequence: ElementSequence, space: NormalAutomaton): boolean {
  let standing: ReadonlySet<number> = new Set([0])
  for (const { mask, minimum, repeats } of sequence) {
    const before = standing
    const after: Set<number> = new Set(minimum === 0 ? before : [])
    if (!addSteps(space, before, mask, after)) return false
    // A set visits what is added while it is walked: each state inside the repeat is left by the repeat once.
    if (repeats && !addSteps(space, after, mask, after)) return false
    standing = after
  }
  for (const state of standing) if (space.accepts[state] === 0) return false
  return true
}

/** Adds where the symbols of the mask lead; false when one of them leads out of the set. */
function addSteps(space: NormalAutomaton, from: ReadonlySet<number>, mask: number, into: Set<number>): boolean {
  for (const state of from) {
    let left = mask
    for (const move of space.movesFrom(state)) {
      if ((move.mask & mask) === 0) continue
      left &= ~move.mask
      into.add(move.to)
    }
    if (left !== 0) return false
  }
  return true
}
