import { compareText } from '../../findings/finding.js'
import type { SettingKey, Settings } from '../../model/settings.js'
import type { WebexKind } from '../../model/webex/kinds.js'
import type { WebexLocation, WebexRoute } from '../../model/webex/location.js'
import type { DialPatterns } from './dial-pattern.js'
import type { PublicNumber } from './public-number.js'
import { publicNumber } from './public-number.js'
import type { Hosted, WebexDirectory } from './webex-directory.js'
import type { CallSource, WebexStep, WebexTrace } from './webex-trace.js'

/** What one organization needs to route calls; compiled once. */
export interface WebexTables {
  readonly directory: WebexDirectory
  readonly patterns: DialPatterns
  readonly settings: Settings
  readonly interLocationDialing: boolean
  readonly unknownExtensionMaximumLength: number
}

/** How a call ends; what is not said stays as the call has it. */
export type WebexEnd = Pick<WebexTrace, 'destination' | 'outcome'> &
  Partial<Pick<WebexTrace, 'reached' | 'notInService' | 'ambiguous' | 'trunks' | 'rejected' | 'routingAddress'>> & {
    readonly callingNumber?: string | undefined
  }

/** Digits without their outside digit, and as dialed. */
export interface DialedForms {
  /** In the order in which they are tried as an extension. */
  readonly asExtension: readonly string[]
  /** In the order in which they are tried as a public number. */
  readonly asNumber: readonly string[]
  readonly outsideDialed: boolean
}

/** The rules that calls from people and from trunks share (`routing-semantics` B2.5–B2.8). One per call. */
export class WebexCall {
  readonly tables: WebexTables
  readonly location: WebexLocation
  private readonly steps: WebexStep[] = []
  private readonly missing = new Set<string>()
  private readonly settingsUsed = new Set<SettingKey>()

  constructor(tables: WebexTables, location: WebexLocation) {
    this.tables = tables
    this.location = location
  }

  trace(
    start: { readonly from: string; readonly dialed: string; readonly source?: CallSource },
    end: WebexEnd,
  ): WebexTrace {
    const { callingNumber, ...rest } = end
    return {
      ...start,
      routingAddress: start.dialed,
      trunks: [],
      ...rest,
      ...(callingNumber === undefined ? {} : { callingNumber }),
      steps: this.steps,
      missing: [...this.missing].sort(compareText),
      settingsUsed: [...this.settingsUsed].sort(compareText),
    }
  }

  took(rule: string, why: string): void {
    this.steps.push({ rule, took: true, why })
  }

  passed(rule: string, why: string): WebexEnd | undefined {
    this.steps.push({ rule, took: false, why })
    return undefined
  }

  lack(...what: readonly string[]): void {
    for (const name of what) this.missing.add(name)
  }

  setting<K extends SettingKey>(key: K): Settings['values'][K] {
    this.settingsUsed.add(key)
    return this.tables.settings.values[key]
  }

  /** Absence proves nothing about a kind that the input did not say anything of. */
  doubtAbsence(...kinds: readonly WebexKind[]): void {
    for (const kind of kinds) {
      if (this.tables.directory.snapshot.unread.includes(kind))
        this.lack(`the ${kind} objects of the Webex organization`)
    }
  }

  /** Own location first, then routing prefix and extension, then the extension elsewhere (`routing-semantics` B2.5). */
  hostedExtension(forms: readonly string[]): WebexEnd | undefined {
    const { directory, interLocationDialing } = this.tables
    for (const digits of forms) {
      const all = directory.withExtension(digits)
      const own = all.filter(({ location }) => location === this.location.name)
      if (own.length > 0) return this.oneOf(own, digits, 'extension of the own location')
      const byPrefix = directory.withEsn(digits)
      if (byPrefix.length > 0) return this.oneOf(byPrefix, digits, 'routing prefix and extension')
      if (all.length === 0) continue
      if (interLocationDialing) return this.oneOf(all, digits, 'extension of another location')
      const places = all.map(({ location }) => location).join(', ')
      this.passed(
        'extension of another location',
        `${digits} exists at ${places}, but may not be dialed from elsewhere`,
      )
    }
    if (forms.some((digits) => /^\d+$/.test(digits))) this.doubtAbsence('person', 'queue')
    return this.passed('extension', `${forms.join(' and ')}: nobody's extension here`)
  }

