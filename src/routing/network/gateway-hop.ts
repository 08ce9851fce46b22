import type { IpHost } from '../../model/lgw/dial-peer.js'
import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { Trunk } from '../../model/ucm/trunk.js'
import type { GatewayRouter } from '../lgw/gateway-router.js'
import type { LgwTrace, OutboundLeg } from '../lgw/lgw-trace.js'
import { callFromUcm, callFromWebex, classifyLeg } from '../lgw/trunk-legs.js'
import type { GatewayLinks } from './gateway-links.js'
import { DEFAULT_SIP_PORT } from './gateway-links.js'
import { nodeName } from '../ucm/addresses/cluster-nodes.js'

/** What a call through a gateway needs. */
export interface GatewayTables {
  readonly estate: UcmEstate
  readonly links: GatewayLinks
  /** By the name of the gateway. */
  readonly gatewayRouters: ReadonlyMap<string, GatewayRouter>
  /** Names and addresses of the nodes of Unified CM. */
  readonly nodes: readonly string[]
}

/** Numbers as they stand between two systems. */
interface Numbers {
  readonly called: string
  readonly calling: string | undefined
}

/** What lies behind a gateway on the side where the call leaves. */
export type NextSystem =
  | { readonly kind: 'webex'; readonly trunk: string }
  | { readonly kind: 'ucm'; readonly trunk: Trunk }
  /** A carrier. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'unknown'; readonly missing: string }

/** A call from a trunk of Unified CM enters the gateway; its Via names the trunk's own port (`local-gateway` 1.4). */
export function arriveFromUcm(tables: GatewayTables, gateway: LgwSnapshot, trunk: Trunk, numbers: Numbers): LgwTrace {
  const { port, assumed } = tables.links.portOf(trunk)
  const destination = trunk.destinations[0]
  const trace = routerOf(tables, gateway).route(
    callFromUcm({
      node: senderOf(tables, gateway, trunk),
      port,
      gateway: destination?.address ?? gateway.name,
      ...(destination?.port === undefined ? {} : { gatewayPort: destination.port }),
      called: numbers.called,
      calling: numbers.calling ?? '',
    }),
  )
  if (!assumed) return trace
  const profile = trunk.securityProfile ?? 'none named'
  const note = `the port of trunk ${trunk.name} is not in the inputs (security profile: ${profile}); ${DEFAULT_SIP_PORT} is assumed`
  return { ...trace, steps: [note, ...trace.steps] }
}

/** A call from the Webex trunk with this trunk group enters the gateway (`local-gateway` 1.3). */
export function arriveFromWebex(
  tables: GatewayTables,
  gateway: LgwSnapshot,
  group: string,
  numbers: Numbers,
): LgwTrace {
  const call = callFromWebex(gateway, { otgDtgId: group, called: numbers.called, calling: numbers.calling ?? '' })
  return routerOf(tables, gateway).route(call)
}

/** Which system takes the call that leaves on this leg. */
export function nextSystem(tables: GatewayTables, gateway: LgwSnapshot, leg: OutboundLeg): NextSystem {
  const { links } = tables
  const hosts = nodeHosts(gateway, tables.nodes).flatMap(({ name, addresses }) => [name, ...addresses])
  const destination = classifyLeg(gateway, leg, { ucmNodes: [...tables.nodes, ...hosts] })
  switch (destination.kind) {
    case 'webex': {
      if (destination.otg === undefined) {
        return { kind: 'unknown', missing: `the trunk group (otg) that dial-peer ${leg.dialPeer} adds to From` }
      }
      const link = links.webexTrunkOf(destination.otg)
      return link.ok ? { kind: 'webex', trunk: link.value } : { kind: 'unknown', missing: link.missing }
    }
    case 'ucm': {
      const link = links.ucmTrunkAt(gateway, destination.port)
      return link.ok ? { kind: 'ucm', trunk: link.value } : { kind: 'unknown', missing: link.missing }
    }
    case 'pstn':
      return carrierOrNode(tables, gateway, leg)
  }
}

/**
 * An export does not name the address of every node: a server that is none of the known ones is taken for
 * Unified CM all the same when it is called on the port of a trunk with role `lgw`, else for a carrier.
 */
function carrierOrNode({ links }: GatewayTables, gateway: LgwSnapshot, leg: OutboundLeg): NextSystem {
  const [server] = leg.servers
  if (server === undefined) {
    return { kind: 'unknown', missing: `the server behind dial-peer ${leg.dialPeer} of gateway ${gateway.name}` }
  }
  const link = links.ucmTrunkAt(gateway, server.port)
  if (link.ok && links.roleOf(link.value.name) === 'lgw') return { kind: 'ucm', trunk: link.value }
  return { kind: 'outside' }
}

/**
 * The node that sends: the first of the trunk's server group, by its address where the gateway or the export
 * tells one, because gateways recognize their peers by address.
 */
function senderOf({ estate }: GatewayTables, gateway: LgwSnapshot, trunk: Trunk): string {
  const pool = trunk.devicePool === undefined ? undefined : estate.find('device-pool', trunk.devicePool)?.value
  const group = pool?.callManagerGroup
  const [member] = (group === undefined ? undefined : estate.find('call-manager-group', group)?.value.members) ?? []
  const first = member === undefined ? undefined : nodeName(member)
  if (first !== undefined && /^[\d.]+$/.test(first)) return first
  const known = first === undefined ? undefined : nodeHosts(gateway, [first])[0]?.addresses[0]
  return known ?? estate.snapshot.cluster.exportAddress ?? first ?? 'ucm'
}

/** What the gateway calls the nodes: by their name, or by a name that begins with it and goes on with a domain. */
function nodeHosts(gateway: LgwSnapshot, nodes: readonly string[]): readonly IpHost[] {
  const names = new Set(nodes.map((node) => node.toLowerCase()))
  return gateway.objects['ip-host']
    .map(({ value }) => value)
    .filter(({ name }) => {
      const lower = name.toLowerCase()
      return names.has(lower) || names.has(lower.split('.')[0] ?? lower)
    })
}

function routerOf({ gatewayRouters }: GatewayTables, gateway: LgwSnapshot): GatewayRouter {
  const router = gatewayRouters.get(gateway.name)
  if (router === undefined) throw new Error(`no router for gateway ${gateway.name}`)
  return router
}
