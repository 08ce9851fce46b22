import { isSecretName } from '../ucm/system/parameters.js'
import type { ClusterMembers } from './cluster-members.js'
import { leaf } from './facts/axl-table.js'
import {
  ENTERPRISE_WIDE,
  enterpriseParameters,
  PARAMETER_SQL,
  parameterSource,
  serviceParameters,
} from './facts/parameters.js'
import { isRefused } from './protocol/read-pages.js'
import { textAt, type XmlElement } from './protocol/xml-tree.js'

/**
 * Reads enterprise and service parameters, which one list holds; where the node does not list them, out
 * of its database. The value of a parameter that holds a secret goes no further than this.
 *
 * @returns the ClusterID; undefined where nothing says it
 */
export async function readParameters(members: ClusterMembers): Promise<string | undefined> {
  const listed = await members.reader.objects(serviceParameters.member, parameterSource)
  const rows = listed.kind === 'read' ? listed.items : undefined
  const isListed = rows?.some(isEnterpriseWide) === true
  const stored = isListed ? undefined : await parametersByQuery(members)
  const service = rows ?? (typeof stored === 'string' ? undefined : stored)
  const enterprise = isListed ? rows : typeof stored === 'string' ? undefined : stored
  const reason = [
    listed.kind === 'refused' ? listed.reason : undefined,
    typeof stored === 'string' ? stored : undefined,
  ]
    .filter((said) => said !== undefined)
    .join('; ')
  if (service === undefined) members.absent(serviceParameters.member, reason)
  else {
    members.write(serviceParameters, service.filter((row) => !isEnterpriseWide(row)).map(withoutSecret))
  }
  if (enterprise === undefined) members.absent(enterpriseParameters.member, reason)
  else members.write(enterpriseParameters, enterprise.filter(isEnterpriseWide).map(withoutSecret))
  const id = enterprise?.find((row) => isEnterpriseWide(row) && textAt(row, 'name') === 'ClusterID')
  return textAt(id, 'value').trim() || undefined
}

/** The rows, or why there are none. */
async function parametersByQuery(members: ClusterMembers): Promise<readonly XmlElement[] | string> {
  const rows = await members.reader.sql(PARAMETER_SQL)
  if (isRefused(rows)) return `executeSQLQuery: ${rows.fault.text}`
  return rows.map((row) => leaf('', row.children.map(listedName)))
}

/** The database gives its columns in lower case. */
function listedName(column: XmlElement): XmlElement {
  return column.name === 'processnodename' ? { ...column, name: 'processNodeName' } : column
}

function isEnterpriseWide(row: XmlElement): boolean {
  return textAt(row, 'service') === ENTERPRISE_WIDE
}

function withoutSecret(row: XmlElement): XmlElement {
  if (!isSecretName(textAt(row, 'name'))) return row
  return { ...row, children: row.children.filter(({ name }) => name !== 'value') }
}
