import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HeavyHitters } from '../../../src/ingest/calls/totals/heavy-hitters.js'

const keys = fc.array(fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 60 }).map(String)), {
  maxLength: 400,
})

describe('counts of the most frequent', () => {
  it('are exact while they fit, and never off by more than they say', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 2, max: 80 }), fc.integer({ min: 1, max: 80 }), (list, capacity, most) => {
        const hitters = new HeavyHitters(capacity)
        const exact = new Map<string, number>()
        for (const key of list) {
          hitters.add(key, 2)
          exact.set(key, (exact.get(key) ?? 0) + 1)
        }
        const { top, missed, furtherCalls, furtherKeys } = hitters.top(most)
        if (exact.size <= capacity) expect(missed).toBe(0)
        expect(missed).toBeLessThanOrEqual(list.length / (capacity / 2))
        for (const { key, calls } of top) {
          expect(calls).toBeLessThanOrEqual(exact.get(key)!)
          expect(calls + missed).toBeGreaterThanOrEqual(exact.get(key)!)
        }
        const kept = new Set(hitters.top(capacity).top.map(({ key }) => key))
        for (const [key, calls] of exact) if (calls > missed) expect(kept).toContain(key)
        expect(top.length + furtherKeys).toBeLessThanOrEqual(capacity)
        expect(top.reduce((sum, { calls }) => sum + calls, furtherCalls)).toBe(list.length)
      }),
    )
  })
})
