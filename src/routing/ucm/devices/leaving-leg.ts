import type { UcmPattern } from '../../../dialing/grammars/ucm-pattern.js'
import type { SettingKey } from '../../../model/settings.js'
import type { RoutePattern } from '../../../model/ucm/route-pattern.js'
import type { Caller } from '../../caller.js'
import type { OfferedDevice, TransformationStep } from '../../trace.js'
import { transformCalled, transformCalling } from '../number-transformations.js'
import type { RoutingTables } from '../routing-tables.js'
import { outgoingClassification } from './classification.js'
import type { LeavingNumber } from './device-transformations.js'
import type { RouteChoice } from './route-choices.js'

/** A route that won, with the numbers as they stood when it matched. */
export interface MatchedRoute {
  readonly route: Pick<RoutePattern, 'target' | 'called' | 'calling' | 'classification' | 'allowDeviceOverride'>
  /** Absent for an address: nothing rewrites it. */
  readonly pattern?: UcmPattern
  readonly digits: string
  readonly callingNumber: string | undefined
}

interface Numbers {
  readonly called: string
  readonly calling: string | undefined
  readonly steps: readonly TransformationStep[]
}

/** The legs out of the cluster that one call could take: its numbers and class as they leave by each device. */
export class LeavingLeg {
  readonly problems: string[] = []
  readonly missing: string[] = []
  readonly settingsUsed = new Set<SettingKey>()
  private readonly tables: RoutingTables
  private readonly caller: Caller
  private readonly matched: MatchedRoute
  private readonly unknown = new Map<string, { missing: string[]; ambiguous: string[] }>()

  constructor(tables: RoutingTables, caller: Caller, matched: MatchedRoute) {
    this.tables = tables
    this.caller = caller
    this.matched = matched
  }

  /** The numbers as they leave by the device: route pattern or route list member, then the device's own patterns. */
  to(choice: RouteChoice): OfferedDevice {
    const { device, routeGroup, routeList } = choice
    const ofRoute = this.byRoute(choice)
    const { called, calling, steps } = this.byDevice(device, ofRoute)
    const { estate, settings } = this.tables
    const classification = outgoingClassification(estate, settings, this.matched.route, device)
    if (classification?.setting !== undefined) this.settingsUsed.add(classification.setting)
    const { missing = [], ambiguous = [] } = this.unknown.get(device) ?? {}
    const notes = [
      ...missing.map((name) => `${name} is not in the inputs, so the number that leaves is not known`),
      ...ambiguous.map((names) => `${names} match equally closely, so the number that leaves is not known`),
    ]
    return {
      device,
      ...(routeGroup === undefined ? {} : { routeGroup }),
      ...(routeList === undefined ? {} : { routeList }),
      calledNumber: called,
      ...(calling === undefined ? {} : { callingNumber: calling }),
      transformations: steps,
      ...(classification === undefined ? {} : { classification: classification.value }),
      ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
    }
  }

  /** What keeps the numbers that leave by the device from being known. */
  unknownNumbers(device: string): { readonly missing: readonly string[]; readonly ambiguous: readonly string[] } {
    return this.unknown.get(device) ?? { missing: [], ambiguous: [] }
  }

  private byRoute({ called, calling }: RouteChoice): Numbers {
    const { pattern, digits, callingNumber } = this.matched
    const order = this.tables.settings.values['routing.calledTransformationOrder']
    if (called.mask !== undefined && called.prefix !== undefined)
      this.settingsUsed.add('routing.calledTransformationOrder')
    const toCalling = transformCalling(calling, callingNumber, this.caller.externalPhoneNumberMask)
    if (pattern === undefined) return { called: digits, calling: toCalling.number, steps: toCalling.steps }
    const toCalled = transformCalled(called, pattern, digits, order)
    if (toCalled.problem !== undefined && !this.problems.includes(toCalled.problem))
      this.problems.push(toCalled.problem)
    return { called: toCalled.digits, calling: toCalling.number, steps: [...toCalling.steps, ...toCalled.steps] }
  }

  private byDevice(device: string, ofRoute: Numbers): Numbers {
    const trunk = this.tables.estate.find('trunk', device)?.value
    if (trunk === undefined) return ofRoute
    const numbers = {
      called: ofRoute.called,
      calling: ofRoute.calling,
      callingBeforeRoute: this.matched.callingNumber,
      externalPhoneNumberMask: this.caller.externalPhoneNumberMask,
    }
    const calling = this.tables.deviceTransformations.calling(trunk, numbers)
    const called = this.tables.deviceTransformations.called(trunk, numbers)
    for (const side of [calling, called]) this.note(device, side)
    return {
      called: called.number ?? ofRoute.called,
      calling: calling.number,
      steps: [...ofRoute.steps, ...calling.steps, ...called.steps],
    }
  }

  private note(device: string, { settingsUsed, missing, ambiguous, problem }: LeavingNumber): void {
    for (const key of settingsUsed) this.settingsUsed.add(key)
    if (problem !== undefined && !this.problems.includes(problem)) this.problems.push(problem)
    if (missing.length === 0 && ambiguous === undefined) return
    const known = this.unknown.get(device) ?? { missing: [], ambiguous: [] }
    this.unknown.set(device, known)
    known.missing.push(...missing.filter((name) => !known.missing.includes(name)))
    if (ambiguous !== undefined && !known.ambiguous.includes(ambiguous)) known.ambiguous.push(ambiguous)
    this.missing.push(...missing)
  }
}
