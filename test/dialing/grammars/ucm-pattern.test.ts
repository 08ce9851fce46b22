import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUcmPattern, printUcmPattern, ucmElementPositions } from '../../../src/dialing/grammars/ucm-pattern.js'
import type { UcmPattern } from '../../../src/dialing/grammars/ucm-pattern.js'
import { matches } from '../../../src/dialing/grammars/matches.js'
import { spaceOf } from '../../../src/dialing/grammars/space-of.js'
import { readGenerated, wildPattern } from '../../support/naive-pattern-generator.js'
import { matchesWhole } from '../../support/naive-pattern.js'

function pattern(text: string): UcmPattern {
  const parse = parseUcmPattern(text)
  if (!parse.ok) throw new Error(`${text}: ${parse.reason}`)
  return parse.pattern
}

describe('texts that are no Unified CM pattern', () => {
  it.each([
    ['[5-', 0, 'the bracket is never closed', 'a bracket holds'],
    ['91[2-', 2, 'the bracket is never closed', 'a bracket holds'],
    ['9[5-]', 2, 'the range 5- has no end', 'a bracket holds'],
    ['9[]1', 1, 'the bracket is empty', 'a bracket holds'],
    ['9[^]1', 1, 'the bracket is empty', 'a bracket holds'],
    ['9[5-2]', 2, 'the range 5-2 runs backwards', 'a bracket holds'],
    ['9[a-c]', 2, 'a range runs between two digits', 'a bracket holds'],
    ['9[2x]', 3, '«x» cannot stand in a bracket', 'a bracket holds'],
    ['[^0-9*#]', 0, 'the bracket matches nothing', 'a bracket holds'],
    ['[^^1]', 2, '^ may stand only once, right behind [', 'one bracket of a pattern may be negated'],
    ['[1^2]', 2, '^ may stand only once, right behind [', 'one bracket of a pattern may be negated'],
    ['[^1]X[^2]', 5, 'only one bracket may be negated', 'one bracket of a pattern may be negated'],
    ['9..1', 2, 'only one dot is allowed', 'a pattern has one dot at most'],
    ['9.1.2', 3, 'only one dot is allowed', 'a pattern has one dot at most'],
    ['@1@', 2, 'only one @ is allowed', 'a pattern has one @ at most'],
    ['+1512', 0, '«+» has nothing before it to repeat', '? and + repeat'],
    ['9.?1', 2, '«?» has nothing before it to repeat', '? and + repeat'],
    ['9X??', 3, '«?» stands behind another quantifier', '? and + repeat'],
    ['9X++', 3, '«+» stands behind another quantifier', '? and + repeat'],
    ['9\\1', 1, 'a backslash may only stand before +', 'the dialable plus is written \\+'],
    ['9\\', 1, 'a backslash may only stand before +', 'the dialable plus is written \\+'],
    ['91 2', 2, '« » is not part of the pattern grammar', 'a pattern holds 0-9'],
    ['9E1', 1, '«E» is not part of the pattern grammar', 'a pattern holds 0-9'],
    ['9]1', 1, '«]» is not part of the pattern grammar', 'a pattern holds 0-9'],
    ['1'.repeat(60), 50, 'the pattern has 60 characters', 'a pattern holds at most 50 characters'],
  ])('%s', (text, position, reason, rule) => {
    const parse = parseUcmPattern(text)
    expect(parse).toMatchObject({ ok: false, position, reason })
    expect(parse.ok ? '' : parse.rule).toMatch(rule)
    expect(parse.ok ? '' : parse.rule).toContain('(routing-semantics A1)')
  })
})

describe('printed patterns', () => {
  it.each([
    ['9.1[2-9]XX[2-9]XXXXXX', '9.1[2-9]XX[2-9]XXXXXX'],
    ['\\+1408!', '\\+1408!'],
    ['\\++9', '\\++9'],
    ['9.@', '9.@'],
    ['x[8431]', 'X[1348]'],
    ['[0-9]+[2]', '!2'],
    ['13[^3-9]6', '13[0-2*#]6'],
    ['[123*#ab]?', '[1-3*#AB]?'],
    ['9+11', '9+11'],
    ['X?X+', 'X?!'],
    ['', ''],
    ['1'.repeat(50), '1'.repeat(50)],
  ])('%s as %s', (text, printed) => {
    expect(printUcmPattern(pattern(text))).toBe(printed)
  })

  it('are read as they were, and printed again as they are', () => {
    fc.assert(
      fc.property(wildPattern(), ({ text }) => {
        const read = pattern(text)
        const printed = printUcmPattern(read)
        const again = pattern(printed)
        const bare = { text: '', secondOptionalAt: 0 }
        expect({ ...again, ...bare }).toEqual({ ...read, ...bare })
        expect(printUcmPattern(again)).toBe(printed)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('what a pattern matches', () => {
  it('is the same to the matcher, the space and the slow reading', () => {
    const symbols = fc.constantFrom('0', '1', '2', '3', '9', '*', '#', '+', 'A')
    const digits = fc.array(symbols, { maxLength: 6 }).map((drawn) => drawn.join(''))
    fc.assert(
      fc.property(wildPattern(), fc.array(digits, { minLength: 10, maxLength: 10 }), ({ text }, numbers) => {
        const read = pattern(text)
        const space = spaceOf(read)
        for (const number of numbers) {
          const expected = matchesWhole(readGenerated(text), number)
          expect([text, number, matches(read, number), space.has(number)]).toEqual([text, number, expected, expected])
        }
      }),
      { numRuns: 800 },
    )
  })

  it('is nothing while @ is not expanded', () => {
    expect(spaceOf(pattern('9.@')).isEmpty).toBe(true)
  })

  it('is not certain with a second ?, which is flagged where it stands', () => {
    expect(pattern('*33X?*X?*X?#').secondOptionalAt).toBe(7)
    expect(pattern('*33X?*X+#')).not.toHaveProperty('secondOptionalAt')
  })
})

describe('where the elements of a pattern begin', () => {
  it.each([
    ['9.1[2-9]X!', [0, 2, 3, 8, 9]],
    ['\\+1X?2', [0, 2, 3, 5]],
    ['[^1]@#', [0, 5]],
  ])('%s', (text, positions) => {
    expect(ucmElementPositions(text)).toEqual(positions)
  })
})
