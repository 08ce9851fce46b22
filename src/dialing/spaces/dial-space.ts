import type { PatternElement } from '../pattern.js'
import { type Automaton, DEAD, WIDTH } from './automaton.js'
import { countAll, countOfLength } from './counting.js'
import { determinize, determinizeWithin } from './determinize.js'
import { elementAutomaton, elementAutomatonWithin } from './element-automaton.js'
import { allStrings, shortestString } from './enumeration.js'
import { literalAutomaton, symbolIndex } from './literal-automaton.js'
import { NondeterministicAutomaton } from './nondeterministic.js'
import type { NormalAutomaton, SpaceMove } from './normal-automaton.js'
import { normalize } from './normalize.js'
import { complemented, meets, product } from './product.js'
import { unionNormalForm } from './sequences/union-normal-form.js'
import { tableKey } from './table-key.js'
import { unionOf } from './union.js'

/**
 * An exact set of dial strings over the 17 symbols, perhaps infinite: the minimal deterministic
 * automaton of the set with its states numbered breadth first, so equal sets are equal tables.
 * Immutable. State 0 is the start; every other state leads to a member.
 */
export class DialSpace {
  /** No string. */
  static readonly none: DialSpace = DialSpace.of()
  /** Every string over the 17 symbols, the empty one included. */
  static readonly all: DialSpace = DialSpace.none.complement()

  readonly isEmpty: boolean
  readonly isFinite: boolean
  /** Number of states of the automaton; they are numbered from 0. */
  readonly states: number
  /** The state before any symbol. */
  readonly start = 0
  private readonly automaton: NormalAutomaton
  private cachedKey: string | undefined

  private constructor(automaton: NormalAutomaton) {
    this.automaton = automaton
    this.states = automaton.states
    this.isFinite = automaton.acyclic
    this.isEmpty = this.states === 1 && automaton.accepts[0] === 0
  }

  /** Exactly these strings. One that holds anything but the 17 symbols cannot be dialed and is left out. */
  static of(...strings: readonly string[]): DialSpace {
    return DialSpace.ofStrings(strings)
  }

  /** As `of`, for any number of strings. */
  static ofStrings(strings: Iterable<string>): DialSpace {
    return DialSpace.normal(literalAutomaton(strings))
  }

  /** The strings that a sequence of pattern elements matches. */
  static ofElements(elements: readonly PatternElement[]): DialSpace {
    return DialSpace.normal(elementAutomaton(elements))
  }

  /** The strings that are in any of the sets; made for many sets at once. */
  static union(spaces: Iterable<DialSpace>): DialSpace {
    const distinct = new Set<DialSpace>()
    for (const space of spaces) if (!space.isEmpty) distinct.add(space)
    const [only, another] = distinct
    if (only === undefined) return DialSpace.none
    if (another === undefined) return only
    return new DialSpace(unionOf([...distinct].map(({ automaton }) => automaton)))
  }

  /** The strings of a union of sequences; undefined where telling them apart takes more than `most` states. */
  static ofSequencesWithin(sequences: readonly (readonly PatternElement[])[], most: number): DialSpace | undefined {
    const automaton = elementAutomatonWithin(sequences, most)
    return automaton === undefined ? undefined : DialSpace.normal(automaton)
  }

  /**
   * The set of any deterministic automaton. `moves[state * 17 + symbol]` is the next state, negative
   * where there is none; `accepts` has one entry per state, not 0 = a member ends here.
   */
  static fromAutomaton(moves: Int32Array, accepts: Uint8Array, start = 0): DialSpace {
    return DialSpace.normal(startingAt({ moves, accepts }, start))
  }

  /** The set of a nondeterministic automaton, by subset construction. */
  static fromNondeterministic(automaton: NondeterministicAutomaton, start = 0): DialSpace {
    return DialSpace.normal(determinize(automaton, start))
  }

  /** The same; undefined where it takes more than `most` states. */
  static fromNondeterministicWithin(
    automaton: NondeterministicAutomaton,
    start: number,
    most: number,
  ): DialSpace | undefined {
    const found = determinizeWithin(automaton, start, most)
    return found === undefined ? undefined : DialSpace.normal(found)
  }

  private static normal(automaton: Automaton): DialSpace {
    return new DialSpace(normalize(automaton))
  }

  /** Equal exactly when the sets are equal. */
  get key(): string {
    this.cachedKey ??= tableKey(this.automaton)
    return this.cachedKey
  }

  has(digits: string): boolean {
    const state = this.walk(digits)
    return state !== DEAD && this.accepts(state)
  }

  /** True when some strictly longer member begins with the digits. */
  couldContinue(digits: string): boolean {
    const state = this.walk(digits)
    return state !== DEAD && this.continues(state)
  }

  union(other: DialSpace): DialSpace {
    if (this.isEmpty || this === other) return other
    if (other.isEmpty) return this
    return DialSpace.normal(product(this.automaton, other.automaton, 'union'))
  }

