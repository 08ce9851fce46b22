import { SYMBOLS } from '../symbols.js'
import { IntSets, withRoom } from './int-sets.js'
import type { PatternEnds } from './pattern-ends.js'
import type { PatternNodes } from './pattern-nodes.js'
import { ONCE, ZERO_OR_MORE } from './pattern-nodes.js'

/** Nothing can match any more. */
export const DEAD = 0
/** What `mark` gives before `setMark`. */
export const UNMARKED = -1

const WIDTH = SYMBOLS.length
// A row: the next state by symbol, then what is known of the state itself.
const ENDS = WIDTH
const CONTINUING = WIDTH + 1
const MARK = WIDTH + 2
const ROW = WIDTH + 3
const UNKNOWN = -1
const FIRST_ROWS = 1 << 8
/** Up to so many numbers are sorted by insertion: most states are of few nodes. */
const INSERTED = 24

const SYMBOL_OF_CODE = Int8Array.from({ length: 128 }, (_, code) => SYMBOLS.indexOf(String.fromCharCode(code)))

/**
 * The tree of patterns made deterministic while it is used: a state is the set of nodes in which the
 * patterns stand after some symbols. Each state and each move is worked out once.
 *
 * States are valid until `clear`, after which every state is a new number: using an old one throws
 * (our bug). What a state answers never depends on the order in which states were found.
 */
export class PatternStates {
  /** Sets of nodes at which patterns end. */
  readonly endSets = new IntSets()
  /** Sets of group sets (`PatternEnds.groupSet`) that have more to match. */
  readonly continuingSets = new IntSets()
  private readonly nodes: PatternNodes
  private readonly patternEnds: PatternEnds
  private readonly subsets = new IntSets()
  private table = new Int32Array(FIRST_ROWS * ROW).fill(UNKNOWN)
  /** States of earlier times have lower numbers than this. */
  private base = 0
  private first: number
  /** What `gather` took since `gathering` was set to 0. */
  private gathered = new Int32Array(64)
  private gathering = 0

  constructor(nodes: PatternNodes, patternEnds: PatternEnds) {
    this.nodes = nodes
    this.patternEnds = patternEnds
    this.first = this.startAnew()
  }

  /** The state before any symbol. */
  get start(): number {
    return this.base + this.first
  }

  /** Words of memory in use. */
  get words(): number {
    return this.subsets.count * ROW + this.subsets.words + this.endSets.words + this.continuingSets.words
  }

  /** Forgets all states; `start` is a new one. */
  clear(): void {
    this.base += this.subsets.count
    this.subsets.clear()
    this.endSets.clear()
    this.continuingSets.clear()
    this.table = new Int32Array(FIRST_ROWS * ROW).fill(UNKNOWN)
    this.first = this.startAnew()
  }

  /** The state after one more symbol (its place in `SYMBOLS`; -1 = cannot be dialed). */
  step(state: number, symbol: number): number {
    if (state === DEAD || symbol < 0) return DEAD
    const row = this.rowOf(state)
    const known = this.table[row * ROW + symbol] ?? DEAD
    const next = known === UNKNOWN ? this.move(row, symbol) : known
    return next === DEAD ? DEAD : this.base + next
  }

  /** The state after all symbols of a string; `DEAD` when one of them cannot be dialed. */
  walk(digits: string): number {
    let row = this.first
    for (let at = 0; at < digits.length; at += 1) {
      const symbol = SYMBOL_OF_CODE[digits.charCodeAt(at)] ?? -1
      if (symbol < 0) return DEAD
      let next = this.table[row * ROW + symbol] ?? DEAD
      if (next === UNKNOWN) next = this.move(row, symbol)
      if (next === DEAD) return DEAD
      row = next
    }
    return this.base + row
  }

  /** In `endSets`: the nodes of a state at which patterns end. */
  ends(state: number): number {
    if (state === DEAD) return 0
    const row = this.rowOf(state)
    const known = this.table[row * ROW + ENDS] ?? 0
    return known === UNKNOWN ? this.collectEnds(row) : known
  }

  /** In `continuingSets`: which groups could still match with more symbols. */
  continuing(state: number): number {
    if (state === DEAD) return 0
    const row = this.rowOf(state)
    const known = this.table[row * ROW + CONTINUING] ?? 0
    return known === UNKNOWN ? this.collectContinuing(row) : known
  }

  /** A number that the user of a state remembers with it; forgotten by `clear`. */
  mark(state: number): number {
    return this.table[this.rowOf(state) * ROW + MARK] ?? UNMARKED
  }

  setMark(state: number, mark: number): void {
    this.table[this.rowOf(state) * ROW + MARK] = mark
  }

