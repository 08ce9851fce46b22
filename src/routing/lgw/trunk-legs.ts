import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import { GatewayTables } from './gateway-tables.js'
import type { OutboundLeg, SipCall } from './lgw-trace.js'
import { otgOf } from './outbound-leg.js'
import { addressesOf } from './trusted-source.js'

/** What lies behind an outbound leg. */
export type LegDestination =
  /** A trunk of Webex Calling: by its group id where From is tagged with one, and by its registrar. */
  | { readonly kind: 'webex'; readonly otg?: string; readonly registrar?: string }
  | { readonly kind: 'ucm'; readonly host: string; readonly port: number }
  | { readonly kind: 'pstn' }

/** How Unified CM and Webex are known to the caller of these functions. */
export interface KnownEnds {
  /** Names and addresses of the nodes of Unified CM. */
  readonly ucmNodes: readonly string[]
}

/**
 * Where a leg leads: to Webex when the peer's tenant registers, when From is tagged with `otg=`, or when
 * the tenant's server is one of Webex Calling; to Unified CM when one of its nodes is among the servers;
 * else to whoever is left, the PSTN.
 */
export function classifyLeg(snapshot: LgwSnapshot, leg: OutboundLeg, known: KnownEnds): LegDestination {
  const tables = new GatewayTables(snapshot)
  const tenant = tables.tenant(leg.tenant)
  const webexServer = leg.target.kind === 'sip-server' && /\.webex\.com$/i.test(tenant?.sipServer ?? '')
  if (tenant?.registrar !== undefined || leg.otg !== undefined || webexServer) {
    return {
      kind: 'webex',
      ...(leg.otg === undefined ? {} : { otg: leg.otg }),
      ...(tenant?.registrar === undefined ? {} : { registrar: tenant.registrar }),
    }
  }
  const nodes = new Set(
    known.ucmNodes.flatMap((node) => [node, ...addressesOf(tables, node)]).map((node) => node.toLowerCase()),
  )
  const server = leg.servers.find(
    ({ host, name }) => nodes.has(host.toLowerCase()) || nodes.has((name ?? host).toLowerCase()),
  )
  return server === undefined ? { kind: 'pstn' } : { kind: 'ucm', host: server.name ?? server.host, port: server.port }
}

/** Port of the gateway for SIP; Unified CM's trunk may name another (`local-gateway` 3.1). */
const SIP_PORT = 5060

/** A call as Unified CM sends it: its Via names the listening port of the trunk (`local-gateway` 1.4). */
export function callFromUcm(input: {
  /** Name or address of the node that sends. */
  readonly node: string
  /** Incoming port of the trunk's security profile. */
  readonly port: number
  /** Address or name of the gateway in the trunk. */
  readonly gateway: string
  readonly gatewayPort?: number
  readonly called: string
  readonly calling: string
}): SipCall {
  const { node, port, gateway, gatewayPort = SIP_PORT, called, calling } = input
  return {
    via: { host: node, port },
    requestUri: `${called}@${gateway}:${gatewayPort}`,
    from: `<sip:${calling}@${node}>`,
    to: `<sip:${called}@${gateway}>`,
    called,
    calling,
  }
}

/** Port from which Webex sends (`local-gateway` 1.3). */
const WEBEX_PORT = 8934

/**
 * A call as Webex sends it to the trunk of that group: `dtg=` in the Request-URI (`local-gateway` 1.3).
 * Its address is not in any input, so the sender is the trunk's outbound proxy by name.
 */
export function callFromWebex(
  snapshot: LgwSnapshot,
  input: { readonly otgDtgId: string; readonly called: string; readonly calling: string },
): SipCall {
  const { otgDtgId, called, calling } = input
  const tables = new GatewayTables(snapshot)
  const peer = webexPeers(snapshot).find(({ otg }) => otg === otgDtgId)
  const tenant = tables.tenant(peer?.tenant)
  const bound = tables.facts.interfaces.find(({ name }) => name === tenant?.bindControl)
  const gateway = bound?.address ?? snapshot.name
  const sender = tenant?.outboundProxy ?? tenant?.sipServer ?? 'webex'
  return {
    via: { host: sender, port: WEBEX_PORT },
    requestUri: `${called}@${gateway}:${tenant?.listenPort ?? 5061};transport=tls;dtg=${otgDtgId}`,
    from: `<sip:${calling}@${tenant?.sipServer ?? sender}>`,
    to: `<sip:${called}@${gateway}>`,
    called,
    calling,
    ...(tenant?.listenPort === undefined ? {} : { arrival: { port: tenant.listenPort } }),
  }
}

/** The dial-peers whose tenant registers a trunk of Webex Calling, with the group id that they send. */
export function webexPeers(
  snapshot: LgwSnapshot,
): readonly { readonly dialPeer: number; readonly tenant: string; readonly otg?: string }[] {
  const tables = new GatewayTables(snapshot)
  return tables.dialPeers.flatMap((peer) => {
    const tenant = tables.tenant(peer.tenant)
    if (peer.tenant === undefined || tenant?.registrar === undefined) return []
    const otg = otgOf(tables, peer)
    return [{ dialPeer: peer.tag, tenant: peer.tenant, ...(otg === undefined ? {} : { otg }) }]
  })
}
