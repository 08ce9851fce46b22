import { parseUcmPattern } from '../../dialing/grammars/ucm-pattern.js'
import { DialSpace } from '../../dialing/spaces/dial-space.js'
import { UserError } from '../../findings/user-error.js'
import { UcmEstate } from '../../model/ucm/estate.js'
import type { CallConditions } from '../../routing/call-conditions.js'
import type { NetworkCallerReference } from '../../routing/caller.js'
import type { DialingMode } from '../../routing/trace.js'
import type { RoutedPiece } from '../../routing/ucm/all-calls/routed-piece.js'
import { UcmRouter } from '../../routing/ucm/ucm-router.js'
import type { Instant } from '../plans/network-at.js'
import { networkAt } from '../plans/network-at.js'
import { loadPlan } from '../plans/plan-load.js'
import { knownFacts } from '../questions/estate-question.js'
import type { Workspace } from '../ports.js'
import { callerOnUcm } from './route.js'

/** Everything that one caller can dial, or a part of it, in pieces that are routed alike on Unified CM. */
export interface RoutedSpace {
  readonly caller: string
  /** Shortest witness first; together they are what was asked about, and no two share a string. */
  readonly pieces: readonly RoutedPiece[]
}

/**
 * Routes all strings of a pattern, or all there are, for one caller on Unified CM, in the network as it
 * stands at an instant. UserError (usage) for a caller or pattern that means nothing.
 */
export function routeSpace(
  workspace: Workspace,
  today: string,
  asked: {
    readonly caller: NetworkCallerReference
    readonly callerText: string
    /** In Unified CM grammar; absent = every dial string. */
    readonly pattern: string | undefined
    readonly at: Instant
    readonly planId: string | undefined
    readonly mode: DialingMode | undefined
    readonly conditions: CallConditions
  },
): RoutedSpace {
  if (asked.caller.kind === 'webex') {
    throw new UserError(`caller ${asked.callerText}: calls from Webex are routed one by one, not all at once`, {
      kind: 'usage',
    })
  }
  const needsPlan = asked.at === 'after' || typeof asked.at === 'object'
  const plan = needsPlan ? loadPlan(workspace, asked.planId) : undefined
  const estate = new UcmEstate(networkAt(workspace, asked.at, plan).ucm)
  const caller = callerOnUcm(estate, asked.caller, asked.callerText)
  const router = new UcmRouter(estate, knownFacts(workspace, today).settings)
  const options = { ...(asked.mode === undefined ? {} : { mode: asked.mode }), conditions: asked.conditions }
  const space = asked.pattern === undefined ? DialSpace.all : spaceOf(asked.pattern)
  return { caller: caller.label, pieces: router.routeAll(caller, space, options) }
}

function spaceOf(text: string): DialSpace {
  const read = parseUcmPattern(text.startsWith('+') ? `\\${text}` : text)
  if (!read.ok) {
    throw new UserError(`«${text}» is no pattern: ${read.reason} at character ${read.position + 1}`, {
      kind: 'usage',
      hint: `${read.rule}; for example 10XX, 9.1[2-9]XX!, \\+1!`,
    })
  }
  if (read.pattern.usesNumberingPlan)
    throw new UserError(`«${text}»: @ stands for a whole numbering plan`, { kind: 'usage' })
  return DialSpace.ofElements(read.pattern.elements)
}
