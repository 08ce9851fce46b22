import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convertPatterns } from '../../../src/dialing/grammars/convert/convert-patterns.js'
import type { AnyPattern } from '../../../src/dialing/grammars/parse-pattern.js'
import { parsePattern } from '../../../src/dialing/grammars/parse-pattern.js'
import { spaceOf } from '../../../src/dialing/grammars/space-of.js'
import type { Grammar } from '../../../src/dialing/pattern.js'
import { DialSpace } from '../../../src/dialing/spaces/dial-space.js'
import { wildPattern } from '../../support/naive-pattern-generator.js'
import { leastDialPatterns } from '../../support/naive-dial-patterns.js'
import { sharedData } from '../../support/shared-data.js'

function read(grammar: Grammar, texts: readonly string[]): readonly AnyPattern[] {
  return texts.map((text) => {
    const parse = parsePattern(grammar, text)
    if (!parse.ok) throw new Error(`${text}: ${parse.reason}`)
    return parse.pattern
  })
}

function converted(from: Grammar, to: Grammar, texts: readonly string[], fewest = false): readonly string[] {
  return convertPatterns(read(from, texts), to, { fewest }).converted.map(({ text }) => text)
}

/** The strings of all patterns that were not refused, before and after. */
function bothSpaces(from: Grammar, to: Grammar, texts: readonly string[], fewest = false) {
  const patterns = read(from, texts)
  const result = convertPatterns(patterns, to, { fewest })
  const refused = new Set(result.refused.map(({ input }) => input))
  const before = DialSpace.union(patterns.filter((_, input) => !refused.has(input)).map(spaceOf))
  const after = DialSpace.union(
    read(
      to,
      result.converted.map(({ text }) => text),
    ).map(spaceOf),
  )
  return { before, after, result }
}

