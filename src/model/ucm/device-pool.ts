/** Which route group a local route group means for devices of the pool. */
export interface LocalRouteGroupChoice {
  readonly localRouteGroup: string
  readonly routeGroup?: string
}

/** Common settings of devices; usually, not always, one site (`ucm-exports` 1.6). */
export interface DevicePool {
  readonly name: string
  readonly callManagerGroup?: string
  readonly dateTimeGroup?: string
  readonly region?: string
  readonly location?: string
  readonly physicalLocation?: string
  readonly elinGroup?: string
  readonly localRouteGroups: readonly LocalRouteGroupChoice[]
  /** For devices that use their pool's: calls out of the device. */
  readonly calledTransformationCss?: string
  readonly callingTransformationCss?: string
  /** For devices without one of their own. */
  readonly aarCallingSearchSpace?: string
}

/** A call admission control location (not a place by itself). */
export interface UcmLocation {
  readonly name: string
}

export interface CallManagerGroup {
  readonly name: string
  readonly members: readonly string[]
}
