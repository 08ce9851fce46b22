import type { SettingKey } from '../../../model/settings.js'
import type { Entry } from '../../../model/snapshot.js'
import type { DirectoryNumber } from '../../../model/ucm/directory-number.js'
import type { SipRoutePattern } from '../../../model/ucm/route-pattern.js'
import type { LearnedNumber } from '../../../model/ucm/routing-objects.js'
import type { UriHop } from '../../trace.js'
import type { Address, Found } from './address-book.js'
import type { RoutingTables } from '../routing-tables.js'

type Step = UriHop['steps'][number]

/** What an address leads to. */
export type UriTarget =
  /** A phone number at this cluster: ordinary digit analysis. */
  | { readonly kind: 'digits'; readonly digits: string }
  | { readonly kind: 'line'; readonly line: Entry<DirectoryNumber> }
  /** Known from another cluster: leaves by the SIP route pattern of its route string. */
  | { readonly kind: 'learned'; readonly learned: LearnedNumber }
  | { readonly kind: 'sip-route'; readonly route: SipRoutePattern }
  | { readonly kind: 'ambiguous'; readonly names: readonly string[] }
  | { readonly kind: 'none' }

export interface UriRoute {
  readonly target: UriTarget
  readonly steps: readonly Step[]
  readonly settingsUsed: readonly SettingKey[]
}

/**
 * Finds what an address means in a search space (`routing-semantics` A7): a phone number at a host of
 * this cluster is dialed; a name is looked for among the lines, then, in the order of the setting (C-7),
 * among learned addresses and by its host among SIP route patterns.
 */
export function routeAddress(tables: RoutingTables, address: Address, partitions: readonly string[]): UriRoute {
  return new AddressLookup(tables, address, partitions).run()
}

/** The SIP route pattern for a host, e.g. that of a learned number's route string. */
export function routeHost(tables: RoutingTables, host: string, partitions: readonly string[]): UriRoute {
  return new AddressLookup(tables, { user: '', host }, partitions).byHost()
}

class AddressLookup {
  private readonly tables: RoutingTables
  private readonly address: Address
  private readonly partitions: readonly string[]
  private readonly steps: Step[] = []
  private readonly settingsUsed = new Set<SettingKey>()

  constructor(tables: RoutingTables, address: Address, partitions: readonly string[]) {
    this.tables = tables
    this.address = address
    this.partitions = partitions
  }

  run(): UriRoute {
    return this.ended(this.phoneNumber() ?? this.name())
  }

  byHost(): UriRoute {
    return this.ended(this.sipRoute() ?? { kind: 'none' })
  }

  /** A phone number at a host of this cluster is dialed; at another host only the host counts. */
  private phoneNumber(): UriTarget | undefined {
    const { user, host } = this.address
    const isOwn = this.tables.addresses.isOwnHost(host)
    if (!this.isPhoneNumber(user)) return undefined
    this.step('phone number at this cluster', isOwn, isOwn ? `${host} belongs to it` : `${host} does not belong to it`)
    if (isOwn) return { kind: 'digits', digits: user.toUpperCase() }
    return this.sipRoute() ?? { kind: 'none' }
  }

  /** The SIP profile's Dial String Interpretation, which exports hold apart from the caller: a setting. */
  private isPhoneNumber(user: string): boolean {
    if (!/^[0-9A-D*#+]+$/i.test(user)) return false
    const setting = 'routing.dialStringInterpretation'
    this.settingsUsed.add(setting)
    const interpretation = this.tables.settings.values[setting]
    return interpretation === 'phone-number-with-letters' || (interpretation === 'phone-number' && !/[a-d]/i.test(user))
  }

  private name(): UriTarget {
    const { addresses, settings } = this.tables
    const caseMatters = addresses.caseMatters().setting
    if (caseMatters !== undefined) this.settingsUsed.add(caseMatters)
    const local = this.taken('directory number with this address', addresses.line(this.address, this.partitions))
    if (local !== undefined) return 'kind' in local ? local : { kind: 'line', line: local.value }
    const learnedFirst = settings.values['routing.uriLookupOrder'] === 'local-learned-pattern'
    const target = learnedFirst ? (this.learned() ?? this.sipRoute()) : (this.sipRoute() ?? this.learned())
    if (target !== undefined && this.isContested()) this.settingsUsed.add('routing.uriLookupOrder')
    return target ?? { kind: 'none' }
  }

  /** Both a learned address and a SIP route pattern would take it. */
  private isContested(): boolean {
    const { addresses } = this.tables
    return (
      addresses.learnedAddress(this.address, this.partitions).kind !== 'none' &&
      addresses.sipRoute(this.address.host, this.partitions).kind !== 'none'
    )
  }

  private learned(): UriTarget | undefined {
    const found = this.tables.addresses.learnedAddress(this.address, this.partitions)
    const taken = this.taken('address learned from another cluster', found)
    return taken === undefined || 'kind' in taken ? taken : { kind: 'learned', learned: taken.value }
  }

  private sipRoute(): UriTarget | undefined {
    const { host } = this.address
    const taken = this.taken(`SIP route pattern for ${host}`, this.tables.addresses.sipRoute(host, this.partitions))
    return taken === undefined || 'kind' in taken ? taken : { kind: 'sip-route', route: taken.value }
  }

  private taken<T>(
    rule: string,
    found: Found<T>,
  ): { readonly value: T } | { readonly kind: 'ambiguous'; readonly names: readonly string[] } | undefined {
    switch (found.kind) {
      case 'none':
        this.step(rule, false, 'the search space sees none')
        return undefined
      case 'several':
        this.step(rule, true, `${found.names.join(' and ')} alike`)
        return { kind: 'ambiguous', names: found.names }
      case 'one':
        this.step(rule, true, found.where)
        return { value: found.value }
    }
  }

  private step(rule: string, took: boolean, why: string): void {
    this.steps.push({ rule, took, why })
  }

  private ended(target: UriTarget): UriRoute {
    return { target, steps: this.steps, settingsUsed: [...this.settingsUsed] }
  }
}
