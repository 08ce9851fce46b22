import { symbolMask } from '../../../dialing/symbols.js'
import type { UcmPattern } from '../../../dialing/grammars/ucm-pattern.js'
import type { SettingKey, Settings } from '../../../model/settings.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import { patternKey } from '../../../model/ucm/partition.js'
import type { Trunk } from '../../../model/ucm/trunk.js'
import type { TransformationStep } from '../../trace.js'
import type { CompetingEntry } from '../competing-entries.js'
import { transformationEntries } from '../competing-entries.js'
import { DigitAnalysis } from '../digit-analysis.js'
import { searchSpaceNamed } from '../hop-decisions.js'
import { lookup } from '../lookup.js'
import { transformCalled, transformCalling } from '../number-transformations.js'

/** Numbers of a call about to leave by a device. */
export interface LeavingNumbers {
  readonly called: string
  readonly calling: string | undefined
  /** The calling number before the route rewrote it: it selects the pattern (`routing-semantics` A6). */
  readonly callingBeforeRoute: string | undefined
  readonly externalPhoneNumberMask: string | undefined
}

/** One number after the device's transformation patterns. */
export interface LeavingNumber {
  readonly number: string | undefined
  readonly steps: readonly TransformationStep[]
  readonly settingsUsed: readonly SettingKey[]
  /** Names that the inputs lack: the number that leaves is not known. */
  readonly missing: readonly string[]
  /** A discard instruction that could not be carried out, in words. */
  readonly problem?: string
  /** Patterns of equal closeness: the number that leaves is not known. */
  readonly ambiguous?: string
}

type Side = 'calling' | 'called'

/** The table by which a device rewrites called numbers. */
export interface CalledTable {
  readonly analysis: DigitAnalysis
  readonly partitions: readonly string[]
}

/**
 * The calling and called party transformation patterns that stand on devices: selected by digit analysis
 * of the device's own search space, or of its pool's; the last word on both numbers (`routing-semantics`
 * A6). Compiled once.
 */
export class DeviceTransformations {
  private readonly estate: UcmEstate
  private readonly settings: Settings
  private readonly analyses: Readonly<Record<Side, DigitAnalysis>>
  private readonly known: ReadonlySet<string>

  constructor(estate: UcmEstate, settings: Settings) {
    this.estate = estate
    this.settings = settings
    const entries = {
      calling: transformationEntries(estate, settings, 'calling-transformation-pattern'),
      called: transformationEntries(estate, settings, 'called-transformation-pattern'),
    }
    this.analyses = {
      calling: new DigitAnalysis(entries.calling, settings),
      called: new DigitAnalysis(entries.called, settings),
    }
    const partitions = estate.all('partition').map(({ value }) => value.name)
    const used = [...entries.calling, ...entries.called].map(({ partition }) => partition)
    this.known = new Set([...partitions, ...used.filter((name) => name !== undefined)])
  }

  /** The called number as it leaves, selected by itself. */
  called(trunk: Trunk, { called }: LeavingNumbers): LeavingNumber {
    const found = this.select('called', trunk, called)
    if (found.kind !== 'found') return unchanged(called, found)
    const { entry, pattern } = found
    if (entry.object.kind !== 'called-transformation-pattern') throw new Error('a called side needs a called pattern')
    const order = this.settings.values['routing.calledTransformationOrder']
    const { digits, steps, problem } = transformCalled(entry.object.value.called, pattern, called, order)
    return {
      number: digits,
      steps: named(steps, entry),
      settingsUsed: found.settingsUsed,
      missing: [],
      ...(problem === undefined ? {} : { problem }),
    }
  }

  /** The calling number as it leaves, selected by the one before the route rewrote it. */
  calling(trunk: Trunk, numbers: LeavingNumbers): LeavingNumber {
    const { calling, callingBeforeRoute } = numbers
    const found = this.select('calling', trunk, callingBeforeRoute)
    if (found.kind !== 'found') return unchanged(calling, found)
    const { entry, pattern } = found
    if (entry.object.kind !== 'calling-transformation-pattern')
      throw new Error('a calling side needs a calling pattern')
    const setting = 'routing.callingPatternAppliesTo'
    const isChanged = calling !== callingBeforeRoute
    const base = this.settings.values[setting] === 'number-as-it-leaves' ? calling : callingBeforeRoute
    const { number, steps } = transformCalling(
      entry.object.value.calling,
      base,
      numbers.externalPhoneNumberMask,
      pattern,
    )
    const selected: readonly TransformationStep[] =
      base === calling
        ? []
        : [{ side: 'calling', rule: 'selected before the route rewrote it', before: calling ?? '', after: base ?? '' }]
    return {
      number,
      steps: named([...selected, ...steps], entry),
      settingsUsed: [...found.settingsUsed, ...(isChanged ? ([setting] as const) : [])],
      missing: [],
    }
  }

