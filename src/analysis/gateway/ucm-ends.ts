import type { Evidence, Finding } from '../../findings/finding.js'
import type { DialPeer } from '../../model/lgw/dial-peer.js'
import type { TrunkRole } from '../../model/mapping.js'
import type { Entry } from '../../model/snapshot.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { Trunk } from '../../model/ucm/trunk.js'
import { matchInbound } from '../../routing/lgw/inbound-match.js'
import { callFromUcm } from '../../routing/lgw/trunk-legs.js'
import { trustOf } from '../../routing/lgw/trusted-source.js'
import type { GatewayLinks } from '../../routing/network/gateway-links.js'
import { nodeName, ucmNodes } from '../../routing/ucm/addresses/cluster-nodes.js'
import type { ExaminedGateway } from './examined-gateway.js'

/** A trunk of Unified CM that ends at the gateway, with what the export says of its port and its nodes. */
export interface UcmEnd {
  readonly entry: Entry<Trunk>
  readonly role: TrunkRole | undefined
  readonly port: number
  /** True when no security profile says the port. */
  readonly assumed: boolean
  /** Nodes that send for the trunk, with an address as far as the gateway or the export says it. */
  readonly nodes: readonly { readonly name: string; readonly addresses: readonly string[] }[]
}

/** The trunks that end at the gateway and carry calls of Webex or of the carrier. */
export function ucmEnds(gateway: ExaminedGateway, estate: UcmEstate, links: GatewayLinks): readonly UcmEnd[] {
  return estate.all('trunk').flatMap((entry) => {
    const link = links.ofUcmTrunk(entry.value)
    const role = links.roleOf(entry.value.name)
    if (!link.ok || link.value !== gateway.snapshot || (role !== 'lgw' && role !== 'pstn')) return []
    // A trunk to Webex that the gateway does not know yet is still to be built.
    if (role === 'lgw' && gateway.webexPeers.length === 0) return []
    return [{ entry, role, ...links.portOf(entry.value), nodes: nodesOf(gateway, estate, entry.value) }]
  })
}

function nodesOf(gateway: ExaminedGateway, estate: UcmEstate, trunk: Trunk): UcmEnd['nodes'] {
  const groups = estate.all('call-manager-group')
  const pool = trunk.devicePool === undefined ? undefined : estate.find('device-pool', trunk.devicePool)?.value
  const own = groups.filter(({ value }) => value.name === pool?.callManagerGroup)
  const members = (trunk.runOnAllNodes === true || own.length === 0 ? groups : own).flatMap(
    ({ value }) => value.members,
  )
  return [...new Set(members)].map((member) => {
    const name = nodeName(member)
    const host = estate.find('call-manager', member)?.value.server
    const known = addressesOfNode(gateway, name)
    return { name, addresses: known.length > 0 || host === undefined ? known : addressesOfNode(gateway, host) }
  })
}

/** Names and addresses, in lower case, under which the gateway may know nodes of Unified CM; trunks play no part. */
export function ucmHosts(gateway: ExaminedGateway, estate: UcmEstate): ReadonlySet<string> {
  const servers = estate.all('call-manager').flatMap(({ value }) => value.server ?? [])
  const names = [...ucmNodes(estate), ...servers]
  return new Set(names.flatMap((name) => [name, ...addressesOfNode(gateway, name)]).map((host) => host.toLowerCase()))
}

/** What the gateway calls the node: its name, or its name with a domain. */
function addressesOfNode(gateway: ExaminedGateway, node: string): readonly string[] {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(node)) return [node]
  const wanted = node.toLowerCase()
  return gateway.snapshot.objects['ip-host'].flatMap(({ value }) => {
    const name = value.name.toLowerCase()
    return name === wanted || name.split('.', 1)[0] === wanted ? value.addresses : []
  })
}

interface Sender {
  readonly name: string
  readonly address: string
  readonly peers: readonly DialPeer[]
}

/** LGW-013 and LGW-014: does the gateway know every node, and the port that stands in its Via (`local-gateway` 1.4)? */
export function ucmEndFindings(gateway: ExaminedGateway, ends: readonly UcmEnd[]): readonly Finding[] {
  return [...ends.flatMap((end) => endFindings(gateway, end)), ...portToUcm(gateway, ends)]
}

