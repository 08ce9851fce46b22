import type { Paint } from '../paint.js'
import { counted, textTable } from '../text-table.js'
import type { RefusedRow, ShownAdvice } from './refused-rows.js'
import { adviceLines, refusedJson, refusedLines } from './refused-rows.js'

/** A text and where it stands. */
interface ShownPattern {
  readonly text: string
  readonly places: readonly { readonly file: string; readonly row: number; readonly partition?: string }[]
}

/** What `patterns overlap` found, as the view needs it. */
export interface ShownOverlaps {
  /** The lists, as they were named. */
  readonly files: readonly string[]
  readonly rows: number
  readonly distinct: number
  readonly repeated: readonly ShownPattern[]
  readonly unexpanded: readonly ShownPattern[]
  readonly refused: readonly RefusedRow[]
  readonly advice: readonly ShownAdvice[]
  readonly pairCount: number
  readonly pairs: readonly {
    readonly first: ShownPattern
    readonly second: ShownPattern
    readonly relation: 'equal' | 'inside' | 'around' | 'partial'
    readonly witness: string
    readonly shared: bigint | undefined
    readonly samePartitions?: readonly string[]
  }[]
}

const PLACES_SHOWN = 4

/** The overlaps for people: one pair a line, then texts that stand twice, then the count. One file is named once. */
export function overlapView(result: ShownOverlaps, paint: Paint): string {
  const { pairs, pairCount, repeated, unexpanded } = result
  const more = pairCount - pairs.length
  const file = onlyFile(result)
  const places = (pattern: ShownPattern): string => placesInWords(pattern, file)
  const rowsInWords = (pattern: ShownPattern): string =>
    file === undefined ? places(pattern) : `row ${places(pattern)}`
  const lines = [
    ...(pairs.length === 0 ? [] : [pairTable(result, places)]),
    ...(more > 0 ? [`… and ${counted(more, 'more pair')}; --limit shows more`] : []),
    ...(repeated.length === 0 ? [] : ['', paint.strong('In more than one row:')]),
    ...repeated.map((pattern) => `  ${pattern.text}  ${rowsInWords(pattern)}`),
    ...(unexpanded.length === 0
      ? []
      : ['', paint.strong('Not compared, because @ is not expanded (--nanp expands it):')]),
    ...unexpanded.map((pattern) => `  ${pattern.text}  ${rowsInWords(pattern)}`),
    ...(pairs.length + repeated.length + unexpanded.length === 0 ? [] : ['']),
    `${file === undefined ? '' : `${file}: `}${summary(result)}`,
  ]
  // Sections begin with a blank line, the whole does not.
  return (lines[0] === '' ? lines.slice(1) : lines).join('\n')
}

/** The same for programs; counts are text, because they can be larger than a number holds; null is endless. */
export function overlapJson(result: ShownOverlaps): object {
  const pairs = result.pairs.map((pair) => ({ ...pair, shared: pair.shared?.toString() ?? null }))
  return { ...result, refused: refusedJson(result.refused), pairs }
}

/** For standard error: what was refused, and what could help. */
export function overlapRemarks({ refused, advice }: ShownOverlaps): readonly string[] {
  return [...refusedLines(refused), ...adviceLines(advice, '--grammar')]
}

/** The file in which everything stands; undefined where there are several, or no row is shown. */
function onlyFile({ files, pairs, repeated, unexpanded }: ShownOverlaps): string | undefined {
  const [only, another] = files
  return another !== undefined || pairs.length + repeated.length + unexpanded.length === 0 ? undefined : only
}

function pairTable({ pairs }: ShownOverlaps, places: (pattern: ShownPattern) => string): string {
  const named = pairs.some(({ samePartitions }) => samePartitions !== undefined)
  const rows = pairs.map((pair) => [
    pair.first.text,
    pair.second.text,
    relationInWords(pair),
    pair.witness === '' ? '(no digits)' : pair.witness,
    pair.shared === undefined ? 'endless' : pair.shared.toString(),
    ...(named ? [pair.samePartitions?.join(', ') ?? ''] : []),
    `${places(pair.first)}; ${places(pair.second)}`,
  ])
  const headings = ['pattern', 'and', 'relation', 'both match', 'in all', ...(named ? ['same partition'] : []), 'rows']
  return textTable(headings, rows)
}

function relationInWords({ relation }: ShownOverlaps['pairs'][number]): string {
  switch (relation) {
    case 'equal':
      return 'equal'
    case 'inside':
      return 'first inside second'
    case 'around':
      return 'second inside first'
    case 'partial':
      return 'partial'
  }
}

function placesInWords({ places }: ShownPattern, only: string | undefined): string {
  const shown = places
    .slice(0, PLACES_SHOWN)
    .map(
      ({ file, row, partition }) =>
        `${only === undefined ? `${file}:` : ''}${row}${partition === undefined ? '' : ` ${partition}`}`,
    )
  const more = places.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function summary({ rows, distinct, repeated, pairCount }: ShownOverlaps): string {
  const pairs =
    pairCount === 0 ? 'no two overlap' : `${counted(pairCount, 'pair')} ${pairCount === 1 ? 'overlaps' : 'overlap'}`
  const twice = repeated.length === 0 ? '' : `; ${counted(repeated.length, 'text')} in more than one row`
  return `${counted(rows, 'row')}, ${counted(distinct, 'different pattern')}: ${pairs}${twice}`
}
