import { canonicalJson } from '../model/fingerprint.js'
import type { Disagreement, FieldRules } from './driver.js'

/** Where an object stands between the two ends of a change. */
export type Judgement =
  | { readonly state: 'equal' }
  /** As before, or on the way: something is left to do. */
  | { readonly state: 'under-way' }
  | { readonly state: 'conflict'; readonly disagreements: readonly Disagreement[] }

type Fields = Readonly<Record<string, unknown>>

/**
 * Holds an object against both ends of its change. Every field that either end mentions must have
 * the value of one of them (or of a stage in between); a field that neither mentions is nobody's
 * business. Pure.
 */
export function judge<V extends object>(
  current: V | undefined,
  ends: { readonly before?: V; readonly after?: V },
  rules: FieldRules<V>,
): Judgement {
  const { before, after } = ends
  if (current === undefined) {
    if (after === undefined) return { state: 'equal' }
    return before === undefined ? { state: 'under-way' } : { state: 'conflict', disagreements: [gone()] }
  }
  const fields = comparedFields(current, ends, rules)
  if (after !== undefined && fields.every((field) => agrees(field, current, after, before, rules))) {
    return { state: 'equal' }
  }
  const stages = stagesOf(ends, rules)
  const disagreements = fields
    .filter((field) => !allowed(field, current, ends, stages, rules))
    .map((field) => disagreement(field, current, ends))
  return disagreements.length === 0 ? { state: 'under-way' } : { state: 'conflict', disagreements }
}

/** The fields in which an object is not as wanted; for reports after a read-back. */
export function differingFields<V extends object>(
  current: V,
  wanted: V,
  rules: FieldRules<V>,
): readonly Disagreement[] {
  return comparedFields(current, { after: wanted }, rules)
    .filter((field) => !agrees(field, current, wanted, undefined, rules))
    .map((field) => disagreement(field, current, { after: wanted }))
}

/**
 * Fields for which a change asks for another value and which are never compared: it could not be seen
 * whether they were carried out, so such a change must not count as done.
 */
export function unseenFields<V extends object>(
  { before, after }: { readonly before?: V; readonly after?: V },
  rules: FieldRules<V>,
): readonly string[] {
  if (before === undefined || after === undefined) return []
  return (rules.ignored ?? []).filter(
    (field) => canonicalJson(before[field] ?? null) !== canonicalJson(after[field] ?? null),
  )
}

function comparedFields<V extends object>(
  current: V,
  ends: { readonly before?: V; readonly after?: V },
  rules: FieldRules<V>,
): readonly string[] {
  const mentioned = new Set([...Object.keys(ends.before ?? {}), ...Object.keys(ends.after ?? {})])
  return [...mentioned]
    .filter((field) => ![...(rules.ignored ?? []), ...(rules.kept ?? [])].some((name) => name === field))
    .filter((field) => isTold(valueOf(current, field)) || !(rules.whenTold ?? []).some((name) => name === field))
    .filter((field) => valueOf(ends.before, field) !== undefined || valueOf(ends.after, field) !== undefined)
    .sort()
}

function stagesOf<V extends object>(
  ends: { readonly before?: V; readonly after?: V },
  rules: FieldRules<V>,
): readonly Partial<V>[] {
  if (ends.before !== undefined && ends.after !== undefined) return []
  const whole = ends.before ?? ends.after
  return whole === undefined ? [] : (rules.stages?.(whole) ?? [])
}

function allowed<V extends object>(
  field: string,
  current: V,
  ends: { readonly before?: V; readonly after?: V },
  stages: readonly Partial<V>[],
  rules: FieldRules<V>,
): boolean {
  const { before, after } = ends
  if (isSet(field, rules)) {
    return betweenSets(valueOf(current, field), valueOf(before, field), valueOf(after, field))
  }
  return (
    agrees(field, current, before, after, rules) ||
    agrees(field, current, after, before, rules) ||
    stages.some((stage) => field in stage && matches(valueOf(current, field), valueOf(stage, field), undefined))
  )
}

function agrees<V extends object>(
  field: string,
  current: V,
  wanted: V | undefined,
  other: V | undefined,
  rules: FieldRules<V>,
): boolean {
  if (isSet(field, rules)) {
    return sorted(valueOf(current, field)).join('\n') === sorted(valueOf(wanted, field)).join('\n')
  }
  return matches(valueOf(current, field), valueOf(wanted, field), valueOf(other, field))
}

function isSet<V extends object>(field: string, rules: FieldRules<V>): boolean {
  return (rules.sets ?? []).some((name) => name === field)
}

/** On the way from one set to the other: nothing foreign in it, nothing missing that both have. */
function betweenSets(current: unknown, before: unknown, after: unknown): boolean {
  const [now, old, wanted] = [sorted(current), new Set(sorted(before)), new Set(sorted(after))]
  const held = new Set(now)
  return (
    now.every((member) => old.has(member) || wanted.has(member)) &&
    [...old].every((member) => !wanted.has(member) || held.has(member))
  )
}

function sorted(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.map((member: unknown) => (typeof member === 'string' ? member : canonicalJson(member))).sort()
    : []
}

function isTold(value: unknown): boolean {
  return value !== undefined && value !== ''
}

/** Equal as far as the wanted value (or the other end) mentions anything; an absent text equals an empty one. */
function matches(current: unknown, wanted: unknown, other: unknown): boolean {
  if (wanted === undefined || wanted === '') return current === undefined || current === '' || isEmptyRecord(current)
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(current) &&
      current.length === wanted.length &&
      wanted.every((member, index) => matches(current[index], member, undefined))
    )
  }
  if (isRecord(wanted)) {
    const now = isRecord(current) ? current : {}
    const rest = isRecord(other) ? other : {}
    return [...new Set([...Object.keys(wanted), ...Object.keys(rest)])].every((key) =>
      matches(now[key], wanted[key], rest[key]),
    )
  }
  return current === wanted
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmptyRecord(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((member) => member === undefined)
}

function valueOf(object: object | undefined, field: string): unknown {
  return object === undefined ? undefined : (object as Fields)[field]
}

function disagreement<V extends object>(
  field: string,
  current: V,
  ends: { readonly before?: V; readonly after?: V },
): Disagreement {
  return {
    field,
    found: shown(valueOf(current, field)),
    before: shown(valueOf(ends.before, field)),
    planned: shown(valueOf(ends.after, field)),
  }
}

function gone(): Disagreement {
  return { field: 'object', found: 'gone', before: 'present', planned: 'present' }
}

function shown(value: unknown): string {
  return value === undefined ? '(none)' : typeof value === 'string' ? value : canonicalJson(value)
}
