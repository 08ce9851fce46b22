import { cutShortPairs } from '../../../dialing/overlap/cut-short-pairs.js'
import { cutShortWitness } from '../../../dialing/overlap/pair-witness.js'
import { DialSpace } from '../../../dialing/spaces/dial-space.js'
import { firstSymbol } from '../../../dialing/symbols.js'
import type { CompetingEntry } from '../../../routing/ucm/competing-entries.js'
import { beginningsOf } from '../../../routing/ucm/all-calls/beginnings.js'
import { isBlocked } from '../entry-naming.js'
import type { Contest } from './contest.js'
import type { PatternText } from './pattern-texts.js'
import type { EffectiveOrder } from './search-orders.js'

/** Somebody dials a whole number and waits, because something else could still take more digits. */
export interface Wait {
  readonly waiting: CompetingEntry
  /** What could take more, in a partition that the same callers search. */
  readonly cause: CompetingEntry
  /** Digits after which the caller waits. */
  readonly digits: string
  readonly order: EffectiveOrder
}

/** One or more further digits. */
const SOMETHING = DialSpace.all.minus(DialSpace.of(''))

/**
 * Every fixed-length, not urgent entry after which callers who dial key by key wait for the interdigit
 * timeout (`routing-semantics` A4): it takes a whole string, and a longer string of a pattern that they
 * also see begins with that. One wait for each pair of entry and text of the pattern that causes it.
 */
export function interdigitWaits(contest: Contest): readonly Wait[] {
  const { texts } = contest
  const waits: Wait[] = []
  const together = new SeenTogether(contest)
  const waiting = texts.all.map(({ length, entries }) =>
    length === undefined ? [] : entries.filter((entry) => !entry.urgent && !isBlocked(entry)),
  )
  cutShortPairs(
    texts.all.map(({ pattern }) => pattern),
    (shorter, longer) => {
      const text = texts.at(shorter)
      for (const entry of waiting[shorter] ?? []) {
        const wait = waitOf(contest, together, text, entry, texts.at(longer))
        if (wait !== undefined) waits.push(wait)
      }
    },
    { shorter: (number) => (waiting[number]?.length ?? 0) > 0 },
  )
  return waits
}

function waitOf(
  contest: Contest,
  together: SeenTogether,
  text: PatternText,
  entry: CompetingEntry,
  longer: PatternText,
): Wait | undefined {
  const { length } = text
  if (length === undefined) return undefined
  let begun: DialSpace | undefined
  for (const { order, cause } of together.of(entry, longer)) {
    const takers = contest.takers(entry, text, order, length)
    let digits: string | undefined
    if (takers.length === 0) digits = firstBeginning(text, longer)
    else if (!text.isLiteral) {
      begun ??= beginnings(contest, text, longer)
      digits = begun.minus(DialSpace.union(takers.map((taker) => contest.texts.space(taker)))).witness()
    }
    if (digits !== undefined) return { waiting: entry, cause, digits, order }
  }
  return undefined
}

/** The first string of the one from which the other goes on. */
function firstBeginning({ pattern, length, isLiteral }: PatternText, longer: PatternText): string | undefined {
  if (isLiteral) return pattern.elements.map(({ mask }) => firstSymbol(mask)).join('')
  const next = longer.pattern.elements.slice(0, length)
  const isFixed = next.length === length && next.every(({ minimum, repeats }) => minimum > 0 && !repeats)
  if (!isFixed) return cutShortWitness(pattern, longer.pattern)?.slice(0, length)
  return pattern.elements.map(({ mask }, place) => firstSymbol(mask & (next[place]?.mask ?? 0))).join('')
}

/** Strings of the one from which the other goes on. */
function beginnings({ texts }: Contest, text: PatternText, longer: PatternText): DialSpace {
  const own = texts.space(text)
  return own.intersect(beginningsOf(own.concat(SOMETHING).intersect(texts.space(longer))))
}

/** In which orders lines dial that see both of two things: asked once per pair of places. */
class SeenTogether {
  private readonly contest: Contest
  private readonly known = new Map<string, readonly EffectiveOrder[]>()

  constructor(contest: Contest) {
    this.contest = contest
  }

  /** Orders that see the entry and some entry of the text, each with the first of these. */
  *of(
    entry: CompetingEntry,
    longer: PatternText,
  ): Generator<{ readonly order: EffectiveOrder; readonly cause: CompetingEntry }> {
    const inPartition = this.contest.texts.byPartition(longer)
    const [only] = inPartition.keys()
    const place = inPartition.size === 1 ? (only ?? '') : `#${longer.number}`
    const key = `${entry.partition ?? ''}\0${place}`
    let orders = this.known.get(key)
    if (orders === undefined) {
      orders = this.ordersOf(entry.partition, inPartition)
      this.known.set(key, orders)
    }
    for (const order of orders) {
      const cause = inPartition.get(order.partitions.find((name) => inPartition.has(name)))
      if (cause !== undefined) yield { order, cause }
    }
  }

  private ordersOf(
    partition: string | undefined,
    others: ReadonlyMap<string | undefined, CompetingEntry>,
  ): readonly EffectiveOrder[] {
    const { orders } = this.contest
    let seeing = orders.seeingPartition(partition)
    if (others.size === 1) {
      // Many see `<None>` and shared partitions; few see the partition of a site.
      for (const other of others.keys()) {
        const fewer = orders.seeingPartition(other)
        if (fewer.length < seeing.length) seeing = fewer
      }
    }
    return seeing
      .map((number) => orders.at(number))
      .filter(
        ({ number, isDialed, partitions }) =>
          isDialed &&
          orders.place(number, partition) !== undefined &&
          (others.has(undefined) || partitions.some((name) => others.has(name))),
      )
  }
}
