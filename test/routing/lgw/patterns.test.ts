import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesEnBloc } from '../../../src/dialing/grammars/ios-match.js'
import type { IosPattern } from '../../../src/dialing/grammars/ios-pattern.js'
import { parseIosPattern } from '../../../src/dialing/grammars/ios-pattern.js'
import { compileIosRegex } from '../../../src/routing/lgw/ios-regex.js'
import { translateNumber } from '../../../src/routing/lgw/number-translation.js'
import type { NaiveRule } from '../../support/naive-gateway-patterns.js'
import { naiveDialMatch, naiveExplicitDigits, naiveTranslate } from '../../support/naive-gateway-patterns.js'

const PLACE = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('1', '2', '9', 'A', '*', '#', '.') },
  fc.constantFrom('[12]', '[^19]', '[2-4,9]', '2%', '.%'),
)
const PATTERN = fc
  .tuple(fc.constantFrom('', '+'), fc.array(PLACE, { minLength: 1, maxLength: 5 }), fc.constantFrom('', 'T', '$'))
  .map(([plus, places, end]) => plus + places.join('') + end)
const NUMBER = fc
  .tuple(
    fc.constantFrom('', '+'),
    fc.string({ unit: fc.constantFrom('1', '2', '3', '9', 'A', '*', '#'), maxLength: 7 }),
  )
  .map(([plus, digits]) => plus + digits)

function readDialPattern(source: string): IosPattern {
  const parse = parseIosPattern(source)
  if (!parse.ok) throw new Error(parse.reason)
  return parse.pattern
}

describe('dial-peer patterns', () => {
  it('match as by trying', () => {
    fc.assert(
      fc.property(PATTERN, NUMBER, (source, number) => {
        const pattern = readDialPattern(source)
        expect(matchesEnBloc(pattern, number)).toBe(naiveDialMatch(source, number))
        expect(pattern.explicit).toBe(naiveExplicitDigits(source) + (source.startsWith('+') ? 1 : 0))
      }),
      { numRuns: 3000 },
    )
  })

  it.each(['12[3', 'sip:1', '1T2', '(1'])('refuse %s', (source) => {
    expect(parseIosPattern(source).ok).toBe(false)
  })

  it.each([
    ['1(23)?4', '14', true],
    ['1(23)?4', '1234', true],
    ['12+3', '12223', true],
    ['1\\.2', '1.2', true],
    ['9,1', '91', true],
    ['BAD.BAD', '+15125550101', false],
    ['BAD.BAD', 'BAD1BAD', true],
    ['^12', '123', true],
  ])('%s against %s: %s', (source, number, matches) => {
    expect(matchesEnBloc(readDialPattern(source), number)).toBe(matches)
  })
})

const RULE: fc.Arbitrary<NaiveRule> = fc.record({
  anchored: fc.boolean(),
  places: fc.array(
    fc.record({ character: fc.constantFrom('1', '2', '.', '5'), quantifier: fc.constantFrom('', '', '*', '+', '?') }),
    { minLength: 1, maxLength: 4 },
  ),
  replacement: fc.string({ unit: fc.constantFrom('0', '7', '+'), maxLength: 3 }),
})

describe('translation rules', () => {
  it('exchange as by trying', () => {
    fc.assert(
      fc.property(RULE, fc.string({ unit: fc.constantFrom('1', '2', '5', '9'), maxLength: 8 }), (rule, number) => {
        const match = (rule.anchored ? '^' : '') + rule.places.map((each) => each.character + each.quantifier).join('')
        const table = { tag: '1', rules: [{ number: 1, reject: false, match, replace: rule.replacement }] }
        const done = translateNumber(table, number)
        expect(done.outcome === 'no-match' ? undefined : done.number).toBe(naiveTranslate(rule, number))
      }),
      { numRuns: 3000 },
    )
  })

  it('pass over a rule that cannot be read, and say which', () => {
    const rules = [
      { number: 1, reject: false, match: '\\(1', replace: 'x' },
      { number: 2, reject: false, match: '1', replace: 'y' },
    ]
    expect(translateNumber({ tag: '1', rules }, '12')).toMatchObject({ number: 'y2', rule: 2, unusable: [1] })
  })
})

describe('expressions of URI classes', () => {
  it.each([
    ['dtg=a.b', 'sip:1@h;dtg=a_b', true],
    [':5065', 'sip:192.0.2.1:5065', true],
    ['192\\.0\\.2\\.1[1-4]:5060', 'sip:192.0.2.14:5060', true],
    ['192\\.0\\.2\\.1[1-4]:5060', 'sip:192.0.2.15:5060', false],
    ['(a|b)c', 'xbc', true],
    ['a{2}', 'aa', false],
    ['a{2}', 'a{2}', true],
    ['dtg=<trunk Webex-Lyon otg>', 'sip:1@h;dtg=<trunk Webex-Lyon otg>', true],
    ['+1512', 'sip:+15125550101@h', true],
  ])('%s in %s: %s', (source, text, found) => {
    expect(compileIosRegex(source, 'plain')?.find(text) !== undefined).toBe(found)
  })

  it('answers in linear time whatever the file holds', () => {
    const expression = compileIosRegex('(1+)+$', 'plain')
    expect(expression?.find(`${'1'.repeat(5000)}x`)).toBeUndefined()
  })
})
