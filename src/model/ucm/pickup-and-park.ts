/** A call pickup group; members are the lines that name it (`ucm-exports` 1.8). */
export interface CallPickupGroup {
  readonly name: string
  readonly number?: string
  readonly partition?: string
  readonly description?: string
  /** e.g. `No Alert`, `Audio Alert`, `Visual Alert`, `Audio and Visual Alert`. */
  readonly notification?: string
  /** After which the members are told. */
  readonly notificationDelaySeconds?: number
  /** Other groups whose calls may be picked up. */
  readonly associatedGroups: readonly string[]
}

/** A park number or range; the same range may stand on several servers. */
export interface CallPark {
  readonly pattern: string
  readonly partition?: string
  readonly description?: string
  readonly callManager?: string
}

export interface DirectedCallPark {
  readonly pattern: string
  readonly partition?: string
  readonly description?: string
  readonly reversionNumber?: string
  readonly reversionCallingSearchSpace?: string
  readonly retrievalPrefix?: string
}
