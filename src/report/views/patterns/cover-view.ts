import { counted } from '../text-table.js'
import type { RefusedRow } from './refused-rows.js'
import { refusedJson } from './refused-rows.js'

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
  readonly stoppedAtWorkLimit: boolean
  readonly dontCaresUsed: bigint | undefined
  readonly conflicts: readonly { readonly digits: string; readonly included: ShownRow; readonly avoided: ShownRow }[]
  readonly refused: readonly RefusedRow[]
}

/** The patterns, one a line. */
export function coverView({ patterns }: ShownCover): string {
  return patterns.map(({ pattern }) => pattern).join('\n')
}

/** What is said about the patterns beside them: contradictions, or how many there are and whether fewer could do. */
export function coverRemarks(cover: ShownCover): readonly string[] {
  const { conflicts, refused, dontCaresUsed } = cover
  const contradictions = conflicts.map(
    ({ digits, included, avoided }) =>
      `error: ${digits} is to be matched (${inWords(included)}) and never to be matched (${inWords(avoided)})`,
  )
  if (contradictions.length + refused.length > 0) return [...contradictions, unsettled(cover)]
  const others = dontCaresUsed === undefined ? 'endlessly many' : dontCaresUsed.toString()
  return [...proof(cover), `numbers matched that are in neither list: ${others}`]
}

/** How many patterns there are, and what is known about how many are needed. */
function proof(cover: ShownCover): readonly string[] {
  const { patterns, lowerBound, isProvenMinimal, stoppedAtWorkLimit } = cover
  const what = `${counted(patterns.length, 'pattern')} for ${counted(cover.includedRows, 'row')}, past ${counted(cover.avoidedRows, 'row')}`
  if (isProvenMinimal) return [`${what}: proven to be the fewest`]
  const least = `at least ${lowerBound} ${lowerBound === 1 ? 'is' : 'are'} needed`
  return stoppedAtWorkLimit
    ? [`stopped at the limit of work: ${what}; ${least}`, 'a longer search may find fewer or prove more: --effort']
    : [`${what}: not proven to be the fewest; ${least}`]
}

function unsettled({ conflicts, refused }: ShownCover): string {
  const [first] = refused
  if (conflicts.length > 0 || first === undefined) return 'no patterns, until this is settled'
  const others = refused.length === 1 ? '' : ` and ${counted(refused.length - 1, 'other row')}`
  return `no patterns, until ${first.file}:${first.row}${others} can be read and covered, or is taken out`
}

/** The same for programs; counts are text, because they can be larger than a number holds; null is endless. */
export function coverJson(cover: ShownCover): object {
  const patterns = cover.patterns.map(({ pattern, matches }) => ({ pattern, matches: matches?.toString() ?? null }))
  return {
    ...cover,
    refused: refusedJson(cover.refused),
    patterns,
    dontCaresUsed: cover.dontCaresUsed?.toString() ?? null,
  }
}

function inWords({ text, file, row }: ShownRow): string {
  return `${text} at ${file}:${row}`
}