function endFindings(gateway: ExaminedGateway, end: UcmEnd): readonly Finding[] {
  const senders = end.nodes.flatMap(({ name, addresses }): readonly Sender[] => {
    const [address] = addresses
    return address === undefined ? [] : [{ name, address, peers: takers(gateway, end, address) }]
  })
  if (senders.length === 0) return []
  const known = senders.filter(({ peers }) => peers.some((peer) => leadsAsMeant(gateway, end, peer)))
  if (known.length === 0) {
    if (isTakenByNumber(gateway, end)) return []
    if (isTakenOnAnotherPort(gateway, end, senders)) return end.assumed ? [] : [wrongPort(gateway, end, senders)]
  }
  const missing = [
    ...senders
      .filter((sender) => !known.includes(sender))
      .map(({ name, address }) => `${name} (${address}) in the class that takes its calls`),
    ...senders
      .filter(({ address }) => trustOf(gateway.tables, address).verdict === 'refused')
      .map(({ name, address }) => `${name} (${address}) in the trusted list`),
    ...unserved(gateway, end, senders).map(({ name, address }) => `${name} (${address}) among the servers`),
  ]
  if (missing.length === 0) return []
  const peers = [...new Set(known.flatMap(({ peers: taken }) => taken))]
  return [
    gateway.finding({
      code: 'LGW-013',
      what: `trunk ${end.entry.value.name}`,
      message: `${gateway.name} lacks, for trunk ${end.entry.value.name} of Unified CM: ${missing.join('; ')}.`,
      evidence: [
        trunkEvidence(end),
        ...(peers.length === 0 ? viaClasses(gateway) : peers.flatMap((peer) => classEvidence(gateway, peer))),
        ...missing.map((value): Evidence => ({ label: 'missing', value })),
      ],
    }),
  ]
}

/** Which numbers come by the trunk is not known here: a match by number may take the calls. */
function isTakenByNumber(gateway: ExaminedGateway, end: UcmEnd): boolean {
  return gateway.inboundPeers.some(
    (peer) => peer.incoming.some(({ criterion }) => !criterion.startsWith('uri-')) && leadsAsMeant(gateway, end, peer),
  )
}

/** Ports that gateways and Unified CM are found to use, beside those that the classes name. */
const USUAL_PORTS = Array.from({ length: 40 }, (_, index) => 5060 + index)

/** True where the nodes themselves are known, so that only the port is wrong. */
function isTakenOnAnotherPort(gateway: ExaminedGateway, end: UcmEnd, senders: readonly Sender[]): boolean {
  const named = gateway.snapshot.objects['uri-class'].flatMap(({ value }) =>
    [...(value.pattern ?? '').matchAll(/\d{4,5}/g)].map(([digits]) => Number(digits)),
  )
  return [...new Set([...named, ...USUAL_PORTS])].some((port) =>
    senders.some(({ address }) =>
      takers(gateway, { ...end, port }, address).some((peer) => leadsAsMeant(gateway, end, peer)),
    ),
  )
}

function takers(gateway: ExaminedGateway, { entry, port }: UcmEnd, address: string): readonly DialPeer[] {
  const destination = entry.value.destinations[0]
  const call = callFromUcm({
    node: address,
    port,
    gateway: destination?.address ?? gateway.name,
    ...(destination?.port === undefined ? {} : { gatewayPort: destination.port }),
    called: '+15555550100',
    calling: '+15555550101',
  })
  return matchInbound(gateway.tables, call).peers
}

/** Calls of a trunk to Webex go on to Webex, those of a trunk to the carrier do not; without a group nothing is said. */
function leadsAsMeant(gateway: ExaminedGateway, { role }: UcmEnd, peer: DialPeer): boolean {
  const members = gateway.groupMembers(peer)
  if (members === undefined || members.length === 0) return true
  const toWebex = members.some((member) => gateway.webexPeers.includes(member))
  return role === 'lgw' ? toWebex : !members.every((member) => gateway.webexPeers.includes(member))
}

function wrongPort(gateway: ExaminedGateway, end: UcmEnd, senders: readonly Sender[]): Finding {
  const peers = [...new Set(senders.flatMap((sender) => sender.peers))]
  const { name } = end.entry.value
  const instead =
    peers.length === 0
      ? 'no dial-peer takes them'
      : `dial-peer ${peers.map(({ tag }) => tag).join(', ')} takes them, which ${end.role === 'lgw' ? 'does not lead to Webex' : 'leads to Webex'}`
  return gateway.finding({
    code: 'LGW-014',
    what: `trunk ${name}`,
    message: `Unified CM sends calls of trunk ${name} from port ${end.port}; on ${gateway.name} ${instead}.`,
    evidence: [
      trunkEvidence(end),
      { label: 'port of the security profile', value: `${end.port} (${end.entry.value.securityProfile ?? ''})` },
      ...peers.flatMap((peer) => classEvidence(gateway, peer)),
      ...(peers.length > 0 ? [] : viaClasses(gateway)),
    ],
  })
}

