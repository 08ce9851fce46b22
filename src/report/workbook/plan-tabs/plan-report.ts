import type { Plan } from '../../../plan/plan.js'
import type { NetworkTrace } from '../../../routing/network-trace.js'
import type { RouteTable } from '../../../simulate/calls/route-table.js'
import type { ScenarioResult } from '../../../simulate/scenario/run-scenario.js'

/** A plan with what the simulation says about it, for the tabs that a wave is carried out from. */
export interface PlanReport {
  readonly plan: Plan
  /** `DRAFT`, or who approved it and when. */
  readonly standing: string
  readonly routes: RouteTable
  readonly scenarios: readonly ScenarioResult[]
}

/** The systems a call passes, in one line. */
export function pathInWords({ legs }: NetworkTrace): string {
  return legs
    .map((leg) => {
      switch (leg.system) {
        case 'ucm':
          return 'Unified CM'
        case 'webex':
          return 'Webex'
        case 'lgw':
          return leg.trace.gateway
        case 'pstn':
          return 'public network'
      }
    })
    .join(' → ')
}
