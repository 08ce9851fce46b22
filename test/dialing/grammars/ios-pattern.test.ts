import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesEnBloc } from '../../../src/dialing/grammars/ios-match.js'
import type { IosPart, IosPattern } from '../../../src/dialing/grammars/ios-pattern.js'
import { iosKeyPositions, parseIosPattern, printIosPattern } from '../../../src/dialing/grammars/ios-pattern.js'
import { spaceOf } from '../../../src/dialing/grammars/space-of.js'

function pattern(text: string): IosPattern {
  const parse = parseIosPattern(text)
  if (!parse.ok) throw new Error(`${text}: ${parse.reason}`)
  return parse.pattern
}

/** A pattern, and the same as an expression of another engine, drawn side by side. */
interface Drawn {
  readonly ios: string
  readonly expression: string
}

const KEY = fc.constantFrom<Drawn>(
  { ios: '1', expression: '1' },
  { ios: '2', expression: '2' },
  { ios: 'A', expression: 'A' },
  { ios: '*', expression: '[*]' },
  { ios: '#', expression: '#' },
  { ios: '.', expression: '[0-9A-F*#+]' },
  { ios: '[12]', expression: '[12]' },
  { ios: '[1-3,A]', expression: '[123A]' },
  { ios: '[^2]', expression: '[013-9A-F*#+]' },
)
const QUANTIFIED = fc.tuple(KEY, fc.constantFrom('%', '+', '?')).map(([key, sign]) => quantified(key, sign))
const PIECE = fc.oneof({ weight: 4, arbitrary: KEY }, { weight: 2, arbitrary: QUANTIFIED })
const GROUP = fc
  .tuple(fc.array(PIECE, { minLength: 1, maxLength: 3 }).map(joined), fc.constantFrom('', '%', '+', '?'))
  .map(([inner, sign]) => {
    const group = { ios: `(${inner.ios})`, expression: `(?:${inner.expression})` }
    return sign === '' ? group : quantified(group, sign)
  })
const END = fc.constantFrom<Drawn>(
  { ios: '', expression: '' },
  { ios: '$', expression: '$' },
  { ios: 'T', expression: '[0-9A-F*#+]{0,32}$' },
)
const PATTERN = fc
  .tuple(
    fc.constantFrom<Drawn>({ ios: '', expression: '' }, { ios: '+', expression: '[+]' }),
    fc.array(fc.oneof({ weight: 4, arbitrary: PIECE }, { weight: 1, arbitrary: GROUP }), { maxLength: 4 }).map(joined),
    END,
  )
  .map(joined)
  // A leading quantifier would belong to the plus.
  .filter(({ ios }) => ios !== '')

function quantified({ ios, expression }: Drawn, sign: string): Drawn {
  return { ios: `${ios}${sign}`, expression: `${expression}${sign === '%' ? '*' : sign}` }
}

function joined(pieces: readonly Drawn[]): Drawn {
  return { ios: pieces.map(({ ios }) => ios).join(''), expression: pieces.map(({ expression }) => expression).join('') }
}

const NUMBER = fc
  .array(fc.constantFrom('1', '2', '3', 'A', '*', '#', '+'), { maxLength: 7 })
  .map((symbols) => symbols.join(''))

describe('destination patterns', () => {
  it('match what the same expression of another engine matches', () => {
    fc.assert(
      fc.property(PATTERN, fc.array(NUMBER, { minLength: 8, maxLength: 8 }), ({ ios, expression }, numbers) => {
        const read = pattern(ios)
        const space = spaceOf(read)
        for (const number of numbers) {
          const expected = new RegExp(`^${expression}`).test(number)
          expect([ios, number, matchesEnBloc(read, number), space.has(number)]).toEqual([
            ios,
            number,
            expected,
            expected,
          ])
        }
      }),
      { numRuns: 600 },
    )
  })

  it('are read as they were after printing', () => {
    fc.assert(
      fc.property(PATTERN, ({ ios }) => {
        const read = pattern(ios)
        const printed = printIosPattern(read)
        expect({ ...pattern(printed), text: '' }).toEqual({ ...read, text: '', explicit: pattern(printed).explicit })
        expect(printIosPattern(pattern(printed))).toBe(printed)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['^+1512555....$', '+1512555....$'],
    ['9,1[2-9,0]', '91[02-9]'],
    ['1\\.2', '1\\.2'],
    ['[^135]T', '[0246-9A-F*#+]T'],
    ['1(23)?4', '1(23)?4'],
    ['bad.bad', 'BAD.BAD'],
    ['+%1', '+%1'],
    ['1\\+', '1\\+'],
  ])('%s is printed as %s', (text, printed) => {
    expect(printIosPattern(pattern(text))).toBe(printed)
  })

  it('take up to 32 more keys behind T', () => {
    expect(matchesEnBloc(pattern('9T'), `9${'1'.repeat(32)}`)).toBe(true)
    expect(matchesEnBloc(pattern('9T'), `9${'1'.repeat(33)}`)).toBe(false)
    expect(spaceOf(pattern('9T')).has(`9${'1'.repeat(33)}`)).toBe(false)
    expect(spaceOf(pattern('9')).has(`9${'1'.repeat(33)}`)).toBe(true)
  })

  it.each([
    ['12[3', 2, 'the bracket is never closed'],
    ['12[]', 2, 'the bracket is empty'],
    ['12[3-', 2, 'the bracket is never closed'],
    ['12[3-]', 3, 'the range 3- has no end'],
    ['1[5-2]', 2, 'the range 5-2 runs backwards'],
    ['1[2-A]', 2, 'a range runs between two digits or two letters'],
    ['sip:1', 0, '«s» is not part of the pattern grammar'],
    ['1T2', 1, 'T inside the pattern'],
    ['1$2', 1, '$ inside the pattern'],
    ['1^2', 1, '^ inside the pattern'],
    ['(1', 0, 'the group is never closed'],
    ['(1T)', 2, 'T inside a group'],
    ['1)', 1, ') without ('],
    ['()1', 0, 'the group is empty'],
    ['%1', 0, '«%» has nothing before it to repeat'],
    ['1%+', 2, '«+» behind another quantifier'],
    ['1\\', 1, 'nothing behind the backslash'],
  ])('refuse %s', (text, position, reason) => {
    const parse = parseIosPattern(text)
    expect(parse).toMatchObject({ ok: false, position, reason })
    expect(parse.ok ? '' : parse.rule).toContain('(local-gateway 5.3)')
  })

  it('say where their keys stand, one number per key', () => {
    expect(iosKeyPositions('^+1(2[34])?\\.5T')).toEqual([1, 2, 4, 5, 11, 13])
    fc.assert(
      fc.property(PATTERN, ({ ios }) => {
        expect(iosKeyPositions(ios)).toHaveLength(keys(pattern(ios).parts))
      }),
    )
  })
})

function keys(parts: readonly IosPart[]): number {
  return parts.reduce((sum, part) => {
    if (part.kind === 'key') return sum + 1
    return sum + keys(part.kind === 'group' ? part.parts : [part.part])
  }, 0)
}
