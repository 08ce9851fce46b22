import { expandNumberingPlan } from '../../dialing/grammars/numbering-plan/expand-numbering-plan.js'
import type { AnyPattern } from '../../dialing/grammars/parse-pattern.js'
import { spaceWithin } from '../../dialing/grammars/space-of.js'
import { comparablePattern } from '../../dialing/overlap/comparable-pattern.js'
import type { ComparablePattern } from '../../dialing/overlap/pattern-sequences.js'
import { DialSpace } from '../../dialing/spaces/dial-space.js'
import { MOST_STATES } from './within-reach.js'

/** From so many states on a pattern is large: two of them can take as many as the product of their states. */
const LARGE = 256
/** States of all large patterns of a list together. */
const MOST_LARGE_STATES = 2 * MOST_STATES

/**
 * The patterns of a list as they are compared. What is asked of a pair beyond whether it overlaps takes
 * the sets of its strings: they are made once, and a pattern whose set is too large is left out.
 */
export class Comparability {
  /** Those that were taken, in the order of `add`. */
  readonly patterns: ComparablePattern[] = []
  private readonly spaces: (DialSpace | undefined)[] = []
  private readonly expands: boolean
  private largeStates = 0

  /** `expands`: `@` is taken for the North American Numbering Plan; otherwise it matches nothing. */
  constructor(expands: boolean) {
    this.expands = expands
  }

  /** False, and the pattern not taken, where it is beyond reach. */
  add(pattern: AnyPattern): boolean {
    const isMacro = 'usesNumberingPlan' in pattern && pattern.usesNumberingPlan
    if (!('parts' in pattern) && !isMacro && pattern.elements.every(({ repeats }) => !repeats)) {
      return this.take(pattern, undefined)
    }
    if (!isMacro || !this.expands) {
      const space = spaceWithin(pattern, MOST_STATES)
      return this.isWithin(space) && this.take(comparablePattern(pattern), space)
    }
    const sequences = expandNumberingPlan(pattern).map((expansion) => expansion.pattern.elements)
    const space = DialSpace.ofSequencesWithin(sequences, MOST_STATES)
    return this.isWithin(space) && this.take({ sequences }, space)
  }

  /** A pattern by its number, as a set of strings where it is not of fixed length. */
  asSet(number: number): ComparablePattern | undefined {
    const space = this.spaces[number]
    return space === undefined ? this.patterns[number] : { space }
  }

  private take(pattern: ComparablePattern, space: DialSpace | undefined): true {
    this.patterns.push(pattern)
    this.spaces.push(space)
    return true
  }

  private isWithin(space: DialSpace | undefined): boolean {
    if (space === undefined || space.states > MOST_STATES) return false
    if (space.states < LARGE) return true
    if (this.largeStates + space.states > MOST_LARGE_STATES) return false
    this.largeStates += space.states
    return true
  }
}
