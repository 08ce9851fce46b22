import { answersInForce } from '../../model/decision.js'
import type { NetworkSnapshot } from '../../model/network.js'
import { planBasis } from '../../plan/plan-basis.js'
import type { Plan, PlanBasis } from '../../plan/plan.js'
import { staleness } from '../../plan/staleness.js'
import type { KnownFacts } from '../questions/estate-question.js'
import { knownFacts } from '../questions/estate-question.js'
import { networkAsRead } from './network-at.js'
import type { Workspace } from '../ports.js'

/** Fingerprints of all that a plan made now would be made from. */
export function currentBasis(facts: KnownFacts, network: NetworkSnapshot): PlanBasis {
  const { mapping, roster, decisions, settings } = facts
  return planBasis({ network, mapping, roster, answers: answersInForce(decisions), settings })
}

/** As `currentBasis`, from the workspace itself. */
export function basisOf(workspace: Workspace): PlanBasis {
  // The day plays no part in a fingerprint.
  return currentBasis(knownFacts(workspace, ''), networkAsRead(workspace))
}

/** What changed in the workspace since the plan was made, in words; empty while it is fresh. */
export function stalenessIn(workspace: Workspace, plan: Plan): readonly string[] {
  return staleness(plan.basis, basisOf(workspace))
}
