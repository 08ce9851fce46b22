import { counted } from '../text-table.js'

interface ShownRow {
  readonly text: string
  readonly file: string
  readonly row: number
}

/** What `patterns cover` found, as the view needs it. */
export interface ShownCover {
  readonly includedRows: number
  readonly avoidedRows: number
  readonly patterns: readonly { readonly pattern: string; readonly matches: bigint | undefined }[]
  readonly lowerBound: number
  readonly isProvenMinimal: boolean
  readonly dontCaresUsed: bigint | undefined
  readonly conflicts: readonly { readonly digits: string; readonly included: ShownRow; readonly avoided: ShownRow }[]
  readonly refused: readonly unknown[]
}

/** The patterns, one a line. */
export function coverView({ patterns }: ShownCover): string {
  return patterns.map(({ pattern }) => pattern).join('\n')
}

/** What is said about the patterns beside them: contradictions, or how many there are and whether fewer could do. */
export function coverRemarks(cover: ShownCover): readonly string[] {
  const { conflicts, refused, patterns, lowerBound, isProvenMinimal, dontCaresUsed } = cover
  const contradictions = conflicts.map(
    ({ digits, included, avoided }) =>
      `error: ${digits} is to be matched (${inWords(included)}) and never to be matched (${inWords(avoided)})`,
  )
  if (contradictions.length + refused.length > 0) return [...contradictions, 'no patterns, until this is settled']
  const proof = isProvenMinimal
    ? 'proven to be the fewest'
    : `not proven to be the fewest; at least ${lowerBound} are needed`
  const others = dontCaresUsed === undefined ? 'endlessly many' : dontCaresUsed.toString()
  return [
    `${counted(patterns.length, 'pattern')} for ${counted(cover.includedRows, 'row')}, past ${counted(cover.avoidedRows, 'row')}: ${proof}`,
    `numbers matched that are in neither list: ${others}`,
  ]
}

/** The same for programs; counts are text, because they can be larger than a number holds; null is endless. */
export function coverJson(cover: ShownCover): object {
  const patterns = cover.patterns.map(({ pattern, matches }) => ({ pattern, matches: matches?.toString() ?? null }))
  return { ...cover, patterns, dontCaresUsed: cover.dontCaresUsed?.toString() ?? null }
}

function inWords({ text, file, row }: ShownRow): string {
  return `${text} at ${file}:${row}`
}
