import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { parseUcmPattern, type UcmPattern } from '../../../src/dialing/grammars/ucm-pattern.js'
import { DialSpace } from '../../../src/dialing/spaces/dial-space.js'
import { applyDiscard, applyMask, isKnownDiscard } from '../../../src/dialing/transformation.js'
import { DigitRewriting } from '../../../src/dialing/transformation/digit-rewriting.js'
import {
  arbitraryElements,
  arbitraryExpression,
  arbitraryString,
  patternElements,
  SMALL_WORLD,
  spaceOf,
} from '../../support/dial-set-generator.js'
import {
  ALPHABET,
  LONGEST,
  naiveMembers,
  naivePreDot,
  type NaiveElement,
  stringsUpTo,
} from '../../support/naive-dial-sets.js'
import { applyMask as maskNaively } from '../../support/naive-transformation.js'
import { runs, SEEDED } from '../../support/seeded.js'

vi.setConfig({ testTimeout: runs(60_000) })

type Literally = (digits: string) => string | undefined
/** A rewriting, and the same written without the product's code. */
interface Case {
  readonly text: string
  readonly rewriting: DigitRewriting
  readonly naive: Literally
}

function ucm(text: string): UcmPattern {
  const parse = parseUcmPattern(text)
  if (!parse.ok) throw new Error(`${text}: ${parse.reason}`)
  return parse.pattern
}

function dotted(before: readonly NaiveElement[], after: readonly NaiveElement[]): UcmPattern {
  const elements = patternElements([...before, ...after])
  return { text: 'generated', elements, elementsBeforeDot: before.length, usesNumberingPlan: false }
}

function discard(instruction: string, pattern: UcmPattern): DigitRewriting {
  const rewriting = DigitRewriting.discard(instruction, pattern)
  if (rewriting === undefined) throw new Error(`${instruction} cannot be carried out on ${pattern.text}`)
  return rewriting
}

