import type { HuntPilot } from '../../../model/ucm/hunting.js'
import type { QueueOverflow, WebexQueue } from '../../../model/webex/queue.js'
import { finding } from '../../../findings/finding.js'
import type { PlannedQueue } from '../planned-wave.js'
import { webexName } from '../planned-wave.js'
import { overflowTarget } from './overflow-target.js'
import type { WebexTargetInput } from './webex-target.js'

/** Calls that may wait where the pilot says nothing, as Unified CM does by itself; at most, in Webex (`webex-api` 7). */
const DEFAULT_QUEUE_SIZE = 32
const LARGEST_QUEUE_SIZE = 250
const LONGEST_WAIT_SECONDS = 7200

/** How a line group distributes calls, and what that is in Webex (`customer-assist` 1, routing). */
const POLICIES: Readonly<Record<string, WebexQueue['policy']>> = {
  'top down': 'REGULAR',
  circular: 'CIRCULAR',
  'longest idle time': 'UNIFORM',
  broadcast: 'SIMULTANEOUS',
}

/** Agents that a policy takes (`customer-assist` 1, limits). */
const AGENT_LIMITS: Readonly<Record<WebexQueue['policy'], number>> = {
  CIRCULAR: 1000,
  REGULAR: 1000,
  UNIFORM: 1000,
  WEIGHTED: 100,
  SIMULTANEOUS: 50,
}

/**
 * Builds the queue, or adds agents to the one that is there, days ahead: nobody has joined, and its number
 * is not in service, so no call comes (`corrections` 14).
 */
export function prepareQueue(input: WebexTargetInput, queue: PlannedQueue): void {
  const { draft, wave } = input
  const current = draft.find('queue', queue.key)
  const base = current ?? newQueue(input, queue)
  const known = new Set(base.agents.map(({ mail }) => mail))
  const added = queue.agents.filter((mail) => !known.has(mail))
  const after = { ...base, agents: [...base.agents, ...added.map((mail) => ({ mail, joined: false }))] }
  tellLimit(input, queue, after)
  draft.put('queue', queue.key, after, {
    wave: wave.number,
    phase: 'prepare',
    title:
      current === undefined
        ? `Create the Customer Assist queue ${queue.name} with ${added.length} agents, none joined.`
        : `Add ${added.length} agents to the queue ${queue.name}, not joined.`,
    why:
      queue.pilot === undefined
        ? 'The roster names the queue; agents join only after their calls were verified (corrections 14).'
        : `It takes over the calls of hunt pilot ${queue.pilot}; agents join only after their calls were verified (corrections 14).`,
    uses: [
      { kind: 'location', key: base.location },
      ...(after.phoneNumber === undefined ? [] : [{ kind: 'number' as const, key: after.phoneNumber }]),
      ...after.agents.map(({ mail }) => ({ kind: 'person' as const, key: mail })),
    ],
  })
}

/** The opening: every agent of the plan joins, as the last change of the cutover. */
export function joinQueue(input: WebexTargetInput, queue: PlannedQueue): void {
  const current = input.draft.find('queue', queue.key)
  if (current === undefined) return
  const joining = new Set(queue.agents)
  const agents = current.agents.map((agent) => (joining.has(agent.mail) ? { ...agent, joined: true } : agent))
  input.draft.put(
    'queue',
    queue.key,
    { ...current, agents },
    {
      wave: input.wave.number,
      phase: 'cutover',
      part: 'join',
      title: `Let the agents of ${queue.name} join: ${queue.agents.length} of ${agents.length}.`,
      why: 'From here on callers are offered to agents; before this step the queue was silent on purpose (corrections 14).',
    },
  )
}

function newQueue(input: WebexTargetInput, queue: PlannedQueue): WebexQueue {
  const pilot = queue.pilot === undefined ? undefined : input.question.estate.find('hunt-pilot', queue.pilot)?.value
  const location = input.wave.locations.find(({ name }) => name === queue.location)
  return {
    name: queue.name,
    location: location === undefined ? queue.location : webexName(location),
    customerAssist: true,
    ...(queue.extension === undefined ? {} : { extension: queue.extension }),
    ...(queue.phoneNumber === undefined ? {} : { phoneNumber: queue.phoneNumber }),
    routingType: 'PRIORITY_BASED',
    policy: policyOf(input, pilot),
    queueSize: Math.min(pilot?.queue.maximumCallers ?? DEFAULT_QUEUE_SIZE, LARGEST_QUEUE_SIZE),
    overflow: overflowOf(input, queue, pilot),
    usableAsCallerId: true,
    agents: [],
  }
}

/** From the first line group that the pilot rings and that says it; in turn where none does. */
function policyOf({ question }: WebexTargetInput, pilot: HuntPilot | undefined): WebexQueue['policy'] {
  const list = pilot?.huntList === undefined ? undefined : question.estate.find('hunt-list', pilot.huntList)?.value
  const words = (list?.lineGroups ?? []).flatMap(
    (name) => question.estate.find('line-group', name)?.value.distribution?.trim().toLowerCase() ?? [],
  )
  return words.flatMap((word) => POLICIES[word] ?? [])[0] ?? 'CIRCULAR'
}

/** A full queue and a wait that is too long share one way out in Webex (`webex-api` 5.9). */
function overflowOf(input: WebexTargetInput, queue: PlannedQueue, pilot: HuntPilot | undefined): QueueOverflow {
  const seconds = pilot?.queue.maximumWaitSeconds
  const wait = seconds === undefined ? {} : { afterWaitSeconds: Math.min(seconds, LONGEST_WAIT_SECONDS) }
  const target = overflowTarget(input, queue, pilot)
  return target === undefined
    ? { action: 'PERFORM_BUSY_TREATMENT', ...wait }
    : { action: 'TRANSFER_TO_PHONE_NUMBER', transferNumber: target, ...wait }
}

function tellLimit({ findings, wave }: WebexTargetInput, queue: PlannedQueue, { agents, policy }: WebexQueue): void {
  const limit = AGENT_LIMITS[policy]
  if (agents.length <= limit) return
  findings.push(
    finding({
      code: 'HUNT-003',
      subject: `queue:${queue.key}`,
      scope: `wave:${wave.number}`,
      message: `Queue ${queue.name} would have ${agents.length} agents; policy ${policy} takes ${limit}.`,
      evidence: [
        { label: 'agents', value: String(agents.length) },
        { label: 'policy', value: policy },
        { label: 'limit', value: String(limit) },
      ],
      location: queue.location,
      wave: wave.number,
    }),
  )
}
