import { compareText, type Finding, finding } from '../../../findings/finding.js'
import type { Severity } from '../../../findings/severity.js'
import type { SourceRef } from '../../../findings/source-ref.js'

interface Missing {
  readonly severity: Severity
  readonly consequence: string
  readonly named: { readonly key: string; readonly source: SourceRef }[]
}

const SHOWN = 10

/** Collects answers that were not saved for objects that are there: one finding per kind of answer (PRE-002). */
export class MissingAnswers {
  private readonly missing = new Map<string, Missing>()

  /** `answer` is the path with `<id>` for what differs; `consequence` says what is unknown without it. */
  note(answer: string, key: string, source: SourceRef, severity: Severity, consequence: string): void {
    const noted = this.missing.get(answer) ?? { severity, consequence, named: [] }
    this.missing.set(answer, noted)
    if (!noted.named.some((earlier) => earlier.key === key)) noted.named.push({ key, source })
  }

  findings(): readonly Finding[] {
    return [...this.missing].map(([answer, { severity, consequence, named }]) => {
      const sorted = named.toSorted((a, b) => compareText(a.key, b.key))
      const keys = sorted.slice(0, SHOWN).map(({ key }) => key)
      const more = sorted.length > SHOWN ? ` and ${sorted.length - SHOWN} more` : ''
      return finding({
        code: 'PRE-002',
        subject: `file:${answer}`,
        severity,
        confidence: 'PROVEN',
        message: `${answer} was not saved for ${keys.join(', ')}${more}: ${consequence}.`,
        evidence: sorted.slice(0, SHOWN).map(({ key, source }) => ({ label: 'listed', value: key, source })),
      })
    })
  }
}
