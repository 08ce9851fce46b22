import type { SettingKey, Settings } from '../../../model/settings.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import type { RouteGroup, RouteListMember } from '../../../model/ucm/route-list.js'
import type { RoutePattern } from '../../../model/ucm/route-pattern.js'
import type { CalledTransformation, CallingTransformation } from '../../../model/ucm/transformation.js'
import { setsCalledSide, setsCallingSide } from '../number-transformations.js'

/** A target with the numbers' rewriting that stands on the pattern itself. */
export type RouteTarget = Pick<RoutePattern, 'target' | 'called' | 'calling'>

/** One device in the order tried, with the sides in force for it: those of the pattern, or of the route list member. */
export interface RouteChoice {
  readonly device: string
  readonly routeGroup?: string
  readonly routeList?: string
  readonly called: CalledTransformation
  readonly calling: CallingTransformation
}

/** Something that the inputs do not hold, and how many devices are tried before it matters. */
export interface UnknownChoice {
  readonly name: string
  readonly after: number
}

export interface RouteChoices {
  readonly choices: readonly RouteChoice[]
  readonly skipped: readonly string[]
  readonly unknown: readonly UnknownChoice[]
  /** Circular groups passed, with the device used last where it was stated. */
  readonly circular: readonly { readonly routeGroup: string; readonly lastUsed?: string }[]
  readonly settingsUsed: readonly SettingKey[]
}

/**
 * The devices behind a route, in the order tried: a trunk, or route list → route groups → trunks; local
 * route groups mean what the caller's device pool says (`routing-semantics` A6). Independent of the
 * digits. A circular group begins behind the device used last, where `lastUsed` states one by group.
 */
export function routeChoices(
  estate: UcmEstate,
  settings: Settings,
  devicePool: string | undefined,
  route: RouteTarget,
  lastUsed: ReadonlyMap<string, string> = new Map(),
): RouteChoices {
  return new Choosing(estate, settings, devicePool, route, lastUsed).run()
}

class Choosing {
  private readonly estate: UcmEstate
  private readonly settings: Settings
  private readonly devicePool: string | undefined
  private readonly route: RouteTarget
  private readonly lastUsed: ReadonlyMap<string, string>
  private readonly choices: RouteChoice[] = []
  private readonly skipped: string[] = []
  private readonly unknown: UnknownChoice[] = []
  private readonly circular: { routeGroup: string; lastUsed?: string }[] = []
  private readonly settingsUsed = new Set<SettingKey>()

  constructor(
    estate: UcmEstate,
    settings: Settings,
    devicePool: string | undefined,
    route: RouteTarget,
    lastUsed: ReadonlyMap<string, string>,
  ) {
    this.estate = estate
    this.settings = settings
    this.devicePool = devicePool
    this.route = route
    this.lastUsed = lastUsed
  }

  run(): RouteChoices {
    if (this.route.target !== undefined) this.target(this.route.target)
    return {
      choices: this.choices,
      skipped: this.skipped,
      unknown: this.unknown,
      circular: this.circular,
      settingsUsed: [...this.settingsUsed],
    }
  }

  private target(target: string): void {
    const { called, calling } = this.route
    const routeList = this.estate.find('route-list', target)?.value
    if (routeList === undefined) {
      if (this.isDevice(target)) this.choices.push({ device: target, called, calling })
      else this.lack(`route list or device ${target}`)
      return
    }
    if (!routeList.enabled) {
      this.skipped.push(`route list ${target} is not enabled`)
      return
    }
    for (const member of routeList.members) this.member(target, member)
  }

  private member(routeList: string, member: RouteListMember): void {
    const group = this.routeGroup(member.routeGroup)
    if (group === undefined) return
    const called = this.memberCalled(member)
    const calling = setsCallingSide(member.calling) ? member.calling : this.route.calling
    const before = this.choices.length
    for (const device of this.inOrder(group)) {
      if (this.isDevice(device)) {
        this.choices.push({ device, routeGroup: group.name, routeList, called, calling })
      } else {
        this.lack(`device ${device} of route group ${group.name}`, this.mayBeginAnywhere(group) ? before : undefined)
      }
    }
    if (group.members.length === 0) this.skipped.push(`route group ${group.name} has no device`)
  }

  /** Devices in the order tried; a circular group goes on behind the device that it used last. */
  private inOrder(group: RouteGroup): readonly string[] {
    const devices = group.members.map(({ device }) => device)
    if (!this.isCircular(group)) return devices
    const last = this.lastUsed.get(group.name)
    this.circular.push({ routeGroup: group.name, ...(last === undefined ? {} : { lastUsed: last }) })
    if (last === undefined) return devices
    const at = devices.indexOf(last)
    if (at < 0) {
      this.skipped.push(`route group ${group.name}: ${last}, said to be used last, is not in it`)
      return devices
    }
    return [...devices.slice(at + 1), ...devices.slice(0, at + 1)]
  }

  private isCircular(group: RouteGroup): boolean {
    if (group.distribution !== undefined) return group.distribution !== 'Top Down'
    if (group.members.length > 1) this.settingsUsed.add('routing.routeGroupDistribution')
    return this.settings.values['routing.routeGroupDistribution'] === 'Circular'
  }

  /** Nobody said which device comes first: an unknown one may. */
  private mayBeginAnywhere(group: RouteGroup): boolean {
    const last = this.lastUsed.get(group.name)
    const isStated = last !== undefined && group.members.some(({ device }) => device === last)
    return this.isCircular(group) && !isStated
  }

  /** Any field set on a side of the member replaces that side of the pattern (`routing-semantics` A6, C-6). */
  private memberCalled(member: RouteListMember): CalledTransformation {
    const { discard, ...rest } = member.called
    if (discard === undefined || !/^None$/i.test(discard)) {
      return setsCalledSide(member.called) ? member.called : this.route.called
    }
    this.settingsUsed.add('routing.routeListDiscardNone')
    if (this.settings.values['routing.routeListDiscardNone'] === 'overrides') return rest
    return setsCalledSide(rest) ? rest : this.route.called
  }

  /** A route group by name, or what a local route group means for the caller's device pool. */
  private routeGroup(name: string): RouteGroup | undefined {
    const direct = this.estate.find('route-group', name)
    if (direct !== undefined) return direct.value
    if (this.estate.find('local-route-group', name) === undefined && name !== 'Standard Local Route Group') {
      this.lack(`route group ${name}`)
      return undefined
    }
    const pool = this.devicePool
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

  private isDevice(name: string): boolean {
    return this.estate.find('trunk', name) !== undefined
  }

  private lack(name: string, after = this.choices.length): void {
    this.unknown.push({ name, after })
  }
}
