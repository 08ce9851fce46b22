import { SYMBOLS } from '../symbols.js'
import { type Automaton, DEAD, WIDTH } from './automaton.js'
import type { NormalAutomaton } from './normal-automaton.js'

/** Shortest string to the first accepting state in breadth-first numbering, then first in symbol order. */
export function shortestString({ moves, accepts }: NormalAutomaton): string | undefined {
  const states = accepts.length
  const end = accepts.indexOf(1)
  if (end < 0) return undefined
  // States are numbered breadth first: the first move that names a state is the one it was found by.
  const from = new Int32Array(states).fill(DEAD)
  const by = new Uint8Array(states)
  for (let state = 0, found = 1; found <= end; state += 1) {
    for (let symbol = 0; symbol < WIDTH; symbol += 1) {
      const to = moves[state * WIDTH + symbol] as number
      if (to !== found) continue
      from[to] = state
      by[to] = symbol
      found += 1
    }
  }
  let text = ''
  for (let state = end; state !== 0; state = from[state] as number) text = SYMBOLS.charAt(by[state] as number) + text
  return text
}

/** For every number of symbols still to come, the states from which an end is that far away. */
class Distances {
  private readonly automaton: Automaton
  private readonly levels: Uint8Array[]

  constructor(automaton: Automaton) {
    this.automaton = automaton
    this.levels = [automaton.accepts]
  }

  /** One byte per state: an end can be reached by exactly `length` more symbols. */
  at(length: number): Uint8Array {
    const { moves, accepts } = this.automaton
    for (let made = this.levels.length; made <= length; made += 1) {
      const nearer = this.levels[made - 1] ?? accepts
      const level = new Uint8Array(accepts.length)
      for (let index = 0; index < moves.length; index += 1) {
        const to = moves[index] as number
        if (to !== DEAD && nearer[to] !== 0) level[Math.trunc(index / WIDTH)] = 1
      }
      this.levels.push(level)
    }
    return this.levels[length] ?? accepts
  }
}

/** Every string, shortest first, then in the order of the symbols. Endless where the automaton has loops. */
export function* allStrings(automaton: NormalAutomaton): Generator<string> {
  const distances = new Distances(automaton)
  // Without loops no string is longer than the states are many.
  for (let length = 0; !automaton.acyclic || length < automaton.states; length += 1) {
    if (distances.at(length)[0] !== 0) yield* stringsOfLength(automaton, distances, length)
  }
}

function* stringsOfLength({ moves }: Automaton, distances: Distances, length: number): Generator<string> {
  const states = new Int32Array(length + 1)
  const symbols = new Int32Array(length + 1)
  const prefixes: string[] = ['']
  let depth = 0
  while (depth >= 0) {
    if (depth === length) {
      yield prefixes[depth] ?? ''
      depth -= 1
      continue
    }
    const nearer = distances.at(length - depth - 1)
    const row = (states[depth] as number) * WIDTH
    let symbol = symbols[depth] as number
    for (; symbol < WIDTH; symbol += 1) {
      const to = moves[row + symbol] as number
      if (to !== DEAD && nearer[to] !== 0) break
    }
    if (symbol === WIDTH) {
      depth -= 1
      continue
    }
    symbols[depth] = symbol + 1
    prefixes[depth + 1] = (prefixes[depth] ?? '') + SYMBOLS.charAt(symbol)
    states[depth + 1] = moves[row + symbol] as number
    symbols[depth + 1] = 0
    depth += 1
  }
}
