import { compareText } from '../../findings/finding.js'
import { PatternEnds } from '../../dialing/compiled/pattern-ends.js'
import { PatternNodes } from '../../dialing/compiled/pattern-nodes.js'
import { DEAD, PatternStates, UNMARKED } from '../../dialing/compiled/pattern-states.js'
import { StringCounts } from '../../dialing/compiled/string-counts.js'
import type { UcmPattern } from '../../dialing/grammars/ucm-pattern.js'
import { couldBeNumberingPlan } from '../../dialing/pattern-match.js'
import type { Settings } from '../../model/settings.js'
import { NONE, Rankings, TIED } from './analysis/rankings.js'
import { SearchOrder } from './analysis/search-order.js'
import type { CompetingEntry } from './competing-entries.js'

export { NONE, TIED } from './analysis/rankings.js'
export type { SearchOrder } from './analysis/search-order.js'

/** Where all patterns stand after some digits; 0 = nothing can match any more. */
export type AnalysisState = number

/** A competitor that matches the digits completely, with what decides its rank. */
export interface RankedEntry {
  readonly entry: CompetingEntry
  /** Strings of the dialed length that it matches. */
  readonly strings: bigint
  /** Place of its partition in the search order; `<None>` is last. */
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

// What is remembered with a state: which of these, and above it an entry or a ranking.
const NOTHING_ENDS = 0
const ONE_ENTRY = 1
/** Closer than all others: the ranking is asked only where the entry is not seen. */
const CLOSEST_ENTRY = 2
const RANKED = 3
const KIND_BITS = 2
const KIND = 3

/** Words that states and rankings may take (4 bytes each) before they are worked out anew. */
const MOST_WORDS = 64 * 1024 * 1024

/**
 * Digit analysis of one cluster, compiled once and shared by all calling search spaces
 * (`routing-semantics` A2, A3). `start`, `step`, `walk` lead through the digits; `decide` and `more` say
 * what a state means to one search order.
 *
 * States are worked out when first reached and kept, up to a bound that only `walk` and `lookup` enforce
 * before they begin: `step` never gives a state up. Whoever keeps states over a `walk` does so inside
 * `keepingStates`. A state that was given up is refused by an exception, never misread.
 */
export class DigitAnalysis {
  /** Equals in one partition leave the winner open; else the first by text wins (`routing-semantics` C-3). */
  readonly leavesTiesOpen: boolean
  /** The first partition of a search order with any match wins (`routing-semantics` C-2). */
  readonly firstPartitionWins: boolean
  private readonly ends: PatternEnds
  private readonly states: PatternStates
  private readonly rankings: Rankings
  private readonly counts: StringCounts
  private readonly partitionNumbers = new Map<string | undefined, number>()
  private readonly entries: readonly CompetingEntry[]
  /** Partition number by entry number. */
  private readonly partitionOf: Int32Array
  private readonly variableLast: boolean
  /** `@` patterns: they are not expanded, so nobody knows what they would take. */
  private readonly unexpandedEntries: readonly CompetingEntry[]
  private readonly orders = new Map<string, SearchOrder>()
  private readonly ordersByList = new WeakMap<readonly string[], SearchOrder>()
  private readonly mostWords: number
  private horizon: number | undefined
  private keeping = 0

  constructor(
    entries: readonly CompetingEntry[],
    settings: Settings,
    limits: { readonly mostWords: number } = { mostWords: MOST_WORDS },
  ) {
    this.entries = entries
    this.mostWords = limits.mostWords
    this.variableLast = settings.values['routing.rankOfVariableLength'] === 'after-fixed-length'
    this.leavesTiesOpen = settings.values['routing.equalInOnePartition'] === 'ambiguous'
    this.firstPartitionWins = settings.values['routing.partitionOrder'] === 'first-match'
    this.unexpandedEntries = entries.filter(({ parsed }) => parsed.ok && parsed.pattern.usesNumberingPlan)
    this.partitionNumbers.set(undefined, 0)
    this.partitionOf = Int32Array.from(entries, ({ partition }) => this.partitionNumber(partition))
    const nodes = new PatternNodes()
    for (const { parsed, number } of entries) {
      if (parsed.ok && !parsed.pattern.usesNumberingPlan) {
        nodes.add(parsed.pattern.elements, number, this.partitionOf[number] ?? 0)
      }
    }
    this.ends = new PatternEnds(nodes)
    this.states = new PatternStates(nodes, this.ends)
    this.counts = new StringCounts(entries.length, (number) => this.pattern(number))
    this.rankings = new Rankings({
      ends: this.ends,
      counts: this.counts,
      partitionOf: this.partitionOf,
      textOf: (number) => this.entry(number).pattern,
      variableLast: this.variableLast,
      firstPartitionWins: this.firstPartitionWins,
      leavesTiesOpen: this.leavesTiesOpen,
    })
  }

