import type { DialPattern, PatternElement, PatternFault } from '../pattern.js'
import { DIGITS_MASK, symbolMask } from '../symbols.js'
import { caught, refuse } from './pattern-error.js'

/** A dial pattern of a Webex dial plan (`webex-api` 8). */
export type WebexPattern = DialPattern

const RULE = {
  symbols: 'a dial pattern holds digits, X and !, behind a + or a * at its beginning (webex-api 8)',
  plus: '+ stands at the beginning only, before a digit from 1 to 9 (webex-api 8)',
  star: '* stands at the beginning only, before a digit (webex-api 8)',
  digit: 'a dial pattern begins with a digit, before which + or * may stand (webex-api 8)',
  wildcard: 'X stands behind the last digit only (webex-api 8)',
  open: '! is the last sign of an E.164 pattern, once, and does not follow X (webex-api 8)',
  enterprise: 'only a pattern that begins with + may end in ! (webex-api 8)',
} as const

/**
 * Reads a dial pattern. E.164: `+`, digits of which the first is not 0, then only `X`, or exactly one
 * `!` (one or more digits). Enterprise: digits, before which `*` may stand, then only `X`. A
 * lower-case `x` is taken as `X`.
 */
export function parseWebexPattern(text: string): { readonly ok: true; readonly pattern: WebexPattern } | PatternFault {
  return caught(() => ({ text, elements: readElements(text) }))
}

function readElements(text: string): readonly PatternElement[] {
  const isE164 = text.startsWith('+')
  const head = isE164 || text.startsWith('*') ? 1 : 0
  const elements: PatternElement[] = head === 0 ? [] : [one(symbolMask(text.charAt(0)))]
  let wildcards = 0
  for (let at = head; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (sign >= '0' && sign <= '9') {
      if (wildcards > 0) refuse(at, `digit ${sign} behind X`, RULE.wildcard)
      if (isE164 && at === 1 && sign === '0') refuse(at, '0 behind +', RULE.plus)
      elements.push(one(symbolMask(sign)))
    } else if (sign === 'X' || sign === 'x') {
      if (at === head) refuse(at, `${sign} before the first digit`, RULE.digit)
      wildcards += 1
      elements.push(one(DIGITS_MASK))
    } else if (sign === '!') {
      readOpenEnd(text, at, { isE164, wildcards, head })
      elements.push({ mask: DIGITS_MASK, minimum: 1, repeats: true })
    } else if (sign === '+' || sign === '*') {
      refuse(at, `${sign} inside the pattern`, sign === '+' ? RULE.plus : RULE.star)
    } else {
      refuse(at, `«${sign}» is not part of the pattern grammar`, RULE.symbols)
    }
  }
  if (text.length === head) refuse(head, 'no digit', RULE.digit)
  return elements
}

function readOpenEnd(
  text: string,
  at: number,
  seen: { readonly isE164: boolean; readonly wildcards: number; readonly head: number },
): void {
  if (at < text.length - 1) refuse(at, '! inside the pattern', RULE.open)
  if (!seen.isE164) refuse(at, '! in a pattern without +', RULE.enterprise)
  if (at === seen.head) refuse(at, '! before the first digit', RULE.digit)
  if (seen.wildcards > 0) refuse(at, '! behind X', RULE.open)
}

function one(mask: number): PatternElement {
  return { mask, minimum: 1, repeats: false }
}

/** The pattern in its canonical spelling: `X` in upper case. Print after parse is the text itself otherwise. */
export function printWebexPattern(elements: readonly PatternElement[]): string {
  return elements.map(printed).join('')
}

function printed({ mask, repeats }: PatternElement): string {
  if (mask === DIGITS_MASK) return repeats ? '!' : 'X'
  return LITERALS.get(mask) ?? defect(mask)
}

const LITERALS = new Map(Array.from('0123456789+*').map((symbol) => [symbolMask(symbol), symbol]))

function defect(mask: number): never {
  throw new Error(`mask ${mask} has no sign in a dial pattern`)
}
