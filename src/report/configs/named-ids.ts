import type { JsonObject, JsonValue } from '../../execute/ports.js'
import { decodedId } from '../../ingest/webex/webex-id.js'

/** What a Webex object is called, by its id, as placeholders such as `{location Lyon}`. */
export type IdNames = ReadonlyMap<string, string>

const TYPES: Readonly<Record<string, string>> = {
  PEOPLE: 'person',
  LOCATION: 'location',
  ORGANIZATION: 'organization',
  LICENSE: 'license',
  TRUNK: 'trunk',
  ROUTE_GROUP: 'route group',
  DIAL_PLAN: 'dial plan',
  CALL_QUEUE: 'queue',
}

/** Collects the names of everything with an id in answers of the API. */
export function idNames(answers: readonly JsonValue[]): IdNames {
  const names = new Map<string, string>()
  for (const answer of answers) collect(answer, names)
  return names
}

/** Ids replaced by what they mean: real ones exist only in the real organization. Secrets are taken out. */
export function withoutIds(value: JsonValue, names: IdNames): JsonValue {
  if (typeof value === 'string') return textWithoutIds(value, names)
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return value.map((item) => withoutIds(item, names))
  const members = Object.entries(value).map(([name, item]): [string, JsonValue] => [
    name,
    name === 'password' ? '{password of the trunk}' : withoutIds(item, names),
  ])
  return Object.fromEntries(members)
}

/** As `withoutIds`, for a path. */
export function textWithoutIds(text: string, names: IdNames): string {
  return text
    .split('/')
    .map((part) => names.get(part) ?? names.get(decodeURIComponent(part)) ?? part)
    .join('/')
}

function collect(value: JsonValue, names: Map<string, string>): void {
  if (value === null || typeof value !== 'object') return
  if (isList(value)) {
    for (const item of value) collect(item, names)
    return
  }
  const { id } = value
  const name = nameOf(value)
  if (typeof id === 'string' && name !== undefined && !names.has(id)) names.set(id, `{${typeOf(id)} ${name}}`)
  for (const item of Object.values(value)) collect(item, names)
}

function nameOf(value: JsonObject): string | undefined {
  const mail = Array.isArray(value['emails']) ? (value['emails'] as readonly JsonValue[])[0] : undefined
  const name = [mail, value['name'], value['displayName']].find((each) => typeof each === 'string' && each !== '')
  return typeof name === 'string' ? name : undefined
}

function typeOf(id: string): string {
  const type = decodedId(id)?.type
  return type === undefined ? 'object' : (TYPES[type] ?? type.toLowerCase().replaceAll('_', ' '))
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}
