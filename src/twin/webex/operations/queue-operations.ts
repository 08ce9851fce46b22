import type { JsonObject } from '../../../execute/ports.js'
import type { QueueOverflow } from '../../../model/webex/queue.js'
import { byName, checkExtension, checkNumber, needCallingLocation } from '../addresses.js'
import { hasCalling, productsOf } from '../license-rules.js'
import { mintId } from '../minted-ids.js'
import { type Asked, contains, DONE, isTrue, ok, type Operations, page } from '../operation.js'
import { json, missing, notFound, Refusal } from '../refusal.js'
import type { RequestBody } from '../request-body.js'
import type { QueueAgentRow, QueueRow, WebexTables } from '../webex-tables.js'

const POLICIES = ['CIRCULAR', 'REGULAR', 'SIMULTANEOUS', 'UNIFORM', 'WEIGHTED'] as const
const ROUTING_TYPES = ['PRIORITY_BASED', 'SKILL_BASED'] as const
const OVERFLOWS = ['PERFORM_BUSY_TREATMENT', 'TRANSFER_TO_PHONE_NUMBER', 'PLAY_RINGING_UNTIL_CALLER_HANGS_UP'] as const
const CUSTOM = 'CUSTOM'

/** Call queues of both kinds (`webex-api` 5.9). */
export const QUEUE_OPERATIONS: Operations = {
  listCallQueues: {
    method: 'GET',
    path: '/telephony/config/queues',
    run: (asked) => {
      const cx = isTrue(asked, 'hasCxEssentials')
      const locationId = asked.query('locationId')
      const rows = byName(asked.tables.queues.all()).filter(
        (row) =>
          row.customerAssist === cx &&
          (locationId === undefined || row.locationId === locationId) &&
          contains(asked.query('name'), row.name) &&
          contains(asked.query('phoneNumber'), row.phoneNumber),
      )
      return ok({ queues: page(asked, rows).map((row) => json({ id: row.id, ...identity(asked, row) })) })
    },
  },
  createCallQueue: {
    method: 'POST',
    path: '/telephony/config/locations/{locationId}/queues',
    run: createCallQueue,
  },
  getCallQueue: {
    method: 'GET',
    path: '/telephony/config/locations/{locationId}/queues/{queueId}',
    run: (asked) => ok(queueDetail(asked, needQueue(asked))),
  },
  updateCallQueue: {
    method: 'PUT',
    path: '/telephony/config/locations/{locationId}/queues/{queueId}',
    run: updateCallQueue,
  },
  deleteCallQueue: {
    method: 'DELETE',
    path: '/telephony/config/locations/{locationId}/queues/{queueId}',
    run: (asked) => {
      asked.tables.queues.remove(needQueue(asked).id)
      return DONE
    },
  },
}

function createCallQueue(asked: Asked) {
  const { tables, body } = asked
  const location = needCallingLocation(tables, asked.id('locationId'))
  const name = body.needText('name')
  const policies = body.needObject('callPolicies')
  const settings = body.needObject('queueSettings')
  body.needObjects('agents')
  const fresh: QueueRow = {
    id: mintId(tables, 'CALL_QUEUE', `${name} ${location.id}`),
    name,
    locationId: location.id,
    customerAssist: isTrue(asked, 'hasCxEssentials'),
    enabled: true,
    extension: undefined,
    phoneNumber: undefined,
    routingType: 'PRIORITY_BASED',
    policy: policies.needOneOf('policy', POLICIES),
    queueSize: settings.needWhole('queueSize'),
    overflow: { action: 'PERFORM_BUSY_TREATMENT' },
    usableAsCallerId: false,
    agents: [],
  }
  const row = changed(tables, fresh, body)
  checkQueue(tables, row)
  tables.queues.put(row.id, row)
  return ok({ id: row.id })
}

/** Accepts a part of the body, as production does (`webex-api` 4). */
function updateCallQueue(asked: Asked) {
  const row = changed(asked.tables, needQueue(asked), asked.body)
  checkQueue(asked.tables, row)
  asked.tables.queues.put(row.id, row)
  return DONE
}

