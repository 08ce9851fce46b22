import type { DialPeer } from '../../../model/lgw/dial-peer.js'
import type { ExaminedGateway } from '../examined-gateway.js'

/** Who is at the other end of a dial-peer; `unknown` where no input tells Unified CM from the carrier. */
export type Neighbor = 'webex' | 'ucm' | 'carrier' | 'unknown'

/** The neighbor to which a dial-peer sends calls. */
export type NeighborOf = (peer: DialPeer) => Neighbor

/**
 * Webex is known by its tenants. Unified CM is known by its nodes; where these are in no input, by servers
 * that take calls of Webex on one port and other calls on another (`local-gateway` 1.4, 1.6). Who is left
 * where Unified CM is known is the carrier, as are ports of the gateway itself.
 */
export function neighbors(gateway: ExaminedGateway, ucmHosts: ReadonlySet<string>): NeighborOf {
  const senders = gateway.tables.dialPeers.filter(({ target, shutdown }) => target !== undefined && !shutdown)
  const webex = new Set(gateway.webexPeers)
  const named = senders.filter((peer) => !webex.has(peer) && hostsOf(gateway, peer).some((host) => ucmHosts.has(host)))
  const nodes = new Set(
    (named.length > 0 ? named : onTwoPorts(gateway, senders)).flatMap((peer) => hostsOf(gateway, peer)),
  )
  return (peer) => {
    if (webex.has(peer)) return 'webex'
    if (peer.kind === 'pots') return 'carrier'
    if (peer.target === undefined || nodes.size === 0) return 'unknown'
    return hostsOf(gateway, peer).some((host) => nodes.has(host)) ? 'ucm' : 'carrier'
  }
}

/** Dial-peers behind Webex whose servers another dial-peer reaches on another port. */
function onTwoPorts(gateway: ExaminedGateway, senders: readonly DialPeer[]): readonly DialPeer[] {
  const webex = new Set(gateway.webexPeers)
  const partners = new Set(gateway.webexPeers.flatMap((peer) => gateway.groupMembers(peer) ?? []))
  return [...partners]
    .filter((peer) => !webex.has(peer))
    .filter((partner) => {
      const own = gateway.serversOf(partner)
      return senders.some(
        (peer) =>
          peer !== partner &&
          gateway
            .serversOf(peer)
            .some(({ host, port }) => own.some((each) => each.host === host && each.port !== port)),
      )
    })
}

/** Names and addresses of its servers, in lower case. */
function hostsOf(gateway: ExaminedGateway, peer: DialPeer): readonly string[] {
  const { target } = peer
  const written = target?.kind === 'dns' || target?.kind === 'ipv4' ? [target.host] : []
  const servers = target === undefined ? [] : gateway.serversOf(peer).flatMap(({ host, name }) => [host, name ?? host])
  return [...written, ...servers].map((host) => host.toLowerCase())
}

/** Whether calls that go from one dial-peer to the other come from Unified CM and go to the carrier; undefined when unknown. */
export function isFromUcm(
  gateway: ExaminedGateway,
  neighborOf: NeighborOf,
  from: DialPeer,
  to: DialPeer,
): boolean | undefined {
  const next = neighborOf(to)
  if (next !== 'carrier') return next === 'unknown' ? undefined : false
  if (from.target !== undefined) {
    const before = neighborOf(from)
    return before === 'unknown' ? undefined : before === 'ucm'
  }
  const others = gateway.tables.dialPeers.filter((peer) => peer.target !== undefined)
  const takes = (neighbor: Neighbor): boolean =>
    others.some(
      (peer) => neighborOf(peer) === neighbor && hostsOf(gateway, peer).some((host) => takesFrom(gateway, from, host)),
    )
  if (takes('ucm')) return true
  // A class by port alone; a match by number says nothing of who calls.
  const isByClass = from.incoming.some(({ criterion }) => criterion === 'uri-via')
  if (takes('carrier')) return false
  return isByClass ? true : undefined
}

/** True where a class of the dial-peer matches the server as the sender of a call. */
function takesFrom(gateway: ExaminedGateway, { incoming }: DialPeer, host: string): boolean {
  return incoming
    .filter(({ criterion }) => criterion === 'uri-via')
    .some(({ value }) => {
      const named = gateway.tables.uriClass(value)
      const isListed = named?.hosts.some((line) => line.replace(/^(?:ipv4|ipv6|dns):/, '').toLowerCase() === host)
      const expressions = [named?.hostPattern, named?.pattern?.replace(/:\d+\$?$/, '')].filter(
        (source) => source !== undefined && source !== '',
      )
      return (
        isListed === true ||
        expressions.some((source) => gateway.tables.expression(source ?? '')?.find(host) !== undefined)
      )
    })
}
