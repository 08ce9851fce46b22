import type { JsonObject, JsonValue } from '../../../../execute/ports.js'
import type { UcmRows } from '../../state/rows.js'
import { referrerTo, renameReferences } from '../../state/references.js'
import type { UcmState } from '../../state/ucm-state.js'
import { addressedByName, memberChoice, required, returned } from '../addressed.js'
import { AxlFault, duplicateValue, missingReference, stillReferenced } from '../axl-fault.js'
import { mustBeFree, mustBeName, mustExist } from '../constraints.js'
import { applyFields, describeFields, type Field, own, text } from '../fields.js'
import { integerOf, items, objectOf, textOf } from '../json-text.js'
import { addition, type Operations, operation } from '../operation.js'

type Row = UcmRows['css']

/** Characters that the names of the partitions may total, with a separator between two (`corrections` 5). */
const LIMIT = 1024

const FIELDS: readonly Field<Row>[] = [text('name', own('name')), text('description', own('description'))]
const MEMBERS = ['removeMembers', 'addMembers', 'members'] as const

/** Calling search spaces: members in the order of their index, never past the limit. */
export const SEARCH_SPACE_OPERATIONS: Operations = {
  getCss: operation('NameAndTags', (state, body) => {
    const { id, row } = addressedByName(state, 'css', 'Css', body)
    return { css: returned(id, described(row), body) }
  }),
  addCss: addition('css', 'XCss', (state, body) => {
    const name = required(body, 'name')
    mustBeName(name)
    mustBeFree(state, 'css', name)
    const row = applyFields<Row>(FIELDS, { name, partitions: [] }, body, MEMBERS, state)
    return state.insert('css', withMembers(state, row, body))
  }),
  updateCss: operation('UpdateCssReq', (state, body) => {
    const { id, row } = addressedByName(state, 'css', 'Css', body)
    const name = textOf(body['newName']) ?? row.name
    if (name !== row.name) {
      mustBeName(name)
      mustBeFree(state, 'css', name)
      renameReferences(state, 'css', row.name, name)
    }
    const changed = applyFields(FIELDS, row, body, ['name', 'uuid', 'newName', ...MEMBERS], state)
    state.put('css', id, withMembers(state, { ...changed, name }, body))
    return id
  }),
  removeCss: operation('NameOrUuid', (state, body) => {
    const { id, row } = addressedByName(state, 'css', 'Css', body)
    const referrer = referrerTo(state, 'css', row.name)
    if (referrer !== undefined) throw stillReferenced('callingsearchspace', referrer)
    state.remove('css', id)
    return id
  }),
}

function described(row: Row): JsonObject {
  const members = row.partitions.map((routePartitionName, at) => ({ routePartitionName, index: at + 1 }))
  return { ...describeFields(FIELDS, row), members: { member: members } }
}

interface Member {
  readonly name: string
  readonly index: number
}

function withMembers(state: UcmState, row: Row, body: JsonObject): Row {
  const choice = memberChoice(body)
  if (choice === undefined) return row
  const members = items(choice.members).map((item) => memberOf(state, item))
  const partitions = changedPartitions(row.partitions, choice.how, members)
  const length = partitions.join(':').length
  // One that the seed has past the limit may still get shorter.
  if (length > LIMIT && length > row.partitions.join(':').length) {
    throw new AxlFault(
      `The partitions of calling search space ${row.name} total ${length} characters; at most ${LIMIT}.`,
    )
  }
  return { ...row, partitions }
}

function changedPartitions(
  before: readonly string[],
  how: 'remove' | 'add' | 'replace',
  members: readonly Member[],
): readonly string[] {
  const ordered = members.toSorted((a, b) => a.index - b.index)
  if (how === 'remove') {
    const absent = ordered.find(({ name }) => !before.includes(name))
    if (absent !== undefined) throw missingReference('callingsearchspacemember', absent.name)
    return before.filter((name) => !ordered.some((member) => member.name === name))
  }
  const partitions = how === 'replace' ? [] : [...before]
  for (const { name, index } of ordered) {
    if (partitions.includes(name)) throw duplicateValue(name)
    // An index past the end is the end.
    partitions.splice(how === 'replace' ? partitions.length : Math.max(0, index - 1), 0, name)
  }
  return partitions
}

function memberOf(state: UcmState, item: JsonValue): Member {
  const member = objectOf(item)
  const name = required(member, 'routePartitionName')
  mustExist(state, 'partition', name)
  return { name, index: integerOf(member['index']) ?? 0 }
}
