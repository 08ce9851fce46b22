import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWebexPattern, printWebexPattern } from '../../../src/dialing/grammars/webex-pattern.js'

const DIGITS = fc.stringMatching(/^[0-9]{0,9}$/)
const VALID = fc.oneof(
  fc
    .tuple(fc.constantFrom('1', '4', '9'), DIGITS, fc.constantFrom('', 'X', 'XXX', '!'))
    .map((all) => `+${all.join('')}`),
  fc
    .tuple(fc.constantFrom('', '*'), fc.stringMatching(/^[0-9]{1,9}$/), fc.constantFrom('', 'X', 'XX'))
    .map((all) => all.join('')),
)

describe('dial patterns of Webex', () => {
  it.each([
    ['+1456!!', 5, '! inside the pattern', '! is the last sign'],
    ['+14!56', 3, '! inside the pattern', '! is the last sign'],
    ['+14X!', 4, '! behind X', '! is the last sign'],
    ['456!', 3, '! in a pattern without +', 'only a pattern that begins with +'],
    ['+!', 1, '! before the first digit', 'a dial pattern begins with a digit'],
    ['+1456X234', 6, 'digit 2 behind X', 'X stands behind the last digit only'],
    ['845X8', 4, 'digit 8 behind X', 'X stands behind the last digit only'],
    ['+0456', 1, '0 behind +', '+ stands at the beginning only, before a digit from 1 to 9'],
    ['1+2', 1, '+ inside the pattern', '+ stands at the beginning only'],
    ['1*2', 1, '* inside the pattern', '* stands at the beginning only'],
    ['+', 1, 'no digit', 'a dial pattern begins with a digit'],
    ['XXXX', 0, 'X before the first digit', 'a dial pattern begins with a digit'],
    ['4[12]', 1, '«[» is not part of the pattern grammar', 'a dial pattern holds digits'],
    ['us.example.com', 0, '«u» is not part of the pattern grammar', 'a dial pattern holds digits'],
  ])('refuse %s', (text, position, reason, rule) => {
    const parse = parseWebexPattern(text)
    expect(parse).toMatchObject({ ok: false, position, reason })
    expect(parse.ok ? '' : parse.rule).toContain(rule)
    expect(parse.ok ? '' : parse.rule).toContain('(webex-api 8)')
  })

  it('are printed as they were written', () => {
    fc.assert(
      fc.property(VALID, (text) => {
        const parse = parseWebexPattern(text)
        expect(parse.ok).toBe(true)
        if (parse.ok) expect(printWebexPattern(parse.pattern.elements)).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('may have a small x, and are printed with a large one', () => {
    const parse = parseWebexPattern('+1408xx')
    expect(parse.ok && printWebexPattern(parse.pattern.elements)).toBe('+1408XX')
  })
})
