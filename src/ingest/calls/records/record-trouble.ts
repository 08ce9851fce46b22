import { type Evidence, type Finding, finding } from '../../../findings/finding.js'
import type { Severity } from '../../../findings/severity.js'

/** What can be wrong with a line of call records; the words stand in the finding. */
const TROUBLES = {
  'no-header': { severity: 'HIGH', words: 'no header above to say what the cells are' },
  'unusable-header': { severity: 'HIGH', words: 'a header without the columns of a call' },
  'malformed-quoting': { severity: 'HIGH', words: 'malformed quoting' },
  oversized: { severity: 'HIGH', words: 'more than a record can hold' },
  'too-narrow': { severity: 'HIGH', words: 'fewer cells than the header' },
  'too-wide': { severity: 'HIGH', words: 'more cells than the header' },
  'not-a-number': { severity: 'HIGH', words: 'no number where a number must be' },
  'negative-duration': { severity: 'HIGH', words: 'a negative duration' },
  'ends-before-it-begins': { severity: 'HIGH', words: 'an end before the beginning' },
  'impossible-time': {
    severity: 'HIGH',
    words: 'a time that cannot be: before 2000, after 2068, or over 31 days long',
  },
  'nul-byte': { severity: 'HIGH', words: 'a NUL byte' },
  'other-record-type': { severity: 'LOW', words: 'a record type other than 1, the end of a call' },
  encoding: { severity: 'INFO', words: 'text that is not UTF-8, read as windows-1252' },
} as const satisfies Record<string, { severity: Severity; words: string }>

export type RecordTroubleKind = keyof typeof TROUBLES

const KINDS = Object.keys(TROUBLES) as readonly RecordTroubleKind[]
const SHOWN = 10

/** Collects what is wrong with the lines of one file; it becomes one finding (PRE-007). */
export class RecordTrouble {
  private readonly file: string
  private readonly notes = new Map<RecordTroubleKind, { count: number; lines: number[] }>()

  constructor(file: string) {
    this.file = file
  }

  note(kind: RecordTroubleKind, line: number): void {
    const noted = this.notes.get(kind) ?? { count: 0, lines: [] }
    this.notes.set(kind, noted)
    noted.count += 1
    if (noted.lines.length < SHOWN) noted.lines.push(line)
  }

  /** The finding over the file, worst trouble first, or undefined when all lines are fine. */
  finding(): Finding | undefined {
    const kinds = KINDS.filter((kind) => this.notes.has(kind))
    const [worst] = kinds
    if (worst === undefined) return undefined
    const parts = kinds.map((kind) => `${rows(this.notes.get(kind)?.count ?? 0)} ${TROUBLES[kind].words}`)
    return finding({
      code: 'PRE-007',
      subject: `file:${this.file}`,
      severity: TROUBLES[worst].severity,
      message: `${this.file}: ${parts.join('; ')}.`,
      evidence: kinds.flatMap((kind) => this.evidence(kind)),
    })
  }

  private evidence(kind: RecordTroubleKind): readonly Evidence[] {
    const { count, lines } = this.notes.get(kind) ?? { count: 0, lines: [] }
    const value = TROUBLES[kind].words
    const shown = lines.map((row) => ({ label: kind, value, source: { file: this.file, row } }))
    return count > SHOWN ? [...shown, { label: kind, value: `and ${count - SHOWN} more` }] : shown
  }
}

function rows(count: number): string {
  return count === 1 ? '1 row has' : `${count} rows have`
}
