import type { Evidence, Finding } from '../../findings/finding.js'
import type { DialPeer, Tenant } from '../../model/lgw/dial-peer.js'
import type { TrunkRegistration, WebexTrunk } from '../../model/webex/trunk.js'
import type { ExaminedGateway } from './examined-gateway.js'
import { isPlaceholder } from './examined-gateway.js'

/** A registering tenant, its dial-peers, and the trunk of the organization that it signs in to, once that was read. */
export interface RegisteringTenant {
  readonly tenant: Tenant
  readonly peers: readonly DialPeer[]
  readonly trunk: WebexTrunk | undefined
}

/** LGW-001, LGW-003 to LGW-005: what the gateway says about its Webex trunk, with itself and with what Webex gave (`local-gateway` 1.1). */
export function registrationFindings(
  gateway: ExaminedGateway,
  tenants: readonly RegisteringTenant[],
): readonly Finding[] {
  return tenants.flatMap((each) => [
    ...groupInFrom(gateway, each),
    ...names(gateway, each),
    ...domains(gateway, each),
    ...proxy(gateway, each),
  ])
}

function what({ tenant }: RegisteringTenant): string {
  return `tenant ${tenant.tag}`
}

/** A value of the trunk as Webex gave it. */
export function trunkEvidence(trunk: WebexTrunk | undefined, value: keyof TrunkRegistration): readonly Evidence[] {
  const text = trunk?.registration?.[value]
  return text === undefined ? [] : [{ label: `Webex trunk ${trunk?.name ?? ''}`, value: text }]
}

/** LGW-001: without `;otg=` Webex cannot tell which trunk a call comes by (`local-gateway` 1.3). */
function groupInFrom(gateway: ExaminedGateway, each: RegisteringTenant): readonly Finding[] {
  const wanted = each.trunk?.registration?.otgDtgId
  const outbound = each.peers.filter(({ target }) => target !== undefined)
  const wrong = outbound.filter((peer) => {
    const otg = gateway.otgOf(peer)
    return otg === undefined || (wanted !== undefined && otg !== wanted && !isPlaceholder(otg))
  })
  const [peer] = wrong
  if (peer === undefined) return []
  const otg = gateway.otgOf(peer)
  const profile = gateway.profileOf(peer)
  const rule =
    profile === undefined
      ? gateway.tenantEvidence(each.tenant, /^sip-profiles /)
      : gateway.lines.evidence(`sip-profiles ${profile}`, `voice class sip-profiles ${profile}`, /;otg=/)
  return [
    gateway.finding({
      code: 'LGW-001',
      what: what(each),
      message:
        otg === undefined
          ? `Dial-peer ${peer.tag} of ${gateway.name} sends calls to Webex without a trunk group id (otg) in From.`
          : `${gateway.name} writes otg=${otg} into From; Webex calls the trunk ${wanted ?? ''}.`,
      evidence: [rule, gateway.peerEvidence(peer), ...trunkEvidence(each.trunk, 'otgDtgId')],
    }),
  ]
}

const BROADWORKS = 'BroadWorks'

/** LGW-003: credentials answer REGISTER, two authentication lines the challenges of calls (`local-gateway` 1.5). */
function names(gateway: ExaminedGateway, each: RegisteringTenant): readonly Finding[] {
  const { tenant, trunk } = each
  const registration = trunk?.registration
  const global = gateway.snapshot.objects.class.find(({ key }) => key === 'sip-ua')?.value.lines ?? []
  const troubles: { readonly text: string; readonly evidence: Evidence }[] = []
  const credentials = gateway.tenantEvidence(tenant, /^credentials /)
  const differs = (is: string | undefined, wanted: string | undefined): boolean =>
    is !== undefined && wanted !== undefined && is !== wanted && !isPlaceholder(is)
  const lineUser = registration?.linePort.split('@', 1)[0]
  if (tenant.credentialsNumber === undefined && !global.some((line) => line.startsWith('credentials '))) {
    troubles.push({ text: 'there are no credentials', evidence: credentials })
  }
  if (differs(tenant.credentialsNumber, lineUser)) {
    troubles.push({
      text: `credentials name ${tenant.credentialsNumber ?? ''} where line/port is ${lineUser ?? ''}`,
      evidence: credentials,
    })
  }
  const users = [tenant.credentialsUserName, ...tenant.authenticationUserNames]
  const stranger = users.find((user) => differs(user, registration?.userName))
  if (stranger !== undefined) {
    const line = users[0] === stranger ? credentials : gateway.tenantEvidence(tenant, /^authentication /)
    troubles.push({ text: `the user name is ${stranger}, not ${registration?.userName ?? ''}`, evidence: line })
  }
  for (const realm of missingRealms(tenant, global)) {
    troubles.push({
      text: `no authentication for the realm ${realm}`,
      evidence: gateway.tenantEvidence(tenant, /^authentication /),
    })
  }
  if (troubles.length === 0) return []
  return [
    gateway.finding({
      code: 'LGW-003',
      what: what(each),
      message: `Tenant ${tenant.tag} of ${gateway.name}: ${troubles.map(({ text }) => text).join('; ')}.`,
      evidence: [
        ...troubles.map(({ evidence }) => evidence),
        ...(trunk === undefined ? [] : [...trunkEvidence(trunk, 'linePort'), ...trunkEvidence(trunk, 'userName')]),
      ],
    }),
  ]
}

