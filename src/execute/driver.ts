import type { AxlRequest, RestRequest } from './ports.js'

/** One request that changes something, addressed to its system. */
export type Sending =
  | { readonly to: 'webex'; readonly request: RestRequest }
  | { readonly to: 'ucm'; readonly request: AxlRequest /** Whose, for the journal. */; readonly about: string }
  | { readonly to: 'lgw'; readonly gateway: string; readonly lines: readonly string[] }

/** What to do next for an object: one request, or the reason why no request leads there. */
export type Move = { readonly send: Sending } | { readonly cannot: string }

/** How the fields of a kind are compared; every rule is an exception and has its reason at the driver. */
export interface FieldRules<V extends object> {
  /** Assigned by the system, or not told by it: never compared. A change that asks for another value is refused. */
  readonly ignored?: readonly (keyof V & string)[]
  /** Left as they are on purpose, though the change asks for another value: never compared, never sent. */
  readonly kept?: readonly (keyof V & string)[]
  /** The system leaves them out of its answers at times: compared only when it tells them. */
  readonly whenTold?: readonly (keyof V & string)[]
  /** Lists without order whose members come and go one by one. */
  readonly sets?: readonly (keyof V & string)[]
  /** Values that fields hold while the whole object is built up or taken down in several requests. */
  readonly stages?: (whole: V) => readonly Partial<V>[]
}

/**
 * Brings one object to where a change wants it. The same driver serves the inverse: it knows only how
 * things are and how they shall be. It is made for one change and keeps the ids of its last reading.
 */
export interface Driver<V extends object> {
  /** The object as it stands, found by its natural key; undefined when there is none. */
  read(): Promise<V | undefined>
  /** The next single request from the last reading; only asked when reading and target differ. */
  next(current: V | undefined): Move | Promise<Move>
  readonly rules: FieldRules<V>
}

/** One field that is neither as before nor as planned. */
export interface Disagreement {
  readonly field: string
  readonly found: string
  readonly before: string
  readonly planned: string
}
