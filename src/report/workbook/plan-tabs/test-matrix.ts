import { callsToTest } from '../../../simulate/calls/test-selection.js'
import type { Verdict } from '../../../simulate/calls/verdict.js'
import type { ScenarioCase, ScenarioResult } from '../../../simulate/scenario/run-scenario.js'
import { FLOWS } from '../../../simulate/scenario/scenario-file.js'
import type { CellValue, SheetDocument, Tone } from '../../ports.js'
import type { PlanReport } from './plan-report.js'
import { pathInWords } from './plan-report.js'

const TONES: Readonly<Record<string, Tone>> = {
  same: 'good',
  'moved-as-planned': 'good',
  works: 'good',
  gained: 'slight',
  'works differently': 'moderate',
  'not simulated yet': 'neutral',
  'no such case': 'neutral',
  'not-comparable': 'moderate',
  cannot: 'critical',
  ...Object.fromEntries(
    (['lost', 'misrouted', 'detour', 'slower', 'cut-short', 'ambiguous', 'loop'] satisfies Verdict[]).map((verdict) => [
      verdict,
      'critical',
    ]),
  ),
}

/** Calls to place by hand after the move, each with what the simulation predicts (`audit-workbook` 3, tab 19). */
export function testMatrixSheet(report: PlanReport): SheetDocument {
  const rows = [...scenarioRows(report.scenarios), ...callRows(report)]
  return {
    name: 'Test matrix',
    frozenColumns: 1,
    columns: [
      { header: 'Test', width: 8, kind: 'text' },
      { header: 'Flow', width: 30, kind: 'text', wrap: true },
      { header: 'From', width: 30, kind: 'text', wrap: true },
      { header: 'To', width: 24, kind: 'text', wrap: true },
      { header: 'Dialed', width: 18, kind: 'phone' },
      { header: 'Predicted path', width: 34, kind: 'text', wrap: true },
      { header: 'Predicted result', width: 40, kind: 'text', wrap: true },
      { header: 'Predicted calling number', width: 18, kind: 'phone' },
      { header: 'Simulated verdict', width: 18, kind: 'text', tones: TONES },
      { header: 'What is different', width: 44, kind: 'text', wrap: true },
      { header: 'Cases', width: 8, kind: 'integer', note: 'How many pairs of people the scenario was played with.' },
    ],
    rows,
  }
}

/** One line per scenario, shown by its worst case. */
function scenarioRows(scenarios: readonly ScenarioResult[]): readonly (readonly CellValue[])[] {
  return scenarios.map((scenario) => {
    const shown = scenario.cases.find(({ result }) => result === scenario.outcome)
    return [
      scenario.id,
      `${FLOWS[scenario.flow]}: ${scenario.title}`,
      shown?.cast[0]?.label,
      shown === undefined ? undefined : castNames(shown),
      shown?.dialed.join(', then '),
      shown === undefined ? undefined : pathInWords(shown.after),
      shown?.after.outcome,
      shown?.after.callingNumber,
      scenario.outcome,
      [shown?.how ?? '', scenario.remark ?? ''].filter((text) => text !== '').join('. ') || undefined,
      scenario.cases.length,
    ]
  })
}

function castNames({ cast }: ScenarioCase): string {
  return cast
    .slice(1)
    .map(({ part, label }) => `${part} ${label}`)
    .join(', ')
}

function callRows({ routes }: PlanReport): readonly (readonly CellValue[])[] {
  return callsToTest(routes).map(({ fromLabel, moverLabel, dialed, after, comparison }, index) => [
    `C${index + 1}`,
    'Call to somebody who moves',
    fromLabel,
    moverLabel,
    dialed,
    pathInWords(after),
    after.outcome,
    after.callingNumber,
    comparison.verdict,
    comparison.how === '' ? undefined : comparison.how,
    1,
  ])
}
