/** Physical lines of a chunked text, without their ends (LF or CRLF), with room to put lines back. */
export class CsvLines {
  private readonly chunks: Iterator<string>
  private readonly returned: string[] = []
  private chunk = ''
  private position = 0
  private exhausted = false

  constructor(chunks: Iterable<string>) {
    this.chunks = chunks[Symbol.iterator]()
  }

  /** The next line, or undefined at the end. An empty text after the last line end is no line. */
  next(): string | undefined {
    const back = this.returned.pop()
    if (back !== undefined) return back
    let end = this.chunk.indexOf('\n', this.position)
    while (end < 0) {
      if (!this.more()) return this.last()
      end = this.chunk.indexOf('\n', this.position)
    }
    const line = this.chunk.slice(this.position, end)
    this.position = end + 1
    return line.endsWith('\r') ? line.slice(0, -1) : line
  }

  /** Puts lines back, to be read again in the order given. */
  unread(lines: readonly string[]): void {
    for (let i = lines.length - 1; i >= 0; i -= 1) this.returned.push(lines[i] as string)
  }

  private more(): boolean {
    if (this.exhausted) return false
    const next = this.chunks.next()
    if (next.done === true) {
      this.exhausted = true
      return false
    }
    this.chunk = this.chunk.slice(this.position) + next.value
    this.position = 0
    return true
  }

  private last(): string | undefined {
    if (this.position >= this.chunk.length) return undefined
    const line = this.chunk.slice(this.position)
    this.position = this.chunk.length
    return line.endsWith('\r') ? line.slice(0, -1) : line
  }
}
