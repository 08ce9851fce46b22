import { UserError } from '../../findings/user-error.js'
import { planHash, renderPlan } from '../../plan/plan-file.js'
import type { Plan } from '../../plan/plan.js'
import { stalenessIn } from './plan-freshness.js'
import { loadPlan } from './plan-load.js'
import type { Approval, Clock, Workspace } from '../ports.js'

/**
 * Records a person's word that a plan may be carried out, bound to its bytes. Refused while the plan is
 * stale, or while a blocker is open or a high finding undecided, of the audit or of the plan itself.
 */
export function approvePlan(
  id: string | undefined,
  by: string,
  ports: { readonly workspace: Workspace; readonly clock: Clock },
): { readonly plan: Plan; readonly approval: Approval } {
  const { workspace, clock } = ports
  const plan = loadPlan(workspace, id)
  if (by.trim() === '') throw new UserError('an approval needs a name', { kind: 'usage', hint: '--by "Given Family"' })
  const stale = stalenessIn(workspace, plan)
  if (stale.length > 0) {
    throw new UserError(`plan ${plan.id} is stale: ${stale.join('; ')}`, {
      kind: 'refused',
      hint: `make it anew: rehome plan create ${plan.locations.map((name) => `--location "${name}"`).join(' ')}`,
    })
  }
  refuseOpen(plan)
  const approval = { plan: plan.id, hash: planHash(renderPlan(plan)), by: by.trim(), at: clock.now() }
  workspace.store.saveApproval(approval)
  return { plan, approval }
}

function refuseOpen({ id, open }: Plan): void {
  if (open.length === 0) return
  const shown = open.slice(0, 5).map(({ code, subject }) => `${code} ${subject}`)
  const more = open.length > shown.length ? ` and ${open.length - shown.length} more` : ''
  throw new UserError(`plan ${id} has ${open.length} open questions: ${shown.join(', ')}${more}`, {
    kind: 'refused',
    hint: 'rehome plan show lists them; answer in the workbook or with rehome decide set, then make the plan anew',
  })
}
