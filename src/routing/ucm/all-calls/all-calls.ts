import { DialSpace } from '../../../dialing/spaces/dial-space.js'
import { DigitRewriting } from '../../../dialing/transformation/digit-rewriting.js'
import type { HuntPilot } from '../../../model/ucm/hunting.js'
import type { RoutePattern } from '../../../model/ucm/route-pattern.js'
import type { CalledTransformation } from '../../../model/ucm/transformation.js'
import type { LearnedNumber } from '../../../model/ucm/routing-objects.js'
import type { TranslationPattern } from '../../../model/ucm/translation-pattern.js'
import type { CallConditions } from '../../call-conditions.js'
import type { Caller } from '../../caller.js'
import type { DialingMode } from '../../trace.js'
import { routeHost } from '../addresses/uri-route.js'
import type { CompetingEntry } from '../competing-entries.js'
import type { CalledTable } from '../devices/device-transformations.js'
import type { RouteTarget } from '../devices/route-choices.js'
import { routeChoices } from '../devices/route-choices.js'
import { followUpOf, nextSearchSpace, nextSubject, searchSpaceNamed } from '../hop-decisions.js'
import { pilotAnswer, sendingLimit } from '../hunting/hunt-overflow.js'
import { incomingRewriting, rewritingOf, transformCalling } from '../number-transformations.js'
import type { RoutingTables } from '../routing-tables.js'
import { searchSpaceNow } from '../search-space-now.js'
import { allBeginningWith } from './beginnings.js'
import { CallFlow } from './call-flow.js'
import { lookUpAll } from './look-up-all.js'
import type { LookupEnd, LookupPiece } from './lookup-walk.js'
import type { SeenLookup } from './seen-lookups.js'
import { stringsSeenBefore } from './seen-lookups.js'

/** Dialed strings that one and the same chain of decisions takes care of. `key` names the chain. */
export interface DecidedSpace {
  readonly key: string
  readonly dialed: DialSpace
}

/** Digits that hold something for which no pattern has a sign: no lookup finds them. */
const UNDIALABLE = 'cannot be dialed'

/** A flow after the called side of a pattern, or before it where the result cannot be dialed. */
interface Rewritten {
  readonly flow: CallFlow
  readonly how: string
  readonly canBeDialed: boolean
}

/** A set of calls on its way: what `CallWalk` knows of one call. */
interface Branch {
  readonly flow: CallFlow
  readonly calling: string | undefined
  readonly partitions: readonly string[]
  readonly doNotWait: boolean
  readonly subject: 'called' | 'calling'
  /** In a row. */
  readonly translations: number
  /** How often hunt pilots have sent the calls on. */
  readonly sentOn: number
  readonly seen: readonly SeenLookup[]
  /** Decisions so far. */
  readonly path: readonly string[]
}

/** Everything that decides the calls of one caller but the digits. */
export interface AllCallsInput {
  readonly tables: RoutingTables
  /** Everything that competes, by number. */
  readonly entries: readonly CompetingEntry[]
  readonly caller: Caller
  readonly mode: DialingMode
  readonly conditions: CallConditions
}

/**
 * Follows a whole set of dialed strings at once, hop by hop, and splits it wherever one call would be
 * decided differently from another. The decisions are those of `CallWalk`, taken from the same functions.
 */
export class AllCalls {
  private readonly given: AllCallsInput
  private readonly open: Branch[] = []
  private readonly decided: DecidedSpace[] = []

  constructor(given: AllCallsInput) {
    this.given = given
  }

  /** The decided spaces: together they are the space, and no two share a string. */
  run(space: DialSpace): readonly DecidedSpace[] {
    const { tables, caller } = this.given
    return tables.analysis.keepingStates(() => {
      const { flow, lost } = parted(CallFlow.begin(space), incomingRewriting(caller))
      this.open.push({
        flow,
        calling: caller.callingNumber,
        partitions: caller.partitions,
        doNotWait: false,
        subject: 'called',
        translations: 0,
        sentOn: 0,
        seen: [],
        path: [],
      })
      this.decided.push(...(lost.isEmpty ? [] : [{ key: UNDIALABLE, dialed: lost.dialed }]))
      for (let branch = this.open.pop(); branch !== undefined; branch = this.open.pop()) this.lookUp(branch)
      return this.decided
    })
  }

