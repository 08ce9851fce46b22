/** What people in a country dial in danger, and what else must never be anybody's number. */
export interface EmergencyNumbers {
  /** Each must work without any prefix (`routing-semantics` D 1). Nothing longer may begin like them. */
  readonly direct: readonly string[]
  /** Raise an emergency or test call, or belong to a service, as they stand (`routing-semantics` B6). */
  readonly reserved: readonly string[]
}

const NORTH_AMERICA: EmergencyNumbers = { direct: ['911'], reserved: ['933', '9911', '9933', '1911', '91911'] }
const ONLY_911: EmergencyNumbers = { direct: ['911'], reserved: [] }

/**
 * By country (ISO 3166-1 alpha-2), national numbers, to be verified for each site before use. The one
 * owner of these facts; North America is `routing-semantics` B6.
 */
const BY_COUNTRY: Readonly<Partial<Record<string, EmergencyNumbers>>> = {
  US: NORTH_AMERICA,
  CA: NORTH_AMERICA,
  AS: NORTH_AMERICA,
  GU: NORTH_AMERICA,
  MP: NORTH_AMERICA,
  PR: NORTH_AMERICA,
  VI: NORTH_AMERICA,
  JM: ONLY_911,
  MX: ONLY_911,
  PH: ONLY_911,
  AU: { direct: ['000'], reserved: ['112', '106'] },
  DE: { direct: ['112'], reserved: ['110'] },
  FR: { direct: ['112'], reserved: ['15', '17', '18', '114'] },
  GB: { direct: ['112', '999'], reserved: ['9112', '9999'] },
  HK: { direct: ['999'], reserved: [] },
  IE: { direct: ['112', '999'], reserved: [] },
  IN: { direct: ['112'], reserved: ['100', '101', '102', '108'] },
  JP: { direct: ['110', '119'], reserved: [] },
  NZ: { direct: ['111'], reserved: [] },
  SG: { direct: ['995', '999'], reserved: [] },
}

/** The country whose rules hold where nobody has said the country; findings say that it is assumed. */
export const ASSUMED_COUNTRY = 'US'

/** Where the country is not known, no number may be any of these (`routing-semantics` D 4). */
const COMMON: EmergencyNumbers = { direct: ['911'], reserved: ['933', '9911', '1911', '112', '999'] }

/** The numbers of a country; 112 where the table does not know it, the common ones without a country. */
export function emergencyNumbers(country: string | undefined): EmergencyNumbers {
  if (country === undefined) return COMMON
  return BY_COUNTRY[country.toUpperCase()] ?? { direct: ['112'], reserved: [] }
}

/** True where 911 is the number. */
export function isCountryOf911(country: string): boolean {
  return emergencyNumbers(country).direct.includes('911')
}

const UNITED_STATES: ReadonlySet<string> = new Set(['US', 'PR', 'VI', 'GU', 'AS', 'MP'])

/** Kari's Law: in the US and its territories the bare number must work (`routing-semantics` D 1). */
export function isDirectDialingLaw(country: string): boolean {
  return UNITED_STATES.has(country.toUpperCase())
}
