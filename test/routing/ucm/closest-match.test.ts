import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../src/model/settings.js'
import { DigitAnalysis } from '../../../src/routing/ucm/digit-analysis.js'
import { analysisSettings, ask } from '../../support/analysis-questions.js'
import type { NaiveSettings } from '../../support/naive-digit-analysis.js'
import { patternEntries, type PlacedPattern } from '../../support/pattern-entries.js'

/** What takes digits in one estate of patterns written `pattern@partition`, for one search space. */
function taker(patterns: string, partitions: string, digits: string, settings: Partial<NaiveSettings> = {}): string {
  const placed = patterns.split(' ').map((text): PlacedPattern => {
    const [pattern = '', partition = ''] = text.split('@')
    return partition === '' ? { pattern } : { pattern, partition }
  })
  const analysis = new DigitAnalysis(patternEntries(placed), analysisSettings(settings))
  return ask(analysis, placed, partitions.split(' '), digits).winner
}

describe('what other tools get wrong', () => {
  it('[^5] takes every key but 5, and not 5', () => {
    expect(taker('8[^5]XX@A', 'A', '8612')).toBe('8[^5]XX@A')
    expect(taker('8[^5]XX@A', 'A', '8*12')).toBe('8[^5]XX@A')
    expect(taker('8[^5]XX@A', 'A', '8512')).toBe('none')
  })

  it('[^1] is less close than X, whatever the order of partitions', () => {
    expect(taker('0.2[^1]XXXXXXX@A 0.2XXXXXXXX@B', 'A B', '0223456789')).toBe('0.2XXXXXXXX@B')
    expect(taker('0.2[2-9]XXXXXXX@A 0.2XXXXXXXX@B', 'A B', '0223456789')).toBe('0.2[2-9]XXXXXXX@A')
  })

  it('X takes digits and neither * nor #', () => {
    expect(taker('1X@A', 'A', '1*')).toBe('none')
    expect(taker('1X@A', 'A', '1#')).toBe('none')
    expect(taker('1X@A 1[*]@A', 'A', '1*')).toBe('1[*]@A')
    expect(taker('1!@A', 'A', '12*')).toBe('none')
  })

  it('15! is closer than 1[3-5]XX at four digits', () => {
    expect(taker('15!@A 1[3-5]XX@A', 'A', '1515')).toBe('15!@A')
    expect(taker('15!@A 1[3-5]XX@A', 'A', '1515', { rankOfVariableLength: 'after-fixed-length' })).toBe('1[3-5]XX@A')
  })

  it('a block in a later partition stands behind a broader route, and blocks', () => {
    const patterns = '9.1[2-9]XX[2-9]XXXXXX@ROUTE 9.1900XXXXXXX@BLOCK'
    expect(taker(patterns, 'ROUTE BLOCK', '919005550100')).toBe('9.1900XXXXXXX@BLOCK')
    expect(taker(patterns, 'BLOCK ROUTE', '919005550100')).toBe('9.1900XXXXXXX@BLOCK')
    expect(taker(patterns, 'ROUTE BLOCK', '919005550100', { partitionOrder: 'first-match' })).toBe(
      '9.1[2-9]XX[2-9]XXXXXX@ROUTE',
    )
  })

  it('# counts: 9.011! and 9.011!# are two patterns', () => {
    expect(taker('9.011!@A 9.011!#@A', 'A', '901144')).toBe('9.011!@A')
    expect(taker('9.011!@A 9.011!#@A', 'A', '901144#')).toBe('9.011!#@A')
  })

  it('equals in one partition are a tie, equals in two go to the earlier one', () => {
    expect(taker('1[0-4]@A 1[4-8]@A', 'A', '14')).toBe('tied')
    expect(taker('1[0-4]@A 1[4-8]@A', 'A', '14', { equalInOnePartition: 'first-by-text' })).toBe('1[0-4]@A')
    expect(taker('1[0-4]@A 1[4-8]@B', 'B A', '14')).toBe('1[4-8]@B')
    expect(taker('1[0-4] 1[4-8]@B', 'B', '14')).toBe('1[4-8]@B')
  })

  it('counts beyond 2 to the power of 53 are told apart', () => {
    const many = 'X'.repeat(24)
    const digits = '1'.repeat(26)
    expect(taker(`[12]1${many}@A [1-3]1${many}@A`, 'A', digits)).toBe(`[12]1${many}@A`)
    expect(taker(`X${many}[1-9]@A [1-9]${many}X@A`, 'A', digits)).toBe('tied')
    expect(taker(`X${many}[1-9]@A !@A`, 'A', digits)).toBe(`X${many}[1-9]@A`)
  })
})

