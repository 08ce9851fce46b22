import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { overlapPatterns } from '../../../src/workflows/patterns/overlap-patterns.js'
import { sharedData } from '../../support/shared-data.js'

const path = sharedData('dialplan-patterns-10000/patterns.csv')

/** Every number that a pattern of literals and `X` stands for, written out; each X makes ten. */
function written(text: string): readonly string[] {
  const at = text.indexOf('X')
  if (at < 0) return [text]
  return Array.from('0123456789').flatMap((digit) => written(text.slice(0, at) + digit + text.slice(at + 1)))
}

describe.skipIf(path === undefined)('the published list of 10,000 patterns', () => {
  const bytes = path === undefined ? new Uint8Array() : readFileSync(path)
  const rows = new TextDecoder()
    .decode(bytes)
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')

  it('holds 9,987 different ones, and its overlaps are those of every number written out', () => {
    const result = overlapPatterns([{ name: 'patterns.csv', bytes }], {
      grammar: 'webex',
      limit: 1_000_000,
      expandNumberingPlan: false,
    })
    expect(result.refused).toEqual([])
    expect([result.rows, result.distinct]).toEqual([10_000, 9_987])
    expect(new Set(rows).size).toBe(9_987)
    expect(result.repeated.reduce((sum, { places }) => sum + places.length - 1, 0)).toBe(13)

    // Patterns for whole area codes (four and more X) are compared with each other pattern instead.
    const distinct = [...new Set(rows)]
    const broad = distinct.filter((text) => text.split('X').length > 4)
    const narrow = distinct.filter((text) => text.split('X').length <= 4)
    const holders = new Map<string, string[]>()
    for (const text of narrow) {
      for (const number of written(text)) holders.set(number, [...(holders.get(number) ?? []), text])
    }
    const expected = new Set<string>()
    const add = (one: string, other: string): void => {
      expected.add([one, other].sort().join(' '))
    }
    for (const texts of holders.values()) {
      for (const [index, one] of texts.entries()) for (const other of texts.slice(index + 1)) add(one, other)
    }
    const meet = (one: string, other: string): boolean =>
      one.length === other.length &&
      Array.from(one).every((symbol, at) => {
        const rival = other.charAt(at)
        return symbol === rival || (symbol === 'X' && rival !== '+') || (rival === 'X' && symbol !== '+')
      })
    for (const one of broad) for (const other of distinct) if (one !== other && meet(one, other)) add(one, other)
    const found = result.pairs.map(({ first, second }) => [first.text, second.text].sort().join(' '))
    expect(found.length).toBe(result.pairCount)
    expect([...found].sort()).toEqual([...expected].sort())
  })
})
