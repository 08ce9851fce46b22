/*
 * A slow and obvious oracle of Webex Calling routing (`routing-semantics` B2, B4, B6, B7, C-17). It shares
 * nothing with the product: no index, no library for telephone numbers, one list of rules after another.
 */

export interface NaiveRoute {
  readonly kind: 'trunk' | 'route-group'
  readonly name: string
}

export interface NaiveLocation {
  readonly name: string
  readonly country: string
  readonly prefix?: string
  readonly odd?: string
  readonly enforce?: boolean
  readonly main?: string
  readonly pstn?: NaiveRoute
  readonly unknown?: NaiveRoute
}

export interface NaiveOrganization {
  readonly locations: readonly NaiveLocation[]
  readonly trunks: readonly { readonly name: string; readonly location: string }[]
  readonly groups: readonly {
    readonly name: string
    readonly trunks: readonly { readonly trunk: string; readonly priority: number }[]
  }[]
  readonly plans: readonly {
    readonly name: string
    readonly route: NaiveRoute
    readonly patterns: readonly string[]
  }[]
  readonly people: readonly {
    readonly mail: string
    readonly location?: string
    readonly ext?: string
    readonly number?: string
  }[]
  readonly queues: readonly {
    readonly name: string
    readonly location: string
    readonly ext?: string
    readonly number?: string
  }[]
  readonly numbers: readonly { readonly number: string; readonly location: string; readonly inactive: boolean }[]
  readonly interLocation: boolean
  readonly maximumUnknown: number
  readonly unknownNumbers: 'standard' | 'legacy'
  readonly dialPatternRank: 'fewest-completions' | 'fixed-length-first'
  readonly extensionWithOutsideDigit: 'extension-first' | 'outside-digit-first'
  readonly localNumber: 'with-area-code' | 'as-dialed'
  readonly unassignedNumber: 'not-in-service' | 'as-unknown'
}

export interface NaiveWebexResult {
  /** A destination of the tool, `rejected`, `ambiguous` or `not-in-service` (of a number that nobody has). */
  readonly end: string
  readonly address: string
  readonly reached?: string
  readonly inactive?: boolean
  readonly trunks: readonly string[]
  readonly source?: string
  readonly callingNumber?: string
}

type End = Omit<NaiveWebexResult, 'source' | 'callingNumber'>

const isDigits = (text: string): boolean => /^[0-9]+$/.test(text)

/** What is dialed and what is called in an emergency, written out: B6 for the US, national numbers elsewhere. */
function emergencies(location: NaiveLocation): ReadonlyMap<string, string> {
  const byCountry: Readonly<Record<string, readonly string[]>> = {
    US: ['911', '933', '1911'],
    FR: ['112', '15', '17', '18', '114'],
    GB: ['112', '999'],
  }
  const bare = byCountry[location.country] ?? []
  const behindDigit = location.odd === undefined ? [] : bare.map((text) => [`${location.odd}${text}`, text] as const)
  return new Map([...behindDigit, ...bare.map((text) => [text, text] as const)])
}

/** `local` = seven digits in North America. Only what the tests use: US and FR, elsewhere no number. */
export function naivePublicNumber(text: string, country: string): string | undefined {
  if (text.startsWith('+')) return isDigits(text.slice(1)) && plausible(text.slice(1)) ? text : undefined
  if (!isDigits(text)) return undefined
  if (country === 'US') {
    const digits = Array.from(text)
    const high = (index: number) => Number(digits[index]) >= 2
    if (text.startsWith('011')) return knownAbroad(text.slice(3))
    if (text.length === 7 && high(0)) return 'local'
    if (text.length === 10 && high(0) && high(3)) return `+1${text}`
    if (text.length === 11 && digits[0] === '1' && high(1) && high(4)) return `+${text}`
    return undefined
  }
  if (country === 'FR') {
    if (text.startsWith('00')) return knownAbroad(text.slice(2))
    return text.length === 10 && /^0[1-9]/.test(text) ? `+33${text.slice(1)}` : undefined
  }
  if (text.length < 7) return undefined
  throw new Error(`the oracle knows no numbers of ${country}`)
}

function plausible(digits: string): boolean {
  return !digits.startsWith('0') && digits.length >= 7 && digits.length <= 15
}

/** The generator dials abroad only to the two countries that the oracle knows. */
function knownAbroad(digits: string): string | undefined {
  if (digits.startsWith('1') && digits.length === 11) return `+${digits}`
  if (digits.startsWith('33') && digits.length === 11) return `+${digits}`
  return undefined
}

function patternFits(pattern: string, text: string): boolean {
  const expression = pattern
    .replace('+', '\\+')
    .replaceAll('*', '\\*')
    .replaceAll(/X/gi, '[0-9]')
    .replace('!', '[0-9]+')
  return new RegExp(`^${expression}$`).test(text)
}

/** How many strings of this length the pattern matches. */
function completions(pattern: string, length: number): number {
  const wildcards = Array.from(pattern).filter((symbol) => /X/i.test(symbol)).length
  const swallowed = pattern.endsWith('!') ? length - (pattern.length - 1) : 0
  return 10 ** (wildcards + swallowed)
}

