import type { JsonObject } from '../../../../execute/ports.js'
import type { UcmRows } from '../../state/rows.js'
import type { UcmState } from '../../state/ucm-state.js'
import { without } from '../../state/without.js'
import { addressedByPattern, returned } from '../addressed.js'
import { ALTERNATE_FIELDS } from './alternates.js'
import { mustBeOnlyPattern, mustBePattern, mustExist } from '../constraints.js'
import { applyFields, describeFields, type Field, flag, own, reference, text } from '../fields.js'
import { FORWARD_FIELDS } from './forwards.js'
import { PARK_FORWARD_FIELDS } from './park-forwards.js'
import { textOf } from '../json-text.js'
import { type Operations, operation } from '../operation.js'

type Row = UcmRows['directory-number']

const FIELDS: readonly Field<Row>[] = [
  text('description', own('description')),
  ...FORWARD_FIELDS,
  ...PARK_FORWARD_FIELDS,
  reference('callPickupGroupName', own('callPickupGroup'), 'call-pickup-group'),
  text('alertingName', own('alertingName')),
  reference('shareLineAppearanceCssName', own('callingSearchSpace'), 'css'),
  reference('voiceMailProfileName', own('voicemailProfile'), 'voicemail-profile'),
  ...ALTERNATE_FIELDS,
  flag('patternUrgency', own('urgent')),
  flag('active', own('active')),
]

const KEYS = ['uuid', 'pattern', 'routePartitionName', 'newPattern', 'newRoutePartitionName'] as const

/**
 * Lines. A line that gets another pattern or partition stays the same line: phones, profiles, route
 * points, remote destinations, line groups and primary extensions refer to its row and follow.
 */
export const LINE_OPERATIONS: Operations = {
  getLine: operation('LineKey', (state, body) => {
    const { id, row } = addressedByPattern(state, 'directory-number', 'Line', body)
    return { line: returned(id, described(state, id, row), body) }
  }),
  updateLine: operation('UpdateLineReq', (state, body) => {
    const { id, row } = addressedByPattern(state, 'directory-number', 'Line', body)
    const changed = applyFields(FIELDS, moved(state, id, row, body), body, KEYS, state)
    // Only a number that no device carries can be made inactive.
    const isKept = changed.active !== row.active && state.carriersOfNumbers().has(id)
    state.put('directory-number', id, isKept ? { ...changed, active: row.active } : changed)
    return id
  }),
}

function moved(state: UcmState, id: string, row: Row, body: JsonObject): Row {
  const dn = textOf(body['newPattern']) ?? row.dn
  const partition = 'newRoutePartitionName' in body ? textOf(body['newRoutePartitionName']) : row.partition
  if (dn === row.dn && partition === row.partition) return row
  mustBePattern(dn)
  if (partition !== undefined) mustExist(state, 'partition', partition)
  mustBeOnlyPattern(state, dn, partition, id)
  const rest = without(row, 'partition')
  return { ...rest, dn, ...(partition === undefined ? {} : { partition }) }
}

function described(state: UcmState, id: string, row: Row): JsonObject {
  const place = row.partition === undefined ? {} : { routePartitionName: row.partition }
  return {
    pattern: row.dn,
    usage: 'Device',
    ...place,
    ...describeFields(FIELDS, row),
    associatedDevices: { device: state.carriersOfNumbers().get(id) ?? [] },
  }
}
