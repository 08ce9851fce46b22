import type { SearchOrders } from './search-orders.js'

/** In how many search orders two sets of partitions are seen, and which is seen first there. */
export interface SeenTogether {
  readonly searchOrders: number
  readonly firstEarlier: number
  readonly secondEarlier: number
  /** The earliest of both is one partition. */
  readonly together: number
}

interface PartitionSet {
  /** Orders that see one of the partitions, ascending, and the earliest place there. */
  readonly orders: Int32Array
  readonly places: Int32Array
  /** Orders that see two of them. */
  readonly withTwo: number
}

/**
 * The distinct sets of partitions in which pattern texts stand, against all search orders: what two
 * texts are to each other depends on their sets only, and is worked out once per pair of sets.
 */
export class PartitionSets {
  private readonly orders: SearchOrders
  private readonly numbers = new Map<string, number>()
  private readonly sets: PartitionSet[] = []
  private readonly known = new Map<number, SeenTogether>()

  constructor(orders: SearchOrders) {
    this.orders = orders
  }

  /** The number of a set. */
  of(partitions: readonly (string | undefined)[]): number {
    const distinct = [...new Set(partitions)]
    const key = distinct
      .map((name) => name ?? '')
      .sort()
      .join('\0')
    let number = this.numbers.get(key)
    if (number === undefined) {
      number = this.sets.length
      this.numbers.set(key, number)
      this.sets.push(this.compiled(distinct))
    }
    return number
  }

  ordersWithTwo(set: number): number {
    return this.at(set).withTwo
  }

  together(first: number, second: number): SeenTogether {
    const key = first * 2 ** 26 + second
    let seen = this.known.get(key)
    if (seen === undefined) {
      seen = compared(this.at(first), this.at(second))
      this.known.set(key, seen)
    }
    return seen
  }

  private at(number: number): PartitionSet {
    const set = this.sets[number]
    if (set === undefined) throw new Error(`no set of partitions number ${number}`)
    return set
  }

  private compiled(partitions: readonly (string | undefined)[]): PartitionSet {
    const earliest = new Map<number, number>()
    const twice = new Set<number>()
    for (const partition of partitions) {
      for (const order of this.orders.seeingPartition(partition)) {
        const place = this.orders.place(order, partition) ?? 0
        const known = earliest.get(order)
        if (known !== undefined) twice.add(order)
        if (known === undefined || place < known) earliest.set(order, place)
      }
    }
    const orders = Int32Array.from(earliest.keys()).sort()
    return { orders, places: orders.map((order) => earliest.get(order) ?? 0), withTwo: twice.size }
  }
}

/** Goes through the smaller list and finds its orders in the larger one. */
function compared(first: PartitionSet, second: PartitionSet): SeenTogether {
  const isFirstSmaller = first.orders.length <= second.orders.length
  const [few, many] = isFirstSmaller ? [first, second] : [second, first]
  let [searchOrders, fewEarlier, manyEarlier, together] = [0, 0, 0, 0]
  let from = 0
  for (const [index, order] of few.orders.entries()) {
    from = firstAtLeast(many.orders, order, from)
    if (many.orders[from] !== order) continue
    searchOrders += 1
    const difference = (few.places[index] ?? 0) - (many.places[from] ?? 0)
    if (difference < 0) fewEarlier += 1
    else if (difference > 0) manyEarlier += 1
    else together += 1
  }
  return {
    searchOrders,
    firstEarlier: isFirstSmaller ? fewEarlier : manyEarlier,
    secondEarlier: isFirstSmaller ? manyEarlier : fewEarlier,
    together,
  }
}

function firstAtLeast(sorted: Int32Array, wanted: number, from: number): number {
  let low = from
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
