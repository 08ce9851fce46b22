import { compareText } from '../../../findings/finding.js'
import type { JsonObject } from '../../../execute/ports.js'
import { byName } from '../addresses.js'
import { type Asked, contains, DONE, isTrue, ok, type Operations, page } from '../operation.js'
import { json, notFound } from '../refusal.js'
import type { PersonRow, QueueRow } from '../webex-tables.js'

/** Agents over all their queues: the way to log a wave in or out (`webex-api` 5.9). */
export const AGENT_OPERATIONS: Operations = {
  listQueueAgents: {
    method: 'GET',
    path: '/telephony/config/queues/agents',
    run: (asked) => {
      const queueId = asked.query('queueId')
      const rows = [...asked.tables.people.all()]
        .filter((row) => contains(asked.query('name'), row.displayName))
        .map((row) => ({ row, queues: queuesOf(asked, row.id) }))
        .filter(({ queues }) => queues.some((queue) => queueId === undefined || queue.id === queueId))
        .sort((left, right) => compareText(left.row.mail, right.row.mail))
      return ok({ agents: page(asked, rows).map(({ row, queues }) => agentItem(asked, row, queues)) })
    },
  },
  getQueueAgent: {
    method: 'GET',
    path: '/telephony/config/queues/agents/{id}',
    run: (asked) => {
      const { row, queues } = needAgent(asked)
      return ok({
        agent: agentItem(asked, row, queues),
        queues: queues.map((queue) => queueItem(asked, queue, row.id)),
      })
    },
  },
  updateQueueAgentSettings: {
    method: 'PUT',
    path: '/telephony/config/queues/agents/{id}/settings',
    run: (asked) => {
      const { row, queues } = needAgent(asked)
      for (const setting of asked.body.needObjects('settings')) {
        const queueId = setting.needText('queueId')
        const joinEnabled = setting.flag('joinEnabled') ?? false
        const queue = queues.find(({ id }) => id === queueId)
        if (queue === undefined) throw notFound(`Queue of agent ${row.mail}`, queueId)
        const agents = queue.agents.map((agent) => (agent.id === row.id ? { ...agent, joinEnabled } : agent))
        asked.tables.queues.put(queue.id, { ...queue, agents })
      }
      return DONE
    },
  },
}

/** Customer Assist queues only when they are asked for, as in the list of queues. */
function queuesOf(asked: Asked, personId: string): readonly QueueRow[] {
  const cx = isTrue(asked, 'hasCxEssentials')
  return byName(asked.tables.queues.all()).filter(
    (queue) => queue.customerAssist === cx && queue.agents.some((agent) => agent.id === personId),
  )
}

function needAgent(asked: Asked): { readonly row: PersonRow; readonly queues: readonly QueueRow[] } {
  const id = asked.id('id')
  const row = asked.tables.people.get(id)
  const queues = queuesOf(asked, id)
  if (row === undefined || queues.length === 0) throw notFound('Queue agent', id)
  return { row, queues }
}

function agentItem({ tables }: Asked, row: PersonRow, queues: readonly QueueRow[]): JsonObject {
  const location = row.locationId === undefined ? undefined : tables.locations.get(row.locationId)
  const joined = queues.filter((queue) => isJoined(queue, row.id)).length
  return json({
    id: row.id,
    firstName: row.firstName ?? '',
    lastName: row.lastName ?? row.displayName ?? '',
    phoneNumber: row.phoneNumber,
    extension: row.extension,
    queueCount: queues.length,
    locationCount: new Set(queues.map(({ locationId }) => locationId)).size,
    joinCount: joined,
    unjoinCount: queues.length - joined,
    location: { id: location?.id ?? '', name: location?.name ?? '' },
    type: 'PEOPLE',
  })
}

function queueItem({ tables }: Asked, queue: QueueRow, personId: string): JsonObject {
  const location = tables.locations.get(queue.locationId)
  return json({
    id: queue.id,
    name: queue.name,
    phoneNumber: queue.phoneNumber,
    extension: queue.extension,
    routingPrefix: location?.calling?.routingPrefix ?? '',
    locationId: queue.locationId,
    locationName: location?.name ?? '',
    joinEnabled: isJoined(queue, personId),
  })
}

function isJoined(queue: QueueRow, personId: string): boolean {
  return queue.agents.some((agent) => agent.id === personId && agent.joinEnabled)
}
