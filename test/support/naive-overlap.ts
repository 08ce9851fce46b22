import { ALL_SYMBOLS, type NaiveAtom, type NaivePattern } from './naive-pattern.js'

/*
 * What two patterns have in common, by walking both symbol by symbol over all 17 symbols: a place
 * number is how many wildcards lie behind, and a walk stands at a set of places at once. Slow,
 * obvious, and without any idea of what patterns look like in a dial plan.
 */

/** Where a walk through one pattern stands. */
interface Standing {
  readonly name: string
  readonly ends: boolean
  /** For each symbol that leads on, where it leads. */
  readonly next: () => ReadonlyMap<string, Standing>
}

const starts = new WeakMap<NaivePattern, Standing>()

function startOf(pattern: NaivePattern): Standing {
  const known = starts.get(pattern)
  if (known !== undefined) return known
  const atoms = [...pattern.beforeDot, ...pattern.afterDot].flatMap((atom): NaiveAtom[] =>
    atom.repeat === 'one-or-more'
      ? [
          { ...atom, repeat: 'once' },
          { ...atom, repeat: 'zero-or-more' },
        ]
      : [atom],
  )
  const start = standingAt(atoms, [0], new Map())
  starts.set(pattern, start)
  return start
}

function standingAt(atoms: readonly NaiveAtom[], from: readonly number[], known: Map<string, Standing>): Standing {
  const places = new Set(from)
  // A set visits what is added while it is walked: every wildcard that may be left out is.
  for (const place of places) if (atoms[place]?.repeat === 'zero-or-more') places.add(place + 1)
  const name = [...places].sort((one, other) => one - other).join()
  const same = known.get(name)
  if (same !== undefined) return same
  let moves: Map<string, Standing> | undefined
  const next = (): ReadonlyMap<string, Standing> => {
    if (moves !== undefined) return moves
    moves = new Map()
    for (const symbol of ALL_SYMBOLS) {
      const reached = [...places].flatMap((place) => {
        const atom = atoms[place]
        if (atom?.symbols.includes(symbol) !== true) return []
        return [atom.repeat === 'zero-or-more' ? place : place + 1]
      })
      if (reached.length > 0) moves.set(symbol, standingAt(atoms, reached, known))
    }
    return moves
  }
  const standing = { name, ends: places.has(atoms.length), next }
  known.set(name, standing)
  return standing
}

/** Every pair of standings one more symbol leads to, in the order of the symbols. */
function bothNext(one: Standing, other: Standing): readonly (readonly [string, Standing, Standing])[] {
  const there = other.next()
  return [...one.next()].flatMap(([symbol, here]) => {
    const rival = there.get(symbol)
    return rival === undefined ? [] : [[symbol, here, rival] as const]
  })
}

/** The first string, shortest first and then in the order of the symbols, that leads both to a wanted standing. */
function firstString(
  a: NaivePattern,
  b: NaivePattern,
  wanted: (one: Standing, other: Standing) => boolean,
): string | undefined {
  const known = new Set<string>()
  let row = [{ one: startOf(a), other: startOf(b), text: '' }]
  while (row.length > 0) {
    const found = row.find(({ one, other }) => wanted(one, other))
    if (found !== undefined) return found.text
    row = row.flatMap(({ one, other, text }) =>
      bothNext(one, other).flatMap(([symbol, here, there]) => {
        const name = `${here.name}/${there.name}`
        if (known.has(name)) return []
        known.add(name)
        return [{ one: here, other: there, text: text + symbol }]
      }),
    )
  }
  return undefined
}

/** The shortest string that both match, the first of them in the order of the symbols. */
export function naiveWitness(a: NaivePattern, b: NaivePattern): string | undefined {
  return firstString(a, b, (one, other) => one.ends && other.ends)
}

/** True when a whole string of `shorter` is a strictly shorter beginning of a string of `longer`. */
export function naivelyCutsShort(shorter: NaivePattern, longer: NaivePattern): boolean {
  return firstString(shorter, longer, (one, other) => one.ends && other.next().size > 0) !== undefined
}

/** The shortest string of `longer` that begins so, the first of them in the order of the symbols. */
export function naiveCutWitness(shorter: NaivePattern, longer: NaivePattern): string | undefined {
  const known = new Set<string>()
  let row = [{ one: [startOf(shorter)], other: startOf(longer), isCut: false, text: '' }]
  while (row.length > 0) {
    const found = row.find(({ other, isCut }) => isCut && other.ends)
    if (found !== undefined) return found.text
    row = row.flatMap(({ one, other, isCut, text }) =>
      [...other.next()].flatMap(([symbol, there]) => {
        const here = one.flatMap((standing) => standing.next().get(symbol) ?? [])
        const cut = isCut || one.some(({ ends }) => ends)
        const name = `${here.map((standing) => standing.name).join()}/${there.name}/${cut}`
        if (known.has(name)) return []
        known.add(name)
        return [{ one: here, other: there, isCut: cut, text: text + symbol }]
      }),
    )
  }
  return undefined
}

/** How many strings both match, of each length from 0 to `longest`. */
export function naiveSharedCounts(a: NaivePattern, b: NaivePattern, longest: number): readonly bigint[] {
  const totals: bigint[] = []
  let groups = new Map([['', { one: startOf(a), other: startOf(b), count: 1n }]])
  for (let length = 0; length <= longest; length += 1) {
    let total = 0n
    const next: typeof groups = new Map()
    for (const { one, other, count } of groups.values()) {
      if (one.ends && other.ends) total += count
      for (const [, here, there] of bothNext(one, other)) {
        const name = `${here.name}/${there.name}`
        next.set(name, { one: here, other: there, count: (next.get(name)?.count ?? 0n) + count })
      }
    }
    totals.push(total)
    groups = next
  }
  return totals
}
