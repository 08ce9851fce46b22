import { matchesEnBloc } from '../../dialing/grammars/ios-match.js'
import type { DialPeer } from '../../model/lgw/dial-peer.js'
import type { GatewayTables } from './gateway-tables.js'

/** Outbound dial-peers in the order tried. */
export interface OutboundMatch {
  readonly peers: readonly DialPeer[]
  /** How many at the head nothing orders: the box takes one by chance. */
  readonly equals: number
  readonly steps: readonly string[]
  readonly missing: readonly string[]
  /** A group was told to take the call: nothing else is searched when it cannot. */
  readonly bound: boolean
}

/** Why a peer cannot send calls now; undefined when it can (`local-gateway` 5.3). */
export function whyDown(tables: GatewayTables, peer: DialPeer): string | undefined {
  if (peer.shutdown) return 'is shut down'
  if (peer.permission === 'orig' || peer.permission === 'none') return `has permission ${peer.permission}`
  const matches = [peer.destinationPattern, peer.destinationMap, ...peer.otherOutbound].some(
    (each) => each !== undefined,
  )
  if (!matches) return 'has no outbound match'
  if (peer.kind === 'pots') return undefined
  if (peer.kind !== 'voip') return 'is neither voip nor pots'
  if (peer.sessionProtocol !== 'sipv2') return 'does not speak SIP (no session protocol sipv2)'
  if (peer.target === undefined) return 'has no session target'
  if (peer.target.kind === 'server-group' && tables.serverGroup(peer.target.tag)?.shutdown === true) {
    return `sends to server-group ${peer.target.tag}, which is shut down`
  }
  return undefined
}

/** By the group that the inbound peer names, else by the called number (`local-gateway` 5.3). */
export function matchOutbound(
  tables: GatewayTables,
  inbound: DialPeer | undefined,
  called: string,
  calling: string,
): OutboundMatch {
  const tag = inbound?.dialPeerGroup
  if (tag === undefined) return byNumber(tables, called, calling, [])
  const group = tables.group(tag)
  if (group === undefined) {
    return { peers: [], equals: 0, steps: [], missing: [`voice class dpg ${tag}`], bound: true }
  }
  // A group that is shut down is passed over; one whose members are all down clears the call.
  if (group.shutdown)
    return byNumber(tables, called, calling, [`voice class dpg ${tag} is shut down: searched by number`])
  const steps: string[] = []
  const missing: string[] = []
  const usable = group.members.flatMap((member) => {
    const peer = tables.dialPeer(member.dialPeer)
    if (peer === undefined) {
      missing.push(`dial-peer ${member.dialPeer} (voice class dpg ${tag})`)
      return []
    }
    const down = whyDown(tables, peer)
    if (down !== undefined) steps.push(`dial-peer ${peer.tag} of dpg ${tag} ${down}`)
    return down === undefined ? [{ peer, preference: member.preference }] : []
  })
  usable.sort((a, b) => a.preference - b.preference)
  const equals = usable.filter(({ preference }) => preference === usable[0]?.preference).length
  const peers = usable.map(({ peer }) => peer)
  if (peers.length === 0) steps.push(`no member of dpg ${tag} can take the call: it is cleared`)
  else steps.push(`voice class dpg ${tag}: ${peers.map((peer) => peer.tag).join(', ')}`)
  return { peers, equals, steps, missing, bound: true }
}

interface Candidate {
  readonly peer: DialPeer
  readonly length: number
}

