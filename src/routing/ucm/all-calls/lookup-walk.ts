import { SYMBOLS } from '../../../dialing/symbols.js'
import type { DialSpace } from '../../../dialing/spaces/dial-space.js'
import type { AnalysisState, DigitAnalysis, SearchOrder } from '../digit-analysis.js'
import { NONE, TIED } from '../digit-analysis.js'
import { StateGraph } from './state-graph.js'

/** How one lookup of some digits ends. Numbers are those of the competing entries. */
export type LookupEnd =
  | { readonly kind: 'winner'; readonly entry: number }
  /** The equals, the one first by text first; pieces are told apart by that one only, the others are those of an example. */
  | { readonly kind: 'tied'; readonly entries: readonly number[] }
  /** `more`: a pattern could still have matched with more digits; `plans`: `@` patterns that could have taken them. */
  | { readonly kind: 'none'; readonly more: boolean; readonly plans: readonly number[] }

/** Digits that one lookup decides in one way. */
export interface LookupPiece {
  readonly end: LookupEnd
  /** T302 ran before it was decided. */
  readonly waits: boolean
  /** What was looked at: with `isBeginning`, the shortest beginnings of what was dialed. */
  readonly digits: DialSpace
  /** The lookup was decided before the last key; whatever followed was not listened to. */
  readonly isBeginning: boolean
}

export interface WalkTiming {
  /** Key by key: the first lookup of a call that a person dials. */
  readonly collect: boolean
  /** T302 runs while more digits could matter. */
  readonly waits: boolean
}

/** One place of the walk: how far digit analysis, the space and the numbering plans are with the digits so far. */
interface Place {
  readonly state: AnalysisState
  /** Digits so far, at most the horizon of the analysis. */
  readonly length: number
  readonly inSpace: number
  /** State of `unexpanded`, −1 where no `@` pattern could take the digits. */
  readonly inPlans: number
}

interface Decision {
  readonly key: string
  readonly end: LookupEnd
  readonly waits: boolean
  readonly isEarly: boolean
}

/**
 * Looks a whole set of digits up at once: walks the compiled table with the automaton of the set
 * instead of a string, so that the set falls into pieces, one for each way a lookup can be decided
 * (`routing-semantics` A3, A4). Agrees with `lookup` string by string.
 */
export class LookupWalk {
  private readonly analysis: DigitAnalysis
  private readonly order: SearchOrder
  private readonly space: DialSpace
  private readonly timing: WalkTiming
  private readonly unexpanded: DialSpace
  private readonly graph = new StateGraph()
  private readonly places: Place[] = []
  private readonly numbers = new Map<number, number>()
  private readonly decisions = new Map<string, { readonly decision: Decision; readonly at: number[] }>()

  /** `unexpanded`: digits that a visible `@` pattern could take. */
  constructor(
    analysis: DigitAnalysis,
    order: SearchOrder,
    space: DialSpace,
    timing: WalkTiming,
    unexpanded: DialSpace,
  ) {
    this.analysis = analysis
    this.order = order
    this.space = space
    this.timing = timing
    this.unexpanded = unexpanded
  }

