import type { WebexPhoneHolder } from './number-use.js'

/** Where a group sends a call that nobody takes. */
export interface GroupRedirect {
  /** +E.164, or an extension as it stands. */
  readonly destination?: string
  readonly toVoicemail: boolean
}

/** A hunt group: rings its agents without queuing (`webex-api` 5.11). */
export interface WebexHuntGroup extends WebexPhoneHolder {
  readonly name: string
  readonly location: string
  readonly enabled: boolean
  readonly policy: 'CIRCULAR' | 'REGULAR' | 'SIMULTANEOUS' | 'UNIFORM' | 'WEIGHTED'
  /** Absent = an agent rings without end. */
  readonly nextAgentRings?: number
  /** What happens after `rings` unanswered rings; absent = nothing. */
  readonly noAnswer?: GroupRedirect & { readonly rings?: number }
  readonly busy?: GroupRedirect
  /** When no agent can be reached. */
  readonly businessContinuity?: GroupRedirect
  readonly alternateNumbers?: readonly string[]
  /** Mails, in the order in which they are offered calls. */
  readonly agents: readonly string[]
}

export const PARK_RECALLS = [
  'ALERT_PARKING_USER_ONLY',
  'ALERT_PARKING_USER_FIRST_THEN_HUNT_GROUP',
  'ALERT_HUNT_GROUP_ONLY',
] as const

/** A park group: calls are parked on its members or on its extensions, and come back. */
export interface WebexCallPark {
  readonly name: string
  readonly location: string
  readonly recall: (typeof PARK_RECALLS)[number]
  readonly recallHuntGroup?: string
  /** Mails, sorted. */
  readonly agents: readonly string[]
  /** Keys of park extensions (`name@location`), sorted. */
  readonly extensions: readonly string[]
}

/** An extension on which a call can be parked. */
export interface WebexParkExtension {
  readonly name: string
  readonly location: string
  readonly extension: string
}

/** People who may take one another's ringing calls; one group per person, one location per group. */
export interface WebexCallPickup {
  readonly name: string
  readonly location: string
  readonly notification?: 'NONE' | 'AUDIO_ONLY' | 'VISUAL_ONLY' | 'AUDIO_AND_VISUAL'
  readonly notificationDelaySeconds?: number
  /** Mails, sorted. */
  readonly agents: readonly string[]
}

/** A mailbox that several people share. */
export interface WebexVoicemailGroup extends WebexPhoneHolder {
  readonly name: string
  readonly location: string
  readonly enabled: boolean
}
