import type { JsonObject, JsonValue } from '../../../execute/ports.js'

/** A text without blanks at its ends; undefined for an element that is absent, nil or empty. */
export function textOf(value: JsonValue | undefined): string | undefined {
  if (value === undefined || value === null || typeof value === 'object') return undefined
  const text = String(value).trim()
  return text === '' ? undefined : text
}

/** The values that AXL takes for a boolean; undefined for an element that is absent, nil or empty. */
export function flagOf(value: JsonValue | undefined): boolean | undefined {
  const text = textOf(value)
  return text === undefined ? undefined : ['true', 't', '1'].includes(text)
}

/** A whole number; undefined for an element that is absent, nil or empty. */
export function integerOf(value: JsonValue | undefined): number | undefined {
  const text = textOf(value)
  return text === undefined ? undefined : Number(text)
}

/** The elements inside of one; none for an element that is absent, nil or empty. */
export function objectOf(value: JsonValue | undefined): JsonObject {
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value)) return {}
  return value as JsonObject
}

/** The repetitions of an element, of which a single one may come without a list. */
export function items(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined || value === null || value === '') return []
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value]
}

/** The elements that have a value. */
export function elements(list: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  const kept: Record<string, JsonValue> = {}
  for (const [name, value] of Object.entries(list)) if (value !== undefined) kept[name] = value
  return kept
}
