import { parseDialedDigits } from '../dialing/digits.js'
import { UserError } from '../findings/user-error.js'
import type { UcmEstate } from '../model/ucm/estate.js'
import { UcmEstate as Estate } from '../model/ucm/estate.js'
import type { Caller, CallerReference } from '../routing/caller.js'
import type { DialingMode, Trace } from '../routing/trace.js'
import { resolveCaller } from '../routing/ucm/resolve-caller.js'
import { UcmRouter } from '../routing/ucm/ucm-router.js'
import type { KnownFacts } from './estate-question.js'

/** One call to be routed, as written. */
export interface CallRequest {
  readonly caller: CallerReference
  /** The caller's own words, for messages. */
  readonly callerText: string
  readonly digits: string
}

/** Routes calls in the estate as it is, in the order given. Throws UserError (usage) for a caller or digits that mean nothing. */
export function routeCalls(
  facts: Pick<KnownFacts, 'snapshot' | 'settings'>,
  requests: readonly CallRequest[],
  mode: DialingMode | undefined,
): readonly Trace[] {
  const estate = new Estate(facts.snapshot)
  const router = new UcmRouter(estate, facts.settings)
  return requests.map(({ caller, callerText, digits }) =>
    router.route(found(estate, caller, callerText), dialed(digits), mode === undefined ? {} : { mode }),
  )
}

function found(estate: UcmEstate, reference: CallerReference, text: string): Caller {
  const resolution = resolveCaller(estate, reference)
  if (resolution.ok) return resolution.caller
  const hint =
    resolution.candidates.length > 0
      ? `say which: ${resolution.candidates.join(', ')}`
      : 'write user:<id or mail>, line:<dn>@<partition>, device:<name>, css:<line css>[+<device css>] or trunk:<name>'
  throw new UserError(`caller ${text}: ${resolution.reason}`, { kind: 'usage', hint })
}

function dialed(text: string): string {
  const digits = parseDialedDigits(text)
  if (digits === undefined || digits === '') {
    throw new UserError(`«${text}» cannot be dialed`, { kind: 'usage', hint: 'digits are 0-9 * # + A-D' })
  }
  return digits
}
