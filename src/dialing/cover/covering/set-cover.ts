import { columnsByRow, components, type CoverMatrix, reduceMatrix, subMatrix } from './cover-matrix.js'
import { flattened } from './flat-matrix.js'
import { greedyCover } from './greedy-cover.js'
import { boundByPrices } from './price-bound.js'
import { diveByPrices } from './price-dive.js'
import type { Work } from './work.js'

/** Columns that cover every row, and how many any such choice needs. */
export interface Covering {
  /** The `ids` of the chosen columns, ascending. */
  readonly chosen: readonly number[]
  /** Proven: no choice with fewer columns covers every row. */
  readonly lowerBound: number
}

/**
 * The fewest columns that cover all rows: reductions, independent parts, then branch and bound with the
 * bound of row prices. `lowerBound` equals the number chosen when the work allowed was enough. Every row
 * must have a column.
 */
export function fewestColumns(matrix: CoverMatrix, work: Work): Covering {
  const { chosen, lowerBound } = solve(matrix, Number.POSITIVE_INFINITY, work, true)
  if (chosen === undefined) throw new Error('a row without a column cannot be covered')
  return { chosen: chosen.toSorted((one, other) => one - other), lowerBound }
}

interface Solution {
  /** Undefined when no choice below the limit exists or none was found. */
  readonly chosen?: readonly number[]
  readonly lowerBound: number
}

/** A cover with fewer than `limit` columns, if there is one. */
function solve(matrix: CoverMatrix, limit: number, work: Work, isFirst = false): Solution {
  const { forced, core, isCoverable } = reduceMatrix(matrix, work)
  if (!isCoverable) return { lowerBound: Number.POSITIVE_INFINITY }
  if (forced.length >= limit) return { lowerBound: forced.length }
  if (core.rows === 0) return { chosen: forced, lowerBound: forced.length }
  const parts = components(core)
  const chosen = [...forced]
  let lowerBound = forced.length
  let isFound = true
  // Small parts first: what they do not use of the allowance is left for the large ones.
  const bySize = parts.toSorted((one, other) => one.rows - other.rows)
  for (const [index, part] of bySize.entries()) {
    const lent = work.lend(1 / (bySize.length - index))
    const partLimit = bySize.length === 1 ? limit - forced.length : Number.POSITIVE_INFINITY
    const solution = solvePart(part, partLimit, lent, isFirst)
    work.giveBack(lent)
    lowerBound += solution.lowerBound
    if (solution.chosen === undefined) isFound = false
    else for (const column of solution.chosen) chosen.push(column)
    if (lowerBound >= limit) return { lowerBound }
  }
  return isFound && chosen.length < limit ? { chosen, lowerBound } : { lowerBound }
}

/** One part that falls apart no further. */
function solvePart(matrix: CoverMatrix, limit: number, work: Work, isFirst: boolean): Solution {
  const greedy = greedyCover(flattened(matrix), work)
  const bound = boundByPrices(matrix, Math.min(limit, greedy.length), work)
  let best = bound.cover !== undefined && bound.cover.length < greedy.length ? bound.cover : greedy
  if (isFirst && bound.lowerBound < best.length) {
    const dived = diveByPrices(matrix, bound, work)
    if (dived !== undefined && dived.length < best.length) best = dived
  }
  const answer = (lowerBound: number): Solution =>
    best.length < limit
      ? { chosen: best.map((column) => matrix.ids[column] ?? 0), lowerBound: Math.min(lowerBound, best.length) }
      : { lowerBound: Math.min(lowerBound, limit) }
  const target = Math.min(limit, best.length)
  if (bound.lowerBound >= target || work.isSpent()) return answer(bound.lowerBound)

  // A column whose price alone lifts the bound to what is already in hand cannot be part of anything better.
  const columns = matrix.columns.flatMap((_, column) => (bound.boundWith(column) >= target ? [] : [column]))
  if (columns.length < matrix.columns.length) {
    const rows = Array.from({ length: matrix.rows }, (_, row) => row)
    const narrowed = solve(subMatrix(matrix, rows, columns), target, work)
    const lowerBound = Math.max(bound.lowerBound, Math.min(target, narrowed.lowerBound))
    if (narrowed.chosen !== undefined) return { chosen: narrowed.chosen, lowerBound }
    return answer(lowerBound)
  }
  return branch(matrix, best, bound.lowerBound, limit, work)
}

/** One of the columns of the row that has the fewest must be chosen: each in turn, without those tried before. */
function branch(matrix: CoverMatrix, first: readonly number[], bound: number, limit: number, work: Work): Solution {
  let best: readonly number[] | undefined
  let count = Math.min(limit, first.length)
  const columnsOf = columnsByRow(matrix)
  let row = 0
  for (const [index, columns] of columnsOf.entries()) {
    if (columns.length < (columnsOf[row]?.length ?? 0)) row = index
  }
  const candidates = (columnsOf[row] ?? []).toSorted(
    (one, other) => (matrix.columns[other]?.length ?? 0) - (matrix.columns[one]?.length ?? 0) || one - other,
  )
  const tried = new Set<number>()
  let leastOfAll = Number.POSITIVE_INFINITY
  for (const column of candidates) {
    tried.add(column)
    if (work.isSpent()) {
      leastOfAll = bound
      break
    }
    const covered = new Set(matrix.columns[column] ?? [])
    const rows = Array.from({ length: matrix.rows }, (_, one) => one).filter((one) => !covered.has(one))
    const columns = matrix.columns.flatMap((_, one) => (tried.has(one) ? [] : [one]))
    work.spend(8 * (matrix.rows + matrix.columns.length))
    const rest = solve(subMatrix(matrix, rows, columns), count - 1, work)
    leastOfAll = Math.min(leastOfAll, 1 + rest.lowerBound)
    if (rest.chosen === undefined) continue
    best = [matrix.ids[column] ?? 0, ...rest.chosen]
    count = best.length
    if (count <= bound) break
  }
  const lowerBound = Math.max(bound, Math.min(count, leastOfAll))
  if (best !== undefined) return { chosen: best, lowerBound }
  if (first.length < limit) return { chosen: first.map((column) => matrix.ids[column] ?? 0), lowerBound }
  return { lowerBound }
}
