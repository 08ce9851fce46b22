import type { Finding } from '../../findings/finding.js'
import { compareFindings } from '../../findings/finding.js'
import { severityRank } from '../../findings/severity.js'
import { findingId } from '../../model/fingerprint.js'
import { checkEmergency } from './emergency-states.js'
import { checkEndToEnd } from './end-to-end.js'
import { checkGatewayBusiness } from './gateway-business.js'
import { checkLeftBehind } from './left-behind.js'
import { checkLicenses } from './licenses.js'
import { checkLoopGuard } from './loop-guard.js'
import { checkForwards } from './lost-forwards.js'
import { checkOrder } from './order-of-steps.js'
import { checkOwnBusiness } from './own-business.js'
import { checkMovedNumbers } from './reachability.js'
import { checkRoutingByNone, checkSearchSpaceLength, checkUrgency } from './search-spaces.js'
import { checkShare } from './share-limit.js'
import { checkStayingNumbers } from './staying-numbers.js'
import { checkSharedLines, checkTornGroups } from './torn-groups.js'
import type { SafetyInput } from './wave-states.js'
import { waveStates } from './wave-states.js'

export type { SafetyInput } from './wave-states.js'

/**
 * The brakes (DESIGN 6): judges a plan by what its steps do, whoever wrote them. Nothing is taken over from
 * the planner but the list of movers; calls are routed through the projection of every wave. Findings
 * have the scope `wave:<n>`, worst first, one per identity; none means that nothing of what is looked
 * for was found.
 */
export function checkSafety(input: SafetyInput): readonly Finding[] {
  const { mapping, settings } = input.question
  const states = waveStates(input)
  const findings = [
    ...checkOrder(input),
    ...checkOwnBusiness(input),
    ...checkGatewayBusiness(input),
    ...checkLicenses(input),
    ...checkSharedLines(states, input.question),
    ...checkEmergency(input, states),
    ...checkEndToEnd(input, states),
    ...states.flatMap((state) => [
      ...checkShare(state, settings),
      ...checkTornGroups(state),
      ...checkSearchSpaceLength(state),
      ...checkRoutingByNone(state),
      ...checkUrgency(state),
      ...checkMovedNumbers(state, mapping),
      ...checkStayingNumbers(state),
      ...checkLoopGuard(state, mapping),
      ...checkLeftBehind(state),
      ...checkForwards(state, mapping),
    ]),
  ]
  const distinct = new Map<string, Finding>()
  for (const found of findings) {
    const id = findingId(found)
    const known = distinct.get(id)
    distinct.set(id, known === undefined ? found : together(known, found))
  }
  return [...distinct.values()].sort(compareFindings)
}

/** Two findings of one identity: the worse one speaks, with the evidence of both. */
function together(known: Finding, found: Finding): Finding {
  const isWorse = severityRank(found.severity) < severityRank(known.severity)
  return {
    ...(isWorse ? found : known),
    evidence: (isWorse ? [...found.evidence, ...known.evidence] : [...known.evidence, ...found.evidence]).slice(0, 40),
  }
}
