import type { Mapping } from '../../model/mapping.js'
import type { Settings } from '../../model/settings.js'
import type { UcmSnapshot } from '../../model/snapshot.js'
import { UcmEstate } from '../../model/ucm/estate.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { Trace } from '../../routing/trace.js'
import type { CompetingEntry } from '../../routing/ucm/competing-entries.js'
import type { RankedEntry, SearchOrder } from '../../routing/ucm/digit-analysis.js'
import { NONE, TIED } from '../../routing/ucm/digit-analysis.js'
import { UcmRouter } from '../../routing/ucm/ucm-router.js'

/** What takes a call: one entry, nothing, or several that nothing tells apart. */
export type Winner = CompetingEntry | 'ambiguous' | undefined

/** Callers that search the same partitions in the same order. */
export interface CallerClass {
  /** `css:<name>`, or `css:<line css>+<device css>`. */
  readonly subject: string
  /** Names of its search spaces, in order. */
  readonly spaces: readonly string[]
}

/**
 * The cluster at one moment of the plan, with the questions that the brakes ask of it: what takes a string
 * of digits for a class of callers (`routing-semantics` A3), and what matches it at all.
 */
export class Moment {
  readonly estate: UcmEstate
  readonly router: UcmRouter
  private readonly everything: SearchOrder
  private readonly orders = new Map<CallerClass, SearchOrder>()
  private readonly ranked = new Map<string, readonly RankedEntry[]>()
  private seen: ReadonlySet<string> | undefined

  constructor(estate: UcmEstate, router: UcmRouter) {
    this.estate = estate
    this.router = router
    const partitions = new Set(router.entries.flatMap(({ partition }) => partition ?? []))
    this.everything = router.analysis.searchOrder([...partitions])
  }

  static of(snapshot: UcmSnapshot, settings: Settings): Moment {
    const estate = new UcmEstate(snapshot)
    return new Moment(estate, new UcmRouter(estate, settings))
  }

  /** What takes the digits, sent en bloc by these callers. */
  winner(callers: CallerClass, digits: string): Winner {
    const { analysis, entries } = this.router
    const number = analysis.decide(analysis.walk(digits), digits.length, this.orderOf(callers))
    if (number === TIED) return 'ambiguous'
    return number === NONE ? undefined : entries[number]
  }

  /** Everything that matches the digits completely, whoever sees it, closest first. */
  matches(digits: string): readonly RankedEntry[] {
    let found = this.ranked.get(digits)
    if (found === undefined) {
      found = this.router.analysis.examine(this.router.analysis.walk(digits), digits.length, this.everything).ranked
      this.ranked.set(digits, found)
    }
    return found
  }

  /** True when some search space holds the partition; `<None>` is seen by all. */
  isSeen(partition: string | undefined): boolean {
    this.seen ??= new Set(this.estate.all('css').flatMap(({ value }) => value.partitions))
    return partition === undefined || this.seen.has(partition)
  }

  /** How a call that only sees one partition ends: to which trunk a pattern leads, and with which digits. */
  routeWithin(partition: string | undefined, digits: string): Trace {
    const partitions = partition === undefined ? [] : [partition]
    return this.router.route({ label: 'pattern', partitions, mode: 'en-bloc', missing: [] }, digits)
  }

  private orderOf(callers: CallerClass): SearchOrder {
    let order = this.orders.get(callers)
    if (order === undefined) {
      const partitions = callers.spaces.flatMap((space) => this.estate.find('css', space)?.value.partitions ?? [])
      order = this.router.analysis.searchOrder(partitions)
      this.orders.set(callers, order)
    }
    return order
  }
}

/** `pattern@partition` of an entry. */
export function entryKey({ pattern, partition }: CompetingEntry): string {
  return patternKey(pattern, partition)
}

/** Names of the trunks toward Webex, by their role in the mapping. */
export function webexTrunks(mapping: Mapping): ReadonlySet<string> {
  return new Set(mapping.trunks.filter(({ role }) => role === 'lgw').map(({ name }) => name))
}

/** What takes a call, in words. */
export function winnerInWords(winner: Winner): string {
  if (winner === undefined) return 'nothing'
  if (winner === 'ambiguous') return 'several patterns that nothing tells apart'
  return `${winner.object.kind.replaceAll('-', ' ')} ${entryKey(winner)}`
}
