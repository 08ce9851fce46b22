import type { MappedLocation } from '../../model/mapping.js'

/** What people in a country dial in danger. */
export interface EmergencyStrings {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** True when no location says the country. */
  readonly isAssumed: boolean
  /** Each must work without any prefix (`routing-semantics` D 1). */
  readonly direct: readonly string[]
  /** What people used to an outside digit dial; shown, not required. */
  readonly prefixed: readonly string[]
}

const ASSUMED_COUNTRY = 'US'

/** Countries whose number is 911; Kari's Law asks for it without prefix in the first of them. */
const COUNTRIES_OF_911: ReadonlySet<string> = new Set(['US', 'CA', 'MX', 'PR', 'VI', 'GU', 'AS', 'MP', 'JM', 'PH'])

const OTHER_COUNTRIES: Readonly<Partial<Record<string, readonly string[]>>> = {
  AU: ['000'],
  GB: ['112', '999'],
  HK: ['999'],
  IE: ['112', '999'],
  JP: ['110', '119'],
  NZ: ['111'],
  SG: ['995', '999'],
}

/** The emergency strings of a place: by its country and outside digit; the US where nobody has said. */
export function emergencyStrings(location: MappedLocation | undefined): EmergencyStrings {
  const stated = location?.address.country?.toUpperCase()
  const country = stated ?? ASSUMED_COUNTRY
  const direct = COUNTRIES_OF_911.has(country) ? ['911'] : (OTHER_COUNTRIES[country] ?? ['112'])
  const outsideDigit = location?.outboundDialDigit ?? (COUNTRIES_OF_911.has(country) ? '9' : undefined)
  return {
    country,
    isAssumed: stated === undefined,
    direct,
    prefixed: outsideDigit === undefined ? [] : direct.map((digits) => outsideDigit + digits),
  }
}

/** True where the law demands that the bare number works. */
export function isLegallyRequired({ country }: EmergencyStrings): boolean {
  return COUNTRIES_OF_911.has(country)
}
