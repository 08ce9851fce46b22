import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convertPatterns } from '../../../src/dialing/grammars/convert/convert-patterns.js'
import { asDigits } from '../../../src/dialing/grammars/digits-reading.js'
import { matches } from '../../../src/dialing/grammars/matches.js'
import type { AnyPattern } from '../../../src/dialing/grammars/parse-pattern.js'
import { parsePattern } from '../../../src/dialing/grammars/parse-pattern.js'
import type { Grammar } from '../../../src/dialing/pattern.js'

function read(grammar: Grammar, text: string): AnyPattern {
  const parse = parsePattern(grammar, text)
  if (!parse.ok) throw new Error(`${text}: ${parse.reason}`)
  return parse.pattern
}

function convertedAsDigits(from: Grammar, to: Grammar, text: string) {
  const { converted, refused } = convertPatterns([asDigits(read(from, text)).pattern], to)
  return { texts: converted.map((each) => each.text), refused }
}

describe('patterns of a gateway read as digits', () => {
  it.each<[Grammar, string, readonly string[]]>([
    ['webex', '1...', ['1XXX']],
    ['webex', '[2-4]..', ['2XX', '3XX', '4XX']],
    ['webex', '\\+1..........$', ['+1XXXXXXXXXX']],
    ['webex', '911$', ['911']],
    ['webex', '13', ['13']],
    ['webex', '+4420T', ['+4420!']],
    ['ucm', '9T', ['9!']],
    ['ucm', '^9[2-9]..[2-9]......$', ['9[2-9]XX[2-9]XXXXXX']],
    ['ucm', '[^9]..$', ['[0-8]XX']],
    ['ucm', '1(2.)?3', ['13', '12X3']],
    // A set that names its keys is meant as it stands.
    ['ucm', '1[0-9*#]', ['1[0-9*#]']],
    ['ucm', '1\\*', ['1*']],
  ])('to %s: %s is %j', (to, text, expected) => {
    expect(convertedAsDigits('ios', to, text)).toEqual({ texts: expected, refused: [] })
  })

  it('still refuse what cannot be said, where it stands', () => {
    expect(convertedAsDigits('ios', 'webex', '9T').refused).toMatchObject([{ position: 1 }])
    expect(convertedAsDigits('ios', 'webex', '1[^0-9]$').refused).toMatchObject([{ position: 1 }])
  })

  it('say what was not taken at its word', () => {
    const flags = (from: Grammar, text: string) => {
      const { digitsOnly, wholeNumber, openEnd } = asDigits(read(from, text))
      return [digitsOnly, wholeNumber, openEnd]
    }
    expect(flags('ios', '1...')).toEqual([true, true, false])
    expect(flags('ios', '12$')).toEqual([false, false, false])
    expect(flags('ios', '9T')).toEqual([false, false, true])
    expect(flags('ucm', '[^9]X')).toEqual([true, false, false])
    expect(flags('ucm', '9.@')).toEqual([false, false, false])
    expect(flags('webex', '+1!')).toEqual([false, false, false])
  })

  it('say exactly what the reading says, whatever the pattern', () => {
    const piece = fc.constantFrom('1', '9', '.', '[2-4]', '[^2-4]', '[13*]', '.%', '[^1]?', '2+', '(1.)?', '*', '#')
    const pattern = fc
      .tuple(fc.array(piece, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '$', 'T'))
      .map(([pieces, end]) => ({ pieces, end, text: pieces.join('') + end }))
    const number = fc.array(fc.constantFrom(...'1234590*#+A'), { maxLength: 7 }).map((keys) => keys.join(''))
    fc.assert(
      fc.property(pattern, fc.array(number, { maxLength: 30 }), ({ pieces, end, text }, numbers) => {
        const { texts, refused } = convertedAsDigits('ios', 'ucm', text)
        if (refused.length > 0) return
        // The reading in words, by a regular expression.
        const words: Record<string, string> = { '.': '[0-9]', '[^2-4]': '[015-9]', '.%': '[0-9]*', '[^1]?': '[02-9]?' }
        const escaped = (each: string) => words[each] ?? each.replace(/^\*$/, '\\*').replace('(1.)?', '(1[0-9])?')
        const oracle = new RegExp(`^${pieces.map(escaped).join('')}${end === 'T' ? '[0-9]+' : ''}$`)
        const written = texts.map((each) => read('ucm', each))
        for (const digits of numbers) {
          expect([text, digits, written.some((each) => matches(each, digits))]).toEqual([
            text,
            digits,
            oracle.test(digits),
          ])
        }
      }),
      { numRuns: 400 },
    )
  })
})

describe('patterns of Unified CM read as digits', () => {
  it('take [^…] for digits, so that Webex can say them', () => {
    expect(convertedAsDigits('ucm', 'webex', '9[^0-7]X').texts).toEqual(['98X', '99X'])
    expect(convertedAsDigits('ucm', 'webex', '9[*1]').refused).toHaveLength(1)
  })
})
