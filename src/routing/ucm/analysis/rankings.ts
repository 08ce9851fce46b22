import { withRoom } from '../../../dialing/compiled/int-sets.js'
import type { PatternEnds } from '../../../dialing/compiled/pattern-ends.js'
import type { StringCounts } from '../../../dialing/compiled/string-counts.js'
import { compareText } from '../../../findings/finding.js'
import type { SearchOrder } from './search-order.js'

/** Nothing visible matches. */
export const NONE = -1
/** The best are equally close in one partition: nothing documents the winner (`routing-semantics` C-3). */
export const TIED = -2

/** Instead of a length: at whatever length these patterns end together, they rank like this. */
const ANY_LENGTH = -1
const FIRST_WORDS = 1 << 10
/** Above every length: end set × this + length is a key. */
const LENGTHS = 1 << 16
/** Up to here going through is cheaper than searching each partition. */
const SCANNED = 8

/** What ranking must know about entries. */
export interface RankedFacts {
  readonly ends: PatternEnds
  readonly counts: StringCounts
  /** Partition number by entry number. */
  readonly partitionOf: Int32Array
  readonly textOf: (entry: number) => string
  /** Variable length after fixed length (`routing.rankOfVariableLength`). */
  readonly variableLast: boolean
  /** The first partition with any match wins (`routing.partitionOrder`). */
  readonly firstPartitionWins: boolean
  /** A tie is left open; else the first by text wins (`routing.equalInOnePartition`). */
  readonly leavesTiesOpen: boolean
}

/**
 * Nodes of the tree at which entries end together, closest first, in groups of equals; worked out once
 * per set of nodes and length. Entries of one node are equally close: they are the same elements.
 */
export class Rankings {
  private readonly facts: RankedFacts
  /**
   * A ranking: its length, then per group its size and its items, then 0. An item is a node with several
   * entries, or -1 - the only entry of its node.
   */
  private pool = new Int32Array(FIRST_WORDS)
  private used = 1
  /** By end set: the first ranking made of it, 0 = none. */
  private first = new Int32Array(FIRST_WORDS)
  /** By end set and length: the others. */
  private readonly further = new Map<number, number>()
  // The best that `lookAt` found so far: its place in the search order, its group, and whether it is alone.
  private best = NONE
  private place = 0
  private group = 0
  private shared = false

  constructor(facts: RankedFacts) {
    this.facts = facts
  }

  /** Words of memory in use. */
  get words(): number {
    return this.used + this.first.length + 8 * this.further.size
  }

  clear(): void {
    this.pool = new Int32Array(FIRST_WORDS)
    this.used = 1
    this.first = new Int32Array(FIRST_WORDS)
    this.further.clear()
  }

  /** True when a ranking holds at this length. */
  holdsAt(ranking: number, length: number): boolean {
    const made = this.pool[ranking] ?? 0
    return made === length || made === ANY_LENGTH
  }

  /** The ranking of the nodes of an end set after `length` symbols: a number above 0. */
  of(endSet: number, nodes: Int32Array, length: number): number {
    const first = this.first[endSet] ?? 0
    if (first === 0) {
      const made = this.make(nodes, length)
      this.first = withRoom(this.first, endSet + 1)
      this.first[endSet] = made
      return made
    }
    if (this.holdsAt(first, length)) return first
    const key = endSet * LENGTHS + length
    let further = this.further.get(key)
    if (further === undefined) {
      further = this.make(nodes, length)
      this.further.set(key, further)
    }
    return further
  }

  /** The entry that is closer than all others, whoever sees it and at every length; else `NONE`. */
  closestAlone(ranking: number): number {
    const item = this.pool[ranking + 2] ?? 0
    return this.pool[ranking] === ANY_LENGTH && this.pool[ranking + 1] === 1 && item < 0 ? -1 - item : NONE
  }

  /** The entry that wins for a search order, `NONE` or `TIED`. */
  winner(ranking: number, order: SearchOrder): number {
    this.lookAnew(order)
    for (let at = ranking + 1; ; ) {
      const size = this.pool[at] ?? 0
      if (size === 0) break
      for (let item = 1; item <= size; item += 1) this.lookAt(this.pool[at + item] ?? 0, at, order)
      if (this.best !== NONE && !this.facts.firstPartitionWins) break
      at += 1 + size
    }
    if (!this.shared) return this.best
    return this.facts.leavesTiesOpen ? TIED : this.firstByText(order)
  }

  /** Calls back for each entry that the search order sees, closest group first. */
  eachVisible(ranking: number, order: SearchOrder, use: (entry: number, place: number) => void): void {
    for (let at = ranking + 1; ; ) {
      const size = this.pool[at] ?? 0
      if (size === 0) return
      for (let item = 1; item <= size; item += 1) this.eachVisibleAt(this.pool[at + item] ?? 0, order, use)
      at += 1 + size
    }
  }

