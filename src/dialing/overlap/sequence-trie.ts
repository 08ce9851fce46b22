import { appendSteps, type ComparablePattern, ANY_NUMBER, sequencesOf, STEP_MASK } from './pattern-sequences.js'
import { sortedSequences } from './sequence-sort.js'

/** Remaining lengths are bits of a word: bit n = n symbols, the last bit = that many or more. */
const LONGEST_BIT = 1 << 31
/** Steps are below this. */
const KINDS = 3 * (STEP_MASK + 1)

/**
 * The sequences of many patterns, merged where they begin alike, in typed arrays. Nodes are numbered
 * in preorder: the children of `n` are `n + 1`, `end[n + 1]`, … below `end[n]`, and everything below a
 * node is one stretch of nodes and one stretch of sorted sequences.
 */
export interface SequenceTrie {
  /** The step that leads to a node; the root has none. */
  readonly step: Int32Array
  /** The first node that is not below (or at) the node. */
  readonly end: Int32Array
  /** Index of the first sorted sequence at or below the node; those that end at it come first, up to `first[n + 1]`. */
  readonly first: Int32Array
  /** Lengths that remain from the node, a bit each. */
  readonly lengths: Int32Array
  /** Symbols that can come next. */
  readonly next: Int32Array
  /** How many steps of the way to the node may be left out or repeated; 2 stands for more. */
  readonly open: Uint8Array
  /** 1 where some child is reached by such a step. */
  readonly opens: Uint8Array
  /** The pattern of each sorted sequence. */
  readonly pattern: Int32Array
}

/** True when the step may be left out. */
export function isOpen(step: number): boolean {
  return step > STEP_MASK
}

/** True when the step takes any number of symbols: the node behind it loops. */
export function isLoop(step: number): boolean {
  return step >= ANY_NUMBER
}

/** Merges the sequences of the patterns chosen by `include` (all by default). */
export function sequenceTrie(
  patterns: readonly ComparablePattern[],
  include?: (pattern: number) => boolean,
): SequenceTrie {
  const store = new StepStore()
  patterns.forEach((pattern, index) => {
    if (include !== undefined && !include(index)) return
    for (const sequence of sequencesOf(pattern)) store.add(sequence, index)
  })
  const { steps, starts, owners } = store
  const spelled = rankSteps(steps)
  const order = sortedSequences(steps, starts, spelled.length)
  const trie = mergeSorted(steps, starts, order, spelled)
  return { ...trie, pattern: order.map((sequence) => owners[sequence] ?? 0) }
}

/** Replaces every step by its rank among those that occur; returns the step of each rank. */
function rankSteps(steps: Int32Array): Int32Array {
  // A table pays once there are many steps; a few kinds among a few steps are looked up.
  return steps.length > KINDS ? rankByTable(steps) : rankByMap(steps)
}

function rankByTable(steps: Int32Array): Int32Array {
  const ranks = new Int32Array(KINDS)
  for (let at = 0; at < steps.length; at += 1) ranks[steps[at] ?? 0] = 1
  const spelled: number[] = []
  for (let step = 0; step < KINDS; step += 1) {
    if (ranks[step] === 0) continue
    ranks[step] = spelled.length
    spelled.push(step)
  }
  for (let at = 0; at < steps.length; at += 1) steps[at] = ranks[steps[at] ?? 0] ?? 0
  return Int32Array.from(spelled)
}

function rankByMap(steps: Int32Array): Int32Array {
  const spelled = Int32Array.from(new Set(steps)).sort()
  const ranks = new Map<number, number>()
  for (const [rank, step] of spelled.entries()) ranks.set(step, rank)
  for (let at = 0; at < steps.length; at += 1) steps[at] = ranks.get(steps[at] ?? 0) ?? 0
  return spelled
}

