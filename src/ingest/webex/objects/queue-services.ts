import type { QueueBounce, QueueService, WebexQueueServices } from '../../../model/webex/calling-settings.js'
import { present } from '../../present.js'
import { JsonMembers, type JsonRecord, type ResolveId } from '../json-members.js'
import { alternateNumbers } from './call-group.js'
import { optionalAsE164, readForwarding } from './calling-settings.js'
import { optionalNumber } from './phone-number.js'
import { queueLocation } from './queue.js'

/** Answers of the sub-resources of one queue; absent ones were not read. */
export interface QueueAnswers {
  readonly holiday?: JsonRecord | undefined
  readonly night?: JsonRecord | undefined
  readonly forced?: JsonRecord | undefined
  readonly stranded?: JsonRecord | undefined
  readonly forwarding?: JsonRecord | undefined
}

/**
 * `GET /telephony/config/locations/{location}/queues/{id}` with `…/holidayService`, `…/nightService`,
 * `…/forcedForward`, `…/strandedCalls` and `…/callForwarding` (`webex-api` 5.9).
 *
 * @throws UnreadableAnswer
 */
export function readQueueServices(json: JsonRecord, answers: QueueAnswers, resolve: ResolveId): WebexQueueServices {
  const members = new JsonMembers(json)
  const bounce = members.optionalObject('callPolicies')?.optionalObject('callBounce')
  const night = service(answers.night, 'night')
  const always = optional(answers.forwarding)?.optionalObject('callForwarding')?.optionalObject('always')
  return present<WebexQueueServices>({
    name: members.text('name'),
    location: queueLocation(members, resolve) ?? members.text('locationName'),
    enabled: members.optionalFlag('enabled') ?? true,
    bounce: bounce === undefined ? undefined : readBounce(bounce),
    agentsMayJoin: members.optionalFlag('allowAgentJoinEnabled'),
    callerIdPolicy: members.optionalText('callingLineIdPolicy')?.toUpperCase(),
    callerIdNumber: optionalNumber(members, 'callingLineIdPhoneNumber'),
    alternateNumbers: alternateNumbers(members),
    holiday: service(answers.holiday, 'holiday'),
    night: night === undefined ? undefined : { ...night, forced: isForced(answers.night) },
    forced: service(answers.forced, 'forced'),
    stranded: service(answers.stranded, 'stranded'),
    forwardAlways: readForwarding(always),
  })
}

function readBounce(bounce: JsonMembers): QueueBounce {
  const afterRings = bounce.optionalFlag('callBounceEnabled') === true
  const onHold = bounce.optionalFlag('callBounceOnHoldEnabled') === true
  return present<QueueBounce>({
    afterRings: afterRings ? bounce.optionalInteger('callBounceMaxRings') : undefined,
    whenUnavailable: bounce.optionalFlag('agentUnavailableEnabled') ?? false,
    onHoldSeconds: onHold ? bounce.optionalInteger('callBounceOnHoldMaxSeconds') : undefined,
  })
}

/** Under which names each service says whether it is on and by which schedule. */
const NAMES = {
  holiday: { enabled: 'holidayServiceEnabled', schedule: 'holidayScheduleName', level: 'holidayScheduleLevel' },
  night: { enabled: 'nightServiceEnabled', schedule: 'businessHoursName', level: 'businessHoursLevel' },
  forced: { enabled: 'forcedForwardEnabled', schedule: undefined, level: undefined },
  stranded: { enabled: undefined, schedule: undefined, level: undefined },
} as const

function service(json: JsonRecord | undefined, kind: keyof typeof NAMES): QueueService | undefined {
  const members = optional(json)
  if (members === undefined) return undefined
  const { enabled, schedule, level } = NAMES[kind]
  const action = members.optionalText('action')?.toUpperCase()
  return present<QueueService>({
    enabled:
      enabled === undefined ? action !== undefined && action !== 'NONE' : (members.optionalFlag(enabled) ?? false),
    action: kind === 'forced' ? 'TRANSFER' : action,
    transferNumber: optionalAsE164(members, 'transferPhoneNumber'),
    schedule: schedule === undefined ? undefined : members.optionalText(schedule),
    scheduleLevel: level === undefined ? undefined : members.optionalText(level)?.toUpperCase(),
  })
}

function isForced(night: JsonRecord | undefined): boolean {
  return optional(night)?.optionalFlag('forceNightServiceEnabled') ?? false
}

function optional(json: JsonRecord | undefined): JsonMembers | undefined {
  return json === undefined ? undefined : new JsonMembers(json)
}
