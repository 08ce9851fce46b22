import type { JsonObject } from '../../../../execute/ports.js'
import type { RouteGroupMember } from '../../../../model/ucm/route-list.js'
import { rowKey } from '../../state/row-keys.js'
import type { UcmRows } from '../../state/rows.js'
import { referrerTo, renameReferences } from '../../state/references.js'
import type { UcmState } from '../../state/ucm-state.js'
import { addressedByName, required, returned } from '../addressed.js'
import { AxlFault, missingElement, stillReferenced } from '../axl-fault.js'
import { mustBeFree, mustBeName, mustExist } from '../constraints.js'
import { applyFields, describeFields, type Field, own, text } from '../fields.js'
import { elements, integerOf, textOf } from '../json-text.js'
import { addition, type Operations, operation } from '../operation.js'
import { changedMembers, type MemberRules } from '../ordered-members.js'

type Row = UcmRows['route-group']

const FIELDS: readonly Field<Row>[] = [text('name', own('name')), text('distributionAlgorithm', own('distribution'))]
const MEMBERS = ['removeMembers', 'addMembers', 'members'] as const

/** Route groups: at least one device, none that a route pattern uses directly. */
export const ROUTE_GROUP_OPERATIONS: Operations = {
  getRouteGroup: operation('NameAndTags', (state, body) => {
    const { id, row } = addressedByName(state, 'route-group', 'RouteGroup', body)
    return { routeGroup: returned(id, described(row), body) }
  }),
  addRouteGroup: addition('routeGroup', 'XRouteGroup', (state, body) => {
    const name = required(body, 'name')
    mustBeName(name)
    mustBeFree(state, 'route-group', name)
    mustBeFree(state, 'local-route-group', name)
    const row = applyFields<Row>(FIELDS, { name, members: [] }, body, MEMBERS, state)
    return state.insert('route-group', withMembers(state, row, body))
  }),
  updateRouteGroup: operation('UpdateRouteGroupReq', (state, body) => {
    const { id, row } = addressedByName(state, 'route-group', 'RouteGroup', body)
    const name = textOf(body['newName']) ?? row.name
    if (name !== row.name) {
      mustBeName(name)
      mustBeFree(state, 'route-group', name)
      renameReferences(state, 'route-group', row.name, name)
    }
    const changed = applyFields(FIELDS, row, body, ['name', 'uuid', 'newName', ...MEMBERS], state)
    state.put('route-group', id, withMembers(state, { ...changed, name }, body))
    return id
  }),
  removeRouteGroup: operation('NameOrUuid', (state, body) => {
    const { id, row } = addressedByName(state, 'route-group', 'RouteGroup', body)
    const referrer = referrerTo(state, 'route-group', row.name)
    if (referrer !== undefined) throw stillReferenced('routegroup', referrer)
    state.remove('route-group', id)
    return id
  }),
}

/** Throws when a route pattern leads directly to the device: then it cannot be in a route group. */
function mustNotBeTarget(state: UcmState, device: string): void {
  for (const pattern of state.all('route-pattern').values()) {
    if (pattern.target !== device) continue
    throw new AxlFault(
      `The device is in use by a route pattern and cannot be a member of a route group: ${device} by ${rowKey('route-pattern', pattern)}`,
    )
  }
}

function described(row: Row): JsonObject {
  const member = row.members.map(({ order, device, port }) =>
    elements({ deviceSelectionOrder: order, deviceName: device, port }),
  )
  return { ...describeFields(FIELDS, row), members: { member } }
}

function withMembers(state: UcmState, row: Row, body: JsonObject): Row {
  const held = new Set(row.members.map(({ device }) => device))
  const rules: MemberRules<RouteGroupMember> = {
    table: 'routegroupdevicemap',
    keyOf: ({ device, port }) => `${device} port ${port ?? 0}`,
    read(member) {
      const device = required(member, 'deviceName')
      mustExist(state, 'device', device)
      if (!held.has(device)) mustNotBeTarget(state, device)
      return { order: integerOf(member['deviceSelectionOrder']) ?? 0, device, port: integerOf(member['port']) ?? 0 }
    },
  }
  const members = changedMembers(row.members, body, rules)
  if (members.length === 0) throw missingElement('members', 'member')
  return { ...row, members }
}
