import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutsShort } from '../../src/analysis/dial-plan/cut-short.js'
import { equalPairs } from '../../src/analysis/dial-plan/equal-closeness.js'
import { PatternIndex } from '../../src/analysis/dial-plan/pattern-index.js'
import { PatternTexts } from '../../src/analysis/dial-plan/rivalry/pattern-texts.js'
import { parseUcmPattern } from '../../src/dialing/grammars/ucm-pattern.js'
import type { UcmPattern } from '../../src/dialing/grammars/ucm-pattern.js'
import { DEFAULT_SETTINGS } from '../../src/model/settings.js'
import type { CompetingEntry } from '../../src/routing/ucm/competing-entries.js'
import { DigitAnalysis } from '../../src/routing/ucm/digit-analysis.js'
import type { NaivePattern } from '../support/naive-pattern.js'
import { countOfLength, matchesWhole, readNaivePattern } from '../support/naive-pattern.js'

const SEED = 20250609
/** Every string over three digits up to this length is tried by the slow twin. */
const LENGTHS = [1, 2, 3, 4, 5]

/** Patterns over the digits 1 to 3, so that all their strings can be written down. */
const pattern = fc
  .array(fc.constantFrom('1', '2', '3', '[12]', '[23]', '[13]', '[123]'), { minLength: 1, maxLength: 4 })
  .chain((tokens) =>
    fc
      .constantFrom('', '', '+', '?')
      .map((tail) => `${tokens.join('')}${tokens.length > 1 || tail !== '?' ? tail : ''}`),
  )
const patterns = fc.uniqueArray(pattern, { minLength: 2, maxLength: 7 })

function strings(length: number): readonly string[] {
  if (length === 0) return ['']
  return strings(length - 1).flatMap((text) => ['1', '2', '3'].map((digit) => text + digit))
}
const EVERY = LENGTHS.flatMap(strings)

function naive(text: string): NaivePattern {
  const reading = readNaivePattern(text)
  if (!reading.ok) throw new Error(reading.problem)
  return reading.pattern
}

function read(text: string): UcmPattern {
  const parsed = parseUcmPattern(text)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.pattern
}

/** Translations in one partition, in the order given; the first `urgent` of them are urgent. */
function entriesOf(texts: readonly string[], urgent = 0): readonly CompetingEntry[] {
  return texts.map((text, number) => ({
    number,
    pattern: text,
    partition: 'PT',
    urgent: number < urgent,
    parsed: parseUcmPattern(text),
    object: {
      kind: 'translation-pattern',
      value: {
        pattern: text,
        partition: 'PT',
        block: false,
        urgent: number < urgent,
        useOriginatorsCallingSearchSpace: true,
        doNotWaitForInterdigitTimeout: false,
        routeNextHopByCallingPartyNumber: false,
        calling: {},
        called: {},
      },
    },
    source: { file: 'translationpattern.csv', row: number + 2 },
    alsoIn: [],
  }))
}

describe('the fast answers agree with writing down every string', () => {
  test('the index never misses a pattern that continues another', () => {
    fc.assert(
      fc.property(patterns, pattern, (texts, probe) => {
        const index = new PatternIndex()
        for (const [item, text] of texts.entries()) index.add(read(text), item)
        const one = naive(probe)
        const continuing = new Set(index.continuing(read(probe)))
        for (const [item, text] of texts.entries()) {
          const other = naive(text)
          if (beginsInside(one, other)) expect(continuing).toContain(item)
        }
      }),
      { seed: SEED, numRuns: 150 },
    )
  })

  test('equal closeness', () => {
    fc.assert(
      fc.property(patterns, (texts) => {
        const found = equalPairs(new PatternTexts(entriesOf(texts)), DEFAULT_SETTINGS)
          .filter(({ witness }) => witness.length <= LENGTHS.length)
          .map(({ first, second }) => [first.pattern, second.pattern].sort().join(' = '))
        expect(new Set(found)).toEqual(new Set(slowTies(texts)))
      }),
      { seed: SEED, numRuns: 150 },
    )
  })

  test('every number said to be cut short is: the urgent pattern is best at its beginning, the longer one at its end', () => {
    fc.assert(
      fc.property(patterns, (texts) => {
        const entries = entriesOf(texts, 2)
        const classes = [{ names: ['css:A'], partitions: ['PT'], lines: 1 }]
        const cuts = cutsShort(entries, classes, new DigitAnalysis(entries, DEFAULT_SETTINGS))
        for (const { urgent, examples, witness, takenAfter } of cuts) {
          expect(witness.startsWith(takenAfter) && witness.length > takenAfter.length).toBe(true)
          expect(isBest(urgent.pattern, takenAfter, texts)).toBe(true)
          expect(examples.some((one) => isBest(one.pattern, witness, texts))).toBe(true)
        }
        const fixed = texts.every((text) => !/[+?]/.test(text))
        if (fixed) expect(cuts.map(({ urgent }) => urgent.pattern).sort()).toEqual(slowCuts(texts, 2))
      }),
      { seed: SEED, numRuns: 150 },
    )
  })
})

function beginsInside(shorter: NaivePattern, longer: NaivePattern): boolean {
  return EVERY.some(
    (digits) => matchesWhole(longer, digits) && prefixes(digits).some((begin) => matchesWhole(shorter, begin)),
  )
}

function prefixes(digits: string): readonly string[] {
  return Array.from({ length: digits.length - 1 }, (_, at) => digits.slice(0, at + 1))
}

function slowTies(texts: readonly string[]): readonly string[] {
  return texts.flatMap((a, at) =>
    texts.slice(at + 1).flatMap((b) => {
      const tie = EVERY.some(
        (digits) =>
          matchesWhole(naive(a), digits) &&
          matchesWhole(naive(b), digits) &&
          countOfLength(naive(a), digits.length) === countOfLength(naive(b), digits.length),
      )
      return tie ? [[a, b].sort().join(' = ')] : []
    }),
  )
}

/** Best of all, or as good as the best. */
function isBest(text: string, digits: string, texts: readonly string[]): boolean {
  const counts = texts
    .filter((other) => matchesWhole(naive(other), digits))
    .map((other) => countOfLength(naive(other), digits.length))
  const own = countOfLength(naive(text), digits.length)
  return matchesWhole(naive(text), digits) && counts.every((count) => own <= count)
}

function slowCuts(texts: readonly string[], urgent: number): readonly string[] {
  return texts
    .slice(0, urgent)
    .filter((text) =>
      texts.some(
        (longer) =>
          longer !== text &&
          EVERY.some(
            (digits) => isBest(longer, digits, texts) && prefixes(digits).some((begin) => isBest(text, begin, texts)),
          ),
      ),
    )
    .sort()
}
