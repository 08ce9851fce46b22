import type { UserError } from '../../../findings/user-error.js'
import type { Hash64 } from './hash-64.js'

const FIRST_SLOTS = 1 << 10

/**
 * A set of 64-bit hashes in 11 to 16 bytes each (half as much again with a number beside them). Two things of
 * one hash are taken for one: among 20 million the chance that this happens at all is 1 in 90,000.
 */
export class HashTable {
  private readonly most: number
  private readonly refusal: () => UserError
  private slots = FIRST_SLOTS
  private highs = new Int32Array(FIRST_SLOTS)
  private lows = new Int32Array(FIRST_SLOTS)
  private numbers: Int32Array | undefined
  private count = 0
  /** Where the hash that was asked for last stands, or would. */
  private slot = 0

  /** `refusal` is thrown for one hash more than `most`. */
  constructor(most: number, options: { readonly withNumbers: boolean; readonly refusal: () => UserError }) {
    this.most = most
    this.refusal = options.refusal
    this.numbers = options.withNumbers ? new Int32Array(FIRST_SLOTS) : undefined
  }

  /** True when the hash was not there; it is afterwards, and `number` is its. */
  add(hash: Hash64): boolean {
    if (this.find(hash.high, lowOf(hash))) return false
    if (this.count >= this.most) throw this.refusal()
    if ((this.count + 1) * 4 > this.slots * 3) {
      this.grow()
      this.find(hash.high, lowOf(hash))
    }
    this.highs[this.slot] = hash.high
    this.lows[this.slot] = lowOf(hash)
    this.count += 1
    return true
  }

  /** The number beside the hash that was added last; 0 at first. */
  get number(): number {
    return this.numbers?.[this.slot] ?? 0
  }

  set number(value: number) {
    if (this.numbers !== undefined) this.numbers[this.slot] = value
  }

  private find(high: number, low: number): boolean {
    const { highs, lows, slots } = this
    const spread = Math.imul(high ^ Math.imul(low, 0x9e3779b1), 0x85ebca6b) >>> 0
    let slot = Math.floor((spread / 0x100000000) * slots)
    while (highs[slot] !== 0 || lows[slot] !== 0) {
      if (highs[slot] === high && lows[slot] === low) {
        this.slot = slot
        return true
      }
      slot = slot + 1 === slots ? 0 : slot + 1
    }
    this.slot = slot
    return false
  }

  private grow(): void {
    const { highs, lows, numbers, slots } = this
    this.slots = (slots / 2) * 3 - (((slots / 2) * 3) % 2)
    this.highs = new Int32Array(this.slots)
    this.lows = new Int32Array(this.slots)
    if (numbers !== undefined) this.numbers = new Int32Array(this.slots)
    for (let slot = 0; slot < slots; slot += 1) {
      const high = highs[slot] as number
      const low = lows[slot] as number
      if (high === 0 && low === 0) continue
      this.find(high, low)
      this.highs[this.slot] = high
      this.lows[this.slot] = low
      if (numbers !== undefined) this.number = numbers[slot] as number
    }
  }
}

/** Two zeros mark a free slot, so the one hash that is 0 is kept as 1. */
function lowOf({ high, low }: Hash64): number {
  return high === 0 && low === 0 ? 1 : low
}
