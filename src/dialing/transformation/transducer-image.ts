import { ALL_MASK } from '../spaces/automaton.js'
import { DialSpace } from '../spaces/dial-space.js'
import { isDialable } from '../spaces/literal-automaton.js'
import { NondeterministicAutomaton } from '../spaces/nondeterministic.js'
import type { Transducer } from './transducer.js'

/** Numbers of pairs (state of the transducer, state of the set), in the order in which they are met. */
class Pairs {
  readonly list: { readonly state: number; readonly place: number; readonly number: number }[] = []
  private readonly numbers = new Map<number, number>()
  private readonly automaton: NondeterministicAutomaton
  private readonly places: number

  constructor(automaton: NondeterministicAutomaton, places: number) {
    this.automaton = automaton
    this.places = places
  }

  at(state: number, place: number): number {
    const key = state * this.places + place
    let number = this.numbers.get(key)
    if (number === undefined) {
      number = this.automaton.add()
      this.numbers.set(key, number)
      this.list.push({ state, place, number })
    }
    return number
  }
}

/** Everything that the transducer makes of members of the set. What cannot be dialed is in no set: it is left out. */
export function imageOf({ moves, ends }: Transducer, space: DialSpace): DialSpace {
  const automaton = new NondeterministicAutomaton()
  const pairs = new Pairs(automaton, space.states)
  const start = pairs.at(0, space.start)
  const end = automaton.add(true)
  for (const { state, place, number } of pairs.list) {
    const written = ends[state]
    if (written !== undefined && space.accepts(place) && isDialable(written)) {
      automaton.skip(writing(automaton, number, written), end)
    }
    for (const { mask, write, copies, to } of moves[state] ?? []) {
      if (!isDialable(write)) continue
      for (const arc of space.movesFrom(place)) {
        const read = arc.mask & mask
        if (read === 0) continue
        const next = pairs.at(to, arc.to)
        const after = writing(automaton, number, write)
        if (copies) automaton.connect(after, read, next)
        else automaton.skip(after, next)
      }
    }
  }
  return DialSpace.fromNondeterministic(automaton, start)
}

/** Moves that write a text; the state after it. */
function writing(automaton: NondeterministicAutomaton, from: number, text: string): number {
  let state = from
  for (const symbol of text) {
    const next = automaton.add()
    automaton.connectSymbol(state, symbol, next)
    state = next
  }
  return state
}

/** Every dial string of which the transducer makes a member of the set. */
export function preimageOf({ moves, ends }: Transducer, space: DialSpace): DialSpace {
  const automaton = new NondeterministicAutomaton()
  const pairs = new Pairs(automaton, space.states)
  const start = pairs.at(0, space.start)
  for (const { state, place, number } of pairs.list) {
    const written = ends[state]
    if (written !== undefined && space.accepts(space.walk(written, place))) automaton.accept(number)
    for (const { mask, write, copies, to } of moves[state] ?? []) {
      const after = space.walk(write, place)
      if (after < 0) continue
      if (!copies) {
        automaton.connect(number, mask & ALL_MASK, pairs.at(to, after))
        continue
      }
      for (const arc of space.movesFrom(after)) {
        if ((arc.mask & mask) !== 0) automaton.connect(number, arc.mask & mask, pairs.at(to, arc.to))
      }
    }
  }
  return DialSpace.fromNondeterministic(automaton, start)
}
