/** A forwarding that can be switched on. */
export interface WebexForwarding {
  readonly enabled: boolean
  /** As it stands: +E.164 or an extension. */
  readonly destination?: string
  readonly toVoicemail: boolean
}

/** How one type of call may be placed (`webex-api` 6.5). */
export interface OutgoingPermission {
  /** `INTERNAL_CALL`, `NATIONAL`, `INTERNATIONAL`, … */
  readonly callType: string
  /** `ALLOW`, `BLOCK`, `AUTH_CODE`, `TRANSFER_NUMBER_1`, … */
  readonly action: string
}

/** What is set at a location besides what a plan changes. */
export interface WebexLocationSettings {
  readonly location: string
  readonly externalCallerIdName?: string
  /** Must be false before users move in, in the US (`webex-api` 5.2). */
  readonly e911SetupRequired?: boolean
  readonly emergencyCallback?: {
    /** `LOCATION_NUMBER` or `LOCATION_MEMBER_NUMBER`. */
    readonly selected: string
    /** +E.164 that is shown to the emergency service. */
    readonly number?: string
    /** Mail of the member whose number it is. */
    readonly member?: string
  }
  /** Voicemail works only where it has an extension. */
  readonly voicePortal?: { readonly extension?: string; readonly phoneNumber?: string }
  /** Sorted by type. */
  readonly outgoingPermissions?: readonly OutgoingPermission[]
}

/** What is set for a person besides what a plan changes; features only of those who were asked about. */
export interface WebexPersonSettings {
  readonly mail: string
  /** Names of roles, sorted; ids where the list of roles was not read. */
  readonly roles: readonly string[]
  readonly voicemail?: { readonly enabled: boolean; readonly afterRings?: number; readonly external: boolean }
  readonly forwardAlways?: WebexForwarding
  readonly forwardBusy?: WebexForwarding
  readonly forwardNoAnswer?: WebexForwarding & { readonly rings?: number }
  /** When no device of the person can be reached. */
  readonly businessContinuity?: WebexForwarding
}

/** When a call that an agent does not take goes on; absent parts are switched off. */
export interface QueueBounce {
  readonly afterRings?: number
  readonly whenUnavailable: boolean
  readonly onHoldSeconds?: number
}

/** One of the services that take a call before the queue does. */
export interface QueueService {
  readonly enabled: boolean
  /** `NONE`, `BUSY`, `TRANSFER`, `NIGHT_SERVICE`, `RINGING`, `ANNOUNCEMENT`. */
  readonly action?: string
  readonly transferNumber?: string
  /** Name of the schedule, and whether it is one of the location or of the organization. */
  readonly schedule?: string
  readonly scheduleLevel?: string
}

/** What is set at a queue besides what a plan changes. Precedence: holiday, night, forced, stranded (`webex-api` 5.9). */
export interface WebexQueueServices {
  readonly name: string
  readonly location: string
  readonly enabled: boolean
  readonly bounce?: QueueBounce
  /** Agents may join and leave by themselves. */
  readonly agentsMayJoin?: boolean
  readonly callerIdPolicy?: string
  readonly callerIdNumber?: string
  readonly alternateNumbers?: readonly string[]
  readonly holiday?: QueueService
  /** Also when night is forced. */
  readonly night?: QueueService & { readonly forced: boolean }
  readonly forced?: QueueService
  /** What happens to calls while no agent is signed in. */
  readonly stranded?: QueueService
  readonly forwardAlways?: WebexForwarding
}

/** What is set for the whole organization. */
export interface WebexOrganizationSettings {
  readonly virtualExtensionMode?: string
  readonly callRecording?: { readonly enabled: boolean; readonly vendor?: string }
  /** A bounced call makes the agent unavailable. */
  readonly bouncedAgentUnavailable?: boolean
  readonly voicemailExpiryDays?: number
}

/** An internet domain of the organization; certificate-based trunks need a verified one (`webex-api` 5.16). */
export interface WebexDomain {
  /** Lower case. */
  readonly name: string
  readonly verified: boolean
  readonly claimed: boolean
}
