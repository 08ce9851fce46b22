import fc from 'fast-check'
import { expect } from 'vitest'
import { SYMBOLS } from '../../src/dialing/symbols.js'
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/settings.js'
import { DigitAnalysis, NONE, TIED } from '../../src/routing/ucm/digit-analysis.js'
import { analyzeNaively, NAIVE_DEFAULTS, type NaiveSettings } from './naive-digit-analysis.js'
import { canMatchWithMore, type NaivePattern, readNaivePattern } from './naive-pattern.js'
import { readGenerated, wildPattern, witnessOf } from './naive-pattern-generator.js'
import { patternEntries, type PlacedPattern } from './pattern-entries.js'

const PARTITIONS = ['A', 'B', 'C', 'D', 'E']

export interface AnalysisCase {
  readonly placed: readonly PlacedPattern[]
  readonly spaces: readonly (readonly string[])[]
  readonly settings: NaiveSettings
  readonly questions: readonly string[]
}

/** The settings of the engine for those of the oracle, as far as ranking uses them. */
export function analysisSettings(naive: Partial<NaiveSettings>): Settings {
  const { partitionOrder, equalInOnePartition, rankOfVariableLength } = { ...NAIVE_DEFAULTS, ...naive }
  return {
    ...DEFAULT_SETTINGS,
    values: {
      ...DEFAULT_SETTINGS.values,
      'routing.partitionOrder': partitionOrder,
      'routing.equalInOnePartition': equalInOnePartition,
      'routing.rankOfVariableLength': rankOfVariableLength,
    },
  }
}

/** What takes the digits sent en bloc, and whether more could matter, in words. */
export function ask(
  analysis: DigitAnalysis,
  placed: readonly PlacedPattern[],
  partitions: readonly string[],
  digits: string,
) {
  const order = analysis.searchOrder(partitions)
  const state = stepwise(analysis, digits)
  expect(analysis.decide(state, digits.length, order)).toBe(analysis.decide(state, digits.length, order))
  return {
    winner: inWords(analysis.decide(state, digits.length, order), placed),
    more: analysis.more(state, order),
    urgent: analysis.isUrgent(state, digits.length, order),
  }
}

/** The state after digits, symbol by symbol. */
export function stepwise(analysis: DigitAnalysis, digits: string): number {
  let state = analysis.start
  for (const symbol of digits) state = analysis.step(state, SYMBOLS.indexOf(symbol))
  return state
}

/** `pattern@partition` of the winner. */
export function inWords(number: number, placed: readonly PlacedPattern[]): string {
  if (number === NONE) return 'none'
  if (number === TIED) return 'tied'
  const { pattern, partition } = placed[number] ?? { pattern: '?' }
  return `${pattern}@${partition ?? ''}`
}

/** The same from the oracle, which shares no parser and no index with the engine. */
function askNaively(
  placed: readonly PlacedPattern[],
  partitions: readonly string[],
  digits: string,
  settings: NaiveSettings,
) {
  const entries = placed.map((one) => ({ kind: 'park' as const, ...one }))
  const result = analyzeNaively(entries, { partitions }, digits, 'enbloc', settings)
  const visible = placed.filter(({ partition }) => partition === undefined || partitions.includes(partition))
  const best = result.outcome === 'ambiguous' ? result.tied : result.winner === undefined ? [] : [result.winner]
  const isBest = (one: PlacedPattern) =>
    best.some(({ pattern, partition }) => pattern === one.pattern && partition === one.partition)
  const { winner } = result
  return {
    winner: result.outcome === 'ambiguous' ? 'tied' : winner ? `${winner.pattern}@${winner.partition ?? ''}` : 'none',
    more: visible.some(({ pattern }) => canMatchWithMore(readNaive(pattern, settings), digits)),
    urgent: placed.some((one) => one.urgent === true && isBest(one)),
  }
}

function readNaive(pattern: string, settings: NaiveSettings): NaivePattern {
  const reading = readNaivePattern(pattern, settings)
  if (!reading.ok) throw new Error(reading.problem)
  return reading.pattern
}