  private lookUp(branch: Branch): void {
    const { flow, subject, calling } = branch
    const { tables, caller, conditions, mode } = this.given
    const space = searchSpaceNow(tables, caller, branch.partitions, conditions.instant)
    const here = { moment: flow.moment, subject, calling, partitions: space.partitions.join('\0') }
    const again = stringsSeenBefore(flow, here, branch.seen)
    this.decide({ ...branch, flow: flow.only(again) }, 'loop')
    const left = again.isEmpty ? flow : flow.only(flow.dialed.minus(again))
    if (left.isEmpty) return
    const timing = {
      collect: branch.path.length === 0 && mode === 'digit-by-digit',
      waits: mode !== 'en-bloc' && !branch.doNotWait,
    }
    const digits = subject === 'called' ? left.called : DialSpace.of(calling ?? '')
    // A calling number such as «anonymous»: no pattern takes it.
    if (digits.isEmpty) this.decide(left === flow ? branch : { ...branch, flow: left }, UNDIALABLE)
    const look = (partitions: readonly string[]): readonly LookupPiece[] =>
      lookUpAll(tables.analysis, partitions, digits, timing)
    const certain = space.missing.length === 0 ? undefined : look(space.certain)
    for (const piece of look(space.partitions)) {
      const path = [...branch.path, `${nameOf(piece.end)}${piece.waits ? ', after a wait' : ''}`]
      const whole = this.partOf(left, subject, piece)
      const unsure = certain === undefined ? DialSpace.none : this.unsure(left, subject, piece, certain)
      if (!unsure.isEmpty) this.decide({ ...branch, path, flow: whole.only(unsure) }, 'undecided')
      const decided = unsure.isEmpty ? whole : whole.only(whole.dialed.minus(unsure))
      const seen = [...branch.seen, { ...here, moment: decided.moment }]
      this.follow({ ...branch, path, flow: decided, seen }, piece)
    }
  }

  /** The part of the flow that a piece of its lookup is about, with the digits that were listened to. */
  private partOf(flow: CallFlow, subject: 'called' | 'calling', { digits, isBeginning }: LookupPiece): CallFlow {
    if (subject === 'calling') return flow
    return isBeginning ? flow.cutTo(digits) : flow.part(digits)
  }

  /** Dialed strings of which a partition decides that may or may not be there. */
  private unsure(
    flow: CallFlow,
    subject: 'called' | 'calling',
    piece: LookupPiece,
    certain: readonly LookupPiece[],
  ): DialSpace {
    const alike = digitsDecidedAlike(piece, certain)
    if (subject === 'calling') return alike.isEmpty ? flow.dialed : DialSpace.none
    return flow.dialed.minus(flow.within(alike).dialed)
  }

  private follow(branch: Branch, { end }: LookupPiece): void {
    if (branch.flow.isEmpty) return
    if (end.kind !== 'winner') {
      this.decide(branch, end.kind)
      return
    }
    const entry = this.given.entries[end.entry]
    if (entry === undefined) throw new Error(`no competing entry number ${end.entry}`)
    this.take(branch, entry)
  }

  private take(branch: Branch, entry: CompetingEntry): void {
    const next = followUpOf(entry.object)
    switch (next.kind) {
      case 'translate':
        this.translate(branch, entry, next.translation)
        return
      case 'route':
        this.offer(branch, entry, next.route)
        return
      case 'leave':
        this.leave(branch, next.learned)
        return
      case 'hunt':
        this.hunt(branch, next.pilot)
        return
      case 'blocked':
      case 'end':
        this.decide(branch, next.kind)
    }
  }

