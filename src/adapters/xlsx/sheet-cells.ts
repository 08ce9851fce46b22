import * as XLSX from 'xlsx'
import { UserError } from '../../findings/user-error.js'
import type { CellLink, CellValue, ColumnDocument, RowStyle, SheetDocument } from '../../report/ports.js'
import type { CellStyle, CellStyles } from './cell-styles.js'
import { storedText } from './cell-text.js'
import { rowHeights } from './row-heights.js'
import { serialOfIsoDate } from './serial-date.js'
import { quotedSheetName } from './sheet-names.js'

const ROW_LIMIT = 1_048_576
const COLUMN_LIMIT = 16_384
/** The most links a sheet can hold; cells past it keep their text without the link. */
const LINK_LIMIT = 65_530

/** What the cells of a sheet need to know of the rest of the workbook. */
export interface CellContext {
  readonly styles: CellStyles
  /** Names of the tabs in the file, by their names in the document. */
  readonly names: ReadonlyMap<string, string>
}

/** The cells of a sheet as the library wants them, each marked with its look. */
export function sheetCells(sheet: SheetDocument, context: CellContext): XLSX.WorkSheet {
  const width = sheet.columns.length
  const free = sheet.layout === 'free'
  const rowCount = sheet.rows.length + (free ? 0 : 1)
  if (rowCount > ROW_LIMIT || width > COLUMN_LIMIT) {
    throw new UserError(
      `The sheet ${sheet.name} would have ${String(rowCount)} rows and ${String(width)} columns; a spreadsheet holds ${String(ROW_LIMIT)} and ${String(COLUMN_LIMIT)}.`,
      { hint: 'Narrow the scope, or use the JSON or CSV output for this table.' },
    )
  }
  const wide = sheet.rows.findIndex((row) => row.length > width)
  if (wide >= 0) throw new Error(`row ${String(wide + 1)} of ${sheet.name} has more cells than there are columns`)
  const maker = new CellMaker(sheet, context)
  const row = free ? freeRows(sheet, maker) : tableRows(sheet, maker)
  const cells: XLSX.WorkSheet = { '!data': onDemand(row) }
  if (rowCount > 0 && width > 0) {
    cells['!ref'] = `A1:${XLSX.utils.encode_cell({ r: rowCount - 1, c: width - 1 })}`
    cells['!rows'] = rowHeights(sheet).map((hpt) => (hpt === undefined ? undefined : { hpt })) as XLSX.RowInfo[]
  }
  return cells
}

/**
 * The library asks for the rows once and in order, so each is made when it is asked for: millions
 * of cell objects never exist together.
 */
function onDemand(row: (index: number) => Cell[]): XLSX.CellObject[][] {
  return new Proxy<XLSX.CellObject[][]>([], {
    get: (rows, key) =>
      typeof key === 'string' && /^\d+$/.test(key) ? row(Number(key)) : (Reflect.get(rows, key) as unknown),
  })
}

/** The header and the rows below it; every cell of a table exists, so that its frame shows. */
function tableRows(sheet: SheetDocument, maker: CellMaker): (index: number) => Cell[] {
  return (index) =>
    index === 0 ? maker.headerRow() : maker.plainRow(sheet.rows[index - 1] ?? [], sheet.columns.length)
}

/** Rows by their styles; the plain rows right below a `header` row are framed as far as that header goes. */
function freeRows(sheet: SheetDocument, maker: CellMaker): (index: number) => Cell[] {
  let blockWidth = 0
  const framedColumns = sheet.rows.map((row, index) => {
    const style = sheet.rowStyles?.[index] ?? 'plain'
    if (style === 'header') blockWidth = row.length
    else if (style !== 'plain' || row.length === 0) blockWidth = 0
    return blockWidth
  })
  return (index) => {
    const style = sheet.rowStyles?.[index] ?? 'plain'
    const row = sheet.rows[index] ?? []
    return style === 'plain' ? maker.plainRow(row, framedColumns[index] ?? 0) : maker.styledRow(row, style)
  }
}

type Cell = XLSX.CellObject | undefined
/** Codes of the looks of a column's body cells. */
interface ColumnCodes {
  readonly text: string
  readonly number: string
  readonly link: string
}

class CellMaker {
  readonly #context: CellContext
  readonly #columns: readonly ColumnDocument[]
  readonly #framed: readonly ColumnCodes[]
  readonly #bare: readonly ColumnCodes[]
  readonly #headers: readonly string[]
  readonly #rowCodes: Readonly<Record<Exclude<RowStyle, 'plain'>, string>>
  #links = 0

