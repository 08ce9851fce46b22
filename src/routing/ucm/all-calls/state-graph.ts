import { SYMBOLS } from '../../../dialing/symbols.js'
import { DialSpace } from '../../../dialing/spaces/dial-space.js'

const WIDTH = SYMBOLS.length

/** A deterministic graph of numbered places, 0 the first, of which many subsets are asked for as sets of strings. */
export class StateGraph {
  private next = new Int32Array(WIDTH * 64).fill(-1)
  private readonly before: number[][] = []

  connect(from: number, symbol: number, to: number): void {
    const needed = (Math.max(from, to) + 1) * WIDTH
    if (needed > this.next.length) {
      const larger = new Int32Array(Math.max(needed, this.next.length * 2)).fill(-1)
      larger.set(this.next)
      this.next = larger
    }
    this.next[from * WIDTH + symbol] = to
    const list = this.before[to]
    if (list === undefined) this.before[to] = [from]
    else if (list.at(-1) !== from) list.push(from)
  }

  /** The strings that lead from the first place to one of these. Costs what leads there, not the whole graph. */
  leadingTo(places: readonly number[]): DialSpace {
    const local = new Map<number, number>()
    const inside: number[] = []
    const add = (place: number): void => {
      if (local.has(place)) return
      local.set(place, inside.length)
      inside.push(place)
    }
    // Everything leads from the first place.
    add(0)
    for (const place of places) add(place)
    for (const place of inside) for (const from of this.before[place] ?? []) add(from)
    const moves = new Int32Array(inside.length * WIDTH).fill(-1)
    for (const [index, place] of inside.entries()) {
      for (let symbol = 0; symbol < WIDTH; symbol += 1) {
        const to = this.next[place * WIDTH + symbol] ?? -1
        if (to >= 0) moves[index * WIDTH + symbol] = local.get(to) ?? -1
      }
    }
    const accepts = new Uint8Array(inside.length)
    for (const place of places) accepts[local.get(place) ?? 0] = 1
    return DialSpace.fromAutomaton(moves, accepts)
  }
}
