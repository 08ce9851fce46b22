import type { CalledTransformation, CallingTransformation } from './transformation.js'

/** One row of a route list. A side that sets any field replaces that side of the route pattern (A6). */
export interface RouteListMember {
  readonly order: number
  /** A route group, or a local route group by its name. */
  readonly routeGroup: string
  readonly calling: CallingTransformation
  readonly called: CalledTransformation
}

export interface RouteList {
  readonly name: string
  readonly description?: string
  readonly enabled: boolean
  readonly callManagerGroup?: string
  readonly runOnAllNodes: boolean
  readonly members: readonly RouteListMember[]
}

export interface RouteGroupMember {
  readonly order: number
  readonly device: string
  /** 0 = all ports. */
  readonly port?: number
}

export interface RouteGroup {
  readonly name: string
  /** `Top Down` or `Circular` as exported. */
  readonly distribution?: string
  readonly members: readonly RouteGroupMember[]
}

/** A placeholder that each device pool resolves to a route group. */
export interface LocalRouteGroup {
  readonly name: string
  readonly description?: string
}
