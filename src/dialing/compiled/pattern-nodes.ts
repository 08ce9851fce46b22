import type { PatternElement } from '../pattern.js'
import { withRoom } from './int-sets.js'

/** How a node is entered from its parent, and whether it may be stayed in. */
export const ONCE = 0
/** By one symbol, and any number of further ones stay in it. */
export const ONE_OR_MORE = 1
/** Without a symbol, and any number of them stay in it. */
export const ZERO_OR_MORE = 2

const MASK_BITS = 17
const MASK = (1 << MASK_BITS) - 1
const NOTHING = -1
const FIRST_NODES = 1 << 12

/**
 * Many patterns as one tree in which common beginnings stand once. A node stands for an element of
 * the patterns below it: four words a node, whatever the number of patterns. Node 0 is the root;
 * children have higher numbers than their parent. Patterns that end at one node are the same sequence
 * of elements. Pattern numbers and group numbers (for example partitions) are the caller's own, from 0.
 */
export class PatternNodes {
  /** Mask of the element, and above it how it is entered. */
  private words = new Int32Array(FIRST_NODES)
  private firstChildren = new Int32Array(FIRST_NODES).fill(NOTHING)
  private siblings = new Int32Array(FIRST_NODES).fill(NOTHING)
  /** The last added pattern that ends at a node; `earlierEnds` leads from it to the one before. */
  private lastEnds = new Int32Array(FIRST_NODES).fill(NOTHING)
  private earlierEnds = new Int32Array(FIRST_NODES)
  private groups = new Int32Array(FIRST_NODES)
  private nodes = 1
  private patterns = 0

  get count(): number {
    return this.nodes
  }

  get patternCount(): number {
    return this.patterns
  }

  /** Adds a pattern of a group under a number of its own. */
  add(elements: readonly PatternElement[], number: number, group: number): void {
    let node = 0
    for (const { mask, minimum, repeats } of elements) {
      const entered = minimum === 0 ? ZERO_OR_MORE : repeats ? ONE_OR_MORE : ONCE
      node = this.child(node, mask | (entered << MASK_BITS))
    }
    this.earlierEnds = withRoom(this.earlierEnds, number + 1)
    this.groups = withRoom(this.groups, number + 1)
    this.earlierEnds[number] = this.lastEnd(node)
    this.lastEnds[node] = number
    this.groups[number] = group
    this.patterns += 1
  }

  /** The symbols of the element that the node stands for. */
  mask(node: number): number {
    return (this.words[node] ?? 0) & MASK
  }

  /** `ONCE`, `ONE_OR_MORE` or `ZERO_OR_MORE`. */
  entered(node: number): number {
    return (this.words[node] ?? 0) >>> MASK_BITS
  }

  /** -1 = none, as in the three below. */
  firstChild(node: number): number {
    return this.firstChildren[node] ?? NOTHING
  }

  nextSibling(node: number): number {
    return this.siblings[node] ?? NOTHING
  }

  /** The last added pattern that ends at the node. */
  lastEnd(node: number): number {
    return this.lastEnds[node] ?? NOTHING
  }

  /** The pattern that was added before this one and ends where it does. */
  earlierEnd(number: number): number {
    return this.earlierEnds[number] ?? NOTHING
  }

  groupOf(number: number): number {
    return this.groups[number] ?? 0
  }

  /** The last child added is looked at first: patterns usually come in order. */
  private child(parent: number, word: number): number {
    for (let node = this.firstChild(parent); node !== NOTHING; node = this.nextSibling(node)) {
      if (this.words[node] === word) return node
    }
    const node = this.nodes
    if (node === this.words.length) this.grow()
    this.words[node] = word
    this.siblings[node] = this.firstChild(parent)
    this.firstChildren[parent] = node
    this.nodes += 1
    return node
  }

  private grow(): void {
    const length = this.words.length * 2
    this.words = withRoom(this.words, length)
    this.firstChildren = withRoom(this.firstChildren, length).fill(NOTHING, this.nodes)
    this.siblings = withRoom(this.siblings, length).fill(NOTHING, this.nodes)
    this.lastEnds = withRoom(this.lastEnds, length).fill(NOTHING, this.nodes)
  }
}