function changed(tables: WebexTables, row: QueueRow, body: RequestBody): QueueRow {
  if (body.text('callingLineIdPolicy') === CUSTOM && body.text('callingLineIdPhoneNumber') === undefined) {
    throw new Refusal(400, 'Missing callingLineIdPhoneNumber')
  }
  const policies = body.object('callPolicies')
  const settings = body.object('queueSettings')
  const overflow = settings?.object('overflow')
  return {
    ...row,
    name: body.text('name') ?? row.name,
    enabled: body.flag('enabled') ?? row.enabled,
    extension: body.textOr('extension', row.extension),
    phoneNumber: body.textOr('phoneNumber', row.phoneNumber),
    routingType: policies?.oneOf('routingType', ROUTING_TYPES) ?? row.routingType,
    policy: policies?.oneOf('policy', POLICIES) ?? row.policy,
    queueSize: settings?.whole('queueSize') ?? row.queueSize,
    overflow: overflow === undefined ? row.overflow : overflowOf(overflow),
    usableAsCallerId: body.flag('phoneNumberForOutgoingCallsEnabled') ?? row.usableAsCallerId,
    agents: body.objects('agents')?.map((agent) => agentRow(tables, row, agent)) ?? row.agents,
  }
}

/** An agent who is new and of whom the body says nothing starts joined (`corrections` 14: always say it). */
function agentRow(tables: WebexTables, queue: QueueRow, body: RequestBody): QueueAgentRow {
  const id = body.needText('id')
  if (tables.people.get(id) === undefined) throw notFound('Agent', id)
  const old = queue.agents.find((agent) => agent.id === id)
  return {
    id,
    joinEnabled: body.flag('joinEnabled') ?? old?.joinEnabled ?? true,
    weight: body.text('weight'),
    skillLevel: body.whole('skillLevel'),
  }
}

function overflowOf(body: RequestBody): QueueOverflow {
  const action = body.needOneOf('action', OVERFLOWS)
  const transferNumber = body.text('transferNumber')
  if (action === 'TRANSFER_TO_PHONE_NUMBER' && transferNumber === undefined) throw missing('transferNumber')
  const seconds = body.whole('overflowAfterWaitTime')
  if (seconds !== undefined && (seconds < 0 || seconds > 7200)) throw new Refusal(400, `Overflow wait ${seconds} s`)
  const waits = body.flag('overflowAfterWaitEnabled') === true
  if (waits && seconds === undefined) throw missing('overflowAfterWaitTime')
  return {
    action,
    ...(transferNumber === undefined ? {} : { transferNumber }),
    ...(waits && seconds !== undefined ? { afterWaitSeconds: seconds } : {}),
  }
}

/** What must hold of a queue, whoever wrote it (`webex-api` 5.9, 7). */
function checkQueue(tables: WebexTables, row: QueueRow): void {
  for (const other of tables.queues.all()) {
    if (other.id !== row.id && other.name === row.name && other.locationId === row.locationId) {
      throw new Refusal(409, `Queue ${row.name} already exists in this location`)
    }
  }
  if (row.extension === undefined && row.phoneNumber === undefined) {
    throw new Refusal(400, 'A queue needs a phone number or an extension', { code: 25008 })
  }
  if (row.extension !== undefined) checkExtension(tables, row.extension, row.locationId, row.id)
  if (row.phoneNumber !== undefined) checkNumber(tables, row.phoneNumber, row.locationId, row.id)
  if (row.routingType === 'SKILL_BASED' && ['SIMULTANEOUS', 'WEIGHTED'].includes(row.policy)) {
    throw new Refusal(400, `Skill-based routing does not go with ${row.policy}`)
  }
  if (row.queueSize < 0 || row.queueSize > 250) throw new Refusal(400, `Queue size ${row.queueSize} is not 0 to 250`)
  checkAgents(tables, row)
}

