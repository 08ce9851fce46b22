import { listColumns } from './bracket-columns.js'
import { ColumnPool } from './covering/column-pool.js'
import type { CoverGrammar } from './cover-grammar.js'
import { subMatrix } from './covering/cover-matrix.js'
import { grownColumn } from './grown-columns.js'
import { independentRows, mostConstrainedFirst } from './independent-rows.js'
import type { PlaneView } from './plane-view.js'
import { raisedCover } from './raised-columns.js'
import { boundByPrices } from './covering/price-bound.js'
import { fewestColumns } from './covering/set-cover.js'
import type { Work } from './covering/work.js'

/** Sets of rows, one per pattern, that hold all rows; `lowerBound` is proven. */
export interface RowSets {
  readonly sets: readonly (readonly number[])[]
  readonly lowerBound: number
}

const RAISING = 0.1
const FIRST_LOOK = 0.1
const LISTING = 0.4
const BOUND = 0.25
const ROUND = 0.25
const ROUNDS_WITHOUT_GAIN = 3
/** So many times its even share of an allowance may one row use. */
const UNEVENNESS = 8
/** A row that is covered already still counts this much when a pattern can take it in. */
const COVERED_WEIGHT = 0.02

/**
 * The fewest patterns for a grammar with brackets. Where all largest patterns can be listed, it is a
 * covering problem that is solved exactly as far as the allowance goes; where they are too many, patterns
 * are grown and improved, and the bound comes from the rows that could be listed and from rows that cannot
 * share a pattern.
 */
export function bestRowSets(rows: number, views: readonly PlaneView[], grammar: CoverGrammar, work: Work): RowSets {
  const pool = new ColumnPool()
  const raising = work.lend(RAISING)
  const simple = raisedCover(rows, views, grammar, pool, raising)
  work.giveBack(raising)
  const looking = work.lend(FIRST_LOOK)
  const seen = firstLook(rows, views, pool, looking)
  work.giveBack(looking)
  if (seen !== undefined) return seen
  const listing = work.lend(LISTING)
  const isListed = listColumns(rows, views, grammar, pool, listing)
  work.giveBack(listing)
  if (isListed.every((one) => one === 1)) {
    const { chosen, lowerBound } = fewestColumns(pool.matrix(rows), work)
    return { sets: setsOf(smaller(chosen, simple), pool), lowerBound }
  }
  const bounding = work.lend(BOUND)
  const lowerBound = boundWithout(isListed, pool, rows, views, bounding)
  work.giveBack(bounding)
  const chosen = improved(rows, views, pool, simple, lowerBound, work)
  return { sets: setsOf(chosen, pool), lowerBound }
}

function setsOf(columns: readonly number[], pool: ColumnPool): readonly (readonly number[])[] {
  return columns.map((column) => pool.rowsOf(column))
}

function smaller(found: readonly number[], known: readonly number[]): readonly number[] {
  return found.length < known.length ? found : known
}

/** A cover grown in one go, where as many rows as it has patterns share none: then it is settled. */
function firstLook(rows: number, views: readonly PlaneView[], pool: ColumnPool, work: Work): RowSets | undefined {
  growCover(rows, views, pool, work)
  if (work.isSpent()) return undefined
  const { chosen } = fewestColumns(pool.matrix(rows), work)
  const all = Array.from({ length: rows }, (_, row) => row)
  const lowerBound = independentRows(all, views, work).length
  return chosen.length > lowerBound ? undefined : { sets: setsOf(chosen, pool), lowerBound }
}

/**
 * What is proven although not all rows are listed: the listed rows need so many patterns; besides them,
 * rows that share no pattern with a listed row nor with one another need one each. Or, if that is more,
 * the rows of which no two can share a pattern.
 */
function boundWithout(
  isListed: Uint8Array,
  pool: ColumnPool,
  rows: number,
  views: readonly PlaneView[],
  work: Work,
): number {
  const all = Array.from({ length: rows }, (_, row) => row)
  const ordering = work.lend(0.3)
  const ordered = mostConstrainedFirst(all, views, ordering)
  work.giveBack(ordering)
  const greedy = work.lend(0.5)
  const independent = independentRows(ordered, views, greedy).length
  work.giveBack(greedy)
  const listed = all.filter((row) => isListed[row] === 1)
  if (listed.length === 0) return independent
  const matrix = pool.matrix(rows)
  const touched = new Set(matrix.columns.filter((column) => column.some((row) => isListed[row] === 1)).flat())
  const apart = ordered.filter((row) => !touched.has(row))
  const beside = independentRows(apart, views, work).length
  const ofListed = fewestColumns(subMatrix(matrix, listed, matrix.ids), work).lowerBound
  return Math.max(independent, ofListed + beside)
}

