import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUcmPattern, type UcmPattern } from '../../../src/dialing/grammars/ucm-pattern.js'
import { tiedPairs } from '../../../src/dialing/overlap/tied-pairs.js'
import { naiveSharedCounts } from '../../support/naive-overlap.js'
import { numberPattern, readGenerated, wildPattern } from '../../support/naive-pattern-generator.js'

const OPTIONS = { seed: 20261125, numRuns: process.env['SOAK'] === undefined ? 100 : 4_000 }
const LONGEST = 64

function pattern(text: string): UcmPattern {
  const parse = parseUcmPattern(text)
  if (!parse.ok) throw new Error(`${text}: ${parse.reason}`)
  return parse.pattern
}

function tiesOf(texts: readonly string[], limit?: number): readonly string[] {
  const found: string[] = []
  const options = limit === undefined ? {} : { limit }
  const count = tiedPairs(
    texts.map(pattern),
    (first, second, lengths) => found.push(`${first}-${second}: ${lengths.join(' ')}`),
    options,
  )
  expect(count).toBe(found.length)
  return found
}

describe('pairs that tie', () => {
  it('share a string of a length of which both match equally many', () => {
    const one = fc.oneof(wildPattern(), numberPattern()).map(({ text }) => text)
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 6 }), (texts) => {
        const naive = texts.map(readGenerated)
        const own = naive.map((pattern) => naiveSharedCounts(pattern, pattern, LONGEST))
        const expected = naive.flatMap((a, first) =>
          naive.flatMap((b, second) => {
            if (first >= second) return []
            const shared = naiveSharedCounts(a, b, LONGEST)
            const lengths = shared.flatMap((count, length) =>
              count > 0n && own[first]?.[length] === own[second]?.[length] ? [length] : [],
            )
            return lengths.length === 0 ? [] : [`${first}-${second}: ${lengths.join(' ')}`]
          }),
        )
        expect([...tiesOf(texts)].sort()).toEqual(expected.sort())
      }),
      OPTIONS,
    )
  })

  it.each([
    [['91XX', '9X1X', '911X'], ['0-1: 4']],
    [
      ['9!', '9X', '9XX'],
      ['0-1: 2', '0-2: 3'],
    ],
    [['1X?5', '1X?X?6'], []],
    [['1[2-4]', '1[4-6]', '1[4-7]'], ['0-1: 2']],
    [['9!', '9X!'], [`0-1: ${Array.from({ length: 62 }, (_, more) => more + 3).join(' ')}`]],
  ])('of %j are %j', (texts, expected) => {
    expect([...tiesOf(texts)].sort()).toEqual(expected)
  })

  it('stop at the limit', () => {
    expect(tiesOf(['91XX', '9X1X', '9XX1', '9!', '9XXX'], 2)).toHaveLength(2)
  })
})
