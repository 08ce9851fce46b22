import { CsvError, parse } from 'csv-parse/sync'
import { UserError } from '../findings/user-error.js'

export interface TableRecord {
  readonly cells: readonly string[]
  /** 1-based record number; the header is row 1. */
  readonly row: number
}

const DELIMITERS = [',', ';', '\t'] as const

/**
 * Reads a small table that a person wrote: comma, semicolon or tab (whichever the header uses most),
 * with or without a byte-order mark, LF or CRLF. Throws UserError for an empty file or broken quoting.
 */
export function tableRecords(
  text: string,
  fileName: string,
): { header: readonly string[]; rows: readonly TableRecord[] } {
  const [header, ...records] = parseRecords(text.replace(/^\uFEFF/, ''), fileName)
  if (header === undefined) {
    throw new UserError(`${fileName} is empty`, { hint: 'The first row must name the columns.' })
  }
  return { header, rows: records.map((cells, index) => ({ cells, row: index + 2 })) }
}

function parseRecords(text: string, fileName: string): string[][] {
  try {
    return parse(text, { delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: false })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new UserError(`${fileName}: ${error.message}`, { hint: 'Close the quotes of that row, then load it again.' })
  }
}

/** The delimiter that stands most often in the first line, outside quotes; a comma where none does. */
function delimiterOf(text: string): string {
  const header = (text.split(/\r?\n/, 1)[0] ?? '').replaceAll(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}
