import { planHash, renderPlan } from '../../plan/plan-file.js'
import type { Plan } from '../../plan/plan.js'
import { stalenessIn } from './plan-freshness.js'
import type { Approval, Workspace, WorkspaceStore } from '../ports.js'

/** The approval of exactly this plan, or undefined while it is a draft. */
export function approvalOf(plan: Plan, store: Pick<WorkspaceStore, 'approvals'>): Approval | undefined {
  const hash = planHash(renderPlan(plan))
  return store.approvals().findLast((approval) => approval.plan === plan.id && approval.hash === hash)
}

/** `STALE` and what changed since it was made, else who approved the plan and when, else `DRAFT`. */
export function standingOf(plan: Plan, workspace: Workspace): string {
  const approval = approvalOf(plan, workspace.store)
  const given = approval === undefined ? undefined : `by ${approval.by} on ${approval.at.slice(0, 10)}`
  const stale = stalenessIn(workspace, plan)
  if (stale.length > 0) {
    const rest = given === undefined ? 'make it anew' : `the approval ${given} no longer counts`
    return `STALE (${stale.join('; ')}): ${rest}`
  }
  return given === undefined ? 'DRAFT' : `approved ${given}`
}

/** The command that plans the same locations again. */
export function makeAnew({ locations }: Pick<Plan, 'locations'>): string {
  return `rehome plan create ${locations.map((name) => `--location "${name}"`).join(' ')}`
}
