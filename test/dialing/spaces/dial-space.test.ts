import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { parseUcmPattern } from '../../../src/dialing/grammars/ucm-pattern.js'
import { DialSpace } from '../../../src/dialing/spaces/dial-space.js'
import { NondeterministicAutomaton } from '../../../src/dialing/spaces/nondeterministic.js'
import { SYMBOLS } from '../../../src/dialing/symbols.js'
import { arbitraryExpression, SMALL_WORLD, spaceOf } from '../../support/dial-set-generator.js'
import { ALPHABET, LONGEST, naiveMembers, stringsUpTo } from '../../support/naive-dial-sets.js'
import { runs, SEEDED } from '../../support/seeded.js'

vi.setConfig({ testTimeout: runs(60_000) })

function pattern(text: string): DialSpace {
  const parse = parseUcmPattern(text)
  if (!parse.ok) throw new Error(`${text}: ${parse.reason}`)
  return DialSpace.ofElements(parse.pattern.elements)
}

/** Members of at most LONGEST symbols, in the order in which they come. */
function shortMembers(space: DialSpace): string[] {
  const found: string[] = []
  for (const string of space.strings()) {
    if (string.length > LONGEST) break
    found.push(string)
  }
  return found
}

const UNIVERSE = stringsUpTo(LONGEST)
const triple = fc.tuple(arbitraryExpression, arbitraryExpression, arbitraryExpression)
const spaces = triple.map((expressions) => expressions.map(spaceOf) as [DialSpace, DialSpace, DialSpace])

describe('a set against the list of its members', () => {
  it('holds, begins, counts and lists the same strings', () => {
    fc.assert(
      fc.property(arbitraryExpression, (expression) => {
        const expected = naiveMembers(expression)
        const space = spaceOf(expression)
        const members = new Set(expected)
        const beginnings = new Set(expected.flatMap(prefixes))
        for (const string of UNIVERSE) {
          if (space.has(string) !== members.has(string)) throw new Error(`has ${string}: ${space.has(string)}`)
          if (beginnings.has(string) && !space.couldContinue(string)) throw new Error(`could not continue ${string}`)
        }
        const small = space.intersect(SMALL_WORLD)
        expect(shortMembers(small)).toEqual(expected)
        for (let length = 0; length <= LONGEST; length += 1) {
          expect(small.count(length)).toBe(BigInt(expected.filter((string) => string.length === length).length))
        }
        const witness = small.witness()
        if (expected.length > 0) expect(witness).toBe(expected[0])
        else expect(witness === undefined || witness.length > LONGEST).toBe(true)
        if (small.isFinite && (small.witness() === undefined || [...small.strings()].at(-1)!.length <= LONGEST)) {
          expect(small.size()).toBe(BigInt(expected.length))
        }
      }),
      { ...SEEDED, numRuns: runs(250) },
    )
  })

  it('answers includes, overlaps and equals as the lists do, where the lists decide it', () => {
    fc.assert(
      fc.property(arbitraryExpression, arbitraryExpression, (one, other) => {
        const [a, b] = [spaceOf(one), spaceOf(other)]
        const inOther = new Set(naiveMembers(other))
        const left = naiveMembers(one)
        if (left.some((string) => !inOther.has(string))) {
          expect(b.includes(a)).toBe(false)
          expect(a.equals(b)).toBe(false)
          expect(a.key).not.toBe(b.key)
        }
        if (left.some((string) => inOther.has(string))) expect(a.overlaps(b)).toBe(true)
        expect(b.includes(a)).toBe(a.minus(b).isEmpty)
        expect(a.overlaps(b)).toBe(!a.intersect(b).isEmpty)
        expect(a.equals(b)).toBe(a.includes(b) && b.includes(a))
        expect(a.key === b.key).toBe(a.equals(b))
      }),
      { ...SEEDED, numRuns: runs(400) },
    )
  })
})

function prefixes(string: string): string[] {
  return [...string].map((_, length) => string.slice(0, length))
}

