import type { SettingKey } from '../../model/settings.js'
import type { HuntPilot } from '../../model/ucm/hunting.js'
import type { RoutePattern } from '../../model/ucm/route-pattern.js'
import type { LearnedNumber } from '../../model/ucm/routing-objects.js'
import type { CalledTransformation, CallingTransformation } from '../../model/ucm/transformation.js'
import type { TranslationPattern } from '../../model/ucm/translation-pattern.js'
import { dialableDigits } from '../../dialing/digits.js'
import type { UcmPattern } from '../../dialing/grammars/ucm-pattern.js'
import type { CallConditions } from '../call-conditions.js'
import type { Caller } from '../caller.js'
import type { DialingMode, Hop, Trace, TransformationStep } from '../trace.js'
import type { Address } from './addresses/address-book.js'
import { parseAddress } from './addresses/address-book.js'
import { afterPilot } from './hunting/after-pilot.js'
import { checkCodes } from './codes.js'
import type { MatchedRoute } from './devices/leaving-leg.js'
import { offerDevices } from './devices/offer-devices.js'
import { CAUSE_WORDS, triesPublicNetwork } from './devices/refusal.js'
import type { RankedEntry } from './digit-analysis.js'
import { describeDestination, describeLine } from './destination.js'
import { followUpOf, nextSearchSpace, nextSubject, searchSpaceNamed } from './hop-decisions.js'
import { isAmbiguous, isSameDecision, lookupHop, settingsOfLookup, unseenPartitions } from './lookup-hop.js'
import type { LookupResult } from './lookup.js'
import { lookup } from './lookup.js'
import { incomingCalled, transformCalled, transformCalling } from './number-transformations.js'
import type { RoutingTables } from './routing-tables.js'
import type { SearchSpaceNow } from './search-space-now.js'
import { searchSpaceNow } from './search-space-now.js'
import type { UriRoute } from './addresses/uri-route.js'
import { routeAddress, routeHost } from './addresses/uri-route.js'
import {
  ambiguousEnd,
  blockedEnd,
  type End,
  noMatchEnd,
  nothingTakesEnd,
  offersEnd,
  takenAlikeEnd,
} from './walk-end.js'

/*
 * The decisions of a hop are functions of their own, which the walk of all calls (`all-calls/`) shares:
 * `followUpOf`, `nextSearchSpace`, `nextSubject` (hop-decisions), `rewritingOf`, `incomingRewriting`
 * (number-transformations), `searchSpaceNow`, `routeChoices` and `DeviceTransformations` (devices).
 */

/** A lookup under way: what was searched, and what came of it. */
interface Lookup {
  readonly result: LookupResult
  readonly space: SearchSpaceNow
}

/** Follows one call from lookup to lookup until it ends. One instance per call. */
export class CallWalk {
  private readonly tables: RoutingTables
  private readonly caller: Caller
  private readonly dialed: string
  private readonly mode: DialingMode
  private readonly conditions: CallConditions
  private readonly address: Address | undefined
  private readonly hops: Hop[] = []
  private readonly settingsUsed = new Set<SettingKey>()
  private readonly missing: string[]
  private readonly visited = new Set<string>()
  private readonly offers = new Map<string, number>()
  private called: string
  private calling: string | undefined
  private partitions: readonly string[]
  private callingAtLookup: string | undefined
  private doNotWait = false
  private subject: 'called' | 'calling' = 'called'
  /** In a row. */
  private translations = 0
  /** How often hunt pilots have sent the call on. */
  private sentOn = 0
  /** Remarks for the next lookup, or on the rewriting of the last one. */
  private notes: string[] = []

  constructor(tables: RoutingTables, caller: Caller, dialed: string, mode: DialingMode, conditions: CallConditions) {
    this.tables = tables
    this.caller = caller
    this.dialed = dialed
    this.mode = mode
    this.conditions = conditions
    this.address = dialed.includes('@') ? parseAddress(dialed) : undefined
    this.missing = [...caller.missing]
    this.called = this.address === undefined ? incomingCalled(caller, dialed) : dialed
    this.calling = caller.callingNumber
    this.partitions = caller.partitions
  }

  run(): Trace {
    let end = this.address === undefined ? undefined : this.dialAddress(this.address)
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
    const subject = this.subject === 'calling' ? (this.calling ?? '') : this.called
    const collect = this.hops.length === 0 && this.mode === 'digit-by-digit'
    this.callingAtLookup = this.calling
    const space = searchSpaceNow(this.tables, this.caller, this.partitions, this.conditions.instant)
    const look = (partitions: readonly string[]): LookupResult =>
      lookup(this.tables.analysis, partitions, subject, {
        collect,
        waits: this.mode !== 'en-bloc' && !this.doNotWait,
        interdigitTimeoutSeconds: this.tables.interdigitTimeoutSeconds,
      })
    const result = look(space.partitions)
    if (this.subject === 'called') this.called = result.digits
    const state = [result.digits, this.called, this.calling ?? '', ...space.partitions].join('\0')
    if (this.visited.has(state)) {
      return { disposition: 'loop', outcome: `the same digits ${result.digits} come back to the same search space` }
    }
    this.visited.add(state)
    this.use(settingsOfLookup(this.tables, result))
    if (space.missing.length > 0 && !isSameDecision(result, look(space.certain))) return this.undecided(result, space)
    const best = result.ranked[0]
    if (best === undefined) return this.noMatch({ result, space })
    if (isAmbiguous(this.tables, result)) {
      this.push({ result, space }, undefined)
      return ambiguousEnd(this.tables.analysis, result)
    }
    return this.follow(best, { result, space })
  }