describe('an answer that depends on what the order of partitions decides', () => {
  const placed = ['9.1[2-9]XX[2-9]XXXXXX@ROUTE', '9.1900XXXXXXX@BLOCK'].map((text): PlacedPattern => {
    const [pattern = '', partition = ''] = text.split('@')
    return { pattern, partition }
  })

  it.each([
    { partitions: ['ROUTE', 'BLOCK'], digits: '919005550100', depends: true },
    { partitions: ['BLOCK', 'ROUTE'], digits: '919005550100', depends: false },
    { partitions: ['ROUTE', 'BLOCK'], digits: '912125550100', depends: false },
    { partitions: ['ROUTE', 'BLOCK'], digits: '912', depends: false },
  ])('$digits in $partitions: $depends', ({ partitions, digits, depends }) => {
    for (const partitionOrder of ['tie-break', 'first-match'] as const) {
      const analysis = new DigitAnalysis(patternEntries(placed), analysisSettings({ partitionOrder }))
      const { ranked } = analysis.examine(analysis.walk(digits), digits.length, analysis.searchOrder(partitions))
      expect(analysis.dependsOnPartitionOrder(ranked)).toBe(depends)
    }
  })
})

describe('one pattern in very many partitions', () => {
  const names = Array.from({ length: 1_128 }, (_, site) => `PT-${site}`)
  const placed = [
    ...names.map((partition): PlacedPattern => ({ pattern: '911', partition, urgent: true })),
    ...names.map((partition): PlacedPattern => ({ pattern: '9.!', partition })),
    ...names.slice(0, 600).map((partition): PlacedPattern => ({ pattern: '9[1]1', partition })),
  ]
  const analysis = new DigitAnalysis(patternEntries(placed), DEFAULT_SETTINGS)
  const first = new DigitAnalysis(patternEntries(placed), analysisSettings({ partitionOrder: 'first-match' }))

  it.each([
    { partitions: ['PT-900', 'PT-700', 'PT-1127'], digits: '911', winner: '911@PT-900' },
    { partitions: ['PT-5', 'PT-700'], digits: '911', winner: 'tied' },
    { partitions: ['PT-700', 'PT-5'], digits: '911', winner: '911@PT-700' },
    { partitions: ['elsewhere', 'PT-30'], digits: '9123', winner: '9.!@PT-30' },
    { partitions: [...names].reverse(), digits: '9123', winner: '9.!@PT-1127' },
    { partitions: ['elsewhere'], digits: '911', winner: 'none' },
  ])('$digits in $partitions.length partitions: $winner', ({ partitions, digits, winner }) => {
    for (const engine of [analysis, first]) {
      const answer = ask(engine, placed, partitions, digits)
      expect(answer.winner).toBe(winner)
      expect(answer.more).toBe(winner !== 'none')
      expect(answer.urgent).toBe(digits === '911' && winner !== 'none')
    }
  })

  it('shows all that a small search space sees, and not the rest', () => {
    const order = analysis.searchOrder(['PT-1', 'PT-2'])
    const { ranked } = analysis.examine(analysis.walk('911'), 3, order)
    expect(ranked.map(({ entry, strings }) => `${entry.pattern}@${entry.partition} ${strings}`)).toEqual([
      '911@PT-1 1',
      '9[1]1@PT-1 1',
      '911@PT-2 1',
      '9[1]1@PT-2 1',
      '9.!@PT-1 100',
      '9.!@PT-2 100',
    ])
    expect(analysis.invisible(analysis.walk('911'), order, 3).map(({ partition }) => partition)).toEqual([
      'PT-0',
      'PT-3',
      'PT-4',
    ])
  })
})