/** LGW-014 the other way: to which port do calls from Webex go? */
function portToUcm(gateway: ExaminedGateway, ends: readonly UcmEnd[]): readonly Finding[] {
  const trunks = ends.filter(({ role, assumed }) => role === 'lgw' && !assumed)
  const ports = new Set(trunks.map(({ port }) => port))
  if (ports.size === 0) return []
  const addresses = new Set(
    ends.flatMap(({ nodes }) => nodes.flatMap(({ name, addresses: known }) => [name, ...known])),
  )
  const next = gateway.webexPeers.flatMap((peer) => gateway.groupMembers(peer) ?? [])
  return [...new Set(next)].flatMap((peer) => {
    const servers = gateway.serversOf(peer).filter(({ host, name }) => addresses.has(host) || addresses.has(name ?? ''))
    const wrong = servers.filter(({ port }) => !ports.has(port))
    const [server] = wrong
    if (server === undefined) return []
    return [
      gateway.finding({
        code: 'LGW-014',
        what: `dial-peer ${peer.tag}`,
        message: `${gateway.name} sends calls from Webex to port ${server.port} of Unified CM; ${trunks.map(({ entry, port }) => `trunk ${entry.value.name} listens on ${port}`).join(', ')}.`,
        evidence: [
          gateway.peerEvidence(peer, /^session (?:target|server-group) /),
          ...trunks.map(trunkEvidence),
          { label: 'servers', value: servers.map(({ host, port }) => `${host}:${port}`).join(', ') },
        ],
      }),
    ]
  })
}

/** A group takes five addresses (`local-gateway` 5.3): one that is full lacks nothing that could be added. */
const GROUP_SERVERS = 5

function unserved(gateway: ExaminedGateway, { port }: UcmEnd, senders: readonly Sender[]): readonly Sender[] {
  const groups = gateway.peers
    .filter(({ target }) => target !== undefined)
    .map((peer) => gateway.serversOf(peer).filter((server) => server.port === port))
    .filter((servers) => servers.some(({ host }) => senders.some(({ address }) => address === host)))
  if (groups.length === 0 || groups.some((servers) => servers.length >= GROUP_SERVERS)) return []
  const served = new Set(groups.flatMap((servers) => servers.map(({ host }) => host)))
  return senders.filter(({ address }) => !served.has(address))
}

/**
 * LGW-015: calls from Webex and from the carrier come to one port, so that Unified CM takes both on one
 * trunk; seen on the gateway, or in the security profiles of the two trunks (`local-gateway` 1.4, 3.1).
 */
export function sharedPort(gateway: ExaminedGateway, ends: readonly UcmEnd[]): readonly Finding[] {
  const serversBehind = (peers: readonly DialPeer[]): ReadonlyMap<string, DialPeer> =>
    new Map(
      peers
        .flatMap((peer) => gateway.groupMembers(peer) ?? [])
        .flatMap((peer) => gateway.serversOf(peer).map(({ host, port }) => [`${host}:${port}`, peer] as const)),
    )
  const webex = gateway.inboundPeers.filter((peer) => gateway.webexPeers.includes(peer))
  const others = gateway.inboundPeers.filter((peer) => !gateway.webexPeers.includes(peer))
  const fromWebex = serversBehind(webex)
  const shared = [...serversBehind(others)].filter(([server]) => fromWebex.has(server))
  const ports = new Set(ends.filter(({ role, assumed }) => role === 'lgw' && !assumed).map(({ port }) => port))
  const carriers = ends.filter(({ role, port, assumed }) => role === 'pstn' && !assumed && ports.has(port))
  const [first] = shared
  const [carrier] = carriers
  if (first === undefined && carrier === undefined) return []
  const twins = ends.filter(({ role, port }) => role === 'lgw' && port === carrier?.port)
  const peers =
    first === undefined ? [] : [...new Set([fromWebex.get(first[0]), first[1]])].filter((peer) => peer !== undefined)
  return [
    gateway.finding({
      code: 'LGW-015',
      message:
        first === undefined
          ? `The trunks of Unified CM to Webex and to the carrier behind ${gateway.name} share port ${carrier?.port ?? ''}.`
          : `${gateway.name} sends calls from Webex and other calls to ${first[0]}: Unified CM cannot tell them apart.`,
      evidence: [
        ...peers.map((peer) => gateway.peerEvidence(peer, /^session (?:target|server-group) /)),
        ...[...twins, ...carriers].map(trunkEvidence),
      ],
    }),
  ]
}

function trunkEvidence({ entry, port }: UcmEnd): Evidence {
  return { label: `trunk ${entry.value.name}`, value: `port ${port}`, source: entry.source }
}

function classEvidence(gateway: ExaminedGateway, peer: DialPeer): readonly Evidence[] {
  const tag = peer.incoming.find(({ criterion }) => criterion === 'uri-via')?.value
  if (tag === undefined) return [gateway.peerEvidence(peer, /^incoming /)]
  return [gateway.lines.evidence(`uri ${tag}`, `voice class uri ${tag}`, /^(?:pattern|host) /)]
}

function viaClasses(gateway: ExaminedGateway): readonly Evidence[] {
  return gateway.inboundPeers
    .filter(({ incoming }) => incoming.some(({ criterion }) => criterion === 'uri-via'))
    .flatMap((peer) => classEvidence(gateway, peer))
}
