export interface QueueAgent {
  readonly mail: string
  /** An agent who has not joined is offered nothing (`corrections` 14). */
  readonly joined: boolean
}

/** What happens to a call that the queue cannot take, or that waited too long (`webex-api` 5.9). */
export interface QueueOverflow {
  readonly action: 'PERFORM_BUSY_TREATMENT' | 'TRANSFER_TO_PHONE_NUMBER' | 'PLAY_RINGING_UNTIL_CALLER_HANGS_UP'
  readonly transferNumber?: string
  /** Absent = calls wait without end. */
  readonly afterWaitSeconds?: number
}

/** A call queue; the kind (Customer Assist or basic) cannot be changed afterwards. */
export interface WebexQueue {
  readonly name: string
  readonly location: string
  readonly customerAssist: boolean
  readonly extension?: string
  /** +E.164. */
  readonly phoneNumber?: string
  readonly routingType: 'PRIORITY_BASED' | 'SKILL_BASED'
  readonly policy: 'CIRCULAR' | 'REGULAR' | 'SIMULTANEOUS' | 'UNIFORM' | 'WEIGHTED'
  /** Calls that may wait. */
  readonly queueSize: number
  readonly overflow: QueueOverflow
  /** Agents may show the queue's number. */
  readonly usableAsCallerId: boolean
  /** In the order in which they are offered calls. */
  readonly agents: readonly QueueAgent[]
}

/** `name@location`: queue names are unique per location only. */
export function queueKey(name: string, location: string): string {
  return `${name}@${location}`
}
