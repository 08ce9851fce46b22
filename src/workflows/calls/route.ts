import { effectiveMapping } from '../../analysis/answers.js'
import { lacksRoutingColumns } from '../../analysis/routing-columns.js'
import { parseDialedDigits } from '../../dialing/digits.js'
import { UNLOCK } from '../../findings/codes/code-entry.js'
import { UserError } from '../../findings/user-error.js'
import { answersInForce } from '../../model/decision.js'
import type { NetworkSnapshot } from '../../model/network.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { UcmEstate as Estate } from '../../model/ucm/estate.js'
import type { CallConditions } from '../../routing/call-conditions.js'
import type { Caller, NetworkCallerReference } from '../../routing/caller.js'
import type { NetworkTrace } from '../../routing/network-trace.js'
import { networkRouter } from '../../routing/network/network-router.js'
import { resolveNetworkCaller } from '../../routing/network/person-caller.js'
import type { DialingMode, Trace } from '../../routing/trace.js'
import { parseAddress } from '../../routing/ucm/addresses/address-book.js'
import { resolveCaller } from '../../routing/ucm/resolve-caller.js'
import { UcmRouter } from '../../routing/ucm/ucm-router.js'
import type { KnownFacts } from '../questions/estate-question.js'

/** One call to be routed, as written. */
export interface CallRequest {
  readonly caller: NetworkCallerReference
  /** The caller's own words, for messages. */
  readonly callerText: string
  readonly digits: string
  /** File and line, for a call of a list: one that cannot be routed is set aside and the others go on. */
  readonly place?: string
}

/** A call of a list that could not be routed. */
export interface RefusedCall {
  readonly place: string
  readonly message: string
  readonly hint?: string
}

/** What became of the calls, in the order asked; those of a list that could not be routed are set aside. */
export interface RoutedCalls {
  /** One per call: on Unified CM, as far as it goes there first; null for a call that never comes there. */
  readonly traces: readonly (Trace | null)[]
  /** One per call, from end to end; absent while only Unified CM has been read. */
  readonly network?: readonly NetworkTrace[]
  /** Absent when there are none. */
  readonly refused?: readonly RefusedCall[]
}

/**
 * Routes calls through all systems of a network; through Unified CM alone while nothing else has been
 * read. Throws UserError (usage) for a caller or digits that mean nothing, but sets aside calls of a list.
 */
export function routeNetworkCalls(
  network: NetworkSnapshot,
  facts: Pick<KnownFacts, 'mapping' | 'decisions' | 'settings'>,
  requests: readonly CallRequest[],
  mode: DialingMode | undefined,
  conditions: CallConditions = {},
): RoutedCalls {
  const options = { ...(mode === undefined ? {} : { mode }), conditions }
  if (network.webex === undefined && network.gateways.length === 0) {
    const { calls, refused } = setAside(
      requests,
      routeOnUcm({ snapshot: network.ucm, settings: facts.settings }, options),
    )
    return { traces: calls, ...refused }
  }
  const mapping = effectiveMapping(facts.mapping, answersInForce(facts.decisions))
  const router = networkRouter(network, mapping, facts.settings)
  const estate = new Estate(network.ucm)
  const { calls, refused } = setAside(requests, ({ caller, callerText, digits }) => {
    refuseReduced(estate, caller, callerText)
    const resolution = resolveNetworkCaller(router.directories, caller)
    if (!resolution.ok) throw unknownCaller(callerText, resolution)
    if (resolution.caller.kind === 'webex' && parseAddress(digits) !== undefined) {
      throw new UserError(`caller ${callerText}: addresses dialed in Webex Calling are not followed`, {
        kind: 'usage',
        hint: 'dial a number, or call from Unified CM',
      })
    }
    return router.route(resolution.caller, dialed(digits), options)
  })
  return { traces: calls.map(firstOnUcm), network: calls, ...refused }
}

