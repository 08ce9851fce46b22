import type { UcmPattern } from './grammars/ucm-pattern.js'
import { DigitRewriting } from './transformation/digit-rewriting.js'

export { DigitRewriting } from './transformation/digit-rewriting.js'
export { isKnownDiscard } from './transformation/discard.js'

/** Masks that are kept compiled: more than the patterns of a cluster use. */
const MOST_MASKS = 10_000
const masks = new Map<string, DigitRewriting>()
const discards = new WeakMap<UcmPattern, Map<string, DigitRewriting | undefined>>()

/** `DigitRewriting.mask`, compiled once for each mask. */
export function maskRewriting(mask: string): DigitRewriting {
  let rewriting = masks.get(mask)
  if (rewriting === undefined) {
    if (masks.size === MOST_MASKS) masks.clear()
    rewriting = DigitRewriting.mask(mask)
    masks.set(mask, rewriting)
  }
  return rewriting
}

/** `DigitRewriting.discard`, compiled once for each pattern and instruction. */
export function discardRewriting(instruction: string, pattern: UcmPattern): DigitRewriting | undefined {
  let ofPattern = discards.get(pattern)
  if (ofPattern === undefined) {
    ofPattern = new Map()
    discards.set(pattern, ofPattern)
  }
  if (!ofPattern.has(instruction)) ofPattern.set(instruction, DigitRewriting.discard(instruction, pattern))
  return ofPattern.get(instruction)
}

/**
 * A right-aligned mask (`routing-semantics` A5): X keeps the digit under it, a literal replaces it,
 * literals beyond the number are added, digits beyond the mask are dropped, an X without a digit
 * adds nothing.
 */
export function applyMask(mask: string, digits: string): string {
  return maskRewriting(mask).apply(digits) ?? digits
}

/**
 * Carries out a discard-digits instruction on digits that the pattern matched. Undefined when the
 * instruction cannot be carried out: `PreDot` without a dot, or one that needs a numbering plan.
 */
export function applyDiscard(instruction: string, pattern: UcmPattern, digits: string): string | undefined {
  return discardRewriting(instruction, pattern)?.apply(digits)
}
