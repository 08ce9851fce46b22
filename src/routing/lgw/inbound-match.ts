import { matchesEnBloc } from '../../dialing/grammars/ios-match.js'
import type { DialPeer, InboundCriterion, UriClass } from '../../model/lgw/dial-peer.js'
import type { GatewayTables } from './gateway-tables.js'
import type { SipCall } from './lgw-trace.js'
import { addressesOf } from './trusted-source.js'

/** The dial-peers that take a call: one, several that nothing tells apart, or none (the default peer 0). */
export interface InboundMatch {
  readonly peers: readonly DialPeer[]
  /** Which criterion decided, in words. */
  readonly rule: string
  /** What the criteria name and the configuration lacks. */
  readonly missing: readonly string[]
}

/** How well a peer matches; every part larger is better. */
interface Fit {
  readonly peer: DialPeer
  readonly rank: number
  readonly length: number
  readonly what: string
}

/** Criteria in the order in which IOS XE looks; those of one step compete (`local-gateway` 5.2). */
const STEPS: readonly (readonly InboundCriterion[])[] = [
  ['uri-via'],
  ['uri-request'],
  ['uri-to'],
  ['uri-from'],
  ['called-number', 'called-map'],
  ['calling-map', 'answer-address'],
]

/**
 * The inbound dial-peer (`local-gateway` 5.2): all peers are tried on one criterion before the next is
 * looked at; then the destination patterns against the calling number.
 */
export function matchInbound(tables: GatewayTables, call: SipCall): InboundMatch {
  const missing: string[] = []
  const peers = tables.dialPeers.filter((peer) => takesPart(tables, peer, call))
  for (const step of STEPS) {
    const fits = peers.flatMap((peer) =>
      peer.incoming
        .filter(({ criterion }) => step.includes(criterion))
        .flatMap(({ criterion, value }) => fit(tables, call, { peer, criterion, value }, missing)),
    )
    if (fits.length > 0) return decided(fits, step.join(' or '), missing)
  }
  const byDestination = peers.flatMap((peer) => byNumber(tables, peer, peer.destinationPattern, call.calling))
  if (byDestination.length > 0) return decided(byDestination, 'destination-pattern against the calling number', missing)
  const empty = call.called === '' ? peers.filter(isWaitingForever) : []
  if (empty.length > 0) {
    return { peers: empty, rule: 'an empty called number matches T where nothing else matches', missing }
  }
  return { peers: [], rule: 'no dial-peer matches: default peer 0', missing }
}

/** `T` alone takes an empty called number when nothing else matches (`local-gateway` 5.2). */
function isWaitingForever(peer: DialPeer): boolean {
  return peer.incoming.some(({ criterion, value }) => criterion === 'called-number' && value === 'T')
}

/** Up, allowed inbound, and of the VRF and listening port on which the message came in (`local-gateway` 5.1). */
function takesPart(tables: GatewayTables, peer: DialPeer, call: SipCall): boolean {
  if (peer.kind !== 'voip' || peer.shutdown) return false
  if (peer.permission === 'term' || peer.permission === 'none') return false
  const tenant = tables.tenant(peer.tenant)
  const port = call.arrival?.port
  const listening = tables.dialPeers.some(
    (each) => port !== undefined && tables.tenant(each.tenant)?.listenPort === port,
  )
  if (port !== undefined && (listening || tenant?.listenPort !== undefined) && tenant?.listenPort !== port) return false
  const bound = peer.bindControl ?? tenant?.bindControl
  const arrived = call.arrival?.interface
  if (bound === undefined || arrived === undefined) return true
  return vrfOf(tables, bound) === vrfOf(tables, arrived)
}

function vrfOf(tables: GatewayTables, name: string): string {
  return tables.facts.interfaces.find((each) => each.name === name)?.vrf ?? ''
}

function decided(fits: readonly Fit[], criterion: string, missing: readonly string[]): InboundMatch {
  const order = (a: Fit, b: Fit): number =>
    b.rank - a.rank || b.length - a.length || a.peer.preference - b.peer.preference
  const sorted = [...fits].sort(order)
  const [best] = sorted
  if (best === undefined) throw new Error('nothing to decide between')
  const equals = sorted.filter((each) => order(each, best) === 0)
  const peers = [...new Set(equals.map(({ peer }) => peer))]
  return { peers, rule: `${criterion}: ${[...new Set(equals.map(({ what }) => what))].join(', ')}`, missing }
}

interface Criterion {
  readonly peer: DialPeer
  readonly criterion: InboundCriterion
  readonly value: string
}

function fit(
  tables: GatewayTables,
  call: SipCall,
  { peer, criterion, value }: Criterion,
  missing: string[],
): readonly Fit[] {
  switch (criterion) {
    case 'uri-via':
      return byUri(tables, { peer, value }, viaUri(call), missing)
    case 'uri-request':
      return byUri(tables, { peer, value }, parseUri(call.requestUri), missing)
    case 'uri-to':
      return byUri(tables, { peer, value }, parseUri(call.to), missing)
    case 'uri-from':
      return byUri(tables, { peer, value }, parseUri(call.from), missing)
    case 'called-number':
      return byNumber(tables, peer, value, call.called)
    case 'answer-address':
      return byNumber(tables, peer, value, call.calling)
    case 'called-map':
      return byMap(tables, { peer, value }, call.called, missing)
    case 'calling-map':
      return byMap(tables, { peer, value }, call.calling, missing)
  }
}

