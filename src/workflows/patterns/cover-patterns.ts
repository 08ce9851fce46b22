import { comparablePattern } from '../../dialing/overlap/comparable-pattern.js'
import { DEFAULT_BUDGET, minimalCover } from '../../dialing/cover/minimal-cover.js'
import { dialableDigits, isPlainNumber } from '../../dialing/digits.js'
import { expandNumberingPlan } from '../../dialing/grammars/numbering-plan/expand-numbering-plan.js'
import { parsePattern } from '../../dialing/grammars/parse-pattern.js'
import type { Grammar, PatternElement } from '../../dialing/pattern.js'
import { symbolMask } from '../../dialing/symbols.js'
import { patternRows } from '../../ingest/pattern-rows.js'
import type { PatternSource, RefusedPattern } from './read-patterns.js'

export interface CoverRequest {
  /** Numbers and patterns that must be matched. */
  readonly include: readonly PatternSource[]
  /** Numbers and patterns of which nothing may be matched. */
  readonly avoid: readonly PatternSource[]
  readonly grammar: Grammar
  /** Match nothing that is not included. */
  readonly exactly: boolean
  /** Patterns that end in `!` may be used. */
  readonly allowVariable: boolean
  /** Takes `@` for the North American Numbering Plan, without a route filter; else a row with `@` is refused. */
  readonly expandNumberingPlan: boolean
  /** How much work the search may do, as a multiple of what it may by default. */
  readonly effort: number
}

/** A row of a list. */
export interface ListedRow {
  readonly text: string
  readonly file: string
  readonly row: number
}

/** A string that two rows hold, of which one is to be matched and the other never. */
export interface ContradictingRows {
  readonly digits: string
  readonly included: ListedRow
  readonly avoided: ListedRow
}

export interface PatternCover {
  readonly grammar: Grammar
  readonly includedRows: number
  readonly avoidedRows: number
  /** None when there is a contradiction, or a row that cannot be read or covered. */
  readonly patterns: readonly { readonly pattern: string; readonly matches: bigint | undefined }[]
  /** Proven: fewer patterns than this cannot do it. */
  readonly lowerBound: number
  readonly isProvenMinimal: boolean
  /** Not proven, and the search was broken off at its limit: with more effort fewer may be found, or more proven. */
  readonly stoppedAtWorkLimit: boolean
  /** How many strings are matched that are in neither list; undefined for endlessly many. */
  readonly dontCaresUsed: bigint | undefined
  readonly conflicts: readonly ContradictingRows[]
  /** Rows that cannot be read, or that no pattern of the form asked for can match. */
  readonly refused: readonly RefusedPattern[]
}

/**
 * The fewest patterns for lists of numbers and patterns. A plain number is taken as such in every
 * grammar, with `+` or `\+` before it. As long as one row cannot be read there is no pattern at all: what
 * it stands for could be what must not be touched.
 */
export function coverPatterns(request: CoverRequest): PatternCover {
  const { grammar } = request
  const include = readRows(request, request.include)
  const avoid = readRows(request, request.avoid)
  const nothing: PatternCover = {
    grammar,
    includedRows: include.rows.length,
    avoidedRows: avoid.rows.length,
    patterns: [],
    lowerBound: 0,
    isProvenMinimal: false,
    stoppedAtWorkLimit: false,
    dontCaresUsed: 0n,
    conflicts: [],
    refused: [...include.refused, ...avoid.refused],
  }
  if (nothing.refused.length > 0) return nothing
  const cover = minimalCover({
    include: include.rows.map(({ sequences }) => sequences),
    avoid: avoid.rows.map(({ sequences }) => sequences),
    grammar,
    allowVariable: request.allowVariable,
    dontCares: request.exactly ? 'none' : 'any',
    budget: request.effort * DEFAULT_BUDGET,
  })
  if (cover.ok) {
    const { patterns, lowerBound, isProvenMinimal, isCutShort, dontCaresUsed } = cover
    const written = patterns.map(({ text, matches }) => ({ pattern: text, matches }))
    return {
      ...nothing,
      patterns: written,
      lowerBound,
      isProvenMinimal,
      stoppedAtWorkLimit: isCutShort,
      dontCaresUsed,
    }
  }
  return {
    ...nothing,
    conflicts: cover.conflicts.map(({ include: included, avoid: avoided, witness }) => ({
      digits: witness,
      included: listed(include.rows[included]),
      avoided: listed(avoid.rows[avoided]),
    })),
    refused: cover.unwritable.map(({ include: included, reason }) => ({
      ...listed(include.rows[included]),
      position: 0,
      reason,
      rule: 'every included row must be covered',
    })),
  }
}

type Reading = Pick<CoverRequest, 'grammar' | 'expandNumberingPlan'>

interface ReadRow extends ListedRow {
  readonly sequences: readonly (readonly PatternElement[])[]
}

function readRows(
  reading: Reading,
  sources: readonly PatternSource[],
): { readonly rows: readonly ReadRow[]; readonly refused: readonly RefusedPattern[] } {
  const rows: ReadRow[] = []
  const refused: RefusedPattern[] = []
  for (const { name: file, bytes } of sources) {
    for (const { text, row } of patternRows(bytes, file)) {
      const read = readRow(reading, text)
      if ('sequences' in read) rows.push({ text, file, row, sequences: read.sequences })
      else refused.push({ file, row, text, ...read })
    }
  }
  return { rows, refused }
}

function readRow(
  { grammar, expandNumberingPlan: mayExpand }: Reading,
  text: string,
): Pick<ReadRow, 'sequences'> | Pick<RefusedPattern, 'position' | 'reason' | 'rule'> {
  if (isPlainNumber(text)) {
    const digits = [...dialableDigits(text)]
    return { sequences: [digits.map((symbol) => ({ mask: symbolMask(symbol), minimum: 1, repeats: false }))] }
  }
  const parse = parsePattern(grammar, text)
  if (!parse.ok) return parse
  const { pattern } = parse
  if ('usesNumberingPlan' in pattern && pattern.usesNumberingPlan) {
    if (mayExpand) return { sequences: expandNumberingPlan(pattern).map((one) => one.pattern.elements) }
    const position = Math.max(0, text.indexOf('@'))
    const reason =
      '@ is not expanded, so what it matches is not known: take the row out, or let --nanp take @ for the North American Numbering Plan'
    return { position, reason, rule: 'routing-semantics A1' }
  }
  const comparable = comparablePattern(pattern)
  if ('elements' in comparable) return { sequences: [comparable.elements] }
  if ('sequences' in comparable) return { sequences: comparable.sequences }
  const position = Math.max(0, text.indexOf('('))
  return { position, reason: 'a group that goes round cannot be taken into account', rule: 'local-gateway 5.3' }
}

function listed(row: ListedRow | undefined): ListedRow {
  if (row === undefined) throw new Error('the cover names a row that is in no list')
  const { text, file, row: number } = row
  return { text, file, row: number }
}
