import type { JsonObject, JsonValue } from '../../../../execute/ports.js'
import type { UcmRows } from '../../state/rows.js'
import type { UcmState } from '../../state/ucm-state.js'
import { addressedByPattern, required, returned } from '../addressed.js'
import { AxlFault, missingElement, unexpectedElement } from '../axl-fault.js'
import { mustBeOnlyPattern, mustBePattern, mustExist } from '../constraints.js'
import { applyFields, describeFields, type Field, flag, integer, own, reference, text } from '../fields.js'
import { objectOf, textOf } from '../json-text.js'
import { addition, type Operations, operation } from '../operation.js'
import { mustBeDiscard, transformationFields } from '../transformations.js'

type Row = UcmRows['route-pattern']

const FIELDS: readonly Field<Row>[] = [
  text('pattern', own('pattern')),
  text('description', own('description')),
  reference('routePartitionName', own('partition'), 'partition'),
  flag('blockEnable', own('block')),
  ...transformationFields<Row>('useCallingPartyPhoneMask'),
  text('dialPlanName', own('numberingPlan')),
  text('networkLocation', own('classification')),
  flag('patternUrgency', own('urgent')),
  text('routeFilterName', own('routeFilter')),
  text('releaseClause', own('releaseCause')),
  flag('allowDeviceOverride', own('allowDeviceOverride')),
  flag('authorizationCodeRequired', own('requiresAuthorizationCode')),
  integer('authorizationLevelRequired', own('authorizationLevel')),
  flag('clientCodeRequired', own('requiresClientMatterCode')),
  flag('isEmergencyServiceNumber', own('isEmergency')),
]

const BLANK = {
  block: false,
  allowDeviceOverride: false,
  urgent: false,
  requiresAuthorizationCode: false,
  requiresClientMatterCode: false,
  calling: {},
  called: {},
}

/** Elements of an update that say what the key shall be. */
const NEW_KEYS: Readonly<Record<string, string>> = {
  newPattern: 'pattern',
  newRoutePartitionName: 'routePartitionName',
  newDialPlanName: 'dialPlanName',
  newRouteFilterName: 'routeFilterName',
}
const KEYS = ['uuid', 'pattern', 'routePartitionName', 'dialPlanName', 'routeFilterName'] as const

/** Route patterns. One with a gateway as its destination keeps that gateway out of route groups. */
export const ROUTE_PATTERN_OPERATIONS: Operations = {
  getRoutePattern: operation('RoutePatternKey', (state, body) => {
    const { id, row } = addressedByPattern(state, 'route-pattern', 'RoutePattern', body)
    return { routePattern: returned(id, described(state, row), body) }
  }),
  addRoutePattern: addition('routePattern', 'XRoutePattern', (state, body) => {
    const blank: Row = { ...BLANK, pattern: required(body, 'pattern') }
    const row = applyFields(FIELDS, blank, body, ['destination'], state)
    const routed = withDestination(state, row, body['destination'])
    check(state, routed)
    return state.insert('route-pattern', routed)
  }),
  updateRoutePattern: operation('UpdateRoutePatternReq', (state, body) => {
    const { id, row } = addressedByPattern(state, 'route-pattern', 'RoutePattern', body)
    const changed = applyFields(FIELDS, row, renamed(body), ['destination'], state)
    const routed = 'destination' in body ? withDestination(state, changed, body['destination']) : changed
    check(state, routed, id)
    state.put('route-pattern', id, routed)
    return id
  }),
  removeRoutePattern: operation('RoutePatternKey', (state, body) => {
    const { id } = addressedByPattern(state, 'route-pattern', 'RoutePattern', body)
    state.remove('route-pattern', id)
    return id
  }),
}

/** The body of an update with its new key in the place of the old one. */
function renamed(body: JsonObject): JsonObject {
  const kept = Object.entries(body).filter(([name]) => !KEYS.some((key) => key === name))
  return Object.fromEntries(kept.map(([name, value]) => [NEW_KEYS[name] ?? name, value]))
}

function check(state: UcmState, row: Row, id?: string): void {
  mustBePattern(row.pattern)
  mustBeDiscard(row.called.discard, row.pattern)
  mustBeOnlyPattern(state, row.pattern, row.partition, id, row)
}

function described(state: UcmState, row: Row): JsonObject {
  const { target } = row
  const destination =
    target === undefined ? {} : state.has('route-list', target) ? { routeListName: target } : { gatewayName: target }
  return { ...describeFields(FIELDS, row), destination }
}

/** A route list, or a gateway or trunk that is in no route group. */
function withDestination(state: UcmState, row: Row, value: JsonValue | undefined): Row {
  const destination = objectOf(value)
  const gateway = textOf(destination['gatewayName'])
  const list = textOf(destination['routeListName'])
  if (gateway !== undefined && list !== undefined) throw unexpectedElement('routeListName', [])
  const target = gateway ?? list
  if (target === undefined) throw missingElement('destination', 'gatewayName, routeListName')
  mustExist(state, gateway === undefined ? 'route-list' : 'device', target)
  if (gateway !== undefined && gateway !== row.target) mustNotBeGrouped(state, gateway)
  return { ...row, target }
}

function mustNotBeGrouped(state: UcmState, device: string): void {
  for (const group of state.all('route-group').values()) {
    if (!group.members.some((member) => member.device === device)) continue
    throw new AxlFault(
      `The device is a member of a route group and cannot be the destination of a route pattern: ${device} in ${group.name}`,
    )
  }
}
