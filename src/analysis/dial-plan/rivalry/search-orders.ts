import type { UcmEstate } from '../../../model/ucm/estate.js'
import { NO_PARTITION } from '../../../model/ucm/partition.js'
import type { CssFamily } from '../../css-family.js'
import { familyPartitions } from '../../css-family.js'

/** A distinct order in which partitions are searched; `<None>` is implicitly last (`routing-semantics` A2.1). */
export interface EffectiveOrder {
  readonly number: number
  /** Subjects of the search spaces, and of the pairs of line and device, that search so. */
  readonly names: readonly string[]
  readonly partitions: readonly string[]
  /** Some search space searches so by itself, or nothing but `<None>` does. */
  readonly isAlone: boolean
  /** Lines dial so; where the inputs hold no lines, every search space counts. */
  readonly isDialed: boolean
}

interface Draft {
  readonly names: string[]
  readonly partitions: readonly string[]
  isAlone: boolean
  isDialed: boolean
}

/**
 * Every order in which a cluster may search: each search space alone (trunks, translations, forwards),
 * every pair of line and device in use, and `<None>` alone. What is asked of orders is asked once per
 * distinct order; who sees a pattern is looked up by its partition.
 */
export class SearchOrders {
  /** Fewest partitions first. */
  readonly all: readonly EffectiveOrder[]
  private readonly places: readonly ReadonlyMap<string, number>[]
  private readonly seeing = new Map<string, readonly number[]>()
  private readonly everyNumber: readonly number[]

  constructor(estate: UcmEstate, families: readonly CssFamily[]) {
    const drafts = new Map<string, Draft>()
    const add = (name: string, list: readonly string[], isAlone: boolean, isDialed: boolean): void => {
      const partitions = [...new Set(list)]
      const key = partitions.join('\0')
      const known = drafts.get(key)
      if (known === undefined) {
        drafts.set(key, { names: [name], partitions, isAlone, isDialed })
        return
      }
      if (!known.names.includes(name)) known.names.push(name)
      known.isAlone ||= isAlone
      known.isDialed ||= isDialed
    }
    add(`css:${NO_PARTITION}`, [], true, false)
    for (const { value } of estate.all('css')) add(`css:${value.name}`, value.partitions, true, families.length === 0)
    for (const family of families) add(family.subject, familyPartitions(estate, family), false, true)
    this.all = [...drafts.values()]
      .sort((a, b) => a.partitions.length - b.partitions.length)
      .map((draft, number) => ({ number, ...draft }))
    this.everyNumber = this.all.map(({ number }) => number)
    this.places = this.all.map(({ partitions }) => new Map(partitions.map((name, place) => [name, place])))
    const seeing = new Map<string, number[]>()
    for (const { number, partitions } of this.all) {
      for (const partition of partitions) {
        const known = seeing.get(partition)
        if (known === undefined) seeing.set(partition, [number])
        else known.push(number)
      }
    }
    this.seeing = seeing
  }

  at(number: number): EffectiveOrder {
    const order = this.all[number]
    if (order === undefined) throw new Error(`no search order number ${number}`)
    return order
  }

  /** Numbers of the orders that see a partition, ascending. */
  seeingPartition(partition: string | undefined): readonly number[] {
    return partition === undefined ? this.everyNumber : (this.seeing.get(partition) ?? [])
  }

  /** Place of a partition in an order, 0 = first; undefined where it is not searched. */
  place(order: number, partition: string | undefined): number | undefined {
    const places = this.places[order]
    return partition === undefined ? places?.size : places?.get(partition)
  }
}
