import { xlsxReader } from '../../../src/adapters/xlsx/workbook-reader.js'
import { xlsxWriter } from '../../../src/adapters/xlsx/workbook-writer.js'
import type { DecisionTab } from '../../../src/model/decision.js'
import type { CellValue, ReadCell, ReadWorkbook, SheetDocument, WorkbookDocument } from '../../../src/report/ports.js'

/** The document as it comes back when nobody touched it: through the bytes of a file. */
export function throughFile(document: WorkbookDocument): ReadWorkbook {
  return xlsxReader.read(xlsxWriter.write(document))
}

export function sheetOf(document: WorkbookDocument, name: string): SheetDocument {
  const sheet = document.sheets.find((each) => each.name === name)
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}

/** Text of a cell by header, for a row given by its hidden key. */
export function cellOf(document: WorkbookDocument, tab: string, key: string, header: string): CellValue {
  const sheet = sheetOf(document, tab)
  const at = (name: string) => sheet.columns.findIndex((column) => column.header === name)
  const row = sheet.rows.find((cells) => cells[at('_key')] === key)
  if (row === undefined || at(header) < 0) throw new Error(`no cell ${tab} ${key} ${header}`)
  return row[at(header)]
}

type Typed = string | number | { kind: 'date'; value: string; serial: number } | { formula: string }

/** The workbook with one cell typed over, as a person would; text unless it is a number or a date. */
export function typedInto(
  book: ReadWorkbook,
  tab: DecisionTab,
  key: string,
  header: string,
  typed: Typed,
): ReadWorkbook {
  return withRows(book, tab, (rows) => {
    const columns = rows[0]!.map((cell) => cell.value)
    const column = columns.indexOf(header)
    const keys = columns.indexOf('_key')
    if (!rows.some((row) => row[keys]?.value === key)) throw new Error(`no row ${key} on ${tab}`)
    return rows.map((row) =>
      row[keys]?.value !== key ? row : row.map((cell, index) => (index === column ? cellTyped(cell, typed) : cell)),
    )
  })
}

/** The workbook with the rows of one tab replaced; addresses stay those of the cells. */
export function withRows(
  book: ReadWorkbook,
  tab: string,
  change: (rows: readonly (readonly ReadCell[])[]) => readonly (readonly ReadCell[])[],
): ReadWorkbook {
  return {
    dateOfSerial: (serial) => book.dateOfSerial(serial),
    sheets: book.sheets.map((sheet) => (sheet.name === tab ? { ...sheet, rows: change(sheet.rows) } : sheet)),
  }
}

/** Takes columns away, by header. */
export function withoutColumns(book: ReadWorkbook, tab: string, headers: readonly string[]): ReadWorkbook {
  return withRows(book, tab, (rows) => {
    const gone = rows[0]!.map((cell) => headers.includes(String(cell.value)))
    return rows.map((row) => row.filter((_, index) => gone[index] !== true))
  })
}

function cellTyped({ address }: ReadCell, typed: Typed): ReadCell {
  if (typeof typed === 'number') return { address, kind: 'number', value: typed }
  if (typeof typed === 'string') {
    return typed === '' ? { address, kind: 'empty', value: undefined } : { address, kind: 'text', value: typed }
  }
  if ('formula' in typed) return { address, kind: 'text', value: typed.formula, formula: true }
  return { address, ...typed }
}
