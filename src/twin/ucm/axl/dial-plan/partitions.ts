import type { UcmRows } from '../../state/rows.js'
import { without } from '../../state/without.js'
import { referrerTo, renameReferences } from '../../state/references.js'
import { addressedByName, required, returned } from '../addressed.js'
import { stillReferenced } from '../axl-fault.js'
import { mustBeFree, mustBeName } from '../constraints.js'
import { applyFields, describeFields, type Field, own, text } from '../fields.js'
import { flagOf, textOf } from '../json-text.js'
import { addition, type Operations, operation } from '../operation.js'

type Row = UcmRows['partition']

/** What Unified CM takes for a zone where none is given. */
const NO_ZONE = 'Etc/GMT'

const FIELDS: readonly Field<Row>[] = [
  text('name', own('name')),
  text('description', own('description')),
  text('timeScheduleIdName', own('timeSchedule')),
  {
    element: 'useOriginatingDeviceTimeZone',
    get: ({ timeZone }) => timeZone === undefined,
    set: (row, value) =>
      flagOf(value) === false ? { ...row, timeZone: row.timeZone ?? NO_ZONE } : without(row, 'timeZone'),
  },
  {
    element: 'timeZone',
    get: ({ timeZone }) => timeZone ?? NO_ZONE,
    // It is not kept where the clock of the originating device counts.
    set: (row, value) => (row.timeZone === undefined ? row : { ...row, timeZone: textOf(value) ?? NO_ZONE }),
  },
]

/** Route partitions. One that anything refers to cannot be removed. */
export const PARTITION_OPERATIONS: Operations = {
  getRoutePartition: operation('NameAndTags', (state, body) => {
    const { id, row } = addressedByName(state, 'partition', 'RoutePartition', body)
    return { routePartition: returned(id, describeFields(FIELDS, row), body) }
  }),
  addRoutePartition: addition('routePartition', 'XRoutePartition', (state, body) => {
    const name = required(body, 'name')
    mustBeName(name)
    mustBeFree(state, 'partition', name)
    return state.insert('partition', applyFields<Row>(FIELDS, { name }, body, [], state))
  }),
  updateRoutePartition: operation('UpdateRoutePartitionReq', (state, body) => {
    const { id, row } = addressedByName(state, 'partition', 'RoutePartition', body)
    const name = textOf(body['newName']) ?? row.name
    if (name !== row.name) {
      mustBeName(name)
      mustBeFree(state, 'partition', name)
      renameReferences(state, 'partition', row.name, name)
    }
    const changed = applyFields(FIELDS, row, body, ['name', 'uuid', 'newName'], state)
    state.put('partition', id, { ...changed, name })
    return id
  }),
  removeRoutePartition: operation('NameOrUuid', (state, body) => {
    const { id, row } = addressedByName(state, 'partition', 'RoutePartition', body)
    const referrer = referrerTo(state, 'partition', row.name)
    if (referrer !== undefined) throw stillReferenced('routepartition', referrer)
    state.remove('partition', id)
    return id
  }),
}
