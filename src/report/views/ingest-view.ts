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
  readonly clusters: readonly string[]
  readonly inputs: readonly { readonly name: string }[]
  readonly counts: Readonly<Record<string, number>>
  readonly members: readonly MemberAccount[]
  readonly totals: { readonly rows: number; readonly rowsRead: number }
  readonly findings: readonly Finding[]
}

const FINDINGS_SHOWN = 10
/** Lists of names in a terminal; `--json` has them all. */
const NAMES_SHOWN = 12

/** Objects read, what became of the members, the first findings. */
export function ingestView(result: IngestedExport, paint: Paint): string {
  const { cluster } = result
  const about = [
    cluster.clusterId === undefined ? 'a cluster without a name' : `cluster ${cluster.clusterId}`,
    cluster.release === undefined ? undefined : `release ${cluster.release}`,
    cluster.exportedOn === undefined ? undefined : `exported ${cluster.exportedOn}`,
  ].filter((part) => part !== undefined)
  return [
    paint.strong(`${result.name}: ${about.join(', ')}`),
    ...(result.inputs.length > 1 ? [`${result.inputs.length} inputs read as one`] : []),
    textTable(
      ['objects', 'count'],
      Object.entries(result.counts).map(([kind, count]) => [kind, String(count)]),
    ),
    ...fileLines(result.members),
    memberSummary(result.members),
    `${counted(result.totals.rows, 'row')}: ${result.totals.rowsRead} in tables that are read, ${result.totals.rows - result.totals.rowsRead} in others`,
    ...findingLines(result.findings, paint),
    ...otherClusters(result),
    result.changed ? paint.good('This is the current snapshot now.') : 'Equal to the snapshot that was here already.',
  ].join('\n')
}

/** Every file that is read, with its rows and columns, and the columns that nobody knows. */
function fileLines(members: readonly MemberAccount[]): readonly string[] {
  const read = members.filter(({ fate, columns }) => fate === 'read' && columns !== undefined)
  const filled = read.filter(({ rows }) => (rows ?? 0) > 0)
  const bare = read.filter(({ rows }) => (rows ?? 0) === 0).map(({ name }) => name)
  const strange = members.flatMap(({ name, unknownColumns }) =>
    unknownColumns === undefined
      ? []
      : [`columns of ${name} that no release is known to write: ${some(unknownColumns)}`],
  )
  return [
    textTable(
      ['file', 'rows', 'columns'],
      filled.map(({ name, rows, columns }) => [name, String(rows), String(columns)]),
    ),
    ...(bare.length === 0 ? [] : [`without a row: ${some(bare)}`]),
    ...strange,
  ]
}

function otherClusters({ cluster, clusters }: IngestedExport): readonly string[] {
  if (clusters.length < 2) return []
  const name =
    cluster.clusterId === undefined ? ' This input says no ClusterID: --cluster NAME at ingest gives it a name.' : ''
  return [
    `The workspace holds ${clusters.length} clusters: ${clusters.join(', ')}. --cluster NAME says which is meant.${name}`,
  ]
}

function some(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN
  return more > 0 ? `${names.slice(0, NAMES_SHOWN).join(', ')} and ${more} more` : names.join(', ')
}

/** `175 members: 31 read, 144 known and unused, 0 unknown`. */
export function memberSummary(members: readonly MemberAccount[]): string {
  const count = (fate: MemberAccount['fate']): number => members.filter((member) => member.fate === fate).length
  const unknown = members.filter(({ fate }) => fate === 'unknown').map(unknownText)
  return `${counted(members.length, 'member')}: ${count('read')} read, ${count('known-unused')} known and unused, ${unknown.length} unknown${unknown.length === 0 ? '' : ` (${unknown.join(', ')})`}`
}

/** An unknown table has a note that says nothing here: `empty`, `not listed in header.txt`. */
function unknownText({ name, note, rows }: MemberAccount): string {
  return note === undefined || rows !== undefined ? name : `${name}: ${note}`
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
