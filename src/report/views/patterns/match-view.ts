import type { Paint } from '../paint.js'
import { textTable } from '../text-table.js'
import type { RefusedRow, ShownAdvice } from './refused-rows.js'
import { adviceLines, refusedJson, refusedLines } from './refused-rows.js'

/** What matches, as the view needs it. */
export interface MatchedPatterns {
  readonly digits: string
  readonly matches: readonly {
    readonly pattern: string
    readonly partition?: string
    readonly expansion?: string
    readonly strings: string
    readonly isBest: boolean
    readonly places: readonly { readonly file: string; readonly row: number }[]
  }[]
  readonly isTie: boolean
  readonly notExpanded: readonly { readonly pattern: string; readonly file: string; readonly row: number }[]
  readonly refused: readonly RefusedRow[]
  readonly advice: readonly ShownAdvice[]
}

/** The same as the text, for programs. */
export function matchJson(matched: MatchedPatterns): object {
  return { ...matched, refused: refusedJson(matched.refused) }
}

/** For standard error: what was refused, and what could help. */
export function matchRemarks({ refused, advice }: MatchedPatterns): readonly string[] {
  return [...refusedLines(refused), ...adviceLines(advice, '--grammar')]
}

/** The matching patterns, closest first; ties are called ties. */
export function matchView({ digits, matches, isTie, notExpanded }: MatchedPatterns, paint: Paint): string {
  const lines =
    matches.length === 0
      ? [paint.bad(`No pattern matches ${digits}.`)]
      : [
          textTable(
            ['', 'pattern', 'partition', `strings of length ${digits.length}`, 'where'],
            matches.map(({ pattern, partition, expansion, strings, isBest, places }) => [
              isBest ? (isTie ? 'tie' : 'best') : '',
              expansion === undefined ? pattern : `${pattern} as ${expansion}`,
              partition ?? '',
              strings,
              places.map(({ file, row }) => `${file}:${row}`).join(', '),
            ]),
          ),
        ]
  if (isTie)
    lines.push(paint.bad('Several patterns are equally close: the order of their partitions decides, if they differ.'))
  for (const { pattern, file, row } of notExpanded) {
    lines.push(`${file}:${row}: ${pattern} may match: @ was not expanded (--nanp expands it).`)
  }
  return lines.join('\n')
}