function checkAgents(tables: WebexTables, row: QueueRow): void {
  const limit = row.policy === 'SIMULTANEOUS' ? 50 : row.policy === 'WEIGHTED' ? 100 : 1000
  if (row.agents.length > limit) throw new Refusal(400, `More than ${limit} agents with ${row.policy}`)
  if (new Set(row.agents.map(({ id }) => id)).size < row.agents.length) throw new Refusal(400, 'An agent stands twice')
  for (const { id } of row.agents) {
    const person = tables.people.get(id)
    const licenses = person?.licenses ?? []
    if (!hasCalling(tables, licenses)) throw new Refusal(400, `${person?.mail ?? id} has no calling license`)
    if (row.customerAssist && !productsOf(tables, licenses).has('customer-assist')) {
      throw new Refusal(400, `${person?.mail ?? id} has no Customer Assist license`)
    }
  }
}

function needQueue(asked: Asked): QueueRow {
  const id = asked.id('queueId')
  const row = asked.tables.queues.get(id)
  if (row === undefined || row.locationId !== asked.id('locationId')) throw notFound('Call queue', id)
  return row
}

function identity({ tables }: Asked, row: QueueRow): JsonObject {
  const location = tables.locations.get(row.locationId)
  const routingPrefix = location?.calling?.routingPrefix
  return json({
    name: row.name,
    hasCxEssentials: row.customerAssist,
    locationName: location?.name ?? row.locationId,
    locationId: row.locationId,
    phoneNumber: row.phoneNumber,
    extension: row.extension,
    enabled: row.enabled,
    routingPrefix,
    esn: row.extension === undefined ? undefined : `${routingPrefix ?? ''}${row.extension}`,
  })
}

/** Much richer than published (`webex-api` 4); as rich as the twin knows. */
function queueDetail(asked: Asked, row: QueueRow): JsonObject {
  const { overflow } = row
  return json({
    id: row.id,
    ...identity(asked, row),
    callPolicies: {
      routingType: row.routingType,
      policy: row.policy,
      callBounce: {
        callBounceEnabled: true,
        callBounceMaxRings: 8,
        agentUnavailableEnabled: false,
        alertAgentEnabled: false,
        alertAgentMaxSeconds: 30,
        callBounceOnHoldEnabled: false,
        callBounceOnHoldMaxSeconds: 60,
      },
      distinctiveRing: { enabled: true, ringPattern: 'NORMAL' },
    },
    queueSettings: {
      queueSize: row.queueSize,
      callOfferToneEnabled: true,
      resetCallStatisticsEnabled: false,
      overflow: json({
        action: overflow.action,
        transferNumber: overflow.transferNumber,
        isTransferNumberSet: overflow.transferNumber !== undefined,
        overflowAfterWaitEnabled: overflow.afterWaitSeconds !== undefined,
        overflowAfterWaitTime: overflow.afterWaitSeconds ?? 30,
        playOverflowGreetingEnabled: false,
        greeting: 'DEFAULT',
      }),
    },
    allowAgentJoinEnabled: true,
    phoneNumberForOutgoingCallsEnabled: row.usableAsCallerId,
    agents: row.agents.map((agent) => agentItem(asked, agent)),
  })
}

function agentItem({ tables }: Asked, agent: QueueAgentRow): JsonObject {
  const person = tables.people.get(agent.id)
  const location = person?.locationId === undefined ? undefined : tables.locations.get(person.locationId)
  return json({
    id: agent.id,
    firstName: person?.firstName,
    lastName: person?.lastName,
    phoneNumber: person?.phoneNumber,
    extension: person?.extension,
    joinEnabled: agent.joinEnabled,
    weight: agent.weight,
    skillLevel: agent.skillLevel,
    hasCxEssentials: productsOf(tables, person?.licenses ?? []).has('customer-assist'),
    type: 'PEOPLE',
    location: location === undefined ? undefined : { id: location.id, name: location.name },
  })
}
