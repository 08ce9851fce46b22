import type { JudgedFinding } from '../../analysis/audit.js'
import { evidence } from '../../analysis/evidence.js'
import type { FindingCode } from '../../findings/codes/catalog.js'
import type { Finding } from '../../findings/finding.js'
import { compareFindings, finding } from '../../findings/finding.js'
import type { MergedAnswer, MergedAnswers } from './merged-answers.js'
import type { ReturnProblem } from './returned-answers.js'

/** The trouble of an import as findings, subject `answer:<tab>!<cell>` (`audit-workbook` 4, RT). */
export function returnFindings(
  merged: Omit<MergedAnswers, 'findings'>,
  problems: readonly ReturnProblem[],
  findings: readonly JudgedFinding[],
): readonly Finding[] {
  const byId = new Map(findings.map(({ id, finding: { code, subject } }) => [id, `${code} ${subject}`]))
  const rowName = (key: string) => byId.get(key) ?? key
  const found = [
    ...merged.rejected.map(({ address, message, value }) =>
      trouble('RT-001', address, `${address}: ${message}`, [['cell holds', value]]),
    ),
    ...problems.flatMap(structuralTrouble),
    ...merged.decisions.filter(({ isStale }) => isStale).map((answer) => staleTrouble(answer, rowName(answer.key))),
    ...merged.conflicts.map(({ address, field, key, theirs, ours }) =>
      trouble(
        'RT-003',
        address,
        `${field} of ${rowName(key)} says ${quoted(theirs)} here and ${quoted(ours)} elsewhere; nothing was changed.`,
        [
          ['returned', theirs],
          ['in force or in another cell', ours],
        ],
      ),
    ),
    ...merged.orphans.map(({ address, field, key, value, nearest }) =>
      trouble(
        'RT-004',
        address,
        `${field} ${quoted(value)} was given for ${key}, which is gone${nearest === undefined ? '' : `; the nearest is ${nearest}`}.`,
        [
          ['answer', value],
          ['row', key],
        ],
      ),
    ),
  ]
  return onePerSubject(found).sort(compareFindings)
}

/** Rows and columns that were taken apart; invalid cells are reported with the answers they reject. */
function structuralTrouble({ kind, address, message, text, key }: ReturnProblem): readonly Finding[] {
  if (kind === 'invalid') return []
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['cell holds', text],
    ['row', key],
  ]
  return [trouble(kind === 'missing-key' ? 'RT-004' : 'RT-002', address, `${address}: ${message}`, facts)]
}

function staleTrouble({ address, field, value }: MergedAnswer, row: string): Finding {
  const message = `${field} ${quoted(value)} was taken in, but ${row} has changed since the workbook was handed out.`
  return trouble('RT-002', address, message, [['row', row]])
}

function trouble(
  code: FindingCode,
  address: string,
  message: string,
  facts: readonly (readonly [label: string, value: string | undefined])[],
): Finding {
  return finding({
    code,
    subject: `answer:${address}`,
    message,
    evidence: facts.flatMap(([label, value]) => (value === undefined ? [] : [evidence(label, value)])),
  })
}

function quoted(value: string): string {
  return value === '' ? 'nothing' : `"${value}"`
}

/** Several columns can be missing at one place: their messages become one. */
function onePerSubject(findings: readonly Finding[]): Finding[] {
  const byIdentity = new Map<string, Finding>()
  for (const each of findings) {
    const identity = `${each.code}|${each.subject}`
    const known = byIdentity.get(identity)
    byIdentity.set(identity, known === undefined ? each : joined(known, each))
  }
  return [...byIdentity.values()]
}

function joined(a: Finding, b: Finding): Finding {
  return { ...a, message: `${a.message} ${b.message}`, evidence: [...a.evidence, ...b.evidence] }
}
