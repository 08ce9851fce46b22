import type { ConfigLine } from './config-text.js'
import type { GatewayDraft } from './gateway-draft.js'
import { shortenedLine } from './secrets.js'
import type { Reading, Section, Statement } from './section.js'
import { topLevelSection } from './sections/top-level.js'

/** What became of the lines. */
export interface Reckoning {
  readonly understood: number
  readonly irrelevant: number
  /** Shortened: a secret may stand anywhere in a line that nobody understands. */
  readonly unknown: readonly { readonly line: number; readonly text: string; readonly indent: number }[]
  /** Known commands whose values cannot be used. */
  readonly troubles: readonly { readonly line: number; readonly text: string }[]
}

interface Open {
  readonly section: Section
  readonly indent: number
}

/**
 * Finds the section of each line (`local-gateway` 6, edge case 1). Indentation decides where there is any:
 * the innermost open section that is indented less. In a paste without indentation the open section that
 * knows the command does, the innermost first, until `!`, `exit`, `end` or the next header closes it.
 */
export class ConfigurationReader {
  private readonly top: Section
  private open: Open[] = []
  private understood = 0
  private irrelevant = 0
  private readonly unknown: { line: number; text: string; indent: number }[] = []
  private readonly troubles: { line: number; text: string }[] = []

  constructor(draft: GatewayDraft) {
    this.top = topLevelSection(draft)
  }

  read(lines: readonly ConfigLine[]): Reckoning {
    for (const line of lines) this.readLine(line)
    const { understood, irrelevant, unknown, troubles } = this
    return { understood, irrelevant, unknown, troubles }
  }

  private readLine(line: ConfigLine): void {
    if (line.settled === 'empty') return
    if (line.settled === 'shortened') {
      this.keepUnknown(line)
      return
    }
    if (line.settled !== undefined || line.text === '!' || /^(exit|quit|end|exit-\S+)$/.test(line.text)) {
      this.irrelevant += 1
      if (line.settled === 'session') this.open = []
      else if (line.text === '!') this.open = this.open.filter(({ indent }) => indent < line.indent)
      else if (line.text.startsWith('exit')) this.leave(line)
      return
    }
    const negated = line.text.startsWith('no ')
    const text = negated ? line.text.slice(3).trimStart() : line.text
    const reading = this.place({ text, negated, line: line.number }, line)
    if (reading === undefined) this.keepUnknown(line)
    else if (reading.fate === 'understood') this.understood += 1
    else this.irrelevant += 1
    if (reading?.trouble !== undefined) this.troubles.push({ line: line.number, text: reading.trouble })
  }

  private keepUnknown({ number, text, indent }: ConfigLine): void {
    this.unknown.push({ line: number, text: shortenedLine(text), indent })
  }

  /** Offers the command to the sections that may own it and keeps the chain of open ones. */
  private place(statement: Statement, { indent }: ConfigLine): Reading | undefined {
    const inner = this.open.findLastIndex((each) => each.indent < indent)
    const parent = this.open[inner]
    if (parent !== undefined) {
      const reading = parent.section.read(statement)
      if (reading !== undefined) return this.enter(reading, inner + 1, indent)
    } else {
      const reading = this.top.read(statement)
      if (reading !== undefined) return this.enter(reading, 0, indent)
    }
    for (let at = this.open.length - 1; at >= 0; at -= 1) {
      const section = this.open[at]?.section
      // What is passed over whole is known by its indentation only.
      if (at === inner || section === undefined || section.passesOver === true) continue
      const reading = section.read(statement)
      if (reading !== undefined) return this.enter(reading, at + 1, indent)
    }
    if (parent === undefined) return undefined
    const header = HEADER.test(statement.text) ? this.top.read(statement) : undefined
    return header === undefined ? undefined : this.enter(header, 0, indent)
  }

  private enter(reading: Reading, depth: number, indent: number): Reading {
    this.open = this.open.slice(0, depth)
    if (reading.opens !== undefined) this.open.push({ section: reading.opens, indent })
    return reading
  }

  /** `exit` leaves the block in which it stands: by its indentation, or without any the innermost. */
  private leave({ indent }: ConfigLine): void {
    const inner = this.open.findLastIndex((each) => each.indent < indent)
    this.open = inner === -1 ? this.open.slice(0, -1) : this.open.slice(0, inner)
  }
}

/** Headers that are recognized below another block too, where the indentation of a paste is off. */
const HEADER =
  /^(voice (class|service|translation-rule|translation-profile) |dial-peer voice \d|sip-ua$|crypto pki trustpoint |interface )/