/** Routes calls in the estate as it is, in the order given. Throws UserError (usage) for a caller or digits that mean nothing. */
export function routeCalls(
  facts: Pick<KnownFacts, 'snapshot' | 'settings'>,
  requests: readonly CallRequest[],
  mode: DialingMode | undefined,
): readonly Trace[] {
  return requests.map(routeOnUcm(facts, mode === undefined ? {} : { mode }))
}

function routeOnUcm(
  facts: Pick<KnownFacts, 'snapshot' | 'settings'>,
  options: { readonly mode?: DialingMode; readonly conditions?: CallConditions },
): (request: CallRequest) => Trace {
  const estate = new Estate(facts.snapshot)
  const router = new UcmRouter(estate, facts.settings)
  return ({ caller, callerText, digits }) =>
    router.route(callerOnUcm(estate, caller, callerText), dialed(digits), options)
}

/** Routes one call after another; one of a list that means nothing does not keep the others from being routed. */
function setAside<T>(
  requests: readonly CallRequest[],
  route: (request: CallRequest) => T,
): { readonly calls: readonly T[]; readonly refused: Pick<RoutedCalls, 'refused'> } {
  const [calls, refused]: [T[], RefusedCall[]] = [[], []]
  for (const request of requests) {
    try {
      calls.push(route(request))
    } catch (error) {
      if (!(error instanceof UserError) || request.place === undefined) throw error
      const { message, hint } = error
      refused.push({ place: request.place, message, ...(hint === undefined ? {} : { hint }) })
    }
  }
  return { calls, refused: refused.length === 0 ? {} : { refused } }
}

function firstOnUcm(call: NetworkTrace): Trace | null {
  const leg = call.legs.find(({ system }) => system === 'ucm')
  return leg?.system === 'ucm' ? leg.trace : null
}

/** The caller that a reference means on Unified CM. Throws UserError (usage) for one that means nothing there. */
export function callerOnUcm(estate: UcmEstate, reference: NetworkCallerReference, text: string): Caller {
  if (reference.kind === 'webex') {
    throw new UserError(`caller ${text}: no Webex organization has been read`, {
      kind: 'usage',
      hint: 'run rehome ingest webex',
    })
  }
  refuseReduced(estate, reference, text)
  const resolution = resolveCaller(estate, reference)
  if (resolution.ok) return resolution.caller
  throw unknownCaller(text, resolution)
}

/**
 * From an export of which a pre-processor has removed the search spaces (PRE-003) nobody can tell what
 * a person, line or device may dial; callers that name a search space or a trunk are not concerned.
 */
function refuseReduced(estate: UcmEstate, { kind }: NetworkCallerReference, text: string): void {
  if (kind === 'css' || kind === 'trunk' || kind === 'webex' || !lacksRoutingColumns(estate)) return
  const reduced = estate.snapshot.findings.find(({ code }) => code === 'PRE-003')
  throw new UserError(`caller ${text}: ${reduced?.message ?? 'the export was reduced'}`, {
    hint: `${UNLOCK['routing-columns']}; css:<line css>+<device css> says where a call starts`,
  })
}

function unknownCaller(
  text: string,
  { reason, candidates }: { readonly reason: string; readonly candidates: readonly string[] },
): UserError {
  const hint =
    candidates.length > 0
      ? `say which: ${candidates.join(', ')}`
      : 'write user:<id or mail>, line:<dn>@<partition>, device:<name>, css:<line css>[+<device css>], trunk:<name> or webex:<mail>'
  return new UserError(`caller ${text}: ${reason}`, { kind: 'usage', hint })
}

function dialed(text: string): string {
  if (parseAddress(text) !== undefined) return text
  const digits = parseDialedDigits(text)
  if (digits === undefined || digits === '') {
    throw new UserError(`«${text}» cannot be dialed`, {
      kind: 'usage',
      hint: 'digits are 0-9 * # + A-D; an address is name@host; a pattern such as 10XX needs --all',
    })
  }
  return digits
}
