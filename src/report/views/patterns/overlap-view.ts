import type { Paint } from '../paint.js'
import { counted, textTable } from '../text-table.js'

/** A text and where it stands. */
interface ShownPattern {
  readonly text: string
  readonly places: readonly { readonly file: string; readonly row: number; readonly partition?: string }[]
}

/** What `patterns overlap` found, as the view needs it. */
export interface ShownOverlaps {
  readonly rows: number
  readonly distinct: number
  readonly repeated: readonly ShownPattern[]
  readonly unexpanded: readonly ShownPattern[]
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

/** The overlaps for people: one pair a line, then texts that stand twice, then the count. */
export function overlapView(result: ShownOverlaps, paint: Paint): string {
  const { pairs, pairCount, repeated, unexpanded } = result
  const more = pairCount - pairs.length
  return [
    ...(pairs.length === 0 ? [] : [pairTable(result)]),
    ...(more > 0 ? [`… and ${counted(more, 'more pair')}; --limit shows more`] : []),
    ...(repeated.length === 0 ? [] : ['', paint.strong('In more than one row:')]),
    ...repeated.map((pattern) => `  ${pattern.text}  ${placesInWords(pattern)}`),
    ...(unexpanded.length === 0 ? [] : ['', paint.strong('Not compared, because @ is not expanded:')]),
    ...unexpanded.map((pattern) => `  ${pattern.text}  ${placesInWords(pattern)}`),
    ...(pairs.length + repeated.length + unexpanded.length === 0 ? [] : ['']),
    summary(result),
  ].join('\n')
}

/** The same for programs; counts are text, because they can be larger than a number holds; null is endless. */
export function overlapJson(result: ShownOverlaps): object {
  const pairs = result.pairs.map((pair) => ({ ...pair, shared: pair.shared?.toString() ?? null }))
  return { ...result, pairs }
}

function pairTable({ pairs }: ShownOverlaps): string {
  const named = pairs.some(({ samePartitions }) => samePartitions !== undefined)
  const rows = pairs.map((pair) => [
    pair.first.text,
    pair.second.text,
    relationInWords(pair),
    pair.witness === '' ? '(no digits)' : pair.witness,
    pair.shared === undefined ? 'endless' : pair.shared.toString(),
    ...(named ? [pair.samePartitions?.join(', ') ?? ''] : []),
    `${placesInWords(pair.first)}; ${placesInWords(pair.second)}`,
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

function placesInWords({ places }: ShownPattern): string {
  const shown = places
    .slice(0, PLACES_SHOWN)
    .map(({ file, row, partition }) => `${file}:${row}${partition === undefined ? '' : ` ${partition}`}`)
  const more = places.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function summary({ rows, distinct, repeated, pairCount }: ShownOverlaps): string {
  const pairs =
    pairCount === 0 ? 'no two overlap' : `${counted(pairCount, 'pair')} ${pairCount === 1 ? 'overlaps' : 'overlap'}`
  const twice = repeated.length === 0 ? '' : `; ${counted(repeated.length, 'text')} in more than one row`
  return `${counted(rows, 'row')}, ${counted(distinct, 'different pattern')}: ${pairs}${twice}`
}
