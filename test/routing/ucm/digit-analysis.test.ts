import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../src/model/settings.js'
import type { SearchOrder } from '../../../src/routing/ucm/digit-analysis.js'
import { DigitAnalysis, NONE, TIED } from '../../../src/routing/ucm/digit-analysis.js'
import {
  analysisCases,
  analysisSettings,
  ask,
  expectNaiveAnswers,
  inWords,
  stepwise,
} from '../../support/analysis-questions.js'
import { canMatchWithMore, countOfLength } from '../../support/naive-pattern.js'
import { readGenerated, wildPattern } from '../../support/naive-pattern-generator.js'
import { patternEntries } from '../../support/pattern-entries.js'

const SEED = Number(process.env['REHOME_SEED'] ?? 20261122)
const TINY = { mostWords: 0 }

describe('decide, more and isUrgent', () => {
  it('answer like a scan of all patterns', () => {
    fc.assert(
      fc.property(analysisCases, (one) => void expectNaiveAnswers(one)),
      { seed: SEED, numRuns: 600 },
    )
  }, 60_000)

  it.runIf(process.env['SOAK'] !== undefined)(
    'answer like a scan of all patterns, a million times',
    () => {
      let asked = 0
      for (let seed = SEED; asked < 1_000_000; seed += 1) {
        const before = asked
        fc.assert(
          fc.property(analysisCases, (one) => {
            asked += expectNaiveAnswers(one)
          }),
          { seed, numRuns: 2_000 },
        )
        process.stdout.write(`digit analysis: seed ${seed}, ${asked - before} cases, ${asked} in all\n`)
      }
    },
    3_600_000,
  )

  it('do not depend on what was asked before, nor on states given up in between', () => {
    fc.assert(
      fc.property(analysisCases, ({ placed, spaces, settings, questions }) => {
        const entries = patternEntries(placed)
        const engine = () => new DigitAnalysis(entries, analysisSettings(settings))
        const [forth, back] = [engine(), engine()]
        const forgetful = new DigitAnalysis(entries, analysisSettings(settings), TINY)
        const asked = questions.flatMap((digits) => spaces.map((partitions) => ({ digits, partitions })))
        const answersOf = (analysis: DigitAnalysis, list: typeof asked) =>
          list.map(({ digits, partitions }) => {
            const order = analysis.searchOrder(partitions)
            const state = analysis.walk(digits)
            const named = (found: ReturnType<DigitAnalysis['incomplete']>) => found.map(({ number }) => number)
            return {
              winner: analysis.decide(state, digits.length, order),
              examined: analysis.examine(state, digits.length, order),
              incomplete: named(analysis.incomplete(state, order, 3)),
              invisible: named(analysis.invisible(state, order, 3)),
            }
          })
        const expected = answersOf(forth, asked)
        expect(answersOf(back, [...asked].reverse()).reverse()).toEqual(expected)
        expect(answersOf(forgetful, asked)).toEqual(expected)
      }),
      { seed: SEED, numRuns: 200 },
    )
  }, 60_000)

  it('name for a trace what decide chose, what needs more digits and what is not seen', () => {
    fc.assert(
      fc.property(analysisCases, ({ placed, spaces, questions }) => {
        const analysis = new DigitAnalysis(patternEntries(placed), DEFAULT_SETTINGS)
        for (const digits of questions) {
          for (const partitions of spaces) {
            const order = analysis.searchOrder(partitions)
            const state = analysis.walk(digits)
            const { ranked, more } = analysis.examine(state, digits.length, order)
            const [best, second] = ranked
            const tied = best !== undefined && second !== undefined && analysis.isTied(best, second)
            expect(analysis.decide(state, digits.length, order)).toBe(tied ? TIED : (best?.entry.number ?? NONE))
            for (const { entry, strings } of ranked) {
              expect(strings).toBe(countOfLength(readGenerated(entry.pattern), digits.length))
            }
            const incomplete = analysis.incomplete(state, order, 1_000).map(({ pattern }) => pattern)
            const couldMatch = placed.filter(
              ({ pattern, partition }) =>
                (partition === undefined || partitions.includes(partition)) &&
                canMatchWithMore(readGenerated(pattern), digits),
            )
            expect(incomplete).toEqual(couldMatch.map(({ pattern }) => pattern).sort())
            expect(more).toBe(couldMatch.length > 0)
          }
        }
      }),
      { seed: SEED, numRuns: 200 },
    )
  }, 60_000)
})

describe('search orders', () => {
  const analysis = new DigitAnalysis(
    patternEntries([{ pattern: '1', partition: 'A' }, { pattern: '2' }]),
    DEFAULT_SETTINGS,
  )

  it('are one for equal lists', () => {
    const orders: SearchOrder[] = [
      ['A', 'B'],
      ['A', 'B'],
      ['B', 'A', 'A'],
    ].map((list) => analysis.searchOrder(list))
    expect(orders[0]).toBe(orders[1])
    expect(orders[2]).not.toBe(orders[0])
  })

  it('end in <None>', () => {
    expect(ask(analysis, [{ pattern: '1', partition: 'A' }, { pattern: '2' }], [], '2').winner).toBe('2@')
    expect(ask(analysis, [{ pattern: '1', partition: 'A' }, { pattern: '2' }], [], '1').winner).toBe('none')
  })
})

