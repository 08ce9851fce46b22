import { digitsBeforeDot } from './pattern-match.js'
import type { UcmPattern } from './grammars/ucm-pattern.js'

/**
 * A right-aligned mask (`routing-semantics` A5): X keeps the digit under it, a literal replaces it,
 * literals beyond the number are added, digits beyond the mask are dropped, an X without a digit
 * adds nothing.
 */
export function applyMask(mask: string, digits: string): string {
  let result = ''
  for (let fromRight = 0; fromRight < mask.length; fromRight += 1) {
    const symbol = mask.charAt(mask.length - 1 - fromRight)
    if (symbol === 'X' || symbol === 'x') {
      const at = digits.length - 1 - fromRight
      if (at >= 0) result = digits.charAt(at) + result
    } else {
      result = symbol + result
    }
  }
  return result
}

/** Discard-digits instructions that need no numbering plan (`routing-semantics` A5). */
const INSTRUCTION = /^(?:PreDot)?\s*(?:Trailing-#)?$/i

/** True when the instruction can be carried out without expanding `@`. */
export function isKnownDiscard(instruction: string): boolean {
  return /^(?:NoDigits|None)$/i.test(instruction) || INSTRUCTION.test(instruction)
}

/**
 * Carries out a discard-digits instruction on digits that the pattern matched. Undefined when the
 * instruction cannot be carried out: `PreDot` without a dot, or one that needs a numbering plan.
 */
export function applyDiscard(instruction: string, pattern: UcmPattern, digits: string): string | undefined {
  if (/^(?:NoDigits|None)$/i.test(instruction)) return digits
  if (!INSTRUCTION.test(instruction)) return undefined
  let result = digits
  if (/^PreDot/i.test(instruction)) {
    const cut = digitsBeforeDot(pattern, digits)
    if (cut === undefined) return undefined
    result = result.slice(cut)
  }
  return /Trailing-#$/i.test(instruction) && result.endsWith('#') ? result.slice(0, -1) : result
}
