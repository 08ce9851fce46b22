import { cubeKey } from './cube.js'
import { primesAround } from './bracket-primes.js'
import type { ColumnPool } from './covering/column-pool.js'
import type { CoverGrammar } from './cover-grammar.js'
import type { PlaneView } from './plane-view.js'
import type { Work } from './covering/work.js'

/**
 * In the first turn a place may use four times its even share of the allowance, in the second much more;
 * where so many places in a row come to nothing, the others of the turn are not tried.
 */
const TURNS = [
  { unevenness: 4, patience: 200 },
  { unevenness: 40, patience: 20 },
] as const

/**
 * Puts into the pool what the largest patterns around every row cover. Returns, by row, whether really
 * all of them were listed: a row for which the allowance was too small keeps 0.
 */
export function listColumns(
  rows: number,
  views: readonly PlaneView[],
  grammar: CoverGrammar,
  pool: ColumnPool,
  work: Work,
): Uint8Array {
  const isListed = new Uint8Array(rows).fill(1)
  const known = views.map(() => new Set<string>())
  let open = views.flatMap((view, index) => view.places.map((_, place) => ({ view, index, place })))
  for (const { unevenness, patience } of TURNS) {
    let left = open.length
    let inVain = 0
    open = open.filter(({ view, index, place }) => {
      if (inVain >= patience) return true
      const lent = work.lend(Math.min(1, unevenness / left))
      left -= 1
      const isDone = listAround(place, view, grammar, known[index] ?? new Set(), pool, lent)
      work.giveBack(lent)
      inVain = isDone ? 0 : inVain + 1
      return !isDone
    })
  }
  for (const { view, place } of open) for (const row of view.rowsAt[place] ?? []) isListed[row] = 0
  return isListed
}

function listAround(
  place: number,
  view: PlaneView,
  grammar: CoverGrammar,
  known: Set<string>,
  pool: ColumnPool,
  work: Work,
): boolean {
  const cube = view.places[place]
  const primes = cube === undefined || work.isSpent() ? undefined : primesAround(cube, view, grammar, work)
  for (const prime of primes ?? []) {
    const key = cubeKey(prime)
    if (known.has(key)) continue
    known.add(key)
    pool.add(view.rowsWithin(prime, work))
  }
  return primes !== undefined
}