describe('Unified CM to Webex', () => {
  it.each([
    [
      ['9.[2-9]XXXXXX'],
      ['92XXXXXX', '93XXXXXX', '94XXXXXX', '95XXXXXX', '96XXXXXX', '97XXXXXX', '98XXXXXX', '99XXXXXX'],
    ],
    [['8[1-3][4-6]XX'], ['814XX', '815XX', '816XX', '824XX', '825XX', '826XX', '834XX', '835XX', '836XX']],
    [['\\+1408!'], ['+1408!']],
    [['\\+49X!'], ['+490!', '+491!', '+492!', '+493!', '+494!', '+495!', '+496!', '+497!', '+498!', '+499!']],
    [['\\+1X?'], ['+1', '+1!']],
    [['\\+49[1-9]+!'], ['+491!', '+492!', '+493!', '+494!', '+495!', '+496!', '+497!', '+498!', '+499!']],
    [['7[0-9]XX'], ['7XXX']],
    [['XXX'], ['0XX', '1XX', '2XX', '3XX', '4XX', '5XX', '6XX', '7XX', '8XX', '9XX']],
    [['4X5'], ['405', '415', '425', '435', '445', '455', '465', '475', '485', '495']],
    [['[*2]55'], ['255', '*55']],
    // Overlaps between patterns of the list are said once, and halves that meet become whole.
    [
      ['8[1-3]XX', '8[2-4]XX'],
      ['81XX', '82XX', '83XX', '84XX'],
    ],
    [['8[0-4]XX', '8[5-9]XX'], ['8XXX']],
    [
      ['8[1-3]XX', '82[0-4]X'],
      ['81XX', '82XX', '83XX'],
    ],
    [['\\+1[2-4]XX', '\\+1!'], ['+1!']],
    [['1234', '12.34', '1[2]34'], ['1234']],
  ])('%j gives %j', (texts, expected) => {
    expect(converted('ucm', 'webex', texts)).toEqual(expected)
  })

  it('leaves what is one dial pattern by itself as it is, unless the fewest are asked for', () => {
    expect(converted('ucm', 'webex', ['8XXX', '81XX', '82[3-4]X'])).toEqual(['8XXX', '81XX'])
    expect(converted('ucm', 'webex', ['8XXX', '81XX', '82[3-4]X'], true)).toEqual(['8XXX'])
    expect(converted('ucm', 'webex', ['\\+1X', '\\+1X!'])).toEqual(['+1X', '+1!'])
    expect(converted('ucm', 'webex', ['\\+1X', '\\+1X!'], true)).toEqual(['+1!'])
  })

  it.each([
    ['9.@', 2, '@ stands for a whole numbering plan'],
    ['9.011!#', 5, 'a dial pattern cannot end any number of digits with #'],
    ['9.011!', 5, 'a dial pattern takes any number of digits only when it begins with +'],
    ['91!5', 2, 'a dial pattern takes any number of digits at its end only'],
    ['9+11', 0, 'a dial pattern cannot repeat one key or set'],
    ['13[^3-9]6', 2, 'the set takes * and # too, which a dial pattern cannot hold behind its beginning'],
    ['[^1]X', 0, 'the set takes * and # too, which a dial pattern cannot hold'],
    ['91#', 2, 'a dial pattern cannot hold # behind its beginning'],
    ['A12', 0, 'a dial pattern cannot hold A'],
    ['\\+X1', 2, 'a dial pattern cannot have 0 behind +'],
    ['!', 0, 'a dial pattern begins with a digit; this one begins with any number of them'],
    ['\\+!', 2, 'a dial pattern has a digit behind +; this one has any number of them'],
    ['\\+', 1, 'a dial pattern has a digit behind +; this one has none'],
    ['*33X?*X?', 7, 'what a second ? matches is not certain'],
    ['XXXXXXX1', 0, 'it takes 10000000 dial patterns, more than 100000'],
  ])('refuses %s', (text, position, reason) => {
    expect(convertPatterns(read('ucm', [text, '12']), 'webex')).toEqual({
      converted: [{ text: '12', input: 1 }],
      refused: [{ input: 0, position, reason }],
    })
  })

  it('says the same strings, whatever the list', () => {
    const lists = fc.array(
      fc.oneof(
        wildPattern().map(({ text }) => text),
        RUN,
      ),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(lists, fc.boolean(), (texts, fewest) => {
        const { before, after, result } = bothSpaces('ucm', 'webex', texts, fewest)
        expect(after.equals(before)).toBe(true)
        expect(new Set(result.converted.map(({ text }) => text)).size).toBe(result.converted.length)
      }),
      { numRuns: 400 },
    )
  })

  it('needs no more dial patterns than an exhaustive search', () => {
    fc.assert(
      fc.property(fc.array(RUN, { minLength: 1, maxLength: 4 }), (texts) => {
        const { before, result } = bothSpaces('ucm', 'webex', texts, true)
        // The search knows strings of up to 4 digits; an open pattern shows there as it does without limit.
        if (result.refused.length > 0 || result.converted.length > 6) return
        const strings = [...upTo(before, 5)]
        expect([texts, leastDialPatterns(strings, 5)]).toEqual([texts, result.converted.length])
      }),
      { numRuns: 400 },
    )
  })
})

/** Short patterns that can be said, and meet each other. */
const RUN = fc
  .tuple(
    fc.constantFrom('', '\\+', '\\+'),
    fc.constantFrom('1', '1', '[12]'),
    fc.constantFrom('', '2', '[0-4]', '[5-9]', '[1-9]', 'X'),
    fc.constantFrom('', '', 'X', '[0-4]', '[5-9]'),
    fc.constantFrom('', '', '!'),
  )
  .map(([lead, first, second, third, end]) => `${lead}${first}${second}${third}${lead === '' ? '' : end}`)

function* upTo(space: DialSpace, length: number): Generator<string> {
  for (const text of space.strings()) {
    if (text.length > length) return
    yield text
  }
}

