import type { JsonObject } from '../../../execute/ports.js'
import { memberChoice } from './addressed.js'
import { duplicateValue, missingReference } from './axl-fault.js'
import { items, objectOf } from './json-text.js'

/** What tells the members of a group apart, in words. */
export interface MemberRules<M extends { readonly order: number }> {
  /** The join table of the members, for faults. */
  readonly table: string
  read(member: JsonObject): M
  keyOf(member: M): string
}

/**
 * The members of a group after the one of `removeMembers`, `addMembers` and `members` that the body has,
 * sorted by their order; the same list when it has none. Throws AxlFault for a member twice, or for one
 * to remove that is not there.
 */
export function changedMembers<M extends { readonly order: number }>(
  before: readonly M[],
  body: JsonObject,
  rules: MemberRules<M>,
): readonly M[] {
  const choice = memberChoice(body)
  if (choice === undefined) return before
  const members = items(choice.members).map((item) => rules.read(objectOf(item)))
  if (choice.how === 'remove') {
    const held = new Set(before.map((member) => rules.keyOf(member)))
    const gone = new Set(members.map((member) => rules.keyOf(member)))
    for (const key of gone) if (!held.has(key)) throw missingReference(rules.table, key)
    return before.filter((member) => !gone.has(rules.keyOf(member)))
  }
  const after = [...(choice.how === 'replace' ? [] : before), ...members]
  const keys = after.map((member) => rules.keyOf(member))
  const twice = keys.find((key, at) => keys.indexOf(key) !== at)
  if (twice !== undefined) throw duplicateValue(twice)
  return after.toSorted((a, b) => a.order - b.order)
}
