import type { NaiveEntry } from './naive-digit-analysis.js'
import type { NaivePattern } from './naive-pattern.js'
import { canMatchWithMore, countOfLength, matchesWhole, readNaivePattern } from './naive-pattern.js'

/*
 * What patterns do to each other, by dialing every string of up to some length in every search space. It
 * shares nothing with the product.
 */

export interface Placed extends NaiveEntry {
  readonly read: NaivePattern
}

export function placed(entries: readonly NaiveEntry[]): readonly Placed[] {
  return entries.map((entry) => {
    const reading = readNaivePattern(entry.pattern)
    if (!reading.ok) throw new Error(reading.problem)
    return { ...entry, read: reading.pattern }
  })
}

/** Every string over the symbols of up to `longest`, shortest first. */
export function everyString(symbols: string, longest: number): readonly string[] {
  const all: string[] = []
  let last = ['']
  for (let length = 1; length <= longest; length += 1) {
    last = last.flatMap((text) => Array.from(symbols, (symbol) => text + symbol))
    all.push(...last)
  }
  return all
}

/** The entries that take a string: one, or several that nothing tells apart. */
export function best(entries: readonly Placed[], order: readonly string[], digits: string): readonly Placed[] {
  const ranked = entries
    .filter((entry) => placeOf(entry, order) >= 0 && matchesWhole(entry.read, digits))
    .map((entry) => ({ entry, count: countOfLength(entry.read, digits.length), place: placeOf(entry, order) }))
  const least = ranked.reduce<bigint | undefined>(
    (found, { count }) => (found === undefined || count < found ? count : found),
    undefined,
  )
  const closest = ranked.filter(({ count }) => count === least)
  const first = Math.min(...closest.map(({ place }) => place))
  return closest.filter(({ place }) => place === first).map(({ entry }) => entry)
}

/** Entries that some order sees and that never take a string, nor share one with an equal. */
export function neverTaken(
  entries: readonly Placed[],
  orders: readonly (readonly string[])[],
  strings: readonly string[],
): readonly Placed[] {
  const taking = new Set(orders.flatMap((order) => strings.flatMap((digits) => best(entries, order, digits))))
  return entries.filter((entry) => !taking.has(entry) && orders.some((order) => placeOf(entry, order) >= 0))
}

/** `waiting entry ~ text of what it waits for`, for every entry that may wait. */
export function waitingFor(
  entries: readonly Placed[],
  orders: readonly (readonly string[])[],
  strings: readonly string[],
): ReadonlySet<string> {
  const found = new Set<string>()
  for (const order of orders) {
    const seen = entries.filter((entry) => placeOf(entry, order) >= 0)
    for (const digits of strings) {
      const going = seen.filter(({ read }) => canMatchWithMore(read, digits))
      if (going.length === 0) continue
      for (const entry of best(entries, order, digits)) {
        const isFixed = !/[!+?]/.test(entry.pattern.replaceAll('\\+', ''))
        if (!isFixed || entry.urgent === true || entry.block === true) continue
        for (const { pattern } of going) found.add(`${nameOf(entry)} ~ ${pattern}`)
      }
    }
  }
  return found
}

/** `one & other: orders that see both`, for texts that share a string; a text with itself where an order sees two. */
export function seenTogether(
  entries: readonly Placed[],
  orders: readonly (readonly string[])[],
  strings: readonly string[],
): ReadonlySet<string> {
  const found = new Set<string>()
  const texts = [...new Map(entries.map((entry) => [entry.pattern, entry.read]))]
  for (const [at, [one, first]] of texts.entries()) {
    for (const [other, second] of texts.slice(at)) {
      if (!strings.some((digits) => matchesWhole(first, digits) && matchesWhole(second, digits))) continue
      const count = orders.filter((order) => {
        const seen = entries.filter((entry) => placeOf(entry, order) >= 0)
        const having = (text: string): number => seen.filter(({ pattern }) => pattern === text).length
        return one === other ? having(one) > 1 : having(one) > 0 && having(other) > 0
      }).length
      if (count > 0) found.add(`${[one, other].sort().join(' & ')}: ${count}`)
    }
  }
  return found
}

export function nameOf({ pattern, partition }: { readonly pattern: string; readonly partition?: string }): string {
  return `${pattern}@${partition ?? '<None>'}`
}

function placeOf({ partition }: NaiveEntry, order: readonly string[]): number {
  return partition === undefined ? order.length : order.indexOf(partition)
}
