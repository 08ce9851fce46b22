import type { SettingKey } from '../../../model/settings.js'
import type { CallConditions, DeviceAnswer } from '../../call-conditions.js'
import type { Caller } from '../../caller.js'
import type { OfferedDevice, OfferResult, Refusal, RouteHop } from '../../trace.js'
import type { RoutingTables } from '../routing-tables.js'
import { CAUSE_WORDS, causeOf, stopsRouting } from './refusal.js'
import type { MatchedRoute } from './leaving-leg.js'
import { LeavingLeg } from './leaving-leg.js'
import type { RouteChoice, RouteChoices } from './route-choices.js'
import { routeChoices } from './route-choices.js'

/** How the search for a device went. */
export interface DeviceOffers {
  readonly hop: RouteHop
  /** The device that took the call. */
  readonly taken?: OfferedDevice
  /** Nobody took it. */
  readonly refusal?: Refusal
  /** Something that the inputs lack decides who takes it. */
  readonly isOpen: boolean
  /** Names that the inputs do not hold. */
  readonly missing: readonly string[]
  /** Numbers of the device that took it which are not known: transformation patterns that are missing, or tie. */
  readonly unknownNumbers: { readonly missing: readonly string[]; readonly ambiguous: readonly string[] }
  readonly settingsUsed: readonly SettingKey[]
}

/**
 * Offers a call to the devices behind a route, one after the other: the next one is tried after every
 * failure but those that end the search (`routing-semantics` A6). Without stated answers the first device
 * takes it. `offers` counts, by device, the offers that this call has made so far.
 */
export function offerDevices(
  tables: RoutingTables,
  caller: Caller,
  matched: MatchedRoute,
  conditions: CallConditions,
  offers: Map<string, number>,
): DeviceOffers {
  const { estate, settings } = tables
  const choices = routeChoices(estate, settings, caller.devicePool, matched.route, conditions.lastUsed)
  return new Offering(tables, new LeavingLeg(tables, caller, matched), conditions, choices, offers).run(
    matched.route.target ?? '',
  )
}

class Offering {
  private readonly tables: RoutingTables
  private readonly conditions: CallConditions
  private readonly choices: RouteChoices
  private readonly leg: LeavingLeg
  private readonly offered: OfferedDevice[] = []
  private readonly settingsUsed: Set<SettingKey>
  private readonly offers: Map<string, number>
  private readonly lastUsed = new Map<string, string>()
  private taken: number | undefined
  private refusal: Refusal | undefined
  /** Why nothing is tried any more. */
  private over: string | undefined
  private isOpen = false

  constructor(
    tables: RoutingTables,
    leg: LeavingLeg,
    conditions: CallConditions,
    choices: RouteChoices,
    offers: Map<string, number>,
  ) {
    this.tables = tables
    this.leg = leg
    this.conditions = conditions
    this.choices = choices
    this.offers = offers
    this.settingsUsed = new Set(choices.settingsUsed)
  }

  run(target: string): DeviceOffers {
    for (const [index, choice] of this.choices.choices.entries()) {
      if (this.over === undefined) this.noteUnknown(index)
      const result = this.offer(choice, index)
      const isStated = this.conditions.answers !== undefined
      this.offered.push({ ...this.leg.to(choice), ...(isStated ? { result } : {}) })
    }
    if (this.over === undefined) this.noteUnknown(this.choices.choices.length)
    const taken = this.taken === undefined ? undefined : this.offered[this.taken]
    const unknownNumbers = taken === undefined ? { missing: [], ambiguous: [] } : this.leg.unknownNumbers(taken.device)
    return {
      hop: this.hop(target),
      ...(taken === undefined ? {} : { taken }),
      ...(this.refusal === undefined ? {} : { refusal: this.refusal }),
      isOpen: this.isOpen,
      missing: [...this.choices.unknown.map(({ name }) => name), ...this.leg.missing],
      unknownNumbers,
      settingsUsed: [...new Set([...this.settingsUsed, ...this.leg.settingsUsed])],
    }
  }

  private offer(choice: RouteChoice, index: number): OfferResult {
    if (this.over !== undefined) return { kind: 'not-tried', why: this.over }
    const answer = this.answerOf(choice.device)
    if (answer === 'down') {
      this.refusal ??= { cause: 'no-device-up' }
      return { kind: 'down' }
    }
    if (choice.routeGroup !== undefined) this.lastUsed.set(choice.routeGroup, choice.device)
    if (answer === 'answers' || isSuccess(answer)) {
      this.taken = index
      this.refusal = undefined
      this.over = `${choice.device} took the call`
      return { kind: 'answered' }
    }
    return this.refuse(choice, typeof answer === 'number' ? answer : undefined)
  }

  private refuse(choice: RouteChoice, status: number | undefined): OfferResult {
    const cause = status === undefined ? 'out-of-bandwidth' : causeOf(status)
    this.refusal = { cause, ...(status === undefined ? {} : { status }) }
    // Only a route list has somewhere else to go.
    if (choice.routeList !== undefined) {
      const { stops, setting } = stopsRouting(this.tables.estate, this.tables.settings, cause)
      if (setting !== undefined) this.settingsUsed.add(setting)
      if (stops) this.over = `${CAUSE_WORDS[cause]} at ${choice.device} ends the search for a device`
    }
    return { kind: 'refused', cause, ...(status === undefined ? {} : { status }) }
  }

  /** The next answer that was stated for the device; the last one repeats. */
  private answerOf(device: string): DeviceAnswer {
    const answers = this.conditions.answers?.get(device) ?? []
    const times = this.offers.get(device) ?? 0
    this.offers.set(device, times + 1)
    return answers[Math.min(times, answers.length - 1)] ?? 'answers'
  }

  /** Something unknown comes before the device at this place: nobody can say who takes the call. */
  private noteUnknown(index: number): void {
    const unknown = this.choices.unknown.find(({ after }) => after <= index)
    if (unknown === undefined) return
    this.isOpen = true
    this.refusal = undefined
    this.over = `not certain: ${unknown.name}, which is not in the inputs, comes before`
  }

  private hop(target: string): RouteHop {
    const isStated = this.conditions.lastUsed !== undefined || this.conditions.answers !== undefined
    const pointers = this.choices.circular.flatMap(({ routeGroup, lastUsed }) => {
      const last = this.lastUsed.get(routeGroup) ?? lastUsed
      return last === undefined ? [] : [{ routeGroup, lastUsed: last }]
    })
    return {
      kind: 'route',
      target,
      offered: this.offered,
      skipped: [...this.choices.skipped, ...this.leg.problems],
      ...(isStated && pointers.length > 0 ? { pointers } : {}),
    }
  }
}

function isSuccess(answer: DeviceAnswer): boolean {
  return typeof answer === 'number' && answer >= 200 && answer < 300
}
