import type { MappedLocation } from '../../model/mapping.js'
import { ASSUMED_COUNTRY, emergencyNumbers, isCountryOf911, isDirectDialingLaw } from '../emergency-numbers.js'

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

/** The emergency strings of a place: by its country and outside digit; the US where nobody has said. */
export function emergencyStrings(location: MappedLocation | undefined): EmergencyStrings {
  const stated = location?.address.country?.toUpperCase()
  const country = stated ?? ASSUMED_COUNTRY
  const { direct } = emergencyNumbers(country)
  const outsideDigit = location?.outboundDialDigit ?? (isCountryOf911(country) ? '9' : undefined)
  return {
    country,
    isAssumed: stated === undefined,
    direct,
    prefixed: outsideDigit === undefined ? [] : direct.map((digits) => outsideDigit + digits),
  }
}

/** True where the law demands that the bare number works. */
export function isLegallyRequired({ country }: EmergencyStrings): boolean {
  return isDirectDialingLaw(country)
}
