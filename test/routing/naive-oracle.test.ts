import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryDialCase, arbitraryDialPlan, type DialCase } from '../support/estate-generator.js'
import { analyzeNaively, NAIVE_DEFAULTS } from '../support/naive-digit-analysis.js'
import {
  ALL_SYMBOLS,
  canMatchWithMore,
  countOfLength,
  matchesWhole,
  type NaivePattern,
  readNaivePattern,
} from '../support/naive-pattern.js'
import { planCssLists, planCssName, toUcmSnapshotObjects } from '../support/naive-plan-objects.js'
import { applyMask } from '../support/naive-transformation.js'
import { naiveDifferences, suiteVectors, tableSuite } from '../support/suite-vectors.js'

function pattern(text: string): NaivePattern {
  const reading = readNaivePattern(text)
  if (!reading.ok) throw new Error(reading.problem)
  return reading.pattern
}

/** Ids of which the oracle knows nothing: it has no clock. Devices, codes and transfers (routes.yaml) are beyond it too. */
const BEYOND: Readonly<Record<string, readonly string[]>> = { partitions: ['P07', 'P10', 'P11', 'P12'] }

const SUITES = ['closest-match', 'overlap-timing', 'translations', 'partitions', 'settings', 'pattern-grammar']

describe.each(SUITES)('%s.yaml', (name) => {
  const { calls, matches, beyond } = suiteVectors(tableSuite(`${name}.yaml`))

  it('holds what the oracle can answer, and little else', () => {
    expect(beyond).toEqual(BEYOND[name] ?? [])
  })

  it.runIf(calls.length > 0).each(calls)('$id', (vector) => {
    expect(naiveDifferences(vector)).toEqual([])
  })

  it.runIf(matches.length > 0).each(matches)('$id: $step.match.pattern against $step.match.digits', ({ step }) => {
    const { match, expect: expected } = step
    const read = pattern(match.pattern)
    const more = canMatchWithMore(read, match.digits) ? 'more possible' : undefined
    const words = [matchesWhole(read, match.digits) ? 'match' : undefined, more].filter((word) => word !== undefined)
    expect(words.join(', ') || 'no match').toBe(expected.state)
  })
})

describe('the oracle against a vector', () => {
  const wrong = {
    disposition: 'blocked',
    winner: { pattern: '2', partition: 'A' },
    tied: [{ pattern: '1' }],
    incomplete: true,
    translations: 1,
    called: '2',
    calling: '2',
    wait: 15,
    ignored: '2',
    hops: [{ digits: '2', winner: { pattern: '2' }, partitions: ['A'], wait: 15 }, {}],
  } as const
  const fields = Object.entries(wrong)

  it.each(fields)('sees a difference in %s', (field, value) => {
    const vector = {
      id: 'Q1',
      entries: [{ kind: 'dn', pattern: '1', partition: 'B' }],
      caller: { partitions: ['B'] },
      dialed: ['1'],
      mode: 'dialed',
      settings: NAIVE_DEFAULTS,
    } as const
    expect(naiveDifferences({ ...vector, step: { call: { dial: '1' }, expect: {} } })).toEqual([])
    expect(naiveDifferences({ ...vector, step: { call: { dial: '1' }, expect: { [field]: value } } })).not.toEqual([])
  })
})

describe('reading patterns', () => {
  it.each(['9.@', '+1', '9.?1', 'X??', '1.2.3', '[^1][^2]', '[3-1]', '[]', '[^]', '12 3', '\\*', '1[2', '9x'])(
    'does not guess at %s',
    (text) => {
      expect(readNaivePattern(text)).toMatchObject({ ok: false })
    },
  )

  it('leaves out what it cannot read and says so', () => {
    const entries = [
      { kind: 'route', pattern: '9.@' },
      { kind: 'route', pattern: '9XX' },
    ] as const
    const result = analyzeNaively(entries, { partitions: [] }, '911', 'enbloc')
    expect(result).toMatchObject({ outcome: 'routed', winner: { pattern: '9XX' } })
    expect(result.problems).toEqual(['9.@: cannot read @'])
  })
})

/** Every string of exactly this length over all symbols. */
function everyString(length: number): readonly string[] {
  if (length === 0) return ['']
  return everyString(length - 1).flatMap((start) => Array.from(ALL_SYMBOLS, (symbol) => start + symbol))
}

