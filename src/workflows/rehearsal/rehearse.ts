import { type RunProgress, runChanges } from '../../execute/executor.js'
import type { Journal } from '../../execute/ports.js'
import type { RunResult } from '../../execute/run-result.js'
import { finding, type Finding } from '../../findings/finding.js'
import { compareNetworks, type Difference } from '../../plan/projection/compare-networks.js'
import { changesOf, type Plan } from '../../plan/plan.js'
import type { TwinStore } from '../../twin/ports.js'
import { readTwin } from '../../twin/read-back.js'
import { Twin } from '../../twin/twin.js'
import { networkAsRead, networkAt } from '../plans/network-at.js'
import { loadPlan } from '../plans/plan-load.js'
import { standingOf } from '../plans/plan-standing.js'
import type { Workspace } from '../ports.js'
import { lastSeeding, networkBasis, seedAnew, type Seeding, twinRunId } from './twin-run.js'
import { yieldingSystems } from './yielding-systems.js'

export interface RehearseOptions {
  /** Through this wave; by default all. */
  readonly wave: number | undefined
  readonly plan: string | undefined
  /** Seed the twin anew, whatever it holds. */
  readonly fresh: boolean
}

/** Why the twin was seeded before the run. */
export type SeedReason = 'first' | 'asked' | 'cut-short' | 'other-plan' | 'other-inputs'

export interface Rehearsal {
  readonly plan: string
  /** `DRAFT`, or who approved the plan and when. */
  readonly standing: string
  /** The highest wave that was rehearsed on this twin, now or before. */
  readonly throughWave: number
  readonly seeded?: SeedReason
  readonly run: RunResult
  /** Where the twin, read back, is not as the plan projects it. */
  readonly differences: readonly Difference[]
  readonly findings: readonly Finding[]
  /** Everything is done, and the twin is as projected. */
  readonly complete: boolean
}

/**
 * Carries the plan out on the twin, takes up where an earlier rehearsal stopped, then reads the twin
 * back and holds it against the projection. UserError for a plan made from other inputs or without
 * that wave.
 */
export async function rehearse(
  options: RehearseOptions,
  ports: {
    readonly workspace: Workspace
    readonly sleep: (seconds: number) => Promise<void>
    readonly progress?: (event: RunProgress) => void
  },
): Promise<Rehearsal> {
  const { workspace } = ports
  const plan = loadPlan(workspace, options.plan)
  const through = options.wave ?? lastWave(plan)
  // Refuses a stale plan and an unknown wave before anything is touched.
  if (plan.waves.length > 0) networkAt(workspace, { wave: through }, plan)
  const store = workspace.openTwin()
  try {
    const journal = workspace.store.journal()
    const { twin, seeding, reason } = readyTwin(plan, options.fresh, workspace, store, journal)
    const run = await runChanges({
      run: twinRunId(plan.id, seeding.generation),
      changes: changesOf(plan),
      only: ({ wave }) => wave <= through,
      systems: yieldingSystems(twin, ports.sleep),
      journal,
      sleep: ports.sleep,
      ...(ports.progress === undefined ? {} : { progress: ports.progress }),
    })
    const throughWave = Math.max(through, highestWave(plan, journal, run.run))
    const differences = compareNetworks(expectedNetwork(workspace, plan, throughWave), readTwin(store))
    return {
      plan: plan.id,
      standing: standingOf(plan, workspace),
      throughWave,
      ...(reason === undefined ? {} : { seeded: reason }),
      run,
      differences,
      findings: [...run.findings, ...differences.map((difference) => unlikeProjection(difference, throughWave))],
      complete: run.complete && differences.length === 0,
    }
  } finally {
    store.close()
  }
}

/** The highest wave of which the run has begun anything; 0 = none. */
export function highestWave(plan: Plan, journal: Journal, run: string): number {
  const begun = new Set(journal.records(run).map(({ change }) => change))
  return changesOf(plan).reduce((highest, { id, wave }) => (begun.has(id) ? Math.max(highest, wave) : highest), 0)
}

/** The network after that many waves; before any change for 0. */
export function expectedNetwork(workspace: Workspace, plan: Plan, wave: number) {
  return wave === 0 ? networkAt(workspace, 'before') : networkAt(workspace, { wave }, plan)
}

function readyTwin(
  plan: Plan,
  fresh: boolean,
  workspace: Workspace,
  store: TwinStore,
  journal: Journal,
): { readonly twin: Twin; readonly seeding: Seeding; readonly reason?: SeedReason } {
  const network = networkAsRead(workspace)
  const held = Twin.open(store)
  const last = held === undefined ? undefined : lastSeeding(journal)
  const reason = fresh ? 'asked' : seedReason(last, plan.id, networkBasis(network))
  if (reason === undefined && last !== undefined && held !== undefined) return { twin: held, seeding: last }
  let twin = held
  const seeding = seedAnew(journal, plan.id, network, () => {
    twin = Twin.seed(store, network)
  })
  if (twin === undefined) throw new Error('seeding made no twin')
  return { twin, seeding, reason: reason ?? 'first' }
}

/** A rehearsal can be done again, so a twin that does not fit is simply made anew. */
function seedReason(last: Seeding | undefined, plan: string, basis: string): SeedReason | undefined {
  if (last === undefined) return 'first'
  if (!last.complete) return 'cut-short'
  if (last.plan !== plan) return 'other-plan'
  return last.basis === basis ? undefined : 'other-inputs'
}

function lastWave(plan: Plan): number {
  return plan.waves.reduce((highest, { number }) => Math.max(highest, number), 0)
}

function unlikeProjection({ system, kind, key, field, expected, actual }: Difference, wave: number): Finding {
  const what = field === undefined ? `${kind} ${key}` : `${kind} ${key}, ${field}`
  return finding({
    code: 'WAV-003',
    subject: `${kind}:${key}`,
    scope: `wave:${wave}`,
    wave,
    message: `${system} ${what}: the twin has ${actual ?? 'none'}, the plan expects ${expected ?? 'none'}`,
    evidence: [
      { label: 'planned', value: expected ?? '(none)' },
      { label: 'on the twin', value: actual ?? '(none)' },
    ],
  })
}
