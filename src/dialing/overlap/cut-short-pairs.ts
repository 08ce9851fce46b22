import { OncePerPair, type PairLimit, type PairVisitor } from './overlapping-pairs.js'
import { cutsShort } from './pair-witness.js'
import { type ComparablePattern, fixedLength } from './pattern-sequences.js'
import { isLoop, type SequenceTrie, sequenceTrie } from './sequence-trie.js'
import { spacePairs } from './space-pairs.js'
import { type PairQuestion, TrieJoin } from './trie-join.js'

export interface CutShortOptions extends PairLimit {
  /** Which patterns count as the shorter one, e.g. the urgent ones; by default all. */
  readonly shorter?: (pattern: number) => boolean
  /** Which count as the longer one; by default all. */
  readonly longer?: (pattern: number) => boolean
}

/**
 * All pairs (shorter, longer) in which a whole string of the first is a strictly shorter beginning of
 * a string of the second, each once; exact. Where the first is urgent it takes the call before the
 * last digit (`corrections` 9); they need not share a string. A pattern is not paired with itself.
 */
export function cutShortPairs(
  patterns: readonly ComparablePattern[],
  visit: PairVisitor,
  options: CutShortOptions = {},
): number {
  const { shorter: first = all, longer: second = all } = options
  const shorter = sequenceTrie(patterns, first)
  const longer = second === first ? shorter : sequenceTrie(patterns, second)
  const question = new Beginnings(shorter, longer, patterns, visit, options.limit)
  new TrieJoin(shorter, longer, question, false).walk()
  spacePairs(patterns, { first, second, isMutual: false, related: cutsShort }, question.emit)
  return question.found
}

/**
 * The same pairs where the longer pattern is of variable length: after the last digit of the first the
 * caller waits, because the second could still take more (`routing-semantics` A4).
 */
export function waitingPairs(
  patterns: readonly ComparablePattern[],
  visit: PairVisitor,
  options: CutShortOptions = {},
): number {
  const { longer: asked = all } = options
  const isVariable = (pattern: ComparablePattern | undefined): boolean =>
    pattern !== undefined && fixedLength(pattern) === undefined
  return cutShortPairs(patterns, visit, {
    ...options,
    longer: (pattern) => asked(pattern) && isVariable(patterns[pattern]),
  })
}

const all = (): boolean => true
/** Pairs at which a shorter sequence ends while the longer one goes on: it cuts all that lies below. */
class Beginnings implements PairQuestion {
  found = 0
  private readonly shorter: SequenceTrie
  private readonly longer: SequenceTrie
  private readonly visit: PairVisitor
  private readonly limit: number
  private readonly once: OncePerPair
  private isOpenRegion = false
  /** Of the region: where the shorter one ends, and the stretch of sorted sequences it cuts. */
  private held: { readonly node: number; readonly from: number; readonly to: number }[] = []

  constructor(
    shorter: SequenceTrie,
    longer: SequenceTrie,
    patterns: readonly ComparablePattern[],
    visit: PairVisitor,
    limit = Number.POSITIVE_INFINITY,
  ) {
    this.shorter = shorter
    this.longer = longer
    this.visit = visit
    this.limit = limit
    this.once = new OncePerPair(patterns)
  }

  get done(): boolean {
    return this.found >= this.limit
  }

  worth(a: number, b: number): boolean {
    const { shorter, longer } = this
    const lengths = shorter.lengths[a] ?? 0
    const least = lengths & -lengths
    const others = longer.lengths[b] ?? 0
    if (lengths === 0 || others === 0) return false
    // Some remainder of the longer one beyond the least of the shorter one; the last bit is open above.
    if (Math.clz32(others) >= Math.clz32(least) && others > 0) return false
    return (lengths & 1) !== 0 || ((shorter.next[a] ?? 0) & (longer.next[b] ?? 0)) !== 0
  }

  meet(a: number, b: number): boolean {
    const { shorter, longer } = this
    if (shorter.first[a] === shorter.first[a + 1] || ((longer.lengths[b] ?? 0) & ~1) === 0) return true
    // What ends at the node itself goes on only where it loops there.
    const from = longer.first[isLoop(longer.step[b] ?? 0) ? b : b + 1] ?? 0
    const to = longer.first[longer.end[b] ?? 0] ?? 0
    if (this.isOpenRegion) this.held.push({ node: a, from, to })
    else this.emitBelow(a, from, to)
    // Without anything below it, the shorter one would only find the same again further down.
    return (shorter.end[a] ?? 0) > a + 1 && !this.done
  }

  enterOpen(): void {
    this.isOpenRegion = true
  }

  /** What is below a node is cut once, however many nodes on the way to it the shorter one reached. */
  leaveOpen(): void {
    this.isOpenRegion = false
    const held = this.held.sort((a, b) => a.node - b.node || a.from - b.from || b.to - a.to)
    this.held = []
    let node = -1
    let done = 0
    for (const stretch of held) {
      if (stretch.node !== node) done = 0
      node = stretch.node
      if (stretch.to > done) this.emitBelow(node, Math.max(stretch.from, done), stretch.to)
      done = Math.max(done, stretch.to)
    }
  }

  private emitBelow(node: number, from: number, to: number): void {
    const last = this.shorter.first[node + 1] ?? 0
    for (let one = this.shorter.first[node] ?? 0; one < last; one += 1) {
      const first = this.shorter.pattern[one] ?? 0
      for (let other = from; other < to; other += 1) {
        if (!this.emit(first, this.longer.pattern[other] ?? 0)) return
      }
    }
  }

  /** False when that was enough. */
  readonly emit = (first: number, second: number): boolean => {
    if (this.done) return false
    if (first === second || !this.once.isNew(first, second)) return true
    this.found += 1
    this.visit(first, second)
    return !this.done
  }
}
