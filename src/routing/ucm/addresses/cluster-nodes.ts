import type { UcmEstate } from '../../../model/ucm/estate.js'

/** All that the export says about the nodes of the cluster: members of the server groups, and where it was made. */
export function ucmNodes(estate: UcmEstate): readonly string[] {
  const names = estate.all('call-manager-group').flatMap(({ value }) => value.members.map(nodeName))
  const { exportAddress } = estate.snapshot.cluster
  return [...new Set([...names, ...(exportAddress === undefined ? [] : [exportAddress])])]
}

/** A group names the service on a node: `CM_` and the name of the node. */
export function nodeName(member: string): string {
  return member.replace(/^CM_/, '')
}
