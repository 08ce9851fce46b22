import type { CoverMatrix } from './cover-matrix.js'
import { type FlatMatrix, flattened } from './flat-matrix.js'
import { greedyCover } from './greedy-cover.js'
import type { Work } from './work.js'

/** What prices of rows prove about a matrix. */
export interface PriceBound {
  /** No cover has fewer columns. */
  readonly lowerBound: number
  /** No cover that contains this column has fewer columns. */
  readonly boundWith: (column: number) => number
  /** What is left of the cost of a column after the prices of its rows. */
  readonly reducedCost: (column: number) => number
  /** The price of each row in the best bound found. */
  readonly prices: Float64Array
  /** The smallest cover met on the way, if any: numbers of columns. */
  readonly cover: readonly number[] | undefined
}

/** Sums of prices are exact only up to rounding; a bound counts as reached this much later. */
const ROUNDING = 1e-6
/** So many entries of the matrix are passed over in the time of one step. */
const QUICK = 4
const ROUNDS_WITHOUT_GAIN = 12
const MOST_ROUNDS = 240

/**
 * For any prices u ≥ 0 of the rows, Σu + Σ over columns of min(0, 1 − the prices it covers) is a lower
 * bound (Lagrangian relaxation of the covering constraints). Prices are moved along the subgradient until
 * the bound reaches `target` or stops growing.
 */
export function boundByPrices(matrix: CoverMatrix, target: number, work: Work): PriceBound {
  const flat = flattened(matrix)
  let prices: Float64Array = firstPrices(flat)
  let best = { value: 0, prices, reduced: new Float64Array(matrix.columns.length) as Float64Array }
  let cover: readonly number[] | undefined
  let goal = target
  let stride = 1
  let idle = 0
  for (let round = 0; round < MOST_ROUNDS && (round === 0 || !work.isSpent()); round += 1) {
    const { value, reduced, excess, norm } = relax(flat, prices)
    work.spend((2 * flat.rowsIn.length + 4 * (flat.rows + flat.columns)) / QUICK)
    if (value > best.value + ROUNDING || round === 0) {
      if (value > best.value + 0.01) idle = 0
      best = { value: Math.max(value, 0), prices, reduced }
    } else idle += 1
    if (round % 8 === 0) {
      const found = greedyCover(flat, work, reduced)
      if (cover === undefined || found.length < cover.length) cover = found
      goal = Math.min(goal, cover.length)
    }
    if (wholeBound(best.value) >= goal || norm === 0) break
    if (idle >= ROUNDS_WITHOUT_GAIN) {
      idle = 0
      stride /= 2
      if (stride < 0.02) break
    }
    prices = moved(
      prices,
      excess,
      (stride * Math.max((Number.isFinite(goal) ? goal : 1.05 * value + 1) - value, 0.1)) / norm,
    )
  }
  return {
    lowerBound: wholeBound(best.value),
    boundWith: (column) => wholeBound(best.value + Math.max(0, best.reduced[column] ?? 0)),
    reducedCost: (column) => best.reduced[column] ?? 0,
    prices: best.prices,
    cover,
  }
}

function wholeBound(value: number): number {
  return Math.ceil(value - ROUNDING)
}

/** Each row shares the cost of its largest column. */
function firstPrices({ rows, rowStart, columnsIn, columnStart }: FlatMatrix): Float64Array {
  const prices = new Float64Array(rows)
  for (let row = 0; row < rows; row += 1) {
    let largest = 1
    for (let at = rowStart[row] ?? 0; at < (rowStart[row + 1] ?? 0); at += 1) {
      const column = columnsIn[at] ?? 0
      largest = Math.max(largest, (columnStart[column + 1] ?? 0) - (columnStart[column] ?? 0))
    }
    prices[row] = 1 / largest
  }
  return prices
}

interface Relaxation {
  readonly value: number
  readonly reduced: Float64Array
  /** By row: 1 minus how often the relaxed choice covers it. */
  readonly excess: Int32Array
  /** Square of the length of `excess`. */
  readonly norm: number
}

function relax({ rows, columns, columnStart, rowsIn }: FlatMatrix, prices: Float64Array): Relaxation {
  const reduced = new Float64Array(columns)
  const excess = new Int32Array(rows).fill(1)
  let value = 0
  for (const price of prices) value += price
  for (let column = 0; column < columns; column += 1) {
    const [start, end] = [columnStart[column] ?? 0, columnStart[column + 1] ?? 0]
    let cost = 1
    for (let at = start; at < end; at += 1) cost -= prices[rowsIn[at] ?? 0] ?? 0
    reduced[column] = cost
    if (cost >= 0) continue
    value += cost
    for (let at = start; at < end; at += 1) {
      const row = rowsIn[at] ?? 0
      excess[row] = (excess[row] ?? 0) - 1
    }
  }
  let norm = 0
  for (const one of excess) norm += one * one
  return { value, reduced, excess, norm }
}

function moved(prices: Float64Array, excess: Int32Array, step: number): Float64Array {
  return prices.map((price, row) => Math.max(0, price + step * (excess[row] ?? 0)))
}
