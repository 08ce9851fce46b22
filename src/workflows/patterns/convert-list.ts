import type { Conversion, UnconvertedPattern } from '../../dialing/grammars/convert/convert-patterns.js'
import { convertPatterns } from '../../dialing/grammars/convert/convert-patterns.js'
import type { DigitsReading } from '../../dialing/grammars/digits-reading.js'
import { asDigits } from '../../dialing/grammars/digits-reading.js'
import type { Grammar } from '../../dialing/pattern.js'
import { UserError } from '../../findings/user-error.js'
import type { FileStore } from '../ports.js'
import type { ListAdvice, PatternList, RefusedPattern } from './read-patterns.js'

/** How many patterns of the result were not taken at their word. */
export interface DigitsCounts {
  /** `.` or `[^…]` taken for digits only. */
  readonly digitsOnly: number
  /** Without `$`, taken for the whole number. */
  readonly wholeNumber: number
  /** `T` taken for one or more digits. */
  readonly openEnd: number
}

/** A list in another grammar, and the rows of it that are not in the result. */
export interface ConvertedList {
  readonly from: Grammar
  readonly to: Grammar
  /** `file` and `row` are those of the first pattern that needs it. */
  readonly patterns: readonly { readonly pattern: string; readonly file: string; readonly row: number }[]
  /** Rows that cannot be read, or not be said in the new grammar; by file and row. */
  readonly refused: readonly RefusedPattern[]
  /** Only where patterns were to be read as digits (`asDigits`): the result is exact for that reading. */
  readonly digits?: DigitsCounts
  /** How many of the refused could be said if they were read as digits. */
  readonly convertibleWithDigits: number
  readonly advice: readonly ListAdvice[]
}

export interface ConvertOptions {
  readonly fewest: boolean
  /** Read patterns as digits and whole numbers first, as `asDigits` does. */
  readonly digits: boolean
}

const RULE: Record<Grammar, string> = {
  webex: 'a dial pattern is digits and then only X, or digits behind + and then one ! (webex-api 8)',
  ucm: 'a pattern is a sequence of keys, sets and repeats that must take the whole number (routing-semantics A1)',
  ios: 'a pattern is a sequence of keys, sets and repeats (local-gateway 5.3)',
}

/** Writes the patterns of a list in another grammar: together they match the same strings, or are refused. */
export function convertList(list: PatternList, to: Grammar, options: ConvertOptions): ConvertedList {
  const readings = options.digits ? list.patterns.map(({ pattern }) => asDigits(pattern)) : undefined
  const { converted, refused }: Conversion = convertPatterns(
    readings?.map(({ pattern }) => pattern) ?? list.patterns.map(({ pattern }) => pattern),
    to,
    { fewest: options.fewest },
  )
  const patterns: { pattern: string; file: string; row: number }[] = []
  for (const { text, input } of converted) {
    const listed = list.patterns[input]
    if (listed !== undefined) patterns.push({ pattern: text, file: listed.file, row: listed.row })
  }
  const unsaid = refused.flatMap((each) => refusedRow(list, each, RULE[to]))
  return {
    from: list.grammar,
    to,
    patterns,
    refused: inOrder([...list.refused, ...unsaid]),
    ...(readings === undefined ? {} : { digits: countReadings(readings, refused) }),
    convertibleWithDigits: options.digits ? 0 : convertibleAsDigits(list, refused, to),
    advice: list.advice,
  }
}

/**
 * Writes the patterns one per line. Throws UserError (refused) where a file of that name is there
 * already, unless `force`.
 */
export async function writeConverted(
  list: ConvertedList,
  path: string,
  files: FileStore,
  options: { readonly force: boolean },
): Promise<void> {
  if (!options.force && files.exists(path)) {
    throw new UserError(`${path} is there already`, {
      kind: 'refused',
      hint: 'choose another name with -o, or say --force',
    })
  }
  await files.write(path, list.patterns.map(({ pattern }) => `${pattern}\n`).join(''))
}

function countReadings(readings: readonly DigitsReading[], refused: readonly UnconvertedPattern[]): DigitsCounts {
  const unsaid = new Set(refused.map(({ input }) => input))
  const said = readings.filter((_, input) => !unsaid.has(input))
  return {
    digitsOnly: said.filter(({ digitsOnly }) => digitsOnly).length,
    wholeNumber: said.filter(({ wholeNumber }) => wholeNumber).length,
    openEnd: said.filter(({ openEnd }) => openEnd).length,
  }
}

function convertibleAsDigits(list: PatternList, refused: readonly UnconvertedPattern[], to: Grammar): number {
  const others = refused.flatMap(({ input }) => {
    const listed = list.patterns[input]
    return listed === undefined ? [] : [asDigits(listed.pattern).pattern]
  })
  return others.length - convertPatterns(others, to).refused.length
}

function refusedRow(
  list: PatternList,
  { input, position, reason }: UnconvertedPattern,
  rule: string,
): RefusedPattern[] {
  const listed = list.patterns[input]
  if (listed === undefined) return []
  const { file, row, pattern } = listed
  return [{ file, row, text: pattern.text, position, reason, rule }]
}

/** By file in the order of the list, then by row. */
function inOrder(refused: readonly RefusedPattern[]): readonly RefusedPattern[] {
  const files = [...new Set(refused.map(({ file }) => file))]
  return files.flatMap((name) => refused.filter(({ file }) => file === name).sort((a, b) => a.row - b.row))
}
