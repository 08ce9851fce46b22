import { compareText } from '../../../findings/finding.js'
import { LONGEST_DIALED } from '../../../dialing/compiled/string-counts.js'
import { sharedStrings } from '../../../dialing/overlap/pair-witness.js'
import { DialSpace } from '../../../dialing/spaces/dial-space.js'
import { SYMBOLS } from '../../../dialing/symbols.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import type { CompetingEntry } from '../../../routing/ucm/competing-entries.js'
import type { DigitAnalysis } from '../../../routing/ucm/digit-analysis.js'
import type { Settings } from '../../../model/settings.js'
import type { PatternText, PatternTexts } from './pattern-texts.js'
import type { EffectiveOrder, SearchOrders } from './search-orders.js'

/** Dial strings among which the ranking of patterns does not change: those of one length, or all from a length on. */
export interface Lengths {
  /** At which the ranking is asked. */
  readonly length: number
  readonly strings: DialSpace
}

/** Texts that may take strings of another one, by the partitions in which they stand. */
type Rivals = ReadonlyMap<string | undefined, readonly PatternText[]>

const NO_RIVALS: Rivals = new Map()
const ANY_SYMBOL = (1 << SYMBOLS.length) - 1

/**
 * Who takes which strings from whom, in one search order and always (`routing-semantics` A3). Partitions
 * with a time schedule take nothing for certain but from what keeps the same hours.
 */
export class Contest {
  readonly texts: PatternTexts
  readonly orders: SearchOrders
  private readonly horizon: number
  private readonly analysis: DigitAnalysis
  private readonly variableLast: boolean
  private readonly hours: ReadonlyMap<string, string>
  private readonly rivals = new Map<string, Rivals>()
  private readonly covered = new Map<string, boolean>()
  private readonly lengthSets = new Map<string, DialSpace>()

  constructor(
    texts: PatternTexts,
    orders: SearchOrders,
    { estate, settings, analysis }: { estate: UcmEstate; settings: Settings; analysis: DigitAnalysis },
  ) {
    this.texts = texts
    this.orders = orders
    this.analysis = analysis
    this.horizon = analysis.lengthHorizon
    this.variableLast = settings.values['routing.rankOfVariableLength'] === 'after-fixed-length'
    this.hours = new Map(
      estate
        .all('partition')
        .flatMap(({ value: { name, timeSchedule, timeZone } }) =>
          timeSchedule === undefined ? [] : [[name, `${timeSchedule}\0${timeZone ?? ''}`]],
        ),
    )
  }

  /** Below 0 when the first is closer for digits of the length that both match. */
  closeness(a: PatternText, b: PatternText, length: number): number {
    if (this.variableLast && (a.length === undefined) !== (b.length === undefined))
      return a.length === undefined ? 1 : -1
    const [one, other] = [this.texts.count(a, length), this.texts.count(b, length)]
    return one === other ? 0 : one < other ? -1 : 1
  }

  /** The lengths of a text, longest first, so that what cannot be taken shows at once. */
  *lengthsOf(text: PatternText): Generator<Lengths> {
    const space = this.texts.space(text)
    if (text.length !== undefined) {
      yield { length: text.length, strings: space }
      return
    }
    const tail = this.horizon + 1
    if (tail <= LONGEST_DIALED) yield* this.partOf(space, tail, true)
    for (let length = Math.min(tail - 1, LONGEST_DIALED); length >= 0; length -= 1) {
      yield* this.partOf(space, length, false)
    }
  }

  /** The lengths of a set at which rankings may differ. */
  *sharedLengths(shared: DialSpace): Generator<number> {
    const last = Math.min(this.horizon + 1, LONGEST_DIALED)
    for (let length = 0; length <= last; length += 1) if (shared.count(length) > 0n) yield length
  }

  /**
   * Texts that take strings of one length from an entry in an order: closer ones, equals in an earlier
   * partition, and with `routing.partitionOrder` first-match whatever stands earlier.
   */
  takers(entry: CompetingEntry, text: PatternText, order: EffectiveOrder, length: number): readonly PatternText[] {
    const own = this.orders.place(order.number, entry.partition)
    if (own === undefined) return []
    const byPartition = this.rivalsOf(text, length)
    if (byPartition.size === 0) return []
    const found = new Set<PatternText>()
    const consider = (partition: string | undefined, place: number): void => {
      const rivals = byPartition.get(partition)
      if (rivals === undefined || !this.isThereWith(partition, entry.partition)) return
      for (const rival of rivals) {
        if (rival === text && place === own) continue
        if (this.takes(rival, place, text, own, length)) found.add(rival)
      }
    }
    for (const [place, partition] of order.partitions.entries()) consider(partition, place)
    consider(undefined, order.partitions.length)
    return [...found]
  }

