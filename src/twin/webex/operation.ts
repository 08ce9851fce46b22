import type { JsonObject, JsonValue, RestAnswer, RestRequest } from '../../execute/ports.js'
import { missing, Refusal } from './refusal.js'
import { RequestBody } from './request-body.js'
import type { WebexTables } from './webex-tables.js'

/** One request as an operation sees it. */
export interface Asked {
  readonly tables: WebexTables
  readonly organizationId: string
  /** Path parameter by its name in the contract; throws when the template has none of that name. */
  id(name: string): string
  /** Query parameter. */
  query(name: string): string | undefined
  readonly body: RequestBody
}

/** One operation of the contract: its request line, and what it does to the tables. */
export interface Operation {
  readonly method: RestRequest['method']
  /** As in the contract, e.g. `/people/{personId}`. */
  readonly path: string
  readonly run: (asked: Asked) => RestAnswer
}

export type Operations = Readonly<Record<string, Operation>>

export function ok(body: JsonValue): RestAnswer {
  return { status: 200, body }
}

export function created(body?: JsonObject): RestAnswer {
  return body === undefined ? { status: 201 } : { status: 201, body }
}

export const DONE: RestAnswer = { status: 204 }

/**
 * Holds a request against the request line of its operation and reads its parameters.
 *
 * @throws Refusal 404 when the path is not that of the operation, 405 for another method
 */
export function ask(request: RestRequest, operation: Operation, tables: WebexTables, organizationId: string): Asked {
  if (request.method !== operation.method) {
    throw new Refusal(405, `${request.operation} is ${operation.method}, not ${request.method}`)
  }
  const ids = pathParameters(request, operation.path)
  const orgId = request.query?.['orgId'] ?? ids.get('orgId')
  if (orgId !== undefined && orgId !== organizationId) throw new Refusal(403, `No access to organization ${orgId}`)
  return {
    tables,
    organizationId,
    id(name) {
      const value = ids.get(name)
      if (value === undefined) throw new Error(`${operation.path} has no parameter ${name}`)
      return value
    },
    query: (name) => request.query?.[name],
    body: new RequestBody(bodyOf(request)),
  }
}

/**
 * One page of a list under `/telephony/config`: `start` and `max` count from zero; without them
 * everything. Empty pages follow the last one, as in production.
 */
export function page<T>(asked: Asked, items: readonly T[]): readonly T[] {
  const start = wholeQuery(asked, 'start') ?? 0
  const max = wholeQuery(asked, 'max')
  return items.slice(start, max === undefined ? undefined : start + max)
}

/** True when the list filter is absent or the text contains it: list filters are *contains* (`webex-api` 10). */
export function contains(filter: string | undefined, text: string | undefined): boolean {
  return filter === undefined || (text ?? '').toLowerCase().includes(filter.toLowerCase())
}

/** Query parameters of Boolean type are `true` or `false`. */
export function isTrue(asked: Asked, name: string): boolean {
  return asked.query(name) === 'true'
}

function wholeQuery(asked: Asked, name: string): number | undefined {
  const text = asked.query(name)
  if (text === undefined) return undefined
  if (!/^\d+$/.test(text)) throw new Refusal(400, `Invalid query parameter ${name}: ${text}`)
  return Number(text)
}

function pathParameters(request: RestRequest, template: string): ReadonlyMap<string, string> {
  const wanted = template.split('/')
  const given = request.path.split('/')
  const parameters = new Map<string, string>()
  const fits =
    wanted.length === given.length &&
    wanted.every((part, index) => {
      const text = given[index] ?? ''
      if (!part.startsWith('{')) return part === text
      parameters.set(part.slice(1, -1), decodeURIComponent(text))
      return text !== ''
    })
  if (!fits) throw new Refusal(404, `${request.operation} is ${template}, not ${request.path}`)
  return parameters
}

function bodyOf(request: RestRequest): JsonObject {
  if (request.body !== undefined) return request.body
  if (request.method === 'GET' || request.method === 'DELETE') return {}
  throw missing('body')
}
