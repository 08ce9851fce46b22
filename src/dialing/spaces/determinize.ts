import { ALL_MASK, type Automaton, AutomatonBuilder } from './automaton.js'
import type { NondeterministicAutomaton } from './nondeterministic.js'

/** Sets of states, numbered; a set is an ascending list. */
class StateSets {
  readonly sets: (readonly number[])[] = []
  private readonly numbers = new Map<string, number>()
  private readonly singles = new Map<number, number>()

  /** The number of a set, and whether it is new. */
  number(set: readonly number[]): { readonly number: number; readonly fresh: boolean } {
    const only = set.length === 1 ? set[0] : undefined
    const key = only === undefined ? keyOf(set) : ''
    const known = only === undefined ? this.numbers.get(key) : this.singles.get(only)
    if (known !== undefined) return { number: known, fresh: false }
    const number = this.sets.length
    this.sets.push(set)
    if (only === undefined) this.numbers.set(key, number)
    else this.singles.set(only, number)
    return { number, fresh: true }
  }
}

/** Two code units for each member, so that any number of states has its own key. */
function keyOf(set: readonly number[]): string {
  let key = ''
  for (const member of set) key += String.fromCharCode(member & 0xffff, member >>> 16)
  return key
}

/** Follows the moves that read nothing; one of them is kept for all calls, marks are cleared after each. */
class Closure {
  private readonly seen: Uint8Array
  private readonly automaton: NondeterministicAutomaton

  constructor(automaton: NondeterministicAutomaton) {
    this.automaton = automaton
    this.seen = new Uint8Array(automaton.states)
  }

  /** The states themselves and all that are reached without a symbol, ascending. */
  of(states: readonly number[]): number[] {
    const closed: number[] = []
    for (const state of states) this.add(closed, state)
    for (let at = 0; at < closed.length; at += 1) {
      const skips = this.automaton.skipsFrom(closed[at] as number)
      if (skips !== undefined) for (const state of skips) this.add(closed, state)
    }
    for (const state of closed) this.seen[state] = 0
    return closed.length > 1 ? closed.sort((one, other) => one - other) : closed
  }

  private add(closed: number[], state: number): void {
    if (this.seen[state] !== 0) return
    this.seen[state] = 1
    closed.push(state)
  }
}

/** A deterministic automaton of the same strings (subset construction); not minimal. */
export function determinize(automaton: NondeterministicAutomaton, start: number): Automaton {
  const found = determinizeWithin(automaton, start, Number.POSITIVE_INFINITY)
  if (found === undefined) throw new Error('an unbounded construction gave up')
  return found
}

/** The same; undefined where it takes more than `most` states, of which there can be 2^n for n states given. */
export function determinizeWithin(
  automaton: NondeterministicAutomaton,
  start: number,
  most: number,
): Automaton | undefined {
  const closure = new Closure(automaton)
  const sets = new StateSets()
  const builder = new AutomatonBuilder(automaton.states + 1)
  const visit = (states: readonly number[]): number => {
    const set = closure.of(states)
    const { number, fresh } = sets.number(set)
    if (fresh) builder.add(set.some((state) => automaton.accepts(state)))
    return number
  }
  visit([start])
  for (let at = 0; at < sets.sets.length; at += 1) {
    if (sets.sets.length > most) return undefined
    const set = sets.sets[at] ?? []
    for (const mask of classesOf(automaton, set)) {
      builder.connectMask(at, mask, visit(targets(automaton, set, mask & -mask)))
    }
  }
  return sets.sets.length > most ? undefined : builder.build()
}

/** The symbols that lead somewhere, in groups that no move of the set tells apart. */
function classesOf(automaton: NondeterministicAutomaton, set: readonly number[]): readonly number[] {
  let known = 0
  const classes: number[] = []
  for (const state of set) {
    for (const mask of automaton.masksFrom(state)) {
      const fresh = mask & ALL_MASK & ~known
      const count = classes.length
      for (let index = 0; index < count; index += 1) {
        const existing = classes[index] as number
        const inside = existing & mask
        if (inside === 0 || inside === existing) continue
        classes[index] = inside
        classes.push(existing & ~mask)
      }
      if (fresh !== 0) classes.push(fresh)
      known |= mask
    }
  }
  return classes
}

function targets(automaton: NondeterministicAutomaton, set: readonly number[], symbol: number): readonly number[] {
  const found: number[] = []
  for (const state of set) {
    const masks = automaton.masksFrom(state)
    const to = automaton.targetsFrom(state)
    for (let move = 0; move < masks.length; move += 1) {
      if (((masks[move] as number) & symbol) !== 0) found.push(to[move] as number)
    }
  }
  return found
}
