import type { CoverMatrix } from './cover-matrix.js'

/** Sets of rows that one pattern can cover, each once, in the order in which they came up. */
export class ColumnPool {
  private readonly byRows = new Map<string, number>()
  private readonly columns: (readonly number[])[] = []

  /** `rows` ascending. */
  add(rows: readonly number[]): void {
    const key = rows.join(',')
    if (rows.length === 0 || this.byRows.has(key)) return
    this.byRows.set(key, this.columns.length)
    this.columns.push(rows)
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
