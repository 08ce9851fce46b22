/** One call of the Webex REST API, as it goes over the wire. */
export interface RestRequest {
  /** `operationId` of the contract, e.g. `createCallQueue`. */
  readonly operation: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the API's base, ids filled in: `/telephony/config/locations/…`. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: JsonObject
}

export interface RestAnswer {
  readonly status: number
  readonly body?: JsonValue
  /** Seconds or date of `Retry-After`, as sent. */
  readonly retryAfter?: string
}

/** One AXL operation; the order of `body`'s members is the order of the elements (`xsd:sequence`). */
export interface AxlRequest {
  /** e.g. `updateLine`. */
  readonly operation: string
  readonly body: JsonObject
}

export type AxlAnswer =
  /** `result` is the content of `<return>`: an object for get, a UUID text for writes. */
  | { readonly ok: true; readonly result: JsonValue }
  | { readonly ok: false; readonly fault: string; readonly notFound: boolean }

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [name: string]: JsonValue
}

/**
 * The answer to a request was lost: it may or may not have taken effect. Thrown by ports; the executor
 * reads back before anything else.
 */
export class LostAnswer extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'LostAnswer'
  }
}

export interface WebexApi {
  call(request: RestRequest): Promise<RestAnswer>
}

export interface AxlApi {
  call(request: AxlRequest): Promise<AxlAnswer>
}

/** The command line of one gateway. */
export interface GatewayShell {
  /** Lines of `show running-config`. */
  runningConfig(): Promise<readonly string[]>
  /** Enters lines in configuration mode; a line that the gateway refuses ends the block there. */
  configure(
    lines: readonly string[],
  ): Promise<{ readonly refused?: { readonly line: string; readonly message: string } }>
}

/** What a system must offer to be migrated: production, or the twin. */
export interface Systems {
  /** `twin` or `live`; stands in the journal. */
  readonly kind: 'twin' | 'live'
  readonly webex: WebexApi
  readonly ucm: AxlApi
  /** Undefined when no gateway of that name is connected. */
  gateway(name: string): GatewayShell | undefined
  /** The password of a trunk, by its name; never stored, logged or journaled. */
  trunkPassword(trunk: string): string
}

/** What the executor says about one change, in order. */
export const JOURNAL_EVENTS = [
  /** The change is taken up; nothing was sent. */
  'begun',
  /** This request goes out next; durable before it does. */
  'intent',
  /** Its answer came. */
  'outcome',
  /** No answer came: the effect is unknown until it is read back. */
  'lost',
  /** Read back and equal to the plan. */
  'done',
  /** The object was as planned before anything was sent for it by this run. */
  'adopted',
  /** The object is neither as before nor as planned: nothing more is sent for it. */
  'conflict',
  /** Given up, in words; with `request` when the system refused that request, so that it had no effect. */
  'failed',
  /** A person said that a manual step is done. */
  'confirmed',
] as const
export type JournalEvent = (typeof JOURNAL_EVENTS)[number]

export interface JournalRecord {
  /** 1, 2, … within the workspace; set by the journal. */
  readonly sequence: number
  /** `<plan id>@<twin|live>`: one run per plan and target, taken up again by every later call. */
  readonly run: string
  readonly change: string
  readonly event: JournalEvent
  /** What was sent, without secrets: `POST /telephony/…`, `updateLine 4711@PT`, `configure lgw-1 (12 lines)`. */
  readonly request?: string
  /** Answer status, remote id, message: enough for a support case. */
  readonly detail?: string
  /** ISO 8601, from the clock of the machine. */
  readonly at: string
}

/** Append-only; durable when `append` returns. */
export interface Journal {
  append(record: Omit<JournalRecord, 'sequence' | 'at'>): JournalRecord
  records(run: string): readonly JournalRecord[]
}
