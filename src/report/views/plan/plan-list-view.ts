import type { PlanComparison } from '../../../plan/compare-plans.js'
import type { Paint } from '../paint.js'
import { counted, textTable } from '../text-table.js'

/** One plan of a workspace, as the view needs it. */
export interface PlanLine {
  readonly id: string
  readonly locations: readonly string[]
  readonly movers: number
  readonly changes: number
  readonly open: number
  readonly approval?: { readonly by: string; readonly at: string }
  readonly stale: readonly string[]
  readonly isCurrent: boolean
}

/** One that cannot be read, and why. */
export interface UnreadableLine {
  readonly id: string
  readonly isCurrent: boolean
  readonly unreadable: string
}

/** The plans of a workspace; `*` marks the one that commands take when none is named. */
export function planListView(plans: readonly (PlanLine | UnreadableLine)[]): string {
  if (plans.length === 0) return 'No plan yet: rehome plan create --location <name>'
  const rows = plans.map((plan) => [`${plan.isCurrent ? '* ' : '  '}${plan.id}`, ...cells(plan)])
  return textTable(['  plan', 'locations', 'movers', 'changes', 'open', 'standing'], rows)
}

function cells(plan: PlanLine | UnreadableLine): readonly string[] {
  if ('unreadable' in plan) return ['-', '-', '-', '-', `UNREADABLE: ${plan.unreadable}`]
  const { locations, movers, changes, open, approval, stale } = plan
  return [
    locations.join(', '),
    String(movers),
    String(changes),
    String(open),
    `${approval === undefined ? 'DRAFT' : `APPROVED by ${approval.by}`}${stale.length === 0 ? '' : ', STALE'}`,
  ]
}

/** What distinguishes two plans, for the people who choose between them. */
export function planComparisonView(comparison: PlanComparison, paint: Paint): string {
  const { first, second, added, removed, changed, seats, sharedLines, systems } = comparison
  return [
    paint.strong(`${first} → ${second}`),
    '',
    ...section('Moves only in the second', added, paint),
    ...section('Moves only in the first', removed, paint),
    ...section(
      'Moves otherwise',
      changed.map(({ label, differences }) => `${label}: ${differences.join('; ')}`),
      paint,
    ),
    textTable(
      ['', 'first', 'second'],
      [
        ['new Customer Assist seats', String(seats[0]), String(seats[1])],
        ['shared lines undecided', String(sharedLines[0]), String(sharedLines[1])],
      ],
    ),
    '',
    textTable(
      ['changes', 'first', 'second', 'only first', 'only second', 'different'],
      systems.map((line) =>
        [line.system, line.first, line.second, line.onlyFirst, line.onlySecond, line.different].map(String),
      ),
    ),
    '',
    ...section('Findings only in the first', comparison.findingsOnlyFirst, paint),
    ...section('Findings only in the second', comparison.findingsOnlySecond, paint),
  ]
    .join('\n')
    .trimEnd()
}

function section(title: string, lines: readonly string[], paint: Paint): readonly string[] {
  if (lines.length === 0) return []
  return [
    paint.strong(`${title} (${counted(lines.length, 'entry', 'entries')}):`),
    ...lines.map((line) => `  ${line}`),
    '',
  ]
}
