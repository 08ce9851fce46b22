import type { Evidence, Finding } from '../../findings/finding.js'
import { WEBEX_SIGNALING } from '../../model/lgw/webex-ranges.js'
import { trustOf } from '../../routing/lgw/trusted-source.js'
import { listSome } from '../evidence.js'
import type { ExaminedGateway } from './examined-gateway.js'
import { reference } from './examined-gateway.js'

/** LGW-027, LGW-028, LGW-029, LGW-032 where the configuration alone tells it. */
export function settingFindings(gateway: ExaminedGateway): readonly Finding[] {
  return [...trustedNetworks(gateway), ...ignoredProfiles(gateway), ...unreadMaps(gateway), ...narrowGroups(gateway)]
}

/** LGW-027: networks of the port reference from which the gateway would take no call (`local-gateway` 1.2). */
function trustedNetworks(gateway: ExaminedGateway): readonly Finding[] {
  const { facts } = gateway.tables
  if (gateway.webexPeers.length === 0 || facts.trustedListOff) return []
  const missing = WEBEX_SIGNALING.networks.filter((network) => !covers(gateway, network))
  if (missing.length === 0) return []
  return [
    gateway.finding({
      code: 'LGW-027',
      message: `The trusted list of ${gateway.name} lacks ${missing.length} of ${WEBEX_SIGNALING.networks.length} networks of Webex Calling (port reference of ${WEBEX_SIGNALING.asOf}): ${listSome(missing, 4)}.`,
      evidence: [
        gateway.lines.topLevel('trusted list', /^ip address trusted list$/, 'no trusted list'),
        ...missing.map((network): Evidence => ({ label: 'missing', value: network })),
      ],
    }),
  ]
}

/** First and last address of the network are trusted. */
function covers(gateway: ExaminedGateway, network: string): boolean {
  const [base = '', mask = ''] = network.split(' ')
  const parts = base.split('.').map(Number)
  const last = mask.split('.').map((octet, index) => ((parts[index] ?? 0) | (255 - Number(octet))) & 255)
  return [base, last.join('.')].every((address) => trustOf(gateway.tables, address).verdict === 'trusted')
}

/** LGW-028 (`local-gateway` 5.1, step 3). */
function ignoredProfiles(gateway: ExaminedGateway): readonly Finding[] {
  if (gateway.tables.facts.sipProfilesInbound) return []
  const tenants = gateway.snapshot.objects.tenant
    .map(({ value }) => value)
    .filter(({ sipProfilesInbound }) => sipProfilesInbound !== undefined)
  const peers = gateway.tables.dialPeers.filter((peer) => reference(peer, 'sip-profiles inbound') !== undefined)
  const evidence = [
    ...tenants.map((tenant) => gateway.tenantEvidence(tenant, /^sip-profiles \d+ inbound$/)),
    ...peers.map((peer) => gateway.peerEvidence(peer, /^voice-class sip profiles? \d+ inbound$/)),
  ]
  if (evidence.length === 0) return []
  const users = [...tenants.map(({ tag }) => `tenant ${tag}`), ...peers.map(({ tag }) => `dial-peer ${tag}`)]
  return [
    gateway.finding({
      code: 'LGW-028',
      message: `${gateway.name} has inbound sip-profiles on ${users.join(', ')}, and "sip-profiles inbound" is not switched on: they are ignored.`,
      evidence,
    }),
  ]
}

/** LGW-029: such a map is not in the running configuration (`local-gateway` 5.3). */
function unreadMaps(gateway: ExaminedGateway): readonly Finding[] {
  return gateway.snapshot.objects['pattern-map'].flatMap(({ key, value }) => {
    if (value.url === undefined) return []
    const users = gateway.peers.filter(
      (peer) =>
        peer.destinationMap === key ||
        peer.otherOutbound.some((other) => other === `destination calling e164-pattern-map ${key}`) ||
        peer.incoming.some(({ criterion, value: tag }) => criterion.endsWith('-map') && tag === key),
    )
    if (users.length === 0) return []
    return [
      gateway.finding({
        code: 'LGW-029',
        what: `e164-pattern-map ${key}`,
        message: `The numbers of e164-pattern-map ${key} on ${gateway.name} stand in ${value.url}, which is not in the configuration; dial-peer ${users.map(({ tag }) => tag).join(', ')} uses it.`,
        evidence: [
          gateway.lines.evidence(`e164-pattern-map ${key}`, `voice class e164-pattern-map ${key}`, /^url /),
          ...users.map((peer) => gateway.peerEvidence(peer, /e164-pattern-map/)),
        ],
      }),
    ]
  })
}

/** Answers of a server that is in trouble itself (`local-gateway` 5.3). */
const OUTAGES = [500, 503]

/** LGW-032: `huntstop` ends the search at answers after which another server would help. */
function narrowGroups(gateway: ExaminedGateway): readonly Finding[] {
  return gateway.snapshot.objects['server-group'].flatMap(({ key, value }) => {
    const stops = OUTAGES.filter((code) => value.stopsAt.some(({ from, to }) => code >= from && code <= to))
    const users = gateway.peers.filter(({ target }) => target?.kind === 'server-group' && target.tag === key)
    if (value.servers.length < 2 || stops.length === 0 || users.length === 0) return []
    const header = `voice class server-group ${key}`
    return [
      gateway.finding({
        code: 'LGW-032',
        what: `server-group ${key}`,
        message: `Server-group ${key} of ${gateway.name} stops at ${stops.join(' and ')}: its other servers are not tried when one is in trouble.`,
        evidence: gateway.lines.every(`server-group ${key}`, header, /^huntstop /),
      }),
    ]
  })
}