  /**
   * Calls back with the patterns that could match with more symbols, in an order that depends on the
   * patterns alone, each once, until the callback says false. Below a node that has only groups that are
   * not wanted (by their set) nothing is looked for.
   */
  eachContinuing(state: number, isWanted: (groupSet: number) => boolean, use: (number: number) => boolean): void {
    if (state === DEAD) return
    const { nodes, patternEnds } = this
    const stack: number[] = []
    const pushChildren = (node: number): void => {
      for (let child = nodes.firstChild(node); child >= 0; child = nodes.nextSibling(child)) stack.push(child)
    }
    for (const node of this.subsets.of(this.rowOf(state))) {
      if (nodes.entered(node) === ONCE) pushChildren(node)
      else stack.push(node)
    }
    const seen = new Set<number>()
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (seen.has(node) || !isWanted(patternEnds.groupSet(node))) continue
      seen.add(node)
      for (let place = 0; place < patternEnds.count(node); place += 1) {
        if (!use(patternEnds.number(node, place))) return
      }
      pushChildren(node)
    }
  }

  private rowOf(state: number): number {
    const row = state - this.base
    if (row <= 0 || row >= this.subsets.count) throw new Error(`state ${state} is no longer known`)
    return row
  }

  private startAnew(): number {
    this.gathering = 0
    this.gather(0)
    return this.stateOfGathered()
  }

  private move(row: number, symbol: number): number {
    const bit = 1 << symbol
    const { nodes, subsets } = this
    this.gathering = 0
    const size = subsets.size(row)
    for (let place = 0; place < size; place += 1) {
      const node = subsets.at(row, place)
      if (nodes.entered(node) !== ONCE && (nodes.mask(node) & bit) !== 0) this.gather(node)
      for (let child = nodes.firstChild(node); child >= 0; child = nodes.nextSibling(child)) {
        if ((nodes.mask(child) & bit) !== 0 && nodes.entered(child) !== ZERO_OR_MORE) this.gather(child)
      }
    }
    const next = this.stateOfGathered()
    this.table[row * ROW + symbol] = next
    return next
  }

  /** The state of the gathered nodes and all that are entered from them without a symbol. */
  private stateOfGathered(): number {
    const { nodes } = this
    for (let at = 0; at < this.gathering; at += 1) {
      for (let child = nodes.firstChild(this.gathered[at] ?? 0); child >= 0; child = nodes.nextSibling(child)) {
        if (nodes.entered(child) === ZERO_OR_MORE) this.gather(child)
      }
    }
    const id = this.internGathered(this.subsets)
    if (this.subsets.count * ROW > this.table.length) this.addRows()
    return id
  }

  private addRows(): void {
    const filled = this.table.length
    this.table = withRoom(this.table, this.subsets.count * ROW)
    this.table.fill(UNKNOWN, filled)
  }

  private collectEnds(row: number): number {
    this.gathering = 0
    const size = this.subsets.size(row)
    for (let place = 0; place < size; place += 1) {
      const node = this.subsets.at(row, place)
      if (this.patternEnds.count(node) > 0) this.gather(node)
    }
    const set = this.internGathered(this.endSets)
    this.table[row * ROW + ENDS] = set
    return set
  }

  /** Inside a repeat everything at the node and below goes on; elsewhere what stands below. */
  private collectContinuing(row: number): number {
    const { nodes, patternEnds } = this
    this.gathering = 0
    for (const node of this.subsets.of(row)) {
      if (nodes.entered(node) !== ONCE) {
        this.gather(patternEnds.groupSet(node))
        continue
      }
      for (let child = nodes.firstChild(node); child >= 0; child = nodes.nextSibling(child)) {
        this.gather(patternEnds.groupSet(child))
      }
    }
    const set = this.internGathered(this.continuingSets)
    this.table[row * ROW + CONTINUING] = set
    return set
  }

  private gather(number: number): void {
    if (this.gathering === this.gathered.length) this.gathered = withRoom(this.gathered, this.gathering + 1)
    this.gathered[this.gathering] = number
    this.gathering += 1
  }

  /** The id of what was gathered, in ascending order and each number once. */
  private internGathered(sets: IntSets): number {
    const list = this.gathered
    if (this.gathering > INSERTED) list.subarray(0, this.gathering).sort()
    else insertionSort(list, this.gathering)
    let kept = 0
    for (let at = 0; at < this.gathering; at += 1) {
      const number = list[at] ?? 0
      if (kept > 0 && number === list[kept - 1]) continue
      list[kept] = number
      kept += 1
    }
    return sets.intern(list, kept)
  }
}

function insertionSort(list: Int32Array, length: number): void {
  for (let at = 1; at < length; at += 1) {
    const number = list[at] ?? 0
    let to = at
    while (to > 0 && (list[to - 1] ?? 0) > number) {
      list[to] = list[to - 1] ?? 0
      to -= 1
    }
    list[to] = number
  }
}