  private noMatch(looked: Lookup): End {
    this.push(looked, undefined)
    const { result, space } = looked
    this.missing.push(
      ...this.tables.missingTables,
      ...unseenPartitions(this.tables, space.partitions),
      ...result.unexpanded.map(({ pattern }) => `the numbering plan behind ${pattern}`),
    )
    return noMatchEnd(result, this.missing)
  }

  /** A partition whose schedule the inputs lack decides. */
  private undecided(result: LookupResult, space: SearchSpaceNow): End {
    this.push({ result, space }, isAmbiguous(this.tables, result) ? undefined : result.ranked[0])
    this.missing.push(...space.missing)
    return {
      disposition: 'insufficient-information',
      outcome: `which partitions are there for ${result.digits} hangs on ${space.missing.join(', ')}, not in the inputs`,
    }
  }

  private follow(best: RankedEntry, looked: Lookup): End | undefined {
    const { object, parsed } = best.entry
    if (!parsed.ok) throw new Error(`unread pattern ${best.entry.pattern} won a lookup`)
    const next = followUpOf(object)
    switch (next.kind) {
      case 'translate':
        return this.translate(next.translation, parsed.pattern, best, looked)
      case 'route':
        this.push(looked, best)
        return this.route(next.route, parsed.pattern, best)
      case 'leave':
        this.push(looked, best)
        return this.leave(next.learned)
      case 'hunt':
        this.push(looked, best, this.rewrite(next.pilot, parsed.pattern))
        return this.hunt(next.pilot, best)
      case 'blocked':
        this.push(looked, best)
        if (object.kind !== 'hunt-pilot') return blockedEnd(best.entry.pattern, next.releaseCause)
        return this.finish(describeDestination(this.tables.estate, best.entry))
      case 'end':
        this.push(looked, best)
        return this.finish(describeDestination(this.tables.estate, best.entry))
    }
  }

  /** Ends at the pilot, unless nobody can be there and it sends the call on (A8). */
  private hunt(pilot: HuntPilot, best: RankedEntry): End | undefined {
    const there = describeDestination(this.tables.estate, best.entry)
    const after = afterPilot(this.tables, this.caller.devicePool, pilot, there, this.sentOn)
    this.use(after.settingsUsed)
    if (after.kind === 'end') return this.finish(after.end)
    this.sentOn += 1
    this.notes.push(after.why)
    this.goOn(after.digits, after.partitions)
    return undefined
  }

  /** A new lookup of digits that the cluster itself dials: nobody is there to dial more. */
  private goOn(digits: string, partitions: readonly string[]): void {
    this.called = digits
    this.partitions = partitions
    this.subject = 'called'
    this.doNotWait = true
    this.translations = 0
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
    if (called.problem !== undefined) this.notes.push(called.problem)
    return [...calling.steps, ...called.steps]
  }

  /** Calling side, called side, then a new lookup in the translation's search space (A5). */
  private translate(
    translation: TranslationPattern,
    pattern: UcmPattern,
    best: RankedEntry,
    looked: Lookup,
  ): End | undefined {
    this.translations += 1
    const limit = this.tables.settings.values['routing.translationLimit']
    if (this.translations > limit) {
      this.settingsUsed.add('routing.translationLimit')
      this.push(looked, best)
      return {
        disposition: 'loop',
        outcome: `more than ${limit} translation patterns in a row: the call is refused`,
      }
    }
    this.push(looked, best, this.rewrite(translation, pattern))
    this.subject = nextSubject(translation)
    this.doNotWait ||= translation.doNotWaitForInterdigitTimeout
    const next = nextSearchSpace(this.tables.estate, translation, this.partitions)
    if (!next.ok) {
      this.missing.push(next.missing)
      return {
        disposition: 'insufficient-information',
        outcome: `translation ${translation.pattern} continues in ${translation.callingSearchSpace}, which is not in the inputs`,
      }
    }
    this.partitions = next.partitions
    return undefined
  }