describe('laws of sets, by equal keys', () => {
  it.each<[string, (a: DialSpace, b: DialSpace, c: DialSpace) => readonly [DialSpace, DialSpace]]>([
    ['a ∪ b = b ∪ a', (a, b) => [a.union(b), b.union(a)]],
    ['a ∩ b = b ∩ a', (a, b) => [a.intersect(b), b.intersect(a)]],
    ['(a ∪ b) ∪ c = all at once', (a, b, c) => [a.union(b).union(c), DialSpace.union([a, b, c])]],
    ['a ∩ (b ∪ c)', (a, b, c) => [a.intersect(b.union(c)), a.intersect(b).union(a.intersect(c))]],
    ['¬(a ∪ b) = ¬a ∩ ¬b', (a, b) => [a.union(b).complement(), a.complement().intersect(b.complement())]],
    ['a \\ b = a ∩ ¬b', (a, b) => [a.minus(b), a.intersect(b.complement())]],
    ['¬¬a = a', (a) => [a.complement().complement(), a]],
    ['(a \\ b) ∪ (a ∩ b) = a', (a, b) => [a.minus(b).union(a.intersect(b)), a]],
    ['a(b ∪ c) = ab ∪ ac', (a, b, c) => [a.concat(b.union(c)), a.concat(b).union(a.concat(c))]],
    ['(ab)c = a(bc)', (a, b, c) => [a.concat(b).concat(c), a.concat(b.concat(c))]],
    ['a · {empty string} = a', (a) => [a.concat(DialSpace.of('')), a]],
    ['a ∪ ¬a = everything', (a) => [a.union(a.complement()), DialSpace.all]],
    ['a ∩ ¬a = nothing', (a) => [a.intersect(a.complement()), DialSpace.none]],
  ])('%s', (_, law) => {
    fc.assert(
      fc.property(spaces, ([a, b, c]) => {
        const [one, other] = law(a, b, c)
        expect(one.key).toBe(other.key)
        expect(one.equals(other)).toBe(true)
      }),
      { ...SEEDED, numRuns: runs(80) },
    )
  })
})

describe('the normal form', () => {
  it('has no two states with the same continuations, and none without', () => {
    fc.assert(
      fc.property(arbitraryExpression, (expression) => {
        const space = spaceOf(expression)
        const keys = Array.from({ length: space.states }, (_, state) => space.continuations(state).key)
        expect(new Set(keys).size).toBe(space.states)
        if (!space.isEmpty) expect(keys).not.toContain(DialSpace.none.key)
      }),
      { ...SEEDED, numRuns: runs(300) },
    )
  })

  it('is found whatever the numbers and copies of the states', () => {
    fc.assert(
      fc.property(arbitraryExpression, fc.infiniteStream(fc.nat()), (expression, chance) => {
        const space = spaceOf(expression)
        // Two copies of every state and one that leads nowhere; each move picks a copy.
        const count = space.states * 2 + 1
        const order = Array.from({ length: count }, (_, state) => state)
        for (let at = count - 1; at > 0; at -= 1) {
          const other = chance.next().value % (at + 1)
          ;[order[at], order[other]] = [order[other]!, order[at]!]
        }
        const moves = new Int32Array(count * SYMBOLS.length).fill(order[count - 1]!)
        const accepts = new Uint8Array(count)
        for (let copy = 0; copy < count - 1; copy += 1) {
          accepts[order[copy]!] = space.accepts(copy >> 1) ? 1 : 0
          for (let symbol = 0; symbol < SYMBOLS.length; symbol += 1) {
            const to = space.next(copy >> 1, symbol)
            if (to >= 0) moves[order[copy]! * SYMBOLS.length + symbol] = order[to * 2 + (chance.next().value % 2)]!
          }
        }
        expect(DialSpace.fromAutomaton(moves, accepts, order[0]).key).toBe(space.key)
      }),
      { ...SEEDED, numRuns: runs(300) },
    )
  })

  it('is the same for small sets of literals however they are put together', () => {
    const few = fc.subarray([...stringsUpTo(2)])
    fc.assert(
      fc.property(few, few, (one, other) => {
        const [a, b] = [DialSpace.of(...one), DialSpace.union(other.map((string) => DialSpace.of(string)))]
        const same = one.length === other.length && one.every((string) => other.includes(string))
        expect(a.key === b.key).toBe(same)
        expect(a.union(b).key).toBe(DialSpace.ofStrings([...other, ...one]).key)
      }),
      { ...SEEDED, numRuns: runs(300) },
    )
  })
})