  /** Whatever was dialed, a pilot that rings nobody sends all of it on to one number (`routing-semantics` A8). */
  private hunt(branch: Branch, pilot: HuntPilot): void {
    const { estate, settings } = this.given.tables
    const answer = pilotAnswer(estate, settings, pilot)
    const sentOn = branch.sentOn + 1
    const next = answer.kind === 'sent-on' ? searchSpaceNamed(estate, answer.callingSearchSpace) : undefined
    if (answer.kind !== 'sent-on' || sentOn > sendingLimit(estate) || next?.ok !== true) {
      this.decide(branch, 'hunt')
      return
    }
    const { number } = transformCalling(pilot.calling, branch.calling, this.given.caller.externalPhoneNumberMask)
    const { flow, lost } = parted(branch.flow, DigitRewriting.keepRight(0).then(DigitRewriting.prefix(answer.digits)))
    const after = { ...branch, calling: number, sentOn, path: [...branch.path, 'sent on'] }
    this.decide({ ...after, flow: lost }, UNDIALABLE)
    if (flow.isEmpty) return
    const { partitions } = next
    this.open.push({ ...after, flow, partitions, subject: 'called', doNotWait: true, translations: 0 })
  }

  /** Calling side, called side, then a new lookup (`routing-semantics` A5). */
  private translate(branch: Branch, entry: CompetingEntry, translation: TranslationPattern): void {
    const { estate, settings } = this.given.tables
    const translations = branch.translations + 1
    if (translations > settings.values['routing.translationLimit']) {
      this.decide(branch, 'limit')
      return
    }
    const next = nextSearchSpace(estate, translation, branch.partitions)
    const calling = transformCalling(translation.calling, branch.calling, this.given.caller.externalPhoneNumberMask)
    for (const { flow, how, canBeDialed } of this.rewritten(branch.flow, entry, translation.called)) {
      const after = { ...branch, flow, calling: calling.number, translations, path: [...branch.path, how] }
      if (!next.ok) this.decide(after, 'unknown search space')
      else if (!canBeDialed) this.decide(after, UNDIALABLE)
      else
        this.open.push({
          ...after,
          partitions: next.partitions,
          doNotWait: branch.doNotWait || translation.doNotWaitForInterdigitTimeout,
          subject: nextSubject(translation),
        })
    }
  }

  /**
   * The flow after the called side of the entry. Digits that the pattern did not match (the calling number
   * was looked up) lose nothing to a discard that needs the pattern's dot; what a mask or prefix makes
   * of them may hold something that no pattern has a sign for.
   */
  private rewritten(flow: CallFlow, entry: CompetingEntry, called: CalledTransformation): readonly Rewritten[] {
    const { parsed } = entry
    if (!parsed.ok) throw new Error(`unread pattern ${entry.pattern} won a lookup`)
    const order = this.given.tables.settings.values['routing.calledTransformationOrder']
    const matched = parted(flow, rewritingOf(called, parsed.pattern, order))
    const others = parted(matched.lost, rewritingOf(withoutDiscard(called), parsed.pattern, order))
    return [
      { flow: matched.flow, how: 'rewritten', canBeDialed: true },
      { flow: others.flow, how: 'rewritten, not discarded', canBeDialed: true },
      { flow: others.lost, how: 'rewritten', canBeDialed: false },
    ].filter((part) => !part.flow.isEmpty)
  }

  /** A learned number leaves by the SIP route pattern of its route string (`routing-semantics` A7), as dialed. */
  private leave(branch: Branch, { routeString }: LearnedNumber): void {
    const { tables, caller, conditions } = this.given
    const space = searchSpaceNow(tables, caller, branch.partitions, conditions.instant)
    const { target } = routeHost(tables, routeString, space.partitions)
    const isOffered = target.kind === 'sip-route' && !target.route.block && target.route.target !== undefined
    const parts = isOffered
      ? this.splitByDevices(branch, { target: target.route.target, called: {}, calling: {} }, (flow) => [
          { flow, how: 'as dialed', canBeDialed: true },
        ])
      : [branch]
    for (const part of parts) this.decide(part, 'leave')
  }

