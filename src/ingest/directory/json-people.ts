import { UserError } from '../../findings/user-error.js'
import { decodeText } from '../csv-text.js'
import { type AttributeMap, plainName } from './attribute-map.js'
import type { DirectoryTrouble } from './directory-trouble.js'
import type { RawAttribute, RawEntry } from './ldif-records.js'

type JsonObject = Readonly<Record<string, unknown>>

/** What the lists of one file say about how many people there are in all. */
export interface ListExtent {
  /** `totalResults` of SCIM, where a page says it. */
  readonly total?: number
  /** Pages that name a following one (`@odata.nextLink`), and pages in all. */
  readonly continued: number
  readonly pages: number
}

export interface JsonPeople {
  readonly entries: readonly RawEntry[]
  readonly unused: readonly string[]
  readonly extent: ListExtent
}

/**
 * Reads users as JSON: a SCIM ListResponse (RFC 7644), Graph's `value`, Okta's bare list, one user, or a list of
 * such pages.
 *
 * @throws UserError when the file is no JSON, or holds no list of users
 */
export function jsonPeople(file: string, bytes: Uint8Array, map: AttributeMap, trouble: DirectoryTrouble): JsonPeople {
  const pages = pagesOf(parsed(file, bytes))
  if (pages === undefined) {
    throw new UserError(`${file} holds no list of users`, {
      hint: 'expected are the answers of SCIM (Resources), of Microsoft Graph (value) or of Okta (a list)',
    })
  }
  const unused = new Set<string>()
  const entries: RawEntry[] = []
  pages
    .flatMap(({ users }) => users)
    .forEach((user, index) => {
      if (!isObject(user)) trouble.note('not-an-object', index + 1)
      else entries.push(rawEntry(user, index + 1, map, unused))
    })
  const totals = pages.flatMap(({ total }) => total ?? [])
  return {
    entries,
    unused: [...unused],
    extent: {
      ...(totals.length === 0 ? {} : { total: Math.max(...totals) }),
      continued: pages.filter(({ isContinued }) => isContinued).length,
      pages: pages.length,
    },
  }
}

/**
 * Says when pages are missing: a part of the people must never be taken for all of them.
 *
 * @throws UserError
 */
export function requireAllPages(file: string, extents: readonly ListExtent[], users: number): void {
  const hint = 'save every page and name all files in one command'
  const total = Math.max(0, ...extents.flatMap((extent) => extent.total ?? []))
  if (users < total) throw new UserError(`${file} holds ${users} of ${total} users`, { hint })
  const pages = extents.reduce((sum, extent) => sum + extent.pages, 0)
  const continued = extents.reduce((sum, extent) => sum + extent.continued, 0)
  if (pages > 0 && continued === pages) throw new UserError(`${file} names a page after it that is missing`, { hint })
}

interface Page {
  readonly users: readonly unknown[]
  readonly total?: number
  readonly isContinued: boolean
}

function parsed(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeText(bytes)) as unknown
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    // The parser's own words quote the text, which may hold anything.
    throw new UserError(`${file} is no JSON: it is damaged or not complete`, { hint: 'save the answer again, whole' })
  }
}

function pagesOf(json: unknown): readonly Page[] | undefined {
  if (Array.isArray(json)) {
    const items = json as readonly unknown[]
    const pages = items.map(page).filter((each) => each !== undefined)
    return pages.length > 0 && pages.length === items.length ? pages : [{ users: items, isContinued: false }]
  }
  const one = page(json)
  if (one !== undefined) return [one]
  return isObject(json) && isUser(json) ? [{ users: [json], isContinued: false }] : undefined
}

function page(json: unknown): Page | undefined {
  if (!isObject(json)) return undefined
  const users = json['Resources'] ?? json['value']
  const total = json['totalResults']
  // An empty ListResponse may leave its resources away (RFC 7644 3.4.2).
  if (!Array.isArray(users)) return total === 0 ? { users: [], total, isContinued: false } : undefined
  return {
    users: users as readonly unknown[],
    isContinued: typeof json['@odata.nextLink'] === 'string',
    ...(typeof total === 'number' ? { total } : {}),
  }
}

function isUser(json: JsonObject): boolean {
  return ['userName', 'userPrincipalName', 'profile'].some((name) => Object.hasOwn(json, name))
}

function isObject(json: unknown): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

function rawEntry(user: JsonObject, line: number, map: AttributeMap, unused: Set<string>): RawEntry {
  const { id } = user
  const members = Object.entries(user).filter(([name]) => name !== 'id')
  // Okta keeps what a person is in `profile`; the enterprise part of SCIM is an object of its own.
  const inner = [user['profile'], user[ENTERPRISE]].filter(isObject).flatMap((each) => Object.entries(each))
  const attributes: RawAttribute[] = []
  for (const [name, value] of [...members, ...inner]) {
    const found = attributesOf(name, value, map)
    attributes.push(...found)
    if (found.length === 0 && name !== 'profile' && name !== ENTERPRISE && !isMapped(name, map)) unused.add(name)
  }
  return { line, attributes, ...(typeof id === 'string' && id !== '' ? { id } : {}) }
}

function isMapped(name: string, map: AttributeMap): boolean {
  return map.fieldsOf(name).length > 0 || plainName(name) === 'name'
}

/** A member as attributes; `emails[primary]` becomes `emails.primary`, `name.givenName` stays what it is. */
function attributesOf(name: string, value: unknown, map: AttributeMap): readonly RawAttribute[] {
  if (Array.isArray(value)) return (value as readonly unknown[]).flatMap((item) => itemAttributes(name, item, map))
  if (isObject(value)) {
    const named = Object.entries(value).map(([member, inner]) => [`${name}.${member}`, inner] as const)
    const key = isMapped(name, map) ? [[name, value['value'] ?? value['id']] as const] : []
    return [...named.filter(([member]) => map.fieldsOf(member).length > 0), ...key].flatMap(([member, inner]) =>
      scalar(member, inner),
    )
  }
  return map.fieldsOf(name).length > 0 ? scalar(name, value) : []
}

/** An item of `emails`, `phoneNumbers`, `groups`: a text, or an object with `value`, `type`, `primary`. */
function itemAttributes(name: string, item: unknown, map: AttributeMap): readonly RawAttribute[] {
  if (!isObject(item)) return map.fieldsOf(name).length > 0 ? scalar(name, item) : []
  const type = typeof item['type'] === 'string' ? item['type'] : ''
  const kinds = [...(item['primary'] === true ? [`${name}.primary`] : []), `${name}.${type}`, name]
  const kind = kinds.find((each) => map.fieldsOf(each).length > 0)
  return kind === undefined
    ? []
    : scalar(kind, item['display'] !== undefined && name === 'groups' ? item['display'] : item['value'])
}

function scalar(name: string, value: unknown): readonly RawAttribute[] {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return []
  const text = String(value).trim()
  return text === '' ? [] : [{ name, options: '', value: text }]
}
