import type { JsonObject } from '../../../../execute/ports.js'
import { patternKey } from '../../../../model/ucm/partition.js'
import { numberOf, referenceTo } from '../../state/numbers.js'
import { renameReferences } from '../../state/references.js'
import type { MemberRow, UcmRows } from '../../state/rows.js'
import type { UcmState } from '../../state/ucm-state.js'
import { addressedByName, required, returned } from '../addressed.js'
import { missingReference } from '../axl-fault.js'
import { mustBeFree, mustBeName } from '../constraints.js'
import { applyFields, describeFields, type Field, flag, integer, own, text } from '../fields.js'
import { elements, integerOf, objectOf, textOf } from '../json-text.js'
import { type Operations, operation } from '../operation.js'
import { changedMembers, type MemberRules } from '../ordered-members.js'

type Row = UcmRows['line-group']

const FIELDS: readonly Field<Row>[] = [
  text('distributionAlgorithm', own('distribution')),
  integer('rnaReversionTimeOut', own('rnaReversionTimeoutSeconds')),
  text('huntAlgorithmNoAnswer', own('onNoAnswer')),
  text('huntAlgorithmBusy', own('onBusy')),
  text('huntAlgorithmNotAvailable', own('onNotAvailable')),
  flag('autoLogOffHunt', own('logoutOnNoAnswer')),
]
const OTHERS = ['name', 'uuid', 'newName', 'removeMembers', 'addMembers', 'members'] as const

/** Line groups: their members are lines, each at most once. */
export const LINE_GROUP_OPERATIONS: Operations = {
  getLineGroup: operation('NameAndTags', (state, body) => {
    const { id, row } = addressedByName(state, 'line-group', 'LineGroup', body)
    return { lineGroup: returned(id, described(state, row), body) }
  }),
  updateLineGroup: operation('UpdateLineGroupReq', (state, body) => {
    const { id, row } = addressedByName(state, 'line-group', 'LineGroup', body)
    const name = textOf(body['newName']) ?? row.name
    if (name !== row.name) {
      mustBeName(name)
      mustBeFree(state, 'line-group', name)
      renameReferences(state, 'line-group', row.name, name)
    }
    const changed = applyFields(FIELDS, row, body, OTHERS, state)
    const members = changedMembers(changed.members, body, memberRules(state, body))
    state.put('line-group', id, { ...changed, name, members })
    return id
  }),
}

function described(state: UcmState, row: Row): JsonObject {
  const member = row.members.map(({ order, number }) => {
    const { dn, partition } = numberOf(state, number)
    return {
      lineSelectionOrder: order,
      directoryNumber: elements({ pattern: dn, routePartitionName: partition }),
    }
  })
  return { ...describeFields(FIELDS, row), members: { member }, name: row.name }
}

function memberRules(state: UcmState, body: JsonObject): MemberRules<MemberRow> {
  return {
    table: 'linegroupnumplanmap',
    keyOf({ number }) {
      const { dn, partition } = numberOf(state, number)
      return patternKey(dn, partition)
    },
    read(member) {
      const line = objectOf(member['directoryNumber'])
      const dn = required(line, 'pattern')
      const partition = textOf(line['routePartitionName'])
      const number = referenceTo(state, { dn, ...(partition === undefined ? {} : { partition }) })
      // A member that the seed has without its line can still be taken out.
      const isLine = 'id' in number && number.plain !== true
      if (!isLine && !('removeMembers' in body)) throw missingReference('numplan', patternKey(dn, partition))
      return { order: integerOf(member['lineSelectionOrder']) ?? 0, number }
    },
  }
}
