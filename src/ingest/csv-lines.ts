/** More than any record can have; beyond it the engine could not hold the text. */
const LONGEST_LINE = 1 << 26

/** A line that is too long to be held. */
export const OVERLONG = Symbol('overlong line')
export type CsvLine = string | typeof OVERLONG

/** Physical lines of a chunked text, without their ends (LF or CRLF), with room to put lines back. */
export class CsvLines {
  private readonly chunks: Iterator<string>
  private readonly longest: number
  private readonly returned: CsvLine[] = []
  private chunk = ''
  private position = 0

  /** `longest`: characters that a line may have. */
  constructor(chunks: Iterable<string>, longest = LONGEST_LINE) {
    this.chunks = chunks[Symbol.iterator]()
    this.longest = longest
  }

  /** The next line, or undefined at the end. An empty text after the last line end is no line. */
  next(): CsvLine | undefined {
    const back = this.returned.pop()
    if (back !== undefined) return back
    const end = this.chunk.indexOf('\n', this.position)
    if (end < 0) return this.overSeveralChunks()
    const line = this.chunk.slice(this.position, end)
    this.position = end + 1
    return withoutReturn(line)
  }

  /** Puts lines back, to be read again in the order given. */
  unread(lines: readonly CsvLine[]): void {
    for (let i = lines.length - 1; i >= 0; i -= 1) this.returned.push(lines[i] as CsvLine)
  }

  private overSeveralChunks(): CsvLine | undefined {
    let parts = [this.chunk.slice(this.position)]
    let length = parts[0]?.length ?? 0
    let end = -1
    while (end < 0) {
      const next = this.chunks.next()
      this.chunk = next.done === true ? '' : next.value
      this.position = 0
      if (next.done === true) break
      end = this.chunk.indexOf('\n')
      const part = end < 0 ? this.chunk : this.chunk.slice(0, end)
      length += part.length
      if (length > this.longest) parts = []
      else parts.push(part)
    }
    if (end >= 0) this.position = end + 1
    else if (length === 0) return undefined
    return length > this.longest ? OVERLONG : withoutReturn(parts.join(''))
  }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}
