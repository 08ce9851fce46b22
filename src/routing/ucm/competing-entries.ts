import { compareText } from '../../findings/finding.js'
import type { SourceRef } from '../../findings/source-ref.js'
import { applyMask } from '../../dialing/transformation.js'
import { dialableDigits } from '../../dialing/digits.js'
import { expandNumberingPlan } from '../../dialing/grammars/numbering-plan/expand-numbering-plan.js'
import { parseRouteFilterClause } from '../../dialing/grammars/numbering-plan/route-filter-clause.js'
import type { PatternParse } from '../../dialing/grammars/ucm-pattern.js'
import { parseUcmPattern } from '../../dialing/grammars/ucm-pattern.js'
import { DialSpace } from '../../dialing/spaces/dial-space.js'
import type { Settings } from '../../model/settings.js'
import type { DirectoryNumber } from '../../model/ucm/directory-number.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { HuntPilot } from '../../model/ucm/hunting.js'
import type { CallPark, CallPickupGroup, DirectedCallPark } from '../../model/ucm/pickup-and-park.js'
import type { RoutePattern } from '../../model/ucm/route-pattern.js'
import type { LearnedNumber, MeetMeNumber } from '../../model/ucm/routing-objects.js'
import type {
  CalledTransformationPattern,
  CallingTransformationPattern,
} from '../../model/ucm/transformation-pattern.js'
import type { TranslationPattern } from '../../model/ucm/translation-pattern.js'
import { patternKey } from '../../model/ucm/partition.js'
import { patternGrammar } from './pattern-grammar.js'

/** What an entry of the digit-analysis table stands for. */
export type EntryObject =
  | { readonly kind: 'directory-number'; readonly value: DirectoryNumber; readonly alias: boolean }
  | { readonly kind: 'route-pattern'; readonly value: RoutePattern }
  | { readonly kind: 'translation-pattern'; readonly value: TranslationPattern }
  | { readonly kind: 'hunt-pilot'; readonly value: HuntPilot }
  | { readonly kind: 'call-park'; readonly value: CallPark }
  | { readonly kind: 'directed-call-park'; readonly value: DirectedCallPark }
  | { readonly kind: 'call-pickup-group'; readonly value: CallPickupGroup }
  | { readonly kind: 'meet-me-number'; readonly value: MeetMeNumber }
  | { readonly kind: 'learned-number'; readonly value: LearnedNumber }
  | { readonly kind: 'calling-transformation-pattern'; readonly value: CallingTransformationPattern }
  | { readonly kind: 'called-transformation-pattern'; readonly value: CalledTransformationPattern }

/** One competitor in digit analysis: everything dialable competes in one table (`routing-semantics` A3.5). */
export interface CompetingEntry {
  readonly number: number
  readonly pattern: string
  readonly partition?: string
  readonly urgent: boolean
  readonly parsed: PatternParse
  readonly object: EntryObject
  readonly source: SourceRef
  /** Its route filter, where another entry has the same pattern and partition. */
  readonly qualifier?: string
  /** The pattern with `@` that this one was expanded from. */
  readonly expandedFrom?: string
  /** Rows of other files with the same pattern and partition: the same entry seen again. */
  readonly alsoIn: readonly SourceRef[]
}

type Draft = Omit<CompetingEntry, 'number' | 'parsed' | 'alsoIn' | 'qualifier' | 'expandedFrom'>

/** Collects every competitor of an estate, one per (pattern, partition, route filter), in a fixed order. */
export function competingEntries(estate: UcmEstate, settings: Settings): readonly CompetingEntry[] {
  return numbered(estate, drafts(estate, settings), settings)
}

/** The transformation patterns of one kind, which compete among themselves (`routing-semantics` A6). */
export function transformationEntries(
  estate: UcmEstate,
  settings: Settings,
  kind: 'calling-transformation-pattern' | 'called-transformation-pattern',
): readonly CompetingEntry[] {
  const found =
    kind === 'calling-transformation-pattern'
      ? estate.all(kind).map(({ value, source }) => draft({ kind, value }, value, source, false))
      : estate.all(kind).map(({ value, source }) => draft({ kind, value }, value, source, false))
  return numbered(estate, found, settings)
}

function numbered(estate: UcmEstate, entries: readonly Draft[], settings: Settings): readonly CompetingEntry[] {
  const grammar = patternGrammar(settings)
  const merged = new Map<string, { draft: Draft; alsoIn: SourceRef[] }>()
  for (const draft of entries) {
    const key = identity(draft)
    const known = merged.get(key)
    if (known === undefined) merged.set(key, { draft, alsoIn: [] })
    else known.alsoIn.push(draft.source)
  }
  const sharing = new Map<string, number>()
  for (const { draft } of merged.values()) {
    const key = patternKey(draft.pattern, draft.partition)
    sharing.set(key, (sharing.get(key) ?? 0) + 1)
  }
  return [...merged.values()]
    .flatMap(({ draft, alsoIn }) => {
      const shared = (sharing.get(patternKey(draft.pattern, draft.partition)) ?? 0) > 1
      const entry = { ...draft, ...(shared ? { qualifier: filterOf(draft) } : {}), alsoIn }
      const parsed = tractable(parseUcmPattern(draft.pattern, grammar))
      return (expansions(estate, settings, draft, parsed) ?? [{ parsed }]).map((each) => ({ ...entry, ...each }))
    })
    .map((entry, number) => ({ ...entry, number }))
}

/** States that telling apart the strings of one pattern may take. */
const MOST_STATES = 4_096

/**
 * A pattern whose strings can be told apart. An open stretch before many free digits (`!1XXXXXXXXXXXXXXXX`)
 * takes a state for each way they can fall, which no lookup could rank: such a pattern is a fault.
 */
