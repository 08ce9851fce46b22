import { isVariableLength } from '../../dialing/pattern-match.js'
import type { CompetingEntry } from '../../routing/ucm/competing-entries.js'

/** Numbers that a translation makes of short digits: what they begin with, and how long they are. */
export interface NumberSpan {
  readonly partition: string | undefined
  readonly prefix: string
  readonly length: number
}

/** What a translation that only puts digits in front leads to; nothing for every other entry. */
export function numberSpan({ object, parsed, partition }: CompetingEntry): readonly NumberSpan[] {
  if (object.kind !== 'translation-pattern' || !parsed.ok || isVariableLength(parsed.pattern)) return []
  const { prefix, mask, discard } = object.value.called
  if (prefix === undefined || prefix === '' || mask !== undefined || (discard ?? 'NoDigits') !== 'NoDigits') return []
  return [{ partition, prefix, length: prefix.length + parsed.pattern.elements.length }]
}

/** True for digits that the translation could lead to. */
export function isWithin(digits: string, { prefix, length }: NumberSpan): boolean {
  return digits.length === length && digits.startsWith(prefix)
}
