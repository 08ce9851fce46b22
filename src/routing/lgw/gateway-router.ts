import type { DialPeer } from '../../model/lgw/dial-peer.js'
import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import { GatewayTables } from './gateway-tables.js'
import type { InboundMatch } from './inbound-match.js'
import { matchInbound } from './inbound-match.js'
import type { LgwEnding, LgwTrace, OutboundLeg, SipCall } from './lgw-trace.js'
import type { Numbers } from './number-translation.js'
import { applyProfile } from './number-translation.js'
import { buildLeg } from './outbound-leg.js'
import type { OutboundMatch } from './outbound-match.js'
import { matchOutbound } from './outbound-match.js'
import { trustOf } from './trusted-source.js'

/** What is known while a call is followed. */
interface Progress {
  readonly steps: string[]
  readonly missing: string[]
  inbound: number
  inboundRule: string
}

/**
 * Routes calls through one gateway as configured (`local-gateway` 5): trusted list, inbound dial-peer,
 * translation, outbound dial-peers in the order tried. Calls in progress (`max-conn`) and servers that
 * do not answer are not known to a configuration and play no part.
 */
export class GatewayRouter {
  private readonly tables: GatewayTables

  constructor(snapshot: LgwSnapshot) {
    this.tables = new GatewayTables(snapshot)
  }

  /** Where the call goes. What the box would decide by chance ends as `ambiguous`, with all the choices. */
  route(call: SipCall): LgwTrace {
    const progress: Progress = { steps: [], missing: [], inbound: 0, inboundRule: '' }
    for (const applet of this.tables.facts.dialPeerApplets) {
      progress.steps.push(`the applet ${applet} can change dial-peers at any time: this is the configuration as read`)
    }
    for (const expansion of this.tables.facts.numberExpansions)
      progress.steps.push(`num-exp ${expansion} is not applied`)
    const trust = trustOf(this.tables, call.via.host)
    progress.steps.push(trust.why)
    if (trust.verdict === 'refused') return this.end(progress, 'refused', [], `refused: ${trust.why}`)
    const match = matchInbound(this.tables, call)
    progress.inboundRule = match.rule
    progress.missing.push(...match.missing)
    if (match.missing.length > 0 && match.peers.length === 0) {
      return this.end(
        progress,
        'insufficient-information',
        [],
        `which dial-peer takes the call depends on ${match.missing.join(', ')}`,
      )
    }
    const [peer, second] = match.peers
    if (peer !== undefined && second !== undefined) return this.ambiguousInbound(progress, match, call)
    progress.inbound = peer?.tag ?? 0
    return this.passOn(progress, peer, call)
  }

  private ambiguousInbound(progress: Progress, match: InboundMatch, call: SipCall): LgwTrace {
    const tags = match.peers.map(({ tag }) => tag).join(' and ')
    const choices = match.peers.map((peer) =>
      this.passOn({ ...progress, steps: [...progress.steps], missing: [], inbound: peer.tag }, peer, call),
    )
    progress.inbound = match.peers[0]?.tag ?? 0
    const outbound = choices.flatMap((choice) => choice.outbound)
    return this.end(progress, 'ambiguous', outbound, `inbound dial-peers ${tags} match equally well`)
  }

  private passOn(progress: Progress, inbound: DialPeer | undefined, call: SipCall): LgwTrace {
    const { called, calling } = call
    const arrived = this.translateIncoming(progress, inbound, { called, calling })
    if (arrived === undefined)
      return this.end(progress, 'refused', [], 'a translation rule of the inbound dial-peer rejects the call')
    if (inbound === undefined) progress.steps.push('default peer 0: no tenant, no codec class, no dial-peer group')
    const match = matchOutbound(this.tables, inbound, arrived.called, arrived.calling)
    progress.steps.push(...match.steps)
    progress.missing.push(...match.missing)
    if (match.peers.length === 0) return this.nowhere(progress, inbound, match, arrived.called)
    const legs = this.legs(progress, match, arrived)
    if (legs.length === 0)
      return this.end(progress, 'refused', [], 'a translation rule of the outbound dial-peer rejects the call')
    if (!match.bound && match.missing.length > 0) {
      return this.end(
        progress,
        'insufficient-information',
        legs,
        `which dial-peer sends the call depends on ${match.missing.join(', ')}`,
      )
    }
    const equals = match.peers.slice(0, match.equals).map(({ tag }) => tag)
    if (equals.length > 1) {
      return this.end(
        progress,
        'ambiguous',
        legs,
        `outbound dial-peers ${equals.join(' and ')} match equally well: the gateway takes one by chance`,
      )
    }
    const [first] = legs
    return this.end(progress, 'sent', legs, `leaves on dial-peer ${first?.dialPeer ?? 0} as ${first?.called ?? ''}`)
  }

  private legs(progress: Progress, match: OutboundMatch, numbers: Numbers): readonly OutboundLeg[] {
    return match.peers.flatMap((peer) => {
      const { leg, missing, rejected } = buildLeg(this.tables, peer, numbers)
      progress.missing.push(...missing)
      if (rejected) progress.steps.push(...leg.steps, `dial-peer ${peer.tag} does not take the call`)
      return rejected ? [] : [leg]
    })
  }

  private nowhere(progress: Progress, inbound: DialPeer | undefined, match: OutboundMatch, called: string): LgwTrace {
    if (match.missing.length > 0) {
      return this.end(
        progress,
        'insufficient-information',
        [],
        `where ${called} goes depends on ${match.missing.join(', ')}`,
      )
    }
    if (match.bound)
      return this.end(
        progress,
        'no-outbound-match',
        [],
        `no member of the dial-peer group of dial-peer ${progress.inbound} is up: the call is cleared`,
      )
    const ending = inbound === undefined ? 'no-inbound-match' : 'no-outbound-match'
    const why = inbound === undefined ? 'no inbound dial-peer matches, and ' : ''
    return this.end(progress, ending, [], `${why}no outbound dial-peer matches ${called}: 404`)
  }

  private translateIncoming(progress: Progress, inbound: DialPeer | undefined, numbers: Numbers): Numbers | undefined {
    const block = inbound?.references.find(({ command }) => command === 'call-block')?.tag
    if (block !== undefined) {
      const blocked = applyProfile(this.tables, block, numbers)
      progress.steps.push(...blocked.steps)
      progress.missing.push(...blocked.missing)
      if (blocked.rejected) return undefined
    }
    const name = inbound?.translationIncoming ?? this.tables.facts.incomingTranslation
    if (name === undefined) return numbers
    const result = applyProfile(this.tables, name, numbers)
    progress.steps.push(...result.steps)
    progress.missing.push(...result.missing)
    return result.rejected ? undefined : result.numbers
  }

  private end(progress: Progress, ending: LgwEnding, outbound: readonly OutboundLeg[], outcome: string): LgwTrace {
    const { steps, missing, inbound, inboundRule } = progress
    return {
      gateway: this.tables.name,
      ending,
      inbound,
      inboundRule,
      outbound,
      outcome,
      steps,
      missing: [...new Set(missing)],
    }
  }
}
