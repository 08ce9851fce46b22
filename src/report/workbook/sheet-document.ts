import type { CellValue, ColumnDocument, RowStyle, SheetDocument } from '../ports.js'

/** One row of a free-form sheet with the way it is set. */
export interface FreeRow {
  readonly style: RowStyle
  readonly cells: readonly CellValue[]
}

/** Shorthand for the rows of a free-form sheet. */
export function freeRow(style: RowStyle, ...cells: readonly CellValue[]): FreeRow {
  return { style, cells }
}

/**
 * A free-form sheet (README, Summary): blocks of rows, each row set by its own style. The columns
 * give widths and formats and print no header.
 */
export function freeSheet(
  name: string,
  columns: readonly Omit<ColumnDocument, 'header'>[],
  rows: readonly FreeRow[],
  options: Partial<Omit<SheetDocument, 'name' | 'columns' | 'rows' | 'layout' | 'rowStyles'>> = {},
): SheetDocument {
  return {
    ...options,
    name,
    layout: 'free',
    columns: columns.map((column) => ({ header: '', ...column })),
    rows: rows.map((row) => row.cells),
    rowStyles: rows.map((row) => row.style),
  }
}