  /** The pieces, in a fixed order; together they are the space, and no two share a dialed string. */
  run(): readonly LookupPiece[] {
    if (this.space.isEmpty) return []
    this.enter({
      state: this.analysis.start,
      length: 0,
      inSpace: this.space.start,
      inPlans: this.unexpanded.isEmpty ? -1 : this.unexpanded.start,
    })
    for (let number = 0; number < this.places.length; number += 1) this.leave(number)
    return [...this.decisions.entries()]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, { decision, at }]) => ({
        end: decision.end,
        waits: decision.waits,
        digits: this.graph.leadingTo(at),
        isBeginning: decision.isEarly,
      }))
  }

  /** Decides what the place means and goes on from it, unless nobody listens any more. */
  private leave(number: number): void {
    const place = this.places[number]
    if (place === undefined) throw new Error(`no place ${number}`)
    const more = this.isMorePossible(place)
    const verdict = this.analysis.decide(place.state, place.length, this.order)
    const isUrgent = verdict !== NONE && this.analysis.isUrgent(place.state, place.length, this.order)
    const isSilence = number === 0 && verdict === NONE
    const isEarly = this.timing.collect && !isSilence && (!more || isUrgent)
    if (isEarly || this.space.accepts(place.inSpace)) {
      this.note(number, this.decisionOf(place, verdict, more, { isEarly, isUrgent }))
    }
    if (isEarly) return
    for (let symbol = 0; symbol < SYMBOLS.length; symbol += 1) {
      const inSpace = this.space.next(place.inSpace, symbol)
      if (inSpace >= 0) this.graph.connect(number, symbol, this.enter(this.after(place, symbol, inSpace)))
    }
  }

  private after(place: Place, symbol: number, inSpace: number): Place {
    const inPlans = place.inPlans < 0 ? -1 : this.unexpanded.next(place.inPlans, symbol)
    const state = place.state === 0 ? 0 : this.analysis.step(place.state, symbol)
    const length = Math.min(place.length + 1, this.analysis.lengthHorizon)
    // What only other search spaces can still reach is as good as nothing.
    const isOver =
      state === 0 ||
      (!this.analysis.more(state, this.order) && this.analysis.decide(state, length, this.order) === NONE)
    return isOver ? { state: 0, length: 0, inSpace, inPlans } : { state, length, inSpace, inPlans }
  }

  private isMorePossible(place: Place): boolean {
    if (place.state !== 0 && this.analysis.more(place.state, this.order)) return true
    return place.inPlans >= 0 && this.unexpanded.accepts(place.inPlans)
  }

  private decisionOf(
    place: Place,
    verdict: number,
    more: boolean,
    { isEarly, isUrgent }: { readonly isEarly: boolean; readonly isUrgent: boolean },
  ): Decision {
    const end = this.endOf(place, verdict, more)
    const waits = this.timing.waits && more && !isUrgent
    const name = end.kind === 'winner' ? [end.entry] : end.kind === 'tied' ? end.entries.slice(0, 1) : []
    const key = [
      end.kind,
      ...name.map((entry) => String(entry).padStart(8, '0')),
      end.kind === 'none' && end.more ? 'more' : '',
      waits ? 'waits' : '',
      isEarly ? 'early' : '',
    ].join(' ')
    return { key, end, waits, isEarly }
  }

  private endOf(place: Place, verdict: number, more: boolean): LookupEnd {
    if (verdict === NONE) return { kind: 'none', more, plans: [] }
    if (verdict !== TIED) return { kind: 'winner', entry: verdict }
    const { ranked } = this.analysis.examine(place.state, place.length, this.order)
    const [best] = ranked
    if (best === undefined) throw new Error('a tie of nothing')
    const tied = ranked.filter((one) => this.analysis.isTied(best, one)).map(({ entry }) => entry)
    // Expansions of one pattern are that pattern, whichever is meant.
    if (tied.every(({ object }) => object.value === best.entry.object.value)) {
      return { kind: 'winner', entry: best.entry.number }
    }
    return { kind: 'tied', entries: tied.map(({ number }) => number) }
  }

  private note(number: number, decision: Decision): void {
    const known = this.decisions.get(decision.key)
    if (known === undefined) this.decisions.set(decision.key, { decision, at: [number] })
    else known.at.push(number)
  }

  private enter(place: Place): number {
    const { states } = this.space
    const plans = this.unexpanded.states + 1
    const inTable = place.state * (this.analysis.lengthHorizon + 1) + place.length
    const key = (inTable * states + place.inSpace) * plans + place.inPlans + 1
    if (key > Number.MAX_SAFE_INTEGER) throw new Error('the set of digits is too intricate to walk')
    let number = this.numbers.get(key)
    if (number === undefined) {
      number = this.places.length
      this.numbers.set(key, number)
      this.places.push(place)
    }
    return number
  }
}