/** Patterns with loops and negated sets, many of them equal and spread over many partitions. */
function arbitraryPlaced(): fc.Arbitrary<readonly PlacedPattern[]> {
  const partition = fc.option(fc.constantFrom(...PARTITIONS), { nil: undefined, freq: 6 })
  const urgent = fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })
  // Nothing dialed can match too: an empty translation pattern is the automatic ringdown line.
  const text = fc.oneof(
    { weight: 12, arbitrary: wildPattern().map((drawn) => drawn.text) },
    { weight: 1, arbitrary: fc.constant('') },
  )
  const one = fc.record({ pattern: text, partition, urgent })
  const everywhere = fc
    .record({ pattern: wildPattern().map(({ text }) => text), urgent })
    .map((drawn) => [...PARTITIONS, undefined].map((name) => ({ ...drawn, partition: name })))
  return fc
    .tuple(fc.array(one, { minLength: 1, maxLength: 8 }), fc.array(everywhere, { maxLength: 3 }))
    .map(([ones, copies]) => {
      const kept = new Map<string, PlacedPattern>()
      for (const { pattern, partition: name, urgent: isUrgent } of [...ones, ...copies.flat()]) {
        const key = `${pattern}@${name ?? ''}`
        const placed = { pattern, ...(name === undefined ? {} : { partition: name }), urgent: isUrgent }
        if (!kept.has(key)) kept.set(key, placed)
      }
      return [...kept.values()]
    })
}

const searchSpaces = fc.array(fc.shuffledSubarray([...PARTITIONS, 'without patterns']), { minLength: 1, maxLength: 3 })

function arbitrarySettings(): fc.Arbitrary<NaiveSettings> {
  return fc.record({
    ...Object.fromEntries(Object.entries(NAIVE_DEFAULTS).map(([key, value]) => [key, fc.constant(value)])),
    negatedSetIncludesStarAndHash: fc.boolean(),
    partitionOrder: fc.constantFrom('tie-break', 'first-match'),
    equalInOnePartition: fc.constantFrom('ambiguous', 'first-by-text'),
    rankOfVariableLength: fc.constantFrom('by-count', 'after-fixed-length'),
  }) as fc.Arbitrary<NaiveSettings>
}

/** Strings that some pattern matches, pieces of them, longer ones, and any others. */
function arbitraryQuestions(placed: readonly PlacedPattern[]): fc.Arbitrary<readonly string[]> {
  const matched = fc
    .record({ of: fc.nat(), choices: fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 8 }) })
    .map(({ of, choices }) => witnessOf(readGenerated(placed[of % placed.length]?.pattern ?? '1'), choices))
  const any = fc.string({ unit: fc.constantFrom(...'0123459*#+A'), maxLength: 7 })
  const question = fc.oneof(
    { weight: 6, arbitrary: matched },
    { weight: 2, arbitrary: fc.tuple(matched, fc.nat({ max: 5 })).map(([text, cut]) => text.slice(0, cut)) },
    { weight: 2, arbitrary: fc.tuple(matched, any).map(([text, more]) => text + more) },
    { weight: 1, arbitrary: any },
  )
  return fc.array(question, { minLength: 1, maxLength: 12 })
}

/** An estate of patterns, search spaces, settings and digits to ask about. */
export const analysisCases: fc.Arbitrary<AnalysisCase> = arbitraryPlaced().chain((placed) =>
  fc.record({
    placed: fc.constant(placed),
    spaces: searchSpaces,
    settings: arbitrarySettings(),
    questions: arbitraryQuestions(placed),
  }),
)

/** Holds every question of a case against the oracle; returns how many there were. */
export function expectNaiveAnswers({ placed, spaces, settings, questions }: AnalysisCase) {
  const entries = patternEntries(placed, settings.negatedSetIncludesStarAndHash)
  const analysis = new DigitAnalysis(entries, analysisSettings(settings))
  for (const digits of questions) {
    for (const partitions of spaces) {
      const expected = askNaively(placed, partitions, digits, settings)
      expect(ask(analysis, placed, partitions, digits), `${digits} in ${partitions.join()}`).toEqual(expected)
    }
  }
  return questions.length * spaces.length
}
