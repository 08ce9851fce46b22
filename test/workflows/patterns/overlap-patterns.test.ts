import { describe, expect, it } from 'vitest'
import { PLAIN } from '../../../src/report/views/paint.js'
import { overlapJson, overlapView } from '../../../src/report/views/patterns/overlap-view.js'
import { overlapPatterns } from '../../../src/workflows/patterns/overlap-patterns.js'
import type { Grammar } from '../../../src/dialing/pattern.js'

function overlaps(text: string, options: { grammar?: Grammar; limit?: number; nanp?: boolean } = {}) {
  const source = { name: 'list.csv', bytes: new TextEncoder().encode(text) }
  return overlapPatterns([source], {
    grammar: options.grammar ?? 'ucm',
    limit: options.limit ?? 5000,
    expandNumberingPlan: options.nanp ?? false,
  })
}

const LIST = `Pattern,Partition
9.1[2-9]XX,PSTN
912XX,Local
91!,PSTN
912XX,PSTN
\\+15550100,
1XXX,
9.@,PSTN
91[2,PSTN
`

describe('the overlaps of a list', () => {
  it('read', () => {
    expect(overlapView(overlaps(LIST), PLAIN)).toBe(
      `
pattern     and    relation             both match  in all  same partition  rows
----------  -----  -------------------  ----------  ------  --------------  -----------------------
9.1[2-9]XX  912XX  second inside first  91200       100     PSTN            2 PSTN; 3 Local, 5 PSTN
9.1[2-9]XX  91!    first inside second  91200       800     PSTN            2 PSTN; 4 PSTN
912XX       91!    first inside second  91200       100     PSTN            3 Local, 5 PSTN; 4 PSTN

In more than one row:
  912XX  row 3 Local, 5 PSTN

Not compared, because @ is not expanded (--nanp expands it):
  9.@  row 8 PSTN

list.csv: 7 rows, 6 different patterns: 3 pairs overlap; 1 text in more than one row`.trim(),
    )
  })

  it('set rows aside that are no patterns', () => {
    expect(overlaps(LIST).refused).toMatchObject([{ file: 'list.csv', row: 9, text: '91[2', position: 2 }])
  })

  it('are limited honestly', () => {
    const result = overlaps(LIST, { limit: 1 })
    expect(result.pairs).toEqual(overlaps(LIST).pairs.slice(0, 1))
    expect(overlapView(result, PLAIN)).toContain('… and 2 more pairs; --limit shows more')
    expect(overlapView(overlaps(LIST, { limit: 0 }), PLAIN)).toContain('3 pairs overlap')
  })

  it('say nothing of partitions where the list names none', () => {
    const result = overlaps('1XXX\n12XX\n')
    expect(result.pairs[0]).not.toHaveProperty('samePartitions')
    expect(overlapView(result, PLAIN)).not.toContain('partition')
  })

  it('take a row without a partition as one of <None>', () => {
    const [pair] = overlaps('pattern,partition\n1XXX,\n12XX,\n555,A\n').pairs
    expect(pair?.samePartitions).toEqual(['<None>'])
  })

  it('are text where a number would lose digits, and null where they are endless', () => {
    const json = overlapJson(overlaps('9!\n9X!\n9XXXXXXXXXXXXXXXXXXXX\n'))
    expect(JSON.parse(JSON.stringify(json))).toMatchObject({
      pairs: [{ shared: null }, { shared: '100000000000000000000' }, { shared: '100000000000000000000' }],
    })
  })

  it('name what is equal under another text', () => {
    expect(overlaps('9.1X\n91X\n91[0-9]\n').pairs.map(({ relation }) => relation)).toEqual(['equal', 'equal', 'equal'])
  })

  it.each([
    ['webex', '+1555010XX\n+15550100X\n', ['+155501000']],
    ['ios', '1(23)+$\n12323$\n', ['12323']],
  ] as const)('work in the grammar %s', (grammar, text, witnesses) => {
    expect(overlaps(text, { grammar }).pairs.map(({ witness }) => witness)).toEqual(witnesses)
  })

  it('are none where there are none', () => {
    expect(overlapView(overlaps('*67\n67\nX\n'), PLAIN)).toBe('3 rows, 3 different patterns: no two overlap')
    expect(overlapView(overlaps(''), PLAIN)).toBe('0 rows, 0 different patterns: no two overlap')
  })
})