const withoutHash = (digits: string | undefined) => digits?.replace(/#$/, '')

const arbitraryMask = fc
  .array(fc.constantFrom('X', 'X', 'X', '0', '1', '*', '#', '+'), { minLength: 1, maxLength: 5 })
  .map((symbols) => symbols.join(''))
const arbitraryMasking = arbitraryMask.map(
  (mask): Case => ({
    text: `mask ${mask}`,
    rewriting: DigitRewriting.mask(mask),
    naive: (digits) => maskNaively(mask, digits),
  }),
)
const arbitraryPrefix = arbitraryString.map(
  (prefix): Case => ({
    text: `prefix ${prefix}`,
    rewriting: DigitRewriting.prefix(prefix),
    naive: (digits) => prefix + digits,
  }),
)
const arbitraryKeeping = fc.nat(4).map(
  (kept): Case => ({
    text: `keep ${kept}`,
    rewriting: DigitRewriting.keepRight(kept),
    naive: (digits) => (digits.length > kept ? digits.slice(digits.length - kept) : digits),
  }),
)
const arbitraryPreDot = fc
  .tuple(arbitraryElements, arbitraryElements, fc.boolean())
  .map(([before, after, hash]): Case => {
    const naive = naivePreDot(before, after)
    return {
      text: `PreDot of ${JSON.stringify([before, after])}, ${hash}`,
      rewriting: discard(hash ? 'PreDot Trailing-#' : 'PreDot', dotted(before, after)),
      naive: hash ? (digits) => withoutHash(naive(digits)) : naive,
    }
  })
const arbitraryTrailing = fc.constant<Case>({
  text: 'Trailing-#',
  rewriting: discard('Trailing-#', ucm('X')),
  naive: withoutHash,
})
const arbitraryCase = fc.oneof(arbitraryMasking, arbitraryPrefix, arbitraryKeeping, arbitraryPreDot, arbitraryTrailing)
/** As patterns have it: discard, mask, prefix; and a second rewriting behind. */
const arbitraryChain = fc
  .tuple(arbitraryCase, arbitraryMasking, arbitraryPrefix, arbitraryCase)
  .map(
    (cases): Case => ({
      text: cases.map(({ text }) => text).join(', '),
      rewriting: cases.reduce((chain, { rewriting }) => chain.then(rewriting), DigitRewriting.identity),
      naive: (digits) =>
        cases.reduce<string | undefined>((now, { naive }) => (now === undefined ? now : naive(now)), digits),
    }),
  )
  // The naive PreDot knows nothing beyond LONGEST: behind a mask and a prefix that make longer strings it is left out.
  .filter(({ text }) => text.lastIndexOf('PreDot') <= 0)

const HASHED = stringsUpTo(5, `${ALPHABET}#`)
const DIALED = [...new Set([...stringsUpTo(LONGEST), ...HASHED])]

describe.each([
  ['one rewriting', fc.oneof(arbitraryCase), 300],
  ['a chain of rewritings', arbitraryChain, 150],
])('%s', (_, arbitrary, many) => {
  it('makes of every string what the rules say', () => {
    fc.assert(
      fc.property(arbitrary, ({ text, rewriting, naive }) => {
        for (const digits of DIALED) {
          if (rewriting.apply(digits) !== naive(digits)) {
            throw new Error(`${text} on «${digits}»: ${rewriting.apply(digits)}, not ${naive(digits)}`)
          }
        }
      }),
      { ...SEEDED, numRuns: runs(many) },
    )
  })

  it('makes of a set what it makes of its members', () => {
    fc.assert(
      fc.property(arbitrary, fc.subarray(DIALED, { maxLength: 60 }), ({ rewriting, naive }, members) => {
        const expected = members.map(naive).filter((digits) => digits !== undefined)
        expect(rewriting.image(DialSpace.of(...members)).key).toBe(DialSpace.of(...expected).key)
      }),
      { ...SEEDED, numRuns: runs(many) },
    )
  })

  it('leads into a set from exactly the strings that it makes a member of', () => {
    fc.assert(
      fc.property(arbitrary, arbitraryExpression, ({ text, rewriting }, expression) => {
        const wanted = spaceOf(expression)
        const from = rewriting.preimage(wanted)
        for (const digits of DIALED) {
          const after = rewriting.apply(digits)
          const expected = after !== undefined && wanted.has(after)
          if (from.has(digits) !== expected) throw new Error(`${text} on «${digits}»: ${after}, ${from.has(digits)}`)
        }
        const reached = rewriting.image(DialSpace.all)
        expect(rewriting.image(from).key).toBe(wanted.intersect(reached).key)
      }),
      { ...SEEDED, numRuns: runs(many) },
    )
  })

  it('has in its image of any set every result and nothing else', () => {
    fc.assert(
      fc.property(arbitrary, arbitraryExpression, ({ rewriting, naive }, expression) => {
        const image = rewriting.image(spaceOf(expression).intersect(SMALL_WORLD))
        for (const digits of naiveMembers(expression)) {
          const after = naive(digits)
          if (after !== undefined) expect(image.has(after)).toBe(true)
        }
        expect(rewriting.image(rewriting.preimage(image)).key).toBe(image.key)
      }),
      { ...SEEDED, numRuns: runs(many) },
    )
  })
})

describe('PreDot', () => {
  // Implementations that count characters of the pattern text instead of digits get these wrong.
  it('counts digits, not characters of the pattern: brackets', () => {
    expect(applyDiscard('PreDot', ucm('[2-9]1.XXX'), '21555')).toBe('555')
    const withPrefix = discard('PreDot', ucm('[2-9]1.XXX')).then(DigitRewriting.prefix('77'))
    expect(withPrefix.apply('21555')).toBe('77555')
    expect(withPrefix.image(DialSpace.of('21555', '91000')).key).toBe(DialSpace.of('77555', '77000').key)
  })

  it('counts digits, not characters of the pattern: escaped plus', () => {
    expect(applyDiscard('PreDot', ucm('\\+1.555XXXX'), '+15550100')).toBe('5550100')
    const rewriting = discard('PreDot', ucm('\\+1.555XXXX'))
    expect(rewriting.preimage(DialSpace.of('5550100')).key).toBe(DialSpace.of('+15550100').key)
  })

  it('discards the longest part where a repeat leaves a choice', () => {
    expect(applyDiscard('PreDot', ucm('9!.!'), '9123')).toBe('3')
    expect(applyDiscard('PreDot', ucm('X?.1!'), '111')).toBe('11')
    expect(applyDiscard('PreDot', ucm('!.!'), '12')).toBe('2')
  })

  it('is defined on the strings of the pattern only', () => {
    const pattern = ucm('9!.X#')
    const domain = discard('PreDot', pattern).preimage(DialSpace.all)
    expect(domain.key).toBe(DialSpace.ofElements(pattern.elements).key)
    expect(applyDiscard('PreDot', pattern, '8123#')).toBeUndefined()
  })

  it('is a problem without a dot, and with a numbering plan', () => {
    expect(applyDiscard('PreDot', ucm('91XXX'), '91234')).toBeUndefined()
    expect(applyDiscard('PreDot', ucm('9.@'), '95550100')).toBeUndefined()
    expect(DigitRewriting.discard('PreDot', ucm('91XXX'))).toBeUndefined()
  })
})

describe('discard instructions', () => {
  it.each([
    ['NoDigits', '9011#', true, '9011#'],
    ['None', '9011#', true, '9011#'],
    ['Trailing-#', '9011#', true, '9011'],
    ['predot trailing-#', '9011#', true, '011'],
    ['PreDot Trailing-#', '9#1##', true, undefined],
    ['PreAt', '9011#', false, undefined],
    ['10D@7D', '9011#', false, undefined],
  ])('%s on %s', (instruction, digits, known, expected) => {
    expect(isKnownDiscard(instruction)).toBe(known)
    expect(applyDiscard(instruction, ucm('9.!#'), digits)).toBe(expected)
  })
})

describe('masks', () => {
  it.each([
    ['1234', '2345', '1234'],
    ['+1555555XXXX', '0100', '+15555550100'],
    ['XXXX', '+15555550100', '0100'],
    ['55XX', '1', '551'],
    ['X', '', ''],
    ['', '1234', ''],
    ['*XX#', '1234', '*23#'],
  ])('%s over %s is %s', (mask, digits, expected) => {
    expect(applyMask(mask, digits)).toBe(expected)
  })

  it('keeps characters that are no dial symbols, which have no image', () => {
    expect(applyMask('XXXX', 'Ann-12')).toBe('n-12')
    expect(applyMask('aXX', '1234')).toBe('a34')
    expect(DigitRewriting.mask('aXX').image(DialSpace.of('1234')).isEmpty).toBe(true)
  })

  it('puts a prefix before the number and then a mask on both, whatever the prefix holds', () => {
    const masks = ['XXX', '1200#', 'X9', '1XXXX', '']
    for (const prefix of ['9', 'w', ' 9', '12']) {
      for (const mask of masks) {
        const rewriting = DigitRewriting.maskedPrefix(prefix, mask)
        for (const digits of ['', '1', '12', '123', '1234567']) {
          expect(rewriting.apply(digits)).toBe(DigitRewriting.mask(mask).apply(prefix + digits))
        }
      }
    }
    const dropped = DigitRewriting.maskedPrefix('w', '1200#')
    expect(dropped.preimage(DialSpace.of('1200#')).key).toBe(DialSpace.all.key)
  })
})
