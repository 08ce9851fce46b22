import type { Evidence, Finding } from '../../findings/finding.js'
import type { CallStatistics } from '../../model/calls/call-statistics.js'
import type { DialPeer } from '../../model/lgw/dial-peer.js'
import type { WebexTrunk } from '../../model/webex/trunk.js'
import type { ExaminedGateway } from './examined-gateway.js'
import { reference } from './examined-gateway.js'
import type { UcmEnd } from './ucm-ends.js'
import type { RegisteringTenant } from './webex-registration.js'

/** LGW-006, LGW-007, LGW-008: what a leg to Webex must have (`local-gateway` 1.2, 1.3, 1.6). */
export function webexLegFindings(gateway: ExaminedGateway): readonly Finding[] {
  return [
    ...secureAddresses(gateway),
    ...gateway.webexPeers.flatMap((peer) => [...encryption(gateway, peer), ...stun(gateway, peer)]),
  ]
}

/** Headers in which Webex refuses `sips:` (`local-gateway` 1.3). */
const REWRITTEN = ['SIP-Req-URI', 'To', 'From'] as const

function secureAddresses(gateway: ExaminedGateway): readonly Finding[] {
  return gateway.webexTenants
    .filter(({ urlScheme }) => urlScheme === 'sips')
    .flatMap((tenant) => {
      const sender = gateway.webexPeers.find((peer) => peer.tenant === tenant.tag && peer.target !== undefined)
      const profile = sender === undefined ? tenant.sipProfiles : gateway.profileOf(sender)
      const rules = gateway.tables.sipProfiles(profile)?.rules ?? []
      const missing = REWRITTEN.filter(
        (header) =>
          !rules.some((rule) =>
            new RegExp(`request (?:ANY|INVITE) sip-header ${header} modify "[^"]*sips:`, 'i').test(rule),
          ),
      )
      if (missing.length === 0) return []
      return [
        gateway.finding({
          code: 'LGW-006',
          what: `tenant ${tenant.tag}`,
          message: `Tenant ${tenant.tag} of ${gateway.name} uses sips addresses, and no rule turns them into sip in ${missing.join(', ')}.`,
          evidence: [
            gateway.tenantEvidence(tenant, /^url sips/),
            profile === undefined
              ? gateway.tenantEvidence(tenant)
              : gateway.lines.evidence(`sip-profiles ${profile}`, `voice class sip-profiles ${profile}`),
          ],
        }),
      ]
    })
}

/** The one suite that Webex takes (`local-gateway` 1.2). */
const SUITE = /AES_CM_128_HMAC_SHA1_80/

function encryption(gateway: ExaminedGateway, peer: DialPeer): readonly Finding[] {
  const lacks: { readonly text: string; readonly evidence?: Evidence }[] = []
  const { objects } = gateway.snapshot
  const globally = objects.class.find(({ key }) => key === 'voice service voip')?.value.lines ?? []
  const tenant = gateway.tenantOf(peer)
  if (!peer.srtp && !globally.includes('srtp') && tenant?.lines.includes('srtp') !== true) lacks.push({ text: 'srtp' })
  const crypto = reference(peer, 'srtp-crypto') ?? tenant?.srtpCrypto ?? globalCrypto(globally)
  if (crypto === undefined) lacks.push({ text: 'a srtp-crypto class' })
  else {
    const suites = objects.class.find(({ key }) => key === `srtp-crypto ${crypto}`)?.value.lines
    if (suites?.some((line) => SUITE.test(line)) !== true) {
      lacks.push({
        text: `AES_CM_128_HMAC_SHA1_80 in srtp-crypto ${crypto}`,
        evidence:
          suites === undefined
            ? namingCrypto(gateway, peer)
            : gateway.lines.evidence(`srtp-crypto ${crypto}`, `voice class srtp-crypto ${crypto}`, /^crypto /),
      })
    }
  }
  const codec = reference(peer, 'codec')
  if (codec === undefined && peer.codec === undefined) lacks.push({ text: 'a codec class' })
  else if (codec !== undefined && !objects.class.some(({ key }) => key === `codec ${codec}`)) {
    lacks.push({
      text: `codec class ${codec}, which is not configured`,
      evidence: gateway.peerEvidence(peer, /^voice-class codec /),
    })
  }
  if (lacks.length === 0) return []
  return [
    gateway.finding({
      code: 'LGW-007',
      what: `dial-peer ${peer.tag}`,
      message: `Dial-peer ${peer.tag} of ${gateway.name} leads to Webex and lacks ${lacks.map(({ text }) => text).join(', ')}.`,
      evidence: [gateway.peerEvidence(peer), ...lacks.flatMap(({ evidence }) => evidence ?? [])],
    }),
  ]
}