describe('states', () => {
  const placed = [{ pattern: '12!' }, { pattern: '1[2-4]XX' }]
  const digits = '1234'

  it('of an engine without room are given up by the next walk and refused from then on', () => {
    const analysis = new DigitAnalysis(patternEntries(placed), DEFAULT_SETTINGS, TINY)
    const order = analysis.searchOrder([])
    const old = analysis.walk(digits)
    analysis.walk('12')
    expect(() => analysis.decide(old, 4, order)).toThrow('no longer known')
    expect(() => analysis.step(old, 1)).toThrow('no longer known')
  })

  it('stay while they are kept, and when only steps are taken', () => {
    const analysis = new DigitAnalysis(patternEntries(placed), DEFAULT_SETTINGS, TINY)
    const order = analysis.searchOrder([])
    const kept = analysis.keepingStates(() => {
      const old = analysis.walk(digits)
      analysis.walk('12')
      return analysis.decide(old, 4, order)
    })
    expect(inWords(kept, placed)).toBe('12!@')
    const old = stepwise(analysis, digits)
    stepwise(analysis, '1499')
    expect(inWords(analysis.decide(old, 4, order), placed)).toBe('12!@')
  })

  it('end where a symbol cannot be dialed', () => {
    const analysis = new DigitAnalysis(patternEntries(placed), DEFAULT_SETTINGS)
    for (const odd of ['12a', '12E', '12é', '12 ']) expect(analysis.walk(odd)).toBe(0)
    expect(analysis.step(analysis.start, -1)).toBe(0)
  })
})

describe('the horizon of lengths', () => {
  const horizonOf = (...patterns: readonly string[]) =>
    new DigitAnalysis(patternEntries(patterns.map((pattern) => ({ pattern }))), DEFAULT_SETTINGS).lengthHorizon

  it.each([
    { patterns: ['1XX', '12'], horizon: 3, why: 'fixed lengths: the longest' },
    { patterns: ['9.!', '90!'], horizon: 3, why: 'shorter strings the second does not match' },
    { patterns: ['9[1-5]+', '9XXX[1-3]+'], horizon: 9, why: '5 ^ 8 is the first above 1000 × 3 ^ 5' },
    { patterns: ['9!', '9#+'], horizon: 2, why: 'ten a digit against one' },
    { patterns: ['X!X?', '1'], horizon: 64, why: 'several repeats' },
    { patterns: ['1+', `${'X'.repeat(20)}1+`, '2+XXXXX', '[12]+'], horizon: 64, why: '2 ^ n above 10 ^ 20: beyond 64' },
    { patterns: ['1+', '2+XXXXX', '[12]+'], horizon: 17, why: '2 ^ 17 is the first above 10 ^ 5' },
  ])('of $patterns is $horizon: $why', ({ patterns, horizon }) => {
    expect(horizonOf(...patterns)).toBe(horizon)
  })

  it('stands for every longer length', () => {
    fc.assert(
      fc.property(analysisCases, fc.constantFrom(...'0129'), fc.nat({ max: 30 }), (drawn, symbol, times) => {
        const { placed, spaces, settings, questions } = drawn
        const analysis = new DigitAnalysis(patternEntries(placed), analysisSettings(settings))
        const horizon = analysis.lengthHorizon
        for (const digits of questions.map((question) => question + symbol.repeat(times))) {
          if (digits.length <= horizon) continue
          const state = analysis.walk(digits)
          for (const partitions of spaces) {
            const order = analysis.searchOrder(partitions)
            expect(analysis.decide(state, horizon, order)).toBe(analysis.decide(state, digits.length, order))
            expect(analysis.isUrgent(state, horizon, order)).toBe(analysis.isUrgent(state, digits.length, order))
          }
        }
      }),
      { seed: SEED, numRuns: 400 },
    )
  })

  it('is where the order of counts stands still', () => {
    fc.assert(
      fc.property(fc.array(wildPattern(), { minLength: 2, maxLength: 6 }), (drawn) => {
        const texts = drawn.map(({ text }) => text).filter((text) => (text.match(/[!?]|[^\\]\+/g) ?? []).length < 2)
        const horizon = horizonOf(...texts)
        expect(horizon).toBeLessThanOrEqual(64)
        const counted = texts.map((text) =>
          [0, 1, 2, 3, 4, 5].map((beyond) => countOfLength(readGenerated(text), horizon + beyond)),
        )
        const signs = (one: readonly bigint[], other: readonly bigint[]) =>
          one.flatMap((count, at) => {
            const against = other[at] ?? 0n
            return count === 0n || against === 0n ? [] : [count < against ? -1 : count > against ? 1 : 0]
          })
        for (const one of counted) for (const other of counted) expect(new Set(signs(one, other)).size).toBeLessThan(2)
      }),
      { seed: SEED, numRuns: 300 },
    )
  })
})
