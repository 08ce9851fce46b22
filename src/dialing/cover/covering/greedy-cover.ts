import type { FlatMatrix } from './flat-matrix.js'
import type { Work } from './work.js'

/**
 * A cover without a superfluous column, as column numbers: the column with the most uncovered rows first,
 * or, with `costs`, the one that is cheapest per uncovered row. Every row must have a column.
 */
export function greedyCover(matrix: FlatMatrix, work: Work, costs?: Float64Array): number[] {
  const { columnStart, rowsIn, rowStart, columnsIn } = matrix
  const open = new Int32Array(matrix.columns)
  for (let column = 0; column < matrix.columns; column += 1) {
    open[column] = (columnStart[column + 1] ?? 0) - (columnStart[column] ?? 0)
  }
  const score = (column: number): number => {
    const rows = open[column] ?? 0
    if (rows === 0) return Number.POSITIVE_INFINITY
    if (costs === undefined) return -rows
    const cost = costs[column] ?? 0
    return cost > 0 ? cost / rows : cost * rows
  }
  const isCovered = new Uint8Array(matrix.rows)
  const chosen: number[] = []
  // A column gets worse as rows are covered: one that still stands first after a fresh look is the best.
  const heap = new ColumnHeap(matrix.columns, score)
  for (let left = matrix.rows; left > 0; ) {
    const column = heap.best()
    chosen.push(column)
    for (let at = columnStart[column] ?? 0; at < (columnStart[column + 1] ?? 0); at += 1) {
      const row = rowsIn[at] ?? 0
      if (isCovered[row] === 1) continue
      isCovered[row] = 1
      left -= 1
      for (let other = rowStart[row] ?? 0; other < (rowStart[row + 1] ?? 0); other += 1) {
        const touched = columnsIn[other] ?? 0
        open[touched] = (open[touched] ?? 0) - 1
      }
    }
  }
  work.spend((rowsIn.length + 8 * matrix.columns) / 2)
  return withoutSuperfluous(matrix, chosen)
}

function withoutSuperfluous({ rows, columnStart, rowsIn }: FlatMatrix, chosen: readonly number[]): number[] {
  const times = new Int32Array(rows)
  const membersOf = (column: number): Int32Array => rowsIn.subarray(columnStart[column], columnStart[column + 1])
  for (const column of chosen) for (const row of membersOf(column)) times[row] = (times[row] ?? 0) + 1
  const kept = new Set(chosen)
  for (const column of chosen.toReversed()) {
    const members = membersOf(column)
    if (!members.every((row) => (times[row] ?? 0) > 1)) continue
    kept.delete(column)
    for (const row of members) times[row] = (times[row] ?? 0) - 1
  }
  return [...kept]
}

/** Columns by score, least first, then by number; scores may only grow. */
class ColumnHeap {
  private readonly columns: Int32Array
  private readonly scores: Float64Array
  private readonly score: (column: number) => number

  constructor(count: number, score: (column: number) => number) {
    this.score = score
    this.columns = new Int32Array(count)
    this.scores = new Float64Array(count)
    for (let column = 0; column < count; column += 1) {
      this.columns[column] = column
      this.scores[column] = score(column)
    }
    for (let at = (count >> 1) - 1; at >= 0; at -= 1) this.sink(at)
  }

  best(): number {
    for (;;) {
      const column = this.columns[0] ?? 0
      const fresh = this.score(column)
      if (fresh === this.scores[column]) return column
      this.scores[column] = fresh
      this.sink(0)
    }
  }

  private sink(start: number): void {
    const { columns } = this
    let at = start
    for (;;) {
      const left = 2 * at + 1
      let least = at
      if (left < columns.length && this.isBefore(left, least)) least = left
      if (left + 1 < columns.length && this.isBefore(left + 1, least)) least = left + 1
      if (least === at) return
      const column = columns[at] ?? 0
      columns[at] = columns[least] ?? 0
      columns[least] = column
      at = least
    }
  }

  private isBefore(one: number, other: number): boolean {
    const [first, second] = [this.columns[one] ?? 0, this.columns[other] ?? 0]
    const difference = (this.scores[first] ?? 0) - (this.scores[second] ?? 0)
    return difference < 0 || (difference === 0 && first < second)
  }
}
