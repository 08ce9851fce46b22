import { copied, joined } from './utf8-bytes.js'

const LF = 0x0a
const CR = 0x0d
const BLANK = 0x20
const TAB = 0x09
const HASH = 0x23

/** What a reader of LDIF is told of; the bytes are only valid during the call. */
export interface LdifLineSink {
  /** True when the line that begins with these bytes is to be kept; others are passed over without copying. */
  wanted(start: Uint8Array): boolean
  /** A line unfolded. `line` is the number of its first physical line. */
  line(bytes: Uint8Array, line: number): void
  /** A wanted line with more bytes than may be. */
  tooLong(line: number, start: Uint8Array): void
  /** A continuation that continues nothing. */
  stray(line: number): void
  /** One or more blank lines, or the end of the text. */
  recordEnd(): void
}

/** No attribute that anybody maps to a person is longer. */
const MAXIMUM_BYTES = 10 * 1024 * 1024
/** How much of a line is shown to `wanted`. */
const START_BYTES = 256

/**
 * Cuts LDIF (RFC 2849) into unfolded lines: LF, CRLF or CR; a line that begins with a blank continues the one
 * before it; comments are dropped. Lines that nobody wants (photos) are never copied.
 */
export class LdifLines {
  private readonly sink: LdifLineSink
  private readonly maximumBytes: number
  /** Of a physical line that is not complete yet. */
  private carried: Uint8Array[] = []
  private carriedBytes = 0
  private afterCr = false
  private number = 0
  /** The logical line that is being put together; undefined between records and while one is passed over. */
  private open: OpenLine | undefined
  private state: 'between' | 'kept' | 'passed-over' = 'between'

  constructor(sink: LdifLineSink, maximumBytes: number = MAXIMUM_BYTES) {
    this.sink = sink
    this.maximumBytes = maximumBytes
  }

  feed(chunk: Uint8Array): void {
    let position = this.afterCr && chunk[0] === LF ? 1 : 0
    if (chunk.length > 0) this.afterCr = false
    let lf = chunk.indexOf(LF, position)
    let cr = chunk.indexOf(CR, position)
    while (lf >= 0 || cr >= 0) {
      const end = lf < 0 ? cr : cr < 0 ? lf : Math.min(lf, cr)
      this.physical(chunk.subarray(position, end))
      position = end + 1
      if (end === cr) {
        if (lf === position) position += 1
        else if (position === chunk.length) this.afterCr = true
      }
      if (lf >= 0 && lf < position) lf = chunk.indexOf(LF, position)
      if (cr >= 0 && cr < position) cr = chunk.indexOf(CR, position)
    }
    if (position < chunk.length) this.carry(chunk.subarray(position))
    // The chunk may be overwritten from here on.
    this.open?.own()
  }

  end(): void {
    if (this.carried.length > 0) this.physical(new Uint8Array())
    this.finish()
    this.sink.recordEnd()
  }

  private carry(piece: Uint8Array): void {
    this.carriedBytes += piece.length
    // A line without an end must not fill the memory; its first bytes tell whether anybody wants it.
    if (this.carriedBytes <= this.maximumBytes + START_BYTES || this.carried.length === 0)
      this.carried.push(copied(piece))
  }

  private physical(rest: Uint8Array): void {
    this.number += 1
    const total = this.carriedBytes + rest.length
    // Of a line that is too long the beginning is enough: nobody reads it.
    const bytes = joined(total > this.maximumBytes ? [...this.carried.slice(0, 1), rest] : [...this.carried, rest])
    this.carried = []
    this.carriedBytes = 0
    const [first] = bytes
    if (first === undefined) {
      this.finish()
      this.sink.recordEnd()
    } else if (first === BLANK || first === TAB) {
      this.continue(bytes.subarray(1), total - 1)
    } else {
      this.finish()
      this.begin(bytes, first, total)
    }
  }

  private begin(bytes: Uint8Array, first: number, total: number): void {
    const isKept = first !== HASH && this.sink.wanted(bytes.subarray(0, START_BYTES))
    this.state = isKept ? 'kept' : 'passed-over'
    if (isKept) this.open = new OpenLine(this.number, bytes, total)
  }

  private continue(bytes: Uint8Array, total: number): void {
    if (this.state === 'between') this.sink.stray(this.number)
    if (this.open === undefined) return
    this.open.total += total
    if (this.open.total <= this.maximumBytes) this.open.append(bytes)
  }

  private finish(): void {
    const { open } = this
    this.open = undefined
    this.state = 'between'
    if (open === undefined) return
    if (open.total > this.maximumBytes) this.sink.tooLong(open.line, open.bytes().subarray(0, START_BYTES))
    else this.sink.line(open.bytes(), open.line)
  }
}

/** One line in one buffer that grows: a line folded into millions of pieces costs no more than its bytes. */
class OpenLine {
  readonly line: number
  /** Bytes of the line, also of those that were not kept. */
  total: number
  private buffer: Uint8Array
  private length: number
  private isOwn = false

  constructor(line: number, start: Uint8Array, total: number) {
    this.line = line
    this.buffer = start
    this.length = start.length
    this.total = total
  }

  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length)
  }

  append(piece: Uint8Array): void {
    const length = this.length + piece.length
    if (!this.isOwn || length > this.buffer.length) this.move(2 * length)
    this.buffer.set(piece, this.length)
    this.length = length
  }

  own(): void {
    if (!this.isOwn) this.move(this.length)
  }

  private move(capacity: number): void {
    const moved = new Uint8Array(capacity)
    moved.set(this.bytes())
    this.buffer = moved
    this.isOwn = true
  }
}
