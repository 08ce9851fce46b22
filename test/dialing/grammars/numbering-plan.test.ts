import { describe, expect, it } from 'vitest'
import { matches } from '../../../src/dialing/grammars/matches.js'
import type { NumberingPlanExpansion } from '../../../src/dialing/grammars/numbering-plan/expand-numbering-plan.js'
import { expandNumberingPlan } from '../../../src/dialing/grammars/numbering-plan/expand-numbering-plan.js'
import { NANP_TAGS } from '../../../src/dialing/grammars/numbering-plan/nanp.js'
import { parseRouteFilterClause } from '../../../src/dialing/grammars/numbering-plan/route-filter-clause.js'
import { parseUcmPattern } from '../../../src/dialing/grammars/ucm-pattern.js'
import { matchedStrings } from '../../../src/dialing/pattern-match.js'

function expansions(text: string, clause?: string): readonly NumberingPlanExpansion[] {
  const pattern = parseUcmPattern(text)
  const filter = clause === undefined ? undefined : parseRouteFilterClause(clause)
  if (!pattern.ok) throw new Error(pattern.reason)
  if (filter?.ok === false) throw new Error(filter.reason)
  return expandNumberingPlan(pattern.pattern, filter?.pattern)
}

function texts(text: string, clause?: string): readonly string[] {
  return expansions(text, clause).map(({ pattern }) => pattern.text)
}

/** The expansions that take the digits, the closest first, each with its number of strings. */
function taking(digits: string, clause?: string): readonly (readonly [string, bigint])[] {
  return expansions('9.@', clause)
    .filter(({ pattern }) => matches(pattern, digits))
    .map(({ pattern }) => [pattern.text, matchedStrings(pattern, digits.length)] as const)
    .sort((a, b) => (a[1] < b[1] ? -1 : 1))
}

describe('9.@ in North America', () => {
  it.each([
    ['90', '9.0'],
    ['91411', '9.1[2-9]11'],
    ['9911', '9.[2-9]11'],
    ['95551234', '9.[2-9][02-9]XXXXX'],
    ['99725551234', '9.[2-9]XX[2-9][02-9]XXXXX'],
    ['919725551234', '9.1[2-9]XX[2-9][02-9]XXXXX'],
    ['9101028819725551234', '9.101XXXX1[2-9]XX[2-9][02-9]XXXXX'],
    ['901133123456789', '9.0113[0-469]!'],
    ['901133123456789#', '9.0113[0-469]!#'],
    ['900', '9.00'],
  ])('takes %s by %s', (digits, expected) => {
    expect(taking(digits)[0]?.[0]).toBe(expected)
  })

  it.each(['9', '91', '92', '9555123', '91972555', '901', '91111', '9.1', '991155'])('does not take %s', (digits) => {
    expect(taking(digits)).toEqual([])
  })

  it('competes with the number of strings of each expansion', () => {
    expect(taking('912125551234')).toEqual([
      ['9.1[2-9]XX[2-9][02-9]XXXXX', 5_760_000_000n],
      ['9.1[2-9]XX[2-9]XXXXXX', 6_400_000_000n],
    ])
  })
})

