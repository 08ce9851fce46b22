import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUcmPattern, type UcmPattern } from '../../../src/dialing/grammars/ucm-pattern.js'
import { cutShortPairs, waitingPairs } from '../../../src/dialing/overlap/cut-short-pairs.js'
import { overlappingPairs, overlappingPairsBetween } from '../../../src/dialing/overlap/overlapping-pairs.js'
import type { ComparablePattern } from '../../../src/dialing/overlap/pattern-sequences.js'
import { naivelyCutsShort, naiveWitness } from '../../support/naive-overlap.js'
import type { NaivePattern } from '../../support/naive-pattern.js'
import { numberPattern, readGenerated, wildPattern } from '../../support/naive-pattern-generator.js'

const SOAK = process.env['SOAK'] !== undefined
const OPTIONS = { seed: 20261123, numRuns: SOAK ? 20_000 : 250 }

function pattern(text: string): UcmPattern {
  const parse = parseUcmPattern(text)
  if (!parse.ok) throw new Error(`${text}: ${parse.reason}`)
  return parse.pattern
}

/** The pairs as found, in the order found. */
function pairsOf(patterns: readonly ComparablePattern[]): readonly string[] {
  const found: string[] = []
  expect(overlappingPairs(patterns, (first, second) => found.push(`${first}-${second}`))).toBe(found.length)
  return found
}

function cutsOf(patterns: readonly ComparablePattern[]): readonly string[] {
  const found: string[] = []
  expect(cutShortPairs(patterns, (shorter, longer) => found.push(`${shorter}<${longer}`))).toBe(found.length)
  return found
}

function naivePairs(patterns: readonly NaivePattern[]): readonly string[] {
  return patterns.flatMap((one, first) =>
    patterns.flatMap((other, second) =>
      first < second && naiveWitness(one, other) !== undefined ? [`${first}-${second}`] : [],
    ),
  )
}

function naiveCuts(patterns: readonly NaivePattern[]): readonly string[] {
  return patterns.flatMap((one, shorter) =>
    patterns.flatMap((other, longer) =>
      shorter !== longer && naivelyCutsShort(one, other) ? [`${shorter}<${longer}`] : [],
    ),
  )
}

/** Lists in which patterns often meet, and some stand twice. */
function patternTexts(): fc.Arbitrary<readonly string[]> {
  const one = fc.oneof(
    { weight: 3, arbitrary: wildPattern().map(({ text }) => text) },
    { weight: 1, arbitrary: numberPattern().map(({ text }) => text) },
  )
  return fc.array(one, { minLength: 2, maxLength: 9 })
}

