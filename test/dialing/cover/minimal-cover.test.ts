import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cover, type CoverQuestion, minimalCover } from '../../../src/dialing/cover/minimal-cover.js'
import type { Sequences } from '../../../src/dialing/cover/cover-pieces.js'
import { parsePattern } from '../../../src/dialing/grammars/parse-pattern.js'
import type { Grammar } from '../../../src/dialing/pattern.js'
import { symbolMask } from '../../../src/dialing/symbols.js'
import {
  asExpression,
  bracketPatterns,
  type BrutePattern,
  bruteCoverSize,
  dialPatterns,
  everyString,
} from '../../support/brute-cover.js'

const RUNS = 150

/** `12[34]X!`: symbols, brackets without ranges, `X`, a final `!`. */
function sequences(text: string): Sequences {
  const digits = 0b1111111111
  return [
    (text.match(/\[[^\]]+\]|./g) ?? []).map((token) => ({
      mask:
        token === 'X' || token === '!'
          ? digits
          : [...token.replaceAll(/[[\]]/g, '')].reduce((mask, symbol) => mask | symbolMask(symbol), 0),
      minimum: 1 as const,
      repeats: token === '!',
    })),
  ]
}

function cover(
  include: readonly string[],
  avoid: readonly string[] = [],
  options: Partial<Omit<CoverQuestion, 'include' | 'avoid'>> = {},
): Cover {
  const result = minimalCover({
    include: include.map(sequences),
    avoid: avoid.map(sequences),
    grammar: 'ucm',
    ...options,
  })
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result
}

const texts = ({ patterns }: Cover): string[] => patterns.map(({ text }) => text)

