import type { Entry } from '../model/snapshot.js'
import type { UcmEstate } from '../model/ucm/estate.js'
import type { RoutePattern, SipRoutePattern } from '../model/ucm/route-pattern.js'

/** Everything that can send a call to a trunk. */
export interface TrunkRoutes {
  readonly routeGroups: readonly string[]
  readonly routeLists: readonly string[]
  readonly patterns: readonly Entry<RoutePattern>[]
  readonly domains: readonly Entry<SipRoutePattern>[]
}

/**
 * Route groups, route lists, route patterns and SIP route patterns that lead to a trunk, directly or
 * through local route groups of any device pool. Blocking patterns are left out.
 */
export function routesTo(estate: UcmEstate, trunk: string): TrunkRoutes {
  const groups = new Set(
    estate
      .all('route-group')
      .filter(({ value }) => value.members.some(({ device }) => device === trunk))
      .map(({ value }) => value.name),
  )
  const localGroups = new Set(
    estate
      .all('device-pool')
      .flatMap(({ value }) => value.localRouteGroups)
      .filter(({ routeGroup }) => routeGroup !== undefined && groups.has(routeGroup))
      .map(({ localRouteGroup }) => localRouteGroup),
  )
  const lists = new Set(
    estate
      .all('route-list')
      .filter(({ value }) =>
        value.members.some(({ routeGroup }) => groups.has(routeGroup) || localGroups.has(routeGroup)),
      )
      .map(({ value }) => value.name),
  )
  const leads = (target: string | undefined): boolean => target !== undefined && (target === trunk || lists.has(target))
  return {
    routeGroups: [...groups],
    routeLists: [...lists],
    patterns: estate.all('route-pattern').filter(({ value }) => !value.block && leads(value.target)),
    domains: estate.all('sip-route-pattern').filter(({ value }) => !value.block && leads(value.target)),
  }
}
