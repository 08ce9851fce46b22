import { compareText } from '../../../findings/finding.js'
import type { JsonObject, RestAnswer } from '../../../execute/ports.js'
import { productsOf } from '../license-rules.js'
import { type Asked, contains, created, DONE, isTrue, ok, type Operations, page } from '../operation.js'
import { json, missing, notFound, Refusal } from '../refusal.js'
import type { SupervisorRow, WebexTables } from '../webex-tables.js'

/** Supervisors and whom they watch; `hasCxEssentials=true` on every call for Customer Assist (`webex-api` 5.10). */
export const SUPERVISOR_OPERATIONS: Operations = {
  listSupervisors: {
    method: 'GET',
    path: '/telephony/config/supervisors',
    run: (asked) => {
      const cx = isTrue(asked, 'hasCxEssentials')
      const rows = [...asked.tables.supervisors.all()]
        .filter((row) => row.customerAssist === cx)
        .filter((row) => contains(asked.query('name'), asked.tables.people.get(row.personId)?.displayName))
        .sort((left, right) => compareText(mailOf(asked.tables, left.personId), mailOf(asked.tables, right.personId)))
      return ok({
        supervisors: page(asked, rows).map((row) => ({
          ...personItem(asked.tables, row.personId),
          agentCount: row.agents.length,
        })),
      })
    },
  },
  createSupervisor: { method: 'POST', path: '/telephony/config/supervisors', run: createSupervisor },
  getSupervisor: {
    method: 'GET',
    path: '/telephony/config/supervisors/{supervisorId}',
    run: (asked) => {
      const { personId, agents } = needSupervisor(asked)
      return ok({ id: personId, agents: agents.map((id) => personItem(asked.tables, id)) })
    },
  },
  updateSupervisorAgents: {
    method: 'PUT',
    path: '/telephony/config/supervisors/{supervisorId}',
    run: updateSupervisorAgents,
  },
  deleteSupervisor: {
    method: 'DELETE',
    path: '/telephony/config/supervisors/{supervisorId}',
    run: (asked) => {
      const row = asked.tables.supervisors.get(asked.id('supervisorId'))
      if (row === undefined) throw notFound('Supervisor', asked.id('supervisorId'))
      // Answers 204 and does nothing for Customer Assist (`webex-api` 4).
      if (!row.customerAssist) asked.tables.supervisors.remove(row.personId)
      return DONE
    },
  },
}

function createSupervisor(asked: Asked): RestAnswer {
  const { tables, body } = asked
  const personId = body.needText('id')
  const wanted = body.needObjects('agents').map((agent) => agent.needText('id'))
  if (wanted.length === 0) throw missing('agents')
  if (tables.people.get(personId) === undefined) throw notFound('Person', personId)
  if (tables.supervisors.get(personId) !== undefined) {
    throw new Refusal(409, `${mailOf(tables, personId)} is a supervisor already`)
  }
  const customerAssist = isTrue(asked, 'hasCxEssentials')
  const fault = agentFault(tables, personId, customerAssist)
  if (fault !== undefined) throw new Refusal(400, `${mailOf(tables, personId)}: ${fault}`)
  const failed = failures(tables, wanted, customerAssist)
  const agents = wanted.filter((id) => !failed.has(id))
  if (agents.length === 0) throw new Refusal(400, `No agent can be assigned: ${[...failed.values()].join('; ')}`)
  tables.supervisors.put(personId, { personId, customerAssist, agents: [...new Set(agents)] })
  return failed.size === 0 ? created() : partly(failed)
}

/** Removing the last agent removes the supervisor (`webex-api` 4). */
function updateSupervisorAgents(asked: Asked): RestAnswer {
  const { tables, body } = asked
  const row = needSupervisor(asked)
  const changes = body.needObjects('agents').map((agent) => ({
    id: agent.needText('id'),
    action: agent.needOneOf('action', ['ADD', 'DELETE'] as const),
  }))
  if (changes.length === 0) throw missing('agents')
  const added = changes.filter(({ action }) => action === 'ADD').map(({ id }) => id)
  const failed = failures(tables, added, row.customerAssist)
  const agents = new Set(row.agents)
  for (const { id, action } of changes) {
    if (action === 'DELETE') agents.delete(id)
    else if (!failed.has(id)) agents.add(id)
  }
  if (agents.size === 0) tables.supervisors.remove(row.personId)
  else tables.supervisors.put(row.personId, { ...row, agents: [...agents] })
  return failed.size === 0 ? DONE : partly(failed)
}

function failures(tables: WebexTables, ids: readonly string[], customerAssist: boolean): ReadonlyMap<string, string> {
  return new Map(
    ids.flatMap((id) => {
      const fault = agentFault(tables, id, customerAssist)
      return fault === undefined ? [] : [[id, fault] as const]
    }),
  )
}

function agentFault(tables: WebexTables, id: string, customerAssist: boolean): string | undefined {
  const person = tables.people.get(id)
  if (person === undefined) return 'unknown person'
  if (customerAssist && !productsOf(tables, person.licenses).has('customer-assist')) return 'no Customer Assist license'
  return undefined
}

function partly(failed: ReadonlyMap<string, string>): RestAnswer {
  const supervisorAgentStatus = [...failed].map(([id, message]) => ({ id, message, status: 'FAILED' }))
  return { status: 206, body: { supervisorAgentStatus } }
}

/** A supervisor of the other kind is not seen. */
function needSupervisor(asked: Asked): SupervisorRow {
  const id = asked.id('supervisorId')
  const row = asked.tables.supervisors.get(id)
  if (row === undefined || row.customerAssist !== isTrue(asked, 'hasCxEssentials')) throw notFound('Supervisor', id)
  return row
}

function mailOf(tables: WebexTables, id: string): string {
  return tables.people.get(id)?.mail ?? id
}

function personItem(tables: WebexTables, id: string): JsonObject {
  const person = tables.people.get(id)
  const { firstName, lastName, phoneNumber, extension } = person ?? {}
  return json({ id, firstName, lastName, phoneNumber, extension })
}
