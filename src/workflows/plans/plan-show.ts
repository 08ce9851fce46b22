import { UserError } from '../../findings/user-error.js'
import type { PlanComparison } from '../../plan/compare-plans.js'
import { comparePlans } from '../../plan/compare-plans.js'
import type { Plan, PlanBasis } from '../../plan/plan.js'
import { changesOf } from '../../plan/plan.js'
import { staleness } from '../../plan/staleness.js'
import { basisOf } from './plan-freshness.js'
import { currentPlanId, loadPlan, planNames, planOrReason } from './plan-load.js'
import { approvalOf } from './plan-standing.js'
import type { Approval, Workspace } from '../ports.js'

/** A plan and where it stands. */
export interface ShownPlan {
  readonly plan: Plan
  /** Absent while it is a draft. */
  readonly approval?: Approval
  /** What changed since it was made, in words. */
  readonly stale: readonly string[]
}

/** A file of the list that is no plan any more. */
export interface UnreadablePlan {
  readonly id: string
  readonly isCurrent: boolean
  /** Why. */
  readonly unreadable: string
}

/** One plan of the list. */
export interface ListedPlan {
  readonly id: string
  readonly locations: readonly string[]
  readonly movers: number
  readonly changes: number
  readonly open: number
  readonly approval?: Approval
  readonly stale: readonly string[]
  /** The plan that commands take when none is named. */
  readonly isCurrent: boolean
}

/** A plan with its approval and its freshness. UserError (usage) when it does not have the wave that is asked for. */
export function showPlan(workspace: Workspace, id: string | undefined, wave?: number): ShownPlan {
  const plan = loadPlan(workspace, id)
  const waves = plan.waves.map(({ number }) => number)
  if (wave !== undefined && !waves.includes(wave)) {
    throw new UserError(`plan ${plan.id} has no wave ${wave}`, {
      kind: 'usage',
      hint: `waves: ${waves.join(', ') || 'none'}`,
    })
  }
  return standing(workspace, plan, basisOf(workspace))
}

/** All plans of the workspace, by name; one that cannot be read says why, the others are there all the same. */
export function listPlans(workspace: Workspace): readonly (ListedPlan | UnreadablePlan)[] {
  const names = planNames(workspace)
  if (names.length === 0) return []
  const [current, basis] = [currentPlanId(workspace), basisOf(workspace)]
  return names.map((id) => {
    const read = planOrReason(workspace, id)
    if (typeof read === 'string') return { id, isCurrent: id === current, unreadable: read }
    const { plan, ...rest } = standing(workspace, read, basis)
    return {
      id,
      locations: plan.locations,
      movers: plan.movers.filter(({ leftOut }) => leftOut === undefined).length,
      changes: changesOf(plan).length,
      open: plan.open.length,
      ...rest,
      isCurrent: id === current,
    }
  })
}

/** What distinguishes two plans of the workspace. */
export function comparePlansOf(workspace: Workspace, first: string, second: string): PlanComparison {
  return comparePlans(loadPlan(workspace, first), loadPlan(workspace, second))
}

function standing(workspace: Workspace, plan: Plan, basis: PlanBasis): ShownPlan {
  const approval = approvalOf(plan, workspace.store)
  return { plan, ...(approval === undefined ? {} : { approval }), stale: staleness(plan.basis, basis) }
}
