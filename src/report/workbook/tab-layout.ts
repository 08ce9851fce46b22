import type { DecisionTab } from '../../model/decision.js'
import { valueText } from '../../model/mapping-values.js'
import type { CellValue, ColumnDocument, ColumnKind, SheetDocument, Tone } from '../ports.js'
import type { AnswerFormat } from './answer-format.js'
import { rowHash } from './row-hash.js'
import type { WorkbookInput } from './workbook-input.js'

/** Hidden columns at the end of every decision tab: identity of the row, and of what it showed. */
export const KEY_HEADER = '_key'
export const HASH_HEADER = '_hash'

/** A column that states something; never read back. */
export interface InfoColumn<Row> {
  readonly header: string
  readonly width: number
  readonly kind: ColumnKind
  value(row: Row): CellValue
  /** Collapsed: for those who want to know more. */
  readonly grouped?: boolean
  readonly wrap?: boolean
  readonly severity?: boolean
  readonly tones?: Readonly<Record<string, Tone>>
  readonly note?: string
}

/** A column that people answer in. */
export interface AnswerColumn {
  readonly header: string
  readonly width: number
  readonly kind: ColumnKind
  /** What the cell of a row may hold; undefined when nothing can be answered there. */
  format(key: string): AnswerFormat | undefined
  /** Drop-down where all rows allow the same words. */
  choices?(input: WorkbookInput): readonly string[]
  readonly wrap?: boolean
  readonly note?: string
}

/** One decision tab, described once for the builder and for the reader. */
export interface TabLayout<Row> {
  readonly name: DecisionTab
  readonly frozenColumns: number
  /** Shown columns first, in their order, then the grouped ones. */
  readonly columns: readonly InfoColumn<Row>[]
  readonly answers: readonly AnswerColumn[]
  /** Headers that together tell rows apart when the hidden key is gone. */
  readonly natural: readonly string[]
  rows(input: WorkbookInput): readonly Row[]
  key(row: Row): string
  /** By default a hash of the info cells. */
  hash?(row: Row): string
  /** What the decision cell shows; by default the answer in force. */
  shown?(row: Row, header: string, answer: string): string
}

/** A decision tab without its row type: what builder and reader work with. */
export interface DecisionSheet {
  readonly name: DecisionTab
  /** Headers of the info columns. */
  readonly headers: readonly string[]
  readonly answers: readonly AnswerColumn[]
  readonly natural: readonly string[]
  /** True when `_hash` is that of the info cells, so a reader can see what was edited. */
  readonly hashesCells: boolean
  build(input: WorkbookInput): SheetDocument
}

/** Completes a layout: unique headers, then the sheet builder. */
export function decisionSheet<Row>(layout: TabLayout<Row>): DecisionSheet {
  const taken = new Set(layout.answers.map(({ header }) => header))
  const unique = layout.columns.map((column) =>
    taken.has(column.header) ? { ...column, header: `${column.header} (now)` } : column,
  )
  const columns = [...unique.filter((column) => column.grouped !== true), ...unique.filter(({ grouped }) => grouped)]
  return {
    name: layout.name,
    headers: columns.map(({ header }) => header),
    answers: layout.answers,
    natural: layout.natural,
    hashesCells: layout.hash === undefined,
    build: (input) => ({
      name: layout.name,
      frozenRows: 1,
      frozenColumns: layout.frozenColumns,
      columns: [
        ...columns.map(infoDocument),
        ...layout.answers.map((column) => answerDocument(column, input)),
        ...[KEY_HEADER, HASH_HEADER].map((header) => ({ header, width: 12, kind: 'text' as const, hidden: true })),
      ],
      rows: layout.rows(input).map((row) => sheetRow(layout, columns, row, input)),
    }),
  }
}

/** The columns of a question's table: the fields named are shown in that order, all others grouped. */
export function tableColumns<Row>(
  columns: readonly {
    readonly field: keyof Row
    readonly header: string
    readonly width: number
    readonly kind: ColumnKind
  }[],
  shown: readonly (keyof Row)[],
  more: Partial<Record<keyof Row, Partial<Pick<InfoColumn<Row>, 'tones' | 'note' | 'width' | 'wrap'>>>> = {},
): readonly InfoColumn<Row>[] {
  const toInfo = (column: (typeof columns)[number]): InfoColumn<Row> => ({
    header: column.header,
    width: column.width,
    kind: column.kind,
    value: (row) => row[column.field] as CellValue,
    grouped: !shown.includes(column.field),
    wrap: column.width >= (column.kind === 'text' ? WRAPPED_WIDTH : WRAPPED_PHONE_WIDTH),
    ...more[column.field],
  })
  const inOrder = shown.flatMap((field) => columns.filter((column) => column.field === field))
  return [...inOrder, ...columns.filter(({ field }) => !shown.includes(field))].map(toInfo)
}

/** Columns at least this wide hold sentences and lists. */
const WRAPPED_WIDTH = 18
/** A telephone number is never broken; a list of them is. */
const WRAPPED_PHONE_WIDTH = 24

/** The text that a reader sees in a cell. */
export function shownText(value: CellValue): string {
  if (value === undefined) return ''
  return String(typeof value === 'object' ? value.text : value)
}

/** The value as it is kept: the canonical word where the text is one, else the text. */
export function canonicalAnswer(format: AnswerFormat | undefined, text: string): string {
  const value = text === '' ? undefined : format?.value.parse(text)
  return value === undefined ? text : valueText(value)
}

function infoDocument<Row>(column: InfoColumn<Row>): ColumnDocument {
  const { header, width, kind, grouped, wrap, severity, tones, note } = column
  return {
    header,
    width,
    kind,
    ...(grouped === true ? { outlineLevel: 1 } : {}),
    ...(wrap === true ? { wrap } : {}),
    ...(severity === undefined ? {} : { severity }),
    ...(tones === undefined ? {} : { tones }),
    ...(note === undefined ? {} : { note }),
  }
}

function answerDocument(column: AnswerColumn, input: WorkbookInput): ColumnDocument {
  const choices = column.choices?.(input) ?? []
  return {
    header: column.header,
    width: column.width,
    kind: column.kind,
    decision: true,
    ...(choices.length === 0 ? {} : { choices }),
    ...(column.wrap === true ? { wrap: true } : {}),
    ...(column.note === undefined ? {} : { note: column.note }),
  }
}

function sheetRow<Row>(
  layout: TabLayout<Row>,
  columns: readonly InfoColumn<Row>[],
  row: Row,
  input: WorkbookInput,
): readonly CellValue[] {
  const key = layout.key(row)
  const info = columns.map((column) => {
    const value = column.value(row)
    return value === '' ? undefined : value
  })
  const answers = layout.answers.map((column) => {
    const given = input.input.answers.get(layout.name, key, column.header)?.value.trim() ?? ''
    const shown = layout.shown?.(row, column.header, given) ?? given
    return typed(column.kind, canonicalAnswer(column.format(key), shown))
  })
  const hash = layout.hash?.(row) ?? rowHash(columns.map(({ header }, index) => [header, shownText(info[index])]))
  return [...info, ...answers, key, hash]
}

function typed(kind: ColumnKind, text: string): CellValue {
  if (text === '') return undefined
  return kind === 'integer' && /^(0|[1-9][0-9]{0,14})$/.test(text) ? Number(text) : text
}
