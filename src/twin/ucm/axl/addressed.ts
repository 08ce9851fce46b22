import type { JsonObject, JsonValue } from '../../../execute/ports.js'
import type { UcmKind } from '../../../model/ucm/kinds.js'
import { patternKey } from '../../../model/ucm/partition.js'
import type { UcmRows } from '../state/rows.js'
import type { UcmState } from '../state/ucm-state.js'
import { itemNotFound, missingElement, unexpectedElement } from './axl-fault.js'
import { objectOf, textOf } from './json-text.js'

/** A row with its id. */
export interface Found<K extends UcmKind> {
  readonly id: string
  readonly row: UcmRows[K]
}

/** The row that a body addresses by `name` or `uuid`. Throws AxlFault unless it is exactly one of them, and there. */
export function addressedByName<K extends UcmKind>(
  state: UcmState,
  kind: K,
  what: string,
  body: JsonObject,
  key = 'name',
): Found<K> {
  const id = uuidIn(body, [key]) ?? state.idsOf(kind, required(body, key))[0]
  return found(state, kind, what, id)
}

/** The row that a body addresses by `pattern` and `routePartitionName` (nil, empty or absent = none), or by `uuid`. */
export function addressedByPattern<K extends 'directory-number' | 'route-pattern' | 'hunt-pilot'>(
  state: UcmState,
  kind: K,
  what: string,
  body: JsonObject,
): Found<K> {
  const uuid = uuidIn(body, ['pattern', 'routePartitionName', 'dialPlanName', 'routeFilterName'])
  if (uuid !== undefined) return found(state, kind, what, uuid)
  const ids = state.idsOf(kind, patternKey(required(body, 'pattern'), textOf(body['routePartitionName'])))
  return found(
    state,
    kind,
    what,
    ids.find((id) => hasFilter(state.get(kind, id), body)),
  )
}

function hasFilter(row: object | undefined, body: JsonObject): boolean {
  return (
    row !== undefined &&
    isAsAsked(row, 'routeFilter', textOf(body['routeFilterName'])) &&
    isAsAsked(row, 'numberingPlan', textOf(body['dialPlanName']))
  )
}

function isAsAsked(row: object, field: string, asked: string | undefined): boolean {
  return asked === undefined || (row as Readonly<Record<string, unknown>>)[field] === asked
}

/** What a member says, of `removeMembers`, `addMembers` and `members`, of which a request has at most one. */
export function memberChoice(
  body: JsonObject,
): { readonly how: 'remove' | 'add' | 'replace'; readonly members: JsonValue } | undefined {
  const [choice, second] = (['removeMembers', 'addMembers', 'members'] as const).filter((name) => name in body)
  if (choice === undefined) return undefined
  if (second !== undefined) throw unexpectedElement(second, [])
  const members = objectOf(body[choice])['member'] ?? []
  return { how: choice === 'members' ? 'replace' : choice === 'addMembers' ? 'add' : 'remove', members }
}

/** A described object with its id, or of it what `returnedTags` asks for. */
export function returned(id: string, described: JsonObject, body: JsonObject): JsonObject {
  const tags = Object.keys(objectOf(body['returnedTags']))
  const kept = Object.entries(described).filter(([name]) => tags.length === 0 || tags.includes(name))
  return { _uuid: id, ...Object.fromEntries(kept) }
}

/** A text that an element must have. Throws AxlFault when it is absent or empty. */
export function required(body: JsonObject, element: string): string {
  const text = textOf(body[element])
  if (text === undefined) throw missingElement('request', element)
  return text
}

function uuidIn(body: JsonObject, others: readonly string[]): string | undefined {
  const uuid = textOf(body['uuid'])
  const other = others.find((name) => name in body)
  if (uuid !== undefined && other !== undefined) throw unexpectedElement(other, [])
  return uuid?.toUpperCase()
}

function found<K extends UcmKind>(state: UcmState, kind: K, what: string, id: string | undefined): Found<K> {
  const row = id === undefined ? undefined : state.get(kind, id)
  if (id === undefined || row === undefined) throw itemNotFound(what)
  return { id, row }
}
