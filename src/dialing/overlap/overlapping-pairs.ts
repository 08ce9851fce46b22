import type { DialSpace } from '../spaces/dial-space.js'
import type { ComparablePattern } from './pattern-sequences.js'
import { type SequenceTrie, sequenceTrie } from './sequence-trie.js'
import { spacePairs } from './space-pairs.js'
import { type PairQuestion, TrieJoin } from './trie-join.js'

/** Takes a pair of pattern numbers. */
export type PairVisitor = (first: number, second: number) => void

export interface PairLimit {
  /** Stop after so many pairs. */
  readonly limit?: number
}

/**
 * All pairs of patterns that share at least one string, each once, the smaller number first; exact.
 * The order follows from the patterns and does not depend on chance. Returns how many were visited.
 *
 * The cost grows with the patterns and the pairs found, as long as patterns that meet in their
 * beginnings mostly meet as a whole, which dial plans do. No method is known that avoids comparing
 * pairs for arbitrary sets at every position.
 */
export function overlappingPairs(
  patterns: readonly ComparablePattern[],
  visit: PairVisitor,
  options: PairLimit = {},
): number {
  const trie = sequenceTrie(patterns)
  const question = new SharedEnds(trie, trie, patterns, visit, options.limit)
  new TrieJoin(trie, trie, question, true).walk()
  spacePairs(patterns, { first: all, second: all, isMutual: true, related: share }, question.emit)
  return question.found
}

/** As `overlappingPairs`, for pairs of which the first is among `first` and the second among `second`. */
export function overlappingPairsBetween(
  patterns: readonly ComparablePattern[],
  first: (pattern: number) => boolean,
  second: (pattern: number) => boolean,
  visit: PairVisitor,
  options: PairLimit = {},
): number {
  const left = sequenceTrie(patterns, first)
  const right = sequenceTrie(patterns, second)
  const question = new SharedEnds(left, right, patterns, visit, options.limit)
  new TrieJoin(left, right, question, false).walk()
  spacePairs(patterns, { first, second, isMutual: false, related: share }, question.emit)
  return question.found
}

const all = (): boolean => true
const share = (one: DialSpace, other: DialSpace): boolean => one.overlaps(other)

/** Pairs of nodes at which sequences of both sides end: the string that led there is shared. */
class SharedEnds implements PairQuestion {
  found = 0
  private readonly left: SequenceTrie
  private readonly right: SequenceTrie
  private readonly isSelf: boolean
  private readonly visit: PairVisitor
  private readonly limit: number
  private readonly once: OncePerPair

  constructor(
    left: SequenceTrie,
    right: SequenceTrie,
    patterns: readonly ComparablePattern[],
    visit: PairVisitor,
    limit = Number.POSITIVE_INFINITY,
  ) {
    this.left = left
    this.right = right
    this.isSelf = left === right
    this.visit = visit
    this.limit = limit
    this.once = new OncePerPair(patterns)
  }

  get done(): boolean {
    return this.found >= this.limit
  }

  worth(a: number, b: number): boolean {
    const { left, right } = this
    const lengths = (left.lengths[a] ?? 0) & (right.lengths[b] ?? 0)
    if (lengths === 0) return false
    if (((left.next[a] ?? 0) & (right.next[b] ?? 0)) === 0 && (lengths & 1) === 0) return false
    if (!this.isSelf || left.first[a] !== left.first[b]) return true
    // One below the other, or one and the same: a single sequence does not pair with itself.
    const from = left.first[a] ?? 0
    return (left.first[left.end[a] ?? 0] ?? 0) - from > 1 || (left.first[left.end[b] ?? 0] ?? 0) - from > 1
  }

  meet(a: number, b: number): boolean {
    const { left, right, isSelf } = this
    const toA = left.first[a + 1] ?? 0
    const toB = right.first[b + 1] ?? 0
    const fromB = right.first[b] ?? 0
    for (let one = left.first[a] ?? 0; one < toA; one += 1) {
      const first = left.pattern[one] ?? 0
      for (let other = isSelf && a === b ? one + 1 : fromB; other < toB; other += 1) {
        if (!this.emit(first, right.pattern[other] ?? 0)) return false
      }
    }
    return true
  }

  enterOpen(): void {
    // Nothing is held back: every pair of ends comes up once.
  }

  leaveOpen(): void {
    // As above.
  }

  /** False when that was enough. */
  readonly emit = (one: number, other: number): boolean => {
    if (this.done) return false
    if (one === other) return true
    const first = this.isSelf && other < one ? other : one
    const second = this.isSelf && other < one ? one : other
    if (this.once.isNew(first, second)) {
      this.found += 1
      this.visit(first, second)
    }
    return !this.done
  }
}

/** Holds back what a pattern of several sequences would bring up again. Patterns of one sequence cost nothing. */
export class OncePerPair {
  private readonly patterns: readonly ComparablePattern[]
  private readonly seen = new Set<number>()

  constructor(patterns: readonly ComparablePattern[]) {
    this.patterns = patterns
  }

  isNew(first: number, second: number): boolean {
    if (!hasSeveralSequences(this.patterns[first]) && !hasSeveralSequences(this.patterns[second])) return true
    const key = first * this.patterns.length + second
    if (this.seen.has(key)) return false
    this.seen.add(key)
    return true
  }
}

function hasSeveralSequences(pattern: ComparablePattern | undefined): boolean {
  return pattern !== undefined && 'sequences' in pattern && pattern.sequences.length > 1
}