describe('sequences', () => {
  it('are together exactly the set; every finite set has them', () => {
    let given = 0
    let asked = 0
    fc.assert(
      fc.property(arbitraryExpression, (expression) => {
        const space = spaceOf(expression)
        const sequences = space.sequences()
        asked += 1
        if (sequences === undefined) {
          expect(space.isFinite).toBe(false)
          return
        }
        given += 1
        expect(DialSpace.union(sequences.map((elements) => DialSpace.ofElements(elements))).key).toBe(space.key)
      }),
      { ...SEEDED, numRuns: runs(300) },
    )
    expect(given / asked).toBeGreaterThan(0.9)
  })

  it.each([
    [['9.1[2-9]XX[2-9]XXXXXX'], ['9.1[2-9]XX[2-9]XXXXXX']],
    [['X!11'], ['X!11']],
    [['X?11X?'], ['X?11X?']],
    [
      ['9.011!', '9.011!#'],
      ['9011!', '9011!#'],
    ],
    [
      ['8[1-5]XX', '81XX', '8[6-9]00', '8[6-9]01'],
      ['8[1-5]XX', '8[6-9]0[01]'],
    ],
    [['!', '9.!', '911'], ['!']],
    // A repeat and a single symbol at the same place are not put together.
    [
      ['01+', '02'],
      ['01+', '02'],
    ],
    [
      ['01', '02+'],
      ['01', '02+'],
    ],
  ])('of %j are those of %j', (patterns, expected) => {
    const sequences = DialSpace.union(patterns.map(pattern)).sequences()
    const keys = sequences?.map((elements) => DialSpace.ofElements(elements).key).sort()
    expect(keys).toEqual(expected.map((text) => pattern(text).key).sort())
  })

  it('do not exist for strings of even length', () => {
    const any = (1 << SYMBOLS.length) - 1
    const automaton = new NondeterministicAutomaton()
    const [even, odd] = [automaton.add(true), automaton.add()]
    automaton.connect(even, any, odd)
    automaton.connect(odd, any, even)
    const space = DialSpace.fromNondeterministic(automaton, even)
    expect(space.sequences()).toBeUndefined()
    expect(space.count(2)).toBe(289n)
    expect(space.count(3)).toBe(0n)
  })
})

describe('large sets', () => {
  it('holds fifty thousand numbers and what is left of all others', () => {
    const numbers = Array.from(
      { length: 50_000 },
      (_, index) => `+1202555${String((index * 7919) % 1_000_000).padStart(6, '0')}`,
    )
    const space = DialSpace.union(numbers.map((number) => DialSpace.of(number)))
    expect(space.size()).toBe(50_000n)
    expect(space.key).toBe(DialSpace.ofStrings([...numbers].reverse()).key)
    const rest = pattern('\\+1202555XXXXXX').minus(space)
    expect(rest.size()).toBe(950_000n)
    expect(rest.overlaps(space)).toBe(false)
    expect(rest.union(space).key).toBe(pattern('\\+1202555XXXXXX').key)
  })

  it('counts beyond what a number holds', () => {
    expect(pattern('!').count(64)).toBe(10n ** 64n)
    expect(DialSpace.all.count(64)).toBe(17n ** 64n)
    expect(pattern('XXXXXXXXXXXXXXXXXXXX').size()).toBe(10n ** 20n)
  })
})

describe('edges', () => {
  it('knows nothing and everything', () => {
    expect(DialSpace.none.isEmpty).toBe(true)
    expect(DialSpace.none.witness()).toBeUndefined()
    expect([...DialSpace.none.strings()]).toEqual([])
    expect(DialSpace.none.sequences()).toEqual([])
    expect(DialSpace.all.has('')).toBe(true)
    expect(DialSpace.all.witness()).toBe('')
    expect(DialSpace.all.isFinite).toBe(false)
    expect(DialSpace.all.size()).toBeUndefined()
    expect(DialSpace.none.complement().key).toBe(DialSpace.all.key)
    expect(DialSpace.union([]).isEmpty).toBe(true)
    expect(DialSpace.ofElements([]).key).toBe(DialSpace.of('').key)
  })

  it('leaves out what cannot be dialed', () => {
    expect(DialSpace.of('12a', 'é', '12').key).toBe(DialSpace.of('12').key)
    expect(DialSpace.all.has('12a')).toBe(false)
    expect(DialSpace.all.couldContinue('é')).toBe(false)
  })

  it('lists in the order of the symbols', () => {
    expect(ALPHABET).toBe('01*')
    expect([...DialSpace.of('A', '#', '00', '*', '9', '0', '').strings()]).toEqual(['', '0', '9', '*', '#', 'A', '00'])
  })

  it('has no element over no symbol', () => {
    expect(DialSpace.ofElements([{ mask: 0, minimum: 1, repeats: false }]).isEmpty).toBe(true)
    expect(DialSpace.ofElements([{ mask: 0, minimum: 0, repeats: true }]).key).toBe(DialSpace.of('').key)
  })
})
