import { readFileSync } from 'node:fs'
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
import { differencesFrom, parseGrammarTable, parseRouteTable, type RouteVector } from '../support/route-table.js'

function table(name: string): string {
  return readFileSync(new URL(`../../fixtures/tables/${name}`, import.meta.url), 'utf8')
}

function pattern(text: string): NaivePattern {
  const reading = readNaivePattern(text)
  if (!reading.ok) throw new Error(reading.problem)
  return reading.pattern
}

const ROUTE_TABLES = {
  'closest-match.txt': 'B02 B04 B05 B06 B08 B10 B11 B12 B14 B16 B17 B19 B21 B22 B25 B26 B30',
  'overlap-timing.txt': 'T01 T04 T05 T06 T10 T14 T15 T16 T18 T19 T21 T23 T24 T26 T27 T28',
  'translations.txt':
    'X01 X03 X04 X08 X09 X11 X12 X13 X14 X15 X16 X17 X18 X19 X20 X21 X22 X23 X24 X25 X26 X27 X28 X29 ' +
    'X31 X32 X34 X35 X36 X37 X38 X39',
  'partitions.txt': 'P01 P03 P05 P06',
  'settings.txt': 'S01 S02 S03 S04 S05 S06 S07 S08',
}

function call(vector: RouteVector, dialed: string) {
  const caller = {
    partitions: [...vector.lineCss, ...vector.deviceCss],
    ...(vector.callingNumber === undefined ? {} : { callingNumber: vector.callingNumber }),
    ...(vector.externalMask === undefined ? {} : { externalMask: vector.externalMask }),
  }
  return analyzeNaively(vector.entries, caller, dialed, vector.mode, vector.settings)
}

/** Every string that the dialed text of a vector over a set stands for. */
function spellOut(dialed: string): readonly string[] {
  if (!dialed.includes('X')) return [dialed]
  return Array.from('0123456789').flatMap((digit) => spellOut(dialed.replace('X', digit)))
}

describe.each(Object.entries(ROUTE_TABLES))('%s', (name, ids) => {
  const vectors = parseRouteTable(table(name))

  it('has every vector', () => {
    expect(vectors.map(({ id }) => id).join(' ')).toBe(ids)
  })

  it.each(vectors.filter(({ reached }) => reached === undefined))('$id: $source', (vector) => {
    const result = call(vector, vector.dialed)
    expect(differencesFrom(vector.expected, result)).toEqual([])
    expect(result.problems).toEqual([])
  })

  const overSets = vectors.filter(({ reached }) => reached !== undefined)
  it.runIf(overSets.length > 0).each(overSets)('$id over a set: $source', (vector) => {
    const results = spellOut(vector.dialed).map((dialed) => ({ dialed, result: call(vector, dialed) }))
    const routed = results.filter(({ result }) => result.outcome === 'routed')
    expect(routed.map(({ dialed, result }) => ({ dialed, winner: result.winner }))).toEqual(vector.reached)
    const others = results.filter(({ result }) => result.outcome !== 'routed')
    expect(others.flatMap(({ result }) => differencesFrom(vector.expected, result))).toEqual([])
  })
})

describe('pattern-grammar.txt', () => {
  const vectors = parseGrammarTable(table('pattern-grammar.txt'))

  it('has every vector', () => {
    const ids = vectors.map(({ id }) => id).join(' ')
    expect(ids).toBe('G03 G04 G06 G07 G08 G10 G12 G13 G19 G21 G22 G23 G26 G27 G28')
  })

  it.each(vectors)('$id: $pattern against $digits', (vector) => {
    const read = pattern(vector.pattern)
    expect(matchesWhole(read, vector.digits)).toBe(vector.matches)
    if (vector.more !== undefined) expect(canMatchWithMore(read, vector.digits)).toBe(vector.more)
  })
})

describe('the table format', () => {
  const vector = ['id: Q1', 'entry: dn 1@A urgent', 'line-css: A', 'dialed: 1', 'expect: routed 1@A', 'source: none']

  it.each([
    'colour: red',
    'entry: dn 1@A slow',
    'entry: phone 1@A',
    'mode: fast',
    'setting: limit=3',
    'wait: soon',
    'id: Q2',
  ])('refuses %s', (line) => {
    expect(() => parseRouteTable([...vector, line].join('\n'))).toThrow()
  })

  it('reports each thing in which a result differs', () => {
    const [read] = parseRouteTable([...vector, 'wait: 15', 'consumed: 1', 'digits: 1'].join('\n'))
    const result = analyzeNaively([{ kind: 'dn', pattern: '1', partition: 'B' }], { partitions: ['A'] }, '1', 'dialed')
    expect(differencesFrom(read!.expected, result)).toEqual([
      'outcome: expected "routed", got "no-match"',
      'winner: expected {"pattern":"1","partition":"A"}, got undefined',
      'waitSeconds: expected 15, got 0',
    ])
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
      const read = readNaivePattern(result.winner.pattern, cases[index]?.settings.negatedSetIncludesStarAndHash)
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
