import type { Audit } from '../analysis/audit.js'
import type { QuestionInput } from '../analysis/question.js'
import type { NetworkSnapshot } from '../model/network.js'
import type { PlanBasis } from './plan.js'

/** Generations of gateway configuration in the field (`local-gateway` 1.6). */
export const GATEWAY_LAYOUTS = ['current', 'older'] as const
export type GatewayLayout = (typeof GATEWAY_LAYOUTS)[number]

/** Everything that a plan is made from; plain data and pure engines. */
export interface PlanInput {
  readonly question: QuestionInput
  /** All questions answered about the same input. */
  readonly audit: Audit
  readonly network: NetworkSnapshot
  /** Names of the mapped locations that the plan moves. */
  readonly locations: readonly string[]
  readonly basis: PlanBasis
  /** Texts of the gateway templates. */
  readonly templates: Readonly<Record<GatewayLayout, string>>
  readonly layout: GatewayLayout
}
