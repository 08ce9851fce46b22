import type { JsonValue, RestAnswer, RestRequest } from '../../execute/ports.js'
import { compareText } from '../../findings/finding.js'
import type { InputMember } from '../../ingest/ports.js'
import { PLANNED_WEBEX_KINDS, type PlannedWebexKind, type WebexKind } from '../../model/webex/kinds.js'
import type { WebexTables } from './webex-tables.js'

type Answering = (request: RestRequest) => RestAnswer

/** A GET with the name of its operation. */
type Get = readonly [operation: string, path: string, query?: Readonly<Record<string, string>>]

const PSTN = '/telephony/config/premisePstn'
const CX = { hasCxEssentials: 'true' }
const CALLING = { callingData: 'true' }

/**
 * The saved answers that describe an organization, each named by its path (`people.json`). A kind of
 * which the seed said nothing is left out until it holds something; what cannot be read (404) is left out.
 */
export function exportFiles(tables: WebexTables, answer: Answering): readonly InputMember[] {
  const [organization] = [...tables.organization.all()]
  const unread = new Set<WebexKind>(organization?.unread ?? [])
  const kinds = PLANNED_WEBEX_KINDS.filter((kind) => !unread.has(kind) || rowsOf(tables, kind) > 0)
  if (organization === undefined || kinds.length === 0) return []
  const files = kinds.flatMap((kind) => filesOf(kind, tables, organization.id))
  const members = [one('listOrganizations', '/organizations'), ...files].flatMap(([name, gets]) => {
    const bodies = gets.flatMap(([operation, path, query]) => {
      const { status, body } = answer({ operation, method: 'GET', path, ...(query === undefined ? {} : { query }) })
      return status === 200 && body !== undefined ? [body] : []
    })
    return bodies.length === 0 ? [] : [member(name, bodies)]
  })
  return members.sort((left, right) => compareText(left.name, right.name))
}

/** Files of one kind: name without `.json`, and the GETs whose answers it holds, as pages. */
function filesOf(
  kind: PlannedWebexKind,
  tables: WebexTables,
  orgId: string,
): readonly (readonly [string, readonly Get[]])[] {
  switch (kind) {
    case 'license':
      return [one('listLicenses', '/licenses')]
    case 'location':
      return [
        one('listLocations', '/locations'),
        one('listCallingLocations', '/telephony/config/locations'),
        ...[...tables.locations.all()]
          .filter(({ calling }) => calling !== undefined)
          .flatMap(({ id }) => locationFiles(id)),
      ]
    case 'trunk':
      return [
        one('listTrunks', `${PSTN}/trunks`),
        ...[...tables.trunks.all()].map(({ id }) => one('getTrunk', `${PSTN}/trunks/${id}`)),
      ]
    case 'route-group':
      return [
        one('listRouteGroups', `${PSTN}/routeGroups`),
        ...[...tables.routeGroups.all()].map(({ id }) => one('getRouteGroup', `${PSTN}/routeGroups/${id}`)),
      ]
    case 'dial-plan':
      return [
        one('listDialPlans', `${PSTN}/dialPlans`),
        ...[...tables.dialPlans.all()].map(({ id }) => one('listDialPatterns', `${PSTN}/dialPlans/${id}/dialPatterns`)),
      ]
    case 'number':
      return [one('listNumbers', '/telephony/config/numbers')]
    case 'person':
      return [one('listPeople', '/people', CALLING), ...behaviorFiles(tables)]
    case 'queue':
      return queueFiles(tables)
    case 'supervisor':
      return [
        one('listSupervisors', '/telephony/config/supervisors', CX),
        ...[...tables.supervisors.all()].map(({ personId }) =>
          one('getSupervisor', `/telephony/config/supervisors/${personId}`, CX),
        ),
      ]
    case 'contact':
      return [one('searchOrgContacts', `/contacts/organizations/${orgId}/contacts/search`)]
  }
}

function one(...get: Get): readonly [string, readonly Get[]] {
  return [get[1].slice(1), [get]]
}

function locationFiles(id: string): readonly (readonly [string, readonly Get[]])[] {
  return [
    one('getCallingLocation', `/telephony/config/locations/${id}`),
    one('getInternalDialing', `/telephony/config/locations/${id}/internalDialing`),
    one('getPstnConnection', `/telephony/pstn/locations/${id}/connection`),
  ]
}

/** Only where somebody set it: the others have the default of the organization. */
function behaviorFiles(tables: WebexTables): readonly (readonly [string, readonly Get[]])[] {
  return [...tables.people.all()]
    .filter(({ callingBehavior }) => callingBehavior !== undefined)
    .map(({ id }) => one('getPersonCallingBehavior', `/people/${id}/features/callingBehavior`))
}

/** Basic queues and Customer Assist queues are two lists (`webex-api` 4). */
function queueFiles(tables: WebexTables): readonly (readonly [string, readonly Get[]])[] {
  const list = '/telephony/config/queues'
  return [
    [list.slice(1), [['listCallQueues', list] as const, ['listCallQueues', list, CX] as const]],
    ...[...tables.queues.all()].map(({ id, locationId, customerAssist }) => {
      const path = `/telephony/config/locations/${locationId}/queues/${id}`
      return customerAssist ? one('getCallQueue', path, CX) : one('getCallQueue', path)
    }),
  ]
}

function rowsOf(tables: WebexTables, kind: PlannedWebexKind): number {
  const byKind: { readonly [K in PlannedWebexKind]: { readonly size: number } } = {
    license: tables.licenses,
    location: tables.locations,
    trunk: tables.trunks,
    'route-group': tables.routeGroups,
    'dial-plan': tables.dialPlans,
    number: tables.numbers,
    person: tables.people,
    queue: tables.queues,
    supervisor: tables.supervisors,
    contact: tables.contacts,
  }
  return byKind[kind].size
}

function member(name: string, bodies: readonly JsonValue[]): InputMember {
  const [first] = bodies
  return { name: `${name}.json`, bytes: new TextEncoder().encode(JSON.stringify(bodies.length === 1 ? first : bodies)) }
}
