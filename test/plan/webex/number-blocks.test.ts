import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covers, hundredBlocks } from '../../../src/plan/target/webex/number-blocks.js'

describe('blocks of a hundred numbers', () => {
  it('hold the numbers in use and no others than their hundred', () => {
    expect(hundredBlocks(['+17175550111', '+17175550199', '+15125550101'])).toEqual(['+151255501XX', '+171755501XX'])
  })

  it('leave short numbers to the route of unknown extensions, and name long ones as they are dialed', () => {
    expect(hundredBlocks(['4711', '842110', '7115102'])).toEqual(['71151XX'])
  })

  it('are in the grammar of Webex, whatever is put in', () => {
    const symbols = fc.string({ unit: fc.constantFrom(...'+0123456789*#X!\\'), maxLength: 17 })
    fc.assert(
      fc.property(fc.array(symbols), (numbers) => {
        for (const block of hundredBlocks(numbers)) expect(block).toMatch(/^(?:\+[1-9]\d*|\d+)XX$/)
      }),
    )
  })

  it('cover every number that they were made of', () => {
    const number = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 100_000, max: 999_999_999 }))
    fc.assert(
      fc.property(fc.array(number), (list) => {
        const numbers = list.map(([first, rest]) => `+${first}${rest}`)
        const blocks = hundredBlocks(numbers)
        for (const each of numbers) expect(blocks.some((block) => covers(block, each))).toBe(true)
      }),
    )
  })
})

describe('a pattern of Webex', () => {
  it.each([
    ['+171755501XX', '+171755501XX', true],
    ['+1717555XXXX', '+171755501XX', true],
    ['+171755501XX', '+1717555XXXX', false],
    ['+1717!', '+171755501XX', true],
    ['+171755501!', '+171755501', false],
    ['+1512!', '+171755501XX', false],
  ])('%s covers %s: %s', (outer, inner, expected) => {
    expect(covers(outer, inner)).toBe(expected)
  })
})