describe('a cover', () => {
  it('of nothing is nothing', () => {
    expect(cover([], ['555'])).toEqual({
      ok: true,
      patterns: [],
      lowerBound: 0,
      isProvenMinimal: true,
      isCutShort: false,
      dontCaresUsed: 0n,
    })
  })

  it('of one number is that number', () => {
    const { patterns, ...rest } = cover(['+15125550100'])
    expect(patterns).toMatchObject([{ text: '\\+15125550100', matches: 1n }])
    expect(rest).toEqual({ ok: true, lowerBound: 1, isProvenMinimal: true, isCutShort: false, dontCaresUsed: 0n })
  })

  it('matches no more than it must', () => {
    const found = cover(['5550100', '5550101', '5550103'], ['5550102'])
    expect(texts(found)).toEqual(['555010[013]'])
    expect(found.dontCaresUsed).toBe(0n)
  })

  it('uses strings that nobody asked for where that saves a pattern', () => {
    const found = cover(['5550110', '5550121'], ['5550112'])
    expect(texts(found)).toEqual(['55501[12][01]'])
    expect(found.dontCaresUsed).toBe(2n)
    expect(texts(cover(['5550110', '5550121'], ['5550112'], { dontCares: 'none' }))).toEqual(['5550110', '5550121'])
  })

  it('needs two patterns for a plus and a digit in Unified CM', () => {
    expect(texts(cover(['+100', '9100']))).toEqual(['9100', '\\+100'])
  })

  it('keeps lengths apart unless an open end is allowed', () => {
    expect(texts(cover(['5551', '55512']))).toEqual(['5551', '55512'])
    expect(texts(cover(['5551', '55512'], [], { allowVariable: true }))).toEqual(['555!'])
  })

  it('lets an open end run into nothing that is longer', () => {
    expect(texts(cover(['5551', '55512'], ['555123'], { allowVariable: true }))).toEqual(['5551', '55512'])
  })

  it('holds included patterns, together where that is fewer', () => {
    expect(texts(cover(['555010X', '555011X', '5550120'], ['5550121']))).toEqual(['5550120', '55501[01]X'])
    expect(texts(cover(['55501XX'], ['5550200']))).toEqual(['55501XX'])
    expect(texts(cover(['55501!'], ['5550200'], { allowVariable: true }))).toEqual(['55501!'])
  })

  it('writes X behind digits only for Webex', () => {
    expect(texts(cover(['+15125550100', '+15125550123'], ['+15125550200'], { grammar: 'webex' }))).toEqual([
      '+151255501XX',
    ])
    expect(texts(cover(['555[23]XX'], ['555400'], { grammar: 'webex' }))).toEqual(['5552XX', '5553XX'])
    expect(texts(cover(['+4930123', '+49301234'], ['+4931'], { grammar: 'webex', allowVariable: true }))).toEqual([
      '+493012!',
    ])
  })

  it('ends in a dollar for IOS XE', () => {
    expect(texts(cover(['5550100', '5550101'], [], { grammar: 'ios' }))).toEqual(['555010[01]$'])
  })

  it('says which strings contradict each other, and what cannot be written', () => {
    const question = { grammar: 'ucm' as const, include: ['5550100', '555020X'].map(sequences) }
    expect(minimalCover({ ...question, avoid: ['44', '55502[34]5', '5550205'].map(sequences) })).toEqual({
      ok: false,
      conflicts: [{ include: 1, avoid: 2, witness: '5550205' }],
      unwritable: [],
    })
    const endless = minimalCover({ grammar: 'ucm', include: ['55!'].map(sequences), avoid: [] })
    expect(endless).toMatchObject({ ok: false, unwritable: [{ include: 0 }] })
    const star = minimalCover({ grammar: 'webex', include: ['12*3'].map(sequences), avoid: [] })
    expect(star).toMatchObject({ ok: false, unwritable: [{ include: 0 }] })
  })

  it('splits what would be longer than a pattern may be', () => {
    const [odd, even] = ['1379', '0248']
    const include = [...odd].flatMap((one) => [...odd].map((other) => `${one}${other}`.repeat(7)))
    const avoid = [...even].map((digit) => digit.repeat(14))
    const found = cover(include, avoid)
    expect(Math.max(...texts(found).map(({ length }) => length))).toBeLessThanOrEqual(50)
    expect(texts(found)).toHaveLength(8)
    expect(found).toMatchObject({ lowerBound: 1, isProvenMinimal: false })
    expectCovers(found, include, avoid)
    expect(minimalCover({ grammar: 'ucm', include: [sequences('5'.repeat(51))], avoid: [] })).toMatchObject({
      ok: false,
      unwritable: [{ include: 0 }],
    })
  })

  it('leaves a pattern whole that stands for too many numbers to look at each', () => {
    const avoid = Array.from('0123456789', (digit) => `2${digit.repeat(6)}`)
    const found = cover(['1XXXXXX', '2012345', '2012346'], avoid)
    expect(texts(found)).toEqual(['1XXXXXX', '201234[56]'])
    expect(found).toMatchObject({ lowerBound: 2, isProvenMinimal: true, dontCaresUsed: 0n })
  })

  it('covers some of ten thousand numbers, proven, in whatever order they come', () => {
    const numbers = Array.from({ length: 10_000 }, (_, index) => `+1512555${String(index).padStart(4, '0')}`)
    const moves = (index: number): boolean => (index * 7919) % 10_000 < 350 || (index >= 2_000 && index < 2_345)
    const include = numbers.filter((_, index) => moves(index))
    const avoid = numbers.filter((_, index) => !moves(index))
    const found = cover(include, avoid)
    expect(found).toMatchObject({ isProvenMinimal: true, dontCaresUsed: 0n })
    expectCovers(found, include, avoid)
    expect(cover(include.toReversed(), avoid.toReversed())).toEqual(found)
    const dialPatterns = cover(include, avoid, { grammar: 'webex' })
    expect(dialPatterns).toMatchObject({ isProvenMinimal: true, dontCaresUsed: 0n })
    expect(texts(dialPatterns)).toEqual(expect.arrayContaining(['+151255521XX', '+1512555233X']))
    expectCovers(dialPatterns, include, avoid)
  })

  it('has a proven bound also where the allowance ends at once', () => {
    const numbers = everyString('0123456789', [3]).filter((_, index) => (index * 7919) % 11 < 4)
    const others = everyString('0123456789', [3]).filter((digits) => !numbers.includes(digits))
    const exact = cover(numbers, others)
    const hasty = cover(numbers, others, { budget: 200 })
    expect(hasty).toMatchObject({ isProvenMinimal: false, isCutShort: true })
    expect(hasty.lowerBound).toBeLessThanOrEqual(exact.patterns.length)
    expect(hasty.patterns.length).toBeGreaterThanOrEqual(exact.patterns.length)
    expectCovers(hasty, numbers, others)
  })
})

function expectCovers({ patterns }: Cover, include: readonly string[], avoid: readonly string[]): void {
  const expressions = patterns.map(({ text }) => asExpression(text))
  expect(include.filter((digits) => !expressions.some((one) => one.test(digits)))).toEqual([])
  expect(avoid.filter((digits) => expressions.some((one) => one.test(digits)))).toEqual([])
}

interface Small {
  readonly grammar: Grammar
  readonly include: readonly string[]
  readonly avoid: readonly string[]
  readonly allowVariable: boolean
  readonly dontCares: 'any' | 'none'
}

/** Numbers and a few patterns over a small alphabet, without contradictions. */
function small(grammar: Grammar, alphabet: string, lengths: readonly number[], openEnd: boolean): fc.Arbitrary<Small> {
  const strings = everyString(alphabet, lengths).filter((digits) => isNumber(grammar, digits))
  const symbol = fc.constantFrom(...alphabet)
  const set = fc
    .uniqueArray(fc.constantFrom(...alphabet.replace('+', '')), { minLength: 1 })
    .map((some) => `[${some.join('')}]`)
  const piece = fc.oneof({ weight: 3, arbitrary: symbol }, set)
  const pattern = fc
    .tuple(fc.constantFrom(...lengths), fc.array(piece, { minLength: 3, maxLength: 3 }), fc.boolean())
    .map(([length, pieces, open]) => pieces.slice(0, length).join('') + (open && openEnd ? '!' : ''))
  const item = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...strings) }, pattern)
  return fc
    .record({
      grammar: fc.constant(grammar),
      include: fc.uniqueArray(item, { maxLength: 9 }),
      avoid: fc.uniqueArray(item, { maxLength: 12 }),
      allowVariable: fc.constant(openEnd),
      dontCares: fc.constantFrom('any' as const, 'any' as const, 'none' as const),
    })
    .map((one) => ({
      ...one,
      include: one.include.filter((text) => !one.avoid.some((other) => overlap(text, other, alphabet))),
    }))
}

