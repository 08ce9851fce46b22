import { readFileSync } from 'node:fs'
import type { WrittenCompetitor, WrittenEstate } from '../../src/simulate/suites/format/estate-schema.js'
import type { CallExpectation, StepOf, WrittenCaller } from '../../src/simulate/suites/format/suite-schema.js'
import { stepsOf } from '../../src/simulate/suites/format/suite-schema.js'
import type { PatternAt } from '../../src/simulate/suites/format/suite-values.js'
import type { Suite } from '../../src/simulate/suites/format/suite-yaml.js'
import { parseSuite } from '../../src/simulate/suites/format/suite-yaml.js'
import type { NaiveCaller, NaiveEntry, NaiveMode, NaiveResult, NaiveSettings } from './naive-digit-analysis.js'
import { analyzeNaively, NAIVE_DEFAULTS } from './naive-digit-analysis.js'
import type { NaiveTranslation } from './naive-transformation.js'

/** A call of a suite in the words of the oracle. */
export interface NaiveVector {
  readonly id: string
  readonly entries: readonly NaiveEntry[]
  readonly caller: NaiveCaller
  /** One string, or for a range all of it. */
  readonly dialed: readonly string[]
  readonly mode: NaiveMode
  readonly settings: NaiveSettings
  readonly step: StepOf<'call'> | StepOf<'all'>
}

export interface SuiteVectors {
  readonly calls: readonly NaiveVector[]
  readonly matches: readonly { readonly id: string; readonly step: StepOf<'match'> }[]
  /** Ids of which the oracle knows nothing: devices, clocks, codes. */
  readonly beyond: readonly string[]
}

/** A suite of fixtures/tables. */
export function tableSuite(name: string): Suite {
  const url = new URL(`../../fixtures/tables/${name}`, import.meta.url)
  return parseSuite(readFileSync(url, 'utf8'), name)
}

/** Everything in a suite that the oracle can answer too. */
export function suiteVectors(suite: Suite): SuiteVectors {
  const calls: NaiveVector[] = []
  const matches: { id: string; step: StepOf<'match'> }[] = []
  const beyond = new Set<string>()
  for (const test of suite.written.tests) {
    for (const step of stepsOf(test)) {
      if ('match' in step) matches.push({ id: test.id, step })
      else if ('call' in step || 'all' in step) {
        const estate = estateOf(suite, test.estate)
        const vector = estate === undefined ? undefined : naiveVector(test.id, step, estate, suite, test.settings)
        if (vector === undefined) beyond.add(test.id)
        else calls.push(vector)
      } else if (!('css' in step) && !('lints' in step)) beyond.add(test.id)
    }
  }
  return { calls, matches, beyond: [...beyond] }
}

function estateOf(suite: Suite, named: string | WrittenEstate | undefined): WrittenEstate | undefined {
  if (named !== undefined && typeof named !== 'string') return named
  return suite.written.estates[named ?? suite.written.defaults.estate ?? '']
}

const BEYOND_THE_ORACLE = ['schedules', 'routeLists', 'transformations', 'sipRoutes', 'pools', 'devices'] as const

/** What can be expected of the oracle. */
const COMPARED: readonly string[] = [
  ...['disposition', 'winner', 'tied', 'incomplete', 'hops', 'translations', 'called', 'calling', 'wait', 'ignored'],
  ...['reached', 'others'],
]

function naiveVector(
  id: string,
  step: StepOf<'call'> | StepOf<'all'>,
  estate: WrittenEstate,
  suite: Suite,
  settings: Readonly<Record<string, unknown>> | undefined,
): NaiveVector | undefined {
  const placed = 'call' in step ? step.call : step.all
  const caller = naiveCaller(placed.from ?? suite.written.defaults.from)
  const entries = estate.patterns.map(naiveEntry)
  const { mode = 'digit-by-digit' } = placed
  const conditions = Object.entries(placed).filter(
    ([key, value]) => !['dial', 'space', 'from', 'mode'].includes(key) && value !== undefined,
  )
  if (caller === undefined || conditions.length > 0 || entries.some((entry) => entry === undefined)) return undefined
  if (Object.keys(step.expect).some((key) => !COMPARED.includes(key))) return undefined
  if (BEYOND_THE_ORACLE.some((key) => Object.keys(estate[key]).length > 0)) return undefined
  return {
    id,
    entries: entries.filter((entry) => entry !== undefined),
    caller,
    dialed: 'call' in step ? [step.call.dial] : spellOut(step.all.space),
    mode: mode === 'digit-by-digit' ? 'dialed' : mode === 'en-bloc' ? 'enbloc' : speedDial(estate),
    settings: naiveSettings(settings ?? {}),
    step,
  }
}