function bestPattern(organization: NaiveOrganization, text: string): { pattern: string; plan: string } | undefined {
  const all = organization.plans.flatMap((plan) => plan.patterns.map((pattern) => ({ pattern, plan: plan.name })))
  const fitting = all.filter(({ pattern }) => patternFits(pattern, text))
  const rank = ({ pattern }: { pattern: string }): readonly number[] => {
    const count = completions(pattern, text.length)
    const variable = pattern.endsWith('!') ? 1 : 0
    return organization.dialPatternRank === 'fixed-length-first' ? [variable, count] : [count, variable]
  }
  let best: { pattern: string; plan: string } | undefined
  for (const candidate of fitting) {
    if (best === undefined || beats(rank(candidate), rank(best), candidate, best)) best = candidate
  }
  return best
}

function beats(
  one: readonly number[],
  other: readonly number[],
  a: { pattern: string; plan: string },
  b: { pattern: string; plan: string },
): boolean {
  for (const [index, value] of one.entries()) if (value !== other[index]) return value < (other[index] ?? 0)
  return a.pattern === b.pattern ? a.plan < b.plan : a.pattern < b.pattern
}

function trunksOf(organization: NaiveOrganization, route: NaiveRoute): readonly string[] {
  if (route.kind === 'trunk') return [route.name]
  const members = organization.groups.find(({ name }) => name === route.name)?.trunks ?? []
  const priorities = [...new Set(members.map(({ priority }) => priority))].sort((a, b) => a - b)
  return priorities.flatMap((wanted) => members.filter(({ priority }) => priority === wanted).map(({ trunk }) => trunk))
}

interface Ringing {
  readonly reached: string
  readonly location: string
  readonly ext: string | undefined
  readonly number: string | undefined
}

function ringing(organization: NaiveOrganization): readonly Ringing[] {
  const people = organization.people.flatMap(({ mail, location, ext, number }) =>
    location === undefined || (ext === undefined && number === undefined)
      ? []
      : [{ reached: `person:${mail}`, location, ext, number }],
  )
  const queues = organization.queues.map(({ name, location, ext, number }) => ({
    reached: `queue:${name}@${location}`,
    location,
    ext,
    number,
  }))
  return [...people, ...queues]
}

function ring(found: readonly Ringing[], text: string): End {
  const [only, second] = found
  if (only === undefined || second !== undefined) return { end: 'ambiguous', address: text, trunks: [] }
  const end = only.reached.startsWith('person:') ? 'HOSTED_AGENT' : 'HOSTED_FEATURE'
  return { end, address: text, reached: only.reached, trunks: [] }
}

function byExtension(organization: NaiveOrganization, here: NaiveLocation, texts: readonly string[]): End | undefined {
  const all = ringing(organization)
  for (const text of texts) {
    const own = all.filter(({ ext, location }) => ext === text && location === here.name)
    if (own.length > 0) return ring(own, text)
    const prefixed = all.filter(({ ext, location }) => {
      const prefix = organization.locations.find(({ name }) => name === location)?.prefix
      return prefix !== undefined && ext !== undefined && prefix + ext === text
    })
    if (prefixed.length > 0) return ring(prefixed, text)
    const elsewhere = all.filter(({ ext }) => ext === text)
    if (organization.interLocation && elsewhere.length > 0) return ring(elsewhere, text)
  }
  return undefined
}

function byNumber(organization: NaiveOrganization, number: string | undefined): End | undefined {
  if (number === undefined || number === 'local') return undefined
  const owner = ringing(organization).find((candidate) => candidate.number === number)
  const listed = organization.numbers.find((candidate) => candidate.number === number)
  if (owner !== undefined)
    return listed?.inactive === true ? { ...ring([owner], number), inactive: true } : ring([owner], number)
  if (listed === undefined || organization.unassignedNumber === 'as-unknown') return undefined
  return { end: 'not-in-service', address: number, inactive: true, trunks: [] }
}

function byDialPlan(
  organization: NaiveOrganization,
  number: string | undefined,
  texts: readonly string[],
): End | undefined {
  for (const text of number === undefined || number === 'local' ? texts : [number, ...texts]) {
    const best = bestPattern(organization, text)
    const plan = organization.plans.find(({ name }) => name === best?.plan)
    if (plan !== undefined) return { end: 'PBX_USER', address: text, trunks: trunksOf(organization, plan.route) }
  }
  return undefined
}

/** A public number in a location: seven digits are of the area of its main number, unless set otherwise. */
function numberAt(organization: NaiveOrganization, here: NaiveLocation, text: string): string | undefined {
  const number = naivePublicNumber(text, here.country)
  if (number !== 'local' || organization.localNumber === 'as-dialed') return number
  return here.main?.startsWith('+1') === true ? `${here.main.slice(0, 5)}${text}` : number
}

const REJECTED = 'rejected'

