/** A number outside that rings together with the lines of a device (`ucm-exports` 1.3). */
export interface ForkedDestination {
  readonly name?: string
  readonly destination: string
  readonly timeZone?: string
  readonly isMobile: boolean
  readonly mobileConnect: boolean
  readonly answerTooSoonMilliseconds?: number
  readonly answerTooLateMilliseconds?: number
  readonly delayBeforeRingingMilliseconds?: number
}

/** The cell phone number of a dual-mode client. */
export interface MobilityIdentity extends ForkedDestination {
  readonly mobilityProfile?: string
}
