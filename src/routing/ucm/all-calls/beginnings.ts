import { DialSpace } from '../../../dialing/spaces/dial-space.js'
import { SYMBOLS } from '../../../dialing/symbols.js'

const WIDTH = SYMBOLS.length

/** Every beginning of every string of the set, the whole strings included. */
export function beginningsOf(space: DialSpace): DialSpace {
  if (space.isEmpty) return space
  return DialSpace.fromAutomaton(movesOf(space, space.states), new Uint8Array(space.states).fill(1), space.start)
}

/** Every string that begins with one of the set. */
export function allBeginningWith(space: DialSpace): DialSpace {
  if (space.isEmpty || space === DialSpace.all) return space
  const anything = space.states
  const moves = movesOf(space, anything + 1)
  moves.fill(anything, anything * WIDTH)
  const accepts = new Uint8Array(anything + 1)
  accepts[anything] = 1
  for (let state = 0; state < space.states; state += 1) {
    if (!space.accepts(state)) continue
    moves.fill(anything, state * WIDTH, (state + 1) * WIDTH)
    accepts[state] = 1
  }
  return DialSpace.fromAutomaton(moves, accepts, space.start)
}

function movesOf(space: DialSpace, states: number): Int32Array {
  const moves = new Int32Array(states * WIDTH).fill(-1)
  for (let state = 0; state < space.states; state += 1) {
    for (let symbol = 0; symbol < WIDTH; symbol += 1) moves[state * WIDTH + symbol] = space.next(state, symbol)
  }
  return moves
}
