import type { UcmPattern } from '../grammars/ucm-pattern.js'
import { preDotTransducer } from './pre-dot.js'
import type { Transducer } from './transducer.js'
import { TRAILING_HASH } from './transducer-steps.js'

/** Instructions that discard nothing. */
const NOTHING = /^(?:NoDigits|None)$/i
/** Discard-digits instructions that need no numbering plan (`routing-semantics` A5). */
const INSTRUCTION = /^(PreDot)?\s*(Trailing-#)?$/i

/** True when the instruction can be carried out without expanding `@`. */
export function isKnownDiscard(instruction: string): boolean {
  return NOTHING.test(instruction) || INSTRUCTION.test(instruction)
}

/** The steps of an instruction, in order; undefined when it cannot be carried out on the pattern. */
export function discardTransducers(instruction: string, pattern: UcmPattern): readonly Transducer[] | undefined {
  if (NOTHING.test(instruction)) return []
  const parts = INSTRUCTION.exec(instruction)
  if (parts === null) return undefined
  const [, preDot, trailingHash] = parts
  const steps: Transducer[] = []
  if (preDot !== undefined) {
    const { elements, elementsBeforeDot, usesNumberingPlan } = pattern
    if (elementsBeforeDot === undefined || usesNumberingPlan) return undefined
    steps.push(preDotTransducer(elements.slice(0, elementsBeforeDot), elements.slice(elementsBeforeDot)))
  }
  if (trailingHash !== undefined) steps.push(TRAILING_HASH)
  return steps
}
