import type { Finding } from '../../findings/finding.js'
import type { DialPeer, UriClass } from '../../model/lgw/dial-peer.js'
import type { ExaminedGateway } from './examined-gateway.js'

/** One thing that a dial-peer takes calls by; two dial-peers with an equal one tie (`local-gateway` 5.2). */
interface Taken {
  readonly peer: DialPeer
  readonly value: string
  /** `uri-via host ipv4:192.0.2.1`. */
  readonly by: string
}

/** LGW-012: dial-peers of one listening port and VRF that take the same calls, and nothing puts one before the other. */
export function tiedPeers(gateway: ExaminedGateway): readonly Finding[] {
  const groups = new Map<string, Taken[]>()
  for (const peer of gateway.inboundPeers) {
    for (const taken of takenBy(gateway, peer)) {
      const key = [taken.by, peer.preference, placeOf(gateway, peer)].join('\0')
      groups.set(key, [...(groups.get(key) ?? []), taken])
    }
  }
  const told = new Set<string>()
  return [...groups.values()].flatMap((group) => {
    const peers = [...new Set(group.map(({ peer }) => peer))]
    const tags = peers.map(({ tag }) => tag).join(', ')
    const [first] = group
    // Two that pass calls on in the same way are two names of one.
    const ways = new Set(peers.map(wayOf))
    if (first === undefined || peers.length < 2 || ways.size < 2 || told.has(tags)) return []
    told.add(tags)
    return [
      gateway.finding({
        code: 'LGW-012',
        what: `dial-peers ${tags}`,
        message: `Dial-peers ${tags} of ${gateway.name} both take calls by ${first.by}: which one does is left to chance.`,
        evidence: group.map(({ peer, value }) =>
          gateway.peerEvidence(peer, new RegExp(`^(?:incoming|answer-address) .*${escaped(value)}$|^answer-address `)),
        ),
      }),
    ]
  })
}

function takenBy(gateway: ExaminedGateway, peer: DialPeer): readonly Taken[] {
  return peer.incoming.flatMap(({ criterion, value }) => {
    if (!criterion.startsWith('uri-')) return [{ peer, value, by: `${criterion} ${value}` }]
    const uri = gateway.tables.uriClass(value)
    return uri === undefined ? [] : partsOf(uri).map((part) => ({ peer, value, by: `${criterion} ${part}` }))
  })
}

function partsOf({ hosts, hostPattern, pattern, userId }: UriClass): readonly string[] {
  return [
    ...hosts.map((host) => `host ${host}`),
    ...(hostPattern === undefined ? [] : [`host ${hostPattern}`]),
    ...(pattern === undefined ? [] : [`pattern ${pattern}`]),
    ...(userId === undefined ? [] : [`user-id ${userId}`]),
  ]
}

/** Messages come in at the port of the tenant and the VRF of the interface (`local-gateway` 5.1). */
function placeOf(gateway: ExaminedGateway, peer: DialPeer): string {
  const tenant = gateway.tenantOf(peer)
  const bound = peer.bindControl ?? tenant?.bindControl ?? gateway.tables.facts.bindControl
  const vrf = gateway.tables.facts.interfaces.find(({ name }) => name === bound)?.vrf
  return `${tenant?.listenPort ?? ''} ${vrf ?? ''}`
}

function wayOf(peer: DialPeer): string {
  return [peer.dialPeerGroup, peer.tenant, peer.translationIncoming, peer.srtp].join('\0')
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
