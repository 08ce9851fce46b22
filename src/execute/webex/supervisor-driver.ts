import { readSupervisor } from '../../ingest/webex/objects/person.js'
import type { WebexSupervisor } from '../../model/webex/person.js'
import type { WebexObjectChange } from '../../plan/change.js'
import type { Driver } from '../driver.js'
import { listOf, objectOf, textOf } from '../json-value.js'
import type { JsonObject } from '../ports.js'
import { cannot, rest } from './rest-move.js'
import { idOf, type WebexDirectory } from './webex-directory.js'

const SUPERVISORS = '/telephony/config/supervisors'
/** On every request about Customer Assist (`webex-api` 5.10). */
const ASSIST = { hasCxEssentials: 'true' }

/**
 * A supervisor and the agents under their care. The operation that deletes a supervisor answers and
 * does nothing; taking the last agent away removes them (`webex-api` 4, 5.10). A part of the agents may
 * fail (206): the next reading tells which.
 */
export function supervisorDriver(
  { key, after }: Extract<WebexObjectChange, { kind: 'supervisor' }>,
  webex: WebexDirectory,
): Driver<WebexSupervisor> {
  let id = ''
  return {
    rules: { sets: ['agents'] },
    async read() {
      const person = await webex.person(key)
      if (person === undefined) return undefined
      id = idOf(person, key)
      const answer = await webex.reader.rest('getSupervisor', `${SUPERVISORS}/${encodeURIComponent(id)}`, ASSIST)
      const agents = listOf(answer?.['agents']).flatMap((agent) => textOf(objectOf(agent)['id']) ?? [])
      if (answer === undefined || agents.length === 0) return undefined
      await webex.knowPeople(agents)
      return readSupervisor({ ...answer, id }, webex.resolve)
    },
    async next(current) {
      const wanted = after?.agents ?? []
      if (current === undefined) {
        const body = { id: await webex.personId(key), agents: await references(wanted, webex) }
        return rest('createSupervisor', 'POST', SUPERVISORS, body, ASSIST)
      }
      const gone = await references(
        current.agents.filter((mail) => !wanted.includes(mail)),
        webex,
      )
      const fresh = await references(
        wanted.filter((mail) => !current.agents.includes(mail)),
        webex,
      )
      const agents = [
        ...fresh.map((agent) => ({ ...agent, action: 'ADD' })),
        ...gone.map((agent) => ({ ...agent, action: 'DELETE' })),
      ]
      if (agents.length === 0) return cannot('no request changes the fields that differ')
      return rest('updateSupervisorAgents', 'PUT', `${SUPERVISORS}/${encodeURIComponent(id)}`, { agents }, ASSIST)
    },
  }
}

async function references(mails: readonly string[], webex: WebexDirectory): Promise<readonly JsonObject[]> {
  const found: JsonObject[] = []
  for (const mail of mails) found.push({ id: await webex.personId(mail) })
  return found
}