  /** Whether takers leave nothing of the strings. */
  covers(takers: readonly PatternText[], text: PatternText, { length, strings }: Lengths): boolean {
    if (takers.length === 0) return false
    if (text.isLiteral) return true
    const key = `${text.number} ${length} ${takers
      .map(({ number }) => number)
      .sort((a, b) => a - b)
      .join(' ')}`
    let answer = this.covered.get(key)
    if (answer === undefined) {
      answer =
        this.couldCover(takers, text) &&
        DialSpace.union(takers.map((taker) => this.texts.space(taker))).includes(strings)
      this.covered.set(key, answer)
    }
    return answer
  }

  /** True when in an order everything an entry matches is taken from it. */
  isShadowed(entry: CompetingEntry, text: PatternText, order: EffectiveOrder): boolean {
    for (const lengths of this.lengthsOf(text)) {
      if (!this.covers(this.takers(entry, text, order, lengths.length), text, lengths)) return false
    }
    return true
  }

  /** False when nothing could ever shadow a text, whatever the order: most are settled so. */
  mayBeShadowed(text: PatternText): boolean {
    if (text.entries.length > 1) return true
    const rivals = this.texts.overlapping(text)
    if (rivals.length === 0) return false
    const { length } = text
    if (length === undefined || this.analysis.firstPartitionWins) return true
    return this.couldCover(
      rivals.filter((rival) => this.closeness(rival, text, length) <= 0),
      text,
    )
  }

  private takes(rival: PatternText, place: number, text: PatternText, own: number, length: number): boolean {
    if (this.analysis.firstPartitionWins && place !== own) return place < own
    const closeness = this.closeness(rival, text, length)
    if (closeness !== 0 || place !== own) return closeness < 0 || (closeness === 0 && place < own)
    return !this.analysis.leavesTiesOpen && compareText(rival.pattern.text, text.pattern.text) < 0
  }

  /** True when whatever stands in the first partition is there whenever the second partition is. */
  private isThereWith(partition: string | undefined, other: string | undefined): boolean {
    if (partition === undefined || partition === other) return true
    const hours = this.hours.get(partition)
    return hours === undefined || (other !== undefined && hours === this.hours.get(other))
  }

  /** Texts of a fixed length have so many strings; rivals that share fewer in all cannot take them. */
  private couldCover(rivals: readonly PatternText[], text: PatternText): boolean {
    if (text.length === undefined) return rivals.length > 0
    const wanted = this.texts.count(text, text.length)
    let shared = 0n
    for (const rival of rivals) {
      if (rival.length === undefined) return true
      shared += rival.isLiteral ? 1n : (sharedStrings(rival.pattern, text.pattern) ?? wanted)
      if (shared >= wanted) return true
    }
    return false
  }

  /** What may be closer than a text, or as close, at a length: the text itself where it stands twice. */
  private rivalsOf(text: PatternText, length: number): Rivals {
    const key = `${text.number} ${length}`
    let rivals = this.rivals.get(key)
    if (rivals === undefined) {
      const able = this.texts.overlapping(text).filter((rival) => this.mayTake(rival, text, length))
      if (text.entries.length > 1) able.push(text)
      rivals = able.length === 0 ? NO_RIVALS : byPartitions(able)
      this.rivals.set(key, rivals)
    }
    return rivals
  }

  private mayTake(rival: PatternText, text: PatternText, length: number): boolean {
    if (rival.length === undefined ? this.texts.count(rival, length) === 0n : rival.length !== length) return false
    return this.analysis.firstPartitionWins || this.closeness(rival, text, length) <= 0
  }

  private *partOf(space: DialSpace, length: number, isTail: boolean): Generator<Lengths> {
    const strings = space.intersect(this.ofLength(length, isTail))
    if (!strings.isEmpty) yield { length, strings }
  }

  private ofLength(length: number, isTail: boolean): DialSpace {
    const key = `${length}${isTail ? '+' : ''}`
    let set = this.lengthSets.get(key)
    if (set === undefined) {
      const one = { mask: ANY_SYMBOL, minimum: 1, repeats: false } as const
      const elements = Array.from({ length }, () => one)
      set = DialSpace.ofElements(isTail ? [...elements, { ...one, minimum: 0, repeats: true }] : elements)
      this.lengthSets.set(key, set)
    }
    return set
  }
}

function byPartitions(texts: readonly PatternText[]): Rivals {
  const byPartition = new Map<string | undefined, PatternText[]>()
  for (const text of texts) {
    for (const partition of new Set(text.entries.map((entry) => entry.partition))) {
      const known = byPartition.get(partition)
      if (known === undefined) byPartition.set(partition, [text])
      else known.push(text)
    }
  }
  return byPartition
}
