import type { CallConditions } from '../../routing/call-conditions.js'
import type { DialingMode } from '../../routing/trace.js'
import { knownFacts } from '../questions/estate-question.js'
import type { Instant } from '../plans/network-at.js'
import { networkAt } from '../plans/network-at.js'
import { loadPlan } from '../plans/plan-load.js'
import { standingOf } from '../plans/plan-standing.js'
import type { Workspace } from '../ports.js'
import type { CallRequest, RoutedCalls } from './route.js'
import { routeNetworkCalls } from './route.js'

/** Calls, and the plan in whose projection they were routed. */
export interface RoutedCallsAt extends RoutedCalls {
  /** Absent before any plan, and on the twin. */
  readonly plan?: string
  readonly standing?: string
}

/** Routes calls in the network as it stands at an instant. UserError for what cannot be routed or projected. */
export function routeAt(
  workspace: Workspace,
  today: string,
  asked: {
    readonly at: Instant
    /** Of `after` and waves; the plan made last where none is named. */
    readonly planId: string | undefined
    readonly requests: readonly CallRequest[]
    readonly mode: DialingMode | undefined
    /** Such as the time of day; absent = none is stated. */
    readonly conditions?: CallConditions
  },
): RoutedCallsAt {
  const needsPlan = asked.at === 'after' || typeof asked.at === 'object'
  const plan = needsPlan ? loadPlan(workspace, asked.planId) : undefined
  const network = networkAt(workspace, asked.at, plan)
  const routed = routeNetworkCalls(network, knownFacts(workspace, today), asked.requests, asked.mode, asked.conditions)
  return plan === undefined ? routed : { plan: plan.id, standing: standingOf(plan, workspace), ...routed }
}
