import type { Unchecked } from '../../../analysis/question.js'
import { SEVERITIES, type Severity } from '../../../findings/severity.js'
import type { ClusterFacts, MemberAccount } from '../../../model/snapshot.js'
import { lineAccountText, type ShownGateway } from '../ingest-lgw-view.js'
import { memberSummary } from '../ingest-view.js'
import { organizationLine, type ShownOrganization, unreadLine } from '../ingest-webex-view.js'
import type { Paint } from '../paint.js'
import { codeRanges } from './code-ranges.js'
import { coverageLines, type ShownCoverage } from './coverage-view.js'
import { counted, textTable } from '../text-table.js'

const COLUMNS_SHOWN = 3
const FILES_SHOWN = 8

interface ShownInput {
  readonly kind: string
  readonly subject: string
  readonly name: string
  readonly day: string
  readonly basis: 'stated' | 'taken in'
  readonly ageDays: number
}

/** The state of a workspace, as the view needs it. */
export interface ShownStatus {
  readonly workspace: string
  readonly inputs: readonly ShownInput[]
  readonly clusters: readonly string[]
  readonly ucm?: {
    readonly cluster: ClusterFacts
    readonly counts: Readonly<Record<string, number>>
    readonly members: readonly MemberAccount[]
    readonly absentColumns: readonly string[]
  }
  readonly webex?: ShownOrganization
  readonly gateways: readonly ShownGateway[]
  readonly mapping: {
    readonly missing: number
    readonly proposed: number
    readonly confirmed: number
    readonly written: boolean
  }
  readonly scope?: { readonly basis: string; readonly movers: number; readonly unmatched: number }
  readonly findings?: { readonly totals: Readonly<Record<Severity, number>>; readonly open: number }
  readonly unchecked: readonly Unchecked[]
  readonly coverage?: ShownCoverage
  readonly answers: number
  readonly lastWorkbook?: number
  readonly plan?: {
    readonly id: string
    readonly standing: string
    readonly twin?: {
      readonly holds: string
      readonly rehearsedThrough: number
      readonly waves: number
      readonly complete: boolean
    }
  }
  readonly next: readonly string[]
}

/** What is here, what is missing for which question, what to do next. */
export function statusView(status: ShownStatus, paint: Paint): string {
  return [
    paint.strong(`workspace ${status.workspace}`),
    ...status.inputs.map((input) => `  ${inputLine(input)}`),
    ...clusterLines(status, paint),
    ...ucmLines(status),
    ...webexLines(status, paint),
    ...gatewayLines(status),
    `  mapping: ${mappingText(status.mapping)}`,
    ...(status.scope === undefined
      ? []
      : [
          `  movers: ${status.scope.movers} ${status.scope.basis === 'roster' ? 'by the roster' : 'presumed (no roster)'}, ${status.scope.unmatched} roster rows unmatched`,
        ]),
    ...findingLine(status),
    `  answers recorded: ${status.answers}${status.lastWorkbook === undefined ? '' : `; last workbook handed out: revision ${status.lastWorkbook}`}`,
    ...planLines(status),
    ...coverageLines(status.coverage, paint),
    ...missingLines(status.unchecked, paint),
    '',
    paint.strong('Next:'),
    ...status.next.map((step) => `  ${step}`),
  ].join('\n')
}

function inputLine({ kind, subject, name, day, basis, ageDays }: ShownInput): string {
  const what = subject === '' || subject === name ? kind : `${kind} ${subject}`
  const age = ageDays === 0 ? 'today' : `${counted(ageDays, 'day')} old`
  return `${what}: ${name}, ${basis === 'stated' ? 'of' : 'taken in'} ${day} (${age})`
}

function clusterLines({ clusters, ucm }: ShownStatus, paint: Paint): readonly string[] {
  if (clusters.length < 2) return []
  const here = `${clusters.length} clusters: ${clusters.join(', ')}`
  return [ucm === undefined ? paint.bad(`  ${here}; say which one with --cluster`) : `  ${here}`]
}

function ucmLines({ ucm, clusters }: ShownStatus): readonly string[] {
  if (ucm === undefined) return clusters.length > 1 ? [] : ['  no Unified CM export yet']
  return [
    `  ${memberSummary(ucm.members)}`,
    `  objects: ${countsText(ucm.counts)}`,
    ...absentColumnLines(ucm.absentColumns),
  ]
}

/** How many columns each file lacks, with the first of them; `--json` has them all. */
function absentColumnLines(absent: readonly string[]): readonly string[] {
  const byFile = new Map<string, string[]>()
  for (const text of absent) {
    const at = text.lastIndexOf(': ')
    const file = text.slice(0, at)
    byFile.set(file, [...(byFile.get(file) ?? []), text.slice(at + 2)])
  }
  const lines = [...byFile].map(([file, columns]) => {
    const more = columns.length > COLUMNS_SHOWN ? `, and ${columns.length - COLUMNS_SHOWN} more` : ''
    return `  columns absent in ${file}: ${columns.slice(0, COLUMNS_SHOWN).join(', ')}${more}`
  })
  const files = lines.length - FILES_SHOWN
  return files > 0 ? [...lines.slice(0, FILES_SHOWN), `  columns absent in ${files} more files: status --json`] : lines
}

function webexLines({ webex }: ShownStatus, paint: Paint): readonly string[] {
  if (webex === undefined) return ['  no Webex organization yet']
  const counts = countsText(webex.counts)
  return [
    `  Webex: ${organizationLine(webex)}${counts === '' ? '' : `; ${counts}`}`,
    ...unreadLine(webex, paint).map((line) => `  Webex: ${line}`),
  ]
}

function gatewayLines({ gateways }: ShownStatus): readonly string[] {
  if (gateways.length === 0) return ['  no gateway configuration yet']
  return gateways.map(({ gateway, account }) => `  gateway ${gateway}: ${lineAccountText(account)}`)
}

function countsText(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ')
}

function mappingText(mapping: ShownStatus['mapping']): string {
  if (!mapping.written) return 'none yet'
  return `${mapping.confirmed} confirmed, ${mapping.proposed} proposed, ${mapping.missing} missing`
}

function findingLine({ findings }: ShownStatus): readonly string[] {
  if (findings === undefined) return []
  const parts = SEVERITIES.map((severity) => `${findings.totals[severity]} ${severity}`)
  return [`  findings: ${parts.join(', ')}; ${findings.open} wait for an answer or a correction`]
}

function planLines({ plan }: ShownStatus): readonly string[] {
  if (plan === undefined) return ['  no plan yet']
  const head = `  plan ${plan.id}: ${plan.standing}`
  if (plan.twin === undefined) return [head]
  const { holds, rehearsedThrough, waves, complete } = plan.twin
  if (complete) return [head, `  twin: rehearsed through wave ${rehearsedThrough}, all of the plan`]
  const through = rehearsedThrough === 0 ? 'no wave is rehearsed' : `rehearsed through wave ${rehearsedThrough}`
  return [head, `  twin: ${through} of ${waves}; it holds ${holds}`]
}

function missingLines(unchecked: readonly Unchecked[], paint: Paint): readonly string[] {
  if (unchecked.length === 0) return []
  const byUnlock = new Map<string, string[]>()
  for (const { code, unlock } of unchecked) byUnlock.set(unlock, [...(byUnlock.get(unlock) ?? []), code])
  const rows = [...byUnlock].map(([unlock, codes]) => [codeRanges(codes), unlock])
  return ['', paint.strong('Not judged yet:'), textTable(['codes', 'unlocked by'], rows)]
}
