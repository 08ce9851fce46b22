import { IntSets } from './int-sets.js'
import type { PatternNodes } from './pattern-nodes.js'

const NOTHING = -1

/**
 * Which patterns end at the nodes of a finished tree, those of one group side by side, and which groups
 * have patterns that end at a node or below it. One pattern may stand in a thousand groups: the groups
 * of a node are searched, not gone through.
 */
export class PatternEnds {
  /** Sets of groups, for `groupSet`. */
  readonly groupSets = new IntSets()
  /** Per node with patterns: how many, then group and number of each; block 0 is the empty one. */
  private readonly blocks: Int32Array
  private readonly blockOf: Int32Array
  private readonly groupsBelow: Int32Array

  constructor(nodes: PatternNodes) {
    this.blockOf = new Int32Array(nodes.count)
    const blocks = new Int32Array(1 + nodes.count + 2 * nodes.patternCount)
    let used = 1
    for (let node = 0; node < nodes.count; node += 1) {
      const ends: number[] = []
      for (let end = nodes.lastEnd(node); end >= 0; end = nodes.earlierEnd(end)) ends.push(end)
      if (ends.length === 0) continue
      if (ends.length > 1) ends.sort((a, b) => nodes.groupOf(a) - nodes.groupOf(b) || a - b)
      this.blockOf[node] = used
      blocks[used++] = ends.length
      for (const end of ends) {
        blocks[used++] = nodes.groupOf(end)
        blocks[used++] = end
      }
    }
    this.blocks = blocks.slice(0, used)
    this.groupsBelow = this.collectGroups(nodes)
  }

  /** How many patterns end at the node. */
  count(node: number): number {
    return this.blocks[this.blockOf[node] ?? 0] ?? 0
  }

  /** The group of the pattern in this place at the node; ascending, -1 behind the last. */
  group(node: number, place: number): number {
    const block = this.blockOf[node] ?? 0
    return place < (this.blocks[block] ?? 0) ? (this.blocks[block + 1 + 2 * place] ?? NOTHING) : NOTHING
  }

  /** The pattern in this place at the node; ascending within a group. */
  number(node: number, place: number): number {
    return this.blocks[(this.blockOf[node] ?? 0) + 2 + 2 * place] ?? NOTHING
  }

  /** The first place at the node whose group is this one or a later one. */
  find(node: number, group: number): number {
    let low = 0
    let high = this.count(node)
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.group(node, middle) < group) low = middle + 1
      else high = middle
    }
    return low
  }

  /** In `groupSets`: the groups that have a pattern ending at the node or below it. */
  groupSet(node: number): number {
    return this.groupsBelow[node] ?? 0
  }

  /** From the leaves up: a node's groups are its own and its children's. */
  private collectGroups(nodes: PatternNodes): Int32Array {
    const below = new Int32Array(nodes.count)
    const union = unionsIn(this.groupSets)
    for (let node = nodes.count - 1; node >= 0; node -= 1) {
      let set = this.ownGroups(node)
      for (let child = nodes.firstChild(node); child >= 0; child = nodes.nextSibling(child)) {
        set = union(set, below[child] ?? 0)
      }
      below[node] = set
    }
    return below
  }

  private ownGroups(node: number): number {
    const count = this.count(node)
    if (count === 0) return 0
    const groups = new Set<number>()
    for (let place = 0; place < count; place += 1) groups.add(this.group(node, place))
    return this.groupSets.intern(Int32Array.from(groups), groups.size)
  }
}

/** Union of two sets by their ids, each pair worked out once. */
function unionsIn(sets: IntSets): (a: number, b: number) => number {
  const known = new Map<number, number>()
  return (a, b) => {
    if (a === b || b === 0) return a
    if (a === 0) return b
    const key = Math.min(a, b) * 0x8000_0000 + Math.max(a, b)
    let union = known.get(key)
    if (union === undefined) {
      const members = Int32Array.from(new Set([...sets.of(a), ...sets.of(b)])).sort()
      union = sets.intern(members, members.length)
      known.set(key, union)
    }
    return union
  }
}
