import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { dialableDigits } from '../../dialing/digits.js'
import { isRegionalZone } from '../../model/mapping-values.js'
import { words } from './site-words.js'

/** Words of North American date/time groups; each names one zone there. */
const ZONE_WORDS: Readonly<Record<string, string>> = {
  pacific: 'America/Los_Angeles',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  mountain: 'America/Denver',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  central: 'America/Chicago',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  eastern: 'America/New_York',
  est: 'America/New_York',
  edt: 'America/New_York',
}

/** A hint at a field, and the sentence that says where it comes from. */
export interface Hint {
  readonly value: string
  readonly because: string
}

/** The time zone that the names of date/time groups tell; undefined when they tell none, or several. */
export function timeZoneHint(groups: readonly string[]): Hint | undefined {
  const zones = new Map<string, string>()
  for (const group of groups) {
    const zone = zoneOf(group)
    if (zone !== undefined && !zones.has(zone)) zones.set(zone, group)
  }
  const [only] = zones
  return zones.size === 1 && only !== undefined
    ? { value: only[0], because: `time zone: date/time group ${only[1]}` }
    : undefined
}

/**
 * The country: of the whole telephone numbers, else of an American time zone by name. Undefined when
 * numbers or numbers and zone disagree.
 */
export function countryHint(numbers: readonly string[], timeZone: Hint | undefined): Hint | undefined {
  const countries = new Map<string, string>()
  for (const number of numbers) {
    const country = parsePhoneNumberFromString(dialableDigits(number))?.country
    if (country !== undefined && !countries.has(country)) countries.set(country, number)
  }
  const [only] = countries
  if (countries.size > 1) return undefined
  if (only !== undefined) return { value: only[0], because: `country: numbers such as ${dialableDigits(only[1])}` }
  return timeZone === undefined || !Object.values(ZONE_WORDS).includes(timeZone.value)
    ? undefined
    : { value: 'US', because: `country: ${timeZone.value}` }
}

function zoneOf(group: string): string | undefined {
  const named = /[A-Z][A-Za-z]+[/_][A-Z][A-Za-z_]+/.exec(group)?.[0]?.replace('_', '/')
  if (named !== undefined && isRegionalZone(named)) return named
  const given = words(group.toLowerCase())
  if (given.includes('europe') || given.includes('european') || given.includes('australia')) return undefined
  const zones = new Set(given.flatMap((word) => ZONE_WORDS[word.replace(/\d\p{L}*$/u, '')] ?? []))
  const [zone] = zones
  return zones.size === 1 ? zone : undefined
}
