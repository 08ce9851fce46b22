import fc from 'fast-check'
import type { NaiveEntry, NaiveMode, NaiveSettings } from './naive-digit-analysis.js'
import { NAIVE_DEFAULTS } from './naive-digit-analysis.js'
import {
  assemble,
  digit,
  type GeneratedPattern,
  NUMBERS,
  numberPattern,
  readGenerated,
  wildPattern,
  witnessOf,
} from './naive-pattern-generator.js'
import type { DialPlan, PlanCaller } from './naive-plan-objects.js'
import type { NaiveTranslation } from './naive-transformation.js'

/*
 * Small dial plans that are full of trouble, and strings to dial in them. Everything is small on purpose:
 * few digits and few partitions, so that patterns overlap, tie, shadow and cut each other short.
 *
 * Ranges: 1-10 entries of all kinds; digits 0-4 and 9; patterns of 0-8 wildcards in the partitions A, B, C,
 * Z (in search spaces of translations only) and none; search spaces of 0-3 of A, B, C; 1-3 callers with calling
 * numbers of 1-5 symbols; dialed strings of 0-12 symbols.
 *
 * Never generated, because the rules leave it open (`readNaivePattern` and `analyzeNaively` say how the
 * oracle reads it): `@`, two quantifiers in a row, a pattern with wildcards that matches the empty string,
 * PreDot where the part before the dot has no fixed length, PreDot beside a next hop by calling number, a
 * caller without a number, the same pattern twice in one partition.
 */

const CSS_PARTITIONS = ['A', 'B', 'C']

/** Up to three partitions, in any order, none twice. */
function searchSpace(): fc.Arbitrary<readonly string[]> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.shuffledSubarray(CSS_PARTITIONS, { minLength: 2 }) },
    { weight: 2, arbitrary: fc.shuffledSubarray(CSS_PARTITIONS, { minLength: 1 }) },
    { weight: 1, arbitrary: fc.constant([]) },
  )
}

function mask(): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom('', '', '', '+', '*'),
      fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant('X') }, { weight: 1, arbitrary: digit() }), {
        minLength: 1,
        maxLength: 5,
      }),
    )
    .map(([lead, rest]) => lead + rest.join(''))
}

/** What an entry rewrites, before the other entries are known. */
interface DraftTranslation {
  readonly discard: string | undefined
  readonly mask: string | undefined
  /** Translate to a number that this entry of the plan matches, in place of the mask. */
  readonly aim: number | undefined
  readonly prefix: string | undefined
  readonly callingSearchSpace: readonly string[]
  readonly useOriginatorsCss: boolean
  readonly doNotWait: boolean
  readonly routeNextHopByCallingNumber: boolean
  readonly callingMask: string | undefined
  readonly callingPrefix: string | undefined
  readonly useExternalMask: boolean
}

function oneIn<T>(times: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: times - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary },
  )
}

function rarely(times: number): fc.Arbitrary<boolean> {
  return oneIn(times, fc.constant(true)).map((value) => value ?? false)
}

function draftTranslation(): fc.Arbitrary<DraftTranslation> {
  return fc.record({
    discard: fc.constantFrom(undefined, 'PreDot', 'PreDot', 'PreDot Trailing-#', 'Trailing-#', 'NoDigits'),
    mask: oneIn(3, mask()),
    aim: fc.option(fc.nat({ max: 9 }), { nil: undefined, freq: 2 }),
    prefix: oneIn(4, fc.constantFrom('1', '9', '12', '+', '+1', '*', '0')),
    callingSearchSpace: searchSpace(),
    useOriginatorsCss: fc.boolean(),
    doNotWait: rarely(5),
    routeNextHopByCallingNumber: rarely(10),
    callingMask: oneIn(5, mask()),
    callingPrefix: oneIn(5, fc.constantFrom('9', '+1', '1')),
    useExternalMask: rarely(5),
  })
}

