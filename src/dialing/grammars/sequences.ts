import type { PatternElement } from '../pattern.js'
import type { IosPart, IosPattern } from './ios-pattern.js'
import type { AnyPattern } from './parse-pattern.js'
import { maskOf } from './space-of.js'

/** A pattern as «this sequence or that one». */
export interface Sequence {
  readonly elements: readonly PatternElement[]
  /** For each element the number of the sign of the text that it comes from; absent where they are the same. */
  readonly origins?: readonly number[]
}

/** Why a pattern cannot be written otherwise: where in its text, or the number of the sign at fault; neither for its end. */
export interface Obstacle {
  readonly ok: false
  /** Only where somebody else asks for it. */
  readonly kind?: 'numbering-plan' | 'terminator'
  readonly position?: number
  readonly sign?: number
  readonly reason: string
}

/** Alternatives of one pattern beyond which it is not written out. */
export const MOST_SEQUENCES = 1024

/** The sequences whose union is exactly what the pattern matches, or what speaks against it. */
export function sequencesOf(
  pattern: AnyPattern,
): { readonly ok: true; readonly sequences: readonly Sequence[] } | Obstacle {
  if ('parts' in pattern) return sequencesOfIos(pattern)
  const { elements } = pattern
  if ('usesNumberingPlan' in pattern && pattern.usesNumberingPlan) {
    const position = pattern.text.indexOf('@')
    return { ok: false, position, kind: 'numbering-plan', reason: '@ stands for a whole numbering plan' }
  }
  if ('secondOptionalAt' in pattern) {
    return { ok: false, position: pattern.secondOptionalAt, reason: 'what a second ? matches is not certain' }
  }
  return { ok: true, sequences: [{ elements }] }
}

function sequencesOfIos(
  pattern: IosPattern,
): { readonly ok: true; readonly sequences: readonly Sequence[] } | Obstacle {
  if (pattern.waitsForMore) return { ok: false, reason: 'T takes up to 32 more keys, whichever they are' }
  if (!pattern.isAnchored) return { ok: false, reason: 'without $ at its end it takes every longer number too' }
  return expandParts(pattern.parts, { sign: 0 })
}

/** The signs that name keys are counted from left to right, as `iosKeyPositions` does. */
interface Counter {
  sign: number
}

interface TracedSequence extends Sequence {
  readonly origins: readonly number[]
}

type Expansion = { readonly ok: true; readonly sequences: readonly TracedSequence[] } | Obstacle

function expandParts(parts: readonly IosPart[], counter: Counter): Expansion {
  let sequences: readonly TracedSequence[] = [{ elements: [], origins: [] }]
  for (const part of parts) {
    const next = expandPart(part, counter)
    if (!next.ok) return next
    if (sequences.length * next.sequences.length > MOST_SEQUENCES) {
      return { ok: false, sign: counter.sign, reason: `it has more than ${MOST_SEQUENCES} readings` }
    }
    sequences = sequences.flatMap((head) => next.sequences.map((tail) => joined(head, tail)))
  }
  return { ok: true, sequences }
}

function expandPart(part: IosPart, counter: Counter): Expansion {
  if (part.kind === 'group') return expandParts(part.parts, counter)
  const sign = counter.sign
  if (part.kind === 'key') {
    counter.sign += 1
    const mask = maskOf(part.keys)
    if (mask === 0) return { ok: false, sign, reason: `${part.keys} is in no dial string` }
    return { ok: true, sequences: [{ elements: [{ mask, minimum: 1, repeats: false }], origins: [sign] }] }
  }
  const inner = expandPart(part.part, counter)
  if (!inner.ok) return inner
  if (!part.repeats) return { ok: true, sequences: [{ elements: [], origins: [] }, ...inner.sequences] }
  const [only, another] = inner.sequences
  const element = another === undefined && only?.elements.length === 1 ? only.elements[0] : undefined
  if (only === undefined || element === undefined) {
    return { ok: false, sign, reason: 'a group of several keys is repeated' }
  }
  // A repeat of a repeat: it may be empty as soon as one of the two may.
  const minimum = part.minimum === 0 || element.minimum === 0 ? 0 : 1
  return {
    ok: true,
    sequences: [{ elements: [{ mask: element.mask, minimum, repeats: true }], origins: only.origins }],
  }
}

function joined(head: TracedSequence, tail: TracedSequence): TracedSequence {
  return { elements: [...head.elements, ...tail.elements], origins: [...head.origins, ...tail.origins] }
}
