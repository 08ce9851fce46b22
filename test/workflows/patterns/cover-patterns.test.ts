import { describe, expect, it } from 'vitest'
import { coverJson, coverRemarks } from '../../../src/report/views/patterns/cover-view.js'
import { refusedLines } from '../../../src/report/views/patterns/refused-rows.js'
import { type CoverRequest, coverPatterns, type PatternCover } from '../../../src/workflows/patterns/cover-patterns.js'

function cover(
  include: readonly string[],
  avoid: readonly string[],
  options: Partial<Omit<CoverRequest, 'include' | 'avoid'>> = {},
): PatternCover {
  const source = (name: string, lines: readonly string[]) => ({ name, bytes: Buffer.from(lines.join('\n')) })
  return coverPatterns({
    include: [source('dn.txt', include)],
    avoid: [source('rp.txt', avoid)],
    grammar: 'ucm',
    exactly: false,
    allowVariable: false,
    expandNumberingPlan: false,
    effort: 1,
    ...options,
  })
}

describe('a cover of lists', () => {
  it('says that the search stopped at its limit, in words and for programs', () => {
    const numbers = Array.from({ length: 1_000 }, (_, index) => String(index).padStart(3, '0'))
    const isWanted = (digits: string): boolean => (Number(digits) * 7919) % 11 < 4
    const [include, avoid] = [numbers.filter(isWanted), numbers.filter((digits) => !isWanted(digits))]
    const found = cover(include, avoid, { effort: 1e-6 })
    expect(found).toMatchObject({ isProvenMinimal: false, stoppedAtWorkLimit: true })
    const { patterns, lowerBound } = found
    expect(coverRemarks(found)).toEqual([
      `stopped at the limit of work: ${patterns.length} patterns for ${include.length} rows, past ${avoid.length} rows; at least ${lowerBound} ${lowerBound === 1 ? 'is' : 'are'} needed`,
      'a longer search may find fewer or prove more: --effort',
      'numbers matched that are in neither list: 0',
    ])
    expect(coverJson(found)).toMatchObject({ stoppedAtWorkLimit: true, isProvenMinimal: false })
    const longer = cover(include, avoid, { effort: 0.02 })
    expect(longer.patterns.length).toBeLessThan(patterns.length)
  })

  it('names the row with @ that nothing is known of, and the way out', () => {
    const found = cover(['5550100', '92125550100'], ['5550102', '9.@', '9.1@'])
    expect(found.patterns).toEqual([])
    expect(refusedLines(found.refused)[0]).toContain(
      'rp.txt:2: 9.@: character 3: @ is not expanded, so what it matches is not known: take the row out, or let --nanp take @ for the North American Numbering Plan',
    )
    expect(coverRemarks(found)).toEqual([
      'no patterns, until rp.txt:2 and 1 other row can be read and covered, or is taken out',
    ])
  })

  it('takes @ for the numbering plan on request', () => {
    const plan = { expandNumberingPlan: true }
    expect(cover(['5550100'], ['9.@'], plan).patterns.map(({ pattern }) => pattern)).toEqual(['5550100'])
    const met = cover(['92125550100'], ['9.@'], plan)
    expect(met.conflicts).toMatchObject([{ digits: '92125550100', avoided: { text: '9.@', row: 1 } }])
    // International calls can end in #, which no pattern of a cover does.
    const whole = cover(['9.@'], [], { ...plan, allowVariable: true })
    expect(whole.refused).toMatchObject([{ row: 1, reason: 'it repeats something other than any digit at its end' }])
  })
})
