import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IntSets } from '../../../src/dialing/compiled/int-sets.js'

const SEED = Number(process.env['REHOME_SEED'] ?? 20261122)
const anySet = fc.oneof(
  fc.uniqueArray(fc.nat({ max: 6 })),
  fc.uniqueArray(fc.nat({ max: 2_000_000 }), { maxLength: 400, size: 'max' }),
)

function ascending(numbers: readonly number[]): readonly number[] {
  return [...numbers].sort((a, b) => a - b)
}

describe('sets of numbers', () => {
  it('have one id exactly when they are equal, and keep their members', () => {
    fc.assert(
      fc.property(fc.array(anySet, { maxLength: 60 }), (drawn) => {
        const sets = new IntSets()
        const ids = new Map<string, number>([['', 0]])
        for (const numbers of [...drawn, ...drawn].map(ascending)) {
          const id = sets.intern(Int32Array.from([...numbers, 7, 7]), numbers.length)
          const name = numbers.join()
          expect(id).toBe(ids.get(name) ?? ids.size)
          ids.set(name, id)
        }
        expect(sets.count).toBe(ids.size)
        for (const [name, id] of ids) {
          const members = name === '' ? [] : name.split(',').map(Number)
          expect([...sets.of(id)]).toEqual(members)
          expect(sets.size(id)).toBe(members.length)
          for (const value of [...members, 0, 5, 1_999_999]) expect(sets.has(id, value)).toBe(members.includes(value))
        }
      }),
      { seed: SEED, numRuns: 100 },
    )
  })

  it('are forgotten together, but for the empty one', () => {
    const sets = new IntSets()
    for (let number = 0; number < 5_000; number += 1) sets.intern(Int32Array.of(number, number + 1), 2)
    sets.clear()
    expect(sets.count).toBe(1)
    expect(sets.intern(Int32Array.of(), 0)).toBe(0)
    expect(sets.intern(Int32Array.of(9, 10), 2)).toBe(1)
    expect([...sets.of(1)]).toEqual([9, 10])
  })
})