function tractable(parsed: PatternParse): PatternParse {
  if (!parsed.ok || parsed.pattern.usesNumberingPlan) return parsed
  const open = parsed.pattern.elements.findIndex(({ repeats }) => repeats)
  if (open < 0 || open === parsed.pattern.elements.length - 1) return parsed
  if (DialSpace.ofSequencesWithin([parsed.pattern.elements], MOST_STATES) !== undefined) return parsed
  return {
    ok: false,
    position: 0,
    reason: 'what follows its open stretch can fall in too many ways to be told apart',
    rule: 'an open stretch (! ? +) stands at the end, or before few free digits',
  }
}

/**
 * What a pattern with `@` stands for, by setting; each expansion competes with its own cardinality
 * (`routing-semantics` A1). Undefined where it stays as it is: also where the inputs do not hold what its
 * route filter takes out.
 */
function expansions(
  estate: UcmEstate,
  settings: Settings,
  entry: Draft,
  parsed: PatternParse,
): readonly Pick<CompetingEntry, 'pattern' | 'parsed' | 'expandedFrom'>[] | undefined {
  if (settings.values['routing.expandNumberingPlan'] !== 'nanp') return undefined
  if (!parsed.ok || !parsed.pattern.usesNumberingPlan) return undefined
  const filter = filterOf(entry)
  const clause = filter === '' ? '' : estate.find('route-filter', filter)?.value.clause
  if (clause === undefined) return undefined
  const read = clause === '' ? undefined : parseRouteFilterClause(clause)
  if (read?.ok === false) return undefined
  return expandNumberingPlan(parsed.pattern, read?.pattern).map(({ pattern }) => ({
    pattern: pattern.text,
    expandedFrom: entry.pattern,
    parsed: { ok: true, pattern },
  }))
}

/** Two route patterns with one text differ when their route filter does (`routing-semantics` A1). */
function identity(entry: Draft): string {
  return `${patternKey(entry.pattern, entry.partition)}\0${filterOf(entry)}`
}

function filterOf({ object }: Draft): string {
  return 'routeFilter' in object.value ? (object.value.routeFilter ?? '') : ''
}

/** Patterns before directory numbers: where one key is both, the pattern is what acts (`corrections` 11). */
function drafts(estate: UcmEstate, settings: Settings): readonly Draft[] {
  return [
    ...estate
      .all('route-pattern')
      .map(({ value, source }) => draft({ kind: 'route-pattern', value }, value, source, value.urgent)),
    ...estate
      .all('translation-pattern')
      .map(({ value, source }) => draft({ kind: 'translation-pattern', value }, value, source, value.urgent)),
    ...estate
      .all('hunt-pilot')
      .map(({ value, source }) => draft({ kind: 'hunt-pilot', value }, value, source, value.urgent)),
    ...estate.all('call-park').map(({ value, source }) => draft({ kind: 'call-park', value }, value, source, false)),
    ...estate
      .all('directed-call-park')
      .map(({ value, source }) => draft({ kind: 'directed-call-park', value }, value, source, false)),
    ...pickupGroups(estate),
    ...estate
      .all('meet-me-number')
      .map(({ value, source }) => draft({ kind: 'meet-me-number', value }, value, source, false)),
    ...estate
      .all('learned-number')
      .filter(({ value }) => !isAddress(value.pattern))
      .map(({ value, source }) => draft({ kind: 'learned-number', value }, value, source, false)),
    ...directoryNumbers(estate, settings),
  ]
}

/** A learned address such as `kim@example.com`, which is no pattern: what follows its `@` is a host. */
export function isAddress(text: string): boolean {
  return /^[^@]+@[^@]*[.e-wyz][^@]*$/i.test(text)
}

function draft(
  object: EntryObject,
  named: { readonly pattern: string; readonly partition?: string },
  source: SourceRef,
  urgent: boolean,
): Draft {
  return {
    pattern: named.pattern,
    ...(named.partition === undefined ? {} : { partition: named.partition }),
    urgent,
    object,
    source,
  }
}

function pickupGroups(estate: UcmEstate): readonly Draft[] {
  return estate
    .all('call-pickup-group')
    .flatMap(({ value, source }) =>
      value.number === undefined
        ? []
        : [
            draft(
              { kind: 'call-pickup-group', value },
              { pattern: value.number, ...(value.partition === undefined ? {} : { partition: value.partition }) },
              source,
              false,
            ),
          ],
    )
}

function directoryNumbers(estate: UcmEstate, settings: Settings): readonly Draft[] {
  const ignoreInactive = settings.values['routing.inactiveDirectoryNumber'] === 'ignored'
  const entries = estate
    .all('directory-number')
    .filter(({ value }) => value.active || !ignoreInactive)
    .flatMap(({ value, source }) => [
      draft(
        { kind: 'directory-number', value, alias: false },
        { pattern: value.dn, ...(value.partition === undefined ? {} : { partition: value.partition }) },
        source,
        value.urgent,
      ),
      ...alternates(value, source),
    ])
  return entries.sort((a, b) => compareText(patternKey(a.pattern, a.partition), patternKey(b.pattern, b.partition)))
}

/** Alternate numbers compete only when added to their local partition (`routing-semantics` A7). */
function alternates(dn: DirectoryNumber, source: SourceRef): readonly Draft[] {
  return dn.alternates
    .filter((alternate) => alternate.addedToLocalPartition)
    .map((alternate) => {
      const number = applyMask(alternate.mask, dialableDigits(dn.dn))
      return draft(
        { kind: 'directory-number', value: dn, alias: true },
        {
          pattern: number.startsWith('+') ? `\\${number}` : number,
          ...(alternate.partition === undefined ? {} : { partition: alternate.partition }),
        },
        source,
        alternate.urgent,
      )
    })
}
