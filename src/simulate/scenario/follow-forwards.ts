import type { Forward, ForwardKind } from '../../model/ucm/directory-number.js'
import type { VoicemailProfile } from '../../model/ucm/voicemail.js'
import type { Caller } from '../../routing/caller.js'
import type { NetworkTrace } from '../../routing/network-trace.js'
import { callerOfCss } from '../../routing/ucm/resolve-caller.js'
import type { World } from '../world.js'

/** Diversions of one call before it is given up (`routing-semantics` A9, default of Forward Maximum Hop Count). */
const MAXIMUM_HOPS = 12

/** Whether the forwarding line takes a call for one from inside (`routing-semantics` A9). */
export type Classification = 'internal' | 'external'

/** Follows forwards of all calls, before anything rings, from number to number. */
export function followForwardAll(world: World, trace: NetworkTrace): NetworkTrace {
  let current = trace
  const seen = new Set<string>()
  for (let hop = 0; hop < MAXIMUM_HOPS; hop += 1) {
    const forward = forwardOf(world, current, 'all')
    if (forward === undefined) return current
    if (seen.has(forward.line)) return ended(current, 'loop', `${forward.line} forwards all calls back to itself`)
    seen.add(forward.line)
    current = sendOn(world, current, forward)
  }
  return ended(current, 'loop', `more than ${MAXIMUM_HOPS} diversions`)
}

/** What becomes of a call that nobody answers where it rings. */
export function followNoAnswer(world: World, trace: NetworkTrace): NetworkTrace {
  const forward = forwardOf(world, trace, `no-answer-${classificationOf(world, trace)}`)
  if (forward === undefined) return ended(trace, 'refused', 'nobody answers, and no forward is set')
  return followForwardAll(world, sendOn(world, trace, forward))
}

/**
 * Inside or outside is decided by the calling side: a line is inside, a trunk as it is classified; a trunk
 * that leaves it to the system counts as outside (`routing-semantics` A9).
 */
export function classificationOf({ estate }: World, { legs, caller }: NetworkTrace): Classification {
  const last = legs.findLastIndex(({ system }) => system === 'ucm')
  const leg = legs[last]
  const label = leg?.system === 'ucm' ? leg.trace.caller : caller
  if (!label.startsWith('trunk ')) return 'internal'
  const trunk = estate.find('trunk', label.slice('trunk '.length))?.value
  return trunk?.classification === 'OnNet' ? 'internal' : 'external'
}

interface LineForward extends Forward {
  /** `dn@partition`. */
  readonly line: string
}

function forwardOf({ estate }: World, trace: NetworkTrace, kind: ForwardKind): LineForward | undefined {
  const isLine = trace.disposition === 'line' || trace.disposition === 'unregistered'
  if (!isLine || trace.reached?.startsWith('dn:') !== true) return undefined
  const line = trace.reached.slice('dn:'.length)
  const forward = estate.find('directory-number', line)?.value.forwards.find((each) => each.kind === kind)
  return forward === undefined ? undefined : { ...forward, line }
}

/** Voicemail goes by the profile of the line, its own pilot and search space; destination and CSS are ignored (A9). */
function sendOn(world: World, trace: NetworkTrace, forward: LineForward): NetworkTrace {
  const target = forward.toVoicemail
    ? voicemailTarget(world, forward.line)
    : { digits: forward.destination, css: forward.callingSearchSpace }
  if (target.digits === undefined) {
    const why = forward.toVoicemail ? 'its voicemail profile has no pilot' : 'the forward has no destination'
    return ended(trace, 'no-target', `${forward.line}: ${why}`)
  }
  const caller: Caller = {
    ...callerOfCss(world.estate, target.css, undefined),
    label: `forward of ${forward.line}`,
    mode: 'en-bloc',
    ...(trace.callingNumber === undefined ? {} : { callingNumber: trace.callingNumber }),
  }
  const next = world.calls.route({ kind: 'ucm', caller }, target.digits)
  return {
    ...next,
    caller: trace.caller,
    dialed: trace.dialed,
    legs: [...trace.legs, ...next.legs],
    trunkSessions: trace.trunkSessions + next.trunkSessions,
    waitedSeconds: trace.waitedSeconds + next.waitedSeconds,
    missing: [...new Set([...trace.missing, ...next.missing])],
    settingsUsed: [...new Set([...trace.settingsUsed, ...next.settingsUsed])],
  }
}

function voicemailTarget(
  { estate }: World,
  line: string,
): { readonly digits: string | undefined; readonly css: string | undefined } {
  const name = estate.find('directory-number', line)?.value.voicemailProfile
  const profile: VoicemailProfile | undefined =
    name === undefined
      ? estate.all('voicemail-profile').find(({ value }) => value.isDefault)?.value
      : estate.find('voicemail-profile', name)?.value
  return { digits: profile?.pilot, css: profile?.pilotCallingSearchSpace }
}

function ended(trace: NetworkTrace, disposition: NetworkTrace['disposition'], outcome: string): NetworkTrace {
  const { caller, dialed, finalDigits, legs, trunkSessions, waitedSeconds, missing, settingsUsed } = trace
  const calling = trace.callingNumber === undefined ? {} : { callingNumber: trace.callingNumber }
  return {
    caller,
    dialed,
    disposition,
    outcome,
    finalDigits,
    ...calling,
    legs,
    trunkSessions,
    waitedSeconds,
    missing,
    settingsUsed,
  }
}
