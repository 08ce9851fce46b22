import type { Move } from '../driver.js'
import type { JsonObject, RestRequest } from '../ports.js'

/** One request to Webex as the next step. */
export function rest(
  operation: string,
  method: RestRequest['method'],
  path: string,
  body?: JsonObject,
  query?: Readonly<Record<string, string>>,
): Move {
  const request: RestRequest = {
    operation,
    method,
    path,
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { body }),
  }
  return { send: { to: 'webex', request } }
}

/** No request leads there, and why. */
export function cannot(reason: string): Move {
  return { cannot: reason }
}
