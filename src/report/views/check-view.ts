import type { JudgedFinding } from '../../analysis/audit.js'
import type { Unchecked } from '../../analysis/question.js'
import { codeEntry } from '../../findings/codes/catalog.js'
import { SEVERITIES, type Severity } from '../../findings/severity.js'
import { formatSource } from '../../findings/source-ref.js'
import type { Paint } from './paint.js'
import { codeRanges } from './status/code-ranges.js'
import { counted, textTable } from './text-table.js'

/** What `check` found, as the view needs it. */
export interface CheckedEstate {
  readonly findings: readonly JudgedFinding[]
  readonly totals: Readonly<Record<Severity, number>>
  readonly unchecked: readonly Unchecked[]
  readonly atGate: number
  readonly scopeBasis: 'roster' | 'presumed'
  readonly movers: number
}

const EVIDENCE_SHOWN = 6

/** Findings for people: worst first, each with its proof and what to do. */
export function checkView(
  result: CheckedEstate,
  options: { readonly paint: Paint; readonly brief: boolean; readonly failOn: Severity | undefined },
): string {
  const { paint } = options
  const blocks = result.findings.map((judged) => (options.brief ? line(judged, paint) : block(judged, paint)))
  return [
    ...blocks,
    ...(blocks.length === 0 ? ['No findings.'] : []),
    ...uncheckedLines(result.unchecked, paint),
    '',
    summary(result),
    ...(options.failOn === undefined ? [] : [gateLine(result.atGate, options.failOn, paint)]),
  ].join('\n')
}

/** The same for programs: stable names, evidence with file and row. */
export function checkJson(result: CheckedEstate): object {
  return {
    totals: result.totals,
    atGate: result.atGate,
    scope: { basis: result.scopeBasis, movers: result.movers },
    findings: result.findings.map(findingJson),
    unchecked: result.unchecked,
  }
}

/** One judged finding for programs: the same shape in every document. */
export function findingJson({ id, hash, finding, status }: JudgedFinding): object {
  const { title, owner, remedy } = codeEntry(finding.code)
  return { id, evidenceHash: hash, ...finding, title, owner, remedy, ...status }
}

function line({ finding, status }: JudgedFinding, paint: Paint): string {
  const where = finding.evidence.find(({ source }) => source !== undefined)?.source
  const place = where === undefined ? '' : `  ${paint.faint(formatSource(where))}`
  const state = status.status === 'OPEN' ? '' : ` [${status.status}]`
  return `${paint.severity(finding.severity)} ${finding.code} ${finding.subject}${state}: ${finding.message}${place}`
}

function block(judged: JudgedFinding, paint: Paint): string {
  const { finding, status } = judged
  const entry = codeEntry(finding.code)
  const state =
    status.status === 'OPEN' ? '' : `  [${status.status}${status.by === undefined ? '' : ` by ${status.by}`}]`
  const shown = finding.evidence.slice(0, EVIDENCE_SHOWN)
  const more = finding.evidence.length - shown.length
  return [
    `${paint.severity(finding.severity)} ${paint.strong(finding.code)} ${entry.title} (${finding.confidence})${state}`,
    `  ${finding.subject}: ${finding.message}`,
    ...shown.map(
      ({ label, value, source }) =>
        `  - ${label}: ${value}${source === undefined ? '' : paint.faint(`  ${formatSource(source)}`)}`,
    ),
    ...(more > 0 ? [`  - … ${more} more, all with --json`] : []),
    `  ${paint.faint(`do: ${entry.remedy}`)}`,
    '',
  ].join('\n')
}

function uncheckedLines(unchecked: readonly Unchecked[], paint: Paint): readonly string[] {
  if (unchecked.length === 0) return []
  const alike = new Map<string, { missing: string; unlock: string; codes: string[] }>()
  for (const { code, missing, unlock } of unchecked) {
    const known = alike.get(`${missing}\0${unlock}`)
    if (known === undefined) alike.set(`${missing}\0${unlock}`, { missing, unlock, codes: [code] })
    else known.codes.push(code)
  }
  const rows = [...alike.values()].map(({ codes, missing, unlock }) => [codeRanges(codes), missing, unlock])
  return [
    '',
    paint.strong('Could not be checked (this does not mean it is fine):'),
    textTable(['codes', 'missing', 'unlocks it'], rows),
  ]
}

function summary(result: CheckedEstate): string {
  const parts = SEVERITIES.filter((severity) => result.totals[severity] > 0).map(
    (severity) => `${result.totals[severity]} ${severity}`,
  )
  const who =
    result.scopeBasis === 'roster'
      ? `${result.movers} movers by the roster`
      : `${result.movers} presumed movers (no roster)`
  return `${counted(result.findings.length, 'finding')}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}; ${who}`
}

function gateLine(atGate: number, failOn: Severity, paint: Paint): string {
  return atGate === 0
    ? paint.good(`gate ${failOn}: passed`)
    : paint.bad(`gate ${failOn}: ${counted(atGate, 'finding')} at or above it without an answer that settles it`)
}
