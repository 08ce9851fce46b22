import { runAudit } from '../../analysis/audit.js'
import { makePlan } from '../../plan/make-plan.js'
import { renderPlan } from '../../plan/plan-file.js'
import type { GatewayLayout } from '../../plan/plan-input.js'
import type { Plan } from '../../plan/plan.js'
import type { TemplateFiles } from '../../plan/ports.js'
import { knownFacts, questionInput } from '../questions/estate-question.js'
import { networkAsRead } from './network-at.js'
import { currentBasis } from './plan-freshness.js'
import { recordCurrentPlan } from './plan-load.js'
import type { Clock, Workspace } from '../ports.js'

export interface PlanCreateOptions {
  /** Names of mapped locations. */
  readonly locations: readonly string[]
  readonly layout: GatewayLayout
}

interface PlanPorts {
  readonly workspace: Workspace
  readonly templates: TemplateFiles
  readonly clock: Clock
}

/**
 * Plans the move of everybody at some locations and writes the plan as a draft, also when it cannot be
 * approved yet: a draft can be shown, rehearsed and generated. UserError when there is nothing to plan.
 */
export async function createPlan(options: PlanCreateOptions, ports: PlanPorts): Promise<Plan> {
  const plan = await planNow(options, ports)
  ports.workspace.writePlan(plan.id, renderPlan(plan))
  recordCurrentPlan(ports.workspace, plan.id)
  return plan
}

/** The plan that the workspace gives today; nothing is written. UserError as `createPlan`. */
export async function planNow(options: PlanCreateOptions, { workspace, templates, clock }: PlanPorts): Promise<Plan> {
  const facts = knownFacts(workspace, clock.today())
  const question = questionInput(facts)
  const network = networkAsRead(workspace)
  return makePlan({
    question,
    audit: runAudit(question),
    network,
    locations: options.locations,
    basis: currentBasis(facts, network),
    templates: await templates.gateway(),
    layout: options.layout,
  })
}
