/** The number that reaches voicemail, with the search space used to route to it. */
export interface VoicemailPilot {
  /** Absent on the default row that means "none". */
  readonly number?: string
  readonly callingSearchSpace?: string
  readonly description?: string
  readonly isDefault: boolean
}

export interface VoicemailProfile {
  readonly name: string
  readonly pilot?: string
  readonly pilotCallingSearchSpace?: string
  readonly mailboxMask?: string
  readonly isDefault: boolean
}

export interface RecordingProfile {
  readonly name: string
  readonly callingSearchSpace?: string
  readonly destination?: string
}