/**
 * Realms for which no `authentication` line stands: calls are challenged by either one, in both layouts
 * (`local-gateway` 1.5). A line without a realm answers any; lines of `sip-ua` hold for every tenant.
 */
function missingRealms({ lines, registrar }: Tenant, global: readonly string[]): readonly string[] {
  const answers = [...lines, ...global].filter((line) => line.startsWith('authentication '))
  if (answers.some((line) => !line.includes(' realm '))) return []
  const realms = answers.flatMap((line) => / realm (.+)$/.exec(line)?.[1]?.trim() ?? [])
  const wanted = [BROADWORKS, ...(registrar === undefined ? [] : [registrar])]
  const missing = wanted.filter((realm) => !realms.includes(realm))
  // Another domain in place of the registrar's is LGW-004.
  const other = realms.some((realm) => realm !== BROADWORKS && realm !== registrar)
  return missing.filter((realm) => realm === BROADWORKS || !other)
}

/** LGW-004: one domain in three places (`local-gateway` 1.1). */
function domains(gateway: ExaminedGateway, each: RegisteringTenant): readonly Finding[] {
  const { tenant, trunk } = each
  const given = trunk?.registration?.linePort.split('@').slice(1).join('@')
  const { registrar, sipServer } = tenant
  const realms = tenant.realms.filter((realm) => realm.toLowerCase() !== 'broadworks')
  const named = [
    { where: 'registrar', value: registrar, test: /^registrar / },
    { where: 'sip-server', value: sipServer, test: /^sip-server / },
    ...realms.map((value) => ({ where: 'realm', value, test: /^authentication .* realm (?!BroadWorks)/ })),
  ].flatMap(({ value, ...rest }) => (value === undefined || isPlaceholder(value) ? [] : [{ ...rest, value }]))
  const wanted = given ?? (registrar === undefined || isPlaceholder(registrar) ? undefined : registrar)
  const wrong = named.filter(({ value }) => wanted !== undefined && value.toLowerCase() !== wanted.toLowerCase())
  if (wrong.length === 0) return []
  const list = wrong.map(({ where, value }) => `${where} ${value}`).join(', ')
  return [
    gateway.finding({
      code: 'LGW-004',
      what: what(each),
      message: `Tenant ${tenant.tag} of ${gateway.name} names ${list}; the domain of the trunk is ${wanted ?? ''}.`,
      evidence: [
        gateway.tenantEvidence(tenant, /^registrar /),
        ...wrong.map(({ test }) => gateway.tenantEvidence(tenant, test)),
        ...trunkEvidence(trunk, 'linePort'),
      ],
    }),
  ]
}

/** LGW-005: dial-peer, then tenant, then sip-ua (`local-gateway` 5.1). */
function proxy(gateway: ExaminedGateway, each: RegisteringTenant): readonly Finding[] {
  const { tenant, trunk, peers } = each
  const wanted = trunk?.registration?.outboundProxy
  const outbound = peers.filter(({ target }) => target !== undefined)
  const proxies = new Set(
    outbound.map((peer) => peer.outboundProxy ?? tenant.outboundProxy ?? gateway.tables.facts.outboundProxy),
  )
  if (outbound.length === 0) proxies.add(tenant.outboundProxy ?? gateway.tables.facts.outboundProxy)
  const wrong = [...proxies].filter(
    (named) =>
      named === undefined ||
      named === 'none' ||
      (wanted !== undefined && wanted !== '' && !isPlaceholder(named) && host(named) !== host(wanted)),
  )
  if (wrong.length === 0) return []
  const [named] = wrong
  return [
    gateway.finding({
      code: 'LGW-005',
      what: what(each),
      message:
        named === undefined || named === 'none'
          ? `Tenant ${tenant.tag} of ${gateway.name} sends calls to Webex without an outbound proxy.`
          : `Tenant ${tenant.tag} of ${gateway.name} sends calls to ${host(named)}; Webex gave the trunk ${wanted ?? ''}.`,
      evidence: [gateway.tenantEvidence(tenant, /^outbound-proxy /), ...trunkEvidence(trunk, 'outboundProxy')],
    }),
  ]
}

function host(proxy: string): string {
  return proxy
    .replace(/^(?:dns|ipv4):/, '')
    .replace(/:\d+$/, '')
    .toLowerCase()
}
