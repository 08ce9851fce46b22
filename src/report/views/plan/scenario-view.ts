import type { NetworkTrace } from '../../../routing/network-trace.js'
import type { ScenarioResult } from '../../../simulate/scenario/run-scenario.js'
import { FLOWS } from '../../../simulate/scenario/scenario-file.js'
import type { Paint } from '../paint.js'
import { counted, textTable } from '../text-table.js'

const SHOWN_CASES = 3

/** Scenarios for programs: how each case ended, without the traces behind it (`route` prints those). */
export function scenarioJson(scenarios: readonly ScenarioResult[]): readonly object[] {
  const ending = ({ disposition, outcome, reached, trunkSessions }: NetworkTrace): object => ({
    disposition,
    outcome,
    ...(reached === undefined ? {} : { reached }),
    trunkSessions,
  })
  return scenarios.map(({ cases, ...scenario }) => ({
    ...scenario,
    cases: cases.map(({ before, after, ...each }) => ({ ...each, before: ending(before), after: ending(after) })),
  }))
}

/** After `simulate scenario`: one line per scenario, then what deserves a look. */
export function scenarioView(
  result: { readonly plan: string; readonly standing: string; readonly scenarios: readonly ScenarioResult[] },
  paint: Paint,
): string {
  const rows = result.scenarios.map(({ id, flow, title, outcome, cases, asExpected }) => [
    id,
    FLOWS[flow],
    title,
    asExpected ? outcome : `${outcome} (not as expected)`,
    String(cases.length),
  ])
  return [
    paint.strong(`Plan ${result.plan}: ${result.standing}`),
    textTable(['', 'flow', 'scenario', 'result', 'cases'], rows),
    ...result.scenarios.flatMap((scenario) => detail(scenario, paint)),
  ].join('\n')
}

function detail(scenario: ScenarioResult, paint: Paint): readonly string[] {
  const { id, outcome, expected, asExpected, remark, cases, notToday, leftOut } = scenario
  if (outcome === 'works' || outcome === 'no such case') return asExpected ? [] : [`${id}: expected ${expected ?? ''}`]
  const worst = cases.filter(({ result }) => result === outcome)
  return [
    '',
    paint.strong(`${id} ${outcome}${asExpected ? '' : `, expected ${expected ?? ''}`}`),
    ...(remark === undefined ? [] : [`  ${remark}`]),
    ...worst
      .slice(0, SHOWN_CASES)
      .map(({ cast, dialed, how }) => `  ${cast.map(({ label }) => label).join(' → ')} (${dialed.join(', ')}): ${how}`),
    ...(worst.length > SHOWN_CASES ? [`  … and ${counted(worst.length - SHOWN_CASES, 'more case')}`] : []),
    ...(notToday > 0 ? [`  ${counted(notToday, 'pair')} cannot call each other this way today`] : []),
    ...(leftOut > 0 ? [`  ${counted(leftOut, 'further case')} not played`] : []),
  ]
}