describe('the other ways', () => {
  it.each<[Grammar, Grammar, string, readonly string[]]>([
    ['webex', 'ucm', '+1408XXX', ['\\+1408XXX']],
    ['webex', 'ucm', '+1408!', ['\\+1408!']],
    ['webex', 'ucm', '*888', ['*888']],
    ['webex', 'ios', '+1408!', ['+1408[0-9]+$']],
    ['webex', 'ios', '4XXX', ['4[0-9][0-9][0-9]$']],
    ['ucm', 'ios', '9.1[2-9]X?', ['91[2-9][0-9]%$']],
    ['ucm', 'ios', '\\+1[^3-9]#', ['+1[0-2*#]#$']],
    ['ucm', 'ios', '1\\+2', ['1\\+2$']],
    ['ios', 'ucm', '+1512[2-9][0-9]%$', ['\\+1512[2-9]X?']],
    ['ios', 'ucm', '1(23)?4$', ['14', '1234']],
    ['ios', 'ucm', '1(2)%3$', ['12?3']],
    ['ios', 'webex', '+1512[2-3][0-9]$', ['+15122X', '+15123X']],
    ['ios', 'webex', '+?1512[0-9]$', ['1512X', '+1512X']],
  ])('%s to %s: %s', (from, to, text, expected) => {
    expect(converted(from, to, [text])).toEqual(expected)
  })

  it.each<[Grammar, string, number, string]>([
    ['ucm', '+1512', 4, 'without $ at its end it takes every longer number too'],
    ['webex', '9T', 1, 'T takes up to 32 more keys, whichever they are'],
    ['ucm', '15.$', 2, 'the set takes + among other keys, as . does, which cannot be written'],
    ['webex', '15.$', 2, 'the set takes * and # too, which a dial pattern cannot hold behind its beginning'],
    ['ucm', '1E$', 1, 'E is in no dial string'],
    ['ucm', '1(23)%4$', 2, 'a group of several keys is repeated'],
    ['ucm', '1%2%3$', 2, 'it would take a second ?, whose meaning is not certain'],
    ['ucm', `${'[13]'.repeat(13)}$`, 52, 'it would be 52 characters long, more than 50'],
  ])('IOS XE to %s refuses %s', (to, text, position, reason) => {
    expect(convertPatterns(read('ios', [text]), to)).toEqual({
      converted: [],
      refused: [{ input: 0, position, reason }],
    })
  })

  it('say the same strings', () => {
    fc.assert(
      fc.property(fc.array(wildPattern(), { minLength: 1, maxLength: 3 }), (patterns) => {
        const texts = patterns.map(({ text }) => text)
        const there = bothSpaces('ucm', 'ios', texts)
        expect(there.after.equals(there.before)).toBe(true)
        const back = bothSpaces(
          'ios',
          'ucm',
          there.result.converted.map(({ text }) => text),
        )
        expect(back.after.equals(back.before)).toBe(true)
        expect(back.before.equals(there.after) || back.result.refused.length > 0).toBe(true)
      }),
      { numRuns: 250 },
    )
  })
})

const PATTERNS = sharedData('dialplan-patterns-10000/patterns.csv')

describe.skipIf(PATTERNS === undefined)('ten thousand dial patterns', () => {
  it('come back from Unified CM grammar as they were', () => {
    const [, ...lines] = readFileSync(PATTERNS ?? '', 'utf8')
      .trim()
      .split('\n')
    const there = converted('webex', 'ucm', lines)
    expect(there).toHaveLength(9987)
    expect(converted('ucm', 'webex', there)).toEqual([...new Set(lines)])
    const fewest = converted('ucm', 'webex', there, true)
    expect(fewest.length).toBeLessThan(9100)
    expect(
      DialSpace.union(read('webex', fewest).map(spaceOf)).equals(DialSpace.union(read('webex', lines).map(spaceOf))),
    ).toBe(true)
  })
})
