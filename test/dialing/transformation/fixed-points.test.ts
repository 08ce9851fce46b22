import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUcmPattern } from '../../../src/dialing/grammars/ucm-pattern.js'
import { DialSpace } from '../../../src/dialing/spaces/dial-space.js'
import { DigitRewriting } from '../../../src/dialing/transformation/digit-rewriting.js'
import { runs, SEEDED } from '../../support/seeded.js'

function pattern(text: string) {
  const read = parseUcmPattern(text)
  if (!read.ok) throw new Error(`${text}: ${read.reason}`)
  return read.pattern
}

function discarding(text: string): DigitRewriting {
  const rewriting = DigitRewriting.discard('PreDot', pattern(text))
  if (rewriting === undefined) throw new Error(`${text} discards nothing`)
  return rewriting
}

/** Every string over these symbols up to a length. */
function strings(symbols: string, longest: number): readonly string[] {
  let last = ['']
  const all = ['']
  for (let length = 1; length <= longest; length += 1) {
    last = last.flatMap((text) => [...symbols].map((symbol) => text + symbol))
    all.push(...last)
  }
  return all
}

const step = fc.oneof(
  fc
    .constantFrom('0.!', '1.X', '!.X', '.!', '01.X!', '0X.!', '!', '1X.0?')
    .map((text) => (text.includes('.') ? discarding(text) : DigitRewriting.identity)),
  fc.constantFrom('X', 'XX', 'XXX', '0XX', '1XXX', '10', 'X1X', '0').map((mask) => DigitRewriting.mask(mask)),
  fc.constantFrom('0', '1', '01', '10').map((prefix) => DigitRewriting.prefix(prefix)),
)

describe('the strings that a rewriting leaves as they are', () => {
  it('are those that it gives back, over chains of everything', () => {
    const all = strings('01', 7)
    const within = DialSpace.ofStrings(all)
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
        const chain = steps.reduce((one, next) => one.then(next), DigitRewriting.identity)
        const fixed = chain.fixedPoints(within)
        expect([...fixed.strings()].sort()).toEqual(all.filter((digits) => chain.apply(digits) === digits).sort())
      }),
      { ...SEEDED, numRuns: runs(300) },
    )
  })

  it('are nothing where digits are lost for good, however long the chain and free the digits', () => {
    const once = discarding('8XX.!')
    const chain = Array.from({ length: 10 }).reduce<DigitRewriting>((all) => all.then(once), DigitRewriting.identity)
    expect(chain.fixedPoints(DialSpace.all).isEmpty).toBe(true)
    const five = discarding('XXXXX.!')
    expect(five.fixedPoints(DialSpace.ofElements(pattern('!').elements)).isEmpty).toBe(true)
  })

  it('are found where a prefix puts back what was discarded', () => {
    const rewriting = discarding('9.XX').then(DigitRewriting.prefix('9'))
    expect(rewriting.fixedPoints(DialSpace.all).key).toBe(DialSpace.ofElements(pattern('9XX').elements).key)
  })
})
