import { UserError } from '../../findings/user-error.js'
import { planHash, renderPlan } from '../../plan/plan-file.js'
import type { Plan } from '../../plan/plan.js'
import type { TemplateFiles } from '../../plan/ports.js'
import type { Approval, Clock, Workspace } from '../ports.js'
import { planNow } from './plan-create.js'
import { stalenessIn } from './plan-freshness.js'
import { loadPlan } from './plan-load.js'
import { approvalOf } from './plan-standing.js'

/**
 * Records a person's word that a plan may be carried out, bound to its bytes. The plan is made anew from
 * the workspace as it is today and must be the same, byte for byte: so neither an edited file, nor an
 * acceptance that has ended, nor another version of the tool can slip something in. Refused while the plan is
 * stale, or while a blocker is open or a high finding undecided, of the audit or of the plan itself.
 */
export async function approvePlan(
  id: string | undefined,
  by: string,
  ports: { readonly workspace: Workspace; readonly templates: TemplateFiles; readonly clock: Clock },
): Promise<{ readonly plan: Plan; readonly approval: Approval }> {
  const { workspace, clock } = ports
  const plan = loadPlan(workspace, id)
  if (by.trim() === '') throw new UserError('an approval needs a name', { kind: 'usage', hint: '--by "Given Family"' })
  const given = approvalOf(plan, workspace.store)
  if (given !== undefined) {
    throw new UserError(`plan ${plan.id} was approved by ${given.by} on ${given.at.slice(0, 10)} already`, {
      kind: 'refused',
    })
  }
  const stale = stalenessIn(workspace, plan)
  if (stale.length > 0) throw refused(plan, `is stale: ${stale.join('; ')}`)
  const now = await planNow({ locations: plan.locations, layout: plan.layout ?? 'current' }, ports)
  refuseOpen(now)
  if (renderPlan(now) !== renderPlan(plan)) {
    throw refused(plan, 'is not what its inputs give today: its file was changed, an acceptance ended, or the tool did')
  }
  const approval = { plan: plan.id, hash: planHash(renderPlan(plan)), by: by.trim(), at: clock.now() }
  workspace.store.saveApproval(approval)
  return { plan, approval }
}

function refused(plan: Plan, why: string): UserError {
  return new UserError(`plan ${plan.id} ${why}`, {
    kind: 'refused',
    hint: `make it anew: rehome plan create ${plan.locations.map((name) => `--location "${name}"`).join(' ')}`,
  })
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
