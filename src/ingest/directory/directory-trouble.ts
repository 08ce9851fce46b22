import { type Evidence, type Finding, finding } from '../../findings/finding.js'
import type { Severity } from '../../findings/severity.js'

/** What can be wrong with an entry or a row; the words stand in the finding. Values are never shown. */
const TROUBLES = {
  'no-name': { severity: 'HIGH', words: 'no distinguished name, and cannot be read' },
  'malformed-name': { severity: 'HIGH', words: 'a distinguished name that is none' },
  'same-key': { severity: 'HIGH', words: 'the key of another entry, and says something else' },
  base64: { severity: 'HIGH', words: 'a value that is not base64, and was not read' },
  'malformed-line': { severity: 'HIGH', words: 'a line that is none of LDIF, and was not read' },
  'malformed-quoting': { severity: 'HIGH', words: 'malformed quoting' },
  'no-key': { severity: 'HIGH', words: 'no id, login name or mail, so that nothing can be made of it' },
  'not-an-object': { severity: 'HIGH', words: 'no members, and cannot be read' },
  'too-long': { severity: 'MEDIUM', words: 'a value of more than 10 MB, which was not read' },
  url: { severity: 'MEDIUM', words: 'a value in a file of its own, which was not read' },
  'too-wide': { severity: 'MEDIUM', words: 'more cells than the header' },
  'partial-values': { severity: 'MEDIUM', words: 'an attribute of which the server gave only a part' },
  'mangled-number': { severity: 'MEDIUM', words: 'a number mangled by a spreadsheet program, which was not read' },
  'no-blank-line': { severity: 'LOW', words: 'no blank line before it' },
  repeated: { severity: 'LOW', words: 'the key of another entry, and says the same' },
  'unexpected-value': { severity: 'LOW', words: 'a value that the attribute cannot hold' },
  encoding: { severity: 'INFO', words: 'text that is not UTF-8, read as windows-1252' },
} as const satisfies Record<string, { severity: Severity; words: string }>

export type DirectoryTroubleKind = keyof typeof TROUBLES

const KINDS = Object.keys(TROUBLES) as readonly DirectoryTroubleKind[]
const SHOWN = 10

/** Collects what is wrong with the entries of one file; it becomes one finding (PRE-007). */
export class DirectoryTrouble {
  private readonly file: string
  private readonly notes = new Map<DirectoryTroubleKind, { count: number; evidence: Evidence[] }>()

  constructor(file: string) {
    this.file = file
  }

  /** `line` is that of an LDIF file, the row of a table, or the position in a list, from 1. */
  note(kind: DirectoryTroubleKind, line: number, attribute?: string, other?: Evidence): void {
    const noted = this.notes.get(kind) ?? { count: 0, evidence: [] }
    this.notes.set(kind, noted)
    noted.count += 1
    if (noted.count > SHOWN) return
    const source = { file: this.file, row: line, ...(attribute === undefined ? {} : { column: attribute }) }
    noted.evidence.push({ label: kind, value: TROUBLES[kind].words, source }, ...(other === undefined ? [] : [other]))
  }

  /** The finding over the file, worst trouble first, or undefined when all of it is fine. */
  finding(): Finding | undefined {
    const kinds = KINDS.filter((kind) => this.notes.has(kind))
    const [worst] = kinds
    if (worst === undefined) return undefined
    const parts = kinds.map((kind) => `${entries(this.notes.get(kind)?.count ?? 0)} ${TROUBLES[kind].words}`)
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

function entries(count: number): string {
  return count === 1 ? '1 entry has' : `${count} entries have`
}
