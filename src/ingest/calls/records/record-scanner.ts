/** A record over more lines or bytes than this is taken for a quote that was never closed. */
const MAX_LINES_OF_RECORD = 50
const MAX_RECORD_BYTES = 1 << 18
/** Cells beyond are not kept; real records have 129 to 133, and some (`ucm-exports` 4). */
const MAX_CELLS = 1024

const QUOTE = 0x22
const COMMA = 0x2c
const LF = 0x0a
const CR = 0x0d

/** The cells of one record, where they stand in `bytes`; valid only while the record is handed over. */
export interface RecordCells {
  bytes: Uint8Array
  count: number
  /** First byte of each cell, without its quotes, and the byte after its last. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** 1 where a cell holds doubled quotes. */
  readonly doubled: Uint8Array
}

export interface RecordSink {
  /** How wide a record must be that goes over several lines; 0 while nobody knows. */
  readonly width: number
  /** `line` is the number of its first line in the file, from 1. Blank lines are no records. */
  record(cells: RecordCells, line: number): void
  /** A line that belongs to no record: a broken quote, or more than a record can hold. */
  brokenLine(kind: 'malformed-quoting' | 'oversized', line: number): void
}

/**
 * Cuts a stream of bytes into records and cells (RFC 4180, LF or CRLF), without decoding anything: of a call
 * record a quarter of the cells is ever looked at. A record whose quoting is broken spoils its first line and
 * not the file.
 */
export class RecordScanner {
  private readonly sink: RecordSink
  private readonly cells: RecordCells = {
    bytes: new Uint8Array(),
    count: 0,
    starts: new Int32Array(MAX_CELLS),
    ends: new Int32Array(MAX_CELLS),
    doubled: new Uint8Array(MAX_CELLS),
  }
  /** Bytes of a record whose end has not come yet. */
  private rest: Uint8Array = new Uint8Array()
  private line = 1
  /** True until the end of a line that is too long to be a record. */
  private skipping = false
  /** Lines that the record looked at last goes over. */
  private linesOfRecord = 1

  constructor(sink: RecordSink) {
    this.sink = sink
  }

  push(chunk: Uint8Array): void {
    const bytes = this.rest.length === 0 ? chunk : joined(this.rest, chunk)
    const at = this.scan(bytes, false)
    // A copy, whatever the bytes are made of: the chunk is filled anew. `slice` of a Buffer would not copy.
    this.rest = new Uint8Array(bytes.subarray(at))
  }

  /** The last record needs no line end. */
  end(): void {
    const bytes = this.rest
    this.rest = new Uint8Array()
    this.scan(bytes, true)
  }

  /** Hands over all whole records; returns where the first one begins that is not whole yet. */
  private scan(bytes: Uint8Array, isEnd: boolean): number {
    this.cells.bytes = bytes
    let at = 0
    while (at < bytes.length) {
      if (this.skipping) {
        const lineEnd = bytes.indexOf(LF, at)
        if (lineEnd < 0) return bytes.length
        this.skipping = false
        this.line += 1
        at = lineEnd + 1
        continue
      }
      const next = this.next(bytes, at, isEnd)
      if (next < 0) return at
      at = next
    }
    return at
  }

  /** Reads the record at `at`; returns where the next one begins, or -1 when more bytes are needed. */
  private next(bytes: Uint8Array, at: number, isEnd: boolean): number {
    const end = this.cut(bytes, at, isEnd)
    if (end === NEEDS_MORE) {
      if (bytes.length - at <= MAX_RECORD_BYTES) return -1
      return this.broken(bytes, at, 'oversized')
    }
    if (end === BROKEN) return this.broken(bytes, at, 'malformed-quoting')
    if (end - at > MAX_RECORD_BYTES) return this.broken(bytes, at, 'oversized')
    const { count, starts, ends } = this.cells
    const isBlank = count === 1 && starts[0] === ends[0]
    const fits = this.linesOfRecord === 1 || this.sink.width === 0 || count === this.sink.width
    if (!fits) return this.broken(bytes, at, 'malformed-quoting')
    if (!isBlank) this.sink.record(this.cells, this.line)
    this.line += this.linesOfRecord
    return end
  }

  /** Gives up the line at `at` and goes on after it. */
  private broken(bytes: Uint8Array, at: number, kind: 'malformed-quoting' | 'oversized'): number {
    this.sink.brokenLine(kind, this.line)
    const lineEnd = bytes.indexOf(LF, at)
    if (lineEnd < 0) {
      this.skipping = true
      return bytes.length
    }
    this.line += 1
    return lineEnd + 1
  }

  /** Finds the cells of the record at `from`; returns the place after it, `NEEDS_MORE` or `BROKEN`. */
  private cut(bytes: Uint8Array, from: number, isEnd: boolean): number {
    const { starts, ends, doubled } = this.cells
    const length = bytes.length
    let at = from
    let count = 0
    this.linesOfRecord = 1
    for (;;) {
      let start = at
      let end: number
      let isDoubled = 0
      if (at < length && bytes[at] === QUOTE) {
        start = at + 1
        end = this.closingQuote(bytes, start)
        if (end < 0) return end === BROKEN || isEnd ? BROKEN : NEEDS_MORE
        isDoubled = this.sawDoubled
        at = end + 1
        // What follows a closing quote may lie in the next chunk.
        if (at + 1 >= length && !isEnd) return NEEDS_MORE
        if (at < length && bytes[at] === CR && (at + 1 === length || bytes[at + 1] === LF)) at += 1
        if (at < length && bytes[at] !== COMMA && bytes[at] !== LF) return BROKEN
      } else {
        while (at < length && bytes[at] !== COMMA && bytes[at] !== LF) at += 1
        if (at === length && !isEnd) return NEEDS_MORE
        end = at > start && bytes[at] !== COMMA && bytes[at - 1] === CR ? at - 1 : at
      }
      if (count < MAX_CELLS) {
        starts[count] = start
        ends[count] = end
        doubled[count] = isDoubled
      }
      count += 1
      if (at >= length || bytes[at] === LF) {
        this.cells.count = count
        return Math.min(length, at + 1)
      }
      at += 1
    }
  }

  private sawDoubled: 0 | 1 = 0

  /** The quote that closes the cell that starts at `start`. */
  private closingQuote(bytes: Uint8Array, start: number): number {
    const length = bytes.length
    this.sawDoubled = 0
    let at = start
    for (;;) {
      while (at < length && bytes[at] !== QUOTE && bytes[at] !== LF) at += 1
      if (at >= length) return NEEDS_MORE
      if (bytes[at] === LF) {
        this.linesOfRecord += 1
        if (this.linesOfRecord > MAX_LINES_OF_RECORD) return BROKEN
        at += 1
      } else if (at + 1 < length && bytes[at + 1] === QUOTE) {
        this.sawDoubled = 1
        at += 2
      } else {
        return at
      }
    }
  }
}

const NEEDS_MORE = -1
const BROKEN = -2

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
