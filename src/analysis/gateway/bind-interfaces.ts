import type { Evidence, Finding } from '../../findings/finding.js'
import type { DialPeer } from '../../model/lgw/dial-peer.js'
import type { ExaminedGateway } from './examined-gateway.js'

interface Bind {
  readonly interface: string
  readonly evidence: Evidence
  readonly peer: DialPeer
}

/**
 * LGW-009: calls are bound to an interface that is not there, is down or has no address; and a
 * certificate-based trunk on a private address that nothing translates (`local-gateway` 2).
 */
export function bindFindings(gateway: ExaminedGateway): readonly Finding[] {
  const { interfaces } = gateway.tables.facts
  // An excerpt without a single interface proves nothing about them.
  if (interfaces.length === 0) return []
  const told = new Set<string>()
  return gateway.peers
    .flatMap((peer) => bindsOf(gateway, peer))
    .flatMap((bind) => {
      const trouble = troubleOf(gateway, bind)
      if (trouble === undefined || told.has(`${bind.interface} ${trouble}`)) return []
      told.add(`${bind.interface} ${trouble}`)
      return [
        gateway.finding({
          code: 'LGW-009',
          what: bind.interface,
          message: `${gateway.name} binds calls of dial-peer ${bind.peer.tag} to ${bind.interface}, which ${trouble}.`,
          evidence: [
            bind.evidence,
            ...(interfaces.some(({ name }) => name === bind.interface)
              ? [gateway.lines.evidence(bind.interface, `interface ${bind.interface}`, /^(?:no )?ip address|^shutdown/)]
              : []),
          ],
        }),
      ]
    })
}

/** Dial-peer, then tenant, then the gateway as a whole (`local-gateway` 5.1). */
function bindsOf(gateway: ExaminedGateway, peer: DialPeer): readonly Bind[] {
  const tenant = gateway.tenantOf(peer)
  const { facts } = gateway.tables
  return (['control', 'media'] as const).flatMap((what): readonly Bind[] => {
    const key = what === 'control' ? 'bindControl' : 'bindMedia'
    const own = peer[key]
    if (own !== undefined) {
      const evidence = gateway.peerEvidence(peer, new RegExp(`^voice-class sip bind ${what} `))
      return [{ interface: own, evidence, peer }]
    }
    const ofTenant = tenant?.[key]
    if (tenant !== undefined && ofTenant !== undefined) {
      return [{ interface: ofTenant, evidence: gateway.tenantEvidence(tenant, new RegExp(`^bind ${what} `)), peer }]
    }
    const global = facts[key]
    if (global === undefined) return []
    const evidence = gateway.lines.topLevel('bind', new RegExp(`^bind (?:${what}|all) `), `bind ${what}`)
    return [{ interface: global, evidence, peer }]
  })
}

function troubleOf(gateway: ExaminedGateway, { interface: name, peer }: Bind): string | undefined {
  if (name === '' || /[<{]/.test(name)) return undefined
  const found = gateway.tables.facts.interfaces.find((each) => each.name === name)
  if (found === undefined) return 'is not configured'
  if (found.shutdown === true) return 'is shut down'
  if (found.address === undefined) return found.dynamicAddress === true ? undefined : 'has no address'
  const byCertificate = gateway.webexPeers.includes(peer) && gateway.tenantOf(peer)?.registrar === undefined
  if (!byCertificate || !isPrivate(found.address)) return undefined
  return isTranslated(gateway, peer, found.address)
    ? undefined
    : `has the private address ${found.address} that no sip-profile translates`
}

/** RFC 1918. */
function isPrivate(address: string): boolean {
  return /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(address)
}

/** Behind address translation the profiles write the public address over the private one (`local-gateway` 2). */
function isTranslated(gateway: ExaminedGateway, peer: DialPeer, address: string): boolean {
  const rules = gateway.tables.sipProfiles(gateway.profileOf(peer))?.rules ?? []
  return rules.some((rule) => rule.includes(address))
}
