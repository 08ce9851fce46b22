import { SYMBOLS } from '../symbols.js'

/** Symbols of the alphabet: the width of a row of moves. */
export const WIDTH = SYMBOLS.length
/** Where no move leads. */
export const DEAD = -1
/** All symbols as one mask. */
export const ALL_MASK = (1 << WIDTH) - 1

/**
 * A deterministic automaton over the 17 symbols, state 0 its start. Row `s` of `moves` is
 * `moves[s * WIDTH] … moves[s * WIDTH + 16]`: the state after each symbol, or `DEAD`.
 */
export interface Automaton {
  readonly moves: Int32Array
  /** One byte per state; not 0 = a string may end here. Its length is the number of states. */
  readonly accepts: Uint8Array
}

/** Moves of each state by target: arc `a` of state `s` has `first[s] ≤ a < first[s + 1]`. */
export interface Arcs {
  readonly first: Int32Array
  readonly masks: Int32Array
  readonly targets: Int32Array
}

/** Groups the moves of every state by where they lead, in the order of their first symbol. */
export function arcsOf({ moves, accepts }: Automaton): Arcs {
  const states = accepts.length
  const first = new Int32Array(states + 1)
  const masks: number[] = []
  const targets: number[] = []
  for (let state = 0; state < states; state += 1) {
    const begin = targets.length
    for (let symbol = 0; symbol < WIDTH; symbol += 1) {
      const to = moves[state * WIDTH + symbol] as number
      if (to === DEAD) continue
      let arc = begin
      while (arc < targets.length && targets[arc] !== to) arc += 1
      if (arc === targets.length) {
        targets.push(to)
        masks.push(0)
      }
      masks[arc] = (masks[arc] as number) | (1 << symbol)
    }
    first[state + 1] = targets.length
  }
  return { first, masks: Int32Array.from(masks), targets: Int32Array.from(targets) }
}

/** An automaton under construction: states are numbered as they are made. */
export class AutomatonBuilder {
  private moves: Int32Array
  private accepts: Uint8Array
  private used = 0

  constructor(expected = 16) {
    this.moves = new Int32Array(expected * WIDTH)
    this.accepts = new Uint8Array(expected)
  }

  get states(): number {
    return this.used
  }

  add(accepts: boolean): number {
    const state = this.used
    if (state === this.accepts.length) this.grow()
    this.moves.fill(DEAD, state * WIDTH, (state + 1) * WIDTH)
    this.accepts[state] = accepts ? 1 : 0
    this.used += 1
    return state
  }

  accept(state: number): void {
    this.accepts[state] = 1
  }

  connect(from: number, symbol: number, to: number): void {
    this.moves[from * WIDTH + symbol] = to
  }

  connectMask(from: number, mask: number, to: number): void {
    for (let rest = mask; rest !== 0; rest &= rest - 1) {
      this.moves[from * WIDTH + 31 - Math.clz32(rest & -rest)] = to
    }
  }

  next(from: number, symbol: number): number {
    return this.moves[from * WIDTH + symbol] as number
  }

  build(): Automaton {
    return { moves: this.moves.slice(0, this.used * WIDTH), accepts: this.accepts.slice(0, this.used) }
  }

  private grow(): void {
    const moves = new Int32Array(this.moves.length * 2)
    moves.set(this.moves)
    this.moves = moves
    const accepts = new Uint8Array(this.accepts.length * 2)
    accepts.set(this.accepts)
    this.accepts = accepts
  }
}
