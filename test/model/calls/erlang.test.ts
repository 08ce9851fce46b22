import { describe, expect, it } from 'vitest'
import { blockedShare, linesFor } from '../../../src/model/calls/erlang.js'

describe('Erlang B', () => {
  it('gives the values of the tables', () => {
    expect(blockedShare(10, 18)).toBeCloseTo(0.00714, 5)
    expect(blockedShare(1, 1)).toBe(0.5)
    expect(blockedShare(0, 3)).toBe(0)
    expect(blockedShare(5, 0)).toBe(1)
  })

  it('leads to the known waiting probability of a queue with 14 agents and 10 Erlangs', () => {
    const b = blockedShare(10, 14)
    expect(b / (1 - (10 / 14) * (1 - b))).toBeCloseTo(0.1741319, 7)
  })

  it('says how many lines are needed', () => {
    expect([0, 0.01, 0.5, 1, 10, 100, 1000].map((erlangs) => linesFor(erlangs, 0.01))).toEqual([
      0, 1, 4, 5, 18, 117, 1029,
    ])
    for (const erlangs of [0.3, 2, 7.7, 42]) {
      const lines = linesFor(erlangs, 0.01)
      expect(blockedShare(erlangs, lines)).toBeLessThanOrEqual(0.01)
      expect(blockedShare(erlangs, lines - 1)).toBeGreaterThan(0.01)
    }
  })
})
