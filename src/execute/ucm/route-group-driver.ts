import type { RouteGroup } from '../../model/ucm/route-list.js'
import type { UcmObjectChange } from '../../plan/change.js'
import type { Driver } from '../driver.js'
import { listOf, numberOf, objectOf, textOf } from '../json-value.js'
import type { JsonObject } from '../ports.js'
import type { SystemReader } from '../system-reader.js'
import { addBody, axl, type AxlField, axlUpdate, changedElements } from './axl-object.js'
import { texts } from './transformation-elements.js'

/** In the order of `UpdateRouteGroupReq`; a new one has its name last (`XRouteGroup`). */
const FIELDS: readonly AxlField<RouteGroup>[] = [
  { name: 'distributionAlgorithm', value: ({ distribution }) => distribution ?? 'Circular', required: true },
  { name: 'members', value: members, required: true },
]

/** A route group of trunks and gateways; changes send the whole list of members. */
export function routeGroupDriver(
  { key, after }: Extract<UcmObjectChange, { kind: 'route-group' }>,
  reader: SystemReader,
): Driver<RouteGroup> {
  return {
    rules: {},
    async read() {
      const answer = await reader.axl('getRouteGroup', { name: key })
      return answer === undefined ? undefined : routeGroupOf(key, objectOf(answer['routeGroup']))
    },
    next(current) {
      if (after === undefined) return axl('removeRouteGroup', { name: key }, key)
      if (current === undefined)
        return axl('addRouteGroup', { routeGroup: { ...addBody(FIELDS, after), name: key } }, key)
      return axlUpdate('updateRouteGroup', { name: key }, changedElements(FIELDS, current, after), key)
    },
  }
}

function routeGroupOf(name: string, element: JsonObject): RouteGroup {
  return {
    name,
    ...texts({ distribution: textOf(element['distributionAlgorithm']) }),
    members: listOf(objectOf(element['members'])['member'])
      .map(objectOf)
      .map((member) => {
        const port = numberOf(member['port'])
        return {
          order: numberOf(member['deviceSelectionOrder']) ?? 0,
          device: textOf(member['deviceName']) ?? '',
          ...(port === undefined ? {} : { port }),
        }
      })
      .sort((a, b) => a.order - b.order),
  }
}

function members({ members }: RouteGroup): JsonObject {
  return {
    member: members.map(({ order, device, port }) => ({
      deviceSelectionOrder: order,
      deviceName: device,
      port: port ?? 0,
    })),
  }
}
