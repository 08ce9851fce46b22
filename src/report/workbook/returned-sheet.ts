import type { ReadCell, ReadSheet, ReadWorkbook } from '../ports.js'
import { cellText, readAnswerCell } from './returned-cell.js'
import type { ReturnedAnswer, ReturnedWorkbook, ReturnProblem } from './returned-answers.js'
import { rowHash } from './row-hash.js'
import type { DecisionSheet } from './tab-layout.js'
import { HASH_HEADER, KEY_HEADER } from './tab-layout.js'
import type { WorkbookRows } from './workbook-rows.js'
import { naturalKey } from './workbook-rows.js'

/** People insert a title or a blank row above the header; no further than this. */
const HEADER_SEARCH_ROWS = 5

type SheetReading = Pick<ReturnedWorkbook, 'answers' | 'problems'>

/** The answers of one tab: columns by header, rows by hidden key. */
export function readReturnedSheet(
  sheet: ReadSheet,
  layout: DecisionSheet,
  book: ReadWorkbook,
  current: WorkbookRows | undefined,
): SheetReading {
  const header = findHeader(sheet, layout)
  if (header === undefined) {
    const address = `${layout.name}!A1`
    const message = `The tab ${layout.name} has no row with its column headers any more; its answers were not read.`
    return { answers: [], problems: [{ kind: 'missing-column', tab: layout.name, address, message }] }
  }
  const reader = new SheetReader(layout, header, book, current)
  for (const row of sheet.rows.slice(header.row + 1)) reader.read(row)
  return reader.result()
}

interface Header {
  /** Index among the rows of the sheet. */
  readonly row: number
  /** Columns by header, every place where it stands. */
  readonly columns: ReadonlyMap<string, readonly number[]>
}

/** The row that holds the most headers of the tab, one decision column at least. */
function findHeader(sheet: ReadSheet, layout: DecisionSheet): Header | undefined {
  const decisions = layout.answers.map(({ header }) => header)
  const known = new Map([...layout.headers, ...decisions, KEY_HEADER, HASH_HEADER].map((name) => [plain(name), name]))
  const candidates = sheet.rows.slice(0, HEADER_SEARCH_ROWS).map((cells, row) => {
    const columns = new Map<string, number[]>()
    cells.forEach((cell, index) => {
      const name = known.get(plain(cellText(cell)))
      if (name !== undefined) columns.set(name, [...(columns.get(name) ?? []), index])
    })
    return { row, columns }
  })
  const usable = candidates.filter(
    ({ columns }) => columns.size > 1 && decisions.some((decision) => columns.has(decision)),
  )
  return usable.sort((a, b) => b.columns.size - a.columns.size || a.row - b.row)[0]
}

function plain(header: string): string {
  return header.replaceAll(/\s+/g, ' ').trim().toLowerCase()
}

class SheetReader {
  private readonly layout: DecisionSheet
  private readonly header: Header
  private readonly book: ReadWorkbook
  private readonly current: WorkbookRows | undefined
  private readonly answers: ReturnedAnswer[] = []
  private readonly problems: ReturnProblem[] = []
  private readonly fields: readonly { readonly field: string; readonly column: number }[]

  constructor(layout: DecisionSheet, header: Header, book: ReadWorkbook, current: WorkbookRows | undefined) {
    this.layout = layout
    this.header = header
    this.book = book
    this.current = current
    this.fields = layout.answers.flatMap(({ header: field }) => this.fieldColumn(field))
    if (this.column(KEY_HEADER) === undefined) {
      this.report(
        'missing-column',
        `${layout.name}!A1`,
        `The hidden column ${KEY_HEADER} is gone; rows are known by what they show.`,
      )
    }
  }

  result(): SheetReading {
    return { answers: this.answers, problems: this.problems }
  }

  read(row: readonly ReadCell[]): void {
    const given = this.fields.filter(({ column }) => cellText(row[column]) !== '')
    const key = this.keyOf(row)
    if (key === undefined) {
      for (const { field, column } of given) {
        const text = cellText(row[column])
        const message = `"${text}" stands in a row that is none of this tab, so nobody can tell what it answers.`
        this.report('missing-key', row[column]?.address ?? '', message, { field, text })
      }
      return
    }
    if (this.isMisplaced(row, key, given[0]?.column)) return
    this.checkCells(row, key)
    const hash = this.text(row, HASH_HEADER)
    for (const { field, column } of this.fields)
      this.readAnswer(row[column], this.addressOf(row, column), { key, field, hash })
  }

