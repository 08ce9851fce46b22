import type { ClusterMembers } from './cluster-members.js'
import { isRefused } from './protocol/read-pages.js'
import type { XmlElement } from './protocol/xml-tree.js'
import { elementAt } from './protocol/xml-tree.js'

/** The ends of gateways that calls leave by; AXL has no list of them (`ucm-exports` 3.2). */
const PORTS_SQL =
  "d.name AS name, d.description AS description FROM device AS d INNER JOIN typeclass AS c ON d.tkclass = c.enum WHERE c.name = 'Gateway' ORDER BY d.name"

/** The gateways with their ports, which is what route patterns and route groups of MGCP gateways name. */
export async function readGatewayPorts(
  members: ClusterMembers,
  gateways: readonly XmlElement[],
): Promise<readonly XmlElement[]> {
  // An H.323 gateway is its own port.
  if (!gateways.some((gateway) => elementAt(gateway, 'domainName') !== undefined)) return gateways
  const ports = await members.reader.sql(PORTS_SQL)
  if (!isRefused(ports)) return [...gateways, ...ports]
  members.note('gateway.csv', `without the ports of gateways: executeSQLQuery: ${ports.fault.text}`)
  return gateways
}
