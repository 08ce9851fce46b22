import type { JsonObject, JsonValue } from './ports.js'

/** The object, or an empty one: answers leave whole objects out. */
export function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}

/** The members of a list; a lone member stands for itself, nothing for an empty list. */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined || value === null || value === '') return []
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value]
}

/** A text, with numbers as digits; undefined for nothing, null and the empty text. */
export function textOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A number, also one written as text. */
export function numberOf(value: JsonValue | undefined): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^-?\d+([.]\d+)?$/.test(value) ? Number(value) : undefined
}

/** A switch, also one written as text; undefined when nothing was said. */
export function switchOf(value: JsonValue | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value
  return value === 'true' || value === 't' ? true : value === 'false' || value === 'f' ? false : undefined
}

/** An object without its undefined members. */
export function present(members: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  )
}
