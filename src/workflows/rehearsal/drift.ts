import { UserError } from '../../findings/user-error.js'
import { compareNetworks, type Difference } from '../../plan/projection/compare-networks.js'
import { readTwin } from '../../twin/read-back.js'
import { loadPlan } from '../plans/plan-load.js'
import type { Workspace } from '../ports.js'
import { expectedNetwork, highestWave } from './rehearse.js'
import { heldSeeding, twinRunId } from './twin-run.js'

export interface Drift {
  readonly plan: string
  readonly at: 'twin'
  /** Compared with the projection through this wave; 0 = as before the plan. */
  readonly throughWave: number
  readonly differences: readonly Difference[]
}

/**
 * Holds the twin against the projection of the plan through the highest wave that was rehearsed on it.
 * UserError when the twin holds another plan, or nothing.
 */
export function drift(workspace: Workspace, planId: string | undefined): Drift {
  const plan = loadPlan(workspace, planId)
  const journal = workspace.store.journal()
  const store = workspace.openTwin()
  try {
    const seeding = heldSeeding(journal, store)
    if (seeding === undefined || seeding.plan !== plan.id) {
      const holds = seeding === undefined ? 'nothing' : `plan ${seeding.plan}`
      throw new UserError(`the twin holds ${holds}, not plan ${plan.id}`, {
        hint: `rehearse it first: rehome rehearse --plan ${plan.id}`,
      })
    }
    const throughWave = highestWave(plan, journal, twinRunId(plan.id, seeding.generation))
    const differences = compareNetworks(expectedNetwork(workspace, plan, throughWave), readTwin(store))
    return { plan: plan.id, at: 'twin', throughWave, differences }
  } finally {
    store.close()
  }
}
