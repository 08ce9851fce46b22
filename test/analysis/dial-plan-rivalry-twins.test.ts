import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ClusterAnalysis } from '../../src/analysis/dial-plan/rivalry/cluster-analysis.js'
import { interdigitWaits } from '../../src/analysis/dial-plan/rivalry/interdigit-waits.js'
import { shadowedEntries } from '../../src/analysis/dial-plan/rivalry/never-reached.js'
import { overlaps } from '../../src/analysis/dial-plan/rivalry/overlap-report.js'
import { loopCandidates } from '../../src/analysis/dial-plan/rivalry/translation-graph.js'
import { translationLoops } from '../../src/analysis/dial-plan/rivalry/translation-loops.js'
import { DEFAULT_SETTINGS } from '../../src/model/settings.js'
import { UcmEstate } from '../../src/model/ucm/estate.js'
import { UcmRouter } from '../../src/routing/ucm/ucm-router.js'
import { arbitraryDialPlan } from '../support/estate-generator.js'
import type { NaiveEntry } from '../support/naive-digit-analysis.js'
import { analyzeNaively } from '../support/naive-digit-analysis.js'
import type { DialPlan } from '../support/naive-plan-objects.js'
import { planCssLists, toUcmSnapshot } from '../support/naive-plan-objects.js'
import { best, everyString, nameOf, neverTaken, placed, seenTogether, waitingFor } from '../support/naive-rivalry.js'

const SEED = 20250611
/** Every string over the symbols of the generated patterns. */
const EVERY = everyString('123', 5)

function patternOf(mostTokens: number): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom('1', '2', '3', '1', '2', '[12]', '[23]', '[13]', '[123]', '[123]'), {
      minLength: 1,
      maxLength: mostTokens,
    })
    .chain((tokens) =>
      fc
        .constantFrom('', '', '', '+', '?')
        .map((tail) => tokens.join('') + (tokens.length > 1 || tail === '+' ? tail : '')),
    )
}

/** Patterns that shadow each other often, mostly of variable length. */
const WIDE = [
  '1',
  '11',
  '12',
  '1+',
  '2+',
  '3+',
  '[12]',
  '[12]+',
  '[123]+',
  '[13]+',
  '1[12]+',
  '1[123]+',
  '[23][123]+',
  '1?2',
]

function entry(pattern: fc.Arbitrary<string>): fc.Arbitrary<NaiveEntry> {
  return fc
    .record({
      pattern,
      partition: fc.constantFrom('A', 'A', 'B', 'C', undefined),
      urgent: fc.constantFrom(false, false, true),
      block: fc.constantFrom(false, false, false, true),
    })
    .map(({ partition, ...rest }) => ({ kind: 'route', ...rest, ...(partition === undefined ? {} : { partition }) }))
}

function plan(pattern: fc.Arbitrary<string>): fc.Arbitrary<DialPlan> {
  const list = fc.shuffledSubarray(['A', 'B', 'C'], { minLength: 1 })
  return fc.record({
    entries: fc.uniqueArray(entry(pattern), { minLength: 3, maxLength: 10, size: 'max', selector: nameOf }),
    callers: fc
      .uniqueArray(list, { minLength: 1, maxLength: 3, selector: (names) => names.join() })
      .map((lists) => lists.map((lineCss) => ({ lineCss, deviceCss: [] }))),
  })
}

function analysisOf(given: DialPlan): {
  readonly cluster: ClusterAnalysis
  readonly router: UcmRouter
  readonly estate: UcmEstate
} {
  const estate = new UcmEstate(toUcmSnapshot(given))
  const router = new UcmRouter(estate, DEFAULT_SETTINGS)
  return { cluster: new ClusterAnalysis(estate, router, DEFAULT_SETTINGS), router, estate }
}