/** An entry before the other entries are known. */
interface DraftEntry {
  readonly kind: NaiveEntry['kind']
  readonly pattern: GeneratedPattern
  readonly partition: string | undefined
  readonly urgent: boolean
  readonly block: boolean
  readonly translation: DraftTranslation | undefined
  /** Of a hunt pilot: which entry its queue aims at, and where it is looked up. */
  readonly sendsOn?: { readonly aim: number; readonly partitions: readonly string[] } | undefined
}

function draftEntry(): fc.Arbitrary<DraftEntry> {
  const partition = fc.constantFrom('A', 'A', 'A', 'A', 'A', 'B', 'B', 'B', 'C', undefined, undefined, 'Z')
  const entryOf = (
    kind: NaiveEntry['kind'],
    pattern: fc.Arbitrary<GeneratedPattern>,
    flags: { urgent: fc.Arbitrary<boolean>; block: fc.Arbitrary<boolean> },
    translation: fc.Arbitrary<DraftTranslation | undefined>,
  ) => fc.record({ kind: fc.constant(kind), pattern, partition, ...flags, translation })
  const never = { urgent: fc.constant(false), block: fc.constant(false) }
  const sometimes = { urgent: rarely(3), block: rarely(6) }
  const none = fc.constant(undefined)
  const pilot = fc
    .tuple(
      entryOf('hunt', numberPattern(), sometimes, oneIn(3, draftTranslation())),
      fc.option(fc.record({ aim: fc.nat({ max: 9 }), partitions: searchSpace() }), { nil: undefined, freq: 3 }),
    )
    .map(([entry, sendsOn]): DraftEntry => ({ ...entry, sendsOn }))
  // An empty translation pattern is the automatic ringdown line.
  const ringdown = fc.constant({ tokens: [], text: '', hasPlainDot: false })
  return fc.oneof(
    { weight: 6, arbitrary: entryOf('route', wildPattern(), sometimes, oneIn(3, draftTranslation())) },
    { weight: 10, arbitrary: entryOf('translation', wildPattern(), sometimes, draftTranslation()) },
    { weight: 4, arbitrary: entryOf('translation', numberPattern(), sometimes, draftTranslation()) },
    { weight: 4, arbitrary: entryOf('dn', numberPattern(), { ...never, urgent: rarely(3) }, none) },
    { weight: 1, arbitrary: entryOf('dn', wildPattern(false), { ...never, urgent: rarely(3) }, none) },
    { weight: 2, arbitrary: pilot },
    { weight: 1, arbitrary: entryOf('park', wildPattern(false), never, none) },
    { weight: 1, arbitrary: entryOf('directed-park', wildPattern(false), never, none) },
    { weight: 1, arbitrary: entryOf('pickup', numberPattern(), never, none) },
    { weight: 1, arbitrary: entryOf('translation', ringdown, sometimes, draftTranslation()) },
  )
}

/** A dial plan with one to three callers. Shrinks towards fewer entries, shorter patterns, plainer translations. */
export function arbitraryDialPlan(): fc.Arbitrary<DialPlan> {
  const drafts = fc.uniqueArray(draftEntry(), { minLength: 1, maxLength: 8, size: 'max', selector: keyOf })
  const caller: fc.Arbitrary<PlanCaller> = fc
    .record({
      lineCss: searchSpace(),
      deviceCss: fc.oneof(fc.constant([]), searchSpace()),
      callingNumber: fc
        .tuple(fc.constantFrom('', '', '+'), fc.array(digit(), { minLength: 1, maxLength: 4 }))
        .map(([lead, digits]) => lead + digits.join('')),
      externalMask: oneIn(2, mask()),
    })
    .map(({ externalMask, ...known }) => (externalMask === undefined ? known : { ...known, externalMask }))
  return fc
    .record({
      drafts,
      twins: fc.array(twin(), { maxLength: 2 }),
      callers: fc.array(caller, { minLength: 1, maxLength: 3 }),
    })
    .map(({ drafts: drawn, twins, callers }) => {
      const all = withTwins(drawn, twins)
      const byCalling = all.some(
        ({ kind, translation }) => kind === 'translation' && translation?.routeNextHopByCallingNumber === true,
      )
      return { entries: all.map((draft) => finishEntry(draft, all, byCalling)), callers }
    })
}

