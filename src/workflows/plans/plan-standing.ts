import { planHash, renderPlan } from '../../plan/plan-file.js'
import type { Plan } from '../../plan/plan.js'
import type { Approval, WorkspaceStore } from '../ports.js'

/** The approval of exactly this plan, or undefined while it is a draft. */
export function approvalOf(plan: Plan, store: Pick<WorkspaceStore, 'approvals'>): Approval | undefined {
  const hash = planHash(renderPlan(plan))
  return store.approvals().findLast((approval) => approval.plan === plan.id && approval.hash === hash)
}

/** `DRAFT`, or who approved the plan and when. */
export function standingOf(plan: Plan, store: Pick<WorkspaceStore, 'approvals'>): string {
  const approval = approvalOf(plan, store)
  return approval === undefined ? 'DRAFT' : `approved by ${approval.by} on ${approval.at.slice(0, 10)}`
}
