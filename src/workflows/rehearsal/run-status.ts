import type { JournalEvent, JournalRecord } from '../../execute/ports.js'
import { JOURNAL_EVENTS } from '../../execute/ports.js'
import { changesOf } from '../../plan/plan.js'
import { loadPlan } from '../plans/plan-load.js'
import { standingOf } from '../plans/plan-standing.js'
import type { Workspace } from '../ports.js'
import { lastSeeding, twinRunId } from './twin-run.js'

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
  readonly changes: readonly ChangeStanding[]
  readonly counts: Readonly<Record<JournalEvent | 'open', number>>
  /** Nothing is left to do. */
  readonly complete: boolean
}

const FINISHED: ReadonlySet<JournalEvent | 'open'> = new Set(['done', 'adopted', 'confirmed'])

/** What the journal says about the rehearsal of a plan; nothing is read from the twin. */
export function runStatus(workspace: Workspace, planId: string | undefined): RunStatus {
  const plan = loadPlan(workspace, planId)
  const journal = workspace.store.journal()
  const seeding = lastSeeding(journal)
  const run = seeding === undefined || seeding.plan !== plan.id ? undefined : twinRunId(plan.id, seeding.generation)
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
    standing: standingOf(plan, workspace.store),
    ...(run === undefined ? {} : { run }),
    changes,
    counts: Object.fromEntries([...JOURNAL_EVENTS, 'open' as const].map((event) => [event, count(event)])) as Record<
      JournalEvent | 'open',
      number
    >,
    complete: changes.every(({ event }) => FINISHED.has(event)),
  }
}
