import type { DialingMode } from '../../routing/trace.js'
import { knownFacts } from '../questions/estate-question.js'
import type { Instant } from '../plans/network-at.js'
import { networkAt } from '../plans/network-at.js'
import { loadPlan } from '../plans/plan-load.js'
import type { Workspace } from '../ports.js'
import type { CallRequest, RoutedCalls } from './route.js'
import { routeNetworkCalls } from './route.js'

/** Routes calls in the network as it stands at an instant. UserError for what cannot be routed or projected. */
export function routeAt(
  workspace: Workspace,
  today: string,
  asked: {
    readonly at: Instant
    /** Of `after` and waves; the only plan of the workspace where none is named. */
    readonly planId: string | undefined
    readonly requests: readonly CallRequest[]
    readonly mode: DialingMode | undefined
  },
): RoutedCalls {
  const needsPlan = asked.at === 'after' || typeof asked.at === 'object'
  const plan = needsPlan ? loadPlan(workspace, asked.planId) : undefined
  const network = networkAt(workspace, asked.at, plan)
  return routeNetworkCalls(network, knownFacts(workspace, today), asked.requests, asked.mode)
}
