/** A 64-bit hash as two halves of 32 bits; the object is used again for every hash. */
export interface Hash64 {
  high: number
  low: number
}

/** Two lanes of murmur3 with different constants over the bytes. */
export function hashBytes(into: Hash64, bytes: Uint8Array, start: number, end: number): void {
  let high = 0x2f0b4c47
  let low = 0x68b8e3a9
  for (let at = start; at < end; at += 4) {
    let word = bytes[at] as number
    if (at + 1 < end) word |= (bytes[at + 1] as number) << 8
    if (at + 2 < end) word |= (bytes[at + 2] as number) << 16
    if (at + 3 < end) word |= (bytes[at + 3] as number) << 24
    high = laneHigh(high, word)
    low = laneLow(low, word)
  }
  into.high = finished(high ^ (end - start))
  into.low = finished(low ^ (end - start))
}

/** The same over whole numbers below 2^53. */
export function hashNumbers(into: Hash64, ...values: readonly number[]): void {
  let high = 0x1b873593
  let low = 0x5bd1e995
  for (const value of values) {
    const above = Math.floor(value / 0x100000000) | 0
    high = laneHigh(laneHigh(high, value | 0), above)
    low = laneLow(laneLow(low, value | 0), above)
  }
  into.high = finished(high)
  into.low = finished(low)
}

function laneHigh(hash: number, word: number): number {
  const mixed = Math.imul(rotated(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593)
  return (Math.imul(rotated(hash ^ mixed, 13), 5) + 0xe6546b64) | 0
}

function laneLow(hash: number, word: number): number {
  const mixed = Math.imul(rotated(Math.imul(word, 0x239b961b), 16), 0xab0e9789)
  return (Math.imul(rotated(hash ^ mixed, 17), 5) + 0x561ccd1b) | 0
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}

function finished(hash: number): number {
  let mixed = hash
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
