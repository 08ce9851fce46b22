import * as XLSX from 'xlsx'
import type { ColumnDocument, SheetDocument, Tone } from '../../report/ports.js'
import { toneIndex } from './cell-styles.js'
import { escapeXml } from './cell-text.js'
import type { ChoiceLists } from './choice-lists.js'

/** What the frame of a sheet needs to know of the rest of the workbook. */
export interface FrameContext {
  readonly lists: ChoiceLists
  /** Format record of each column, for cells that do not exist. */
  readonly columnRecords: readonly number[]
  readonly selected: boolean
  /** Printed on every page. */
  readonly bookTitle: string
}

const SEVERITY_TONES: Readonly<Record<string, Tone>> = {
  BLOCKER: 'critical',
  HIGH: 'serious',
  MEDIUM: 'moderate',
  LOW: 'slight',
  INFO: 'neutral',
}

/** Number of header rows above the data. */
export function headerRows(sheet: SheetDocument): number {
  return sheet.layout === 'free' ? 0 : 1
}

/** Range of a whole table in `$A$1:$M$20` form, when it is to be filtered. */
export function filterRange(sheet: SheetDocument): string | undefined {
  const wanted = sheet.layout !== 'free' && (sheet.autoFilter ?? true)
  if (!wanted || sheet.columns.length === 0 || sheet.rows.length === 0) return undefined
  return `$A$1:$${columnName(sheet.columns.length - 1)}$${String(sheet.rows.length + 1)}`
}

/** The letters of a column, from 0. */
export function columnName(column: number): string {
  return XLSX.utils.encode_col(column)
}

/**
 * Keeps the cells, links and comments of a sheet the library wrote, and puts around them what it
 * cannot write: frozen panes, grouped columns, filters, colors, drop-downs, print set-up. The order
 * of the elements is the one the format prescribes.
 */