function byNumber(tables: GatewayTables, called: string, calling: string, before: readonly string[]): OutboundMatch {
  const steps = [...before]
  const missing: string[] = []
  const usable = tables.dialPeers.filter((peer) => {
    const down = whyDown(tables, peer)
    if (down !== undefined && lengthOf(tables, peer, called, []) !== undefined)
      steps.push(`dial-peer ${peer.tag} ${down}`)
    return down === undefined
  })
  for (const peer of usable) {
    for (const other of peer.otherOutbound.filter((each) => !each.startsWith('destination calling'))) {
      missing.push(`how "${other}" of dial-peer ${peer.tag} is followed`)
    }
  }
  const candidates = usable.flatMap((peer): readonly Candidate[] => {
    const length = lengthOf(tables, peer, called, missing)
    return length === undefined ? [] : [{ peer, length }]
  })
  if (candidates.length > 0) return { ...ordered(tables, candidates, steps), missing, bound: false }
  const byCalling = usable.flatMap((peer): readonly Candidate[] => {
    const map = peer.otherOutbound
      .find((each) => each.startsWith('destination calling'))
      ?.split(' ')
      .at(-1)
    const length = map === undefined ? undefined : longestOfMap(tables, map, calling, missing)
    return length === undefined ? [] : [{ peer, length }]
  })
  return { ...ordered(tables, byCalling, steps), missing, bound: false }
}

/** Digits that the best pattern of the peer names one by one; undefined when none matches. */
function lengthOf(tables: GatewayTables, peer: DialPeer, called: string, missing: string[]): number | undefined {
  const lengths: number[] = []
  const pattern = peer.destinationPattern === undefined ? undefined : tables.pattern(peer.destinationPattern)
  if (pattern !== undefined && matchesEnBloc(pattern, selectionDigits(peer, called))) lengths.push(pattern.explicit)
  const ofMap =
    peer.destinationMap === undefined ? undefined : longestOfMap(tables, peer.destinationMap, called, missing)
  if (ofMap !== undefined) lengths.push(ofMap)
  return lengths.length === 0 ? undefined : Math.max(...lengths)
}

/** `.T` drops a leading + while selecting, unless the peer has any pattern map (`local-gateway` 5.3). */
export function selectionDigits(peer: DialPeer, called: string): string {
  const strips = peer.destinationPattern === '.T' && peer.destinationMap === undefined
  return strips ? called.replace(/^\+/, '') : called
}

function longestOfMap(tables: GatewayTables, tag: string, number: string, missing: string[]): number | undefined {
  const map = tables.patternMap(tag)
  if (map === undefined) missing.push(`voice class e164-pattern-map ${tag}`)
  if (map?.url !== undefined) missing.push(`the file of e164-pattern-map ${tag} (${map.url})`)
  const lengths = (map?.patterns ?? []).flatMap((source) => {
    const pattern = tables.pattern(source)
    return pattern !== undefined && matchesEnBloc(pattern, number) ? [pattern.explicit] : []
  })
  return lengths.length === 0 ? undefined : Math.max(...lengths)
}

type Criterion = 'length' | 'preference' | 'chance'

/** `dial-peer hunt N` (`local-gateway` 5.3); the least recently used peer is chance to us. */
const HUNT_ORDERS: readonly (readonly Criterion[])[] = [
  ['length', 'preference', 'chance'],
  ['length', 'preference', 'chance'],
  ['preference', 'length', 'chance'],
  ['preference', 'length', 'chance'],
  ['chance'],
  ['chance'],
  ['chance'],
  ['chance'],
]

function ordered(
  tables: GatewayTables,
  candidates: readonly Candidate[],
  before: readonly string[],
): Omit<OutboundMatch, 'missing' | 'bound'> {
  const criteria = HUNT_ORDERS[tables.facts.huntOrder] ?? ['chance']
  const compare = (a: Candidate, b: Candidate): number => {
    for (const criterion of criteria) {
      if (criterion === 'chance') return 0
      const difference = criterion === 'length' ? b.length - a.length : a.peer.preference - b.peer.preference
      if (difference !== 0) return difference
    }
    return 0
  }
  const sorted = [...candidates].sort(compare)
  const [first] = sorted
  const stop = sorted.findIndex(({ peer }) => peer.huntstop)
  const tried = stop === -1 ? sorted : sorted.slice(0, stop + 1)
  const equals = first === undefined ? 0 : tried.filter((each) => compare(each, first) === 0).length
  const tags = tried.map(({ peer }) => peer.tag).join(', ')
  const steps =
    first === undefined ? before : [...before, `by called number (dial-peer hunt ${tables.facts.huntOrder}): ${tags}`]
  return { peers: tried.map(({ peer }) => peer), equals, steps }
}
