import type { PatternElement } from '../../pattern.js'
import { symbolMask } from '../../symbols.js'
import { LONGEST_PATTERN, printUcmPattern } from '../ucm-pattern.js'

const PLUS = symbolMask('+')

/** The sequence in the grammar of Unified CM, or the first element that it cannot say. */
export function sayInUcm(
  elements: readonly PatternElement[],
):
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly element?: number; readonly reason: string } {
  const mixed = elements.findIndex(({ mask }) => (mask & PLUS) !== 0 && mask !== PLUS)
  if (mixed >= 0)
    return { ok: false, element: mixed, reason: 'the set takes + among other keys, as . does, which cannot be written' }
  const optionals = elements.flatMap(({ minimum }, index) => (minimum === 0 ? [index] : []))
  const [, second] = optionals
  if (second !== undefined) {
    return { ok: false, element: second, reason: 'it would take a second ?, whose meaning is not certain' }
  }
  const text = printUcmPattern({ elements })
  if (text.length <= LONGEST_PATTERN) return { ok: true, text }
  return { ok: false, reason: `it would be ${text.length} characters long, more than ${LONGEST_PATTERN}` }
}
