import type { QueueAgent, QueueOverflow, WebexQueue } from '../../../model/webex/queue.js'
import { present } from '../../present.js'
import { JsonMembers, type JsonRecord, type ResolveId } from '../json-members.js'
import { e164, optionalNumber } from './phone-number.js'

const ROUTING_TYPES = ['PRIORITY_BASED', 'SKILL_BASED'] as const
export const POLICIES = ['CIRCULAR', 'REGULAR', 'SIMULTANEOUS', 'UNIFORM', 'WEIGHTED'] as const
const OVERFLOW_ACTIONS = [
  'PERFORM_BUSY_TREATMENT',
  'TRANSFER_TO_PHONE_NUMBER',
  'PLAY_RINGING_UNTIL_CALLER_HANGS_UP',
] as const

/** What a caller knows who asked for one queue of one location; answers may leave it out. */
export interface KnownQueue {
  readonly location?: string
  readonly customerAssist?: boolean
}

/**
 * `GET /telephony/config/locations/{location}/queues/{id}`, in the thin published and the rich live
 * shape (`webex-api` 4). What the thin one leaves out reads as the platform's default: routing by
 * priority, and agents joined.
 *
 * @throws UnreadableAnswer
 */
export function readQueue(json: JsonRecord, resolve: ResolveId, known: KnownQueue = {}): WebexQueue {
  const members = new JsonMembers(json)
  const policies = members.object('callPolicies')
  const settings = members.object('queueSettings')
  return present<WebexQueue>({
    name: members.text('name'),
    location: queueLocation(members, resolve) ?? known.location ?? members.text('locationName'),
    customerAssist: members.optionalFlag('hasCxEssentials') ?? known.customerAssist ?? false,
    extension: members.optionalText('extension'),
    phoneNumber: optionalNumber(members, 'phoneNumber'),
    routingType: policies.optionalChoice('routingType', ROUTING_TYPES) ?? 'PRIORITY_BASED',
    policy: policies.choice('policy', POLICIES),
    queueSize: settings.integer('queueSize'),
    overflow: readOverflow(settings.object('overflow')),
    usableAsCallerId: members.optionalFlag('phoneNumberForOutgoingCallsEnabled') ?? false,
    agents: members.objects('agents').map((agent) => readAgent(agent, resolve)),
  })
}

/** Location of a queue as an answer shows it: by id, else by name. */
export function queueLocation(members: JsonMembers, resolve: ResolveId): string | undefined {
  const id = members.optionalText('locationId')
  return (id === undefined ? undefined : resolve(id)) ?? members.optionalText('locationName') ?? id
}

/** A transfer number that is no +E.164 is an extension and stays as it is. */
function readOverflow(overflow: JsonMembers): QueueOverflow {
  const transfer = overflow.optionalText('transferNumber')
  const limited = overflow.optionalFlag('overflowAfterWaitEnabled') === true
  return present<QueueOverflow>({
    action: overflow.choice('action', OVERFLOW_ACTIONS),
    transferNumber: transfer === undefined ? undefined : (e164(transfer) ?? transfer),
    afterWaitSeconds: limited ? overflow.integer('overflowAfterWaitTime') : undefined,
  })
}

function readAgent(agent: JsonMembers, resolve: ResolveId): QueueAgent {
  const id = agent.text('id')
  return { mail: resolve(id) ?? id, joined: agent.optionalFlag('joinEnabled') ?? true }
}
