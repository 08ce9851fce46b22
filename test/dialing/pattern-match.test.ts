import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digitsBeforeDot, matchDigits, matchedStrings } from '../../src/dialing/pattern-match.js'
import { parseUcmPattern, type UcmPattern } from '../../src/dialing/grammars/ucm-pattern.js'
import {
  canMatchWithMore,
  countOfLength,
  matchesWhole,
  readNaivePattern,
  type NaivePattern,
} from '../support/naive-pattern.js'

function pattern(text: string): UcmPattern {
  const parse = parseUcmPattern(text)
  if (!parse.ok) throw new Error(`${text}: ${parse.reason}`)
  return parse.pattern
}

function naive(text: string): NaivePattern {
  const reading = readNaivePattern(text)
  if (!reading.ok) throw new Error(reading.problem)
  return reading.pattern
}

/** Texts over few symbols, so that overlaps are frequent; no two quantifiers in a row. */
function arbitraryPatternText(): fc.Arbitrary<string> {
  const single = fc.constantFrom('0', '1', '2', 'X', '[0-1]', '[^1]', '*', '#', '[12]', '\\+')
  const token = fc.oneof(
    { weight: 6, arbitrary: single },
    { weight: 1, arbitrary: fc.constant('!') },
    { weight: 2, arbitrary: fc.tuple(single, fc.constantFrom('?', '+')).map((parts) => parts.join('')) },
  )
  return fc.array(token, { minLength: 1, maxLength: 5 }).map((tokens) => {
    const negated = tokens.findIndex((text) => text.startsWith('[^'))
    return tokens.map((text, index) => (index > negated ? text.replace('[^1]', 'X') : text)).join('')
  })
}

/** Every string over a small alphabet up to a length: the obvious answer. */
function strings(length: number): readonly string[] {
  const alphabet = ['0', '1', '2', '3', '*', '#', '+']
  let all = ['']
  for (let step = 0; step < length; step += 1) all = all.flatMap((head) => alphabet.map((symbol) => head + symbol))
  return all
}
const SHORT = [0, 1, 2, 3, 4].flatMap(strings)

const OPTIONS = { seed: 20261122, numRuns: 300 }

describe('the pattern algebra and the oracle', () => {
  it('count and match alike', () => {
    fc.assert(
      fc.property(arbitraryPatternText(), fc.constantFrom(...SHORT), fc.nat({ max: 12 }), (text, digits, length) => {
        expect(matchDigits(pattern(text), digits)).toEqual({
          complete: matchesWhole(naive(text), digits),
          more: canMatchWithMore(naive(text), digits),
        })
        expect(matchedStrings(pattern(text), length)).toBe(countOfLength(naive(text), length))
      }),
      { ...OPTIONS, numRuns: 3_000 },
    )
  })

  it('keeps @ and matches nothing with it', () => {
    expect(matchDigits(pattern('9.@'), '912')).toEqual({ complete: false, more: false })
  })
})

describe('digits before the dot', () => {
  it.each([
    ['9.1[2-9]XX', '91234', 1],
    ['\\+1.X[^9]X', '+1234', 2],
    ['9X?.X+', '9123', 3],
    ['911', '911', undefined],
  ])('%s on %s', (text, digits, expected) => {
    expect(digitsBeforeDot(pattern(text), digits)).toBe(expected)
  })
})
