import type { LocalRouteGroup, RouteGroup, RouteGroupMember } from '../../../model/ucm/route-list.js'
import type { Columns } from '../columns.js'
import { present } from '../../present.js'
import type { Read } from '../row.js'
import { groupReader, objectReader } from '../table-reader.js'

/** routegroup.csv: devices in order of their selection order (`ucm-exports` 1.6). */
export const routeGroupReader = objectReader({
  member: 'routegroup.csv',
  kind: 'route-group',
  keyOf: (group) => group.name,
  open: (columns) => {
    const name = columns.text('NAME')
    const distribution = columns.text('TYPE DISTRIBUTE ALGORITHM')
    const members = groupReader(columns, 'DEVICE NAME', (k) => routeGroupMember(columns, k))
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<RouteGroup>({
        name: key,
        distribution: distribution(row),
        members: members(row).toSorted((a, b) => a.order - b.order),
      })
    }
  },
})

/** localroutegroup.csv: names only; what they mean stands in devicepool.csv. */
export const localRouteGroupReader = objectReader({
  member: 'localroutegroup.csv',
  kind: 'local-route-group',
  keyOf: (group) => group.name,
  open: (columns) => {
    const name = columns.text('NAME')
    const description = columns.text('DESCRIPTION')
    return (row) => {
      const key = name(row)
      return key === undefined ? undefined : present<LocalRouteGroup>({ name: key, description: description(row) })
    }
  },
})

function routeGroupMember(columns: Columns, k: number): Read<RouteGroupMember | undefined> {
  const device = columns.text(`DEVICE NAME ${k}`)
  const port = columns.integer(`PORT ${k}`)
  const order = columns.integer(`DEVICE SELECTION ORDER ${k}`)
  return (row) => {
    const name = device(row)
    if (name === undefined) return undefined
    return present<RouteGroupMember>({ order: order(row) ?? k, device: name, port: port(row) })
  }
}
