import type { Change } from '../../../plan/change.js'
import { inverse } from '../../../plan/change.js'
import type { SheetDocument } from '../../ports.js'
import type { PlanReport } from './plan-report.js'

const SYSTEMS = { ucm: 'Unified CM', lgw: 'Gateway', webex: 'Webex', people: 'People' } as const
const PHASES = { prepare: 'days ahead', cutover: 'in the window', 'clean-up': 'after sign-off' } as const

/** Every step of the plan in the order in which it is carried out (`audit-workbook` 3, tab 18). */
export function runbookSheet({ plan, standing }: PlanReport): SheetDocument {
  const changes = plan.waves.flatMap((wave) => wave.changes)
  const steps = new Map(changes.map(({ id }, index) => [id, index + 1]))
  return {
    name: 'Runbook',
    title: `Runbook ${plan.id} (${standing})`,
    frozenColumns: 1,
    columns: [
      { header: 'Step', width: 7, kind: 'integer' },
      { header: 'Wave', width: 7, kind: 'integer' },
      { header: 'When', width: 14, kind: 'text' },
      { header: 'System', width: 12, kind: 'text' },
      { header: 'Done by', width: 11, kind: 'text' },
      { header: 'Action', width: 52, kind: 'text', wrap: true },
      { header: 'Expected result', width: 36, kind: 'text', wrap: true },
      { header: 'Why', width: 40, kind: 'text', wrap: true },
      { header: 'Whom it interrupts', width: 30, kind: 'text', wrap: true },
      { header: 'Seconds', width: 9, kind: 'integer', note: 'Empty: until the end of the window.' },
      { header: 'After step', width: 12, kind: 'text', wrap: true },
      { header: 'Undo', width: 20, kind: 'text', wrap: true },
      { header: 'Change', width: 40, kind: 'text', outlineLevel: 1 },
    ],
    rows: changes.map((change, index) => [
      index + 1,
      change.wave,
      PHASES[change.phase],
      SYSTEMS[change.what.system],
      change.what.system === 'people' ? 'people' : 'rehome',
      change.what.system === 'people' ? change.what.text : change.title,
      expectedResult(change),
      change.why,
      interruption(change),
      change.interrupts.seconds,
      change.needs.flatMap((id) => steps.get(id) ?? []).join(', ') || undefined,
      inverse(change.what) === undefined ? 'none: done by people' : 'the state before, in reverse order',
      change.id,
    ]),
  }
}

function expectedResult({ what }: Change): string {
  switch (what.system) {
    case 'people':
      return what.expected
    case 'lgw':
      return `${what.lines.length} lines stand in the running configuration of ${what.key}`
    case 'ucm':
    case 'webex': {
      const where = `${what.kind} ${what.system === 'ucm' ? (what.newKey ?? what.key) : what.key}`
      const [isThere, willBe] = [what.before !== undefined, what.after !== undefined]
      if (!willBe) return `${where} is gone`
      return isThere ? `${where}, read back as planned` : `${where} is there, read back`
    }
  }
}

function interruption({ interrupts }: Change): string {
  if (interrupts.whom.length === 0) return interrupts.how
  const shown = interrupts.whom.slice(0, 5).join(', ')
  const more = interrupts.whom.length > 5 ? ` and ${interrupts.whom.length - 5} more` : ''
  return `${shown}${more}: ${interrupts.how}`
}
