import { PairSet } from './pair-set.js'
import { STEP_MASK } from './pattern-sequences.js'
import { isLoop, isOpen, type SequenceTrie } from './sequence-trie.js'

/** What is asked of pairs of nodes that some string leads to, one in each trie. */
export interface PairQuestion {
  /** False for a pair below which nothing can be found. */
  worth(left: number, right: number): boolean
  /** Looks at a pair; false when nothing below it is of interest any more. */
  meet(left: number, right: number): boolean
  /** Around all pairs that one pair without open steps leads to through open steps, itself included. */
  enterOpen(): void
  leaveOpen(): void
  /** True ends the walk. */
  readonly done: boolean
}

/**
 * Walks all pairs of nodes to which one and the same string leads in two tries, each pair once. In a
 * join of a trie with itself a pair and its mirror image are one, named with the smaller node first.
 *
 * A pair whose ways hold at most one open step (`?`, `+`, `!`) between them can be reached in one
 * manner only; the others are kept in a visited set. That set never grows beyond one region: all that
 * a pair without open steps leads to once an open step is taken, which no other such pair leads to.
 */
export class TrieJoin {
  private readonly left: SequenceTrie
  private readonly right: SequenceTrie
  private readonly question: PairQuestion
  private readonly isSelf: boolean
  /** Pairs without open steps still to be looked at: left, right, left, right … */
  private readonly closed: number[] = []
  /** Pairs of the region with one open step. */
  private readonly once: number[] = []
  /** Pairs of the region with more. */
  private readonly seen = new PairSet()

  constructor(left: SequenceTrie, right: SequenceTrie, question: PairQuestion, isSelf: boolean) {
    this.left = left
    this.right = right
    this.question = question
    this.isSelf = isSelf
  }

  walk(): void {
    const { closed, question } = this
    if (question.worth(0, 0)) closed.push(0, 0)
    while (!question.done) {
      const right = closed.pop()
      const left = closed.pop()
      if (left === undefined || right === undefined) return
      if (this.left.opens[left] === 0 && this.right.opens[right] === 0) {
        if (question.meet(left, right)) this.closedMoves(left, right)
        continue
      }
      question.enterOpen()
      if (question.meet(left, right)) {
        this.closedMoves(left, right)
        this.firstOpenMoves(left, right)
        this.walkRegion()
      }
      question.leaveOpen()
    }
  }

  /** One symbol on both sides, through steps that stand exactly once. */
  private closedMoves(left: number, right: number): void {
    const { left: one, right: other, question } = this
    const mirrored = this.isSelf && left === right
    const oneEnd = one.end[left] ?? 0
    const otherEnd = other.end[right] ?? 0
    for (let a = left + 1; a < oneEnd; a = one.end[a] ?? oneEnd) {
      const step = one.step[a] ?? 0
      if (isOpen(step)) continue
      for (let b = mirrored ? a : right + 1; b < otherEnd; b = other.end[b] ?? otherEnd) {
        const rival = other.step[b] ?? 0
        if ((step & rival & STEP_MASK) === 0 || isOpen(rival)) continue
        if (!question.worth(a, b)) continue
        if (this.isChain(one, a) && this.isChain(other, b)) this.alongChains(a, b)
        else this.closed.push(a, b)
      }
    }
  }

  /** True when one sequence alone goes on from the node: its nodes follow one another. */
  private isChain(trie: SequenceTrie, node: number): boolean {
    return (trie.first[trie.end[node] ?? 0] ?? 0) - (trie.first[node] ?? 0) === 1
  }

  /** Two single sequences are compared on the spot, step by step, as far as the left one goes. */
  private alongChains(left: number, right: number): void {
    const { left: one, right: other } = this
    const steps = (one.end[left] ?? 0) - left - 1
    const against = (other.end[right] ?? 0) - right - 1
    if (one.opens[left] !== 0 || other.opens[right] !== 0) {
      this.closed.push(left, right)
      return
    }
    for (let at = 1; at <= steps && at <= against; at += 1) {
      const step = one.step[left + at] ?? 0
      const rival = other.step[right + at] ?? 0
      if ((step & rival & STEP_MASK) === 0) return
      if (one.opens[left + at] !== 0 || other.opens[right + at] !== 0) {
        this.closed.push(left + at, right + at)
        return
      }
    }
    if (steps <= against) this.question.meet(left + steps, right + steps)
  }

  /** From a pair without open steps to those with the first ones. */
  private firstOpenMoves(left: number, right: number): void {
    const { left: one, right: other } = this
    const mirrored = this.isSelf && left === right
    this.skips(left, right, !mirrored)
    const oneEnd = one.end[left] ?? 0
    const otherEnd = other.end[right] ?? 0
    for (let a = left + 1; a < oneEnd; a = one.end[a] ?? oneEnd) {
      const step = one.step[a] ?? 0
      if (isLoop(step)) continue
      for (let b = mirrored ? a : right + 1; b < otherEnd; b = other.end[b] ?? otherEnd) {
        const rival = other.step[b] ?? 0
        if ((step & rival & STEP_MASK) === 0 || isLoop(rival)) continue
        if (isOpen(step) || isOpen(rival)) this.push(a, b)
      }
    }
  }

  private walkRegion(): void {
    const { once, seen, question } = this
    let next = 0
    while (!question.done) {
      let right = once.pop()
      let left = once.pop()
      if (left === undefined || right === undefined) {
        if (next === seen.size) break
        left = seen.leftAt(next)
        right = seen.rightAt(next)
        next += 1
      }
      if (question.meet(left, right)) this.openMoves(left, right)
    }
    once.length = 0
    seen.clear()
  }

  private openMoves(left: number, right: number): void {
    const { left: one, right: other } = this
    this.skips(left, right, true)
    const rivalLoop = other.step[right] ?? 0
    const otherEnd = other.end[right] ?? 0
    const against = (target: number, mask: number): void => {
      if (isLoop(rivalLoop) && (mask & rivalLoop) !== 0) this.push(target, right)
      for (let b = right + 1; b < otherEnd; b = other.end[b] ?? otherEnd) {
        const rival = other.step[b] ?? 0
        if ((mask & rival) !== 0 && !isLoop(rival)) this.push(target, b)
      }
    }
    const loop = one.step[left] ?? 0
    if (isLoop(loop)) against(left, loop & STEP_MASK)
    const oneEnd = one.end[left] ?? 0
    for (let a = left + 1; a < oneEnd; a = one.end[a] ?? oneEnd) {
      const step = one.step[a] ?? 0
      if (!isLoop(step)) against(a, step & STEP_MASK)
    }
  }

  /** Open steps left out: no symbol is read. */
  private skips(left: number, right: number, bothSides: boolean): void {
    const { left: one, right: other } = this
    if (one.opens[left] !== 0) {
      const end = one.end[left] ?? 0
      for (let a = left + 1; a < end; a = one.end[a] ?? end) if (isOpen(one.step[a] ?? 0)) this.push(a, right)
    }
    if (bothSides && other.opens[right] !== 0) {
      const end = other.end[right] ?? 0
      for (let b = right + 1; b < end; b = other.end[b] ?? end) if (isOpen(other.step[b] ?? 0)) this.push(left, b)
    }
  }

  private push(left: number, right: number): void {
    const a = this.isSelf && left > right ? right : left
    const b = this.isSelf && left > right ? left : right
    if (!this.question.worth(a, b)) return
    if ((this.left.open[a] ?? 0) + (this.right.open[b] ?? 0) > 1) this.seen.add(a, b)
    else this.once.push(a, b)
  }
}
