import type { Work } from './work.js'

/** Which rows each column covers. `columns[c]` are row numbers, ascending; `ids[c]` is what the caller calls it. */
export interface CoverMatrix {
  readonly rows: number
  readonly columns: readonly (readonly number[])[]
  readonly ids: readonly number[]
}

/** A matrix after the reductions: what had to be chosen, and what is still open. */
export interface ReducedMatrix {
  readonly forced: readonly number[]
  readonly core: CoverMatrix
  /** False when some row has no column at all. */
  readonly isCoverable: boolean
}

/**
 * Essential columns are chosen; a row whose columns all cover another row too makes that other row
 * superfluous; a column that covers no more than another is left out. Until nothing changes.
 */
export function reduceMatrix(matrix: CoverMatrix, work: Work): ReducedMatrix {
  return new Reduction(matrix, work).run()
}

/** So many entries of the matrix are passed over in the time of one step. */
const QUICK = 4

class Reduction {
  private readonly matrix: CoverMatrix
  private readonly work: Work
  private readonly columnsOf: number[][]
  private readonly rowAlive: Uint8Array
  private readonly columnAlive: Uint8Array
  private readonly columnsLeft: Int32Array
  private readonly rowsLeft: Int32Array
  private readonly stamps: Int32Array
  private readonly forced: number[] = []
  private stamp = 0
  private changed = true

  constructor(matrix: CoverMatrix, work: Work) {
    this.matrix = matrix
    this.work = work
    this.columnsOf = columnsByRow(matrix)
    this.rowAlive = new Uint8Array(matrix.rows).fill(1)
    this.columnAlive = new Uint8Array(matrix.columns.length).fill(1)
    this.columnsLeft = Int32Array.from(this.columnsOf, ({ length }) => length)
    this.rowsLeft = Int32Array.from(matrix.columns, ({ length }) => length)
    this.stamps = new Int32Array(Math.max(matrix.rows, matrix.columns.length))
  }

  run(): ReducedMatrix {
    while (this.changed) {
      this.changed = false
      if (!this.chooseEssential()) return { forced: [], core: this.remaining(), isCoverable: false }
      if (this.work.isSpent()) break
      this.dropDominatedColumns()
      this.dropDominatingRows()
    }
    return { forced: this.forced, core: this.remaining(), isCoverable: true }
  }

  private chooseEssential(): boolean {
    for (let row = 0; row < this.matrix.rows; row += 1) {
      if (this.rowAlive[row] === 0) continue
      if (this.columnsLeft[row] === 0) return false
      if (this.columnsLeft[row] !== 1) continue
      const column = (this.columnsOf[row] ?? []).find((one) => this.columnAlive[one] === 1) ?? 0
      this.forced.push(this.matrix.ids[column] ?? 0)
      for (const covered of this.matrix.columns[column] ?? []) if (this.rowAlive[covered] === 1) this.dropRow(covered)
      this.dropColumn(column)
    }
    return true
  }

  private dropDominatedColumns(): void {
    for (let column = 0; column < this.matrix.columns.length; column += 1) {
      if (this.columnAlive[column] === 0) continue
      const size = this.rowsLeft[column] ?? 0
      if (size === 0) {
        this.dropColumn(column)
        continue
      }
      const rows = this.matrix.columns[column] ?? []
      const rarest = this.leastRow(rows)
      this.mark(rows, this.rowAlive)
      for (const other of this.columnsOf[rarest] ?? []) {
        if (other === column || this.columnAlive[other] === 0) continue
        const otherSize = this.rowsLeft[other] ?? 0
        // Of two equal columns the one that comes first stays.
        if (otherSize < size || (otherSize === size && other > column)) continue
        if (this.marked(this.matrix.columns[other] ?? []) !== size) continue
        this.dropColumn(column)
        break
      }
      if (this.work.isSpent()) return
    }
  }

  private dropDominatingRows(): void {
    for (let row = 0; row < this.matrix.rows; row += 1) {
      if (this.rowAlive[row] === 0) continue
      const degree = this.columnsLeft[row] ?? 0
      const columns = this.columnsOf[row] ?? []
      const smallest = this.leastColumn(columns)
      this.mark(columns, this.columnAlive)
      for (const other of this.matrix.columns[smallest] ?? []) {
        if (other === row || this.rowAlive[other] === 0) continue
        const otherDegree = this.columnsLeft[other] ?? 0
        if (otherDegree < degree || (otherDegree === degree && other < row)) continue
        if (this.marked(this.columnsOf[other] ?? []) === degree) this.dropRow(other)
      }
      if (this.work.isSpent()) return
    }
  }

