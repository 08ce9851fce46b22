import type { UcmPattern } from '../../dialing/grammars/ucm-pattern.js'
import type { Settings, SettingKey } from '../../model/settings.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { RouteGroup, RouteListMember } from '../../model/ucm/route-list.js'
import type { RoutePattern } from '../../model/ucm/route-pattern.js'
import type { CalledTransformation, CallingTransformation } from '../../model/ucm/transformation.js'
import type { Caller } from '../caller.js'
import type { OfferedDevice } from '../trace.js'
import { setsCalledSide, setsCallingSide, transformCalled, transformCalling } from './number-transformations.js'

/** A route pattern that won, with the numbers as they stood when it matched. */
export interface MatchedRoute {
  readonly pattern: UcmPattern
  readonly route: RoutePattern
  readonly digits: string
  readonly callingNumber: string | undefined
}

export interface DeviceSelection {
  readonly target: string
  readonly offered: readonly OfferedDevice[]
  readonly skipped: readonly string[]
  /** Names that the inputs do not hold. */
  readonly missing: readonly string[]
  /** Something unknown stands before the first device offered, or nothing known is offered. */
  readonly firstIsUnknown: boolean
  readonly problems: readonly string[]
  readonly settingsUsed: readonly SettingKey[]
}

/** Chooses devices behind a route pattern: trunk, or route list → route groups → trunks (`routing-semantics` A6). */
export function selectDevices(
  estate: UcmEstate,
  settings: Settings,
  caller: Caller,
  matched: MatchedRoute,
): DeviceSelection {
  return new Selection(estate, settings, caller, matched).run()
}

class Selection {
  private readonly estate: UcmEstate
  private readonly settings: Settings
  private readonly caller: Caller
  private readonly matched: MatchedRoute
  private readonly offered: OfferedDevice[] = []
  private readonly skipped: string[] = []
  private readonly missing: string[] = []
  private readonly problems: string[] = []
  private firstIsUnknown = false
  private readonly settingsUsed = new Set<SettingKey>()

  constructor(estate: UcmEstate, settings: Settings, caller: Caller, matched: MatchedRoute) {
    this.estate = estate
    this.settings = settings
    this.caller = caller
    this.matched = matched
  }

  run(): DeviceSelection {
    const target = this.matched.route.target
    if (target !== undefined) this.offerTarget(target)
    return {
      target: target ?? '',
      offered: this.offered,
      skipped: this.skipped,
      missing: this.missing,
      firstIsUnknown: this.firstIsUnknown,
      problems: this.problems,
      settingsUsed: [...this.settingsUsed],
    }
  }

  private offerTarget(target: string): void {
    const { called, calling } = this.matched.route
    const routeList = this.estate.find('route-list', target)?.value
    if (routeList === undefined) {
      if (this.estate.find('trunk', target) === undefined) this.lack(`route list or device ${target}`)
      else this.offer(target, called, calling, {})
      return
    }
    if (!routeList.enabled) {
      this.skipped.push(`route list ${target} is not enabled`)
      return
    }
    for (const member of routeList.members) this.offerMember(target, member)
  }

  private offerMember(routeList: string, member: RouteListMember): void {
    const group = this.routeGroup(member.routeGroup)
    if (group === undefined) return
    const called = this.memberCalled(member)
    const calling = setsCallingSide(member.calling) ? member.calling : this.matched.route.calling
    const isFirst = this.offered.length === 0
    for (const { device } of group.members) {
      if (this.estate.find('trunk', device) === undefined) this.lack(`device ${device} of route group ${group.name}`)
      else this.offer(device, called, calling, { routeGroup: group.name, routeList })
    }
    // A circular group may begin with any of its devices.
    const known = group.members.filter(({ device }) => this.estate.find('trunk', device) !== undefined)
    if (isFirst && group.distribution !== 'Top Down' && known.length < group.members.length) this.firstIsUnknown = true
    if (group.members.length === 0) this.skipped.push(`route group ${group.name} has no device`)
  }

  /** Any field set on a side of the member replaces that side of the pattern (`routing-semantics` A6, C-6). */
  private memberCalled(member: RouteListMember): CalledTransformation {
    const { discard, ...rest } = member.called
    if (discard === undefined || !/^None$/i.test(discard)) {
      return setsCalledSide(member.called) ? member.called : this.matched.route.called
    }
    this.settingsUsed.add('routing.routeListDiscardNone')
    if (this.settings.values['routing.routeListDiscardNone'] === 'overrides') return rest
    return setsCalledSide(rest) ? rest : this.matched.route.called
  }

  /** A route group by name, or what a local route group means for the caller's device pool. */
  private routeGroup(name: string): RouteGroup | undefined {
    const direct = this.estate.find('route-group', name)
    if (direct !== undefined) return direct.value
    if (this.estate.find('local-route-group', name) === undefined && name !== 'Standard Local Route Group') {
      this.lack(`route group ${name}`)
      return undefined
    }
    const pool = this.caller.devicePool
    if (pool === undefined) {
      this.lack(`device pool of the caller, which decides ${name}`)
      return undefined
    }
    const choice = this.estate
      .find('device-pool', pool)
      ?.value.localRouteGroups.find((candidate) => candidate.localRouteGroup === name)
    if (choice?.routeGroup === undefined) {
      this.skipped.push(`${name} is not set on device pool ${pool}`)
      return undefined
    }
    const group = this.estate.find('route-group', choice.routeGroup)
    if (group === undefined) this.lack(`route group ${choice.routeGroup}`)
    return group?.value
  }

  /** Names what the inputs lack; before the first offer, the call may well end there. */
  private lack(what: string): void {
    this.missing.push(what)
    if (this.offered.length === 0) this.firstIsUnknown = true
  }

  private offer(
    device: string,
    called: CalledTransformation,
    calling: CallingTransformation,
    through: { readonly routeGroup?: string; readonly routeList?: string },
  ): void {
    const order = this.settings.values['routing.calledTransformationOrder']
    if (called.mask !== undefined && called.prefix !== undefined)
      this.settingsUsed.add('routing.calledTransformationOrder')
    const toCalled = transformCalled(called, this.matched.pattern, this.matched.digits, order)
    const toCalling = transformCalling(calling, this.matched.callingNumber, this.caller.externalPhoneNumberMask)
    if (toCalled.problem !== undefined && !this.problems.includes(toCalled.problem))
      this.problems.push(toCalled.problem)
    this.offered.push({
      device,
      ...through,
      calledNumber: toCalled.digits,
      ...(toCalling.number === undefined ? {} : { callingNumber: toCalling.number }),
      transformations: [...toCalling.steps, ...toCalled.steps],
    })
  }
}
