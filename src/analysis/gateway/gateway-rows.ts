import type { DialPeer } from '../../model/lgw/dial-peer.js'
import { whyDown } from '../../routing/lgw/outbound-match.js'
import type { GatewayRow } from './columns.js'
import type { ExaminedGateway } from './examined-gateway.js'
import type { UcmEnd } from './ucm-ends.js'

/** One row per dial-peer, by tag. */
export function gatewayRows(gateway: ExaminedGateway, ends: readonly UcmEnd[]): readonly GatewayRow[] {
  const nodes = new Set(ends.flatMap((end) => end.nodes.flatMap(({ name, addresses }) => [name, ...addresses])))
  return gateway.tables.dialPeers.map((peer): GatewayRow => {
    const servers = peer.target === undefined ? [] : gateway.serversOf(peer)
    return {
      key: `gateway:${gateway.name} dial-peer ${peer.tag}`,
      gateway: gateway.name,
      dialPeer: String(peer.tag),
      description: peer.description ?? '',
      neighbor: neighborOf(gateway, peer, servers, nodes),
      takes: peer.incoming.map(({ criterion, value }) => `${criterion} ${value}`).join(', '),
      passesTo: passesTo(gateway, peer),
      servers: servers.map(({ host, port, name }) => `${name ?? host}:${port}`).join(', '),
      tenant: peer.tenant ?? '',
      down: peer.target === undefined && peer.incoming.length > 0 ? '' : (whyDown(gateway.tables, peer) ?? ''),
    }
  })
}

function neighborOf(
  gateway: ExaminedGateway,
  peer: DialPeer,
  servers: ReturnType<ExaminedGateway['serversOf']>,
  nodes: ReadonlySet<string>,
): string {
  if (gateway.webexPeers.includes(peer)) return 'Webex'
  if (servers.some(({ host, name }) => nodes.has(host) || nodes.has(name ?? host))) return 'Unified CM'
  return servers.length === 0 ? '' : 'other'
}

function passesTo(gateway: ExaminedGateway, { incoming, dialPeerGroup }: DialPeer): string {
  if (incoming.length === 0) return ''
  if (dialPeerGroup === undefined) return 'by number'
  return (gateway.tables.group(dialPeerGroup)?.members ?? []).map(({ dialPeer }) => String(dialPeer)).join(', ')
}
