import type { JudgedFinding } from '../../analysis/audit.js'
import type { Unchecked } from '../../analysis/question.js'
import { SEVERITIES, type Severity } from '../../findings/severity.js'
import { findingJson } from './check-view.js'
import type { Paint } from './paint.js'
import { counted } from './text-table.js'

const SHOWN = 12

/** After `report workbook`. */
export function reportedView(result: {
  readonly path: string
  readonly revision: number
  readonly sheets: readonly { readonly name: string; readonly rows: number }[]
  readonly stalePlan?: string
}): string {
  const tabs = result.sheets.map(({ name, rows }) => `${name} (${rows})`)
  return [
    `Workbook revision ${result.revision}: ${result.path}`,
    `tabs (rows): ${tabs.join(', ')}`,
    ...(result.stalePlan === undefined ? [] : [`Without the plan, which is stale or damaged: ${result.stalePlan}`]),
    'When it comes back: rehome decide import <file>',
  ].join('\n')
}

/** The audit for programs. */
export function auditJson(result: { readonly findings: readonly JudgedFinding[] }): object {
  return { ...result, findings: result.findings.map(findingJson) }
}

/** After `audit`: the totals, the worst findings, where the workbook lies, what to try next. */
export function auditView(
  result: {
    readonly name: string
    readonly release?: string
    readonly findings: readonly JudgedFinding[]
    readonly totals: Readonly<Record<Severity, number>>
    readonly unchecked: readonly Unchecked[]
    readonly workbook: { readonly path: string }
  },
  paint: Paint,
): string {
  const totals = SEVERITIES.map((severity) => `${result.totals[severity]} ${paint.severity(severity)}`).join(', ')
  const worst = result.findings
    .slice(0, SHOWN)
    .map(({ finding }) => `  ${paint.severity(finding.severity)} ${finding.code} ${finding.message}`)
  const more = result.findings.length - worst.length
  return [
    paint.strong(`${result.name}${result.release === undefined ? '' : `, release ${result.release}`}`),
    `${counted(result.findings.length, 'finding')}: ${totals}`,
    ...worst,
    ...(more > 0 ? [`  … ${more} more in the workbook`] : []),
    `${counted(new Set(result.unchecked.map(({ code }) => code)).size, 'code')} could not be judged; tab README says what would unlock them.`,
    paint.good(`Workbook: ${result.workbook.path}`),
  ].join('\n')
}
