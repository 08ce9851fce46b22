import type { SettingKey } from '../../model/settings.js'
import { NO_PARTITION } from '../../model/ucm/partition.js'
import type { CalledTransformation, CallingTransformation } from '../../model/ucm/transformation.js'
import type { TranslationPattern } from '../../model/ucm/translation-pattern.js'
import type { UcmPattern } from '../../dialing/grammars/ucm-pattern.js'
import type { Caller } from '../caller.js'
import type { DialingMode, Disposition, Hop, LosingCandidate, LookupHop, Trace, TransformationStep } from '../trace.js'
import type { RankedEntry } from './digit-analysis.js'
import { selectDevices } from './device-selection.js'
import { describeDestination } from './destination.js'
import { candidate, losingCandidates } from './losing-candidates.js'
import type { LookupResult } from './lookup.js'
import { lookup } from './lookup.js'
import { transformCalled, transformCalling } from './number-transformations.js'
import type { RoutingTables } from './routing-tables.js'

interface End {
  readonly disposition: Disposition
  readonly outcome: string
  readonly reached?: string
}

/** Follows one call from lookup to lookup until it ends. One instance per call. */
export class CallWalk {
  private readonly tables: RoutingTables
  private readonly caller: Caller
  private readonly dialed: string
  private readonly mode: DialingMode
  private readonly hops: Hop[] = []
  private readonly settingsUsed = new Set<SettingKey>()
  private readonly missing: string[]
  private readonly visited = new Set<string>()
  private called: string
  private calling: string | undefined
  private partitions: readonly string[]
  private callingAtLookup: string | undefined
  private doNotWait = false
  private lookUpCallingNumber = false
  private translations = 0
  /** Of the last rewriting: an instruction that could not be carried out. */
  private problem: string | undefined

  constructor(tables: RoutingTables, caller: Caller, dialed: string, mode: DialingMode) {
    this.tables = tables
    this.caller = caller
    this.dialed = dialed
    this.mode = mode
    this.missing = [...caller.missing]
    this.called = incoming(caller, dialed)
    this.calling = caller.callingNumber
    this.partitions = caller.partitions
  }

  run(): Trace {
    let end: End | undefined
    while (end === undefined) end = this.nextLookup()
    const waitedSeconds = this.hops.reduce((sum, hop) => sum + (hop.kind === 'lookup' ? hop.waitedSeconds : 0), 0)
    return {
      caller: this.caller.label,
      dialed: this.dialed,
      mode: this.mode,
      ...end,
      finalDigits: this.called,
      ...(this.calling === undefined ? {} : { callingNumber: this.calling }),
      waitedSeconds,
      hops: this.hops,
      settingsUsed: [...this.settingsUsed].sort(),
      missing: [...new Set(this.missing)].sort(),
    }
  }

  private nextLookup(): End | undefined {
    const subject = this.lookUpCallingNumber ? (this.calling ?? '') : this.called
    const first = this.hops.length === 0
    this.callingAtLookup = this.calling
    this.problem = undefined
    const result = lookup(this.tables.analysis, this.partitions, subject, {
      collect: first && this.mode === 'digit-by-digit',
      waits: this.mode !== 'en-bloc' && !this.doNotWait,
      interdigitTimeoutSeconds: this.tables.interdigitTimeoutSeconds,
    })
    if (!this.lookUpCallingNumber) this.called = result.digits
    const state = [result.digits, this.called, this.calling ?? '', ...this.partitions].join('\0')
    if (this.visited.has(state)) {
      return { disposition: 'loop', outcome: `the same digits ${result.digits} come back to the same search space` }
    }
    this.visited.add(state)
    this.noteSettings(result)
    const best = result.ranked[0]
    if (best === undefined) return this.noMatch(result)
    if (result.tied && this.tables.settings.values['routing.equalInOnePartition'] === 'ambiguous')
      return this.ambiguous(result)
    return this.follow(best, result)
  }

  private noMatch(result: LookupResult): End {
    this.hops.push(this.lookupHop(result, { winner: undefined, steps: [] }))
    const unseen = this.unseenPartitions()
    this.missing.push(...unseen, ...result.unexpanded.map(({ pattern }) => `the numbering plan behind ${pattern}`))
    if (this.missing.length > 0) {
      return {
        disposition: 'insufficient-information',
        outcome: `no pattern in the inputs matches ${result.digits}; not in the inputs: ${this.missing.join(', ')}`,
      }
    }
    const outcome =
      result.incomplete.length > 0
        ? `no pattern matches ${result.digits} without more digits`
        : `no pattern matches ${result.digits || 'no digits'}`
    return { disposition: 'unallocated', outcome: `${outcome}: reorder tone` }
  }