  intersect(other: DialSpace): DialSpace {
    if (this.isEmpty || this === other || other === DialSpace.all) return this
    if (other.isEmpty || this === DialSpace.all) return other
    return DialSpace.normal(product(this.automaton, other.automaton, 'intersection'))
  }

  minus(other: DialSpace): DialSpace {
    if (this.isEmpty || other.isEmpty) return this
    if (this === other) return DialSpace.none
    return DialSpace.normal(product(this.automaton, other.automaton, 'difference'))
  }

  /** Every string over the 17 symbols that is not in this set. */
  complement(): DialSpace {
    return DialSpace.normal(complemented(this.automaton))
  }

  /** Every member of this set followed by every member of the other. */
  concat(other: DialSpace): DialSpace {
    if (this.isEmpty) return this
    if (other.isEmpty) return other
    const joined = new NondeterministicAutomaton()
    const begins = joined.addAll(this.automaton, false)
    const continues = joined.addAll(other.automaton)
    for (let state = 0; state < this.states; state += 1) {
      if (this.accepts(state)) joined.skip(begins + state, continues)
    }
    return DialSpace.fromNondeterministic(joined, begins)
  }

  /** True when every member of the other set is a member of this one. */
  includes(other: DialSpace): boolean {
    return this === other || !meets(other.automaton, this.automaton, false)
  }

  equals(other: DialSpace): boolean {
    if (this === other) return true
    if (this.states !== other.states) return false
    return (
      sameNumbers(this.automaton.accepts, other.automaton.accepts) &&
      sameNumbers(this.automaton.moves, other.automaton.moves)
    )
  }

  /** True when the sets share a string. */
  overlaps(other: DialSpace): boolean {
    return meets(this.automaton, other.automaton, true)
  }

  /** The shortest member, of several the first in the order of `SYMBOLS`; undefined when there is none. */
  witness(): string | undefined {
    return shortestString(this.automaton)
  }

  /** How many members are exactly this long. */
  count(length: number): bigint {
    return countOfLength(this.automaton, length)
  }

  /** How many members there are; undefined when they are infinitely many. */
  size(): bigint | undefined {
    return this.isFinite ? countAll(this.automaton) : undefined
  }

  /** The members, shortest first, then in the order of `SYMBOLS`; endless when the set is infinite. */
  strings(): Generator<string> {
    return allStrings(this.automaton)
  }

  /**
   * Sequences of pattern elements whose union is exactly this set, as few as a sensible method
   * gives. Undefined when the set is no union of sequences, or of too many to be of use.
   */
  sequences(): readonly (readonly PatternElement[])[] | undefined {
    return unionNormalForm(this.automaton)
  }

  /** The state after one more symbol (its place in `SYMBOLS`); -1 when no member goes on so, or from -1. */
  next(state: number, symbol: number): number {
    return state === DEAD ? DEAD : (this.automaton.moves[state * WIDTH + symbol] as number)
  }

  /** True when a member ends in the state. */
  accepts(state: number): boolean {
    return state !== DEAD && this.automaton.accepts[state] !== 0
  }

  /** True when a member goes on from the state. */
  continues(state: number): boolean {
    return state !== DEAD && this.automaton.movesFrom(state).length > 0
  }

  /** The moves of a state, grouped by where they lead, in the order of their first symbol. */
  movesFrom(state: number): readonly SpaceMove[] {
    return this.automaton.movesFrom(state)
  }

  /** What may follow in the state: the set of all that leads from it to a member. */
  continuations(state: number): DialSpace {
    return state === this.start ? this : DialSpace.fromAutomaton(this.automaton.moves, this.automaton.accepts, state)
  }

  /** The state after all of the digits; -1 when no member begins so. */
  walk(digits: string, from = 0): number {
    let state = from
    for (let at = 0; at < digits.length && state !== DEAD; at += 1) {
      const symbol = symbolIndex(digits.charCodeAt(at))
      state = symbol < 0 ? DEAD : (this.automaton.moves[state * WIDTH + symbol] as number)
    }
    return state
  }
}

/** The same automaton with states exchanged so that `start` is state 0. */
function startingAt({ moves, accepts }: Automaton, start: number): Automaton {
  if (start === 0) return { moves, accepts }
  const swapped = (state: number): number => (state === 0 ? start : state === start ? 0 : state)
  const table = new Int32Array(moves.length)
  const ends = new Uint8Array(accepts.length)
  for (let state = 0; state < accepts.length; state += 1) {
    const to = swapped(state)
    ends[to] = accepts[state] as number
    for (let symbol = 0; symbol < WIDTH; symbol += 1) {
      table[to * WIDTH + symbol] = swapped(moves[state * WIDTH + symbol] as number)
    }
  }
  return { moves: table, accepts: ends }
}

function sameNumbers(one: Int32Array | Uint8Array, other: Int32Array | Uint8Array): boolean {
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false
  return true
}