  constructor(sheet: SheetDocument, context: CellContext) {
    this.#context = context
    this.#columns = sheet.columns
    this.#framed = sheet.columns.map((column) => this.#columnCodes(column, true))
    this.#bare = sheet.columns.map((column) => this.#columnCodes(column, false))
    // Every look is registered now: the library takes its table of formats before it asks for rows.
    const { styles } = context
    this.#headers = sheet.columns.map((column) => styles.codeOf(headerStyle(column)))
    this.#rowCodes = {
      title: styles.codeOf(ROW_STYLES.title),
      heading: styles.codeOf(ROW_STYLES.heading),
      header: styles.codeOf(ROW_STYLES.header),
    }
  }

  headerRow(): Cell[] {
    return this.#columns.map((column, index) => this.#header(column, this.#headers[index] ?? ''))
  }

  styledRow(row: readonly CellValue[], style: Exclude<RowStyle, 'plain'>): Cell[] {
    return row.map((value) => this.#styledCell(value, style))
  }

  plainRow(row: readonly CellValue[], framedColumns: number): Cell[] {
    return this.#columns.map((column, index) => {
      const looks = (index < framedColumns ? this.#framed : this.#bare)[index]
      if (looks === undefined) throw new Error(`no column ${String(index)}`)
      const value = row[index]
      if (value === undefined || value === '') return index < framedColumns ? { t: 'z', z: looks.text } : undefined
      const content = contentOf(typeof value === 'object' ? value.text : value, column)
      content.z = content.t === 'n' ? looks.number : looks.text
      if (typeof value === 'object') this.#link(content, value, looks.link)
      return content
    })
  }

  #styledCell(value: CellValue, style: Exclude<RowStyle, 'plain'>): Cell {
    const z = this.#rowCodes[style]
    if (value === undefined || value === '') return style === 'header' ? { t: 'z', z } : undefined
    const content = contentOf(typeof value === 'object' ? value.text : value, TEXT_COLUMN)
    content.z = z
    if (typeof value === 'object') this.#link(content, value, z)
    return content
  }

  #header(column: ColumnDocument, z: string): XLSX.CellObject {
    const cell: XLSX.CellObject = { t: 's', v: storedText(column.header), z }
    if (column.note !== undefined) {
      const comments: XLSX.Comments = [{ a: '', t: storedText(column.note) }]
      comments.hidden = true
      cell.c = comments
    }
    return cell
  }

  #link(cell: XLSX.CellObject, value: CellLink, code: string): void {
    const { sheet, cell: place } = value.link
    const name = this.#context.names.get(sheet)
    if (name === undefined) throw new Error(`a link leads to ${sheet}, which is no sheet of the workbook`)
    if (this.#links === LINK_LIMIT) return
    this.#links++
    cell.l = { Target: `#${quotedSheetName(name)}!${place ?? 'A1'}` }
    cell.z = code
  }

  #columnCodes(column: ColumnDocument, framed: boolean): ColumnCodes {
    const { styles } = this.#context
    const text = { ...emptyStyle(column), fill: column.decision === true ? 'decision' : 'none', framed } as const
    return {
      text: styles.codeOf(text),
      number: styles.codeOf(text.format === 'text' ? { ...text, format: 'general' } : text),
      link: styles.codeOf({ ...text, font: 'link' }),
    }
  }
}

const TEXT_COLUMN: ColumnDocument = { header: '', width: 0, kind: 'text' }

function contentOf(value: string | number, column: ColumnDocument): XLSX.CellObject {
  if (typeof value === 'number' && column.kind !== 'phone') {
    if (!Number.isFinite(value)) throw new Error(`${String(value)} in column ${column.header}`)
    return { t: 'n', v: value }
  }
  const text = String(value)
  const serial = column.kind === 'date' ? serialOfIsoDate(text) : undefined
  return serial === undefined ? { t: 's', v: storedText(text) } : { t: 'n', v: serial }
}

const PLAIN: CellStyle = { font: 'body', fill: 'none', format: 'general', wrap: false, framed: false }
const ROW_STYLES: Readonly<Record<Exclude<RowStyle, 'plain'>, CellStyle>> = {
  title: { ...PLAIN, font: 'title' },
  heading: { ...PLAIN, font: 'heading' },
  header: { ...PLAIN, font: 'header', fill: 'header', wrap: true, framed: true },
}
const FORMAT_OF_KIND = {
  text: 'text',
  phone: 'text',
  number: 'general',
  integer: 'integer',
  date: 'date',
} as const

/** Format of a column below its last row, so that what is typed there keeps its plus and zeros too. */
export function emptyStyle(column: ColumnDocument): CellStyle {
  return { ...PLAIN, format: FORMAT_OF_KIND[column.kind], wrap: column.wrap === true }
}

function headerStyle(column: ColumnDocument): CellStyle {
  if (column.decision === true) return { ...ROW_STYLES.header, font: 'decisionHeader', fill: 'decisionHeader' }
  const technical = column.hidden === true || column.outlineLevel !== undefined
  return technical ? { ...ROW_STYLES.header, fill: 'technicalHeader' } : ROW_STYLES.header
}