  private ambiguous(result: LookupResult): End {
    this.hops.push(this.lookupHop(result, { winner: undefined, steps: [] }))
    const best = result.ranked[0]
    const equals = result.ranked.filter((ranked) => best !== undefined && this.tables.analysis.isTied(best, ranked))
    const names = equals.map(({ entry }) => `${entry.pattern} (${entry.object.kind})`).join(' and ')
    return {
      disposition: 'ambiguous',
      outcome: `${names} match ${result.digits} equally closely in ${best?.entry.partition ?? NO_PARTITION}; which one takes the call is not documented`,
    }
  }

  private follow(best: RankedEntry, result: LookupResult): End | undefined {
    const { object, parsed } = best.entry
    if (!parsed.ok) throw new Error(`unread pattern ${best.entry.pattern} won a lookup`)
    if (object.kind === 'translation-pattern') return this.translate(object.value, parsed.pattern, best, result)
    if (object.kind === 'hunt-pilot' && !object.value.block) {
      const steps = this.rewrite(object.value, parsed.pattern)
      this.hops.push(this.lookupHop(result, { winner: best, steps }))
    } else {
      this.hops.push(this.lookupHop(result, { winner: best, steps: [] }))
    }
    if (object.kind === 'route-pattern') return this.selectDevice(best, parsed.pattern)
    return this.finish(describeDestination(this.tables.estate, best.entry))
  }

  /** Calling side, then called side, on the numbers as they stand. */
  private rewrite(
    by: { readonly calling: CallingTransformation; readonly called: CalledTransformation },
    pattern: UcmPattern,
  ): readonly TransformationStep[] {
    const order = this.tables.settings.values['routing.calledTransformationOrder']
    if (by.called.mask !== undefined && by.called.prefix !== undefined) {
      this.settingsUsed.add('routing.calledTransformationOrder')
    }
    const calling = transformCalling(by.calling, this.calling, this.caller.externalPhoneNumberMask)
    const called = transformCalled(by.called, pattern, this.called, order)
    this.calling = calling.number
    this.called = called.digits
    this.problem = called.problem
    return [...calling.steps, ...called.steps]
  }

  /** Block, calling side, called side, then a new lookup in the translation's search space (A5). */
  private translate(
    translation: TranslationPattern,
    pattern: UcmPattern,
    best: RankedEntry,
    result: LookupResult,
  ): End | undefined {
    if (translation.block) {
      this.hops.push(this.lookupHop(result, { winner: best, steps: [] }))
      return { disposition: 'blocked', outcome: blockedText(best.entry.pattern, translation.releaseCause) }
    }
    this.translations += 1
    const limit = this.tables.settings.values['routing.translationLimit']
    if (this.translations > limit) {
      this.settingsUsed.add('routing.translationLimit')
      this.hops.push(this.lookupHop(result, { winner: best, steps: [] }))
      return {
        disposition: 'loop',
        outcome: `more than ${limit} translation patterns in a row: the call is refused`,
      }
    }
    const steps = this.rewrite(translation, pattern)
    this.hops.push(this.lookupHop(result, { winner: best, steps }))
    this.lookUpCallingNumber = translation.routeNextHopByCallingPartyNumber
    this.doNotWait ||= translation.doNotWaitForInterdigitTimeout
    return this.enterSearchSpace(translation)
  }

  private enterSearchSpace(translation: TranslationPattern): End | undefined {
    if (translation.useOriginatorsCallingSearchSpace) return undefined
    const name = translation.callingSearchSpace
    if (name === undefined) {
      this.partitions = []
      return undefined
    }
    const css = this.tables.estate.find('css', name)
    if (css === undefined) {
      this.missing.push(`calling search space ${name}`)
      return {
        disposition: 'insufficient-information',
        outcome: `translation ${translation.pattern} continues in ${name}, which is not in the inputs`,
      }
    }
    this.partitions = css.value.partitions
    return undefined
  }

  private selectDevice(best: RankedEntry, pattern: UcmPattern): End {
    const { object, source } = best.entry
    if (object.kind !== 'route-pattern') throw new Error('a route needs a route pattern')
    const route = object.value
    if (route.block) return { disposition: 'blocked', outcome: blockedText(best.entry.pattern, route.releaseCause) }
    if (route.target === undefined) {
      const twin = best.entry.alsoIn.map((ref) => ref.file).join(', ')
      const also = twin === '' ? '' : `; the same entry stands in ${twin}`
      return {
        disposition: 'no-target',
        outcome: `route pattern ${route.pattern} names no gateway or route list (${source.file})${also}`,
      }
    }
    const selection = selectDevices(this.tables.estate, this.tables.settings, this.caller, {
      pattern,
      route,
      digits: this.called,
      callingNumber: this.calling,
    })
    this.hops.push({
      kind: 'route',
      target: selection.target,
      offered: selection.offered,
      skipped: [...selection.skipped, ...selection.problems],
    })
    for (const key of selection.settingsUsed) this.settingsUsed.add(key)
    this.missing.push(...selection.missing)
    const firstOffer = selection.offered[0]
    if (selection.firstIsUnknown) {
      return {
        disposition: 'insufficient-information',
        outcome: `route pattern ${route.pattern} leads first to ${selection.missing.join(', ')}, not in the inputs`,
      }
    }
    if (firstOffer === undefined) {
      return {
        disposition: 'no-target',
        outcome: `route pattern ${route.pattern} leads to ${route.target}, which has no usable device`,
      }
    }
    this.called = firstOffer.calledNumber
    this.calling = firstOffer.callingNumber
    const codes = [
      route.requiresAuthorizationCode ? 'an authorization code' : '',
      route.requiresClientMatterCode ? 'a client matter code' : '',
    ].filter((text) => text !== '')
    const needs = codes.length === 0 ? '' : `, after ${codes.join(' and ')}`
    return this.finish({
      disposition: 'trunk',
      outcome: `sent to trunk ${firstOffer.device} as ${this.called}${needs}`,
      reached: `trunk:${firstOffer.device}`,
    })
  }