/** What a user of Webex reaches (B2). */
export function routeNaivelyFromPerson(
  organization: NaiveOrganization,
  mail: string,
  dialed: string,
): NaiveWebexResult {
  const person = organization.people.find((candidate) => candidate.mail === mail)
  const here = organization.locations.find(({ name }) => name === person?.location)
  if (person === undefined || here === undefined || (person.ext === undefined && person.number === undefined))
    return { end: REJECTED, address: dialed, trunks: [] }
  const esn = person.ext === undefined ? undefined : `${here.prefix ?? ''}${person.ext}`
  const out = person.number ?? here.main
  const named = (end: End, callingNumber: string | undefined): NaiveWebexResult =>
    callingNumber === undefined ? end : { ...end, callingNumber }
  const through = (route: NaiveRoute | undefined) => (route === undefined ? [] : trunksOf(organization, route))

  const emergency = emergencies(here).get(dialed)
  if (emergency !== undefined) return named({ end: 'EMERGENCY', address: emergency, trunks: through(here.pstn) }, out)
  if (dialed.startsWith('*') || dialed.startsWith('#')) return { end: 'FAC', address: dialed, trunks: [] }

  const stripped =
    here.odd !== undefined && dialed.startsWith(here.odd) && dialed.length > 1 ? dialed.slice(1) : undefined
  const onlyStripped = organization.extensionWithOutsideDigit === 'outside-digit-first'
  const inside = stripped === undefined ? [dialed] : onlyStripped ? [stripped] : [dialed, stripped]
  const outside =
    stripped === undefined ? [dialed] : onlyStripped || here.enforce === true ? [stripped] : [stripped, dialed]
  const usable = outside.find((text) => numberAt(organization, here, text) !== undefined)
  const number = usable === undefined ? undefined : numberAt(organization, here, usable)

  const hosted = byExtension(organization, here, inside) ?? byNumber(organization, number)
  if (hosted !== undefined) return named(hosted, person.number ?? esn)
  const planned = byDialPlan(organization, number, inside)
  if (planned !== undefined) return named(planned, out ?? esn)

  const mayLeave = stripped !== undefined || here.odd === undefined || here.enforce !== true || dialed.startsWith('+')
  if (usable !== undefined && number !== undefined && mayLeave) {
    const address = number === 'local' ? usable : number
    if (here.main === undefined) return named({ end: REJECTED, address, trunks: [] }, out)
    return named({ end: 'PSTN_NUMBER', address, trunks: through(here.pstn) }, out)
  }
  const extension = inside[0] ?? ''
  const looksInside = isDigits(extension) && extension.length >= 2 && extension.length <= organization.maximumUnknown
  if (looksInside && here.unknown !== undefined)
    return named({ end: 'UNKNOWN_EXTENSION', address: extension, trunks: through(here.unknown) }, esn ?? person.number)
  if (organization.unknownNumbers === 'legacy' && here.pstn !== undefined)
    return named({ end: 'UNKNOWN_NUMBER', address: dialed, trunks: through(here.pstn) }, out)
  return named({ end: REJECTED, address: dialed, trunks: [] }, person.number ?? esn)
}

/** What a call that arrives on a trunk reaches (B4). */
export function routeNaivelyFromTrunk(
  organization: NaiveOrganization,
  trunk: string,
  caller: string | undefined,
  dialed: string,
): NaiveWebexResult {
  const place = organization.trunks.find(({ name }) => name === trunk)?.location
  const here = organization.locations.find(({ name }) => name === place)
  if (here === undefined) return { end: REJECTED, address: dialed, trunks: [] }
  const leadsHere = (route: NaiveRoute | undefined) =>
    route !== undefined && trunksOf(organization, route).includes(trunk)

  const inPlan = organization.plans.some(
    ({ route, patterns }) => leadsHere(route) && patterns.some((pattern) => patternFits(pattern, caller ?? '')),
  )
  const isShort =
    isDigits(caller ?? '') && (caller ?? '').length >= 2 && (caller ?? '').length <= organization.maximumUnknown
  const source = inPlan ? 'DIAL_PATTERN' : isShort && leadsHere(here.unknown) ? 'UNKNOWN_EXTENSION' : 'UNKNOWN_NUMBER'
  const ended = (end: End): NaiveWebexResult => ({
    ...end,
    source,
    ...(caller === undefined ? {} : { callingNumber: caller }),
  })

  const number = numberAt(organization, here, dialed)
  const internal = source !== 'UNKNOWN_NUMBER'
  const refused = ended({ end: REJECTED, address: dialed, trunks: [] })
  if (!internal && number === undefined) return refused
  const hosted = (internal ? byExtension(organization, here, [dialed]) : undefined) ?? byNumber(organization, number)
  if (hosted !== undefined) return ended(hosted)
  const planned = byDialPlan(organization, number, internal ? [dialed] : [])
  if (planned !== undefined) return ended(planned)
  if (number === undefined || !internal || here.pstn === undefined) return refused
  return ended({
    end: 'PSTN_NUMBER',
    address: number === 'local' ? dialed : number,
    trunks: trunksOf(organization, here.pstn),
  })
}
