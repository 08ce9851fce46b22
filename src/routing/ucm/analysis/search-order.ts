import type { IntSets } from '../../../dialing/compiled/int-sets.js'
import type { PatternEnds } from '../../../dialing/compiled/pattern-ends.js'
import type { PatternStates } from '../../../dialing/compiled/pattern-states.js'

const UNKNOWN = 0
const YES = 1
const NO = 2
/** So many patterns that are not seen are remembered with a node that has more. */
const HIDDEN_KEPT = 8

/** Which partitions a caller searches, compiled: partition numbers to places and back (`routing-semantics` A2). */
export class SearchOrder {
  /** Partition numbers in the order searched, those without any pattern left out. */
  readonly partitions: Int32Array
  /** By partition number: its place, 0 = first, -1 = not searched. */
  private readonly places: Int32Array
  // What was answered about sets of partitions, about sets of such sets, and about nodes.
  private readonly seen = new Answers()
  private readonly continued = new Answers()
  private continuedIn = 0
  private readonly hidden = new Map<number, readonly number[]>()

  /** `partitionCount` is the number of all partitions. */
  constructor(partitions: readonly number[], partitionCount: number) {
    this.partitions = Int32Array.from(partitions)
    this.places = new Int32Array(partitionCount).fill(-1)
    for (const [place, partition] of partitions.entries()) this.places[partition] = place
  }

  /** -1 = not searched. */
  placeOf(partition: number): number {
    return this.places[partition] ?? -1
  }

  /** True when a partition of the set is searched. */
  sees(sets: IntSets, set: number): boolean {
    const known = this.seen.about(set)
    return known === UNKNOWN ? this.seen.keep(set, this.seesAny(sets, set)) : known === YES
  }

  /** True when a pattern that is searched could match with more symbols than lead to the state. */
  continues(states: PatternStates, groupSets: IntSets, state: number): boolean {
    const set = states.continuing(state)
    if (this.continuedIn !== states.start) {
      this.continued.clear()
      this.continuedIn = states.start
    }
    const known = this.continued.about(set)
    if (known !== UNKNOWN) return known === YES
    return this.continued.keep(
      set,
      states.continuingSets.of(set).some((groups) => this.sees(groupSets, groups)),
    )
  }

  /** Adds to a list the first patterns by number, at most `limit`, that end at a node and are not searched. */
  addHidden(ends: PatternEnds, node: number, limit: number, list: number[]): void {
    if (ends.count(node) === 1) {
      if (this.placeOf(ends.group(node, 0)) < 0) list.push(ends.number(node, 0))
      return
    }
    if (limit > HIDDEN_KEPT) {
      list.push(...this.hiddenAt(ends, node).slice(0, limit))
      return
    }
    let kept = this.hidden.get(node)
    if (kept === undefined) {
      kept = this.hiddenAt(ends, node).slice(0, HIDDEN_KEPT)
      this.hidden.set(node, kept)
    }
    for (let place = 0; place < kept.length && place < limit; place += 1) list.push(kept[place] ?? 0)
  }

  private hiddenAt(ends: PatternEnds, node: number): number[] {
    const numbers: number[] = []
    for (let nth = 0; nth < ends.count(node); nth += 1) {
      if (this.placeOf(ends.group(node, nth)) < 0) numbers.push(ends.number(node, nth))
    }
    return numbers.sort((a, b) => a - b)
  }

  /** The smaller of the two is gone through. */
  private seesAny(sets: IntSets, set: number): boolean {
    if (sets.size(set) > this.partitions.length) return this.partitions.some((partition) => sets.has(set, partition))
    return sets.of(set).some((partition) => this.placeOf(partition) >= 0)
  }
}

/** Yes and no by number. */
class Answers {
  private known = new Uint8Array(64)

  about(number: number): number {
    return this.known[number] ?? UNKNOWN
  }

  keep(number: number, answer: boolean): boolean {
    if (number >= this.known.length) {
      const larger = new Uint8Array(Math.max(number + 1, this.known.length * 2))
      larger.set(this.known)
      this.known = larger
    }
    this.known[number] = answer ? YES : NO
    return answer
  }

  clear(): void {
    this.known = new Uint8Array(64)
  }
}
