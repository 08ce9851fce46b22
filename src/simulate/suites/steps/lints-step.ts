import type { Difference } from '../difference.js'
import { Comparison } from '../difference.js'
import type { StepOf } from '../format/suite-schema.js'

/** A finding as suites name it. */
export interface FoundFinding {
  readonly code: string
  readonly subject: string
}

type WrittenFinding = StepOf<'lints'>['expect']['found'][number]

/** Findings that must be there, and findings that must not. */
export function compareLints({ expect }: StepOf<'lints'>, findings: readonly FoundFinding[]): readonly Difference[] {
  const comparison = new Comparison()
  const hits = ({ code, subject }: WrittenFinding): readonly FoundFinding[] =>
    findings.filter((finding) => finding.code === code && (subject === undefined || finding.subject === subject))
  for (const wanted of expect.found) {
    if (hits(wanted).length === 0)
      comparison.add('found', named(wanted), findings.map(named).join(', ') || 'no finding')
  }
  for (const unwanted of expect.absent) {
    const [hit] = hits(unwanted)
    if (hit !== undefined) comparison.add('absent', `no ${named(unwanted)}`, named(hit))
  }
  return comparison.differences
}

function named({ code, subject }: WrittenFinding | FoundFinding): string {
  return subject === undefined ? code : `${code} ${subject}`
}
