import type { PatternElement } from '../pattern.js'
import { DialSpace } from '../spaces/dial-space.js'

/**
 * What the joins compare: a pattern of any grammar, as one sequence of elements, as several where the
 * grammar can say «this or that», or as a set of strings where no sequences can say it.
 */
export type ComparablePattern =
  | { readonly elements: readonly PatternElement[]; readonly usesNumberingPlan?: boolean }
  | { readonly sequences: readonly (readonly PatternElement[])[] }
  | { readonly space: DialSpace }

/** A step of a sequence: the symbol mask in the low 17 bits, above it how often it stands. */
export type Step = number
export const STEP_MASK = (1 << 17) - 1
/** Exactly one symbol; `OPTIONAL` none or one; `ANY_NUMBER` none or more. */
export const ONCE = 0
export const OPTIONAL = 1 << 17
export const ANY_NUMBER = 2 << 17

/** The sequences of a pattern. A pattern with an unexpanded `@` has none: it matches nothing yet. */
export function sequencesOf(pattern: ComparablePattern): readonly (readonly PatternElement[])[] {
  if ('space' in pattern) return []
  if ('sequences' in pattern) return pattern.sequences
  return pattern.usesNumberingPlan === true ? [] : [pattern.elements]
}

/**
 * Appends the steps of a sequence to `into` in one canonical spelling: within a stretch of one mask
 * the obligatory symbols come first, then what is optional, so that `XX!`, `X!X` and `XX+X` are one.
 * False, and nothing appended, where an obligatory symbol can be none: the sequence matches nothing.
 */
export function appendSteps(elements: readonly PatternElement[], into: Step[]): boolean {
  if (elements.some(({ mask, minimum }) => mask === 0 && minimum > 0)) return false
  let at = 0
  while (at < elements.length) {
    const mask = elements[at]?.mask ?? 0
    let obligatory = 0
    let optional = 0
    let endless = false
    for (let element = elements[at]; element?.mask === mask; element = elements[at]) {
      if (element.minimum > 0) obligatory += 1
      else if (!element.repeats) optional += 1
      endless ||= element.repeats
      at += 1
    }
    if (mask === 0) continue
    for (let count = 0; count < obligatory; count += 1) into.push(mask | ONCE)
    if (endless) into.push(mask | ANY_NUMBER)
    else for (let count = 0; count < optional; count += 1) into.push(mask | OPTIONAL)
  }
  return true
}

/** The strings that a pattern matches. */
export function spaceOfComparable(pattern: ComparablePattern): DialSpace {
  if ('space' in pattern) return pattern.space
  return DialSpace.union(sequencesOf(pattern).map((sequence) => DialSpace.ofElements(sequence)))
}

/** The number of symbols of every string of the pattern; undefined when they differ, or it has none. */
export function fixedLength(pattern: ComparablePattern): number | undefined {
  const sequences = sequencesOf(pattern)
  const length = sequences[0]?.length
  const isFixed = (elements: readonly PatternElement[]): boolean =>
    elements.length === length && elements.every(({ minimum, repeats }) => minimum > 0 && !repeats)
  return sequences.every(isFixed) ? length : undefined
}
