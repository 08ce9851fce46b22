import type { UcmPattern } from '../../dialing/grammars/ucm-pattern.js'
import type { PatternElement } from '../../dialing/pattern.js'

interface IndexNode {
  /** One edge per mask that stands at this position. */
  readonly edges: Map<number, IndexNode>
  /** Items whose pattern ends here. */
  readonly ends: number[]
  /** Items whose pattern has a repeat or an optional element here: from here on anything may follow. */
  readonly open: number[]
}

/**
 * A trie over the positions of patterns that finds the few which may go on where a given one ends, so that
 * not every pair has to be compared. It never misses a pair and may name too many: callers check each.
 */
export class PatternIndex {
  private readonly root = emptyNode()

  /** Adds a pattern under a number of the caller's. `@` patterns match nothing and are left out. */
  add(pattern: UcmPattern, item: number): void {
    if (pattern.usesNumberingPlan) return
    let node = this.root
    for (const element of pattern.elements) {
      if (isOpen(element)) {
        node.open.push(item)
        return
      }
      let next = node.edges.get(element.mask)
      if (next === undefined) {
        next = emptyNode()
        node.edges.set(element.mask, next)
      }
      node = next
    }
    node.ends.push(item)
  }

  /** Items of which some string may begin with a whole, shorter string of the pattern. */
  continuing(pattern: UcmPattern): readonly number[] {
    if (pattern.usesNumberingPlan) return []
    const found: number[] = []
    let frontier = [this.root]
    for (const element of pattern.elements) {
      if (isOpen(element)) {
        for (const node of frontier) collect(node, found)
        return found
      }
      const next: IndexNode[] = []
      for (const node of frontier) {
        for (const item of node.open) found.push(item)
        for (const [mask, child] of node.edges) if ((mask & element.mask) !== 0) next.push(child)
      }
      frontier = next
    }
    for (const node of frontier) {
      for (const item of node.open) found.push(item)
      for (const child of node.edges.values()) collect(child, found)
    }
    return found
  }
}

function emptyNode(): IndexNode {
  return { edges: new Map(), ends: [], open: [] }
}

function isOpen(element: PatternElement): boolean {
  return element.repeats || element.minimum === 0
}

function collect(node: IndexNode, into: number[]): void {
  for (const item of node.ends) into.push(item)
  for (const item of node.open) into.push(item)
  for (const child of node.edges.values()) collect(child, into)
}
