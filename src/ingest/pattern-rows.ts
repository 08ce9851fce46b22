import { UserError } from '../findings/user-error.js'
import { decodeText } from './csv-text.js'
import { tableRecords } from './table-records.js'

/** A pattern as it stands in a list, not read yet. */
export interface PatternRow {
  readonly text: string
  /** Absent where the list has no column for it, or the cell is empty. */
  readonly partition?: string
  /** 1-based row of the file; remarks, blank lines and the header count. */
  readonly row: number
}

const PATTERN_COLUMNS = [
  'dial pattern',
  'dialpattern',
  'dial patterns',
  'pattern',
  'route pattern',
  'translation pattern',
  'directory number',
  'destination-pattern',
]
const PARTITION_COLUMNS = ['partition', 'route partition', 'partition name']
const DELIMITERS = [',', ';', '\t'] as const

/**
 * Reads a list of patterns: one per line, or a table whose header names a column with patterns
 * (`Dial Pattern`, `pattern`, …) and perhaps one with partitions. With or without a byte-order mark,
 * LF or CRLF; blank lines and lines that begin with `# ` are passed over. Throws UserError for a
 * table without such a column, and for broken quoting.
 */
export function patternRows(bytes: Uint8Array, file: string): readonly PatternRow[] {
  const text = decodeText(bytes)
  if (text.includes('\0')) throw new UserError(`${file} is not a text file`, { hint: 'save the list as CSV (UTF-8)' })
  const lines = text.split(/\r\n|\n|\r/)
  const first = lines.findIndex(isContent)
  if (first < 0) return []
  const header = headerOf(lines[first] ?? '', file)
  if (header === undefined) {
    return lines.flatMap((line, index) => (isContent(line) ? [{ text: line.trim(), row: index + 1 }] : []))
  }
  const body = lines.slice(first + 1)
  return body.some((line) => line.includes('"'))
    ? quotedRows(lines.slice(first), header, first, file)
    : plainRows(body, header, first + 2)
}

interface Header {
  readonly delimiter: string
  readonly pattern: number
  readonly partition: number
}

function isContent(line: string): boolean {
  return !line.startsWith('# ') && line.trim() !== ''
}

/** The columns that the first line names; undefined when that line is a pattern. */
function headerOf(line: string, file: string): Header | undefined {
  for (const delimiter of DELIMITERS) {
    const names = line.split(delimiter).map((cell) => cell.replaceAll('"', '').trim().toLowerCase())
    const pattern = names.findIndex((name) => PATTERN_COLUMNS.includes(name))
    if (pattern < 0) continue
    return { delimiter, pattern, partition: names.findIndex((name) => PARTITION_COLUMNS.includes(name)) }
  }
  const isTable = DELIMITERS.some((delimiter) => line.includes(delimiter)) && /[E-WYZ]{3}/i.test(line)
  if (!isTable) return undefined
  throw new UserError(`${file} has no column with patterns`, {
    hint: `the first row must name it ${PATTERN_COLUMNS.slice(0, 4).join(', ')}; a partition column is optional`,
  })
}

function plainRows(lines: readonly string[], header: Header, firstRow: number): readonly PatternRow[] {
  const rows: PatternRow[] = []
  lines.forEach((line, index) => {
    if (isContent(line)) pushRow(rows, line.split(header.delimiter), header, firstRow + index)
  })
  return rows
}

/** Remarks are blanked out first: a quote in one of them must not open a cell. */
function quotedRows(lines: readonly string[], header: Header, skipped: number, file: string): readonly PatternRow[] {
  const rows: PatternRow[] = []
  const text = lines.map((line) => (isContent(line) ? line : '')).join('\n')
  for (const { cells, row } of tableRecords(text, file).rows) pushRow(rows, cells, header, row + skipped)
  return rows
}

function pushRow(rows: PatternRow[], cells: readonly string[], header: Header, row: number): void {
  const text = (cells[header.pattern] ?? '').trim()
  if (text === '') return
  const partition = header.partition < 0 ? '' : (cells[header.partition] ?? '').trim()
  rows.push(partition === '' ? { text, row } : { text, partition, row })
}
