import { compareText } from '../../findings/finding.js'
import { couldBeNumberingPlan, isVariableLength, matchedStrings } from '../../dialing/pattern-match.js'
import type { TrieNode } from '../../dialing/pattern-trie.js'
import { PatternTrie } from '../../dialing/pattern-trie.js'
import type { Settings } from '../../model/settings.js'
import type { CompetingEntry } from './competing-entries.js'

/** A competitor that matches the digits completely, with what decides its rank. */
export interface RankedEntry {
  readonly entry: CompetingEntry
  /** Strings of the dialed length that it matches. */
  readonly strings: bigint
  /** Position of its partition in the search order; `<None>` is last. */
  readonly order: number
  readonly variableLength: boolean
}

/** The state of one lookup after some digits. */
export interface LookupState {
  /** Complete matches that the search order sees, best first. */
  readonly ranked: readonly RankedEntry[]
  /** True when a visible pattern could still match with more digits. */
  readonly more: boolean
}

/** Search order of one caller: partition numbers to positions. */
export type SearchOrder = ReadonlyMap<number, number>

/**
 * Digit analysis of one cluster, compiled once and shared by all calling search spaces
 * (`routing-semantics` A2, A3). Which of several matches wins is `ranked[0]`, unless `ranked[1]`
 * equals it (`isTied`).
 */
export class DigitAnalysis {
  private readonly trie = new PatternTrie()
  private readonly partitionNumbers = new Map<string, number>()
  private readonly entries: readonly CompetingEntry[]
  /** Partition number by entry number. */
  private readonly entryPartitions: Int32Array
  private readonly variableLast: boolean
  /** `@` patterns: they are not expanded, so nobody knows what they would take. */
  private readonly unexpandedEntries: readonly CompetingEntry[]
  /** Equals in one partition leave the winner open; else the first by text wins (`routing-semantics` C-3). */
  readonly leavesTiesOpen: boolean

  constructor(entries: readonly CompetingEntry[], settings: Settings) {
    this.entries = entries
    this.entryPartitions = Int32Array.from(entries, ({ partition }) => this.partitionNumber(partition))
    this.variableLast = settings.values['routing.rankOfVariableLength'] === 'after-fixed-length'
    this.leavesTiesOpen = settings.values['routing.equalInOnePartition'] === 'ambiguous'
    this.unexpandedEntries = entries.filter(({ parsed }) => parsed.ok && parsed.pattern.usesNumberingPlan)
    for (const entry of entries) {
      if (entry.parsed.ok) this.trie.add(entry.parsed.pattern, entry.number, this.partitionNumber(entry.partition))
    }
  }

  /** First occurrence counts; `<None>` is implicitly last (`routing-semantics` A2.1). */
  searchOrder(partitions: readonly string[]): SearchOrder {
    const order = new Map<number, number>()
    for (const name of partitions) {
      const number = this.partitionNumber(name)
      if (!order.has(number)) order.set(number, order.size)
    }
    const none = this.partitionNumber(undefined)
    if (!order.has(none)) order.set(none, order.size)
    return order
  }

  start(): readonly TrieNode[] {
    return this.trie.start()
  }

  step(nodes: readonly TrieNode[], symbol: string): readonly TrieNode[] {
    return this.trie.step(nodes, symbol)
  }

  /** All nodes after the digits. */
  walk(digits: string): readonly TrieNode[] {
    let nodes = this.start()
    for (const symbol of digits) nodes = this.step(nodes, symbol)
    return nodes
  }

  /** Complete matches in rank order, and whether more digits could matter. */
  examine(nodes: readonly TrieNode[], length: number, order: SearchOrder): LookupState {
    const ranked: RankedEntry[] = []
    const seen = nodes.length > 1 ? new Set<number>() : undefined
    for (const node of nodes) {
      for (const number of node.ends) {
        const position = order.get(this.partitionOf(number))
        if (position === undefined || seen?.has(number) === true) continue
        seen?.add(number)
        ranked.push(this.rank(this.entry(number), length, position))
      }
    }
    ranked.sort((a, b) => this.compare(a, b) || compareText(a.entry.pattern, b.entry.pattern))
    return { ranked, more: nodes.some((node) => continues(node, order)) }
  }