  /** First occurrence counts; `<None>` is implicitly last (`routing-semantics` A2.1). Equal lists give one order. */
  searchOrder(partitions: readonly string[]): SearchOrder {
    let order = this.ordersByList.get(partitions)
    if (order === undefined) {
      const key = partitions.join('\0')
      order = this.orders.get(key)
      if (order === undefined) {
        const named = partitions.filter((name) => name !== '').map((name) => this.partitionNumbers.get(name))
        const numbers = new Set(named.filter((number) => number !== undefined))
        order = new SearchOrder([...numbers, 0], this.partitionNumbers.size)
        this.orders.set(key, order)
      }
      this.ordersByList.set(partitions, order)
    }
    return order
  }

  /** The state before any digit. */
  get start(): AnalysisState {
    return this.states.start
  }

  /** The state after one more symbol, given by its place in `SYMBOLS` (0 to 16). */
  step(state: AnalysisState, symbol: number): AnalysisState {
    return this.states.step(state, symbol)
  }

  /** The state after all digits. May give up earlier states (`keepingStates`). */
  walk(digits: string): AnalysisState {
    this.makeRoom()
    return this.states.walk(digits)
  }

  /** Runs something during which no state is given up, whatever it looks up. */
  keepingStates<T>(action: () => T): T {
    this.keeping += 1
    try {
      return action()
    } finally {
      this.keeping -= 1
    }
  }

  /** Gives up states and rankings when they take too much room; nobody may hold one. */
  makeRoom(): void {
    if (this.keeping > 0 || this.states.words + this.rankings.words <= this.mostWords) return
    this.states.clear()
    this.rankings.clear()
  }

  /**
   * The number of the entry that takes the digits, `NONE`, or `TIED` (`routing-semantics` A3). `length` is
   * how many digits led to the state, or `lengthHorizon` where there were more.
   */
  decide(state: AnalysisState, length: number, order: SearchOrder): number {
    if (state === DEAD) return NONE
    let mark = this.states.mark(state)
    if (mark === UNMARKED) mark = this.rankState(state, length)
    const kind = mark & KIND
    if (kind === NOTHING_ENDS) return NONE
    let ranking = mark >> KIND_BITS
    if (kind !== RANKED) {
      if (order.placeOf(this.partitionOf[ranking] ?? 0) >= 0) return ranking
      if (kind === ONE_ENTRY) return NONE
    }
    if (kind !== RANKED || !this.rankings.holdsAt(ranking, length)) ranking = this.ranking(state, length)
    return this.rankings.winner(ranking, order)
  }

  /** True when a visible pattern could still match with more digits. */
  more(state: AnalysisState, order: SearchOrder): boolean {
    return order.continues(this.states, this.ends.groupSets, state)
  }

  /**
   * True when what takes the digits is urgent (`routing-semantics` A4). Of equals that nothing tells apart,
   * one that is urgent may take the call now.
   */
  isUrgent(state: AnalysisState, length: number, order: SearchOrder): boolean {
    const winner = this.decide(state, length, order)
    if (winner === NONE) return false
    if (winner !== TIED) return this.entry(winner).urgent
    const [best, ...others] = this.rank(state, length, order)
    return best !== undefined && [best, ...others].some((one) => one.entry.urgent && this.isTied(best, one))
  }

  /**
   * The length from which the ranking in no state changes any more, 64 at most: dial strings are no longer.
   * A longer string ranks like one of this length.
   */
  get lengthHorizon(): number {
    this.horizon ??= this.counts.horizon(
      this.entries.flatMap(({ parsed, number }) => (parsed.ok && !parsed.pattern.usesNumberingPlan ? [number] : [])),
    )
    return this.horizon
  }

  /** Complete matches in rank order, and whether more digits could matter. */
  examine(state: AnalysisState, length: number, order: SearchOrder): LookupState {
    return { ranked: this.rank(state, length, order), more: this.more(state, order) }
  }

  /** Complete matches whose partition the search order does not see, at most `limit`, in table order. */
  invisible(state: AnalysisState, order: SearchOrder, limit: number): readonly CompetingEntry[] {
    const set = this.states.ends(state)
    const found: number[] = []
    for (let place = 0; place < this.states.endSets.size(set); place += 1) {
      order.addHidden(this.ends, this.states.endSets.at(set, place), limit, found)
    }
    if (found.length > 1) found.sort((a, b) => a - b)
    return found.slice(0, limit).map((number) => this.entry(number))
  }

