import { describe, expect, it } from 'vitest'
import { type Cover, minimalCover } from '../../../src/dialing/cover/minimal-cover.js'
import { fewestColumns } from '../../../src/dialing/cover/covering/set-cover.js'
import { Work } from '../../../src/dialing/cover/covering/work.js'
import { symbolMask } from '../../../src/dialing/symbols.js'
import { asExpression } from '../../support/brute-cover.js'

const DIGITS = '0123456789'

function cover(
  include: readonly string[],
  avoid: readonly string[],
  options: { readonly budget?: number; readonly allowVariable?: boolean } = {},
): Cover {
  const [wanted, kept] = [include, avoid].map((numbers) =>
    numbers.map((digits) => [
      Array.from(digits, (one) => ({ mask: symbolMask(one), minimum: 1 as const, repeats: false })),
    ]),
  )
  const result = minimalCover({
    grammar: 'ucm',
    include: wanted ?? [],
    avoid: kept ?? [],
    ...options,
  })
  if (!result.ok) throw new Error('no cover')
  return result
}

/** How many patterns there are when only the numbers that differ in their last digit are taken together. */
function byLastDigit(include: readonly string[]): number {
  return new Set(include.map((digits) => digits.slice(0, -1))).size
}

/** How many there are when every number gets the shortest prefix behind which nothing is to be avoided. */
function byPrefix(include: readonly string[], avoid: readonly string[]): number {
  const taken = new Set(avoid.flatMap((digits) => Array.from(digits, (_, end) => digits.slice(0, end + 1))))
  return new Set(
    include.map((digits) => {
      for (let end = 1; end < digits.length; end += 1) if (!taken.has(digits.slice(0, end))) return digits.slice(0, end)
      return digits
    }),
  ).size
}

/** The first number left takes in, from the last position to the first, every digit that meets nothing to be avoided. */
function byRaising(include: readonly string[], avoid: readonly string[]): number {
  let left = [...include]
  let patterns = 0
  while (left.length > 0) {
    const pattern = Array.from(left[0] ?? '')
    const isWithin = (digits: string): boolean => Array.from(digits).every((one, at) => pattern[at]?.includes(one))
    for (let at = pattern.length - 1; at >= 0; at -= 1) {
      const before = pattern[at] ?? ''
      pattern[at] = DIGITS
      const met = new Set(avoid.filter(isWithin).map((digits) => digits[at]))
      pattern[at] = Array.from(DIGITS)
        .filter((one) => before.includes(one) || !met.has(one))
        .join('')
    }
    left = left.filter((digits) => !isWithin(digits))
    patterns += 1
  }
  return patterns
}

/** Distinct numbers of so many digits, spread as the seed has it. */
function numbers(seed: number, length: number, count: number): readonly string[] {
  const found = new Set<string>()
  for (let index = 1; found.size < count; index += 1) {
    let mixed = Math.imul(index ^ Math.imul(seed, 0x9e3779b1), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x27d4eb2f)
    found.add(String(((mixed ^ (mixed >>> 15)) >>> 0) % 10 ** length).padStart(length, '0'))
  }
  return [...found]
}

function expectCovers({ patterns }: Cover, include: readonly string[], avoid: readonly string[]): void {
  const expressions = patterns.map(({ text }) => asExpression(text))
  const isMatched = (digits: string): boolean => expressions.some((one) => one.test(digits))
  expect(include.filter((digits) => !isMatched(digits))).toEqual([])
  expect(avoid.filter(isMatched)).toEqual([])
}

describe('a cover of numbers without order', () => {
  it.each([
    { length: 3, wanted: 50, kept: 50, seed: 1 },
    { length: 3, wanted: 200, kept: 400, seed: 2 },
    { length: 3, wanted: 450, kept: 450, seed: 3 },
    { length: 4, wanted: 100, kept: 2_000, seed: 4 },
    { length: 4, wanted: 1_000, kept: 1_000, seed: 5 },
    { length: 4, wanted: 2_500, kept: 500, seed: 6 },
    { length: 5, wanted: 500, kept: 500, seed: 7 },
    { length: 5, wanted: 2_000, kept: 2_000, seed: 8 },
  ])(
    'is no larger than what is merged simply: $wanted of $length digits past $kept, seed $seed',
    ({ length, wanted, kept, seed }) => {
      const all = numbers(seed, length, wanted + kept)
      const [include, avoid] = [all.slice(0, wanted), all.slice(wanted)]
      const simple = Math.min(byLastDigit(include), byPrefix(include, avoid), byRaising(include, avoid))
      for (const budget of [1, 100_000, 2_000_000]) {
        const found = cover(include, avoid, { budget })
        expect(found.patterns.length).toBeLessThanOrEqual(simple)
        expect(found.lowerBound).toBeLessThanOrEqual(found.patterns.length)
        expectCovers(found, include, avoid)
      }
    },
  )

  it.each([
    { wanted: 2_000, most: 217 },
    { wanted: 10_000, most: 1_500 },
  ])(
    'takes $wanted of five digits past as many in at most $most patterns, seed 7, from the first number to the last',
    ({ wanted, most }) => {
      const all = numbers(7, 5, 2 * wanted)
      const [include, avoid] = [all.slice(0, wanted), all.slice(wanted)]
      const found = cover(include, avoid)
      expect(found.patterns.length).toBeLessThanOrEqual(most)
      expect(found).toMatchObject({ isProvenMinimal: false, isCutShort: true })
      // None of the ten thousands is left as it came.
      for (const first of DIGITS) {
        const alone = found.patterns.filter(({ text, matches }) => matches === 1n && text.startsWith(first)).length
        expect(alone).toBeLessThan(wanted / 100)
      }
    },
  )

  it('does not take the end of the search for its limit where the fewest are found', () => {
    expect(cover(['5550100', '5550101'], ['5550102'])).toMatchObject({ isProvenMinimal: true, isCutShort: false })
  })
})

describe('a cover of very many numbers', () => {
  const block = Array.from({ length: 150_000 }, (_, index) => String(5_000_000 + index))

  it('is one pattern where they are one block', () => {
    const found = cover(block, ['5300000'])
    expect(found.patterns.map(({ text }) => text)).toEqual(['5[01]XXXXX'])
    expect(found).toMatchObject({ isProvenMinimal: true, dontCaresUsed: 50_000n })
  })

  it('takes numbers together that only patterns of fixed length tell apart', () => {
    // What is avoided makes every digit count behind 6, and so in patterns of seven digits behind 5 too.
    const avoid = Array.from(DIGITS, (digit) => `6${digit.repeat(6)}`)
    const found = cover([...block, '6012345'], avoid, { allowVariable: true, budget: 1_000 })
    expect(found.patterns.map(({ text }) => text)).toEqual(['5[01]XXXXX', '6012345'])
  })

  it('can be very many patterns', () => {
    const rows = 300_000
    const columns = Array.from({ length: rows }, (_, row) =>
      [row, row + 1].map((one) => one % rows).sort((a, b) => a - b),
    )
    const { chosen } = fewestColumns({ rows, columns, ids: columns.map((_, column) => column) }, new Work(1))
    expect(new Set(chosen.flatMap((column) => columns[column] ?? [])).size).toBe(rows)
    expect(chosen.length).toBeLessThan(rows)
  })
})
