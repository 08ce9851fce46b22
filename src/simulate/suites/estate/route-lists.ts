import type { WrittenEstate } from '../format/estate-schema.js'
import type { EstateObjects, LineOf } from './estate-objects.js'
import { calledSide, callingSide } from './transformations.js'

/** Route groups (top down where only devices are listed), and the local ones that stand for them. */
export function addRouteGroups(
  objects: EstateObjects,
  { routeGroups, localRouteGroups, pools }: WrittenEstate,
  line: LineOf,
): void {
  for (const [name, written] of Object.entries(routeGroups)) {
    const { distribution, devices } = Array.isArray(written) ? { distribution: 'Top Down', devices: written } : written
    objects.add('route-group', name, line(['routeGroups', name]), {
      name,
      distribution,
      members: devices.map((device, index) => ({ order: index + 1, device })),
    })
  }
  for (const [index, name] of localRouteGroups.entries()) {
    objects.add('local-route-group', name, line(['localRouteGroups', index]), { name })
  }
  for (const [poolName, pool] of Object.entries(pools)) {
    for (const name of Object.keys(pool.localRouteGroups)) {
      objects.add('local-route-group', name, line(['pools', poolName]), { name })
    }
  }
}

/** Route lists, enabled; members in the order written. */
export function addRouteLists(objects: EstateObjects, routeLists: WrittenEstate['routeLists'], line: LineOf): void {
  for (const [name, members] of Object.entries(routeLists)) {
    objects.add('route-list', name, line(['routeLists', name]), {
      name,
      enabled: true,
      runOnAllNodes: false,
      members: members.map((written, index) => {
        const member = typeof written === 'string' ? { group: written } : written
        return {
          order: index + 1,
          routeGroup: member.group,
          calling: callingSide(member),
          called: calledSide(member),
        }
      }),
    })
  }
}