describe('all overlapping pairs of a list', () => {
  it('are those found by comparing every two', () => {
    fc.assert(
      fc.property(patternTexts(), (texts) => {
        const found = pairsOf(texts.map(pattern))
        expect(new Set(found).size).toBe(found.length)
        expect([...found].sort()).toEqual([...naivePairs(texts.map(readGenerated))].sort())
      }),
      OPTIONS,
    )
  })

  it('do not depend on the order of the list', () => {
    fc.assert(
      fc.property(patternTexts(), fc.infiniteStream(fc.nat()), (texts, keys) => {
        const named = texts.map((text, index) => ({ text, index, key: keys.next().value as number }))
        const shuffled = [...named].sort((a, b) => a.key - b.key)
        const found: string[] = []
        overlappingPairs(
          shuffled.map(({ text }) => pattern(text)),
          (first, second) => {
            const pair = [shuffled[first]?.index ?? -1, shuffled[second]?.index ?? -1]
            found.push(pair.sort((a, b) => a - b).join('-'))
          },
        )
        expect(found.sort()).toEqual([...pairsOf(texts.map(pattern))].sort())
      }),
      OPTIONS,
    )
  })

  it('join patterns that are several sequences, each pair once', () => {
    fc.assert(
      fc.property(fc.array(patternTexts(), { minLength: 2, maxLength: 4 }), (lists) => {
        const patterns = lists.map((texts) => ({ sequences: texts.map((text) => pattern(text).elements) }))
        const naive = lists.map((texts) => texts.map(readGenerated))
        const expected = naive.flatMap((one, first) =>
          naive.flatMap((other, second) =>
            first < second && one.some((a) => other.some((b) => naiveWitness(a, b) !== undefined))
              ? [`${first}-${second}`]
              : [],
          ),
        )
        expect([...pairsOf(patterns)].sort()).toEqual(expected.sort())
        const cuts = naive.flatMap((one, shorter) =>
          naive.flatMap((other, longer) =>
            shorter !== longer && one.some((a) => other.some((b) => naivelyCutsShort(a, b)))
              ? [`${shorter}<${longer}`]
              : [],
          ),
        )
        expect([...cutsOf(patterns)].sort()).toEqual(cuts.sort())
      }),
      { ...OPTIONS, numRuns: SOAK ? 4_000 : 60 },
    )
  })

  it('between two parts of a list are those of the whole with one end in each', () => {
    fc.assert(
      fc.property(patternTexts(), fc.nat(), (texts, cut) => {
        const patterns = texts.map(pattern)
        const edge = cut % texts.length
        const found: string[] = []
        const isFirst = (index: number): boolean => index < edge
        overlappingPairsBetween(
          patterns,
          isFirst,
          (index) => !isFirst(index),
          (first, second) => found.push(`${first}-${second}`),
        )
        const expected = pairsOf(patterns).filter((pair) => {
          const [first = 0, second = 0] = pair.split('-').map(Number)
          return isFirst(first) !== isFirst(second)
        })
        expect(found.sort()).toEqual([...expected].sort())
      }),
      OPTIONS,
    )
  })

  it('stop at the limit and start alike', () => {
    const patterns = ['1XX', '12X', '123', '1!', '[12]23', 'X'].map(pattern)
    const all = pairsOf(patterns)
    expect(all.length).toBeGreaterThan(4)
    for (const limit of [1, 3, all.length + 1]) {
      const found: string[] = []
      const count = overlappingPairs(patterns, (first, second) => found.push(`${first}-${second}`), { limit })
      expect(found).toEqual(all.slice(0, limit))
      expect(count).toBe(found.length)
    }
  })

  it('leave out what matches nothing', () => {
    expect(pairsOf([pattern('9.@'), pattern('9!'), { sequences: [] }, pattern('91')])).toEqual(['1-3'])
  })
})

describe('all pairs of which one cuts the other short', () => {
  it('are those found by comparing every two', () => {
    fc.assert(
      fc.property(patternTexts(), (texts) => {
        const found = cutsOf(texts.map(pattern))
        expect(new Set(found).size).toBe(found.length)
        expect([...found].sort()).toEqual([...naiveCuts(texts.map(readGenerated))].sort())
      }),
      OPTIONS,
    )
  })

  it('can be asked for some of the patterns only', () => {
    fc.assert(
      fc.property(patternTexts(), fc.nat(), fc.nat(), (texts, one, other) => {
        const shorter = (index: number): boolean => (one >> index) % 2 === 1
        const longer = (index: number): boolean => (other >> index) % 2 === 1
        const patterns = texts.map(pattern)
        const found: string[] = []
        cutShortPairs(patterns, (a, b) => found.push(`${a}<${b}`), { shorter, longer })
        const expected = cutsOf(patterns).filter((pair) => {
          const [a = 0, b = 0] = pair.split('<').map(Number)
          return shorter(a) && longer(b)
        })
        expect(found.sort()).toEqual([...expected].sort())
      }),
      OPTIONS,
    )
  })

  it('are waited for where the longer one has no fixed length', () => {
    const patterns = ['9', '91', '9!', '91X?', '912'].map(pattern)
    const found: string[] = []
    waitingPairs(patterns, (shorter, longer) => found.push(`${shorter}<${longer}`))
    expect(found.sort()).toEqual(['0<2', '0<3', '1<2', '1<3', '2<3', '3<2', '4<2', '4<3'])
  })

  it('need not share a string', () => {
    expect(cutsOf(['711', '711XXXX'].map(pattern))).toEqual(['0<1'])
    expect(pairsOf(['711', '711XXXX'].map(pattern))).toEqual([])
  })
})
