import type { DialSpace } from '../spaces/dial-space.js'
import { type ComparablePattern, spaceOfComparable } from './pattern-sequences.js'

/** Which ordered pairs are asked for. */
export interface SpaceQuestion {
  readonly first: (pattern: number) => boolean
  readonly second: (pattern: number) => boolean
  /** True when the relation is the same both ways: then a pair comes up once. */
  readonly isMutual: boolean
  readonly related: (first: DialSpace, second: DialSpace) => boolean
}

/**
 * Pairs of which at least one is a set of strings that no sequences can say: there are few of these,
 * and each is compared with every other pattern. `visit` returns false to stop.
 */
export function spacePairs(
  patterns: readonly ComparablePattern[],
  question: SpaceQuestion,
  visit: (first: number, second: number) => boolean,
): void {
  const spaces = new Map<number, DialSpace>()
  const spaceAt = (index: number): DialSpace | undefined => {
    const pattern = patterns[index]
    const known = spaces.get(index)
    if (known !== undefined || pattern === undefined) return known
    const space = spaceOfComparable(pattern)
    spaces.set(index, space)
    return space
  }
  for (const [first, second] of candidates(patterns, question.isMutual)) {
    if (!question.first(first) || !question.second(second)) continue
    const one = spaceAt(first)
    const other = spaceAt(second)
    if (one === undefined || other === undefined || !question.related(one, other)) continue
    if (!visit(first, second)) return
  }
}

function* candidates(patterns: readonly ComparablePattern[], isMutual: boolean): Generator<readonly [number, number]> {
  const sets = new Set<number>()
  patterns.forEach((pattern, index) => {
    if ('space' in pattern) sets.add(index)
  })
  for (const set of sets) {
    for (let other = 0; other < patterns.length; other += 1) {
      if (set === other || (isMutual && other < set && sets.has(other))) continue
      yield [set, other]
      if (!isMutual && !sets.has(other)) yield [other, set]
    }
  }
}