  private route(route: RoutePattern, pattern: UcmPattern, best: RankedEntry): End {
    const name = `route pattern ${route.pattern}`
    if (route.target === undefined) {
      const { source, alsoIn } = best.entry
      const twin = alsoIn.map((ref) => ref.file).join(', ')
      const also = twin === '' ? '' : `; the same entry stands in ${twin}`
      return { disposition: 'no-target', outcome: `${name} names no gateway or route list (${source.file})${also}` }
    }
    const { prompts, refusal, codes } = checkCodes(route, this.caller, this.conditions)
    if (refusal !== undefined) {
      this.hops.push({ kind: 'route', target: route.target, offered: [], skipped: [], prompts })
      return {
        disposition: 'refused',
        outcome: `${name} asks for ${codes.join(' and ')}: ${refusal.why}`,
        refusal: { cause: refusal.cause },
      }
    }
    const matched = { pattern, route, digits: this.called, callingNumber: this.calling }
    const needs = codes.length === 0 ? '' : `, after ${codes.join(' and ')}`
    return this.offer(name, matched, { needs, ...(prompts.length === 0 ? {} : { prompts }) })
  }

  /** Offers the call to devices; the numbers become those that leave by the one that takes it. */
  private offer(name: string, matched: MatchedRoute, { needs, ...prompts }: Asked): End {
    const offers = offerDevices(this.tables, this.caller, matched, this.conditions, this.offers)
    this.hops.push({ ...offers.hop, ...prompts })
    this.use(offers.settingsUsed)
    this.missing.push(...offers.missing)
    const end = offersEnd(name, offers, needs)
    if (offers.isOpen || offers.taken === undefined) return end
    this.called = offers.taken.calledNumber
    this.calling = offers.taken.callingNumber
    return this.finish(end)
  }

  /** A learned number leaves by the SIP route pattern of its route string; failing that, by the public network (A7). */
  private leave(learned: LearnedNumber): End | undefined {
    const name = `learned number ${learned.pattern}`
    const space = searchSpaceNow(this.tables, this.caller, this.partitions, this.conditions.instant)
    const found = routeHost(this.tables, learned.routeString, space.partitions)
    this.hops.push(this.uriHop(learned.routeString, space, found))
    const end = this.leaveBy(name, found, space)
    const { pstnFailover } = learned
    if (end.refusal === undefined || pstnFailover === undefined || !triesPublicNetwork(end.refusal.cause)) return end
    const aar = searchSpaceNamed(this.tables.estate, this.caller.aarCallingSearchSpace)
    if (!aar.ok) {
      this.missing.push(aar.missing)
      return {
        disposition: 'insufficient-information',
        outcome: `${end.outcome}; the public network is tried in ${aar.missing}, which is not in the inputs`,
      }
    }
    const { cause } = end.refusal
    this.notes.push(
      `second attempt by the public network after ${CAUSE_WORDS[cause]}, in the caller's AAR search space`,
    )
    this.goOn(dialableDigits(pstnFailover), aar.partitions)
    return undefined
  }

  /** An address is looked up by name and host; a phone number at this cluster goes on as digits (A7). */
  private dialAddress(address: Address): End | undefined {
    const space = searchSpaceNow(this.tables, this.caller, this.partitions, this.conditions.instant)
    const found = routeAddress(this.tables, address, space.partitions)
    this.hops.push(this.uriHop(this.dialed, space, found))
    this.use(found.settingsUsed)
    switch (found.target.kind) {
      case 'digits':
        this.called = incomingCalled(this.caller, found.target.digits)
        return undefined
      case 'line':
        return this.finish(describeLine(this.tables.estate, found.target.line.value))
      case 'learned':
        return this.leave(found.target.learned)
      case 'sip-route':
      case 'ambiguous':
      case 'none':
        return this.leaveBy(this.dialed, found, space)
    }
  }

  private leaveBy(name: string, { target }: UriRoute, space: SearchSpaceNow): End {
    if (target.kind === 'ambiguous') {
      return takenAlikeEnd(name, target.names)
    }
    if (target.kind !== 'sip-route') {
      this.missing.push(...unseenPartitions(this.tables, space.partitions), ...space.missing)
      return nothingTakesEnd(name, this.missing)
    }
    const { route } = target
    if (route.block) return blockedEnd(`SIP route pattern ${route.pattern}`, undefined)
    if (route.target === undefined)
      return { disposition: 'no-target', outcome: `SIP route pattern ${route.pattern} names no trunk or route list` }
    return this.offer(
      `SIP route pattern ${route.pattern}`,
      {
        route: { target: route.target, called: {}, calling: {}, allowDeviceOverride: true },
        digits: this.called,
        callingNumber: this.calling,
      },
      { needs: '' },
    )
  }

  private uriHop(uri: string, space: SearchSpaceNow, { steps }: UriRoute): Hop {
    return { kind: 'uri', uri, partitions: [...space.partitions, '<None>'], steps }
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

  private push({ result, space }: Lookup, winner: RankedEntry | undefined, steps: readonly TransformationStep[] = []) {
    const { callingAtLookup: callingNumber, notes } = this
    this.hops.push(lookupHop(this.tables, { result, space, callingNumber, winner, steps, notes }))
    this.notes = []
  }

  private use(keys: readonly SettingKey[]): void {
    for (const key of keys) this.settingsUsed.add(key)
  }
}

/** What the caller had to enter before the call was offered. */
interface Asked {
  readonly needs: string
  readonly prompts?: Extract<Hop, { kind: 'route' }>['prompts'] & object
}
