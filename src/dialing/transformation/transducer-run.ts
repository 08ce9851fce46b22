import { COLUMNS, columnOf, type Transducer } from './transducer.js'

/** More sets of states than any rewriting needs in practice; beyond it they are made anew. */
const MOST_SETS = 4096
const UNKNOWN = -1

/**
 * Runs a transducer on strings: once from the right, to know after each digit from which states an
 * end can still be reached, then from the left along the one way that does. The sets of the first
 * pass are made once and kept.
 */
export class TransducerRun {
  private readonly transducer: Transducer
  /** Set 0: the states where the digits may end. One byte per state. */
  private sets: Uint8Array[] = []
  private numbers = new Map<string, number>()
  /** `before[set * COLUMNS + column]`: the set one such character earlier. */
  private before: Int32Array = new Int32Array(0)
  /** The set that holds after each digit of the string at hand. */
  private after: Int32Array = new Int32Array(64)

  constructor(transducer: Transducer) {
    this.transducer = transducer
    this.forget()
  }

  /** What the transducer makes of the digits; undefined where it is not defined. */
  run(digits: string): string | undefined {
    if (this.sets.length > MOST_SETS) this.forget()
    const { length } = digits
    if (this.after.length <= length) this.after = new Int32Array(length * 2)
    const { after } = this
    after[length] = 0
    let set = 0
    for (let at = length - 1; at >= 0; at -= 1) {
      const cell = set * COLUMNS + columnOf(digits.charCodeAt(at))
      const known = this.before[cell] as number
      set = known === UNKNOWN ? this.setBefore(set, cell - set * COLUMNS) : known
      after[at] = set
    }
    return this.sets[set]?.[0] === 1 ? this.write(digits) : undefined
  }

  private write(digits: string): string {
    const { moves, ends } = this.transducer
    let result = ''
    let state = 0
    for (let at = 0; at < digits.length; at += 1) {
      const bit = 1 << columnOf(digits.charCodeAt(at))
      const live = this.sets[this.after[at + 1] as number] as Uint8Array
      for (const move of moves[state] ?? []) {
        if ((move.mask & bit) === 0 || live[move.to] === 0) continue
        if (move.write !== '') result += move.write
        if (move.copies) result += digits.charAt(at)
        state = move.to
        break
      }
    }
    return result + (ends[state] ?? '')
  }

  private setBefore(set: number, column: number): number {
    const live = this.sets[set]
    const bit = 1 << column
    const earlier = Uint8Array.from(this.transducer.moves, (moves) =>
      moves.some(({ mask, to }) => (mask & bit) !== 0 && live?.[to] === 1) ? 1 : 0,
    )
    const number = this.numberOf(earlier)
    this.before[set * COLUMNS + column] = number
    return number
  }

  private numberOf(set: Uint8Array): number {
    const key = set.join('')
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const number = this.sets.length
    this.sets.push(set)
    this.numbers.set(key, number)
    if (this.before.length < this.sets.length * COLUMNS) {
      const larger = new Int32Array(this.sets.length * COLUMNS * 2).fill(UNKNOWN)
      larger.set(this.before)
      this.before = larger
    }
    return number
  }

  private forget(): void {
    this.sets = []
    this.numbers = new Map()
    this.before = new Int32Array(0)
    this.numberOf(Uint8Array.from(this.transducer.ends, (end) => (end === undefined ? 0 : 1)))
  }
}
