import type { JournalEvent, JournalRecord } from '../../execute/ports.js'
import { JOURNAL_EVENTS } from '../../execute/ports.js'
import { changesOf, type Plan } from '../../plan/plan.js'
import { loadPlan } from '../plans/plan-load.js'
import { standingOf } from '../plans/plan-standing.js'
import type { Workspace } from '../ports.js'
import { heldSeeding, type Seeding, twinRunId } from './twin-run.js'

/** One change as the journal left it. */
export interface ChangeStanding {
  readonly id: string
  readonly title: string
  readonly wave: number
  readonly phase: string
  /** Its last record; `open` = not begun. */
  readonly event: JournalEvent | 'open'
  readonly detail?: string
  /** Requests that went out for it, over all calls. */
  readonly sent: number
  readonly at?: string
}

export interface RunStatus {
  readonly plan: string
  readonly standing: string
  /** Absent while the plan was never rehearsed on the twin as it is now. */
  readonly run?: string
  /** `nothing`, or the plan that the twin was made for. */
  readonly twinHolds: string
  /** The highest wave that is done together with all before it; 0 = none. */
  readonly rehearsedThrough: number
  readonly changes: readonly ChangeStanding[]
  readonly counts: Readonly<Record<JournalEvent | 'open', number>>
  /** Nothing is left to do. */
  readonly complete: boolean
}

const FINISHED: ReadonlySet<JournalEvent | 'open'> = new Set(['done', 'adopted', 'confirmed'])

/** What the journal says about the rehearsal of a plan on the twin as it is now; of the twin only whether it is there. */
export function runStatus(workspace: Workspace, planId: string | undefined): RunStatus {
  const plan = loadPlan(workspace, planId)
  const journal = workspace.store.journal()
  const seeding = seedingOfTwin(workspace)
  const run = seeding?.plan === plan.id ? twinRunId(plan.id, seeding.generation) : undefined
  const byChange = new Map<string, JournalRecord[]>()
  for (const record of run === undefined ? [] : journal.records(run)) {
    byChange.set(record.change, [...(byChange.get(record.change) ?? []), record])
  }
  const changes = changesOf(plan).map(({ id, title, wave, phase }): ChangeStanding => {
    const records = byChange.get(id) ?? []
    const last = records.at(-1)
    return {
      id,
      title,
      wave,
      phase,
      event: last?.event ?? 'open',
      ...(last?.detail === undefined ? {} : { detail: last.detail }),
      sent: records.filter(({ event }) => event === 'intent').length,
      ...(last === undefined ? {} : { at: last.at }),
    }
  })
  const count = (event: JournalEvent | 'open'): number => changes.filter((change) => change.event === event).length
  return {
    plan: plan.id,
    standing: standingOf(plan, workspace),
    ...(run === undefined ? {} : { run }),
    twinHolds: seeding === undefined ? 'nothing' : `plan ${seeding.plan}${seeding.complete ? '' : ', made by half'}`,
    rehearsedThrough: run === undefined ? 0 : doneThrough(plan, changes),
    changes,
    counts: Object.fromEntries([...JOURNAL_EVENTS, 'open' as const].map((event) => [event, count(event)])) as Record<
      JournalEvent | 'open',
      number
    >,
    complete: run !== undefined && seeding?.complete === true && changes.every(({ event }) => FINISHED.has(event)),
  }
}

function seedingOfTwin(workspace: Workspace): Seeding | undefined {
  const store = workspace.openTwin()
  try {
    return heldSeeding(workspace.store.journal(), store)
  } finally {
    store.close()
  }
}

function doneThrough(plan: Plan, changes: readonly ChangeStanding[]): number {
  const open = new Set(changes.filter(({ event }) => !FINISHED.has(event)).map(({ wave }) => wave))
  const waves = plan.waves.map(({ number }) => number).sort((a, b) => a - b)
  const first = waves.findIndex((wave) => open.has(wave))
  return (first === -1 ? waves.at(-1) : waves[first - 1]) ?? 0
}
