import type { Paint } from '../paint.js'
import { counted, textTable } from '../text-table.js'

/** What the journal says about one change. */
interface StandingLine {
  readonly id: string
  readonly title: string
  readonly wave: number
  readonly phase: string
  readonly event: string
  readonly detail?: string
  readonly sent: number
}

export interface RunStanding {
  readonly plan: string
  readonly standing: string
  readonly run?: string
  readonly twinHolds: string
  readonly changes: readonly StandingLine[]
  readonly counts: Readonly<Record<string, number>>
  readonly complete: boolean
}

const FINISHED: ReadonlySet<string> = new Set(['done', 'adopted', 'confirmed'])

/** Counts, then what is not finished. */
export function runStatusView(status: RunStanding, paint: Paint): string {
  const head = paint.strong(`Plan ${status.plan} (${status.standing})`)
  if (status.run === undefined) {
    return `${head}\nnever rehearsed on the twin as it is now, which holds ${status.twinHolds}: rehome rehearse --plan ${status.plan}`
  }
  const counts = Object.entries(status.counts).filter(([, count]) => count > 0)
  const open = status.changes.filter(({ event }) => !FINISHED.has(event))
  return [
    `${head}, run ${status.run}`,
    `${counted(status.changes.length, 'change')}: ${counts.map(([event, count]) => `${count} ${event}`).join(', ')}`,
    ...(open.length === 0 ? [] : ['', openTable(open)]),
    status.complete ? paint.good('complete') : paint.bad('incomplete: rehome run resume'),
  ].join('\n')
}

function openTable(open: readonly StandingLine[]): string {
  const rows = open.map(({ wave, phase, event, title, detail }) => [
    String(wave),
    phase,
    event,
    detail === undefined ? title : `${title}: ${detail}`,
  ])
  return textTable(['wave', 'phase', 'last', 'change'], rows)
}
