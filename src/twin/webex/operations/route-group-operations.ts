import { byName, checkNewName } from '../addresses.js'
import { mintId } from '../minted-ids.js'
import { type Asked, contains, created, DONE, ok, type Operations, page } from '../operation.js'
import { json, notFound, Refusal } from '../refusal.js'
import type { RequestBody } from '../request-body.js'
import { routeUses } from './trunk-operations.js'
import type { RouteGroupRow, WebexTables } from '../webex-tables.js'

/** Route groups, and trunks and groups as one namespace (`webex-api` 5.6). */
export const ROUTE_GROUP_OPERATIONS: Operations = {
  listRouteGroups: {
    method: 'GET',
    path: '/telephony/config/premisePstn/routeGroups',
    run: (asked) => {
      const rows = byName(asked.tables.routeGroups.all()).filter((row) => contains(asked.query('name'), row.name))
      const routeGroups = page(asked, rows).map(({ id, name }) => ({ id, name, inUse: useCount(asked.tables, id) > 0 }))
      return ok({ routeGroups })
    },
  },
  createRouteGroup: {
    method: 'POST',
    path: '/telephony/config/premisePstn/routeGroups',
    run: ({ tables, body }) => {
      const name = body.needText('name')
      checkNewName(tables.routeGroups.all(), 'Route group', name)
      const members = membersOf(tables, body)
      const id = mintId(tables, 'ROUTE_GROUP', name)
      tables.routeGroups.put(id, { id, name, members })
      return created({ id })
    },
  },
  getRouteGroup: {
    method: 'GET',
    path: '/telephony/config/premisePstn/routeGroups/{routeGroupId}',
    run: (asked) => {
      const { name, members } = needGroup(asked)
      const organization = asked.tables.organization.get(asked.organizationId)
      const localGateways = members.map(({ trunkId, priority }) => {
        const trunk = asked.tables.trunks.get(trunkId)
        return json({ id: trunkId, name: trunk?.name, locationId: trunk?.locationId, priority })
      })
      return ok({
        name,
        organization: { id: asked.organizationId, name: organization?.displayName ?? '' },
        localGateways,
      })
    },
  },
  updateRouteGroup: {
    method: 'PUT',
    path: '/telephony/config/premisePstn/routeGroups/{routeGroupId}',
    run: (asked) => {
      const { tables, body } = asked
      const { id } = needGroup(asked)
      const name = body.needText('name')
      checkNewName(tables.routeGroups.all(), 'Route group', name, id)
      tables.routeGroups.put(id, { id, name, members: membersOf(tables, body) })
      return DONE
    },
  },
  deleteRouteGroup: {
    method: 'DELETE',
    path: '/telephony/config/premisePstn/routeGroups/{routeGroupId}',
    run: (asked) => {
      const { id, name } = needGroup(asked)
      if (useCount(asked.tables, id) > 0) throw new Refusal(409, `Route group ${name} is in use`, { code: 27350 })
      asked.tables.routeGroups.remove(id)
      return DONE
    },
  },
  getRouteGroupUsage: {
    method: 'GET',
    path: '/telephony/config/premisePstn/routeGroups/{routeGroupId}/usage',
    run: (asked) => {
      const uses = routeUses(asked.tables, needGroup(asked).id)
      return ok({
        pstnConnectionCount: uses.pstn.length,
        callToExtensionCount: uses.extensions.length,
        dialPlanCount: uses.dialPlans.length,
        routeListCount: 0,
      })
    },
  },
  listRouteChoices: {
    method: 'GET',
    path: '/telephony/config/routeChoices',
    run: (asked) => {
      const trunks = byName(asked.tables.trunks.all())
        .filter(({ name }) => contains(asked.query('trunkName'), name))
        .map(({ id, name }) => ({ id, name, type: 'TRUNK' }))
      const groups = byName(asked.tables.routeGroups.all())
        .filter(({ name }) => contains(asked.query('routeGroupName'), name))
        .map(({ id, name }) => ({ id, name, type: 'ROUTE_GROUP' }))
      return ok({ routeIdentities: page(asked, [...trunks, ...groups]) })
    },
  },
}

function needGroup(asked: Asked): RouteGroupRow {
  const id = asked.id('routeGroupId')
  const row = asked.tables.routeGroups.get(id)
  if (row === undefined) throw notFound('Route group', id)
  return row
}

function membersOf(tables: WebexTables, body: RequestBody): RouteGroupRow['members'] {
  const gateways = body.needObjects('localGateways')
  if (gateways.length === 0) throw new Refusal(400, 'A route group needs at least one trunk', { code: 25008 })
  if (gateways.length > 10) throw new Refusal(400, 'A route group holds at most 10 trunks', { code: 25043 })
  const members = gateways.map((gateway) => {
    const trunkId = gateway.needText('id')
    if (tables.trunks.get(trunkId) === undefined) throw notFound('Trunk', trunkId)
    const priority = gateway.needWhole('priority')
    if (priority < 1) throw new Refusal(400, `Invalid priority ${priority}`)
    return { trunkId, priority }
  })
  if (new Set(members.map(({ trunkId }) => trunkId)).size < members.length) {
    throw new Refusal(400, 'A trunk stands twice in the route group')
  }
  return members
}

function useCount(tables: WebexTables, id: string): number {
  const uses = routeUses(tables, id)
  return uses.dialPlans.length + uses.pstn.length + uses.extensions.length
}
