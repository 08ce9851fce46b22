import type { Conversion, UnconvertedPattern } from '../../dialing/grammars/convert/convert-patterns.js'
import { convertPatterns } from '../../dialing/grammars/convert/convert-patterns.js'
import type { Grammar } from '../../dialing/pattern.js'
import type { FileStore } from '../ports.js'
import type { PatternList, RefusedPattern } from './read-patterns.js'

/** A list in another grammar, and the rows of it that are not in the result. */
export interface ConvertedList {
  readonly from: Grammar
  readonly to: Grammar
  /** `file` and `row` are those of the first pattern that needs it. */
  readonly patterns: readonly { readonly pattern: string; readonly file: string; readonly row: number }[]
  /** Rows that cannot be read, or not be said in the new grammar; by file and row. */
  readonly refused: readonly RefusedPattern[]
}

const RULE: Record<Grammar, string> = {
  webex: 'a dial pattern is digits and then only X, or digits behind + and then one ! (webex-api 8)',
  ucm: 'a pattern is a sequence of keys, sets and repeats that must take the whole number (routing-semantics A1)',
  ios: 'a pattern is a sequence of keys, sets and repeats (local-gateway 5.3)',
}

/** Writes the patterns of a list in another grammar: together they match the same strings, or are refused. */
export function convertList(list: PatternList, to: Grammar, options: { readonly fewest: boolean }): ConvertedList {
  const { converted, refused }: Conversion = convertPatterns(
    list.patterns.map(({ pattern }) => pattern),
    to,
    options,
  )
  const patterns: { pattern: string; file: string; row: number }[] = []
  for (const { text, input } of converted) {
    const listed = list.patterns[input]
    if (listed !== undefined) patterns.push({ pattern: text, file: listed.file, row: listed.row })
  }
  const unsaid = refused.flatMap((each) => refusedRow(list, each, RULE[to]))
  return { from: list.grammar, to, patterns, refused: inOrder([...list.refused, ...unsaid]) }
}

/** Writes the patterns one per line. */
export async function writeConverted(list: ConvertedList, path: string, files: FileStore): Promise<void> {
  await files.write(path, list.patterns.map(({ pattern }) => `${pattern}\n`).join(''))
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
