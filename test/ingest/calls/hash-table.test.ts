import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/findings/user-error.js'
import { hashBytes, hashNumbers } from '../../../src/ingest/calls/totals/hash-64.js'
import { HashTable } from '../../../src/ingest/calls/totals/hash-table.js'

const full = () => new UserError('full')

describe('the set of hashes', () => {
  it('holds what a plain set holds, with its numbers', () => {
    const half = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer())
    fc.assert(
      fc.property(fc.array(fc.record({ high: half, low: half }), { minLength: 1, maxLength: 3000 }), (hashes) => {
        const table = new HashTable(1e6, { withNumbers: true, refusal: full })
        const plain = new Map<string, number>()
        for (const [index, hash] of hashes.entries()) {
          // The one hash that marks free slots counts as its neighbor.
          const key = hash.high === 0 && hash.low === 0 ? '0 1' : `${hash.high} ${hash.low}`
          expect(table.add(hash)).toBe(!plain.has(key))
          expect(table.number).toBe(plain.get(key) ?? 0)
          table.number = index + 1
          plain.set(key, index + 1)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('refuses more than it may hold', () => {
    const table = new HashTable(2000, { withNumbers: false, refusal: full })
    for (let low = 1; low <= 2000; low += 1) expect(table.add({ high: 0, low })).toBe(true)
    expect(table.add({ high: 0, low: 7 })).toBe(false)
    expect(() => table.add({ high: 1, low: 1 })).toThrow('full')
  })
})

describe('hashes', () => {
  it('differ for texts and numbers that differ in little', () => {
    const hash = { high: 0, low: 0 }
    const seen = new Set<string>()
    const note = (): number => seen.add(`${hash.high} ${hash.low}`).size
    for (let id = 0; id < 50_000; id += 1) {
      const bytes = Buffer.from(`00000000-0000-4000-8000-${String(id).padStart(12, '0')}`)
      hashBytes(hash, bytes, 0, bytes.length)
      note()
      hashNumbers(hash, 1, id, 2, 0)
      note()
      hashNumbers(hash, 1, 2, id + 50_000, 0)
      note()
      hashNumbers(hash, 1, 2, 3, (id + 1) * 0x100000000)
      note()
    }
    expect(seen.size).toBe(200_000)
    for (const half of [0, 1]) {
      const halves = new Set([...seen].map((both) => both.split(' ')[half]))
      expect(halves.size).toBeGreaterThan(199_900)
    }
  })
})