/** The line that names the class. */
function namingCrypto(gateway: ExaminedGateway, peer: DialPeer): Evidence {
  const tenant = gateway.tenantOf(peer)
  if (reference(peer, 'srtp-crypto') !== undefined) return gateway.peerEvidence(peer, /^voice-class sip srtp-crypto /)
  return tenant?.srtpCrypto === undefined
    ? gateway.lines.evidence('voice service voip', 'voice service voip', /^srtp-crypto /)
    : gateway.tenantEvidence(tenant, /^srtp-crypto /)
}

function globalCrypto(lines: readonly string[]): string | undefined {
  return lines.map((line) => /^sip \/ srtp-crypto (\d+)$/.exec(line)?.[1]).findLast((tag) => tag !== undefined)
}

function stun(gateway: ExaminedGateway, peer: DialPeer): readonly Finding[] {
  const tag = reference(peer, 'stun-usage')
  if (tag !== undefined && gateway.snapshot.objects.class.some(({ key }) => key === `stun-usage ${tag}`)) return []
  return [
    gateway.finding({
      code: 'LGW-008',
      what: `dial-peer ${peer.tag}`,
      message:
        tag === undefined
          ? `Dial-peer ${peer.tag} of ${gateway.name} leads to Webex without voice-class stun-usage.`
          : `Dial-peer ${peer.tag} of ${gateway.name} names stun-usage ${tag}, which is not configured.`,
      evidence: [gateway.peerEvidence(peer, /^voice-class stun-usage/)],
    }),
  ]
}

/** Calls that a registering trunk takes (`local-gateway` 7). */
const REGISTERING_CALLS = 250

/** LGW-026: the limit of a dial-peer above that of its trunk. How many calls there are is not known here. */
export function admittedCalls(
  gateway: ExaminedGateway,
  trunkOf: (peer: DialPeer) => WebexTrunk | undefined,
): readonly Finding[] {
  return gateway.webexPeers.flatMap((peer) => {
    const limit = trunkOf(peer)?.maximumCalls
    const isRegistering = gateway.tenantOf(peer)?.registrar !== undefined
    const most = isRegistering ? Math.min(limit ?? REGISTERING_CALLS, REGISTERING_CALLS) : limit
    const admitted = peer.maximumConnections
    if (most === undefined || admitted === undefined || admitted <= most) return []
    return [
      gateway.finding({
        code: 'LGW-026',
        what: `dial-peer ${peer.tag}`,
        message: `Dial-peer ${peer.tag} of ${gateway.name} admits ${admitted} calls; its Webex trunk takes ${most}.`,
        evidence: [
          gateway.peerEvidence(peer, /^max-conn /),
          { label: 'limit of the trunk', value: isRegistering ? `${most} (registering)` : String(most) },
        ],
      }),
    ]
  })
}

/** LGW-026 by call records: what the trunk of Unified CM to this gateway carried at once (`local-gateway` 7). */
export function trunkPeaks(
  gateway: ExaminedGateway,
  ends: readonly UcmEnd[],
  tenants: readonly RegisteringTenant[],
  calls: CallStatistics | undefined,
): readonly Finding[] {
  const limits = tenants.map(({ trunk }) => Math.min(trunk?.maximumCalls ?? REGISTERING_CALLS, REGISTERING_CALLS))
  if (calls === undefined || limits.length === 0) return []
  const limit = limits.reduce((sum, each) => sum + each, 0)
  return ends.flatMap(({ entry, role }) => {
    const { name } = entry.value
    const load = role === 'lgw' ? calls.devices.find(({ device }) => device === name) : undefined
    if (load === undefined || load.seized.peak <= limit) return []
    return [
      gateway.finding({
        code: 'LGW-026',
        what: `trunk ${name}`,
        severity: 'HIGH',
        message: `Trunk ${name} of Unified CM carried ${load.seized.peak} calls at once; the Webex trunks of ${gateway.name} take ${limit}.`,
        evidence: [
          { label: `trunk ${name}`, value: `${load.seized.peak} at once`, source: entry.source },
          { label: 'limit of the trunks', value: String(limit) },
        ],
      }),
    ]
  })
}