function keyOf({ pattern, partition }: DraftEntry): string {
  return `${pattern.text}@${partition ?? '<None>'}`
}

/** An entry that matches exactly what another one does: they tie, by order of partitions or for good. */
interface Twin {
  readonly of: number
  readonly dot: number | undefined
  readonly samePartition: boolean
  readonly draft: DraftEntry
}

function twin(): fc.Arbitrary<Twin> {
  return fc.record({
    of: fc.nat({ max: 7 }),
    dot: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
    samePartition: rarely(2),
    draft: draftEntry(),
  })
}

function withTwins(drawn: readonly DraftEntry[], twins: readonly Twin[]): readonly DraftEntry[] {
  const all = [...drawn]
  for (const { of, dot, samePartition, draft } of twins) {
    const sibling = drawn[of % drawn.length]
    if (sibling === undefined || sibling.pattern.tokens.length === 0) continue
    const pattern = assemble(sibling.pattern.tokens, dot)
    const kind: NaiveEntry['kind'] = draft.kind === 'translation' ? 'translation' : 'route'
    const added = { ...draft, kind, pattern, partition: samePartition ? sibling.partition : draft.partition }
    if (!all.some((other) => keyOf(other) === keyOf(added))) all.push(added)
  }
  return all
}

function finishEntry(draft: DraftEntry, all: readonly DraftEntry[], byCalling: boolean): NaiveEntry {
  const { kind, pattern, partition, translation } = draft
  return {
    kind,
    pattern: pattern.text,
    ...(partition === undefined ? {} : { partition }),
    ...(draft.urgent ? { urgent: true } : {}),
    ...(draft.block ? { block: true } : {}),
    ...(translation === undefined ? {} : { translation: finishTranslation(translation, draft, all, byCalling) }),
    ...(kind !== 'hunt' || draft.sendsOn === undefined ? {} : { sendsOn: finishQueue(draft.sendsOn, all) }),
  }
}

function finishQueue(
  { aim, partitions }: { readonly aim: number; readonly partitions: readonly string[] },
  all: readonly DraftEntry[],
): NaiveEntry['sendsOn'] & object {
  const aimed = all[aim % all.length]
  const digits = aimed === undefined ? '' : witnessOf(readGenerated(aimed.pattern.text), [0])
  const seen = aimed?.partition === undefined ? partitions : [...new Set([...partitions, aimed.partition])]
  return { digits: digits === '' ? '12' : digits, partitions: seen }
}

function finishTranslation(
  drawn: DraftTranslation,
  { kind, pattern }: DraftEntry,
  all: readonly DraftEntry[],
  byCalling: boolean,
): NaiveTranslation {
  const aimed = drawn.aim === undefined ? undefined : all[drawn.aim % all.length]
  const aim = aimed === undefined ? '' : witnessOf(readGenerated(aimed.pattern.text), [0])
  const finalMask = aim === '' ? drawn.mask : aim
  const isPlain = drawn.discard?.startsWith('PreDot') !== true || (pattern.hasPlainDot && !byCalling)
  const rewriting: NaiveTranslation = {
    ...(drawn.discard === undefined || !isPlain ? {} : { discard: drawn.discard }),
    ...(finalMask === undefined ? {} : { mask: finalMask }),
    ...(drawn.prefix === undefined || aim !== '' ? {} : { prefix: drawn.prefix }),
    ...(drawn.callingMask === undefined ? {} : { callingMask: drawn.callingMask }),
    ...(drawn.callingPrefix === undefined ? {} : { callingPrefix: drawn.callingPrefix }),
    ...(drawn.useExternalMask ? { useExternalMask: true } : {}),
  }
  if (kind !== 'translation') return rewriting
  const seesAimed = [
    ...new Set([...drawn.callingSearchSpace, ...(aimed?.partition === undefined ? [] : [aimed.partition])]),
  ]
  return {
    ...rewriting,
    ...(drawn.useOriginatorsCss ? { useOriginatorsCss: true } : { callingSearchSpace: seesAimed }),
    ...(drawn.doNotWait ? { doNotWait: true } : {}),
    ...(drawn.routeNextHopByCallingNumber ? { routeNextHopByCallingNumber: true } : {}),
  }
}