  private offer(branch: Branch, entry: CompetingEntry, route: RoutePattern): void {
    const parts = this.splitByDevices(branch, route, (flow, called) => this.rewritten(flow, entry, called))
    for (const part of parts) this.decide(part, 'route')
  }

  /**
   * Which devices are offered does not depend on the digits; the called party transformation pattern that
   * takes the number as it leaves by each of them does (`routing-semantics` A6).
   */
  private splitByDevices(
    branch: Branch,
    route: RouteTarget,
    leaving: (flow: CallFlow, called: CalledTransformation) => readonly Rewritten[],
  ): readonly Branch[] {
    const { estate, settings, deviceTransformations } = this.given.tables
    const { caller, conditions } = this.given
    const { choices } = routeChoices(estate, settings, caller.devicePool, route, conditions.lastUsed)
    let parts: readonly Branch[] = [branch]
    for (const { device, called } of choices) {
      const table = deviceTransformations.calledTable(device)
      if (table === undefined) continue
      parts = parts.flatMap((part) =>
        leaving(part.flow, called).flatMap((left) =>
          selections(left, table).map(({ dialed, how }) => ({
            ...part,
            flow: part.flow.only(dialed),
            path: [...part.path, how],
          })),
        ),
      )
    }
    return parts
  }

  private decide({ flow, path }: Branch, how: string): void {
    if (!flow.isEmpty) this.decided.push({ key: [...path, how].join(' > '), dialed: flow.dialed })
  }
}

/**
 * Digits that the same pattern takes, after the same wait and the same number of them, whether or not
 * the partitions are there of which nobody can say.
 */
function digitsDecidedAlike(piece: LookupPiece, others: readonly LookupPiece[]): DialSpace {
  const alike = others
    .filter(
      ({ end, waits }) => waits === piece.waits && firstOf(end) === firstOf(piece.end) && end.kind === piece.end.kind,
    )
    .map((other) => {
      const both = piece.digits.intersect(other.digits)
      return piece.isBeginning && other.isBeginning ? allBeginningWith(both) : both
    })
  return DialSpace.union(alike)
}

function firstOf(end: LookupEnd): number | undefined {
  return end.kind === 'winner' ? end.entry : end.kind === 'tied' ? end.entries[0] : undefined
}

function withoutDiscard({ mask, prefix }: CalledTransformation): CalledTransformation {
  return { ...(mask === undefined ? {} : { mask }), ...(prefix === undefined ? {} : { prefix }) }
}

function nameOf(end: LookupEnd): string {
  switch (end.kind) {
    case 'winner':
      return String(end.entry)
    case 'tied':
      return `equal to ${end.entries[0] ?? ''}`
    case 'none':
      return `nothing${end.plans.length === 0 ? '' : `, ${end.plans.join(' ')} could`}`
  }
}

/** By the transformation pattern that takes the numbers; none takes what cannot be dialed. */
function selections(
  { flow, how, canBeDialed }: Rewritten,
  { analysis, partitions }: CalledTable,
): readonly { readonly dialed: DialSpace; readonly how: string }[] {
  if (!canBeDialed) return [{ dialed: flow.dialed, how: `${how}, ${UNDIALABLE}` }]
  return lookUpAll(analysis, partitions, flow.called, { collect: false, waits: false }).map(({ digits, end }) => ({
    dialed: flow.within(digits).dialed,
    how: `${how} ${nameOf(end)}`,
  }))
}

/** The flow after a rewriting, and the part, as it was, of which it does not make anything that can be dialed. */
function parted(flow: CallFlow, by: DigitRewriting): { readonly flow: CallFlow; readonly lost: CallFlow } {
  if (by === DigitRewriting.identity) return { flow, lost: flow.only(DialSpace.none) }
  const kept = flow.within(by.preimage(DialSpace.all))
  return { flow: kept.rewrite(by), lost: flow.only(flow.dialed.minus(kept.dialed)) }
}
