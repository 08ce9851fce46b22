import type { JsonObject, JsonValue } from '../../../execute/ports.js'
import type { UcmState } from '../state/ucm-state.js'
import { without } from '../state/without.js'
import { mustExist, type Target } from './constraints.js'
import { flagOf, integerOf, textOf } from './json-text.js'

/** How one element of AXL and one field of a row are each other. */
export interface Field<R> {
  readonly element: string
  get(row: R): JsonValue | undefined
  /** The row with what the element says; absent fields are left out. Throws AxlFault for a name that leads nowhere. */
  set(row: R, value: JsonValue, state: UcmState): R
}

/** A place in a row. */
interface Place<R> {
  get(row: R): unknown
  set(row: R, value: unknown): R
}

/** A field of the row itself. */
export function own<R extends object>(key: keyof R): Place<R> {
  return { get: (row) => row[key], set: (row, value) => withField(row, key, value) }
}

/** A field of an object inside of the row. */
export function within<R extends object, P extends keyof R>(part: P, key: keyof R[P]): Place<R> {
  return {
    get: (row) => row[part][key],
    set: (row, value) => ({ ...row, [part]: withField(row[part] as object, key as never, value) }),
  }
}

export function text<R>(element: string, place: Place<R>): Field<R> {
  return simple(element, place, textOf)
}

/** A flag; nil and empty are off. */
export function flag<R>(element: string, place: Place<R>): Field<R> {
  return simple(element, place, (value) => flagOf(value) ?? false)
}

export function integer<R>(element: string, place: Place<R>): Field<R> {
  return simple(element, place, integerOf)
}

/** The name of another object, which must exist. */
export function reference<R>(element: string, place: Place<R>, target: Target): Field<R> {
  const field = simple(element, place, textOf)
  return {
    ...field,
    set(row, value, state) {
      const name = textOf(value)
      if (name !== undefined) mustExist(state, target, name)
      return field.set(row, value, state)
    },
  }
}

function simple<R>(element: string, place: Place<R>, read: (value: JsonValue) => unknown): Field<R> {
  return {
    element,
    get: (row) => place.get(row) as JsonValue | undefined,
    set: (row, value) => place.set(row, read(value)),
  }
}

/**
 * The row with every element of the body that has a field. What has none is kept as given, so that it is
 * there when it is read back.
 *
 * @param others elements that somebody else reads: keys, members, new names
 */
export function applyFields<R extends { readonly given?: JsonObject }>(
  fields: readonly Field<R>[],
  row: R,
  body: JsonObject,
  others: readonly string[],
  state: UcmState,
): R {
  let changed = row
  const given: Record<string, JsonValue> = { ...row.given }
  for (const [element, value] of Object.entries(body)) {
    if (others.includes(element)) continue
    const field = fields.find((known) => known.element === element)
    if (field === undefined) given[element] = value
    else changed = field.set(changed, value, state)
  }
  return Object.keys(given).length === 0 ? changed : { ...changed, given }
}

/** The elements of a row that have a value, and those that were only given. */
export function describeFields<R extends { readonly given?: JsonObject }>(
  fields: readonly Field<R>[],
  row: R,
): JsonObject {
  const described: Record<string, JsonValue> = { ...row.given }
  for (const field of fields) {
    const value = field.get(row)
    if (value !== undefined) described[field.element] = value
  }
  return described
}

function withField<R extends object>(row: R, key: keyof R, value: unknown): R {
  const rest = without(row, key)
  return (value === undefined ? rest : { ...rest, [key]: value }) as R
}
