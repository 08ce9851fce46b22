import { isSupportedCountry } from 'libphonenumber-js'
import { parseUcmPattern } from '../dialing/grammars/ucm-pattern.js'
import { isTimeZone } from './time-zone.js'

/** A value as the mapping holds it; people always write text. */
export type MappedValue = string | number | boolean | readonly string[]

/** How a person's text becomes a value of the mapping. */
export interface ValueFormat {
  /** Completes the sentence "… must be": what a person has to write. */
  readonly expected: string
  readonly allowed?: readonly string[]
  /** The value, or undefined when the text is none. Blanks at the ends are gone already. */
  parse(text: string): MappedValue | undefined
}

/** Free text on one line. */
export const TEXT: ValueFormat = matching(/^[^\r\n\t]{1,256}$/, 'text of at most 256 characters')

/** Several names, separated by semicolons; blanks around them do not count, doubles vanish. */
export const LIST: ValueFormat = {
  expected: 'names separated by semicolons',
  parse: (text) => [...new Set(listItems(text))],
}

export const YES_NO: ValueFormat = {
  expected: 'yes or no',
  allowed: ['yes', 'no'],
  parse: (text) => (/^yes$/i.test(text) ? true : /^no$/i.test(text) ? false : undefined),
}

/** A whole telephone number: plus, country code, number. */
export const E164_NUMBER: ValueFormat = matching(
  /^\+[1-9][0-9]{6,14}$/,
  'a telephone number with plus and country code such as +15125550100',
  (text) => text.replaceAll(/[\s().-]/g, ''),
)

/** A right-aligned mask that gives a whole telephone number. */
export const E164_MASK: ValueFormat = matching(
  /^\+[1-9][0-9X]{6,14}$/,
  'a mask with plus and country code such as +1512555XXXX',
  (text) => text.toUpperCase(),
)

/** A right-aligned mask that gives an extension: digits and X, 2 to 10 in all. */
export const EXTENSION_MASK: ValueFormat = matching(
  /^[0-9]*X[0-9X]*$/,
  'a mask of 2 to 10 digits and X such as 47XX',
  (text) => (text.length >= 2 && text.length <= 10 ? text.toUpperCase() : ''),
)

/** A pattern in the grammar of Unified CM. */
export const UCM_PATTERN: ValueFormat = {
  expected: 'a pattern as Unified CM writes it, such as \\+1512555XXXX',
  parse: (text) => (parseUcmPattern(text).ok ? text : undefined),
}

export const ROUTING_PREFIX: ValueFormat = matching(/^[0-9]{1,7}$/, '1 to 7 digits')

export const DIAL_DIGIT: ValueFormat = matching(/^[0-9]$/, 'one digit')

/** Length of an extension in Webex (`audit-workbook` DN-004). */
export const EXTENSION_LENGTH: ValueFormat = integer(2, 10)

export const COUNT: ValueFormat = integer(0, 1_000_000)

export const DATE: ValueFormat = matching(/^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/, 'a date as YYYY-MM-DD')

export const COUNTRY: ValueFormat = {
  expected: 'a country code of two letters such as US or FR',
  parse: (text) => (isSupportedCountry(text.toUpperCase()) ? text.toUpperCase() : undefined),
}

export const LANGUAGE: ValueFormat = {
  expected: 'a language and country such as en_US',
  parse: (text) => {
    const [, language, country] = /^([a-z]{2})[_-]([a-z]{2})$/i.exec(text) ?? []
    return language === undefined || country === undefined
      ? undefined
      : `${language.toLowerCase()}_${country.toUpperCase()}`
  },
}

export const TIME_ZONE: ValueFormat = {
  expected: 'a time zone name such as America/Chicago',
  parse: (text) => (isRegionalZone(text) ? text : undefined),
}

/** One word of a closed list, in any case. */
export function choice(allowed: readonly string[]): ValueFormat {
  return {
    expected: `one of ${allowed.join(', ')}`,
    allowed,
    parse: (text) => allowed.find((word) => word.toLowerCase() === text.toLowerCase()),
  }
}

/** Several words of a closed list, separated by semicolons. */
export function choices(allowed: readonly string[]): ValueFormat {
  return {
    expected: `some of ${allowed.join(', ')}, separated by semicolons`,
    parse: (text) => {
      const words = listItems(text).map((item) => allowed.find((word) => word.toLowerCase() === item.toLowerCase()))
      return words.every((word) => word !== undefined) ? [...new Set(words)] : undefined
    },
  }
}

/** A value as text for people; the inverse of every format's `parse`. */
export function valueText(value: MappedValue | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'object' ? value.join('; ') : String(value)
}

/** True for a time zone called after a region and a place in it, such as `America/Chicago`. */
export function isRegionalZone(name: string): boolean {
  return /^[A-Z][A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+$/.test(name) && isTimeZone(name)
}

function listItems(text: string): string[] {
  return text
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function matching(
  expression: RegExp,
  expected: string,
  normalize: (text: string) => string = (text) => text,
): ValueFormat {
  return {
    expected,
    parse: (text) => {
      const normal = normalize(text)
      return expression.test(normal) ? normal : undefined
    },
  }
}

function integer(minimum: number, maximum: number): ValueFormat {
  return {
    expected: `a whole number from ${minimum} to ${maximum}`,
    parse: (text) => {
      const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : -1
      return value >= minimum && value <= maximum ? value : undefined
    },
  }
}
