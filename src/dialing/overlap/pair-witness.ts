import type { PatternElement } from '../pattern.js'
import { DialSpace } from '../spaces/dial-space.js'
import { firstSymbol, symbolCount } from '../symbols.js'
import { type ComparablePattern, fixedLength, sequencesOf, spaceOfComparable } from './pattern-sequences.js'

/** How the strings of two patterns lie to each other, seen from the first. */
export type PatternRelation = 'equal' | 'inside' | 'around' | 'partial' | 'apart'

/** One or more symbols of any kind. */
const SOMETHING = DialSpace.all.minus(DialSpace.of(''))

/** The shortest string that both patterns match, of several the first in the order of `SYMBOLS`; undefined when they share none. */
export function intersectionWitness(a: ComparablePattern, b: ComparablePattern): string | undefined {
  const common = commonMasks(a, b)
  if (common === undefined) return spaceOfComparable(a).intersect(spaceOfComparable(b)).witness()
  return common === 'none' ? undefined : common.map(firstSymbol).join('')
}

/** How many strings both patterns match; undefined when they are endless: then ask by length. */
export function sharedStrings(a: ComparablePattern, b: ComparablePattern): bigint | undefined {
  const common = commonMasks(a, b)
  if (common === undefined) return spaceOfComparable(a).intersect(spaceOfComparable(b)).size()
  return common === 'none' ? 0n : product(common)
}

/** How many strings of exactly `length` symbols both patterns match. */
export function sharedStringsOfLength(a: ComparablePattern, b: ComparablePattern, length: number): bigint {
  return spaceOfComparable(a).intersect(spaceOfComparable(b)).count(length)
}

/** How the strings of `a` lie to those of `b`. */
export function patternRelation(a: ComparablePattern, b: ComparablePattern): PatternRelation {
  const one = spaceOfComparable(a)
  const other = spaceOfComparable(b)
  if (!one.overlaps(other)) return 'apart'
  const inside = other.includes(one)
  const around = one.includes(other)
  if (inside) return around ? 'equal' : 'inside'
  return around ? 'around' : 'partial'
}

/**
 * The shortest string of `longer` that begins with a whole, strictly shorter string of `shorter`, of
 * several the first in the order of `SYMBOLS`: the case in which an urgent `shorter` takes the call
 * before the last digit (`corrections` 9). Undefined when there is none. The two may share no string.
 */
export function cutShortWitness(shorter: ComparablePattern, longer: ComparablePattern): string | undefined {
  return spaceOfComparable(shorter).concat(SOMETHING).intersect(spaceOfComparable(longer)).witness()
}

/** True when a whole string of `shorter` is a strictly shorter beginning of one of `longer`. */
export function cutsShort(shorter: DialSpace, longer: DialSpace): boolean {
  return shorter.concat(SOMETHING).overlaps(longer)
}

/** Position by position where both are one sequence of fixed length; undefined where that does not answer it. */
function commonMasks(a: ComparablePattern, b: ComparablePattern): readonly number[] | 'none' | undefined {
  const one = onlySequence(a)
  const other = onlySequence(b)
  if (one === undefined || other === undefined) return undefined
  if (one.length !== other.length) return 'none'
  const masks = one.map(({ mask }, position) => mask & (other[position]?.mask ?? 0))
  return masks.includes(0) ? 'none' : masks
}

function onlySequence(pattern: ComparablePattern): readonly PatternElement[] | undefined {
  const sequences = sequencesOf(pattern)
  return sequences.length === 1 && fixedLength(pattern) !== undefined ? sequences[0] : undefined
}

function product(masks: readonly number[]): bigint {
  return masks.reduce((count, mask) => count * BigInt(symbolCount(mask)), 1n)
}
