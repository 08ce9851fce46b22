import { counted } from '../text-table.js'
import type { RefusedRow, ShownAdvice } from './refused-rows.js'
import { adviceLines, refusedJson, refusedLines } from './refused-rows.js'

/** What `patterns convert` found, as the view needs it. */
export interface ShownConversion {
  readonly patterns: readonly { readonly pattern: string }[]
  readonly refused: readonly RefusedRow[]
  readonly digits?: { readonly digitsOnly: number; readonly wholeNumber: number; readonly openEnd: number }
  readonly convertibleWithDigits: number
  readonly advice: readonly ShownAdvice[]
}

/** The patterns, one per line; only their number where they went into a file. */
export function convertView({ patterns }: ShownConversion, writtenTo: string | undefined): string {
  if (writtenTo !== undefined) return `${counted(patterns.length, 'pattern')} written to ${writtenTo}`
  return patterns.map(({ pattern }) => pattern).join('\n')
}

/** For standard error: what was refused, what could help, and what was not taken at its word. */
export function convertRemarks(conversion: ShownConversion): readonly string[] {
  const { refused, digits, convertibleWithDigits, advice } = conversion
  const help =
    convertibleWithDigits === 0
      ? []
      : [
          `hint: --digits would write ${counted(convertibleWithDigits, 'pattern')} more: it reads . and [^…] as digits only, a pattern of IOS XE without $ as the whole number, T as !`,
        ]
  return [...refusedLines(refused), ...adviceLines(advice, '--from'), ...help, ...digitsLines(digits)]
}

/** The same as the text, for programs. */
export function convertJson(conversion: ShownConversion): object {
  return { ...conversion, refused: refusedJson(conversion.refused) }
}

function digitsLines(digits: ShownConversion['digits']): readonly string[] {
  if (digits === undefined) return []
  const { digitsOnly, wholeNumber, openEnd } = digits
  const lines = [
    ...said(
      digitsOnly,
      '. or [^…] read as digits only',
      'left out are the other keys in those places (*, #, +, A to F)',
    ),
    ...said(wholeNumber, 'read as the whole number', 'left out are the longer numbers that begin so'),
    ...said(
      openEnd,
      'T read as one or more digits',
      'left out are the number without more and other keys than digits; more than 32 digits are taken too',
    ),
  ]
  return lines.length > 0 ? lines : ['--digits: every pattern was taken as it is written']
}

function said(count: number, how: string, consequence: string): readonly string[] {
  return count === 0 ? [] : [`--digits: ${counted(count, 'pattern')}: ${how}; ${consequence}`]
}
