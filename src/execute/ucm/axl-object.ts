import { canonicalJson } from '../../model/fingerprint.js'
import type { Move } from '../driver.js'
import type { JsonObject, JsonValue } from '../ports.js'

/** One element of a writing request: its name and what stands in it for an object. */
export interface AxlField<V> {
  readonly name: string
  /** `null` = nil; undefined = left out of a new object. */
  readonly value: (object: V) => JsonValue | undefined
  /** In `add…` the element is never left out. */
  readonly required?: true
  /** What empties it in `update…`, where leaving it out would keep it; by default nil. */
  readonly empty?: JsonValue
}

/**
 * The body of `add…`: elements in the order of the schema (`xsd:sequence`), without those that hold
 * nothing and may be left out.
 */
export function addBody<V>(fields: readonly AxlField<V>[], object: V): JsonObject {
  const body: Record<string, JsonValue> = {}
  for (const { name, value, required } of fields) {
    const content = value(object)
    if (content !== undefined && (required === true || content !== null)) body[name] = content
    else if (required === true) body[name] = null
  }
  return body
}

/**
 * The changed elements for `update…`, in the order of the schema; what is not sent stays as it is. An
 * element that held something and shall hold nothing is emptied.
 */
export function changedElements<V>(fields: readonly AxlField<V>[], current: V, wanted: V): JsonObject {
  const body: Record<string, JsonValue> = {}
  for (const { name, value, empty } of fields) {
    const [now, then] = [value(current) ?? null, value(wanted) ?? null]
    if (canonicalJson(now) === canonicalJson(then)) continue
    body[name] = then ?? empty ?? null
  }
  return body
}

/** One AXL request as the next step; `about` names the object in the journal. */
export function axl(operation: string, body: JsonObject, about: string): Move {
  return { send: { to: 'ucm', request: { operation, body }, about } }
}

/** `update…` with its key in front, or the reason why there is nothing to send. */
export function axlUpdate(operation: string, key: JsonObject, changed: JsonObject, about: string): Move {
  if (Object.keys(changed).length === 0) return { cannot: `no element of ${operation} changes the fields that differ` }
  return axl(operation, { ...key, ...changed }, about)
}

/** The key of patterns and lines; nil for the partition that is none. */
export function patternKeyOf(pattern: string, partition: string | undefined): JsonObject {
  return { pattern, routePartitionName: partition ?? null }
}
