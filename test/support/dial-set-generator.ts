import fc from 'fast-check'
import type { PatternElement } from '../../src/dialing/pattern.js'
import { DialSpace } from '../../src/dialing/spaces/dial-space.js'
import { symbolMask } from '../../src/dialing/symbols.js'
import { ALPHABET, type NaiveElement, type NaiveExpression } from './naive-dial-sets.js'

const arbitrarySymbols = fc.subarray([...ALPHABET], { minLength: 1 }).map((symbols) => symbols.join(''))
const arbitraryElement: fc.Arbitrary<NaiveElement> = fc.record({
  symbols: arbitrarySymbols,
  repeat: fc.constantFrom('once', 'once', 'once', 'optional', 'one-or-more', 'zero-or-more'),
})
export const arbitraryElements = fc.array(arbitraryElement, { maxLength: 5 })
export const arbitraryString = fc
  .array(fc.constantFrom(...ALPHABET), { maxLength: 5 })
  .map((symbols) => symbols.join(''))

/** Sets made of literals and sequences by every operation. */
export const arbitraryExpression: fc.Arbitrary<NaiveExpression> = fc.letrec<{ set: NaiveExpression }>((tie) => ({
  set: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('elements' as const), elements: arbitraryElements }),
    fc.record({ kind: fc.constant('strings' as const), strings: fc.array(arbitraryString, { maxLength: 6 }) }),
    fc.record({
      kind: fc.constantFrom('union' as const, 'intersection' as const, 'difference' as const, 'concatenation' as const),
      one: tie('set'),
      other: tie('set'),
    }),
    fc.record({ kind: fc.constant('complement' as const), of: tie('set') }),
  ),
})).set

export function patternElements(elements: readonly NaiveElement[]): readonly PatternElement[] {
  return elements.map(({ symbols, repeat }) => ({
    mask: [...symbols].reduce((mask, symbol) => mask | symbolMask(symbol), 0),
    minimum: repeat === 'once' || repeat === 'one-or-more' ? 1 : 0,
    repeats: repeat === 'one-or-more' || repeat === 'zero-or-more',
  }))
}

/** The same set by the product's operations. */
export function spaceOf(expression: NaiveExpression): DialSpace {
  switch (expression.kind) {
    case 'strings':
      return DialSpace.of(...expression.strings)
    case 'elements':
      return DialSpace.ofElements(patternElements(expression.elements))
    case 'complement':
      return spaceOf(expression.of).complement()
    case 'union':
      return spaceOf(expression.one).union(spaceOf(expression.other))
    case 'intersection':
      return spaceOf(expression.one).intersect(spaceOf(expression.other))
    case 'difference':
      return spaceOf(expression.one).minus(spaceOf(expression.other))
    case 'concatenation':
      return spaceOf(expression.one).concat(spaceOf(expression.other))
  }
}

/** All strings over the small alphabet: what the naive sets know about. */
export const SMALL_WORLD = DialSpace.ofElements(patternElements([{ symbols: ALPHABET, repeat: 'zero-or-more' }]))
