import type { Finding } from '../../findings/finding.js'
import type { DialPeer } from '../../model/lgw/dial-peer.js'
import { GatewayLinks } from '../../routing/network/gateway-links.js'
import type { QuestionInput, QuestionResult } from '../question.js'
import { bindFindings } from './bind-interfaces.js'
import type { GatewayRow } from './columns.js'
import { dialPeerFindings } from './dial-peers.js'
import { ExaminedGateway } from './examined-gateway.js'
import { gatewayRows } from './gateway-rows.js'
import { settingFindings } from './gateway-settings.js'
import { lostCallerId, rewrittenIdentity, singleIdentityTrunks } from './identity.js'
import { tiedPeers } from './inbound-ties.js'
import type { LinkedGateway } from './linked-gateway.js'
import { requestClassFindings } from './request-class.js'
import { emergencyFindings, numbersInDanger } from './translation/emergency-ways.js'
import type { NeighborOf } from './translation/neighbors.js'
import { neighbors } from './translation/neighbors.js'
import { translationFindings } from './translation/translation-rules.js'
import { registeringTenants, trunkOfTenant } from './trunk-of-tenant.js'
import { uncheckedGateways } from './unchecked.js'
import type { UcmEnd } from './ucm-ends.js'
import { sharedPort, ucmEndFindings, ucmEnds, ucmHosts } from './ucm-ends.js'
import { undefinedNames } from './undefined-names.js'
import { admittedCalls, trunkPeaks, webexLegFindings } from './webex-leg.js'
import { activeOnBothSides, numbersInRouteLists, numbersWithoutPlus } from './webex-numbers.js'
import type { RegisteringTenant } from './webex-registration.js'
import { registrationFindings } from './webex-registration.js'

/** Do the gateways pass calls as they should, and do Webex, Unified CM and the gateways mean the same trunks? */
export function askGateway(input: QuestionInput): QuestionResult<GatewayRow> {
  const { estate, mapping, others } = input
  const webexTrunks = others.webex?.objects.trunk.map(({ value }) => value) ?? []
  const links = new GatewayLinks({ estate, gateways: others.gateways, mapping, webexTrunks })
  const examined = others.gateways.map((snapshot): Examined => {
    const gateway = new ExaminedGateway(snapshot)
    const neighborOf = neighbors(gateway, ucmHosts(gateway, estate))
    return { gateway, neighborOf, tenants: registeringTenants(gateway), ends: ucmEnds(gateway, estate, links) }
  })
  const tenants = examined.flatMap((each) => each.tenants)
  const linked = examined.map(({ gateway, neighborOf, tenants: own, ends }) => ({
    gateway,
    neighborOf,
    ends,
    tenants: own.map(
      (tenant): RegisteringTenant => ({
        ...tenant,
        trunk: trunkOfTenant(tenant, gateway, webexTrunks, tenants.length === 1),
      }),
    ),
  }))
  const findings = [
    ...linked.flatMap((each) => [
      ...gatewayFindings(each, numbersInDanger(mapping)),
      ...trunkPeaks(each.gateway, each.ends, each.tenants, others.calls),
    ]),
    ...(others.webex === undefined
      ? []
      : [
          ...singleIdentityTrunks(others.webex),
          ...activeOnBothSides(estate, others.webex),
          ...numbersInRouteLists(input, others.webex),
          ...numbersWithoutPlus(input, others.webex, links),
        ]),
  ]
  return {
    findings,
    rows: linked.flatMap(({ gateway, ends }) => gatewayRows(gateway, ends)),
    unchecked: uncheckedGateways(input, linked),
  }
}

interface Examined {
  readonly gateway: ExaminedGateway
  readonly neighborOf: NeighborOf
  readonly tenants: ReturnType<typeof registeringTenants>
  readonly ends: readonly UcmEnd[]
}

/** What was wrong with the file comes first: nothing that follows is better than the reading. */
function gatewayFindings(
  { gateway, neighborOf, tenants, ends }: LinkedGateway,
  emergency: readonly string[],
): readonly Finding[] {
  const trunkOf = (peer: DialPeer): RegisteringTenant['trunk'] =>
    tenants.find(({ tenant }) => tenant.tag === peer.tenant)?.trunk
  const told = [
    ...gateway.snapshot.findings,
    ...registrationFindings(gateway, tenants),
    ...requestClassFindings(gateway, tenants),
    ...webexLegFindings(gateway),
    ...admittedCalls(gateway, trunkOf),
    ...bindFindings(gateway),
    ...dialPeerFindings(gateway),
    ...tiedPeers(gateway),
    ...ucmEndFindings(gateway, ends),
    ...sharedPort(gateway, ends),
    ...translationFindings(gateway),
    ...emergencyFindings(gateway, neighborOf, emergency),
    ...settingFindings(gateway),
    ...lostCallerId(gateway),
    ...rewrittenIdentity(gateway),
  ]
  return [...told, ...undefinedNames(gateway, told)]
}