describe('what the patterns of a cluster do to each other, against dialing every string in every search space', () => {
  test('an entry is called never reached exactly when no string comes to it', () => {
    let shadowed = 0
    fc.assert(
      fc.property(plan(patternOf(3)), (given) => {
        const found = shadowedEntries(analysisOf(given).cluster.contest).map((one) => nameOf(one.entry))
        const orders = [...planCssLists(given), []]
        const never = neverTaken(placed(given.entries), orders, EVERY).map(nameOf)
        shadowed += found.length
        // What is taken up to five digits may come back to it beyond, where counts grow differently.
        const isFixed = given.entries.every(({ pattern }) => !/[+?]/.test(pattern))
        if (isFixed) expect(found.sort()).toEqual(never.sort())
        else expect(never).toEqual(expect.arrayContaining(found))
      }),
      { seed: SEED, numRuns: 200 },
    )
    expect(shadowed).toBeGreaterThan(15)
  })

  test('patterns of variable length too', () => {
    let shadowed = 0
    fc.assert(
      fc.property(plan(fc.constantFrom(...WIDE)), (given) => {
        const found = shadowedEntries(analysisOf(given).cluster.contest).map((one) => nameOf(one.entry))
        shadowed += found.filter((name) => /[+?]/.test(name)).length
        const never = neverTaken(placed(given.entries), [...planCssLists(given), []], EVERY)
        expect(found.sort()).toEqual(never.map(nameOf).sort())
      }),
      { seed: SEED, numRuns: 200 },
    )
    expect(shadowed).toBeGreaterThan(10)
  })

  test('who waits for what', () => {
    let waits = 0
    fc.assert(
      fc.property(plan(patternOf(4)), (given) => {
        const found = interdigitWaits(analysisOf(given).cluster.contest)
        const slow = waitingFor(placed(given.entries), planCssLists(given), EVERY)
        waits += slow.size
        expect(new Set(found.map(({ waiting, cause }) => `${nameOf(waiting)} ~ ${cause.pattern}`))).toEqual(slow)
        for (const { waiting, digits, order } of found) {
          expect(best(placed(given.entries), order.partitions, digits).map(nameOf)).toContain(nameOf(waiting))
        }
      }),
      { seed: SEED, numRuns: 200 },
    )
    expect(waits).toBeGreaterThan(200)
  })

  test('which texts overlap, in how many search orders, and who wins', () => {
    fc.assert(
      fc.property(plan(patternOf(4)), (given) => {
        const found = [...overlaps(analysisOf(given).cluster.contest)]
        const entries = placed(given.entries)
        const orders = [...planCssLists(given), []]
        expect(
          new Set(
            found.map(({ first, second, searchOrders }) => `${[first, second].sort().join(' & ')}: ${searchOrders}`),
          ),
        ).toEqual(seenTogether(entries, orders, EVERY))
        for (const { first, second, winner, witness, firstEarlier, secondEarlier, together, searchOrders } of found) {
          if (first !== second) expect(firstEarlier + secondEarlier + together).toBe(searchOrders)
          const both = entries.filter(({ pattern }) => pattern === first || pattern === second)
          for (const order of orders) {
            const taking = best(both, order, witness).map(({ pattern }) => pattern)
            const isSeen = both.filter(({ partition }) => partition === undefined || order.includes(partition))
            if (new Set(isSeen.map(({ pattern }) => pattern)).size < 2) continue
            if (winner === 'first') expect(taking).toEqual([first])
            if (winner === 'second') expect(taking).toEqual([second])
          }
        }
      }),
      { seed: SEED, numRuns: 200 },
    )
  })
})

describe('translations that lead back to themselves, against calls', () => {
  const plans = arbitraryDialPlan()
    .filter(({ entries }) => entries.every(({ translation }) => translation?.routeNextHopByCallingNumber !== true))
    .map(
      ({ entries, callers }): DialPlan => ({
        // A pilot that sends calls on is none of the translations that are judged here.
        entries: entries.filter(({ sendsOn }) => sendsOn === undefined),
        callers: callers.map((caller) => ({ ...caller, deviceCss: [] })),
      }),
    )

  test('whatever is called a loop is refused; whatever is refused is called a loop', () => {
    let loops = 0
    let refused = 0
    fc.assert(
      fc.property(plans, fc.infiniteStream(fc.nat()), (given, choices) => {
        const { cluster, router, estate } = analysisOf(given)
        const { texts, orders } = cluster.contest
        const found = translationLoops(loopCandidates(texts, orders, estate, DEFAULT_SETTINGS), router, estate, orders)
        loops += found.length
        for (const { digits, from } of found) {
          const order = orders.all.find(({ names }) => names.includes(from))
          const partitions = order?.partitions ?? []
          expect(analyzeNaively(given.entries, { partitions }, digits, 'enbloc').outcome).toBe('limit')
        }
        for (const partitions of planCssLists({ ...given, entries: [] })) {
          for (let call = 0; call < 12; call += 1) {
            const digits = Array.from({ length: 1 + (call % 6) }, () => '01239'.charAt((choices.next().value ?? 0) % 5))
            const { outcome } = analyzeNaively(given.entries, { partitions }, digits.join(''), 'enbloc')
            if (outcome !== 'limit') continue
            refused += 1
            expect(found.length).toBeGreaterThan(0)
          }
        }
      }),
      { seed: SEED, numRuns: 200 },
    )
    expect(loops).toBeGreaterThan(5)
    expect(refused).toBeGreaterThan(5)
  })
})
