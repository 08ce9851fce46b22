import type { NetworkTrace } from '../../routing/network-trace.js'
import type { Verdict } from './verdict.js'
import type { Reached, WhoIsReached } from './who-is-reached.js'

export interface CallComparison {
  readonly verdict: Verdict
  /** The difference in words; empty when there is none. */
  readonly how: string
  readonly before: Reached
  readonly after: Reached
}

/**
 * Holds one call against itself in another state of the estate, by who is reached and at what price
 * (DESIGN 5). The first that applies: not comparable, loop, ambiguous, who, cut short, detour, slower.
 */
export function compareCalls(before: NetworkTrace, after: NetworkTrace, who: WhoIsReached): CallComparison {
  const was = who.of(before, false)
  const is = who.of(after, true)
  const say = (verdict: Verdict, how = ''): CallComparison => ({ verdict, how, before: was, after: is })
  for (const [trace, when] of [
    [before, 'before'],
    [after, 'after'],
  ] as const) {
    if (trace.disposition === 'insufficient-information')
      return say('not-comparable', `${when}: ${trace.outcome}${missingText(trace)}`)
  }
  if (after.disposition === 'loop' && before.disposition !== 'loop') return say('loop', after.outcome)
  if (after.disposition === 'ambiguous' && before.disposition !== 'ambiguous') return say('ambiguous', after.outcome)
  if (is.isLeftBehind) return say('lost', `still rings on Unified CM: ${after.outcome}`)
  if (was.who === undefined) {
    return is.who === undefined ? say('same') : say('gained', `${before.outcome}; now ${after.outcome}`)
  }
  if (is.who === undefined) return say(isCut(before, after) ? 'cut-short' : 'lost', after.outcome)
  if (was.who !== is.who) return say(isCut(before, after) ? 'cut-short' : 'misrouted', after.outcome)
  const price = priceOf(before, after)
  if (price !== undefined) return say(...price)
  return say(before.disposition === after.disposition ? 'same' : 'moved-as-planned')
}

function missingText({ missing }: NetworkTrace): string {
  return missing.length === 0 ? '' : ` (not in the inputs: ${missing.join(', ')})`
}

/** Somebody is listened to for fewer digits than before. */
function isCut(before: NetworkTrace, after: NetworkTrace): boolean {
  return ignored(after) !== '' && ignored(before) === ''
}

function ignored({ legs }: NetworkTrace): string {
  const [first] = legs
  const hop = first?.system === 'ucm' ? first.trace.hops[0] : undefined
  return hop?.kind === 'lookup' ? hop.digitsIgnored : ''
}

function priceOf(before: NetworkTrace, after: NetworkTrace): readonly [Verdict, string] | undefined {
  const abroad = (trace: NetworkTrace): boolean =>
    trace.disposition !== 'pstn' && trace.legs.some(({ system }) => system === 'pstn')
  if (abroad(after) && !abroad(before)) return ['detour', 'goes out to the public network and comes back']
  if (after.trunkSessions > 1 && before.trunkSessions < 2) {
    return ['detour', `holds ${after.trunkSessions} sessions on the trunk`]
  }
  if (after.waitedSeconds > before.waitedSeconds) {
    return ['slower', `waits ${after.waitedSeconds} s for more digits, ${before.waitedSeconds} s before`]
  }
  return undefined
}
