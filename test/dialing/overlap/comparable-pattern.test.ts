import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePattern } from '../../../src/dialing/grammars/parse-pattern.js'
import { spaceOf } from '../../../src/dialing/grammars/space-of.js'
import { comparablePattern } from '../../../src/dialing/overlap/comparable-pattern.js'
import { cutShortPairs } from '../../../src/dialing/overlap/cut-short-pairs.js'
import { FirstPairs } from '../../../src/dialing/overlap/first-pairs.js'
import { overlappingPairs } from '../../../src/dialing/overlap/overlapping-pairs.js'
import { type ComparablePattern, spaceOfComparable } from '../../../src/dialing/overlap/pattern-sequences.js'
import { DialSpace } from '../../../src/dialing/spaces/dial-space.js'
import type { Grammar } from '../../../src/dialing/pattern.js'

const OPTIONS = { seed: 20261127, numRuns: process.env['SOAK'] === undefined ? 150 : 5_000 }

function read(grammar: Grammar, text: string) {
  const parse = parsePattern(grammar, text)
  if (!parse.ok) throw new Error(`${text}: ${parse.reason}`)
  return parse.pattern
}

const IOS = [
  '12',
  '1.$',
  '1[2-4]T',
  '(12)+$',
  '1(23)?4$',
  '(1|2)',
  '12%3$',
  '(1(2)?)?3$',
  '+1..T',
  '9(12)%$',
  '1+2$',
  'E1$',
  '1E?$',
]

describe('patterns of IOS XE', () => {
  const patterns = IOS.flatMap((text) => (parsePattern('ios', text).ok ? [read('ios', text)] : []))
  const compared = patterns.map(comparablePattern)
  const spaces = patterns.map(spaceOf)
  const something = DialSpace.all.minus(DialSpace.of(''))

  it('stand for the same strings as sequences', () => {
    expect(patterns.length).toBeGreaterThan(10)
    expect(compared.filter((pattern) => 'space' in pattern)).toHaveLength(2)
    for (const [index, pattern] of compared.entries()) {
      expect(spaceOfComparable(pattern).key).toBe(spaces[index]?.key)
    }
  })

  it('overlap and cut each other short as their sets of strings do, groups that go round included', () => {
    const pairs: string[] = []
    overlappingPairs(compared, (first, second) => pairs.push(`${first}-${second}`))
    const cuts: string[] = []
    cutShortPairs(compared, (shorter, longer) => cuts.push(`${shorter}<${longer}`))
    const all = spaces.flatMap((one, first) => spaces.map((other, second) => ({ one, first, other, second })))
    const overlaps = all.filter(({ one, first, other, second }) => first < second && !one.intersect(other).isEmpty)
    expect(pairs.sort()).toEqual(overlaps.map(({ first, second }) => `${first}-${second}`).sort())
    const cut = all.filter(({ one, first, other, second }) => {
      return first !== second && !one.concat(something).intersect(other).isEmpty
    })
    expect(cuts.sort()).toEqual(cut.map(({ first, second }) => `${first}<${second}`).sort())
  })
})

describe('a step that may be left out once', () => {
  const element = fc.record({
    mask: fc.constantFrom(1, 2, 3, 1023, 1024),
    minimum: fc.constantFrom<0 | 1>(0, 1, 1),
    repeats: fc.constantFrom(false, false, false, true),
  })
  const patterns = fc.array(fc.array(element, { maxLength: 4 }), { minLength: 2, maxLength: 6 })

  it('counts as with and without it', () => {
    fc.assert(
      fc.property(patterns, (lists) => {
        const compared = lists.map((elements): ComparablePattern => ({ elements }))
        const spaces = compared.map(spaceOfComparable)
        const found: string[] = []
        overlappingPairs(compared, (first, second) => found.push(`${first}-${second}`))
        const expected = spaces.flatMap((one, first) =>
          spaces.flatMap((other, second) =>
            first < second && !one.intersect(other).isEmpty ? [`${first}-${second}`] : [],
          ),
        )
        expect(found.sort()).toEqual(expected.sort())
        const cuts: string[] = []
        cutShortPairs(compared, (shorter, longer) => cuts.push(`${shorter}<${longer}`))
        const something = DialSpace.all.minus(DialSpace.of(''))
        const cut = spaces.flatMap((one, first) =>
          spaces.flatMap((other, second) =>
            first !== second && !one.concat(something).intersect(other).isEmpty ? [`${first}<${second}`] : [],
          ),
        )
        expect(cuts.sort()).toEqual(cut.sort())
      }),
      OPTIONS,
    )
  })
})

describe('the first pairs of a stream', () => {
  it('are those of the whole list sorted', () => {
    const pair = fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 60_000_000 }))
    fc.assert(
      fc.property(fc.uniqueArray(pair, { selector: String, maxLength: 60 }), fc.nat({ max: 20 }), (pairs, wanted) => {
        const first = new FirstPairs(wanted)
        for (const [one, other] of pairs) first.add(one, other)
        const sorted = [...pairs].sort((a, b) => a[0] - b[0] || a[1] - b[1])
        expect(first.sorted()).toEqual(sorted.slice(0, wanted))
      }),
      OPTIONS,
    )
  })
})
