import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/findings/nearest-keys.js'
import { editDistance } from '../../src/findings/nearest-keys.js'

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['ingest', 'ingest', 0],
    ['ingset', 'ingest', 1],
    ['inget', 'ingest', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
  ])('%j to %j is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
  })

  it('is symmetric, zero only for equals, at most the longer length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        const distance = editDistance(a, b)
        expect(distance).toBe(editDistance(b, a))
        expect(distance === 0).toBe(a === b)
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length))
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
      }),
      { seed: 711, numRuns: 300 },
    )
  })
})

describe('nearest', () => {
  const commands = ['check', 'explain', 'ingest ucm', 'ingest roster', 'init', 'status']

  it('proposes what was probably meant', () => {
    expect(nearest('chekc', commands)).toBe('check')
    expect(nearest('ingest ucmm', commands)).toBe('ingest ucm')
    expect(nearest('stauts', commands)).toBe('status')
  })

  it('proposes nothing when nothing is near', () => {
    expect(nearest('frobnicate', commands)).toBeUndefined()
    expect(nearest('x', [])).toBeUndefined()
  })
})
