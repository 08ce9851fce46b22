import type { Tenant } from '../../model/lgw/dial-peer.js'
import type { WebexTrunk } from '../../model/webex/trunk.js'
import type { ExaminedGateway } from './examined-gateway.js'
import type { RegisteringTenant } from './webex-registration.js'

/** The registering tenants of a gateway, each with its dial-peers; their trunks are found by `linkTrunks`. */
export function registeringTenants(gateway: ExaminedGateway): readonly Omit<RegisteringTenant, 'trunk'>[] {
  return gateway.webexTenants
    .filter(({ registrar, credentialsNumber }) => registrar !== undefined || credentialsNumber !== undefined)
    .map((tenant) => ({ tenant, peers: gateway.webexPeers.filter((peer) => peer.tenant === tenant.tag) }))
}

/**
 * The trunk of the organization that a tenant signs in to: the one with most of its names in common
 * (line/port user, user name, trunk group; case apart, so that a slip in one of them is seen as one). Where
 * nothing is in common the only registering trunk of the organization, when the tenant is the only one too.
 */
export function trunkOfTenant(
  tenant: Omit<RegisteringTenant, 'trunk'>,
  gateway: ExaminedGateway,
  trunks: readonly WebexTrunk[],
  isOnlyTenant: boolean,
): WebexTrunk | undefined {
  const candidates = trunks.filter(({ registration }) => registration !== undefined)
  const scored = candidates
    .map((trunk) => ({ trunk, common: inCommon(tenant, gateway, trunk) }))
    .filter(({ common }) => common > 0)
    .sort((a, b) => b.common - a.common)
  const [best, second] = scored
  if (best !== undefined) return second?.common === best.common ? undefined : best.trunk
  const [only, other] = candidates
  return isOnlyTenant && other === undefined ? only : undefined
}

function inCommon(
  { tenant, peers }: Omit<RegisteringTenant, 'trunk'>,
  gateway: ExaminedGateway,
  { registration }: WebexTrunk,
): number {
  if (registration === undefined) return 0
  const { linePort, userName, otgDtgId } = registration
  const lineUser = linePort.split('@', 1)[0] ?? ''
  return [
    isSame(tenant.credentialsNumber, lineUser),
    usersOf(tenant).some((user) => isSame(user, userName)),
    peers.some((peer) => isSame(gateway.otgOf(peer), otgDtgId)),
  ].filter(Boolean).length
}

function usersOf({ credentialsUserName, authenticationUserNames }: Tenant): readonly string[] {
  return [...(credentialsUserName === undefined ? [] : [credentialsUserName]), ...authenticationUserNames]
}

function isSame(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase()
}