/** Lays the nodes out in preorder; what a node knows of those below it is complete when the last of them is laid. */
function mergeSorted(
  steps: Int32Array,
  starts: Int32Array,
  order: Int32Array,
  spelled: Int32Array,
): Omit<SequenceTrie, 'pattern'> {
  const shared = commonBeginnings(steps, starts, order)
  const nodes = 1 + steps.length - shared.reduce((sum, length) => sum + length, 0)
  const trie = {
    step: new Int32Array(nodes),
    end: new Int32Array(nodes),
    first: new Int32Array(nodes + 1),
    lengths: new Int32Array(nodes),
    next: new Int32Array(nodes),
    open: new Uint8Array(nodes),
    opens: new Uint8Array(nodes),
  }
  const path: number[] = [0]
  let laid = 1
  const close = (depth: number): void => {
    while (path.length > depth + 1) {
      const node = path.pop() ?? 0
      trie.end[node] = laid
      addToParent(trie, path.at(-1) ?? 0, node)
    }
  }
  for (let rank = 0; rank < order.length; rank += 1) {
    const sequence = order[rank] ?? 0
    const start = starts[sequence] ?? 0
    const length = (starts[sequence + 1] ?? 0) - start
    close(shared[rank] ?? 0)
    for (let depth = path.length - 1; depth < length; depth += 1) {
      const step = spelled[steps[start + depth] ?? 0] ?? 0
      trie.step[laid] = step
      trie.first[laid] = rank
      trie.open[laid] = Math.min(2, (trie.open[path.at(-1) ?? 0] ?? 0) + (isOpen(step) ? 1 : 0))
      path.push(laid)
      laid += 1
    }
    const last = path.at(-1) ?? 0
    trie.lengths[last] = (trie.lengths[last] ?? 0) | 1
  }
  close(0)
  trie.end[0] = nodes
  trie.first[nodes] = order.length
  return trie
}

/** For each sequence in order, how many steps it has in common with the one before it. */
function commonBeginnings(steps: Int32Array, starts: Int32Array, order: Int32Array): Int32Array {
  const shared = new Int32Array(order.length)
  for (let rank = 1; rank < order.length; rank += 1) {
    const one = order[rank - 1] ?? 0
    const other = order[rank] ?? 0
    const from = starts[one] ?? 0
    const against = starts[other] ?? 0
    const most = Math.min((starts[one + 1] ?? 0) - from, (starts[other + 1] ?? 0) - against)
    let length = 0
    while (length < most && steps[from + length] === steps[against + length]) length += 1
    shared[rank] = length
  }
  return shared
}

type Growing = Pick<SequenceTrie, 'step' | 'lengths' | 'next' | 'opens'>

/** A finished node's lengths and first symbols, as seen through the step that leads to it. */
function addToParent(trie: Growing, parent: number, node: number): void {
  const step = trie.step[node] ?? 0
  const mask = step & STEP_MASK
  let lengths = trie.lengths[node] ?? 0
  let next = trie.next[node] ?? 0
  if (isLoop(step)) {
    // From the loop on, everything from the shortest remainder up is possible.
    lengths = -(lengths & -lengths)
    next |= mask
    trie.lengths[node] = lengths
    trie.next[node] = next
  }
  const oneMore = (lengths << 1) | (lengths & LONGEST_BIT)
  if (isOpen(step)) {
    if (!isLoop(step)) lengths |= oneMore
    next |= mask
    trie.opens[parent] = 1
  } else {
    lengths = oneMore
    next = mask
  }
  trie.lengths[parent] = (trie.lengths[parent] ?? 0) | lengths
  trie.next[parent] = (trie.next[parent] ?? 0) | next
}

/** Steps of all sequences one after another, growing. */
class StepStore {
  private data = new Int32Array(1024)
  private used = 0
  private readonly offsets: number[] = [0]
  private readonly owner: number[] = []
  private readonly buffer: number[] = []

  add(sequence: Parameters<typeof appendSteps>[0], pattern: number): void {
    this.buffer.length = 0
    if (!appendSteps(sequence, this.buffer)) return
    if (this.used + this.buffer.length > this.data.length) {
      const grown = new Int32Array(Math.max(this.data.length * 2, this.used + this.buffer.length))
      grown.set(this.data)
      this.data = grown
    }
    this.data.set(this.buffer, this.used)
    this.used += this.buffer.length
    this.offsets.push(this.used)
    this.owner.push(pattern)
  }

  get steps(): Int32Array {
    return this.data.subarray(0, this.used)
  }

  get starts(): Int32Array {
    return Int32Array.from(this.offsets)
  }

  get owners(): Int32Array {
    return Int32Array.from(this.owner)
  }
}
