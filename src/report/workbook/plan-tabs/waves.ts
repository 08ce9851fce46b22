import type { PlannedWave } from '../../../plan/plan.js'
import type { SheetDocument } from '../../ports.js'
import type { PlanReport } from './plan-report.js'

/** One line per wave of the plan: who, what and how much (`audit-workbook` 3, tab 17). */
export function wavesSheet({ plan, standing }: PlanReport): SheetDocument {
  return {
    name: 'Waves',
    frozenColumns: 1,
    columns: [
      { header: 'Wave', width: 7, kind: 'integer' },
      { header: 'Plan', width: 22, kind: 'text', wrap: true },
      { header: 'Standing', width: 26, kind: 'text', wrap: true },
      { header: 'Locations', width: 20, kind: 'text', wrap: true },
      { header: 'Agents', width: 9, kind: 'integer' },
      { header: 'Supervisors', width: 12, kind: 'integer' },
      {
        header: 'Left out',
        width: 9,
        kind: 'integer',
        note: 'People of the roster for whom nothing can be planned yet.',
      },
      { header: 'Numbers', width: 10, kind: 'integer' },
      { header: 'Changes in Unified CM', width: 12, kind: 'integer' },
      { header: 'Changes in the gateway', width: 12, kind: 'integer' },
      { header: 'Changes in Webex', width: 12, kind: 'integer' },
      { header: 'Steps by people', width: 10, kind: 'integer' },
      { header: 'Blockers of the plan', width: 11, kind: 'integer' },
      { header: 'Open questions', width: 11, kind: 'integer' },
    ],
    rows: plan.waves.map((wave) => {
      const movers = plan.movers.filter((mover) => mover.wave === wave.number)
      const moving = movers.filter(({ leftOut }) => leftOut === undefined)
      return [
        wave.number,
        plan.id,
        standing,
        wave.locations.join(', '),
        moving.filter(({ role }) => role !== 'SUPERVISOR').length,
        moving.filter(({ role }) => role !== 'AGENT').length,
        movers.length - moving.length,
        moving.reduce((total, { lines }) => total + lines.length, 0),
        ...(['ucm', 'lgw', 'webex', 'people'] as const).map((system) => changesIn(wave, system)),
        plan.findings.filter(({ severity, wave: of }) => severity === 'BLOCKER' && (of ?? wave.number) === wave.number)
          .length,
        plan.open.length,
      ]
    }),
  }
}

function changesIn({ changes }: PlannedWave, system: 'ucm' | 'lgw' | 'webex' | 'people'): number {
  return changes.filter(({ what }) => what.system === system).length
}
