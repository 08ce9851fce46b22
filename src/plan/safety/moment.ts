import type { Mapping } from '../../model/mapping.js'
import type { Settings } from '../../model/settings.js'
import type { UcmSnapshot } from '../../model/snapshot.js'
import { UcmEstate } from '../../model/ucm/estate.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { Trace } from '../../routing/trace.js'
import type { CompetingEntry } from '../../routing/ucm/competing-entries.js'
import type { RankedEntry, SearchOrder } from '../../routing/ucm/digit-analysis.js'
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
 * The cluster at one moment of the plan, with the questions that the brakes ask of it. For one string of
 * digits the table is walked once and the winner picked per class of callers: closeness first, then the
 * order of partitions (`routing-semantics` A3).
 */
export class Moment {
  readonly estate: UcmEstate
  readonly router: UcmRouter
  private readonly everything: SearchOrder
  private readonly partitionNumbers: ReadonlyMap<string | undefined, number>
  /** Partition number of each entry, by the entry's number. */
  private readonly partitionOf: Int32Array
  /** Place of each partition in the search order of a class, -1 = not seen. */
  private readonly orders = new Map<CallerClass, Int32Array>()
  private readonly ranked = new Map<string, readonly RankedEntry[]>()
  private seen: ReadonlySet<string> | undefined

  constructor(estate: UcmEstate, router: UcmRouter) {
    this.estate = estate
    this.router = router
    const numbers = new Map<string | undefined, number>([[undefined, 0]])
    for (const { partition } of router.entries) if (!numbers.has(partition)) numbers.set(partition, numbers.size)
    this.partitionNumbers = numbers
    this.partitionOf = Int32Array.from(router.entries, ({ partition }) => numbers.get(partition) ?? 0)
    this.everything = router.analysis.searchOrder([...numbers.keys()].filter((name) => name !== undefined))
  }

  static of(snapshot: UcmSnapshot, settings: Settings): Moment {
    const estate = new UcmEstate(snapshot)
    return new Moment(estate, new UcmRouter(estate, settings))
  }

  /** What takes a call of these callers, of all that matches its digits (`matches`). */
  winner(callers: CallerClass, matches: readonly RankedEntry[]): Winner {
    const order = this.orderOf(callers)
    let best: RankedEntry | undefined
    let place = -1
    let tied = false
    for (const ranked of matches) {
      const position = order[this.partitionOf[ranked.entry.number] ?? 0] ?? -1
      if (position < 0) continue
      if (best === undefined) {
        best = ranked
        place = position
        continue
      }
      if (best.strings !== ranked.strings || best.variableLength !== ranked.variableLength) break
      if (position === place) tied = true
      else if (position < place) {
        best = ranked
        place = position
        tied = false
      }
    }
    return tied ? 'ambiguous' : best?.entry
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

  /** `<None>` is searched last. */
  private orderOf(callers: CallerClass): Int32Array {
    let order = this.orders.get(callers)
    if (order === undefined) {
      order = new Int32Array(this.partitionNumbers.size).fill(-1)
      let place = 0
      for (const space of callers.spaces) {
        for (const name of this.estate.find('css', space)?.value.partitions ?? []) {
          const number = this.partitionNumbers.get(name)
          if (number !== undefined && order[number] === -1) order[number] = place
          place += 1
        }
      }
      order[0] = place
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
