import type { CountryCode } from 'libphonenumber-js'
import { getCountryCallingCode, isSupportedCountry, Metadata, parsePhoneNumberFromString } from 'libphonenumber-js'

/** A number of the public network as somebody dialed it. A local number has no +E.164 form. */
export type PublicNumber = { readonly kind: 'e164'; readonly number: string } | { readonly kind: 'local' }

/** What people in a country can dial to leave it, and the rule of its national numbers. */
interface CountryDialing {
  readonly code: CountryCode
  readonly isNorthAmerican: boolean
  readonly international: RegExp
}

const known = new Map<string, CountryDialing | undefined>()

/**
 * The public number that digits stand for when dialed in a country (ISO 3166-1 alpha-2), without an
 * outside digit: +E.164, national, or with the international prefix. Undefined when they are none. In
 * North America the shape decides (also seven digits: a local number), elsewhere length and national
 * prefix; whether anybody has the number is not asked (`routing-semantics` B2.6, B2.8).
 */
export function publicNumber(digits: string, country: string): PublicNumber | undefined {
  if (digits.startsWith('+')) return /^\+[1-9]\d{6,14}$/.test(digits) ? { kind: 'e164', number: digits } : undefined
  if (!/^\d{7,20}$/.test(digits)) return undefined
  const dialing = countryDialing(country)
  if (dialing === undefined) return undefined
  if (dialing.international.test(digits)) return possible(digits, dialing.code)
  if (dialing.isNorthAmerican) return northAmerican(digits)
  const parsed = parsePhoneNumberFromString(digits, dialing.code)
  if (parsed?.isPossible() !== true || parsed.formatNational().replaceAll(/\D/g, '') !== digits) return undefined
  return { kind: 'e164', number: parsed.number }
}

function northAmerican(digits: string): PublicNumber | undefined {
  const [, national] = /^1?([2-9]\d\d[2-9]\d{6})$/.exec(digits) ?? []
  if (national !== undefined) return { kind: 'e164', number: `+1${national}` }
  return /^[2-9]\d{6}$/.test(digits) ? { kind: 'local' } : undefined
}

function possible(digits: string, code: CountryCode): PublicNumber | undefined {
  const parsed = parsePhoneNumberFromString(digits, code)
  return parsed?.isPossible() === true ? { kind: 'e164', number: parsed.number } : undefined
}

function countryDialing(country: string): CountryDialing | undefined {
  const code = country.toUpperCase()
  if (!known.has(code)) known.set(code, isSupportedCountry(code) ? describe(code) : undefined)
  return known.get(code)
}

function describe(code: CountryCode): CountryDialing {
  const metadata = new Metadata()
  metadata.selectNumberingPlan(code)
  const prefix = metadata.numberingPlan?.IDDPrefix() ?? '00'
  return {
    code,
    isNorthAmerican: getCountryCallingCode(code) === '1',
    international: new RegExp(`^(?:${prefix})\\d`),
  }
}