interface Uri {
  readonly text: string
  readonly user: string
  readonly host: string
}

/** Only the top-most Via counts (`local-gateway` 5.2). */
function viaUri(call: SipCall): Uri {
  return { text: `sip:${call.via.host}:${call.via.port}`, user: '', host: call.via.host }
}

/** From a header (`"Name" <sip:user@host>;tag=x`) or a bare URI, with or without the scheme. */
function parseUri(header: string): Uri {
  const bracketed = /<((?:sips?|tel):[^>]*(?:<[^>]*>[^>]*)*)>/.exec(header)?.[1] ?? header
  const text = /^(sips?|tel):/.test(bracketed) ? bracketed : `sip:${bracketed}`
  const body = text.replace(/^(sips?|tel):/, '')
  const at = body.indexOf('@')
  const user = at === -1 ? '' : body.slice(0, at)
  const host = /^(\[[^\]]*\]|[^:;>?]*)/.exec(body.slice(at + 1))?.[0] ?? ''
  return { text, user, host: host.replace(/[[\]]/g, '') }
}

/**
 * Host beats user, user beats pattern, a longer text beats a shorter one, and a pattern has no length
 * (`local-gateway` 5.2); `voice class uri sip preference user-id` puts the user first.
 */
function byUri(
  tables: GatewayTables,
  { peer, value }: Omit<Criterion, 'criterion'>,
  uri: Uri,
  missing: string[],
): readonly Fit[] {
  const uriClass = tables.uriClass(value)
  if (uriClass === undefined) {
    missing.push(`voice class uri ${value} (dial-peer ${peer.tag})`)
    return []
  }
  const userFirst = tables.facts.uriPreference === 'user-id'
  const what = `voice class uri ${value}`
  const fits: Fit[] = []
  const host = longestHost(tables, uriClass, uri.host)
  if (host !== undefined) fits.push({ peer, rank: userFirst ? 2 : 3, length: host, what })
  const user = uriClass.userId === undefined ? undefined : tables.expression(uriClass.userId)?.find(uri.user)
  if (user !== undefined) fits.push({ peer, rank: userFirst ? 3 : 2, length: user.end - user.start, what })
  const pattern = uriClass.pattern === undefined ? undefined : tables.expression(uriClass.pattern)?.find(uri.text)
  if (pattern !== undefined) fits.push({ peer, rank: 1, length: 0, what })
  for (const [kind, source] of [
    ['user-id', uriClass.userId],
    ['pattern', uriClass.pattern],
    ['host', uriClass.hostPattern],
  ] as const) {
    if (source !== undefined && tables.expression(source) === undefined)
      missing.push(`${kind} "${source}" of ${what}, which cannot be read`)
  }
  return fits
}

/** Length of the longest host text that matches; `host dns:x` also takes an address of x (`local-gateway` 5.2). */
function longestHost(tables: GatewayTables, uriClass: UriClass, host: string): number | undefined {
  const wanted = host.toLowerCase()
  const addresses = new Set([wanted, ...addressesOf(tables, host)])
  const lengths = uriClass.hosts.flatMap((line) => {
    const text = line
      .replace(/^(ipv4|ipv6|dns):/, '')
      .replace(/[[\]]/g, '')
      .toLowerCase()
    const same = addresses.has(text) || (line.startsWith('dns:') && addressesOf(tables, text).includes(host))
    return same ? [text.length] : []
  })
  const pattern = uriClass.hostPattern === undefined ? undefined : tables.expression(uriClass.hostPattern)?.find(host)
  const all = pattern === undefined ? lengths : [...lengths, pattern.end - pattern.start]
  return all.length === 0 ? undefined : Math.max(...all)
}

function byNumber(tables: GatewayTables, peer: DialPeer, source: string | undefined, number: string): readonly Fit[] {
  if (source === undefined || number === '') return []
  const pattern = tables.pattern(source)
  if (pattern === undefined || !matchesEnBloc(pattern, number)) return []
  return [{ peer, rank: 0, length: pattern.explicit, what: source }]
}

function byMap(
  tables: GatewayTables,
  { peer, value }: Omit<Criterion, 'criterion'>,
  number: string,
  missing: string[],
): readonly Fit[] {
  const map = tables.patternMap(value)
  if (map?.url !== undefined) missing.push(`the file of e164-pattern-map ${value} (${map.url})`)
  if (map === undefined) missing.push(`voice class e164-pattern-map ${value} (dial-peer ${peer.tag})`)
  return (map?.patterns ?? []).flatMap((pattern) => byNumber(tables, peer, pattern, number))
}