  /** A number of the organization beats every dial pattern (`webex-api` 6.3). */
  hostedNumber(number: PublicNumber | undefined): WebexEnd | undefined {
    const rule = 'number of the organization'
    if (number?.kind !== 'e164') return this.passed(rule, 'the digits are no number in +E.164')
    const hosted = this.tables.directory.withNumber(number.number)
    const known = this.tables.directory.number(number.number)
    if (hosted !== undefined) return this.ringNumber(hosted, number.number, known?.state === 'INACTIVE')
    if (known === undefined) {
      this.doubtAbsence('person', 'queue', 'number')
      return this.passed(rule, `${number.number} is none`)
    }
    if (this.setting('webex.unassignedNumber') === 'as-unknown') {
      return this.passed(rule, `${number.number} belongs to ${known.location} and is assigned to nobody`)
    }
    this.doubtAbsence('person', 'queue')
    const outcome = `${number.number} is a number of ${known.location} that nobody has: not in service`
    this.took(rule, outcome)
    return { routingAddress: number.number, notInService: true, outcome }
  }

  /** The pattern with the fewest numbers takes the call; dial plans know no location (`routing-semantics` B2.6). */
  dialPlan(number: PublicNumber | undefined, forms: readonly string[]): WebexEnd | undefined {
    const addresses = [...(number?.kind === 'e164' ? [number.number] : []), ...forms]
    for (const address of addresses) {
      const [best, ...others] = this.tables.patterns.matches(address)
      if (best === undefined) continue
      if (others.some((other) => other.isVariable !== best.isVariable)) this.setting('webex.dialPatternRank')
      const beaten = others.map(({ pattern, plan }) => `${pattern} of ${plan.name}`).join(', ')
      this.took(
        'dial plan',
        `${address} matches ${best.pattern} of ${best.plan.name}${beaten === '' ? '' : `, closer than ${beaten}`}`,
      )
      const by = `dial plan ${best.plan.name} (${best.pattern})`
      return { destination: 'PBX_USER', routingAddress: address, ...this.leave(best.plan.route, address, by) }
    }
    this.doubtAbsence('dial-plan')
    return this.passed('dial plan', `no pattern matches ${addresses.join(' or ')}`)
  }

  /** Trunks of a route and the sentence about them. */
  leave(route: WebexRoute, address: string, by: string): Pick<WebexEnd, 'outcome'> & { trunks: readonly string[] } {
    const { trunks, missing } = this.tables.directory.trunksOf(route)
    this.lack(...missing)
    if (route.kind === 'route-group') this.doubtAbsence('route-group')
    const way =
      trunks.length === 0
        ? `through ${route.kind.replace('-', ' ')} ${route.name}, whose trunks are not in the inputs`
        : `by trunk ${trunks.join(', then ')}`
    return { trunks, outcome: `${address} leaves ${way}: ${by}` }
  }

  /** The public number that the first usable form stands for, with the form. */
  number(forms: readonly string[]): { readonly form: string; readonly number: PublicNumber } | undefined {
    for (const form of forms) {
      const number = publicNumber(form, this.location.address.country)
      if (number?.kind === 'e164') return { form, number }
      if (number !== undefined) return { form, number: this.local(form) }
    }
    return undefined
  }

  /** Seven digits get the area code of the main number, where one is known. */
  private local(digits: string): PublicNumber {
    const areaCode = /^\+1(\d{3})\d{7}$/.exec(this.location.mainNumber ?? '')?.[1]
    if (this.setting('webex.localNumber') === 'as-dialed' || areaCode === undefined) return { kind: 'local' }
    return { kind: 'e164', number: `+1${areaCode}${digits}` }
  }

  private ringNumber(hosted: Hosted, number: string, inactive: boolean): WebexEnd {
    const end = this.ring(hosted, number, 'number of the organization')
    if (!inactive) return end
    return { ...end, notInService: true, outcome: `${number} of ${hosted.label} is not active yet: not in service` }
  }

  private oneOf(found: readonly Hosted[], digits: string, rule: string): WebexEnd {
    const [first, ...others] = found
    if (first !== undefined && others.length === 0) return this.ring(first, digits, rule)
    const references = found.map(({ reference }) => reference).sort(compareText)
    const outcome = `${digits} is the extension of ${references.join(' and of ')}: which of them rings is not documented`
    this.took(rule, outcome)
    return { routingAddress: digits, ambiguous: references, outcome }
  }

  private ring(hosted: Hosted, digits: string, rule: string): WebexEnd {
    const what = hosted.kind === 'person' ? 'rings' : 'enters queue'
    this.took(rule, `${digits} is ${hosted.label} at ${hosted.location}`)
    return {
      destination: hosted.kind === 'person' ? 'HOSTED_AGENT' : 'HOSTED_FEATURE',
      routingAddress: digits,
      reached: hosted.reference,
      outcome: `${what} ${hosted.label} (${digits} at ${hosted.location})`,
    }
  }
}
