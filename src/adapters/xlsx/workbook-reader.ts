import * as XLSX from 'xlsx'
import { UserError } from '../../findings/user-error.js'
import type { ReadCell, ReadSheet, ReadWorkbook, WorkbookReader } from '../../report/ports.js'
import { isoOfSerial } from './serial-date.js'
import { encrypted, readZip, writeZip, type ZipLimits } from './zip.js'

const MEGABYTE = 1024 * 1024
const LIMITS: ZipLimits = {
  archiveBytes: 100 * MEGABYTE,
  entries: 10_000,
  // A member becomes one string, and a string of the engine ends near 512 MB.
  entryBytes: 500 * MEGABYTE,
  totalBytes: 1024 * MEGABYTE,
  ratio: 200,
  ratioFromBytes: 64 * MEGABYTE,
}
/** A sheet may name a far column in every row; the empty cells before it are counted too. */
const CELL_LIMIT = 10_000_000
/** What spreadsheet programs show for the error codes of the format. */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}
/** First bytes of the container of encrypted .xlsx and of old .xls files. */
const COMPOUND_FILE = 'd0cf11e0a1b11ae1'

/** Reads .xlsx workbooks that people return; values only, formulas by their stored result. */
export const xlsxReader: WorkbookReader = { read: readWorkbook }

function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  if (Buffer.from(bytes.subarray(0, 8)).toString('hex') === COMPOUND_FILE) throw encrypted()
  const book = parse(bytes)
  const calendar1904 = book.Workbook?.WBProps?.date1904 === true
  const count = { cells: 0 }
  const sheets = book.SheetNames.map((name, index): ReadSheet => {
    const cells = book.Sheets[name]
    if (cells === undefined) throw unreadable(`the sheet ${name} is damaged`)
    const rows = sheetRows(name, cells, calendar1904, count)
    // The library's own copy of the sheet is not needed any more; large books are many megabytes.
    book.Sheets[name] = {}
    return { name, hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0, rows }
  })
  return { sheets, dateOfSerial: (serial) => isoOfSerial(serial, calendar1904) }
}

/** Unpacked within our limits and handed on stored, so that the library never inflates anything. */
function parse(bytes: Uint8Array): XLSX.WorkBook {
  const entries = readZip(bytes, LIMITS)
  if (!entries.some((entry) => entry.name === '[Content_Types].xml')) throw unreadable('it is another kind of archive')
  const stored = writeZip(entries, { compress: false })
  try {
    return XLSX.read(stored, { type: 'buffer', dense: true, cellNF: true, cellText: false, cellHTML: false })
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error))
  }
}

function sheetRows(
  sheet: string,
  cells: XLSX.WorkSheet,
  calendar1904: boolean,
  count: { cells: number },
): readonly (readonly ReadCell[])[] {
  const data: readonly (readonly (XLSX.CellObject | undefined)[] | undefined)[] = cells['!data'] ?? []
  // By index: rows and cells that the sheet leaves out are holes.
  return Array.from({ length: data.length }, (_, index) => {
    const source = data[index] ?? []
    count.cells += source.length
    if (count.cells > CELL_LIMIT) throw tooManyCells()
    const row: RowPlace = { sheet, number: index + 1 }
    return Array.from({ length: source.length }, (_, column) => placedCell(row, column, source[column], calendar1904))
  })
}

interface RowPlace {
  readonly sheet: string
  readonly number: number
}

type Content = {
  readonly [Kind in ReadCell['kind']]: readonly [Kind, Extract<ReadCell, { kind: Kind }>['value']]
}[ReadCell['kind']]

/** A cell that spells its address only when asked: a large book has millions, a decision cites few. */
class PlacedCell {
  readonly kind: ReadCell['kind']
  readonly value: ReadCell['value']
  readonly #row: RowPlace
  readonly #column: number

  constructor(row: RowPlace, column: number, [kind, value]: Content) {
    this.kind = kind
    this.value = value
    this.#row = row
    this.#column = column
  }

  get address(): string {
    return `${this.#row.sheet}!${XLSX.utils.encode_col(this.#column)}${String(this.#row.number)}`
  }
}

function placedCell(row: RowPlace, column: number, cell: XLSX.CellObject | undefined, calendar1904: boolean): ReadCell {
  const content = contentOf(cell, calendar1904)
  const placed = new PlacedCell(row, column, content)
  const serial = content[0] === 'date' && typeof cell?.v === 'number' ? { serial: cell.v } : {}
  const formula = cell?.f === undefined ? {} : { formula: true as const }
  // Kind and value come as one pair, so they fit each other.
  return Object.assign(placed, serial, formula) as ReadCell
}

function contentOf(cell: XLSX.CellObject | undefined, calendar1904: boolean): Content {
  const value = cell?.v
  if (cell === undefined || value === undefined || value === '') return ['empty', undefined]
  if (cell.t === 'e') return ['error', ERRORS[Number(value)] ?? '#ERROR!']
  if (typeof value === 'boolean') return ['boolean', value ? 'TRUE' : 'FALSE']
  if (typeof value !== 'number') return ['text', String(value)]
  const iso = isDateFormat(cell.z) ? isoOfSerial(value, calendar1904) : undefined
  return iso === undefined ? ['number', value] : ['date', iso]
}

/** The library leaves its format tool untyped. */
const FORMATS = XLSX.SSF as { is_date(format: string): boolean }

function isDateFormat(format: string | number | undefined): boolean {
  return typeof format === 'string' && FORMATS.is_date(format)
}

function unreadable(why: string): UserError {
  return new UserError(`The file is not a readable .xlsx workbook: ${why}.`, {
    hint: 'Open it in the spreadsheet program and save it again as .xlsx, or ask for the file once more.',
  })
}

function tooManyCells(): UserError {
  return new UserError(`The workbook is refused as too large: it has more than ${String(CELL_LIMIT)} cells.`, {
    hint: 'Return the workbook that was handed out, with answers filled in and nothing pasted into it.',
    kind: 'refused',
  })
}