  private lookAnew(order: SearchOrder): void {
    this.best = NONE
    this.shared = false
    this.place = order.partitions.length
  }

  /** Of equals the one in the partition searched first; of closer groups and later ones the closer. */
  private lookAt(item: number, group: number, order: SearchOrder): void {
    const { ends, partitionOf } = this.facts
    if (item < 0) {
      const place = order.placeOf(partitionOf[-1 - item] ?? 0)
      if (place >= 0 && place <= this.place) this.take(-1 - item, place, group)
      return
    }
    const count = ends.count(item)
    if (count > SCANNED && count > order.partitions.length) {
      this.searchIn(item, group, order)
      return
    }
    for (let nth = 0; nth < count; nth += 1) {
      const place = order.placeOf(ends.group(item, nth))
      if (place >= 0 && place <= this.place) this.take(ends.number(item, nth), place, group)
    }
  }

  private searchIn(node: number, group: number, order: SearchOrder): void {
    const { ends } = this.facts
    const last = Math.min(this.place, order.partitions.length - 1)
    for (let place = 0; place <= last; place += 1) {
      const partition = order.partitions[place] ?? NONE
      const nth = ends.find(node, partition)
      if (ends.group(node, nth) !== partition) continue
      this.take(ends.number(node, nth), place, group)
      if (ends.group(node, nth + 1) === partition) this.take(ends.number(node, nth + 1), place, group)
      return
    }
  }

  private take(entry: number, place: number, group: number): void {
    if (place === this.place) {
      if (group === this.group) this.shared = true
      return
    }
    this.best = entry
    this.place = place
    this.group = group
    this.shared = false
  }

  private firstByText(order: SearchOrder): number {
    let first = this.best
    const size = this.pool[this.group] ?? 0
    for (let item = 1; item <= size; item += 1) {
      this.eachVisibleAt(this.pool[this.group + item] ?? 0, order, (entry, place) => {
        if (place === this.place && this.compareByText(entry, first) < 0) first = entry
      })
    }
    return first
  }

  private compareByText(a: number, b: number): number {
    return compareText(this.facts.textOf(a), this.facts.textOf(b)) || a - b
  }

  private eachVisibleAt(item: number, order: SearchOrder, use: (entry: number, place: number) => void): void {
    const { ends, partitionOf } = this.facts
    if (item < 0) {
      const place = order.placeOf(partitionOf[-1 - item] ?? 0)
      if (place >= 0) use(-1 - item, place)
      return
    }
    const count = ends.count(item)
    if (count > SCANNED && count > order.partitions.length) {
      for (let place = 0; place < order.partitions.length; place += 1) {
        const partition = order.partitions[place] ?? NONE
        for (let nth = ends.find(item, partition); ends.group(item, nth) === partition; nth += 1) {
          use(ends.number(item, nth), place)
        }
      }
      return
    }
    for (let nth = 0; nth < count; nth += 1) {
      const place = order.placeOf(ends.group(item, nth))
      if (place >= 0) use(ends.number(item, nth), place)
    }
  }

  private make(nodes: Int32Array, length: number): number {
    const { ends } = this.facts
    const sorted = [...nodes].sort((a, b) => this.closeness(a, b, length) || a - b)
    const ranking = this.used
    this.pool = withRoom(this.pool, ranking + 2 + 2 * sorted.length)
    this.pool[this.used++] = this.isFree(nodes) ? ANY_LENGTH : length
    let sizeAt = 0
    for (const [at, node] of sorted.entries()) {
      if (at === 0 || this.closeness(sorted[at - 1] ?? 0, node, length) !== 0) {
        sizeAt = this.used++
        this.pool[sizeAt] = 0
      }
      this.pool[sizeAt] = (this.pool[sizeAt] ?? 0) + 1
      this.pool[this.used++] = ends.count(node) === 1 ? -1 - ends.number(node, 0) : node
    }
    this.pool[this.used++] = 0
    return ranking
  }

  /** Below 0 when the entries of the first node are closer. */
  private closeness(a: number, b: number, length: number): number {
    const { counts, ends, variableLast } = this.facts
    const [one, other] = [ends.number(a, 0), ends.number(b, 0)]
    const late = variableLast ? Number(counts.isVariable(one)) - Number(counts.isVariable(other)) : 0
    return late || counts.compare(one, other, length)
  }

  /** One of fixed length fixes the length for all; patterns that count alike rank alike at every length. */
  private isFree(nodes: Int32Array): boolean {
    const { counts, ends } = this.facts
    const first = ends.number(nodes[0] ?? 0, 0)
    return (
      nodes.some((node) => !counts.isVariable(ends.number(node, 0))) ||
      nodes.every((node) => counts.areAlike(first, ends.number(node, 0)))
    )
  }
}
