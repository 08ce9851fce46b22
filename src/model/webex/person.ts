/** Who places calls for the app of a person (`webex-api` 5.16). */
export const CALLING_BEHAVIORS = ['NATIVE_WEBEX_TEAMS_CALLING', 'NATIVE_SIP_CALL_TO_UCM'] as const

export interface WebexPerson {
  /** Lower case; the key. */
  readonly mail: string
  readonly displayName?: string
  readonly firstName?: string
  readonly lastName?: string
  /** As reported: `active`, `inactive`, `pending`, `unknown`, … */
  readonly status?: string
  /** Name of the location; write-once with the first calling license. */
  readonly location?: string
  /** Bare extension. */
  readonly extension?: string
  /** +E.164 of type `work`. */
  readonly phoneNumber?: string
  /** Keys of the licenses held (`licenseKey`), sorted. */
  readonly licenses: readonly string[]
  /** Absent = the organization's default. */
  readonly callingBehavior?: string
}

/** A supervisor of Customer Assist agents. */
export interface WebexSupervisor {
  readonly mail: string
  /** Mails, sorted. */
  readonly agents: readonly string[]
}

/** An entry of the organization's directory for somebody who is not in Webex. */
export interface WebexContact {
  /** +E.164; the key. */
  readonly phoneNumber: string
  readonly displayName: string
}
