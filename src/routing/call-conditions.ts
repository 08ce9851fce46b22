/**
 * What a device does with a call offered to it: takes it, is known to be down (not tried), is not offered
 * it because call admission control finds no bandwidth, or answers with a SIP status.
 */
export type DeviceAnswer = 'answers' | 'down' | 'out-of-bandwidth' | number

/** What holds at the moment of one call besides the configuration. Absent fields: nothing is known, all devices answer. */
export interface CallConditions {
  /**
   * Milliseconds since 1970 UTC, for partitions with a time schedule (`routing-semantics` A2.2). Without
   * it schedules are not evaluated: such a partition counts as present, and the trace says so.
   */
  readonly instant?: number
  /**
   * What each device (by name) answers to one offer after the other; the last answer repeats. Devices
   * without an answer take the call.
   */
  readonly answers?: ReadonlyMap<string, readonly DeviceAnswer[]>
  /** The device that a circular route group (by name) used last. */
  readonly lastUsed?: ReadonlyMap<string, string>
  /** Level of the authorization code that the caller enters when asked; absent = nobody said, the right one is taken for granted. */
  readonly authorizationLevel?: number
  /** Whether the caller enters a valid client matter code when asked; absent = nobody said, it is taken for granted. */
  readonly clientMatterCode?: boolean
  /**
   * The call was transferred blind or redirected by an application: nobody hears a prompt, so only codes
   * stated here are there (`routing-semantics` A13).
   */
  readonly cannotBePrompted?: boolean
}
