import type { JsonObject } from '../../../../execute/ports.js'
import type { RouteListMember } from '../../../../model/ucm/route-list.js'
import type { UcmRows } from '../../state/rows.js'
import { referrerTo, renameReferences } from '../../state/references.js'
import type { UcmState } from '../../state/ucm-state.js'
import { addressedByName, required, returned } from '../addressed.js'
import { stillReferenced } from '../axl-fault.js'
import { mustBeFree, mustBeName, mustExist } from '../constraints.js'
import { applyFields, describeFields, type Field, flag, integer, own, reference, text, within } from '../fields.js'
import { textOf } from '../json-text.js'
import { addition, type Operations, operation } from '../operation.js'
import { changedMembers, type MemberRules } from '../ordered-members.js'
import { mustBeDiscard, transformationFields } from '../transformations.js'

type Row = UcmRows['route-list']
type MemberRow = RouteListMember & { readonly given?: JsonObject }

const FIELDS: readonly Field<Row>[] = [
  text('name', own('name')),
  text('description', own('description')),
  reference('callManagerGroupName', own('callManagerGroup'), 'call-manager-group'),
  flag('routeListEnabled', own('enabled')),
  flag('runOnEveryNode', own('runOnAllNodes')),
]
const MEMBER_FIELDS: readonly Field<MemberRow>[] = [
  reference('routeGroupName', own('routeGroup'), 'route-group'),
  integer('selectionOrder', own('order')),
  ...transformationFields<MemberRow>('useFullyQualifiedCallingPartyNumber'),
  text('callingPartyNumberType', within('calling', 'numberType')),
  text('calledPartyNumberType', within('called', 'numberType')),
]
const MEMBERS = ['removeMembers', 'addMembers', 'members'] as const

/** Route lists: route groups and local route groups in order; a list may be empty. */
export const ROUTE_LIST_OPERATIONS: Operations = {
  getRouteList: operation('NameAndTags', (state, body) => {
    const { id, row } = addressedByName(state, 'route-list', 'RouteList', body)
    return { routeList: returned(id, described(row), body) }
  }),
  addRouteList: addition('routeList', 'XRouteList', (state, body) => {
    const name = required(body, 'name')
    mustBeDeviceName(state, name)
    const blank: Row = { name, enabled: false, runOnAllNodes: false, members: [] }
    const row = applyFields(FIELDS, blank, body, MEMBERS, state)
    return state.insert('route-list', withMembers(state, row, body))
  }),
  updateRouteList: operation('UpdateRouteListReq', (state, body) => {
    const { id, row } = addressedByName(state, 'route-list', 'RouteList', body)
    const name = textOf(body['newName']) ?? row.name
    if (name !== row.name) {
      mustBeDeviceName(state, name)
      renameReferences(state, 'route-list', row.name, name)
    }
    const changed = applyFields(FIELDS, row, body, ['name', 'uuid', 'newName', ...MEMBERS], state)
    state.put('route-list', id, withMembers(state, { ...changed, name }, body))
    return id
  }),
  removeRouteList: operation('NameOrUuid', (state, body) => {
    const { id, row } = addressedByName(state, 'route-list', 'RouteList', body)
    const referrer = referrerTo(state, 'route-list', row.name)
    if (referrer !== undefined) throw stillReferenced('device', referrer)
    state.remove('route-list', id)
    return id
  }),
}

/** Route lists, hunt lists, trunks and phones are all devices: their names share one index. */
function mustBeDeviceName(state: UcmState, name: string): void {
  mustBeName(name)
  for (const kind of ['route-list', 'hunt-list', 'trunk', 'phone', 'cti-route-point', 'device-profile'] as const) {
    mustBeFree(state, kind, name)
  }
}

function described(row: Row): JsonObject {
  const member = row.members.map((held) => describeFields<MemberRow>(MEMBER_FIELDS, held))
  return { ...describeFields(FIELDS, row), members: { member } }
}

function withMembers(state: UcmState, row: Row, body: JsonObject): Row {
  const rules: MemberRules<MemberRow> = {
    table: 'routelist',
    keyOf: ({ routeGroup }) => routeGroup,
    read(member) {
      const routeGroup = required(member, 'routeGroupName')
      mustExist(state, 'route-group', routeGroup)
      mustBeDiscard(textOf(member['digitDiscardInstructionName']))
      return applyFields<MemberRow>(MEMBER_FIELDS, { order: 0, routeGroup, calling: {}, called: {} }, member, [], state)
    },
  }
  return { ...row, members: changedMembers(row.members, body, rules) }
}
