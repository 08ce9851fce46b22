import { parse } from 'csv-parse/sync'
import { type CsvLine, CsvLines, OVERLONG } from './csv-lines.js'
import { decodedChunks, type FileBytes, sniffEncoding, type TextEncoding } from './csv-text.js'
import { finish, type Steps } from './steps.js'

/** What can be wrong with a record before anybody looks at its columns. */
export type CsvTrouble = 'overlong' | 'malformed-quoting' | 'nul-byte' | 'blank-line'

export interface CsvSink {
  /** Cells of the first record, once; never called for an empty file. */
  header(cells: readonly string[]): void
  /** Cells of a data record; `row` counts records, blank lines included, the header being row 1. */
  row(cells: readonly string[], row: number): void
  /** `read` tells whether the record is passed to `row` nevertheless. */
  trouble(kind: CsvTrouble, row: number, read: boolean): void
}

export interface CsvSummary {
  readonly encoding: TextEncoding
  /** Cells of the header; 0 when the file holds no record. */
  readonly columns: number
  /** Data records passed on. */
  readonly rows: number
}

/** A record over more lines or characters than this is taken for a quote that was never closed. */
const MAX_LINES_OF_RECORD = 1000
const MAX_CHARACTERS_OF_RECORD = 1 << 26
const BATCH = 512
const BATCH_CHARACTERS = 1 << 22
/** No table is that wide; a line of commas would become as many cells. */
const MOST_CELLS = 1 << 16

/**
 * Reads a comma-separated table as UCM writes it (`ucm-exports` 1.2): RFC 4180, LF or CRLF, any
 * number of cells per record. A record without a quote is cut at its commas; every other record goes
 * through csv-parse, many at a time. A record whose quoting is broken spoils itself and not the file.
 */
export function readCsv(bytes: FileBytes, sink: CsvSink): CsvSummary {
  return finish(csvSteps(bytes, sink))
}

/** As `readCsv`; stops every few hundred records. */
export function* csvSteps(bytes: FileBytes, sink: CsvSink): Steps<CsvSummary> {
  const encoding = sniffEncoding(bytes)
  const records = new CsvRecords(new CsvLines(decodedChunks(bytes, encoding)), sink)
  yield* records.run()
  return { encoding, columns: records.columns, rows: records.rows }
}

interface Pending {
  readonly row: number
  readonly text: string
  readonly cells: readonly string[] | undefined
}

class CsvRecords {
  columns = 0
  rows = 0
  private record = 0
  private readonly lines: CsvLines
  private readonly sink: CsvSink
  private pending: Pending[] = []
  private pendingCharacters = 0
  /** The first of the blank lines right before; they are only worth a word when something follows. */
  private blanksFrom: number | undefined

  constructor(lines: CsvLines, sink: CsvSink) {
    this.lines = lines
    this.sink = sink
  }

  *run(): Steps<void> {
    for (let line = this.lines.next(); line !== undefined; line = this.lines.next()) {
      this.record += 1
      if (line === '') this.blanksFrom ??= this.record
      else if (line !== OVERLONG && !hasTooManyCells(line)) this.line(line)
      else if (!this.overlong()) break
      if (this.pending.length >= BATCH || this.pendingCharacters > BATCH_CHARACTERS) {
        this.flush()
        yield
      }
    }
    this.flush()
  }

  private line(line: string): void {
    for (let row = this.blanksFrom ?? this.record; row < this.record; row += 1) {
      this.sink.trouble('blank-line', row, false)
    }
    this.blanksFrom = undefined
    this.pendingCharacters += line.length
    if (!line.includes('"')) {
      this.pending.push({ row: this.record, text: line, cells: line.split(',') })
    } else if (quotes(line) % 2 === 0) {
      this.pending.push({ row: this.record, text: line, cells: undefined })
    } else {
      this.flush()
      this.severalLines(line)
    }
    if (this.columns === 0) this.flush()
  }

  /** A record that nobody can have meant; false = it was the header, and nothing behind it means anything. */
  private overlong(): boolean {
    this.flush()
    this.sink.trouble('overlong', this.record, false)
    return this.columns > 0
  }

  /** A record that goes on after the line end; it must then be exactly as wide as the header. */
  private severalLines(first: string): void {
    const more: CsvLine[] = []
    let open = true
    let length = first.length
    while (open && more.length < MAX_LINES_OF_RECORD) {
      const line = this.lines.next()
      if (line === undefined) break
      more.push(line)
      if (line === OVERLONG || (length += line.length) > MAX_CHARACTERS_OF_RECORD) break
      open = quotes(line) % 2 === 0
    }
    const cells = open ? undefined : strict([first, ...more].join('\n'))?.[0]
    const fits = cells !== undefined && (this.columns === 0 || cells.length - this.columns <= 1)
    if (cells !== undefined && fits && cells.length >= this.columns) {
      this.emit(cells, this.record, cells.join())
      return
    }
    this.lines.unread(more)
    this.broken(first, this.record)
  }

  private flush(): void {
    const batch = this.pending
    this.pending = []
    this.pendingCharacters = 0
    const quoted = batch.filter((record) => record.cells === undefined)
    const parsed = quoted.length === 0 ? [] : strict(quoted.map((record) => record.text).join('\n'))
    let at = 0
    for (const { row, text, cells } of batch) {
      if (cells !== undefined) this.emit(cells, row, text)
      else if (parsed?.length === quoted.length) this.emit(parsed[at++] as string[], row, text)
      else this.one(text, row)
    }
  }

  private one(text: string, row: number): void {
    const cells = strict(text)?.[0]
    if (cells === undefined) this.broken(text, row)
    else this.emit(cells, row, text)
  }

  /** A stray quote inside a cell is kept as a character; anything worse loses the record. */
  private broken(text: string, row: number): void {
    const cells = lenient(text)?.[0]
    const usable = cells !== undefined && (this.columns === 0 || cells.length === this.columns)
    this.sink.trouble('malformed-quoting', row, usable)
    if (usable) this.emit(cells, row, text)
  }

  private emit(cells: readonly string[], row: number, text: string): void {
    if (this.columns === 0) {
      this.columns = cells.length
      this.sink.header(cells)
      return
    }
    this.rows += 1
    if (text.includes('\0')) this.sink.trouble('nul-byte', row, true)
    this.sink.row(cells, row)
  }
}

function hasTooManyCells(line: string): boolean {
  if (line.length < MOST_CELLS) return false
  let commas = 0
  for (let at = line.indexOf(','); at >= 0 && commas < MOST_CELLS; at = line.indexOf(',', at + 1)) commas += 1
  return commas === MOST_CELLS
}

function quotes(line: string): number {
  let count = 0
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) count += 1
  return count
}

function strict(text: string): string[][] | undefined {
  return parsed(text, false)
}

function lenient(text: string): string[][] | undefined {
  return parsed(text, true)
}

function parsed(text: string, relaxQuotes: boolean): string[][] | undefined {
  try {
    return parse(text, { relax_column_count: true, relax_quotes: relaxQuotes, record_delimiter: '\n' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) return undefined
    throw error
  }
}