describe('a route filter', () => {
  it('leaves the closer pattern of one area', () => {
    expect(texts('9.@', '(AREA-CODE==212)')).toEqual([
      '9.1212[2-9]XXXXXX',
      '9.1212[2-9][02-9]XXXXX',
      '9.0212[2-9]XXXXXX',
      '9.0212[2-9][02-9]XXXXX',
      '9.101XXXX1212[2-9]XXXXXX',
      '9.101XXXX1212[2-9][02-9]XXXXX',
      '9.101XXXX0212[2-9]XXXXXX',
      '9.101XXXX0212[2-9][02-9]XXXXX',
    ])
    expect(taking('912125551234', 'AREA-CODE == 212')).toEqual([
      ['9.1212[2-9][02-9]XXXXX', 7_200_000n],
      ['9.1212[2-9]XXXXXX', 8_000_000n],
    ])
  })

  it.each([
    ['SERVICE EXISTS', ['9.[2-9]11', '9.1[2-9]11']],
    ['(SERVICE EXISTS AND LOCAL-DIRECT-DIAL DOES-NOT-EXIST)', ['9.[2-9]11']],
    ['SERVICE == 911 AND LOCAL-DIRECT-DIAL DOES-NOT-EXIST', ['9.911']],
    [
      'SERVICE == [49]11 AND LOCAL-DIRECT-DIAL DOES-NOT-EXIST OR OFFICE-CODE == 555 AND LOCAL-DIRECT-DIAL EXISTS',
      ['9.[49]11', '9.1555XXXX'],
    ],
    [
      '(LOCAL-OPERATOR EXISTS OR LONG-DISTANCE-OPERATOR EXISTS) AND SUBSCRIBER DOES-NOT-EXIST',
      ['9.0', '9.00', '9.101XXXX00'],
    ],
    [
      'COUNTRY-CODE == 44 AND NATIONAL-NUMBER == 20XXXXXXXX AND INTERNATIONAL-DIRECT-DIAL EXISTS AND TRANSIT-NETWORK DOES-NOT-EXIST',
      ['9.0114420XXXXXXXX', '9.0114420XXXXXXXX#'],
    ],
    ['SATELLITE-SERVICE EXISTS', []],
    ['SERVICE == 111', []],
    ['AREA-CODE == 2121', []],
  ])('%s', (clause, expected) => {
    expect(texts('9.@', clause)).toEqual(expected)
  })

  it.each(['', 'AREA-CODE NOT-SELECTED', '(AREA-CODE NOT-SELECTED) AND (SERVICE NOT-SELECTED)'])(
    '«%s» asks for nothing',
    (clause) => {
      expect(texts('9.@', clause)).toEqual(texts('9.@'))
    },
  )

  it.each(NANP_TAGS)('parts the expansions by %s', (tag) => {
    const having = texts('@', `${tag} EXISTS`)
    const lacking = texts('@', `${tag} DOES-NOT-EXIST`)
    expect([...having, ...lacking].sort()).toEqual([...texts('@')].sort())
  })

  it.each([
    ['AREA-CODE = 212', 10, '«= 212» cannot be read'],
    ['AREA-CODES EXISTS', 0, '«AREA-CODES» is no tag'],
    ['AREA-CODE IS 212', 10, '«IS» is no operator'],
    ['AREA-CODE ==', 12, 'there is no value behind =='],
    ['AREA-CODE == 2[1', 14, 'the bracket is never closed'],
    ['(AREA-CODE EXISTS', 17, 'the parenthesis is never closed'],
    ['AREA-CODE EXISTS SERVICE EXISTS', 17, '«SERVICE» is not expected here'],
  ])('%s is refused at %i', (clause, position, reason) => {
    expect(parseRouteFilterClause(clause)).toMatchObject({ ok: false, position, reason })
  })
})

describe('an expansion', () => {
  it('knows its parts, for discard instructions', () => {
    const [first] = expansions('9.@', 'AREA-CODE==212 AND TRANSIT-NETWORK EXISTS AND LONG-DISTANCE-DIRECT-DIAL EXISTS')
    expect(first).toMatchObject({
      elementsBeforeAt: 1,
      pattern: { text: '9.101XXXX1212[2-9]XXXXXX', elementsBeforeDot: 1, usesNumberingPlan: false },
      spans: [
        { tag: 'TRANSIT-NETWORK-ESCAPE', from: 1, to: 4 },
        { tag: 'TRANSIT-NETWORK', from: 4, to: 8 },
        { tag: 'LONG-DISTANCE-DIRECT-DIAL', from: 8, to: 9 },
        { tag: 'AREA-CODE', from: 9, to: 12 },
        { tag: 'OFFICE-CODE', from: 12, to: 15 },
        { tag: 'SUBSCRIBER', from: 15, to: 19 },
      ],
    })
  })

  it('keeps what stands behind @, and a dot there', () => {
    expect(texts('8@1.#', 'SERVICE == 911 AND LOCAL-DIRECT-DIAL DOES-NOT-EXIST')).toEqual(['89111.#'])
  })

  it('is none of a pattern without @', () => {
    expect(texts('9.1!')).toEqual([])
  })
})
