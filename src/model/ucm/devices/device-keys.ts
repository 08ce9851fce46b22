/**
 * A speed dial. Only what stands before the first pause is kept: the digits behind it may be an
 * authorization code (`ucm-exports` 1.3, 1.11).
 */
export interface SpeedDial {
  /** 1-based place among the speed dials of the device. */
  readonly index: number
  readonly number: string
  readonly label?: string
  /** Digits follow after a pause; absent = no. */
  readonly pauses?: true
}

/** A busy lamp field: a destination that is only dialed, or a line whose presence it shows (`ucm-exports` 1.3). */
export interface BusyLampField {
  readonly index: number
  readonly label?: string
  readonly destination?: string
  readonly line?: WatchedLine
  /** The key may also pick up the calls of the line. */
  readonly callPickup: boolean
}

export interface WatchedLine {
  readonly dn: string
  readonly partition?: string
}

/** A lamp for a directed park number. */
export interface DirectedParkLamp extends WatchedLine {
  readonly index: number
  readonly label?: string
}

/** An intercom line of a device; its partition and search space are of the intercom kind. */
export interface IntercomLine {
  readonly index: number
  readonly dn: string
  readonly partition?: string
  readonly callingSearchSpace?: string
  readonly label?: string
  /** Called as soon as the key is pressed; absent = the caller dials. */
  readonly speedDial?: string
  readonly autoAnswer?: string
}

/** Keys of a phone or profile beside its lines; a list that would be empty is absent. */
export interface DeviceKeys {
  readonly speedDials?: readonly SpeedDial[]
  readonly busyLampFields?: readonly BusyLampField[]
  readonly directedParkLamps?: readonly DirectedParkLamp[]
  readonly intercomLines?: readonly IntercomLine[]
  /** Subscribed phone services are only counted. */
  readonly serviceCount?: number
}