  /** The table of a device's called side; undefined where it rewrites nothing, or its search space is not in the inputs. */
  calledTable(device: string): CalledTable | undefined {
    const trunk = this.estate.find('trunk', device)?.value
    const space = trunk === undefined ? undefined : this.searchSpace('called', trunk)
    return space?.kind === 'known' ? { analysis: this.analyses.called, partitions: space.partitions } : undefined
  }

  private select(side: Side, trunk: Trunk, number: string | undefined): Selection {
    const none: Selection = { kind: 'none', missing: [] }
    if (number === undefined || ![...number].every((symbol) => symbolMask(symbol) !== 0)) return none
    const space = this.searchSpace(side, trunk)
    if (space.kind === 'absent') return none
    if (space.kind === 'missing') return { kind: 'none', missing: [space.name] }
    const analysis = this.analyses[side]
    const timing = { collect: false, waits: false, interdigitTimeoutSeconds: 0 }
    const { ranked, tied, unexpanded } = lookup(analysis, space.partitions, number, timing)
    const [best] = ranked
    if (best === undefined) {
      const unseen = space.partitions.filter((name) => !this.known.has(name)).map((name) => `partition ${name}`)
      return {
        kind: 'none',
        missing: [...unseen, ...unexpanded.map(({ pattern }) => `the numbering plan behind ${pattern}`)],
      }
    }
    if (tied && analysis.leavesTiesOpen) {
      const equals = ranked.filter((one) => analysis.isTied(best, one)).map(({ entry }) => keyOf(entry))
      return { kind: 'none', missing: [], ambiguous: `${side} party transformation patterns ${equals.join(' and ')}` }
    }
    const { entry } = best
    if (!entry.parsed.ok) throw new Error(`unread pattern ${entry.pattern} won a lookup`)
    return {
      kind: 'found',
      entry,
      pattern: entry.parsed.pattern,
      settingsUsed: tied ? ['routing.equalInOnePartition'] : [],
    }
  }

  private searchSpace(side: Side, trunk: Trunk): SearchSpace {
    const usesPool = side === 'calling' ? trunk.usesPoolCallingTransformationCss : trunk.usesPoolCalledTransformationCss
    let holder: { readonly callingTransformationCss?: string; readonly calledTransformationCss?: string } = trunk
    if (usesPool === true) {
      if (trunk.devicePool === undefined) return { kind: 'absent' }
      const pool = this.estate.find('device-pool', trunk.devicePool)?.value
      if (pool === undefined) return { kind: 'missing', name: `device pool ${trunk.devicePool}` }
      holder = pool
    }
    const name = side === 'calling' ? holder.callingTransformationCss : holder.calledTransformationCss
    if (name === undefined) return { kind: 'absent' }
    const space = searchSpaceNamed(this.estate, name)
    return space.ok ? { kind: 'known', partitions: space.partitions } : { kind: 'missing', name: space.missing }
  }
}

type SearchSpace =
  | { readonly kind: 'absent' }
  | { readonly kind: 'missing'; readonly name: string }
  | { readonly kind: 'known'; readonly partitions: readonly string[] }

type Selection =
  | {
      readonly kind: 'found'
      readonly entry: CompetingEntry
      readonly pattern: UcmPattern
      readonly settingsUsed: readonly SettingKey[]
    }
  | { readonly kind: 'none'; readonly missing: readonly string[]; readonly ambiguous?: string }

function unchanged(number: string | undefined, none: Extract<Selection, { kind: 'none' }>): LeavingNumber {
  const { missing, ambiguous } = none
  return {
    number,
    steps: [],
    settingsUsed: ambiguous === undefined ? [] : ['routing.equalInOnePartition'],
    missing,
    ...(ambiguous === undefined ? {} : { ambiguous }),
  }
}

function named(steps: readonly TransformationStep[], entry: CompetingEntry): readonly TransformationStep[] {
  return steps.map((step) => ({ ...step, rule: `${keyOf(entry)} on the device: ${step.rule}` }))
}

function keyOf(entry: CompetingEntry): string {
  return patternKey(entry.pattern, entry.partition)
}