  /** Visible `@` patterns. */
  unexpandedIn(order: SearchOrder): readonly CompetingEntry[] {
    return this.unexpandedEntries.filter(({ number }) => order.placeOf(this.partitionOf[number] ?? 0) >= 0)
  }

  /** Visible `@` patterns to which the digits could belong. */
  unexpanded(digits: string, order: SearchOrder): readonly CompetingEntry[] {
    if (this.unexpandedEntries.length === 0) return []
    return this.unexpandedIn(order).filter(({ parsed }) => parsed.ok && couldBeNumberingPlan(parsed.pattern, digits))
  }

  /** Visible patterns that need more digits, at most `limit`, by pattern text. */
  incomplete(state: AnalysisState, order: SearchOrder, limit: number): readonly CompetingEntry[] {
    const found: number[] = []
    this.states.eachContinuing(
      state,
      (groups) => order.sees(this.ends.groupSets, groups),
      (number) => {
        if (order.placeOf(this.partitionOf[number] ?? 0) >= 0) found.push(number)
        return found.length < limit
      },
    )
    return found.map((number) => this.entry(number)).sort((a, b) => compareText(a.pattern, b.pattern))
  }

  /** Equal in closeness and in the same partition: nothing documents the winner (`routing-semantics` C-3). */
  isTied(a: RankedEntry, b: RankedEntry): boolean {
    return this.compare(a, b) === 0
  }

  /**
   * True when the two positions on the order of partitions (`routing-semantics` C-2) name different winners:
   * something closer stands in a later partition than something else that matches.
   */
  dependsOnPartitionOrder(ranked: readonly RankedEntry[]): boolean {
    const [first] = ranked
    if (first === undefined) return false
    const best = ranked.reduce((a, b) => (this.compareCloseness(b, a) < 0 ? b : a), first)
    return ranked.some((one) => one.order < best.order && this.compareCloseness(best, one) < 0)
  }

  private rank(state: AnalysisState, length: number, order: SearchOrder): readonly RankedEntry[] {
    if (this.states.ends(state) === 0) return []
    const ranked: RankedEntry[] = []
    this.rankings.eachVisible(this.ranking(state, length), order, (number, place) => {
      ranked.push({
        entry: this.entry(number),
        strings: this.counts.of(number, length),
        order: place,
        variableLength: this.counts.isVariable(number),
      })
    })
    return ranked.sort((a, b) => this.compare(a, b) || compareText(a.entry.pattern, b.entry.pattern))
  }

  private compare(a: RankedEntry, b: RankedEntry): number {
    if (this.firstPartitionWins && a.order !== b.order) return a.order - b.order
    return this.compareCloseness(a, b) || a.order - b.order
  }

  private compareCloseness(a: RankedEntry, b: RankedEntry): number {
    if (this.variableLast && a.variableLength !== b.variableLength) return a.variableLength ? 1 : -1
    return a.strings === b.strings ? 0 : a.strings < b.strings ? -1 : 1
  }

  /** Works out what to remember with a state: a kind, and an entry or a ranking. */
  private rankState(state: AnalysisState, length: number): number {
    const mark = this.markOf(state, length)
    this.states.setMark(state, mark)
    return mark
  }

  private markOf(state: AnalysisState, length: number): number {
    const set = this.states.ends(state)
    if (set === 0) return NOTHING_ENDS
    const node = this.states.endSets.at(set, 0)
    const isAlone = this.states.endSets.size(set) === 1 && this.ends.count(node) === 1
    if (isAlone) return (this.ends.number(node, 0) << KIND_BITS) | ONE_ENTRY
    const ranking = this.ranking(state, length)
    const closest = this.firstPartitionWins ? NONE : this.rankings.closestAlone(ranking)
    return closest === NONE ? (ranking << KIND_BITS) | RANKED : (closest << KIND_BITS) | CLOSEST_ENTRY
  }

  private ranking(state: AnalysisState, length: number): number {
    const ends = this.states.ends(state)
    return this.rankings.of(ends, this.states.endSets.of(ends), length)
  }

  private entry(number: number): CompetingEntry {
    const entry = this.entries[number]
    if (entry === undefined) throw new Error(`no competing entry number ${number}`)
    return entry
  }

  private pattern(number: number): UcmPattern {
    const { parsed, pattern } = this.entry(number)
    if (!parsed.ok) throw new Error(`pattern ${pattern} competes but was never read`)
    return parsed.pattern
  }

  private partitionNumber(name: string | undefined): number {
    let number = this.partitionNumbers.get(name)
    if (number === undefined) {
      number = this.partitionNumbers.size
      this.partitionNumbers.set(name, number)
    }
    return number
  }
}
