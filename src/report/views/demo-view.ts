import { SEVERITIES, type Severity } from '../../findings/severity.js'
import type { ScenarioResult } from '../../simulate/scenario/run-scenario.js'
import { FLOWS } from '../../simulate/scenario/scenario-file.js'
import type { Paint } from './paint.js'
import { scenarioJson } from './plan/scenario-view.js'
import { counted, textTable } from './text-table.js'

/** The demo for programs: scenarios without the traces behind them. */
export function demoJson(result: { readonly scenarios: readonly ScenarioResult[] }): object {
  return { ...result, scenarios: scenarioJson(result.scenarios) }
}

/** How the demo ended: what was found, planned and rehearsed, where the workbook lies, what to try next. */
export function demoView(
  result: {
    readonly workbook: string
    readonly totals: Readonly<Record<Severity, number>>
    readonly movers: number
    readonly plan: string
    readonly standing: string
    readonly changes: number
    readonly requests: number
    readonly differences: number
    readonly call: { readonly caller: string; readonly digits: string; readonly before: string; readonly after: string }
    readonly scenarios: readonly ScenarioResult[]
    readonly next: readonly string[]
  },
  paint: Paint,
): string {
  const { call, plan, standing } = result
  const totals = SEVERITIES.map((severity) => `${result.totals[severity]} ${paint.severity(severity)}`).join(', ')
  const twin =
    result.differences === 0 ? 'the twin is as planned' : `the twin differs in ${counted(result.differences, 'place')}`
  return [
    '',
    `${counted(result.movers, 'person moves', 'people move')}; findings: ${totals}`,
    '',
    paint.strong(`Plan ${plan} (${standing}): ${counted(result.changes, 'change')}`),
    `rehearsed: ${counted(result.requests, 'request')} sent, ${twin}`,
    `${call.caller} dials ${call.digits}`,
    `  before: ${call.before}`,
    `  after:  ${call.after}`,
    '',
    textTable(
      ['', 'flow', 'result', 'cases'],
      result.scenarios.map(({ id, flow, outcome, cases }) => [id, FLOWS[flow], outcome, String(cases.length)]),
    ),
    '',
    paint.good(`Workbook: ${result.workbook}`),
    '',
    paint.strong('Try next:'),
    ...result.next.map((step) => `  ${step}`),
  ].join('\n')
}
