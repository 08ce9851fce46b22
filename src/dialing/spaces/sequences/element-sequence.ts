import type { PatternElement } from '../../pattern.js'

/** What one pattern can say: elements one after the other. */
export type ElementSequence = readonly PatternElement[]

/** Exactly one symbol of the mask. */
export function once(mask: number): PatternElement {
  return { mask, minimum: 1, repeats: false }
}

/** Any number of symbols of the mask. */
export function anyNumber(mask: number): PatternElement {
  return { mask, minimum: 0, repeats: true }
}

/** A text that is equal for equal sequences. */
export function sequenceKey(sequence: ElementSequence): string {
  let key = ''
  for (const element of sequence) key += elementKey(element)
  return key
}

export function elementKey({ mask, minimum, repeats }: PatternElement): string {
  return `${mask.toString(36)}${repeats ? (minimum === 0 ? '*' : '+') : minimum === 0 ? '?' : '.'}`
}

/** Joins neighbors over one mask where that says the same: a repeat takes in a single symbol or a repeat beside it. */
export function joined(sequence: ElementSequence): ElementSequence {
  const result: PatternElement[] = []
  for (const element of sequence) {
    const last = result.at(-1)
    const both = last?.mask === element.mask ? joinedPair(last, element) : undefined
    if (both === undefined) result.push(element)
    else result[result.length - 1] = both
  }
  return result
}

/** Two neighbors with one mask as one element, or undefined: two that must both be there are not one. */
function joinedPair(one: PatternElement, other: PatternElement): PatternElement | undefined {
  if ((!one.repeats && !other.repeats) || one.minimum + other.minimum > 1) return undefined
  return { mask: one.mask, minimum: one.minimum === 1 || other.minimum === 1 ? 1 : 0, repeats: true }
}
