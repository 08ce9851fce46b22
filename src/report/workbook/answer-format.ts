import type { MappingField } from '../../model/mapping-fields.js'
import { mappingField } from '../../model/mapping-fields.js'
import { parseRowKey } from '../../model/mapping-items.js'
import type { ValueFormat } from '../../model/mapping-values.js'
import {
  choice,
  COUNT,
  DATE,
  DIAL_DIGIT,
  E164_MASK,
  E164_NUMBER,
  EXTENSION_LENGTH,
  EXTENSION_MASK,
  ROUTING_PREFIX,
  TEXT,
  UCM_PATTERN,
} from '../../model/mapping-values.js'

/**
 * What a decision cell may hold. `stored` says which typed cells are trusted: in `digits` a number
 * cell is refused, because a plus or leading zeros are gone by then (`audit-workbook` 1 and 6).
 */
export interface AnswerFormat {
  readonly stored: 'text' | 'integer' | 'date' | 'digits'
  readonly value: ValueFormat
}

/** Free words on one line. */
export const WORDS: AnswerFormat = { stored: 'text', value: TEXT }

/** Free words, also on several lines. */
export const NOTE: AnswerFormat = {
  stored: 'text',
  value: {
    expected: 'text of at most 4,000 characters',
    parse: (text) => (text.length <= 4000 ? text : undefined),
  },
}

export const WHOLE_NUMBER: AnswerFormat = { stored: 'integer', value: COUNT }

/** Number of a wave, from 1. */
export const WAVE: AnswerFormat = {
  stored: 'integer',
  value: {
    expected: 'the number of a wave, from 1 to 9999',
    parse: (text) => (/^[1-9][0-9]{0,3}$/.test(text) ? Number(text) : undefined),
  },
}

/** A day that exists, as `YYYY-MM-DD`. */
export const DAY: AnswerFormat = {
  stored: 'date',
  value: { expected: DATE.expected, parse: (text) => (isDay(text) ? text : undefined) },
}

/** A telephone number with plus and country code. */
export const FULL_NUMBER: AnswerFormat = { stored: 'digits', value: E164_NUMBER }

/** An extension in Webex (`audit-workbook` DN-004). */
export const EXTENSION: AnswerFormat = {
  stored: 'digits',
  value: { expected: '2 to 10 digits', parse: (text) => (/^[0-9]{2,10}$/.test(text) ? text : undefined) },
}

/** A telephone number with plus, or an extension. */
export const NUMBER_OR_EXTENSION: AnswerFormat = {
  stored: 'digits',
  value: {
    expected: `${E164_NUMBER.expected}, or an extension of 2 to 10 digits`,
    parse: (text) => E164_NUMBER.parse(text) ?? EXTENSION.value.parse(text),
  },
}

/** Where calls go: a number or a name. */
export const DESTINATION: AnswerFormat = { stored: 'digits', value: TEXT }

/** One word of a closed list, in any case. */
export function oneOf(allowed: readonly string[]): AnswerFormat {
  return { stored: 'text', value: choice(allowed) }
}

/** The format of a row of the mapping, by its key such as `location:Lyon|address.city`; undefined when there is none. */
export function mappingAnswerFormat(rowKey: string): AnswerFormat | undefined {
  const place = parseRowKey(rowKey)
  const field = place === undefined ? undefined : mappingField(place.kind, place.field)
  return field === undefined ? undefined : formatOfField(field)
}

const DIGITS: readonly ValueFormat[] = [E164_NUMBER, E164_MASK, EXTENSION_MASK, UCM_PATTERN, ROUTING_PREFIX, DIAL_DIGIT]
const INTEGERS: readonly ValueFormat[] = [COUNT, EXTENSION_LENGTH]

function formatOfField({ field, format }: MappingField): AnswerFormat {
  if (format === DATE) return DAY
  if (INTEGERS.includes(format)) return { stored: 'integer', value: format }
  // Postal codes begin with zeros in several countries.
  const stored = DIGITS.includes(format) || field === 'address.postalCode' ? 'digits' : 'text'
  return { stored, value: format }
}

function isDay(text: string): boolean {
  if (DATE.parse(text) === undefined) return false
  const [year, month, day] = text.split('-').map(Number)
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day))
  return date.getUTCDate() === day && date.getUTCMonth() + 1 === month
}
