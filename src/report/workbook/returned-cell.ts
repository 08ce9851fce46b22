import { valueText } from '../../model/mapping-values.js'
import type { ReadCell, ReadWorkbook } from '../ports.js'
import type { AnswerFormat } from './answer-format.js'

/** What a decision cell says: the canonical answer, or the text as it stands and why it is none. */
export type CellReading =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly text: string; readonly why: string }

/**
 * Reads one decision cell (`audit-workbook` 1 and 6). Numbers and dates that a spreadsheet made of
 * what was typed are taken where nothing can be lost; never in a column of telephone numbers. A
 * formula is no answer. Without a format (the row is unknown) the text is handed on as it stands.
 */
export function readAnswerCell(
  cell: ReadCell | undefined,
  format: AnswerFormat | undefined,
  book: Pick<ReadWorkbook, 'dateOfSerial'>,
): CellReading {
  const text = cellText(cell)
  if (cell === undefined || text === '') return { ok: true, text: '' }
  if (cell.formula === true) return { ok: false, text, why: 'holds a formula; write the value itself, as text' }
  if (cell.kind === 'error') return { ok: false, text, why: `shows the error ${text}` }
  if (format === undefined) return { ok: true, text }
  const typed = typedText(cell, format, book)
  if (typed === undefined) {
    const how = cell.kind === 'date' ? 'a date' : 'a number'
    const loss = format.stored === 'digits' ? ', so a plus or leading zeros may be lost' : ''
    return { ok: false, text, why: `holds ${how} (${text})${loss}; format the cell as text and write it again` }
  }
  const value = format.value.parse(typed)
  if (value === undefined) return { ok: false, text: typed, why: `"${typed}" is not ${format.value.expected}` }
  return { ok: true, text: valueText(value) }
}

/** Text of any cell as a person sees it: whole numbers without a decimal point, days as `YYYY-MM-DD`. */
export function cellText(cell: ReadCell | undefined): string {
  if (cell === undefined || cell.kind === 'empty') return ''
  return cell.kind === 'number' ? String(cell.value) : cell.value.trim()
}

/** Two texts are the same answer when they differ in nothing that a cell can hold. */
export function isSameText(a: string, b: string): boolean {
  return comparable(a) === comparable(b)
}

/** The text that stands for the answer, or undefined where the cell's type cannot be trusted. */
function typedText(
  cell: ReadCell,
  { stored }: AnswerFormat,
  book: Pick<ReadWorkbook, 'dateOfSerial'>,
): string | undefined {
  if (cell.kind === 'number') {
    if (stored === 'digits') return undefined
    return stored === 'date' ? book.dateOfSerial(cell.value) : String(cell.value)
  }
  if (cell.kind === 'date') {
    if (stored === 'date') return cell.value.slice(0, 10)
    return stored === 'text' ? cell.value : undefined
  }
  return cellText(cell)
}

/** Line breaks are line feeds; what no cell can hold does not count. */
function comparable(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f]/g, '')
    .replaceAll(/\p{Surrogate}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .trim()
}
