import { shortestString } from '../enumeration.js'
import type { NormalAutomaton } from '../normal-automaton.js'
import { normalize } from '../normalize.js'
import { product } from '../product.js'
import type { ElementSequence } from './element-sequence.js'
import { largestSequence } from './largest-sequence.js'
import { mergedSequences } from './merged-sequences.js'
import { pathSequences } from './path-sequences.js'
import { sequenceAutomaton } from './sequence-automaton.js'

/** More ways through an automaton than anybody reads; beyond it there is no answer. */
const MOST_PATHS = 200_000
/** Beyond so many, sequences are put together only where their ends are equal. */
const MOST_MERGED = 10_000
/** Where covering by largest sequences is worth its cost: few states and few sequences. */
const MOST_STATES = 200
const MOST_COVERED = 64
/** Largest sequences of a set that has no simple ways; more are not looked for. */
const MOST_LARGEST = 16

/**
 * Sequences whose union is exactly the set, as few as two methods give: the ways through the
 * automaton put together by masks, and for small sets a cover by largest sequences. Undefined when
 * neither gives one: the set is no finite union of sequences (digits of even number, say), or none
 * that either finds.
 */
export function unionNormalForm(space: NormalAutomaton): readonly ElementSequence[] | undefined {
  const paths = pathSequences(space, MOST_PATHS)
  if (paths === undefined) return space.states > MOST_STATES ? undefined : cover(space, MOST_LARGEST)
  const merged = paths.length > MOST_MERGED ? paths : mergedSequences(paths)
  if (merged.length <= 1 || merged.length > MOST_COVERED || space.states > MOST_STATES) return merged
  return cover(space, merged.length - 1) ?? merged
}

/** A cover by largest sequences, each grown from the first member not yet covered; undefined beyond `most`. */
function cover(space: NormalAutomaton, most: number): readonly ElementSequence[] | undefined {
  const chosen: ElementSequence[] = []
  // Largest sequences repeat wherever the set lets them; what then is still open much further out stays open.
  const furthest = space.states + 4
  let left = space
  for (let member = shortestString(left); member !== undefined; member = shortestString(left)) {
    // A few too many may yet prove superfluous.
    if (chosen.length === most + 4 || member.length > furthest) return undefined
    const sequence = largestSequence(space, member)
    chosen.push(sequence)
    left = normalize(product(left, sequenceAutomaton(sequence), 'difference'))
  }
  const needed = withoutSuperfluous(chosen)
  return needed.length > most ? undefined : needed
}

/** Leaves out every sequence that the others together hold. */
function withoutSuperfluous(sequences: readonly ElementSequence[]): readonly ElementSequence[] {
  let kept = sequences.map((sequence) => ({ sequence, space: sequenceAutomaton(sequence) }))
  for (const one of [...kept]) {
    const others = kept.filter((other) => other !== one)
    // One after the other is taken away: what is left is small, where the union of all could be large.
    let left = one.space
    for (const { space } of others) {
      left = normalize(product(left, space, 'difference'))
      if (shortestString(left) === undefined) break
    }
    if (shortestString(left) === undefined) kept = others
  }
  return kept.map(({ sequence }) => sequence)
}
