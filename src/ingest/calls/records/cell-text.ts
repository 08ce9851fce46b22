import type { RecordCells } from './record-scanner.js'

const POOL = 1 << 17
/** Longer texts are seldom twice the same. */
const POOLED_LENGTH = 64

/**
 * Cells to texts. Device names, partitions and numbers come again and again, so the text of the same bytes is
 * mostly found in a pool of fixed size instead of being made anew.
 */
export class CellTexts {
  private readonly pool: (string | undefined)[] = new Array<string | undefined>(POOL)
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  private readonly cp1252 = new TextDecoder('windows-1252')
  /** Set when a text was no UTF-8 and windows-1252 was taken for it; reset by who looks. */
  guessed = false
  /** Set when a text held a NUL byte; reset by who looks. */
  sawNul = false

  /** The text of cell `index`; empty where the record has no such cell. */
  text(cells: RecordCells, index: number): string {
    if (index < 0 || index >= cells.count) return ''
    const { bytes, doubled } = cells
    const start = cells.starts[index] as number
    const end = cells.ends[index] as number
    if (start === end) return ''
    if (doubled[index] === 1) return this.decoded(bytes, start, end).replaceAll('""', '"')
    if (end - start > POOLED_LENGTH) return this.decoded(bytes, start, end)
    let hash = end - start
    let high = 0
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number
      high |= byte
      if (byte === 0) this.sawNul = true
      hash = Math.imul(hash ^ byte, 0x01000193)
    }
    if (high > 0x7f) return this.decoded(bytes, start, end)
    const slot = (hash ^ (hash >>> 15)) & (POOL - 1)
    const pooled = this.pool[slot]
    if (pooled !== undefined && isSame(pooled, bytes, start, end)) return pooled
    const text = asciiText(bytes, start, end)
    this.pool[slot] = text
    return text
  }

  private decoded(bytes: Uint8Array, start: number, end: number): string {
    const cell = bytes.subarray(start, end)
    try {
      return this.utf8.decode(cell)
    } catch {
      this.guessed = true
      return this.cp1252.decode(cell)
    }
  }
}

function asciiText(bytes: Uint8Array, start: number, end: number): string {
  // Spreading goes through an iterator; this is five times as fast.
  return String.fromCharCode.apply(undefined, bytes.subarray(start, end) as unknown as number[])
}

function isSame(text: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at - start) !== bytes[at]) return false
  return true
}

/** The integer in cell `index`: 0 where it is empty or not there, NaN where it is no integer. */
export function cellInteger(cells: RecordCells, index: number): number {
  if (index < 0 || index >= cells.count) return 0
  const { bytes } = cells
  const start = cells.starts[index] as number
  const end = cells.ends[index] as number
  const isNegative = bytes[start] === 0x2d && end > start
  let value = 0
  let at = isNegative ? start + 1 : start
  if (at === end) return isNegative ? Number.NaN : 0
  if (end - at > 15) return Number.NaN
  for (; at < end; at += 1) {
    const digit = (bytes[at] as number) - 0x30
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return isNegative ? -value : value
}

/**
 * The address in a column of integers: 32 bits with sign, the first byte of the address lowest
 * (`ucm-exports` 4: −787806198 is 10.8.11.209). Undefined for 0, which stands for none.
 */
export function ipv4Text(value: number): string | undefined {
  if (value === 0 || !Number.isInteger(value) || value < -0x80000000 || value > 0xffffffff) return undefined
  const bits = value >>> 0
  return `${bits & 255}.${(bits >>> 8) & 255}.${(bits >>> 16) & 255}.${bits >>> 24}`
}
