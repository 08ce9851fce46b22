import type { GatewayTables } from './gateway-tables.js'

/** Whether a gateway takes calls from an address; `unknown` for a name that the configuration does not resolve. */
export type Trust = { readonly verdict: 'trusted' | 'refused' | 'unknown'; readonly why: string }

/**
 * The toll-fraud check (`local-gateway` 5.1, 1.2): the trusted list, and every address that is a session
 * target or in a server group. Targets by name trust nobody.
 */
export function trustOf(tables: GatewayTables, host: string): Trust {
  if (tables.facts.trustedListOff) return { verdict: 'trusted', why: 'the trusted list is switched off' }
  const addresses = addressesOf(tables, host)
  if (addresses.length === 0) {
    return {
      verdict: 'unknown',
      why: `the configuration does not say which address ${host} has: the trusted list was not checked`,
    }
  }
  const listed = tables.facts.trusted.find((network) => addresses.some((address) => contains(network, address)))
  if (listed !== undefined) return { verdict: 'trusted', why: `${host} is in the trusted list (${listed})` }
  const target = implicit(tables).find((address) => addresses.includes(address))
  if (target !== undefined) return { verdict: 'trusted', why: `${host} is trusted because calls are sent to it` }
  return { verdict: 'refused', why: `${host} is neither in the trusted list nor a session target` }
}

/** The address itself, or those of an `ip host` line. */
export function addressesOf(tables: GatewayTables, host: string): readonly string[] {
  return /^[\d.]+$|:/.test(host) ? [host] : (tables.host(host)?.addresses ?? [])
}

function implicit(tables: GatewayTables): readonly string[] {
  const groups = tables.dialPeers.flatMap(({ target }) => {
    if (target?.kind === 'ipv4') return [target.host]
    if (target?.kind !== 'server-group') return []
    return tables.serverGroup(target.tag)?.servers.map(({ host }) => host) ?? []
  })
  return groups
}

/** `192.0.2.0 255.255.255.0`, or one address. */
function contains(network: string, address: string): boolean {
  const [base = '', mask] = network.split(' ')
  if (mask === undefined) return base.toLowerCase() === address.toLowerCase()
  const [a, b, m] = [toNumber(address), toNumber(base), toNumber(mask)]
  if (a === undefined || b === undefined || m === undefined) return false
  return (a & m) >>> 0 === (b & m) >>> 0
}

function toNumber(address: string): number | undefined {
  const octets = address.split('.').map(Number)
  if (octets.length !== 4 || octets.some((octet) => !Number.isInteger(octet) || octet < 0 || octet > 255))
    return undefined
  return octets.reduce((sum, octet) => sum * 256 + octet, 0)
}