export function frameSheet(xml: Buffer, sheet: SheetDocument, context: FrameContext): Buffer {
  const start = xml.indexOf('<sheetData')
  const close = xml.lastIndexOf('</sheetData>')
  const end = close < 0 ? xml.indexOf('>', start) + 1 : close + '</sheetData>'.length
  const before = xml.toString('utf8', 0, start)
  const after = xml.toString('utf8', end)
  const head = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ',
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    sheetProperties(sheet),
    /<dimension [^>]*>/.exec(before)?.[0] ?? '',
    sheetView(sheet, context.selected),
    columns(sheet.columns, context.columnRecords),
  ]
  const tail = [
    filter(sheet),
    conditionalFormats(sheet),
    validations(sheet, context.lists),
    /<hyperlinks>.*<\/hyperlinks>/s.exec(after)?.[0] ?? '',
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${(sheet.landscape ?? true) ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`,
    `<headerFooter><oddHeader>&amp;L${pageText(context.bookTitle)}&amp;R${pageText(sheet.title ?? sheet.name)}</oddHeader><oddFooter>&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>`,
    /<ignoredErrors>.*<\/ignoredErrors>/s.exec(after)?.[0] ?? '',
    /<legacyDrawing [^>]*>/.exec(after)?.[0] ?? '',
    '</worksheet>',
  ]
  return Buffer.concat([Buffer.from(head.join('')), cellData(xml.subarray(start, end)), Buffer.from(tail.join(''))])
}

/** The library pins every height it writes. */
const PINNED = Buffer.from(' customHeight="1"')

/**
 * The rows as the library wrote them, but with heights that are a first guess and not a wish: a
 * program may fit such a row again when someone writes a longer answer into it. (Sheet data holds
 * no texts that could look like the mark: texts stand among the shared strings.)
 */
function cellData(data: Buffer): Buffer {
  const kept = Buffer.allocUnsafe(data.length)
  let length = 0
  let from = 0
  for (let at = data.indexOf(PINNED); at >= 0; at = data.indexOf(PINNED, from)) {
    length += data.copy(kept, length, from, at)
    from = at + PINNED.length
  }
  length += data.copy(kept, length, from)
  return kept.subarray(0, length)
}

function sheetProperties(sheet: SheetDocument): string {
  const tab = sheet.tabColor === undefined ? '' : `<tabColor rgb="FF${escapeXml(sheet.tabColor)}"/>`
  return `<sheetPr>${tab}<pageSetUpPr fitToPage="1"/></sheetPr>`
}

function sheetView(sheet: SheetDocument, selected: boolean): string {
  const rows = sheet.frozenRows ?? headerRows(sheet)
  const across = sheet.frozenColumns ?? 0
  const lines = sheet.layout === 'free' ? ' showGridLines="0"' : ''
  const open = `<sheetViews><sheetView${lines}${selected ? ' tabSelected="1"' : ''} workbookViewId="0"`
  if (rows === 0 && across === 0) return `${open}/></sheetViews>`
  if (sheet.columns.slice(0, across).some(isCollapsed)) {
    // Programs disagree whether a hidden column counts among the frozen ones.
    throw new Error(`${sheet.name} freezes a hidden column: put hidden columns behind the frozen ones`)
  }
  const pane = across === 0 ? 'bottomLeft' : rows === 0 ? 'topRight' : 'bottomRight'
  const split = `${across > 0 ? ` xSplit="${String(across)}"` : ''}${rows > 0 ? ` ySplit="${String(rows)}"` : ''}`
  const corner = XLSX.utils.encode_cell({ r: rows, c: across })
  return (
    `${open}><pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`
  )
}

function columns(documents: readonly ColumnDocument[], records: readonly number[]): string {
  const deepest = Math.max(0, ...documents.map((column) => column.outlineLevel ?? 0))
  const format = `<sheetFormatPr defaultRowHeight="13.5"${deepest > 0 ? ` outlineLevelCol="${String(deepest)}"` : ''}/>`
  if (documents.length === 0) return format
  const items = documents.map((column, index) => {
    const position = String(index + 1)
    const level = column.outlineLevel === undefined ? '' : ` outlineLevel="${String(column.outlineLevel)}"`
    const collapsed = endsGroup(documents, index) ? ' collapsed="1"' : ''
    return (
      `<col min="${position}" max="${position}" width="${String(column.width + 0.7109375)}" ` +
      `style="${String(records[index] ?? 0)}"${isCollapsed(column) ? ' hidden="1"' : ''} customWidth="1"${level}${collapsed}/>`
    )
  })
  if (endsGroup(documents, documents.length)) {
    const next = String(documents.length + 1)
    items.push(`<col min="${next}" max="${next}" width="9.140625" collapsed="1"/>`)
  }
  return `${format}<cols>${items.join('')}</cols>`
}

/** Whether this column carries the button that opens the group of columns before it. */
function endsGroup(documents: readonly ColumnDocument[], index: number): boolean {
  return (documents[index - 1]?.outlineLevel ?? 0) > (documents[index]?.outlineLevel ?? 0)
}

function isCollapsed(column: ColumnDocument): boolean {
  return column.hidden === true || column.outlineLevel !== undefined
}

function filter(sheet: SheetDocument): string {
  const range = filterRange(sheet)
  return range === undefined ? '' : `<autoFilter ref="${range.replaceAll('$', '')}"/>`
}

function conditionalFormats(sheet: SheetDocument): string {
  let priority = 0
  return sheet.columns
    .map((column, index) => {
      const tones = { ...(column.severity === true ? SEVERITY_TONES : {}), ...column.tones }
      const rules = Object.entries(tones).map(([word, tone]) => {
        priority++
        const formula = escapeXml(`"${word.replaceAll('"', '""')}"`)
        return `<cfRule type="cellIs" dxfId="${String(toneIndex(tone))}" priority="${String(priority)}" operator="equal"><formula>${formula}</formula></cfRule>`
      })
      const range = dataRange(sheet, index)
      if (rules.length === 0 || range === undefined) return ''
      return `<conditionalFormatting sqref="${range}">${rules.join('')}</conditionalFormatting>`
    })
    .join('')
}

function validations(sheet: SheetDocument, lists: ChoiceLists): string {
  if (sheet.layout === 'free') return ''
  const items = sheet.columns.flatMap((column, index) => {
    const range = dataRange(sheet, index)
    if (column.choices === undefined || column.choices.length === 0 || range === undefined) return []
    const formula = escapeXml(lists.formulaOf(column.choices, columnName))
    return [
      '<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" ' +
        `errorTitle="Not a choice" error="Please choose one of the listed answers, or leave the cell empty." sqref="${range}">` +
        `<formula1>${formula}</formula1></dataValidation>`,
    ]
  })
  if (items.length === 0) return ''
  return `<dataValidations count="${String(items.length)}">${items.join('')}</dataValidations>`
}

function dataRange(sheet: SheetDocument, column: number): string | undefined {
  if (sheet.rows.length === 0) return undefined
  const first = headerRows(sheet) + 1
  const letters = columnName(column)
  return `${letters}${String(first)}:${letters}${String(first + sheet.rows.length - 1)}`
}

/** Text for a page header: `&` starts a code there, and 255 characters are the limit. */
function pageText(text: string): string {
  return escapeXml(text.slice(0, 100).replaceAll('&', '&&'))
}