function speedDial({ parameters }: WrittenEstate): NaiveMode {
  return parameters['SpeedDialAwaitFurtherDigits'] === 'T' ? 'enbloc-await' : 'enbloc'
}

/** Every string that a text stands for in which X is any digit. */
export function spellOut(text: string): readonly string[] {
  if (!text.includes('X')) return [text]
  return Array.from('0123456789').flatMap((digit) => spellOut(text.replace('X', digit)))
}

function naiveCaller(written: WrittenCaller | undefined): NaiveCaller | undefined {
  if (written === undefined || typeof written === 'string') return undefined
  if (Array.isArray(written)) return { partitions: written }
  const { css = [], deviceCss = [], number, externalMask } = written
  if (typeof css === 'string' || typeof deviceCss === 'string' || written.pool !== undefined) return undefined
  return {
    partitions: [...css, ...deviceCss],
    ...(number === undefined ? {} : { callingNumber: number }),
    ...(externalMask === undefined ? {} : { externalMask }),
  }
}

const SETTING_NAMES: Readonly<Record<string, keyof NaiveSettings>> = {
  'routing.negatedSetIncludesStarAndHash': 'negatedSetIncludesStarAndHash',
  'routing.wildcardTakesStar': 'wildcardTakesStar',
  'routing.hashAtEndOfPattern': 'hashAtEndOfPattern',
  'routing.partitionOrder': 'partitionOrder',
  'routing.equalInOnePartition': 'equalInOnePartition',
  'routing.calledTransformationOrder': 'calledTransformationOrder',
  'routing.translationLimit': 'translationLimit',
  'routing.rankOfVariableLength': 'rankOfVariableLength',
}

function naiveSettings(written: Readonly<Record<string, unknown>>): NaiveSettings {
  const named = Object.entries(written)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => {
      const name = SETTING_NAMES[key]
      if (name === undefined) throw new Error(`the oracle has no setting ${key}`)
      return [name, value]
    })
  return { ...NAIVE_DEFAULTS, ...(Object.fromEntries(named) as Partial<NaiveSettings>) }
}

/** What competes, or undefined for kinds and options that the oracle does not know. */
function naiveEntry(written: WrittenCompetitor): NaiveEntry | undefined {
  if ('dn' in written) {
    const isPlain = written.active && written.onDevice && written.alternates.length === 0
    return isPlain ? { kind: 'dn', ...written.dn, ...flags(written) } : undefined
  }
  if ('route' in written) {
    const asks = written.authorizationLevel !== undefined || written.clientMatterCode === true
    return asks ? undefined : { kind: 'route', ...written.route, ...flags(written), translation: rewriting(written) }
  }
  if ('translation' in written) {
    const { css, originatorsCss, doNotWait, nextHopByCallingNumber } = written
    if (typeof css === 'string') return undefined
    const translation = {
      ...rewriting(written),
      ...(css === undefined ? {} : { callingSearchSpace: css }),
      useOriginatorsCss: originatorsCss === true,
      doNotWait: doNotWait === true,
      routeNextHopByCallingNumber: nextHopByCallingNumber === true,
    }
    const urgent = written.urgent !== false
    return { kind: 'translation', ...written.translation, ...flags({ ...written, urgent }), translation }
  }
  if ('hunt' in written) return { kind: 'hunt', ...written.hunt, ...flags(written), translation: rewriting(written) }
  if ('park' in written) return { kind: 'park', ...written.park }
  if ('directedPark' in written) return { kind: 'directed-park', ...written.directedPark }
  return 'pickup' in written ? { kind: 'pickup', ...written.pickup } : undefined
}

function flags(written: { readonly urgent?: boolean | undefined; readonly block?: boolean | string | undefined }) {
  return { urgent: written.urgent === true, block: written.block !== undefined && written.block !== false }
}

