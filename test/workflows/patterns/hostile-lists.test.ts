import { describe, expect, it } from 'vitest'
import { matchesEnBloc } from '../../../src/dialing/grammars/ios-match.js'
import { parseIosPattern } from '../../../src/dialing/grammars/ios-pattern.js'
import type { Grammar } from '../../../src/dialing/pattern.js'
import { convertList } from '../../../src/workflows/patterns/convert-list.js'
import { matchList } from '../../../src/workflows/patterns/match-list.js'
import { overlapPatterns } from '../../../src/workflows/patterns/overlap-patterns.js'
import { readPatterns } from '../../../src/workflows/patterns/read-patterns.js'

/** Each of these would take a million sets or more, or as many ways, if all were told apart. */
const UCM = [
  `X?1${'X'.repeat(20)}`,
  `X?1${'X'.repeat(46)}`,
  `X?1${'X'.repeat(20)}1X?`,
  'X?1'.repeat(16),
  '[12]?[13]?[23]?'.repeat(3),
  `9X?${'[13]'.repeat(10)}`,
]
const IOS = [
  `.%1${'.'.repeat(20)}$`,
  `.%1${'.'.repeat(200)}`,
  '1?'.repeat(120),
  '(1?)'.repeat(60),
  `${'('.repeat(60)}1${'%)'.repeat(60)}%2$`,
  `${'('.repeat(100)}1${')?'.repeat(50)}${')'.repeat(50)}T`,
  `.%1${'.'.repeat(9)}T`,
  '('.repeat(50_000),
]

const LISTS: readonly [Grammar, readonly string[]][] = [
  ['ucm', UCM],
  ['ios', IOS],
  ['webex', ['+1!', `1${'X'.repeat(100_000)}`]],
]

function source(rows: readonly string[]) {
  return { name: 'hostile.txt', bytes: new TextEncoder().encode(`${rows.join('\n')}\n`) }
}

describe.each(LISTS)('a hostile list in the grammar %s', (grammar, rows) => {
  const list = () => readPatterns(grammar, [source(rows)])

  it('is matched', () => {
    const { matches, refused } = matchList(list(), '1'.repeat(60), { expandNumberingPlan: true })
    expect(matches.length + refused.length).toBeGreaterThan(0)
  })

  it('is compared', () => {
    const { refused, rows: read } = overlapPatterns([source(rows)], { grammar, limit: 5000, expandNumberingPlan: true })
    expect(read).toBeGreaterThan(0)
    expect(refused.length).toBeGreaterThan(0)
  })

  it.each<Grammar>(['ucm', 'webex', 'ios'])('is converted to %s', (to) => {
    for (const digits of [false, true]) {
      const { patterns, refused } = convertList(list(), to, { fewest: false, digits })
      expect(patterns.length + refused.length).toBeGreaterThan(0)
    }
  })
})

describe('what is beyond reach', () => {
  it('is refused by row, and everything else compared', () => {
    const rows = ['1X', `X?1${'X'.repeat(20)}`, '12', `X?1${'X'.repeat(20)}`]
    const { pairs, refused } = overlapPatterns([source(rows)], {
      grammar: 'ucm',
      limit: 10,
      expandNumberingPlan: false,
    })
    expect(pairs.map(({ first, second }) => [first.text, second.text])).toEqual([['1X', '12']])
    expect(refused).toMatchObject([
      { row: 2, position: 1, reason: 'too many ways to tell its strings apart: a repeat with much behind it' },
      { row: 4 },
    ])
  })

  it('is not asked of all large patterns together either', () => {
    const rows = Array.from(
      { length: 20 },
      (_, index) => `X?[${index % 10}*]${'X'.repeat(7)}[${Math.floor(index / 10)}#]`,
    )
    const { refused, distinct } = overlapPatterns([source(rows)], {
      grammar: 'ucm',
      limit: 5000,
      expandNumberingPlan: false,
    })
    expect(distinct).toBe(20)
    expect(refused.length).toBeGreaterThan(10)
    expect(refused.length).toBeLessThan(20)
  })

  it('is no reason not to count one repeat', () => {
    const list = readPatterns('ucm', [source([`X?1${'X'.repeat(20)}`])])
    const { matches, refused } = matchList(list, '1'.repeat(30), { expandNumberingPlan: false })
    expect(matches).toMatchObject([{ strings: `1${'0'.repeat(29)}` }])
    expect(refused).toEqual([])
  })
})

describe('repeats around repeats', () => {
  it.each([
    ['((1%2)%3)%$', '1231233', true],
    ['((1%2)%3)%$', '12312', false],
    ['(((1)+2?)+)%4$', '1121214', true],
    [`${'('.repeat(40)}1${')%'.repeat(40)}2$`, `${'1'.repeat(30)}2`, true],
    [`${'('.repeat(40)}1${')%'.repeat(40)}2$`, `${'1'.repeat(30)}3`, false],
  ])('%s takes %s: %s', (text, digits, expected) => {
    const parse = parseIosPattern(text)
    expect(parse.ok && matchesEnBloc(parse.pattern, digits)).toBe(expected)
  })
})

describe('@ in a list that is compared', () => {
  it('is expanded on request', () => {
    const ask = (expandNumberingPlan: boolean) =>
      overlapPatterns([source(['9.@', '912125550100', '8XXX'])], { grammar: 'ucm', limit: 10, expandNumberingPlan })
    expect(ask(false)).toMatchObject({ pairCount: 0, unexpanded: [{ text: '9.@' }] })
    expect(ask(true)).toMatchObject({
      pairs: [{ first: { text: '9.@' }, relation: 'around', witness: '912125550100', shared: 1n }],
      unexpanded: [],
      refused: [],
    })
  })
})