const LONGEST_DIALED = 12

/** How to find a string to dial in whatever plan; apart from the plan, so that both shrink on their own. */
type DialedChoice = (plan: DialPlan) => string

function dialedChoice(): fc.Arbitrary<DialedChoice> {
  const symbols = fc.oneof(
    { weight: 8, arbitrary: digit() },
    { weight: 2, arbitrary: fc.constantFrom('*', '#', '+', '4', '5', 'A') },
  )
  const some = fc.array(symbols, { maxLength: 7 }).map((parts) => parts.join(''))
  const ending = fc.oneof(
    { weight: 8, arbitrary: fc.constant((digits: string) => digits) },
    { weight: 2, arbitrary: fc.nat({ max: 8 }).map((length) => (digits: string) => digits.slice(0, length)) },
    { weight: 2, arbitrary: some.map((more) => (digits: string) => digits + more.slice(0, 4)) },
  )
  const matching = fc.record({
    entry: fc.nat({ max: 9 }),
    choices: fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 8 }),
    end: ending,
  })
  const number = fc.constantFrom(...NUMBERS).map((text) => text.replace('\\', ''))
  return fc
    .oneof(
      {
        weight: 12,
        arbitrary: matching.map(({ entry, choices, end }) => (plan: DialPlan) => {
          const chosen = plan.entries[entry % plan.entries.length]
          return chosen === undefined ? '' : end(witnessOf(readGenerated(chosen.pattern), choices))
        }),
      },
      { weight: 5, arbitrary: number.map((digits) => () => digits) },
      { weight: 1, arbitrary: some.map((digits) => () => digits) },
    )
    .map((choose) => (plan: DialPlan) => choose(plan).slice(0, LONGEST_DIALED))
}

/** A string to dial in the plan: mostly one that some entry matches, one that begins so, or one that goes on. */
export function arbitraryDialed(plan: DialPlan): fc.Arbitrary<string> {
  return dialedChoice().map((choose) => choose(plan))
}

/** Any combination of the settings for contested points; T302 stays at 15 seconds. */
export function arbitraryNaiveSettings(): fc.Arbitrary<NaiveSettings> {
  return fc.record({
    negatedSetIncludesStarAndHash: fc.constantFrom(true, false),
    wildcardTakesStar: fc.constantFrom(false, false, false, true),
    hashAtEndOfPattern: fc.constantFrom('kept', 'kept', 'kept', 'ignored'),
    partitionOrder: fc.constantFrom('tie-break', 'tie-break', 'first-match'),
    equalInOnePartition: fc.constantFrom('ambiguous', 'first-by-text'),
    calledTransformationOrder: fc.constantFrom('discard-mask-prefix', 'discard-prefix-mask'),
    translationLimit: fc.constantFrom(NAIVE_DEFAULTS.translationLimit, 1, 2, 5),
    rankOfVariableLength: fc.constantFrom('by-count', 'after-fixed-length'),
    t302Seconds: fc.constant(NAIVE_DEFAULTS.t302Seconds),
  })
}

/** One whole case: a plan, one of its callers, what is dialed and how. */
export interface DialCase {
  readonly plan: DialPlan
  readonly caller: PlanCaller
  readonly dialed: string
  readonly mode: NaiveMode
  readonly settings: NaiveSettings
}

/** Plans with a call in them; half of the cases keep the default settings. */
export function arbitraryDialCase(): fc.Arbitrary<DialCase> {
  return fc
    .record({
      plan: arbitraryDialPlan(),
      place: fc.nat({ max: 2 }),
      choose: dialedChoice(),
      mode: fc.constantFrom<NaiveMode[]>('dialed', 'dialed', 'enbloc', 'enbloc-await'),
      settings: fc.oneof(fc.constant(NAIVE_DEFAULTS), arbitraryNaiveSettings()),
    })
    .map(({ plan, place, choose, mode, settings }) => {
      const caller = plan.callers[place % plan.callers.length] ?? { lineCss: [], deviceCss: [] }
      return { plan, caller, dialed: choose(plan), mode, settings }
    })
}
