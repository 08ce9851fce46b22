import { DIGITS_MASK } from '../symbols.js'
import type { IosPart, IosPattern } from './ios-pattern.js'
import { iosKeyPositions } from './ios-pattern.js'
import type { AnyPattern } from './parse-pattern.js'
import type { UcmPattern } from './ucm-pattern.js'
import { ucmElementPositions } from './ucm-pattern.js'

/** A pattern taken for what its author most likely meant by it: digits, and whole numbers. */
export interface DigitsReading {
  /** Its text stays what was written. */
  readonly pattern: AnyPattern
  /** A `.` of IOS XE, or a `[^…]`, was taken for digits only. */
  readonly digitsOnly: boolean
  /** A pattern of IOS XE without `$` was taken for the whole number. */
  readonly wholeNumber: boolean
  /** The `T` of IOS XE was taken for one or more digits, the `!` of Unified CM. */
  readonly openEnd: boolean
}

const DIGITS = '0123456789'

/**
 * Reads a pattern with these three changes and no other. A `[^…]` that takes no digit at all stays as
 * it is. What is written in the dial-pattern grammar, or holds `@`, is not changed.
 */
export function asDigits(pattern: AnyPattern): DigitsReading {
  if ('parts' in pattern) return iosAsDigits(pattern)
  if ('usesNumberingPlan' in pattern && !pattern.usesNumberingPlan) return ucmAsDigits(pattern)
  return { pattern, digitsOnly: false, wholeNumber: false, openEnd: false }
}

function ucmAsDigits(pattern: UcmPattern): DigitsReading {
  const positions = ucmElementPositions(pattern.text)
  let digitsOnly = false
  const elements = pattern.elements.map((element, index) => {
    const mask = element.mask & DIGITS_MASK
    if (!pattern.text.startsWith('[^', positions[index]) || mask === element.mask || mask === 0) return element
    digitsOnly = true
    return { ...element, mask }
  })
  return { pattern: { ...pattern, elements }, digitsOnly, wholeNumber: false, openEnd: false }
}

function iosAsDigits(pattern: IosPattern): DigitsReading {
  const { text, waitsForMore } = pattern
  const positions = iosKeyPositions(text)
  let sign = 0
  let digitsOnly = false
  const narrowed = (part: IosPart): IosPart => {
    if (part.kind === 'group') return { ...part, parts: part.parts.map(narrowed) }
    if (part.kind === 'repeat') return { ...part, part: narrowed(part.part) }
    const position = positions[sign] ?? text.length
    sign += 1
    const keys = Array.from(part.keys)
      .filter((key) => DIGITS.includes(key))
      .join('')
    const isBroad = text.charAt(position) === '.' || text.startsWith('[^', position)
    if (!isBroad || keys === part.keys || keys === '') return part
    digitsOnly = true
    return { kind: 'key', keys }
  }
  const parts = pattern.parts.map(narrowed)
  const more: IosPart = { kind: 'repeat', part: { kind: 'key', keys: DIGITS }, minimum: 1, repeats: true }
  return {
    pattern: {
      ...pattern,
      parts: waitsForMore ? [...parts, more] : parts,
      isAnchored: true,
      waitsForMore: false,
    },
    digitsOnly,
    wholeNumber: !waitsForMore && !pattern.isAnchored,
    openEnd: waitsForMore,
  }
}