  /** Complete matches whose partition the search order does not see, at most `limit`, in table order. */
  invisible(nodes: readonly TrieNode[], order: SearchOrder, limit: number): readonly CompetingEntry[] {
    const found: CompetingEntry[] = []
    for (const node of nodes) {
      for (const number of node.ends) {
        const entry = this.entry(number)
        if (order.has(this.partitionOf(number))) continue
        found.push(entry)
        if (found.length === limit) return found
      }
    }
    return found
  }

  /** Visible `@` patterns to which the digits could belong. */
  unexpanded(digits: string, order: SearchOrder): readonly CompetingEntry[] {
    return this.unexpandedEntries.filter(
      ({ parsed, partition }) =>
        parsed.ok && order.has(this.partitionNumber(partition)) && couldBeNumberingPlan(parsed.pattern, digits),
    )
  }

  /** Visible patterns that need more digits, at most `limit`, by pattern text. */
  incomplete(nodes: readonly TrieNode[], order: SearchOrder, limit: number): readonly CompetingEntry[] {
    const found = new Set<number>()
    const seen = new Set<TrieNode>()
    const stack = nodes.flatMap((node) => [...node.edges.map((edge) => edge.node), ...(node.loop === 0 ? [] : [node])])
    while (stack.length > 0 && found.size < limit) {
      const node = stack.pop()
      if (node === undefined || seen.has(node) || !sees(node, order)) continue
      seen.add(node)
      for (const number of node.ends) {
        if (order.has(this.partitionOf(number))) found.add(number)
      }
      stack.push(...node.skips, ...node.edges.map((edge) => edge.node))
    }
    return [...found].map((number) => this.entry(number)).sort((a, b) => compareText(a.pattern, b.pattern))
  }

  /** Equal in closeness and in the same partition: nothing documents the winner (`routing-semantics` C-3). */
  isTied(a: RankedEntry, b: RankedEntry): boolean {
    return this.compare(a, b) === 0
  }

  private compare(a: RankedEntry, b: RankedEntry): number {
    if (this.variableLast && a.variableLength !== b.variableLength) return a.variableLength ? 1 : -1
    if (a.strings !== b.strings) return a.strings < b.strings ? -1 : 1
    return a.order - b.order
  }

  private rank(entry: CompetingEntry, length: number, order: number): RankedEntry {
    if (!entry.parsed.ok) throw new Error(`pattern ${entry.pattern} is in the trie but was never read`)
    const { pattern } = entry.parsed
    return { entry, strings: matchedStrings(pattern, length), order, variableLength: isVariableLength(pattern) }
  }

  /** Partition number of an entry. */
  private partitionOf(number: number): number {
    const partition = this.entryPartitions[number]
    if (partition === undefined) throw new Error(`no competing entry number ${number}`)
    return partition
  }

  private entry(number: number): CompetingEntry {
    const entry = this.entries[number]
    if (entry === undefined) throw new Error(`no competing entry number ${number}`)
    return entry
  }

  private partitionNumber(name: string | undefined): number {
    const key = name ?? ''
    let number = this.partitionNumbers.get(key)
    if (number === undefined) {
      number = this.partitionNumbers.size
      this.partitionNumbers.set(key, number)
    }
    return number
  }
}

function sees(node: TrieNode, order: SearchOrder): boolean {
  if (node.groups.size <= order.size) {
    for (const group of node.groups) if (order.has(group)) return true
    return false
  }
  for (const group of order.keys()) if (node.groups.has(group)) return true
  return false
}

/** True when another symbol can follow here in some visible pattern. */
function continues(node: TrieNode, order: SearchOrder): boolean {
  if (node.loop !== 0 && sees(node, order)) return true
  return node.edges.some((edge) => sees(edge.node, order))
}
