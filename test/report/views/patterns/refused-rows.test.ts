import { describe, expect, it } from 'vitest'
import { adviceLines, refusedJson, refusedLines } from '../../../../src/report/views/patterns/refused-rows.js'
import { readPatterns } from '../../../../src/workflows/patterns/read-patterns.js'
import type { Grammar } from '../../../../src/dialing/pattern.js'

function read(grammar: Grammar, text: string) {
  return readPatterns(grammar, [{ name: 'list.csv', bytes: new TextEncoder().encode(text) }])
}

const WEBEX = Array.from({ length: 40 }, (_, index) => `+155501${String(index).padStart(2, '0')}X\n`).join('')

describe('refused rows', () => {
  it('of one reason are shown by the first three, and counted', () => {
    const lines = refusedLines(read('ucm', `${WEBEX}91[2\n12XX\n`).refused)
    expect(lines).toHaveLength(5)
    expect(lines[0]).toContain('refused: list.csv:1: +15550100X: character 1: «+» has nothing before it')
    expect(lines[3]).toBe('… and 37 more with the same reason')
    expect(lines[4]).toContain('list.csv:41: 91[2: character 3: the bracket is never closed')
  })

  it('are of one reason, whichever sign or number it quotes', () => {
    const refused = read('webex', '1X5\n1X6\n1X7\n1X8\n1X9\n').refused
    expect(new Set(refused.map(({ reason }) => reason)).size).toBe(5)
    expect(refusedLines(refused)).toHaveLength(4)
  })

  it('are all shown where a count would take as many lines', () => {
    expect(refusedLines(read('webex', '1X5\n1X6\n1X7\n1X8\n').refused)).toHaveLength(4)
  })

  it('do not fill the screen with one text', () => {
    const [line = ''] = refusedLines(read('ios', `${'1'.repeat(100_000)}\n`).refused)
    expect(line).toBe(
      `refused: list.csv:1: ${'1'.repeat(60)}…: character 257: the row has 100000 characters; a row holds at most 256 characters`,
    )
  })

  it('count characters from one for programs too', () => {
    const [row = {}] = refusedJson(read('ucm', '91[2\n').refused)
    expect(row).toMatchObject({ character: 3 })
    expect(row).not.toHaveProperty('position')
  })
})

describe('a list of which most rows are refused', () => {
  it.each<[Grammar, string, readonly string[]]>([
    ['ucm', WEBEX, ['hint: is this a list for --grammar webex?']],
    ['webex', '9.1[2-9]XX\n9.1[2-9]XXXX\n', ['hint: is this a list for --grammar ucm?']],
    ['ucm', '^9(12)?3$\n9T\n', ['hint: is this a list for --grammar ios?']],
    // Most can be read, or no other grammar reads nearly all.
    ['ucm', `12XX\n13XX\n+15550100\n`, []],
    ['ucm', '+15550100X\n^1T\n', []],
    [
      'ucm',
      '1234,A\n1235,A\n',
      [
        'hint: rows with several cells need a header row that names the column of patterns, for example pattern,partition',
      ],
    ],
    ['ucm', '', []],
  ])('under %s: %j', (grammar, text, lines) => {
    expect(adviceLines(read(grammar, text).advice, '--grammar')).toEqual(lines)
  })
})