describe('counting', () => {
  const strings = [0, 1, 2, 3].map(everyString)

  it.each(['X', '!', '1!', 'X?1', 'X+X?', '[^1]X', '[^*]?#', '9.!#', '\\+1X', '1?1+', 'X!', 'A?[0#]', ''])(
    'agrees with listing the strings that match %s',
    (text) => {
      const read = pattern(text)
      for (const [length, all] of strings.entries()) {
        const matching = all.filter((string) => matchesWhole(read, string))
        expect(countOfLength(read, length)).toBe(BigInt(matching.length))
      }
      const shorter = strings.slice(0, 3).flat()
      for (const start of shorter.filter((string) => string.length < 2)) {
        const continued = [...shorter, ...(strings[3] ?? [])].some(
          (string) => string.length > start.length && string.startsWith(start) && matchesWhole(read, string),
        )
        expect(canMatchWithMore(read, start)).toBe(continued)
      }
    },
  )

  it('counts what is too many to list', () => {
    expect(countOfLength(pattern('9.1[2-9]XX[2-9]XXXXXX'), 12)).toBe(6_400_000_000n)
    expect(countOfLength(pattern('02[^1]XXXXXXX'), 10)).toBe(110_000_000n)
    expect(countOfLength(pattern('15!'), 4)).toBe(100n)
  })
})

describe('masks', () => {
  it.each([
    ['1XXX', '2234', '1234'],
    ['1234', '2345', '1234'],
    ['XXX', '23456', '456'],
    ['XXXXX', '12', '12'],
    ['9XXXXX', '12', '912'],
    ['+49XX', '1', '+491'],
    ['', '12', '12'],
  ])('%s over %s is %s', (mask, number, expected) => {
    expect(applyMask(mask, number)).toBe(expected)
  })
})

const SEEDED = { seed: 1891, numRuns: 1500 }

function analyzeCase({ plan, caller, dialed, mode, settings }: DialCase) {
  const { lineCss, deviceCss, ...known } = caller
  return analyzeNaively(plan.entries, { ...known, partitions: [...lineCss, ...deviceCss] }, dialed, mode, settings)
}

describe('generated plans', () => {
  const cases = fc.sample(arbitraryDialCase(), SEEDED)
  const results = cases.map(analyzeCase)

  it('hold only patterns that can be read, and instructions that do something', () => {
    expect(results.flatMap(({ problems }) => problems)).toEqual([])
  })

  it('end calls in every way, over long and short chains, with and without a wait', () => {
    const share = (test: (result: (typeof results)[number]) => boolean) => results.filter(test).length / results.length
    expect(share(({ outcome }) => outcome === 'routed')).toBeGreaterThan(0.2)
    for (const outcome of ['ambiguous', 'blocked', 'no-match', 'incomplete', 'limit'] as const) {
      expect(
        share((result) => result.outcome === outcome),
        outcome,
      ).toBeGreaterThan(0.01)
    }
    expect(share(({ hops }) => hops.length > 1)).toBeGreaterThan(0.15)
    expect(share(({ hops, outcome }) => hops.length > 2 && outcome !== 'limit')).toBeGreaterThan(0.01)
    expect(share(({ waitedSeconds }) => waitedSeconds > 0)).toBeGreaterThan(0.1)
    expect(share(({ hops }) => hops.slice(1).some((hop) => hop.waitedSeconds > 0))).toBeGreaterThan(0.01)
    const cutShort = results.filter((result, index) => result.consumedDigits < (cases[index]?.dialed.length ?? 0))
    expect(cutShort.length / results.length).toBeGreaterThan(0.05)
  })

  it('reach a winner that competed, matched and was visible', () => {
    for (const [index, result] of results.entries()) {
      const last = result.hops.at(-1)
      if (result.winner === undefined || last === undefined) continue
      const read = readNaivePattern(result.winner.pattern, cases[index]?.settings)
      expect(read.ok && matchesWhole(read.pattern, last.digits)).toBe(true)
      expect(last.partitionsInForce).toContain(result.winner.partition ?? '<None>')
    }
  })

  it('never wait en bloc', () => {
    const waited = results.filter((result, index) => cases[index]?.mode === 'enbloc' && result.waitedSeconds > 0)
    expect(waited).toEqual([])
  })

  it('become snapshot objects, one for each entry, in order of their keys', () => {
    fc.assert(
      fc.property(arbitraryDialPlan(), (plan) => {
        const objects = toUcmSnapshotObjects(plan)
        const kinds = ['directory-number', 'route-pattern', 'translation-pattern', 'hunt-pilot', 'call-park'] as const
        const others = ['directed-call-park', 'call-pickup-group'] as const
        const entries = [...kinds, ...others].flatMap((kind) => [...objects[kind]])
        expect(entries.map(({ source }) => source.row).sort((one, other) => Number(one) - Number(other))).toEqual(
          plan.entries.map((_, index) => index + 2),
        )
        for (const list of Object.values(objects)) {
          const keys = list.map(({ key }) => key)
          expect(keys).toEqual([...new Set(keys)].sort())
        }
        for (const partitions of planCssLists(plan)) {
          const name = planCssName(plan, partitions)
          expect(objects.css.find(({ key }) => key === name)?.value.partitions).toEqual(partitions)
        }
      }),
      { ...SEEDED, numRuns: 300 },
    )
  })

  it('carry every translation over to its object', () => {
    const translation = { discard: 'PreDot', mask: '1XX', prefix: '9', callingSearchSpace: ['B', 'A'], doNotWait: true }
    const plan = {
      entries: [{ kind: 'translation', pattern: '9.XX', partition: 'A', urgent: true, translation }],
      callers: [{ lineCss: ['A'], deviceCss: [] }],
    } as const
    expect(toUcmSnapshotObjects(plan)['translation-pattern']).toEqual([
      {
        key: '9.XX@A',
        source: { file: 'generated', row: 2 },
        value: {
          pattern: '9.XX',
          partition: 'A',
          block: false,
          urgent: true,
          calling: { useExternalPhoneNumberMask: 'Off' },
          called: { discard: 'PreDot', mask: '1XX', prefix: '9' },
          callingSearchSpace: 'CSS2',
          useOriginatorsCallingSearchSpace: false,
          doNotWaitForInterdigitTimeout: true,
          routeNextHopByCallingPartyNumber: false,
        },
      },
    ])
  })
})

