import { type CoverMatrix, reduceMatrix, subMatrix } from './cover-matrix.js'
import { boundByPrices, type PriceBound } from './price-bound.js'
import type { Work } from './work.js'

/** Of the cover met while pricing, this share of its columns is kept in each turn. */
const KEPT_SHARE = 0.12

/**
 * A cover, as column numbers, better than what one pricing meets: the columns of its cover that the prices
 * speak for most are kept, what they leave is reduced and priced anew, and so on to the end.
 */
export function diveByPrices(matrix: CoverMatrix, first: PriceBound, work: Work): readonly number[] | undefined {
  let rest: CoverMatrix = { ...matrix, ids: matrix.columns.map((_, column) => column) }
  let bound = first
  let kept: readonly number[] = []
  let best: readonly number[] | undefined
  while (bound.cover !== undefined && bound.cover.length > 0 && !work.isSpent()) {
    const { cover, reducedCost } = bound
    const whole = [...kept, ...named(rest, cover)]
    if (best === undefined || whole.length < best.length) best = whole
    const leading = cover
      .toSorted((one, other) => reducedCost(one) - reducedCost(other) || one - other)
      .slice(0, Math.ceil(cover.length * KEPT_SHARE))
    const covered = new Set(leading.flatMap((column) => rest.columns[column] ?? []))
    const rows = Array.from({ length: rest.rows }, (_, row) => row).filter((row) => !covered.has(row))
    const columns = rest.columns.map((_, column) => column)
    const { forced, core } = reduceMatrix(subMatrix(rest, rows, columns), work)
    kept = [...kept, ...named(rest, leading), ...forced]
    rest = core
    if (rest.rows === 0) return kept.length < best.length ? kept : best
    bound = boundByPrices(rest, Number.POSITIVE_INFINITY, work)
  }
  return best
}

function named({ ids }: CoverMatrix, columns: readonly number[]): readonly number[] {
  return columns.map((column) => ids[column] ?? 0)
}
