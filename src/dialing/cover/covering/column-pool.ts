import type { CoverMatrix } from './cover-matrix.js'

/** Sets of rows that one pattern can cover, each once, in the order in which they came up. */
export class ColumnPool {
  private readonly byRows = new Map<string, number>()
  private readonly columns: (readonly number[])[] = []

  /** `rows` ascending, at least one. Returns the number of the column. */
  add(rows: readonly number[]): number {
    const key = rows.join(',')
    const known = this.byRows.get(key)
    if (known !== undefined) return known
    this.byRows.set(key, this.columns.length)
    return this.columns.push(rows) - 1
  }

  get size(): number {
    return this.columns.length
  }

  rowsOf(column: number): readonly number[] {
    return this.columns[column] ?? []
  }

  matrix(rows: number): CoverMatrix {
    return { rows, columns: [...this.columns], ids: this.columns.map((_, column) => column) }
  }
}