  private leastRow(rows: readonly number[]): number {
    let least = -1
    for (const row of rows) {
      if (this.rowAlive[row] === 0) continue
      if (least < 0 || (this.columnsLeft[row] ?? 0) < (this.columnsLeft[least] ?? 0)) least = row
    }
    return least
  }

  private leastColumn(columns: readonly number[]): number {
    let least = -1
    for (const column of columns) {
      if (this.columnAlive[column] === 0) continue
      if (least < 0 || (this.rowsLeft[column] ?? 0) < (this.rowsLeft[least] ?? 0)) least = column
    }
    return least
  }

  private mark(members: readonly number[], alive: Uint8Array): void {
    this.stamp += 1
    for (const member of members) if (alive[member] === 1) this.stamps[member] = this.stamp
    this.work.spend(members.length / QUICK)
  }

  private marked(members: readonly number[]): number {
    let count = 0
    for (const member of members) if (this.stamps[member] === this.stamp) count += 1
    this.work.spend(members.length / QUICK)
    return count
  }

  private dropRow(row: number): void {
    this.rowAlive[row] = 0
    this.changed = true
    for (const column of this.columnsOf[row] ?? []) this.rowsLeft[column] = (this.rowsLeft[column] ?? 0) - 1
  }

  private dropColumn(column: number): void {
    this.columnAlive[column] = 0
    this.changed = true
    for (const row of this.matrix.columns[column] ?? []) this.columnsLeft[row] = (this.columnsLeft[row] ?? 0) - 1
  }

  private remaining(): CoverMatrix {
    const rows: number[] = []
    for (let row = 0; row < this.matrix.rows; row += 1) if (this.rowAlive[row] === 1) rows.push(row)
    const columns = this.matrix.columns.flatMap((_, column) => (this.columnAlive[column] === 1 ? [column] : []))
    return subMatrix(this.matrix, rows, columns)
  }
}

/** The columns of each row, ascending. */
export function columnsByRow(matrix: CoverMatrix): number[][] {
  const columnsOf: number[][] = Array.from({ length: matrix.rows }, () => [])
  for (const [column, rows] of matrix.columns.entries()) for (const row of rows) columnsOf[row]?.push(column)
  return columnsOf
}

/** Only these rows, renumbered in the order given, and these columns, as far as they cover one of them. */
export function subMatrix(matrix: CoverMatrix, rows: readonly number[], columns: readonly number[]): CoverMatrix {
  return renumbered(matrix, rows, columns, new Int32Array(matrix.rows).fill(-1))
}

/** `number` is -1 for every row, and is so again afterwards. */
function renumbered(
  matrix: CoverMatrix,
  rows: readonly number[],
  columns: readonly number[],
  number: Int32Array,
): CoverMatrix {
  for (const [index, row] of rows.entries()) number[row] = index
  const kept: number[][] = []
  const ids: number[] = []
  for (const column of columns) {
    const left = (matrix.columns[column] ?? []).map((row) => number[row] ?? -1).filter((row) => row >= 0)
    if (left.length === 0) continue
    kept.push(left)
    ids.push(matrix.ids[column] ?? 0)
  }
  for (const row of rows) number[row] = -1
  return { rows: rows.length, columns: kept, ids }
}

/** The parts of a matrix that share no column, in the order of their first rows. */
export function components(matrix: CoverMatrix): CoverMatrix[] {
  const columnsOf = columnsByRow(matrix)
  const rowSeen = new Uint8Array(matrix.rows)
  const columnSeen = new Uint8Array(matrix.columns.length)
  const number = new Int32Array(matrix.rows).fill(-1)
  const parts: CoverMatrix[] = []
  for (let first = 0; first < matrix.rows; first += 1) {
    if (rowSeen[first] === 1) continue
    rowSeen[first] = 1
    const rows = [first]
    const columns: number[] = []
    for (let next = 0; next < rows.length; next += 1) {
      for (const column of columnsOf[rows[next] ?? 0] ?? []) {
        if (columnSeen[column] === 1) continue
        columnSeen[column] = 1
        columns.push(column)
        for (const row of matrix.columns[column] ?? []) {
          if (rowSeen[row] === 1) continue
          rowSeen[row] = 1
          rows.push(row)
        }
      }
    }
    rows.sort((one, other) => one - other)
    columns.sort((one, other) => one - other)
    parts.push(renumbered(matrix, rows, columns, number))
  }
  return parts
}
