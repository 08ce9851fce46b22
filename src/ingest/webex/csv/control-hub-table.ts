import { readCsv } from '../../csv-table.js'

/** One row of an export, by column name. */
export interface ExportRow {
  /** 1-based; the header is row 1. */
  readonly row: number
  /** The cell without blanks around it; empty where there is no such column. */
  cell(column: string): string
}

/** A CSV export of Control Hub, cut into rows. */
export interface ExportTable {
  /** As the header names them. */
  readonly columns: readonly string[]
  readonly rows: readonly ExportRow[]
  /** Rows that cannot be used, and why. */
  readonly trouble: readonly { readonly row: number; readonly problem: string }[]
}

/**
 * Reads an export as Control Hub writes it (`customer-assist` 5): a comma inside a value stands behind a
 * backslash; rows with another number of fields than the header are not used.
 */
export function exportTable(bytes: Uint8Array): ExportTable {
  let columns: readonly string[] = []
  const rows: ExportRow[] = []
  const trouble: { row: number; problem: string }[] = []
  readCsv(bytes, {
    header: (cells) => {
      columns = rejoined(cells).map((cell) => cell.trim())
    },
    row: (cells, row) => {
      const values = rejoined(cells)
      if (values.length === columns.length) rows.push({ row, cell: (column) => cellOf(columns, values, column) })
      else if (values.some((value) => value.trim() !== '')) {
        trouble.push({ row, problem: `has ${values.length} fields, the header ${columns.length}` })
      }
    },
    trouble: (kind, row, read) => {
      if (!read && kind !== 'blank-line') trouble.push({ row, problem: 'has a quote that is never closed' })
    },
  })
  return { columns, rows, trouble }
}

function cellOf(columns: readonly string[], values: readonly string[], column: string): string {
  const wanted = column.toLowerCase()
  const at = columns.findIndex((name) => name.toLowerCase() === wanted)
  return (values[at] ?? '').trim()
}

/** Cells that were cut at an escaped comma, put together again. */
function rejoined(cells: readonly string[]): readonly string[] {
  const whole: string[] = []
  let open: string | undefined
  for (const cell of cells) {
    const value: string = open === undefined ? cell : `${open},${cell}`
    const isCut = value.endsWith('\\')
    open = isCut ? value.slice(0, -1) : undefined
    if (!isCut) whole.push(value)
  }
  return open === undefined ? whole : [...whole, open]
}
