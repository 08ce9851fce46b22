import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUcmPattern, type UcmPattern } from '../../../src/dialing/grammars/ucm-pattern.js'
import {
  cutShortWitness,
  intersectionWitness,
  patternRelation,
  sharedStrings,
  sharedStringsOfLength,
} from '../../../src/dialing/overlap/pair-witness.js'
import { naiveCutWitness, naiveSharedCounts, naiveWitness } from '../../support/naive-overlap.js'
import { matchesWhole } from '../../support/naive-pattern.js'
import { readGenerated, wildPattern } from '../../support/naive-pattern-generator.js'

const OPTIONS = { seed: 20261124, numRuns: process.env['SOAK'] === undefined ? 400 : 40_000 }
/** Longer than any walk through two generated patterns that does not go round. */
const FAR = 25

function pattern(text: string): UcmPattern {
  const parse = parseUcmPattern(text)
  if (!parse.ok) throw new Error(`${text}: ${parse.reason}`)
  return parse.pattern
}

const text = (): fc.Arbitrary<string> => wildPattern().map((generated) => generated.text)

describe('what two patterns share', () => {
  it('is shown by the shortest common string, the first in the order of the symbols', () => {
    fc.assert(
      fc.property(text(), text(), (a, b) => {
        const witness = intersectionWitness(pattern(a), pattern(b))
        expect(witness).toBe(naiveWitness(readGenerated(a), readGenerated(b)))
        if (witness === undefined) return
        expect([matchesWhole(readGenerated(a), witness), matchesWhole(readGenerated(b), witness)]).toEqual([true, true])
      }),
      OPTIONS,
    )
  })

  it('is counted string by string, and endless exactly where it goes on and on', () => {
    fc.assert(
      fc.property(text(), text(), fc.nat({ max: 9 }), (a, b, length) => {
        const counts = naiveSharedCounts(readGenerated(a), readGenerated(b), FAR * 2)
        expect(sharedStringsOfLength(pattern(a), pattern(b), length)).toBe(counts[length])
        const shared = sharedStrings(pattern(a), pattern(b))
        if (shared === undefined) {
          expect(counts.slice(FAR).some((count) => count > 0n)).toBe(true)
        } else {
          expect(shared).toBe(counts.reduce((sum, count) => sum + count, 0n))
        }
      }),
      { ...OPTIONS, numRuns: Math.ceil(OPTIONS.numRuns / 2) },
    )
  })

  it('says which of the two holds the other', () => {
    fc.assert(
      fc.property(text(), text(), (a, b) => {
        const [one, other] = [readGenerated(a), readGenerated(b)]
        // Up to a length at which both have gone through all of their wildcards and repeated each.
        const both = naiveSharedCounts(one, other, 16)
        const inside = naiveSharedCounts(one, one, 16).every((count, length) => count === both[length])
        const around = naiveSharedCounts(other, other, 16).every((count, length) => count === both[length])
        const some = both.some((count) => count > 0n)
        const expected = !some ? 'apart' : inside ? (around ? 'equal' : 'inside') : around ? 'around' : 'partial'
        expect(patternRelation(pattern(a), pattern(b))).toBe(expected)
      }),
      { ...OPTIONS, numRuns: Math.ceil(OPTIONS.numRuns / 2) },
    )
  })

  it.each([
    ['1XXX', '12[34]X', '1230', 20n, 'around'],
    ['9.1X', '91X', '910', 10n, 'equal'],
    ['X!', 'XX', '00', 100n, 'around'],
    ['1!', '12!', '120', undefined, 'around'],
    ['[^1]X', '*X', '*0', 10n, 'around'],
    ['\\+1XX', '+', undefined, 0n, 'apart'],
    ['1X2', '12X', '122', 1n, 'partial'],
    ['X?1', '1X?', '1', undefined, 'partial'],
    ['9.@', '9!', undefined, 0n, 'apart'],
  ])('%s and %s', (a, b, witness, shared, relation) => {
    const [one, other] = [pattern(a), b === '+' ? pattern('\\+') : pattern(b)]
    expect(intersectionWitness(one, other)).toBe(witness)
    expect(sharedStrings(one, other)).toBe(shared)
    expect(patternRelation(one, other)).toBe(relation)
  })
})

describe('a number that is cut short', () => {
  it('is found exactly when there is one, and is the shortest of them', () => {
    fc.assert(
      fc.property(text(), text(), (shorter, longer) => {
        const [short, long] = [readGenerated(shorter), readGenerated(longer)]
        const witness = cutShortWitness(pattern(shorter), pattern(longer))
        expect(witness).toBe(naiveCutWitness(short, long))
        if (witness === undefined) return
        expect(matchesWhole(long, witness)).toBe(true)
        expect([...witness].some((_, length) => matchesWhole(short, witness.slice(0, length)))).toBe(true)
      }),
      OPTIONS,
    )
  })

  it.each([
    ['711', '711XXXX', '7110000'],
    ['9!', '91X', '910'],
    ['911', '911', undefined],
    ['9.@', '91', undefined],
  ])('%s in front of %s', (shorter, longer, witness) => {
    expect(cutShortWitness(pattern(shorter), pattern(longer))).toBe(witness)
  })
})
