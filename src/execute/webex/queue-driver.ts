import { readQueue } from '../../ingest/webex/objects/queue.js'
import { canonicalJson } from '../../model/fingerprint.js'
import type { QueueOverflow, WebexQueue } from '../../model/webex/queue.js'
import { queueKey } from '../../model/webex/queue.js'
import type { WebexObjectChange } from '../../plan/change.js'
import type { Driver } from '../driver.js'
import { listOf, objectOf, present, textOf } from '../json-value.js'
import type { JsonObject } from '../ports.js'
import { cannot, rest } from './rest-move.js'
import { idOf, type WebexDirectory } from './webex-directory.js'

type QueueChange = Extract<WebexObjectChange, { kind: 'queue' }>

/**
 * A call queue: made with agents who have not joined, then told who joins (`corrections` 14). The list
 * of agents replaces the old one, so weight and skill of those who stay are sent again (`webex-api` 5.9).
 */
export function queueDriver({ key, before, after }: QueueChange, webex: WebexDirectory): Driver<WebexQueue> {
  const wanted = after ?? before
  if (wanted === undefined) throw new Error(`queue ${key} is neither there before nor after`)
  if (queueKey(wanted.name, wanted.location) !== key) throw new Error(`queue ${key} holds ${wanted.name}`)
  let raw: JsonObject = {}
  const place = async (): Promise<string> =>
    `/telephony/config/locations/${encodeURIComponent(await webex.locationId(wanted.location))}/queues`
  const kind = (isAssist: boolean): Record<string, string> => (isAssist ? { hasCxEssentials: 'true' } : {})
  const find = async (isAssist: boolean): Promise<WebexQueue | undefined> => {
    const item = await listed(wanted, isAssist, webex)
    if (item === undefined) return undefined
    const path = `${await place()}/${encodeURIComponent(idOf(item, key))}`
    const answer = await webex.reader.rest('getCallQueue', path, kind(isAssist))
    if (answer === undefined) return undefined
    raw = { ...answer, id: idOf(item, key) }
    await webex.knowPeople(listOf(answer['agents']).flatMap((agent) => textOf(objectOf(agent)['id']) ?? []))
    return readQueue(answer, webex.resolve, { location: wanted.location, customerAssist: isAssist })
  }
  return {
    rules: {
      stages: ({ agents }) => [false, true].map((joined) => ({ agents: agents.map((one) => ({ ...one, joined })) })),
    },
    async read() {
      const location = await webex.location(wanted.location)
      if (location === undefined) return undefined
      // A queue of the other kind stands in the way of its name: it is found, and is a conflict.
      return (await find(wanted.customerAssist)) ?? (await find(!wanted.customerAssist))
    },
    async next(current) {
      if (after === undefined) {
        return rest('deleteCallQueue', 'DELETE', `${await place()}/${encodeURIComponent(idOf(raw, key))}`)
      }
      if (current === undefined) {
        return rest('createCallQueue', 'POST', await place(), await creation(after, webex), kind(after.customerAssist))
      }
      const body = await update(current, after, raw, webex)
      if (Object.keys(body).length === 0) return cannot('the kind of a queue cannot be changed')
      const path = `${await place()}/${encodeURIComponent(idOf(raw, key))}`
      return rest('updateCallQueue', 'PUT', path, body, kind(after.customerAssist))
    },
  }
}

async function listed(
  { name, location }: WebexQueue,
  isAssist: boolean,
  webex: WebexDirectory,
): Promise<JsonObject | undefined> {
  const locationId = await webex.locationId(location)
  const query = { name, locationId, ...(isAssist ? { hasCxEssentials: 'true' } : {}) }
  const items = await webex.list('listCallQueues', '/telephony/config/queues', 'queues', query)
  return items.find((item) => item['name'] === name && item['locationId'] === locationId)
}

async function creation(queue: WebexQueue, webex: WebexDirectory): Promise<JsonObject> {
  const agents: JsonObject[] = []
  for (const { mail } of queue.agents) agents.push({ id: await webex.personId(mail), joinEnabled: false })
  return {
    name: queue.name,
    ...present({ phoneNumber: queue.phoneNumber, extension: queue.extension }),
    callPolicies: { routingType: queue.routingType, policy: queue.policy },
    queueSettings: { queueSize: queue.queueSize, overflow: overflow(queue.overflow) },
    phoneNumberForOutgoingCallsEnabled: queue.usableAsCallerId,
    agents,
  }
}

/** Only what differs; objects inside go whole, so what is not planned is sent back as it was read. */
async function update(
  current: WebexQueue,
  after: WebexQueue,
  raw: JsonObject,
  webex: WebexDirectory,
): Promise<JsonObject> {
  const changed = (name: keyof WebexQueue): boolean =>
    canonicalJson(current[name] ?? null) !== canonicalJson(after[name] ?? null)
  const settings = objectOf(raw['queueSettings'])
  return present({
    phoneNumber: changed('phoneNumber') ? (after.phoneNumber ?? null) : undefined,
    extension: changed('extension') ? (after.extension ?? null) : undefined,
    callPolicies:
      changed('routingType') || changed('policy')
        ? { ...objectOf(raw['callPolicies']), routingType: after.routingType, policy: after.policy }
        : undefined,
    queueSettings:
      changed('queueSize') || changed('overflow')
        ? { ...settings, queueSize: after.queueSize, overflow: overflow(after.overflow) }
        : undefined,
    phoneNumberForOutgoingCallsEnabled: changed('usableAsCallerId') ? after.usableAsCallerId : undefined,
    agents: changed('agents') ? await agentsOf(after, raw, webex) : undefined,
  })
}

async function agentsOf(after: WebexQueue, raw: JsonObject, webex: WebexDirectory): Promise<readonly JsonObject[]> {
  const known = new Map(listOf(raw['agents']).map((agent) => [textOf(objectOf(agent)['id']), objectOf(agent)]))
  const agents: JsonObject[] = []
  for (const { mail, joined } of after.agents) {
    const id = await webex.personId(mail)
    const { weight, skillLevel } = known.get(id) ?? {}
    agents.push({
      id,
      ...present({ weight: weight ?? undefined, skillLevel: skillLevel ?? undefined }),
      joinEnabled: joined,
    })
  }
  return agents
}

function overflow({ action, transferNumber, afterWaitSeconds }: QueueOverflow): JsonObject {
  return {
    action,
    ...present({ transferNumber }),
    overflowAfterWaitEnabled: afterWaitSeconds !== undefined,
    ...present({ overflowAfterWaitTime: afterWaitSeconds }),
  }
}
