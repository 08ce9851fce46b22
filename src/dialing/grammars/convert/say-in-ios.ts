import type { PatternElement } from '../../pattern.js'
import { symbolMask } from '../../symbols.js'
import type { IosPart } from '../ios-pattern.js'
import { IOS_KEYS, printIosPattern } from '../ios-pattern.js'

/** The sequence as a destination pattern that takes the whole number. Every sequence can be said. */
export function sayInIos(elements: readonly PatternElement[]): { readonly ok: true; readonly text: string } {
  const parts = elements.map(partOf)
  return { ok: true, text: printIosPattern({ parts, isAnchored: true, waitsForMore: false }) }
}

function partOf({ mask, minimum, repeats }: PatternElement): IosPart {
  const keys = Array.from(IOS_KEYS)
    .filter((key) => (symbolMask(key) & mask) !== 0)
    .join('')
  const part: IosPart = { kind: 'key', keys }
  return repeats || minimum === 0 ? { kind: 'repeat', part, minimum, repeats } : part
}
