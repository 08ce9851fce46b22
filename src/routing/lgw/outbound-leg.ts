import type { DialPeer } from '../../model/lgw/dial-peer.js'
import type { GatewayTables } from './gateway-tables.js'
import type { OutboundLeg } from './lgw-trace.js'
import { applyProfile, applyTable } from './number-translation.js'
import { selectionDigits } from './outbound-match.js'

/** Port of SIP without and with TLS. */
const SIP_PORT = 5060
const SIPS_PORT = 5061

/** How a dial-peer hands a call on, and what its objects name and the configuration lacks. */
export function buildLeg(
  tables: GatewayTables,
  peer: DialPeer,
  numbers: { readonly called: string; readonly calling: string },
): { readonly leg: OutboundLeg; readonly missing: readonly string[]; readonly rejected: boolean } {
  const steps: string[] = []
  const missing: string[] = []
  if (selectionDigits(peer, numbers.called) !== numbers.called)
    steps.push('.T drops the leading + while selecting, not from the number sent')
  const translated = outgoingNumbers(tables, peer, numbers)
  steps.push(...translated.steps)
  missing.push(...translated.missing)
  const { servers, notes } = serversOf(tables, peer)
  steps.push(...notes)
  if (peer.kind === 'pots')
    steps.push('a POTS peer strips the digits that its pattern names unless told otherwise: not followed')
  const otg = otgOf(tables, peer)
  if (peer.tenant !== undefined && tables.tenant(peer.tenant) === undefined)
    missing.push(`voice class tenant ${peer.tenant}`)
  const leg: OutboundLeg = {
    dialPeer: peer.tag,
    target: peer.target ?? { kind: 'other', text: peer.kind },
    ...(peer.tenant === undefined ? {} : { tenant: peer.tenant }),
    ...(otg === undefined ? {} : { otg }),
    ...translated.numbers,
    servers,
    steps,
  }
  return { leg, missing, rejected: translated.rejected }
}

function outgoingNumbers(
  tables: GatewayTables,
  peer: DialPeer,
  numbers: { readonly called: string; readonly calling: string },
): ReturnType<typeof applyProfile> {
  if (peer.translationOutgoing !== undefined) return applyProfile(tables, peer.translationOutgoing, numbers)
  const steps: string[] = []
  const missing: string[] = []
  let rejected = false
  const next = { ...numbers }
  for (const side of ['called', 'calling'] as const) {
    const tag = peer.references.find(({ command }) => command === `translate ${side}`)?.tag
    if (tag === undefined) continue
    const result = applyTable(tables, tag, next[side])
    next[side] = result.number
    rejected ||= result.rejected
    steps.push(...result.steps)
    missing.push(...result.missing)
  }
  return { numbers: next, rejected, steps, missing }
}

/**
 * What the SIP profile toward Webex adds to From, real underscore and all (`local-gateway` 1.3). Profiles
 * of the dial-peer stand before those of the tenant, and these before the global ones.
 */
export function otgOf(tables: GatewayTables, peer: DialPeer): string | undefined {
  const own = peer.references.find(({ command }) => command === 'sip-profiles')?.tag
  const tag = own ?? tables.tenant(peer.tenant)?.sipProfiles ?? tables.facts.sipProfiles
  for (const rule of tables.sipProfiles(tag)?.rules ?? []) {
    const found =
      /request (?:ANY|INVITE) sip-header From modify "(?:[^"\\]|\\.)*" "[^"]*;otg=((?:<[^>]*>|[^>";])+)/i.exec(rule)
    if (found?.[1] !== undefined) return found[1]
  }
  return undefined
}

interface Servers {
  readonly servers: OutboundLeg['servers']
  readonly notes: readonly string[]
}

/** Where the message goes, in the order tried (`local-gateway` 5.3). */
function serversOf(tables: GatewayTables, peer: DialPeer): Servers {
  const { target } = peer
  const secure = (peer.transport ?? tables.tenant(peer.tenant)?.transport ?? '').includes('tls')
  const port = secure ? SIPS_PORT : SIP_PORT
  switch (target?.kind) {
    case undefined:
    case 'other':
      return { servers: [], notes: [] }
    case 'ipv4':
      return { servers: [{ host: target.host, port: target.port ?? port }], notes: [] }
    case 'dns':
      return target.port === undefined ? byService(tables, target.host, port) : byName(tables, target.host, target.port)
    case 'server-group':
      return byGroup(tables, target.tag, port)
    case 'sip-server':
      return bySipServer(tables, peer, port)
  }
}

function byGroup(tables: GatewayTables, tag: string, port: number): Servers {
  const group = tables.serverGroup(tag)
  if (group === undefined) return { servers: [], notes: [`server-group ${tag} is not configured`] }
  const sorted = group.roundRobin ? group.servers : [...group.servers].sort((a, b) => a.preference - b.preference)
  const shared = group.roundRobin || sorted.filter((each) => each.preference === sorted[0]?.preference).length > 1
  return {
    servers: sorted.map((server) => ({ host: server.host, port: server.port ?? port })),
    notes: shared ? [`server-group ${tag} shares calls among servers of one preference`] : [],
  }
}

function byName(tables: GatewayTables, name: string, port: number): Servers {
  const addresses = tables.host(name)?.addresses ?? []
  if (addresses.length === 0) return { servers: [], notes: [`${name} is resolved outside the gateway`] }
  return { servers: addresses.map((host) => ({ host, port, name })), notes: [] }
}

const SERVICES = ['_sip._udp.', '_sip._tcp.', '_sips._tcp.']

/** SRV, then address (`local-gateway` 5.3). */
function byService(tables: GatewayTables, name: string, port: number): Servers {
  const records = SERVICES.flatMap((service) => tables.host(`${service}${name}`)?.services ?? [])
  if (records.length === 0) return byName(tables, name, port)
  const sorted = [...records].sort((a, b) => a.priority - b.priority || b.weight - a.weight)
  const shared = sorted.filter((record) => record.priority === sorted[0]?.priority).length > 1
  return {
    servers: sorted.map((record) => {
      const [address] = tables.host(record.host)?.addresses ?? []
      return {
        host: address ?? record.host,
        port: record.port,
        ...(address === undefined ? {} : { name: record.host }),
      }
    }),
    notes: shared ? [`${name} shares calls among servers of one priority`] : [],
  }
}

/** The tenant's server; the message goes to the outbound proxy: dial-peer, tenant, global (`local-gateway` 5.1). */
function bySipServer(tables: GatewayTables, peer: DialPeer, port: number): Servers {
  const tenant = tables.tenant(peer.tenant)
  const proxy = peer.outboundProxy ?? tenant?.outboundProxy ?? tables.facts.outboundProxy
  const server = tenant?.sipServer
  if (server === undefined) return { servers: [], notes: ['no sip-server is configured for it'] }
  const next = proxy === undefined || proxy === 'none' ? [] : [`next hop is the outbound proxy ${proxy}`]
  return { servers: byName(tables, server, port).servers, notes: [`sip-server ${server}`, ...next] }
}