  /** Adds what is not in the inputs: a search space of the caller that is missing leaves every answer open. */
  private finish(end: End & { readonly missing?: readonly string[] }): End {
    const { missing, ...rest } = end
    this.missing.push(...(missing ?? []))
    if (this.caller.missing.length === 0) return rest
    return {
      ...rest,
      disposition: 'insufficient-information',
      outcome: `${rest.outcome}; not certain, because the inputs lack ${this.caller.missing.join(', ')}`,
    }
  }

  private lookupHop(
    result: LookupResult,
    decided: {
      readonly winner: RankedEntry | undefined
      readonly steps: readonly TransformationStep[]
    },
  ): LookupHop {
    const unseen = this.unseenPartitions()
    const notes = [
      this.problem,
      unseen.length === 0 ? undefined : `not in the inputs, so not searched: ${unseen.join(', ')}`,
    ].filter((note) => note !== undefined)
    return {
      kind: 'lookup',
      digits: result.digits,
      ...(this.callingAtLookup === undefined ? {} : { callingNumber: this.callingAtLookup }),
      partitions: [...this.partitions, NO_PARTITION],
      ...(decided.winner === undefined ? {} : { winner: candidate(decided.winner.entry, decided.winner.strings) }),
      losers: [
        ...this.tiedBest(result, decided.winner),
        ...losingCandidates(this.tables.analysis, result),
        ...this.dormant(result),
      ],
      waitedSeconds: result.waitedSeconds,
      digitsIgnored: result.digitsIgnored,
      transformations: decided.steps,
      ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
    }
  }

  /** Without a winner the best of the ranked ones is a loser too: say so. */
  private tiedBest(result: LookupResult, winner: RankedEntry | undefined): readonly LosingCandidate[] {
    const best = result.ranked[0]
    if (winner !== undefined || best === undefined) return []
    return [
      {
        ...candidate(best.entry, best.strings),
        reason: 'equal-in-partition',
        why: `matches ${best.strings} strings too, in the same partition`,
      },
    ]
  }

  private dormant(result: LookupResult): readonly LosingCandidate[] {
    return (this.tables.dormant.get(result.digits) ?? []).map(({ value, source }) => ({
      kind: 'directory-number',
      pattern: value.dn,
      ...(value.partition === undefined ? {} : { partition: value.partition }),
      source,
      urgent: value.urgent,
      reason: 'ignored-by-setting',
      why: 'inactive directory number, takes no part by setting routing.inactiveDirectoryNumber',
    }))
  }

  private unseenPartitions(): readonly string[] {
    return this.partitions.filter((name) => !this.tables.knownPartitions.has(name)).map((name) => `partition ${name}`)
  }

  private noteSettings(result: LookupResult): void {
    const entries = result.ranked.map(({ entry }) => entry)
    if (entries.some(({ pattern }) => pattern.includes('[^')))
      this.settingsUsed.add('routing.negatedSetIncludesStarAndHash')
    if (result.tied) this.settingsUsed.add('routing.equalInOnePartition')
    if (new Set(result.ranked.map(({ variableLength }) => variableLength)).size > 1)
      this.settingsUsed.add('routing.rankOfVariableLength')
    if (result.waitedSeconds > 0 && this.tables.interdigitTimeoutAssumed)
      this.settingsUsed.add('routing.interdigitTimeoutSeconds')
    const inactive = entries.some(({ object }) => object.kind === 'directory-number' && !object.value.active)
    if (inactive || this.tables.dormant.has(result.digits)) this.settingsUsed.add('routing.inactiveDirectoryNumber')
  }
}

/** What a trunk does to the called number before digit analysis. */
function incoming(caller: Caller, dialed: string): string {
  const { keepRight, prefix } = caller.incomingCalled ?? {}
  return (prefix ?? '') + (keepRight === undefined ? dialed : dialed.slice(-keepRight || dialed.length))
}

function blockedText(pattern: string, releaseCause: string | undefined): string {
  return `blocked by ${pattern}${releaseCause === undefined ? '' : ` (${releaseCause})`}`
}
