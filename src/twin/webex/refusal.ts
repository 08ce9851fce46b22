import { canonicalJson, sha256 } from '../../model/fingerprint.js'
import type { JsonObject, JsonValue, RestAnswer, RestRequest } from '../../execute/ports.js'

interface RefusalDetail {
  readonly code?: number
  /** When the outer code differs from that of the detail (`webex-api` 2). */
  readonly outerCode?: number
}

/** The organization refuses a request; everything that the request did is taken back. */
export class Refusal extends Error {
  readonly status: number
  readonly code: number | undefined
  readonly outerCode: number | undefined

  constructor(status: number, message: string, detail: RefusalDetail = {}) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = detail.code
    this.outerCode = detail.outerCode ?? detail.code
  }

  /** `{message, errorCode, errors[{description, errorCode}], trackingId}` (`webex-api` 2). */
  answer(request: RestRequest): RestAnswer {
    const text = this.code === undefined ? this.message : `[Error ${this.code}] ${this.message}`
    return {
      status: this.status,
      body: json({
        message: text,
        errorCode: this.outerCode,
        errors: [json({ description: text, errorCode: this.code })],
        trackingId: trackingId(request),
      }),
    }
  }
}

/** A mandatory field is missing. */
export function missing(field: string): Refusal {
  return new Refusal(400, `Missing mandatory field: ${field}`, { code: 25008 })
}

export function notFound(what: string, id: string): Refusal {
  return new Refusal(404, `${what} not found: ${id}`)
}

/** A JSON object without the members that are undefined. */
export function json(members: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  const result: Record<string, JsonValue> = {}
  for (const [name, value] of Object.entries(members)) if (value !== undefined) result[name] = value
  return result
}

/** Equal requests get equal ids: the twin has no clock and no chance. */
function trackingId(request: RestRequest): string {
  const digest = sha256(canonicalJson([request.operation, request.path, request.query ?? {}, request.body ?? {}]))
  return `TWIN_${digest.slice(0, 32).toUpperCase()}`
}
