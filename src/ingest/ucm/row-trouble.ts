import { type Evidence, type Finding, finding } from '../../findings/finding.js'
import type { Severity } from '../../findings/severity.js'

/** What can be wrong with a row; the words stand in the finding. */
const TROUBLES = {
  overlong: { severity: 'HIGH', words: 'more text than a row can have, and was not read' },
  'malformed-quoting': { severity: 'HIGH', words: 'malformed quoting' },
  'nul-byte': { severity: 'HIGH', words: 'a NUL byte' },
  'mangled-number': { severity: 'HIGH', words: 'a number mangled by a spreadsheet program' },
  'no-key': { severity: 'HIGH', words: 'no name, so that nothing can be made of it' },
  'shifted-cells': { severity: 'HIGH', words: 'more cells than the header, and was not read' },
  'too-wide': { severity: 'MEDIUM', words: 'more cells than the header' },
  'too-narrow': { severity: 'MEDIUM', words: 'fewer cells than the header' },
  padded: { severity: 'LOW', words: 'fewer cells than the header, at the end of a numbered group' },
  'unexpected-value': { severity: 'LOW', words: 'a value that the column cannot hold' },
  encoding: { severity: 'INFO', words: 'text that is not UTF-8, read as windows-1252' },
  'blank-line': { severity: 'INFO', words: 'nothing in it' },
} as const satisfies Record<string, { severity: Severity; words: string }>

export type RowTroubleKind = keyof typeof TROUBLES

const KINDS = Object.keys(TROUBLES) as readonly RowTroubleKind[]
const SHOWN = 10

interface Detail {
  readonly column?: string
  /** Shown as it stands: never from a secret column. */
  readonly value?: string
}

/** Collects what is wrong with the rows of one file; it becomes one finding (PRE-007). */
export class RowTrouble {
  private readonly file: string
  private readonly notes = new Map<RowTroubleKind, { count: number; evidence: Evidence[] }>()

  constructor(file: string) {
    this.file = file
  }

  note(kind: RowTroubleKind, row: number | undefined, detail: Detail = {}): void {
    const noted = this.notes.get(kind) ?? { count: 0, evidence: [] }
    this.notes.set(kind, noted)
    noted.count += 1
    if (noted.evidence.length === SHOWN) return
    const source = { file: this.file, ...(row === undefined ? {} : { row }) }
    noted.evidence.push({
      label: kind,
      value: detail.value ?? TROUBLES[kind].words,
      source: detail.column === undefined ? source : { ...source, column: detail.column },
    })
  }

  /** The finding over the file, worst trouble first, or undefined when all rows are fine. */
  finding(): Finding | undefined {
    const kinds = KINDS.filter((kind) => this.notes.has(kind))
    const [worst] = kinds
    if (worst === undefined) return undefined
    const parts = kinds.map((kind) => `${rows(this.notes.get(kind)?.count ?? 0)} ${TROUBLES[kind].words}`)
    const evidence = kinds.flatMap((kind) => {
      const noted = this.notes.get(kind)
      const more = (noted?.count ?? 0) - SHOWN
      return [...(noted?.evidence ?? []), ...(more > 0 ? [{ label: kind, value: `and ${more} more` }] : [])]
    })
    return finding({
      code: 'PRE-007',
      subject: `file:${this.file}`,
      severity: TROUBLES[worst].severity,
      message: `${this.file}: ${parts.join('; ')}.`,
      evidence,
    })
  }
}

function rows(count: number): string {
  return count === 1 ? '1 row has' : `${count} rows have`
}