  private readAnswer(
    cell: ReadCell | undefined,
    address: string,
    { key, field, hash }: { readonly key: string; readonly field: string; readonly hash: string | undefined },
  ): void {
    const format = this.layout.answers.find(({ header }) => header === field)?.format(key)
    const reading = readAnswerCell(cell, format, this.book)
    if (!reading.ok) {
      this.report('invalid', address, `${field}: the cell ${reading.why}.`, { key, field, text: reading.text })
      return
    }
    const { name: tab } = this.layout
    const shown = hash === undefined || hash === '' ? {} : { hash }
    this.answers.push({ tab, key, field, value: reading.text, address, ...shown })
  }

  private keyOf(row: readonly ReadCell[]): string | undefined {
    const key = this.text(row, KEY_HEADER) ?? ''
    if (key !== '') return key
    const natural = this.naturalOf(row)
    return natural === undefined ? undefined : this.current?.findNatural(this.layout.name, natural)?.key
  }

  /** Columns sorted without the hidden ones would hand answers to other rows: such a row is not read. */
  private isMisplaced(row: readonly ReadCell[], key: string, answered: number | undefined): boolean {
    const natural = this.naturalOf(row)
    const shown = natural === undefined ? undefined : this.current?.findNatural(this.layout.name, natural)
    if (shown === undefined || shown.key === key) return false
    const address = this.addressOf(row, answered ?? 0)
    const message =
      'The row shows one thing and its hidden key names another: columns were sorted apart. Its answers were not read.'
    this.report('edited', address, message, { key })
    return true
  }

  private checkCells(row: readonly ReadCell[], key: string): void {
    const hash = this.text(row, HASH_HEADER) ?? ''
    const isWhole = this.layout.headers.every((header) => this.header.columns.has(header))
    if (!this.layout.hashesCells || hash === '' || !isWhole) return
    const cells = this.layout.headers.map((header) => [header, this.text(row, header) ?? ''] as const)
    if (rowHash(cells) === hash) return
    const message = 'Something was changed outside the decision columns; it has no effect.'
    this.report('edited', this.addressOf(row, 0), message, { key })
  }

  private fieldColumn(field: string): readonly { field: string; column: number }[] {
    const columns = this.header.columns.get(field) ?? []
    const [column] = columns
    const address = `${this.layout.name}!A${this.header.row + 1}`
    if (column === undefined) {
      this.report('missing-column', address, `The column ${field} is gone; its answers were not read.`, { field })
      return []
    }
    if (columns.length === 1) return [{ field, column }]
    this.report('duplicate-column', address, `The column ${field} is there twice; its answers were not read.`, {
      field,
    })
    return []
  }

  private naturalOf(row: readonly ReadCell[]): string | undefined {
    const texts = this.layout.natural.map((header) => this.text(row, header))
    if (texts.some((text) => text === undefined)) return undefined
    return texts.every((text) => text === '') ? undefined : naturalKey(texts.map((text) => text ?? ''))
  }

  /** Text under a header; undefined where the column is gone. */
  private text(row: readonly ReadCell[], header: string): string | undefined {
    const column = this.column(header)
    return column === undefined ? undefined : cellText(row[column])
  }

  private column(header: string): number | undefined {
    return this.header.columns.get(header)?.[0]
  }

  /** Cells behind the last filled one of a row are not there, but their row is. */
  private addressOf(row: readonly ReadCell[], column: number): string {
    const address = row[column]?.address
    if (address !== undefined) return address
    const line = /[0-9]+$/.exec(row[0]?.address ?? '')?.[0] ?? ''
    return `${this.layout.name}!${columnLetters(column)}${line}`
  }

  private report(
    kind: ReturnProblem['kind'],
    address: string,
    message: string,
    more: Partial<Pick<ReturnProblem, 'key' | 'field' | 'text'>> = {},
  ): void {
    this.problems.push({ kind, tab: this.layout.name, address, message, ...more })
  }
}

/** `0` gives `A`, `26` gives `AA`. */
function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}