/** Grows patterns into the pool and chooses among them, in rounds, as long as that gains something. */
function improved(
  rows: number,
  views: readonly PlaneView[],
  pool: ColumnPool,
  simple: readonly number[],
  lowerBound: number,
  work: Work,
): readonly number[] {
  const growing = work.lend(ROUND)
  growCover(rows, views, pool, growing)
  work.giveBack(growing)
  let best = smaller(chooseFrom(pool, rows, work), simple)
  for (let idle = 0; best.length > lowerBound && idle < ROUNDS_WITHOUT_GAIN && !work.isSpent(); ) {
    const pricing = work.lend(ROUND)
    const { prices } = boundByPrices(pool.matrix(rows), best.length, pricing)
    work.giveBack(pricing)
    const before = pool.size
    const growing = work.lend(ROUND)
    growFromEach([...seeds(best, pool, prices, idle)], views, pool, prices, growing)
    work.giveBack(growing)
    if (pool.size === before) break
    const next = chooseFrom(pool, rows, work)
    const isBetter = next.length < best.length
    idle = isBetter ? 0 : idle + 1
    if (isBetter) best = next
  }
  return best
}

function chooseFrom(pool: ColumnPool, rows: number, work: Work): readonly number[] {
  const choosing = work.lend(ROUND)
  const { chosen } = fewestColumns(pool.matrix(rows), choosing)
  work.giveBack(choosing)
  return chosen
}

/**
 * One cover from nothing: the first row that is not covered yet gets the pattern that grows from it, and so
 * on. No row may use much more than its even share of the allowance.
 */
function growCover(rows: number, views: readonly PlaneView[], pool: ColumnPool, work: Work): void {
  const weights = new Float64Array(rows).fill(1)
  for (let row = 0; row < rows; row += 1) {
    if (weights[row] !== 1) continue
    weights[row] = COVERED_WEIGHT
    const lent = work.lend(Math.min(1, UNEVENNESS / (rows - row)))
    for (const covered of growFrom(row, views, pool, weights, lent)) weights[covered] = COVERED_WEIGHT
    work.giveBack(lent)
  }
}

/** Grows patterns from all of the rows, for each within its share of the allowance. */
function growFromEach(
  rows: readonly number[],
  views: readonly PlaneView[],
  pool: ColumnPool,
  weights: Float64Array,
  work: Work,
): void {
  for (const [index, row] of rows.entries()) {
    const lent = work.lend(Math.min(1, UNEVENNESS / (rows.length - index)))
    growFrom(row, views, pool, weights, lent)
    work.giveBack(lent)
  }
}

/** Grows one pattern of every form; returns the rows of the one that weighs most. */
function growFrom(
  row: number,
  views: readonly PlaneView[],
  pool: ColumnPool,
  weights: Float64Array,
  work: Work,
): readonly number[] {
  let best: { rows: readonly number[]; weight: number } | undefined
  for (const view of views) {
    if ((view.placeOf[row] ?? -1) < 0) continue
    const rows = grownColumn(row, view, weights, work)
    pool.add(rows)
    const weight = rows.reduce((sum, one) => sum + (weights[one] ?? 0), 0)
    if (best === undefined || weight > best.weight) best = { rows, weight }
  }
  return best?.rows ?? []
}

/** From each chosen pattern the two rows with the highest prices; the next two in every round that gained nothing. */
function seeds(chosen: readonly number[], pool: ColumnPool, prices: Float64Array, turn: number): ReadonlySet<number> {
  const wanted = new Set<number>()
  for (const column of chosen) {
    const byPrice = pool
      .rowsOf(column)
      .toSorted((one, other) => (prices[other] ?? 0) - (prices[one] ?? 0) || one - other)
    for (const row of byPrice.slice(2 * turn, 2 * turn + 2)) wanted.add(row)
  }
  return wanted
}