describe('what the tables leave out', () => {
  const caller = { partitions: ['A'] }

  it('does not wait at later hops once a translation says so', () => {
    const first = {
      kind: 'translation',
      pattern: '66',
      partition: 'A',
      translation: { mask: '7', doNotWait: true },
    } as const
    const entries = [
      { ...first, translation: { ...first.translation, useOriginatorsCss: true } },
      { kind: 'dn', pattern: '7', partition: 'A' },
      { kind: 'route', pattern: '7X', partition: 'A' },
    ] as const
    expect(analyzeNaively(entries, caller, '66', 'dialed')).toMatchObject({ outcome: 'routed', waitedSeconds: 0 })
    const waiting = [{ ...first, translation: { mask: '7', useOriginatorsCss: true } }, ...entries.slice(1)]
    expect(analyzeNaively(waiting, caller, '66', 'dialed')).toMatchObject({ outcome: 'routed', waitedSeconds: 15 })
    expect(analyzeNaively(waiting, caller, '66', 'enbloc')).toMatchObject({ outcome: 'routed', waitedSeconds: 0 })
  })

  it('stops at equals of which any is urgent', () => {
    const entries = [
      { kind: 'route', pattern: '1[0-4]', partition: 'A', urgent: true },
      { kind: 'route', pattern: '1[4-8]', partition: 'A' },
      { kind: 'route', pattern: '1XX', partition: 'A' },
    ] as const
    expect(analyzeNaively(entries, caller, '14', 'dialed')).toMatchObject({ outcome: 'ambiguous', waitedSeconds: 0 })
    const swapped = entries.map((entry) => ({ ...entry, urgent: entry.pattern === '1[4-8]' }))
    expect(analyzeNaively(swapped, caller, '14', 'dialed')).toMatchObject({ outcome: 'ambiguous', waitedSeconds: 0 })
    const patient = entries.map((entry) => ({ ...entry, urgent: false }))
    expect(analyzeNaively(patient, caller, '14', 'dialed')).toMatchObject({ outcome: 'ambiguous', waitedSeconds: 15 })
  })

  it('puts as much as it can before the dot when PreDot is not of one length', () => {
    const entries = [{ kind: 'route', pattern: '9X?.X+', partition: 'A', translation: { discard: 'PreDot' } }] as const
    expect(analyzeNaively(entries, caller, '9123', 'dialed')).toMatchObject({ sent: { digits: '3' } })
  })

  it('says when PreDot has no dot and when an instruction is not known', () => {
    const entries = [
      { kind: 'route', pattern: '91', partition: 'A', translation: { discard: 'PreDot' } },
      { kind: 'route', pattern: '92', partition: 'A', translation: { discard: '10-10-Dialing' } },
    ] as const
    for (const dialed of ['91', '92']) {
      const result = analyzeNaively(entries, caller, dialed, 'dialed', NAIVE_DEFAULTS)
      expect(result).toMatchObject({ outcome: 'routed', sent: { digits: dialed } })
      expect(result.problems).toHaveLength(1)
    }
  })
})
