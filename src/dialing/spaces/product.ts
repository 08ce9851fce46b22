import { type Automaton, AutomatonBuilder, DEAD, WIDTH } from './automaton.js'

/** Which strings of a pair of sets are wanted, by whether the first and the second hold them. */
export type Combination = 'union' | 'intersection' | 'difference'

/** Numbers of pairs of states; a plain table where all pairs fit in it. */
class PairNumbers {
  private readonly width: number
  private readonly table: Int32Array | undefined
  private readonly map = new Map<number, number>()

  constructor(left: number, right: number) {
    this.width = right + 1
    const size = (left + 1) * this.width
    this.table = size <= 4096 ? new Int32Array(size).fill(DEAD) : undefined
  }

  get(left: number, right: number): number {
    const key = (left + 1) * this.width + right + 1
    return this.table === undefined ? (this.map.get(key) ?? DEAD) : (this.table[key] as number)
  }

  set(left: number, right: number, number: number): void {
    const key = (left + 1) * this.width + right + 1
    if (this.table === undefined) this.map.set(key, number)
    else this.table[key] = number
  }
}

/** Runs two automata side by side; a side that is dead stays dead. The result is not minimal. */
export function product(left: Automaton, right: Automaton, combination: Combination): Automaton {
  const needsLeft = combination !== 'union'
  const needsRight = combination === 'intersection'
  const numbers = new PairNumbers(left.accepts.length, right.accepts.length)
  const builder = new AutomatonBuilder(Math.max(left.accepts.length, right.accepts.length) + 8)
  const lefts: number[] = []
  const rights: number[] = []
  const visit = (l: number, r: number): number => {
    const known = numbers.get(l, r)
    if (known !== DEAD) return known
    const inLeft = l !== DEAD && left.accepts[l] !== 0
    const inRight = r !== DEAD && right.accepts[r] !== 0
    const state = builder.add(wanted(combination, inLeft, inRight))
    lefts.push(l)
    rights.push(r)
    numbers.set(l, r, state)
    return state
  }
  visit(0, 0)
  for (let state = 0; state < lefts.length; state += 1) {
    const l = lefts[state] as number
    const r = rights[state] as number
    let lastLeft = DEAD
    let lastRight = DEAD
    let last = DEAD
    for (let symbol = 0; symbol < WIDTH; symbol += 1) {
      const nextLeft = l === DEAD ? DEAD : (left.moves[l * WIDTH + symbol] as number)
      const nextRight = r === DEAD ? DEAD : (right.moves[r * WIDTH + symbol] as number)
      if (nextLeft === DEAD && (needsLeft || nextRight === DEAD)) continue
      if (needsRight && nextRight === DEAD) continue
      if (nextLeft !== lastLeft || nextRight !== lastRight) {
        last = visit(nextLeft, nextRight)
        lastLeft = nextLeft
        lastRight = nextRight
      }
      builder.connect(state, symbol, last)
    }
  }
  return builder.build()
}

function wanted(combination: Combination, inLeft: boolean, inRight: boolean): boolean {
  switch (combination) {
    case 'union':
      return inLeft || inRight
    case 'intersection':
      return inLeft && inRight
    case 'difference':
      return inLeft && !inRight
  }
}

/** All strings that the automaton does not accept. */
export function complemented({ moves, accepts }: Automaton): Automaton {
  const states = accepts.length
  const table = new Int32Array((states + 1) * WIDTH).fill(states)
  const ends = new Uint8Array(states + 1).fill(1)
  for (let index = 0; index < moves.length; index += 1) {
    const to = moves[index] as number
    if (to !== DEAD) table[index] = to
  }
  for (let state = 0; state < states; state += 1) ends[state] = accepts[state] === 0 ? 1 : 0
  return { moves: table, accepts: ends }
}

/** True when some string is accepted by both (`shared`), or by the first and not by the second. */
export function meets(left: Automaton, right: Automaton, shared: boolean): boolean {
  const numbers = new PairNumbers(left.accepts.length, right.accepts.length)
  const lefts = [0]
  const rights = [0]
  numbers.set(0, 0, 0)
  for (let pair = 0; pair < lefts.length; pair += 1) {
    const l = lefts[pair] as number
    const r = rights[pair] as number
    if (left.accepts[l] !== 0 && (r !== DEAD && right.accepts[r] !== 0) === shared) return true
    for (let symbol = 0; symbol < WIDTH; symbol += 1) {
      const nextLeft = left.moves[l * WIDTH + symbol] as number
      const nextRight = r === DEAD ? DEAD : (right.moves[r * WIDTH + symbol] as number)
      if (nextLeft === DEAD || (shared && nextRight === DEAD)) continue
      if (numbers.get(nextLeft, nextRight) !== DEAD) continue
      numbers.set(nextLeft, nextRight, 0)
      lefts.push(nextLeft)
      rights.push(nextRight)
    }
  }
  return false
}