function rewriting(written: {
  readonly discard?: string | undefined
  readonly mask?: string | undefined
  readonly prefix?: string | undefined
  readonly callingMask?: string | undefined
  readonly callingPrefix?: string | undefined
  readonly externalMask?: string | undefined
}): NaiveTranslation {
  const { externalMask, discard, mask, prefix, callingMask, callingPrefix } = written
  const stated = Object.entries({ discard, mask, prefix, callingMask, callingPrefix })
  return {
    ...(Object.fromEntries(stated.filter(([, value]) => value !== undefined)) as NaiveTranslation),
    useExternalMask: externalMask === 'On',
  }
}

/** In what the oracle disagrees with a vector; empty = as the suite says. */
export function naiveDifferences(vector: NaiveVector): readonly string[] {
  const { entries, caller, dialed, mode, settings, step } = vector
  const results = dialed.map((digits) => ({ digits, result: analyzeNaively(entries, caller, digits, mode, settings) }))
  const problems = results.flatMap(({ result }) => result.problems)
  if ('call' in step) {
    const [only] = results
    return only === undefined ? ['nothing was dialed'] : [...problems, ...differences(step.expect, only.result, vector)]
  }
  const wanted = Object.entries(step.expect.reached).flatMap(([key, strings]) =>
    [strings]
      .flat()
      .flatMap(spellOut)
      .map((digits) => `${digits} ${key}`),
  )
  const routed = results.filter(({ result }) => result.outcome === 'routed')
  const reached = routed.map(({ digits, result }) => `${digits} ${keyOf(result.winner)}`)
  const others = results.filter(({ result }) => result.outcome !== 'routed')
  return [
    ...problems,
    ...unequal('reached', wanted.sort(), reached.sort()),
    ...others.flatMap(({ result }) => unequal('others', step.expect.others, dispositionOf(result, entries))),
  ]
}

function differences(
  expect: CallExpectation,
  result: NaiveResult,
  { dialed, entries }: NaiveVector,
): readonly string[] {
  const sent = result.sent ?? result
  const [first = ''] = dialed
  const compared: Readonly<Record<string, readonly [unknown, unknown]>> = {
    disposition: [expect.disposition, dispositionOf(result, entries)],
    winner: [expect.winner && keyOf(expect.winner), keyOf(result.hops.at(-1)?.winner)],
    tied: [expect.tied?.map(keyOf).sort(), result.tied.map(keyOf).sort()],
    incomplete: [expect.incomplete, result.outcome === 'incomplete'],
    translations: [expect.translations, result.hops.length - 1],
    called: [expect.called, sent.digits],
    calling: [expect.calling, sent.callingNumber ?? ''],
    wait: [expect.wait, result.waitedSeconds],
    ignored: [expect.ignored, first.slice(result.consumedDigits)],
    lookups: [expect.hops?.length, result.hops.length],
  }
  const ofHops = (expect.hops ?? []).flatMap((hop, index) => {
    const found = result.hops[index]
    return [
      ...unequal(`hops[${index}].digits`, hop.digits, found?.digits),
      ...unequal(`hops[${index}].winner`, hop.winner && keyOf(hop.winner), keyOf(found?.winner)),
      ...unequal(`hops[${index}].partitions`, hop.partitions, found?.partitionsInForce),
      ...unequal(`hops[${index}].wait`, hop.wait, found?.waitedSeconds),
    ]
  })
  return [...Object.entries(compared).flatMap(([name, [wanted, got]]) => unequal(name, wanted, got)), ...ofHops]
}

const ENDS: Readonly<Record<NaiveEntry['kind'], string>> = {
  dn: 'line',
  route: 'trunk',
  hunt: 'hunt-pilot',
  park: 'park',
  'directed-park': 'directed-park',
  pickup: 'pickup-group',
  translation: 'translation',
}

function dispositionOf(result: NaiveResult, entries: readonly NaiveEntry[]): string {
  switch (result.outcome) {
    case 'routed': {
      const { winner } = result
      const entry = entries.find((each) => keyOf(each) === keyOf(winner))
      return entry === undefined ? 'nothing' : ENDS[entry.kind]
    }
    case 'limit':
      return 'loop'
    case 'no-match':
    case 'incomplete':
      return 'unallocated'
    case 'blocked':
    case 'ambiguous':
      return result.outcome
  }
}

function keyOf(at: PatternAt | undefined): string {
  return at === undefined ? 'nothing' : `${at.pattern}@${at.partition ?? '<None>'}`
}

function unequal(name: string, wanted: unknown, got: unknown): readonly string[] {
  const same = wanted === undefined || JSON.stringify(wanted) === JSON.stringify(got)
  return same ? [] : [`${name}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`]
}
