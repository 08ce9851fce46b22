import type { CalledTransformation, CallingTransformation } from './transformation.js'

export interface HuntForward {
  readonly destination?: string
  readonly callingSearchSpace?: string
  readonly useMemberSettings: boolean
}

/** Where a call goes that somebody parked and nobody fetched. */
export interface ParkForward {
  readonly destination?: string
  readonly callingSearchSpace?: string
}

/** The queue block of a hunt pilot. The export has no "queueing on" column (`ucm-exports` 1.7). */
export interface HuntQueue {
  readonly maximumCallers?: number
  readonly maximumWaitSeconds?: number
  readonly fullDestination?: string
  readonly fullCallingSearchSpace?: string
  readonly maximumWaitDestination?: string
  readonly maximumWaitCallingSearchSpace?: string
  readonly noAgentsDestination?: string
  readonly noAgentsCallingSearchSpace?: string
  readonly musicOnHoldSource?: string
  /** Names of the columns from which queueing is inferred; empty = probably off. */
  readonly signals: readonly string[]
}

export interface HuntPilot {
  readonly pattern: string
  readonly partition?: string
  readonly description?: string
  readonly block: boolean
  readonly releaseCause?: string
  readonly urgent: boolean
  readonly alertingName?: string
  /** Callers see the number of the member that answered; absent = no. */
  readonly displaysMemberNumber?: true
  readonly huntList?: string
  readonly maximumHuntTimerSeconds?: number
  readonly forwardNoAnswer: HuntForward
  readonly forwardBusy: HuntForward
  /** Absent where nothing is set. */
  readonly parkNoRetrieve?: ParkForward
  readonly queue: HuntQueue
  readonly callPickupGroup?: string
  readonly calling: CallingTransformation
  readonly called: CalledTransformation
}

export interface HuntList {
  readonly name: string
  readonly description?: string
  readonly enabled: boolean
  readonly forVoicemail: boolean
  readonly callManagerGroup?: string
  readonly lineGroups: readonly string[]
}

export interface LineGroupMember {
  readonly order: number
  readonly dn: string
  readonly partition?: string
}

export interface LineGroup {
  readonly name: string
  /** `Top Down`, `Circular`, `Longest Idle Time`, `Broadcast`. */
  readonly distribution?: string
  readonly rnaReversionTimeoutSeconds?: number
  readonly onNoAnswer?: string
  readonly onBusy?: string
  readonly onNotAvailable?: string
  readonly logoutOnNoAnswer: boolean
  readonly members: readonly LineGroupMember[]
}
