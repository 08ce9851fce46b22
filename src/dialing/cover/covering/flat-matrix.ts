import type { CoverMatrix } from './cover-matrix.js'

/** A matrix in two flat lists, for loops that pass over all of it many times. */
export interface FlatMatrix {
  readonly rows: number
  readonly columns: number
  /** The rows of column c stand in `rowsIn` from `columnStart[c]` to before `columnStart[c + 1]`. */
  readonly columnStart: Int32Array
  readonly rowsIn: Int32Array
  /** The columns of row r stand in `columnsIn` from `rowStart[r]` to before `rowStart[r + 1]`. */
  readonly rowStart: Int32Array
  readonly columnsIn: Int32Array
}

export function flattened({ rows, columns }: CoverMatrix): FlatMatrix {
  const columnStart = new Int32Array(columns.length + 1)
  const rowStart = new Int32Array(rows + 1)
  for (const [column, members] of columns.entries()) {
    columnStart[column + 1] = (columnStart[column] ?? 0) + members.length
    for (const row of members) rowStart[row + 1] = (rowStart[row + 1] ?? 0) + 1
  }
  for (let row = 0; row < rows; row += 1) rowStart[row + 1] = (rowStart[row + 1] ?? 0) + (rowStart[row] ?? 0)
  const entries = columnStart[columns.length] ?? 0
  const rowsIn = new Int32Array(entries)
  const columnsIn = new Int32Array(entries)
  const filled = rowStart.slice()
  let at = 0
  for (const [column, members] of columns.entries()) {
    for (const row of members) {
      rowsIn[at] = row
      at += 1
      const place = filled[row] ?? 0
      columnsIn[place] = column
      filled[row] = place + 1
    }
  }
  return { rows, columns: columns.length, columnStart, rowsIn, rowStart, columnsIn }
}
