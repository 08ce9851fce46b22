import type { Finding } from '../../findings/finding.js'
import { formatSource } from '../../findings/source-ref.js'
import type { ClusterFacts, MemberAccount } from '../../model/snapshot.js'
import type { Paint } from './paint.js'
import { counted, textTable } from './text-table.js'

/** What an export brought, as the view needs it. */
export interface IngestedExport {
  readonly name: string
  readonly changed: boolean
  readonly cluster: ClusterFacts
  readonly counts: Readonly<Record<string, number>>
  readonly members: readonly MemberAccount[]
  readonly findings: readonly Finding[]
}

const FINDINGS_SHOWN = 10

/** Objects read, what became of the members, the first findings. */
export function ingestView(result: IngestedExport, paint: Paint): string {
  const { cluster } = result
  const about = [
    cluster.clusterId === undefined ? undefined : `cluster ${cluster.clusterId}`,
    cluster.release === undefined ? undefined : `release ${cluster.release}`,
    cluster.exportedOn === undefined ? undefined : `exported ${cluster.exportedOn}`,
  ].filter((part) => part !== undefined)
  return [
    paint.strong(`${result.name}: ${about.join(', ')}`),
    textTable(
      ['objects', 'count'],
      Object.entries(result.counts).map(([kind, count]) => [kind, String(count)]),
    ),
    memberSummary(result.members),
    ...findingLines(result.findings, paint),
    result.changed ? paint.good('This is the current snapshot now.') : 'Equal to the snapshot that was here already.',
  ].join('\n')
}

/** `175 members: 31 read, 144 known and unused, 0 unknown`. */
export function memberSummary(members: readonly MemberAccount[]): string {
  const count = (fate: MemberAccount['fate']): number => members.filter((member) => member.fate === fate).length
  const unknown = members.filter(({ fate }) => fate === 'unknown').map(({ name }) => name)
  return `${counted(members.length, 'member')}: ${count('read')} read, ${count('known-unused')} known and unused, ${unknown.length} unknown${unknown.length === 0 ? '' : ` (${unknown.join(', ')})`}`
}

/** Findings in one line each, the worst first, with file and row. */
export function findingLines(findings: readonly Finding[], paint: Paint): readonly string[] {
  const lines = findings.slice(0, FINDINGS_SHOWN).map((finding) => {
    const source = finding.evidence.find((evidence) => evidence.source !== undefined)?.source
    return `${paint.severity(finding.severity)} ${finding.code} ${finding.message}${source === undefined ? '' : `  ${formatSource(source)}`}`
  })
  const more = findings.length - lines.length
  return more > 0 ? [...lines, `… ${more} more: rehome check readiness`] : lines
}