function isNumber(grammar: Grammar, digits: string): boolean {
  return grammar === 'webex' ? /^([1-9]|\+[1-9])[0-9]*$/.test(digits) : true
}

function overlap(one: string, other: string, alphabet: string): boolean {
  const [first, second] = [asExpression(one), asExpression(other)]
  return everyString(alphabet, [1, 2, 3, 4, 5]).some((digits) => first.test(digits) && second.test(digits))
}

function agrees(one: Small, alphabet: string, patterns: readonly BrutePattern[]): void {
  // A digit that stands in no list: X and ! match it all the same.
  const universe = everyString(`${alphabet}9`, one.allowVariable ? [1, 2, 3, 4] : [1, 2, 3])
  const [included, avoided] = [one.include.map(asExpression), one.avoid.map(asExpression)]
  const include = universe.filter((digits) => included.some((expression) => expression.test(digits)))
  const isForbidden = (digits: string): boolean =>
    one.dontCares === 'none' ? !include.includes(digits) : avoided.some((expression) => expression.test(digits))
  const result = minimalCover({
    ...one,
    include: one.include.map(sequences),
    avoid: one.avoid.map(sequences),
  })
  if (!result.ok) {
    // What the generator makes is writable but for dial patterns that begin with a wildcard or a plus elsewhere.
    expect(result.conflicts).toEqual([])
    expect(one.grammar === 'webex' || one.include.some((text) => text.includes('!'))).toBe(true)
    return
  }
  const least = bruteCoverSize({ include, isForbidden, patterns, universe }, result.patterns.length)
  expect(result.patterns.length).toBe(least)
  expect(result).toMatchObject({ isProvenMinimal: true, lowerBound: least })
  expectCovers(result, include, universe.filter(isForbidden))
  if (!one.allowVariable) {
    const expressions = result.patterns.map(({ text }) => asExpression(text))
    const matched = everyString(alphabet === '+12' ? '+0123456789' : '0123456789*#', [1, 2, 3]).filter((digits) =>
      expressions.some((expression) => expression.test(digits)),
    )
    const wanted = new Set(include)
    expect(result.dontCaresUsed).toBe(BigInt(matched.filter((digits) => !wanted.has(digits)).length))
  }
  // What is written is what the grammar reads.
  for (const { text, elements } of result.patterns) {
    expect(parsePattern(one.grammar, text)).toMatchObject({ ok: true, pattern: { elements } })
  }
  const reversed = minimalCover({
    ...one,
    include: one.include.toReversed().map(sequences),
    avoid: one.avoid.toReversed().map(sequences),
  })
  expect(reversed).toEqual(result)
  for (const budget of [50, 1_000]) {
    const hasty = minimalCover({ ...one, include: one.include.map(sequences), avoid: one.avoid.map(sequences), budget })
    if (!hasty.ok) throw new Error('a smaller allowance changes what is possible')
    expect(hasty.lowerBound).toBeLessThanOrEqual(least ?? 0)
    expect(hasty.patterns.length).toBeGreaterThanOrEqual(least ?? 0)
    expectCovers(hasty, include, universe.filter(isForbidden))
  }
}

describe('trying every choice of patterns finds no fewer', () => {
  const lengths = [1, 2, 3]
  it('with brackets', () => {
    const patterns = bracketPatterns(['012'], lengths, false)
    fc.assert(
      fc.property(small('ucm', '012', lengths, false), (one) => agrees(one, '012', patterns)),
      { numRuns: RUNS },
    )
  })

  it('with brackets and a plus', () => {
    const patterns = bracketPatterns(['12', '+'], lengths, false)
    fc.assert(
      fc.property(small('ucm', '+12', lengths, false), (one) => agrees(one, '+12', patterns)),
      { numRuns: RUNS },
    )
  })

  it('with brackets and an open end', () => {
    // Here 9 stands for every digit that is in no list.
    const patterns = bracketPatterns(['019*'], [1, 2], true)
    fc.assert(
      fc.property(small('ucm', '01*', [1, 2], true), (one) => agrees(one, '01*', patterns)),
      { numRuns: RUNS },
    )
  })

  it('with dial patterns of Webex', () => {
    const patterns = dialPatterns('12', lengths, false)
    fc.assert(
      fc.property(small('webex', '+12', lengths, false), (one) => agrees(one, '+12', patterns)),
      { numRuns: RUNS },
    )
  })

  it('with dial patterns of Webex and an open end', () => {
    const patterns = dialPatterns('12', lengths, true)
    fc.assert(
      fc.property(small('webex', '+12', lengths, true), (one) => agrees(one, '+12', patterns)),
      { numRuns: RUNS },
    )
  })
})
