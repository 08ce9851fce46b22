import type { Evidence } from '../../findings/finding.js'
import { promptOf } from '../../ingest/lgw/command-output.js'
import type { LgwSnapshot } from '../../model/lgw/snapshot.js'

interface Line {
  readonly row: number
  readonly text: string
}

interface Block {
  readonly header: Line
  readonly children: Line[]
}

const HEADER =
  /^(dial-peer (voice|cor)|voice (class|service|translation-rule|translation-profile|source-group)|sip-ua$|interface |event manager applet|crypto pki|trunk group |voice-port )/

/** Finds the lines of a configuration again, to show them: what they mean was read before. */
export class ConfigLines {
  private readonly file: string
  private readonly blocks: readonly Block[]
  private readonly all: readonly Line[]

  constructor(snapshot: LgwSnapshot) {
    this.file = snapshot.objects.facts[0]?.source.file ?? snapshot.name
    const { blocks, all } = blocksOf(snapshot.lines)
    this.blocks = blocks
    this.all = all
  }

  /** The last line of the block that the test accepts, else its header; `header` is the beginning of the header line. */
  evidence(label: string, header: string, test?: RegExp): Evidence {
    const blocks = this.blocks.filter(({ header: { text } }) => text === header || text.startsWith(`${header} `))
    const line =
      test === undefined
        ? undefined
        : blocks.flatMap(({ children }) => children).findLast(({ text }) => test.test(text))
    return this.quoted(label, line ?? blocks[0]?.header, header)
  }

  /** Every line of the block that the test accepts. */
  every(label: string, header: string, test: RegExp): readonly Evidence[] {
    return this.blocks
      .filter(({ header: { text } }) => text === header || text.startsWith(`${header} `))
      .flatMap(({ children }) => children.filter(({ text }) => test.test(text)))
      .map((line) => this.quoted(label, line, header))
  }

  /** A line of configuration mode. */
  topLevel(label: string, test: RegExp, otherwise: string): Evidence {
    return this.quoted(
      label,
      this.all.find(({ text }) => test.test(text)),
      otherwise,
    )
  }

  private quoted(label: string, line: Line | undefined, otherwise: string): Evidence {
    if (line === undefined) return { label, value: otherwise, source: { file: this.file } }
    return { label, value: line.text, source: { file: this.file, row: line.row } }
  }
}

function blocksOf(lines: readonly string[]): { readonly blocks: readonly Block[]; readonly all: readonly Line[] } {
  const blocks: Block[] = []
  const all: Line[] = []
  let open: Block | undefined
  let indented = false
  for (const [index, raw] of lines.entries()) {
    const trimmed = raw.trim()
    const prompt = promptOf(trimmed)
    const text = prompt?.mode === undefined ? trimmed : prompt.typed
    const flush = prompt !== undefined || raw === raw.trimStart()
    if (text === '') continue
    const line = { row: index + 1, text }
    all.push(line)
    if (HEADER.test(text)) {
      open = { header: line, children: [] }
      blocks.push(open)
      indented = false
    } else if (flush && (text === '!' || indented)) {
      // Behind indented lines one that is not leaves the block; in a paste without indentation `!` does.
      if (prompt === undefined) open = undefined
    } else {
      open?.children.push(line)
      indented ||= !flush
    }
  }
  return { blocks, all }
}
