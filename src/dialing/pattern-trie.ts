import { symbolMask } from './symbols.js'
import type { UcmPattern } from './grammars/ucm-pattern.js'
import type { PatternElement } from './pattern.js'

/** Where many patterns stand after the same digits. Patterns with a common beginning share nodes. */
export interface TrieNode {
  /** Symbols that stay here: the node is inside a repeat. 0 outside. */
  readonly loop: number
  readonly edges: { readonly mask: number; readonly node: TrieNode }[]
  /** Nodes entered without a symbol: a repeat of zero or more. */
  readonly skips: TrieNode[]
  /** Numbers of the patterns that end here. */
  readonly ends: number[]
  /** Groups (for example partitions) that have a pattern ending here or below. */
  readonly groups: Set<number>
}

function newNode(loop: number): TrieNode {
  return { loop, edges: [], skips: [], ends: [], groups: new Set() }
}

/**
 * Patterns compiled into one structure: a lookup costs the length of the number, not the number of
 * patterns. Pattern numbers and group numbers are the caller's own.
 */
export class PatternTrie {
  private readonly root = newNode(0)

  /** Adds a pattern under a number. `@` patterns are kept out: they match nothing. */
  add(pattern: UcmPattern, number: number, group: number): void {
    if (pattern.usesNumberingPlan) return
    let node = this.root
    node.groups.add(group)
    for (const element of pattern.elements) {
      node = child(node, element)
      node.groups.add(group)
    }
    node.ends.push(number)
  }

  /** The nodes before any digit. */
  start(): readonly TrieNode[] {
    return withSkips([this.root])
  }

  /** The nodes after one more symbol; empty when nothing matches any more. */
  step(nodes: readonly TrieNode[], symbol: string): readonly TrieNode[] {
    const mask = symbolMask(symbol)
    const next: TrieNode[] = []
    for (const node of nodes) {
      if ((node.loop & mask) !== 0) next.push(node)
      for (const edge of node.edges) if ((edge.mask & mask) !== 0) next.push(edge.node)
    }
    return withSkips(next)
  }
}

/** The node after an element: its own edge for one symbol, a looping node for a repeat. */
function child(node: TrieNode, element: PatternElement): TrieNode {
  if (element.minimum === 0) {
    const known = node.skips.find((skip) => skip.loop === element.mask)
    if (known !== undefined) return known
    const skip = newNode(element.mask)
    node.skips.push(skip)
    return skip
  }
  const loop = element.repeats ? element.mask : 0
  const known = node.edges.find((edge) => edge.mask === element.mask && edge.node.loop === loop)
  if (known !== undefined) return known.node
  const next = newNode(loop)
  node.edges.push({ mask: element.mask, node: next })
  return next
}

function withSkips(nodes: readonly TrieNode[]): readonly TrieNode[] {
  const closed = new Set<TrieNode>(nodes)
  for (const node of closed) for (const skip of node.skips) closed.add(skip)
  return [...closed]
}
