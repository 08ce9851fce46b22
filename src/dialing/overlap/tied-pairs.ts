import { LONGEST_DIALED } from '../compiled/string-counts.js'
import type { DialSpace } from '../spaces/dial-space.js'
import { symbolCount } from '../symbols.js'
import { overlappingPairs, overlappingPairsBetween, type PairLimit } from './overlapping-pairs.js'
import { type ComparablePattern, fixedLength, sequencesOf, spaceOfComparable } from './pattern-sequences.js'

/** Takes a pair of pattern numbers and the lengths, ascending, at which they share strings and tie. */
export type TieVisitor = (first: number, second: number, lengths: readonly number[]) => void

/**
 * All pairs between which closeness does not decide (`routing-semantics` A3.4): they share a string of
 * some length of which both match equally many. Exact for dial strings, which have at most 64 symbols.
 * The smaller number comes first; the order follows from the patterns. Returns how many were visited.
 *
 * Patterns of one fixed length can tie only with those that match as many, so only these are joined.
 */
export function tiedPairs(patterns: readonly ComparablePattern[], visit: TieVisitor, options: PairLimit = {}): number {
  const { limit = Number.POSITIVE_INFINITY } = options
  const closeness = new Closeness(patterns)
  let found = 0
  const tie = (first: number, second: number, lengths: readonly number[]): void => {
    if (found >= limit || lengths.length === 0) return
    found += 1
    visit(first, second, lengths)
  }
  for (const { length, members } of closeness.alike()) {
    overlappingPairs(
      members.map((member) => patterns[member] ?? NOTHING),
      (first, second) => {
        tie(members[first] ?? -1, members[second] ?? -1, [length])
      },
      { limit: limit - found },
    )
  }
  const isVariable = (index: number): boolean => closeness.lengthOf(index) === undefined
  overlappingPairsBetween(
    patterns,
    isVariable,
    () => true,
    (one, other) => {
      if (one === other || (isVariable(other) && other < one)) return
      tie(Math.min(one, other), Math.max(one, other), closeness.tieLengths(one, other))
    },
  )
  return found
}

const NOTHING: ComparablePattern = { sequences: [] }

/** How many strings patterns match, by length, remembered. */
class Closeness {
  private readonly patterns: readonly ComparablePattern[]
  private readonly lengths: readonly (number | undefined)[]
  private readonly spaces = new Map<number, DialSpace>()
  private readonly counts = new Map<number, bigint[]>()

  constructor(patterns: readonly ComparablePattern[]) {
    this.patterns = patterns
    this.lengths = patterns.map((pattern) => (sequencesOf(pattern).length === 1 ? fixedLength(pattern) : undefined))
  }

  /** The length of all strings of a pattern that is one sequence; undefined for every other. */
  lengthOf(index: number): number | undefined {
    return this.lengths[index]
  }

  /** Patterns of one fixed length that match equally many strings, where there is more than one. */
  alike(): readonly { readonly length: number; readonly members: readonly number[] }[] {
    const groups = new Map<string, { length: number; members: number[] }>()
    for (const [index, length] of this.lengths.entries()) {
      if (length === undefined) continue
      const key = `${length}:${this.fixedCount(index)}`
      const group = groups.get(key)
      if (group === undefined) groups.set(key, { length, members: [index] })
      else group.members.push(index)
    }
    return [...groups.values()].filter(({ members }) => members.length > 1)
  }

  /** The lengths at which two patterns share a string and match equally many. */
  tieLengths(one: number, other: number): readonly number[] {
    const fixed = this.lengthOf(one) ?? this.lengthOf(other)
    // Whatever they share has the length of the fixed one.
    if (fixed !== undefined) return this.count(one, fixed) === this.count(other, fixed) ? [fixed] : []
    const equal: number[] = []
    for (let length = 0; length <= LONGEST_DIALED; length += 1) {
      const count = this.count(one, length)
      if (count > 0n && count === this.count(other, length)) equal.push(length)
    }
    if (equal.length === 0) return equal
    const shared = countsOf(this.space(one).intersect(this.space(other)), equal.at(-1) ?? 0)
    return equal.filter((length) => (shared[length] ?? 0n) > 0n)
  }

  private count(index: number, length: number): bigint {
    const fixed = this.lengthOf(index)
    if (fixed !== undefined) return fixed === length ? this.fixedCount(index) : 0n
    let counts = this.counts.get(index)
    if (counts === undefined) {
      counts = countsOf(this.space(index), LONGEST_DIALED)
      this.counts.set(index, counts)
    }
    return counts[length] ?? 0n
  }

  private fixedCount(index: number): bigint {
    const [elements = []] = sequencesOf(this.patterns[index] ?? NOTHING)
    return elements.reduce((count, { mask }) => count * BigInt(symbolCount(mask)), 1n)
  }

  private space(index: number): DialSpace {
    let space = this.spaces.get(index)
    if (space === undefined) {
      space = spaceOfComparable(this.patterns[index] ?? NOTHING)
      this.spaces.set(index, space)
    }
    return space
  }
}

function countsOf(space: DialSpace, longest: number): bigint[] {
  return Array.from({ length: longest + 1 }, (_, length) => space.count(length))
}
