import type { StateClasses } from './single-pass-classes.js'
import { type Automaton, DEAD, WIDTH } from './automaton.js'
import { Partition } from './partition-refinement.js'

/** Moves of the live states: `tails[m]` goes to `heads[m]` by symbol `symbols[m]`; states renumbered 0…n-1. */
interface LiveMoves {
  /** Live states, in their own numbers. */
  readonly states: Int32Array
  readonly tails: Int32Array
  readonly symbols: Uint8Array
  readonly heads: Int32Array
}

/** Classes of any automaton, in time proportional to moves × log moves. `order`: the reachable states. */
export function cyclicClasses(automaton: Automaton, order: Int32Array): StateClasses {
  const classOf = new Int32Array(automaton.accepts.length).fill(DEAD)
  const live = liveMoves(automaton, order)
  const count = live.states.length
  if (count === 0) return { classOf, classes: 0 }
  const ends = new Uint8Array(count)
  for (let index = 0; index < count; index += 1) {
    ends[index] = automaton.accepts[live.states[index] as number] === 0 ? 0 : 1
  }
  const blocks = new Partition(count, ends, 2)
  refine(blocks, live)
  for (let index = 0; index < count; index += 1) {
    classOf[live.states[index] as number] = blocks.blockOf[index] as number
  }
  return { classOf, classes: blocks.blocks }
}

/** Splits states by the symbols that lead into each block, and moves by the blocks of their heads, until nothing splits. */
function refine(blocks: Partition, { states, tails, symbols, heads }: LiveMoves): void {
  const into = grouped(heads, states.length)
  const cords = new Partition(tails.length, symbols, WIDTH)
  let nextBlock = 1
  for (let cord = 0; cord < cords.blocks; cord += 1) {
    const end = cords.end[cord] as number
    for (let at = cords.first[cord] as number; at < end; at += 1) {
      blocks.mark(tails[cords.members[at] as number] as number)
    }
    blocks.split()
    for (; nextBlock < blocks.blocks; nextBlock += 1) {
      const last = blocks.end[nextBlock] as number
      for (let at = blocks.first[nextBlock] as number; at < last; at += 1) {
        const state = blocks.members[at] as number
        const to = into.first[state + 1] as number
        for (let move = into.first[state] as number; move < to; move += 1) cords.mark(into.items[move] as number)
      }
      cords.split()
    }
  }
}

/** The numbers 0…keys.length-1 by key. */
function grouped(keys: Int32Array, groups: number): { readonly first: Int32Array; readonly items: Int32Array } {
  const first = new Int32Array(groups + 1)
  for (const key of keys) first[key + 1] = (first[key + 1] as number) + 1
  for (let group = 0; group < groups; group += 1) {
    first[group + 1] = (first[group + 1] as number) + (first[group] as number)
  }
  const fill = first.slice()
  const items = new Int32Array(keys.length)
  for (let item = 0; item < keys.length; item += 1) {
    const key = keys[item] as number
    items[fill[key] as number] = item
    fill[key] = (fill[key] as number) + 1
  }
  return { first, items }
}

/** Leaves out the states from which no end can be reached. */
function liveMoves({ moves, accepts }: Automaton, order: Int32Array): LiveMoves {
  const number = new Int32Array(accepts.length).fill(DEAD)
  for (let index = 0; index < order.length; index += 1) number[order[index] as number] = index
  let used = 0
  let capacity = order.length * 4
  let tails = new Int32Array(capacity)
  let heads = new Int32Array(capacity)
  let symbols = new Uint8Array(capacity)
  for (let index = 0; index < order.length; index += 1) {
    const row = (order[index] as number) * WIDTH
    if (used + WIDTH > capacity) {
      capacity = (capacity + WIDTH) * 2
      tails = enlarged(tails, new Int32Array(capacity))
      heads = enlarged(heads, new Int32Array(capacity))
      symbols = enlarged(symbols, new Uint8Array(capacity))
    }
    for (let symbol = 0; symbol < WIDTH; symbol += 1) {
      const to = moves[row + symbol] as number
      if (to === DEAD) continue
      tails[used] = index
      heads[used] = number[to] as number
      symbols[used] = symbol
      used += 1
    }
  }
  const all = { tails: tails.subarray(0, used), heads: heads.subarray(0, used), symbols: symbols.subarray(0, used) }
  const leading = leadingToEnds(accepts, order, all.tails, all.heads)
  return keepLive(order, leading, all)
}

function enlarged<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}

function leadingToEnds(accepts: Uint8Array, order: Int32Array, tails: Int32Array, heads: Int32Array): Uint8Array {
  const into = grouped(heads, order.length)
  const live = new Uint8Array(order.length)
  const found: number[] = []
  for (let index = 0; index < order.length; index += 1) {
    if (accepts[order[index] as number] === 0) continue
    live[index] = 1
    found.push(index)
  }
  for (let state = found.pop(); state !== undefined; state = found.pop()) {
    const end = into.first[state + 1] as number
    for (let move = into.first[state] as number; move < end; move += 1) {
      const tail = tails[into.items[move] as number] as number
      if (live[tail] !== 0) continue
      live[tail] = 1
      found.push(tail)
    }
  }
  return live
}

function keepLive(order: Int32Array, live: Uint8Array, all: Omit<LiveMoves, 'states'>): LiveMoves {
  const renumbered = new Int32Array(order.length).fill(DEAD)
  const states = new Int32Array(order.length)
  let count = 0
  for (let index = 0; index < order.length; index += 1) {
    if (live[index] === 0) continue
    states[count] = order[index] as number
    renumbered[index] = count
    count += 1
  }
  if (count === order.length) return { states, ...all }
  let used = 0
  const tails = new Int32Array(all.tails.length)
  const heads = new Int32Array(all.tails.length)
  const symbols = new Uint8Array(all.tails.length)
  for (let move = 0; move < all.tails.length; move += 1) {
    const head = renumbered[all.heads[move] as number] as number
    if (head === DEAD) continue
    tails[used] = renumbered[all.tails[move] as number] as number
    heads[used] = head
    symbols[used] = all.symbols[move] as number
    used += 1
  }
  return {
    states: states.subarray(0, count),
    tails: tails.subarray(0, used),
    heads: heads.subarray(0, used),
    symbols: symbols.subarray(0, used),
  }
}
