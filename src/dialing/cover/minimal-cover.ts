import type { Grammar, PatternElement } from '../pattern.js'
import { bestRowSets } from './best-columns.js'
import { type CoverConflict, coverConflicts } from './cover-conflicts.js'
import { type CoverGrammar, coverGrammar, elementsOf, isShortEnough, writePattern } from './cover-grammar.js'
import { type CoverPiece, coverPieces, openLength, type Sequences } from './cover-pieces.js'
import { bracketRows, type CoverRow } from './cover-rows.js'
import { cubeSize, unionSize } from './cube.js'
import { fitted } from './fitted.js'
import { independentRows, mostConstrainedFirst } from './independent-rows.js'
import { fixedPlanes, type Forbidden, openPlanes, type Plane } from './plane.js'
import { PlaneView } from './plane-view.js'
import { prefixProblem } from './prefix-columns.js'
import { fewestColumns } from './covering/set-cover.js'
import { tightened, type TightPattern } from './tightened.js'
import { type Unwritable, unwritableSets } from './unwritable.js'
import { Work } from './covering/work.js'

/** What is to be covered, and what never. The sets are named by their places in the lists. */
export interface CoverQuestion {
  readonly include: readonly Sequences[]
  readonly avoid: readonly Sequences[]
  readonly grammar: Grammar
  /** Patterns that end in `!` may be used. Default false: all patterns are of fixed length. */
  readonly allowVariable?: boolean
  /** `any`: strings in neither list may be matched; `none`: only what is included. Default `any`. */
  readonly dontCares?: 'any' | 'none'
  /** Steps of work, about one comparison of masks each. Default `DEFAULT_BUDGET`. */
  readonly budget?: number
}

/** A pattern of a cover. */
export interface CoverPattern {
  readonly text: string
  readonly elements: readonly PatternElement[]
  /** How many strings it matches; undefined for endlessly many. */
  readonly matches: bigint | undefined
}

/** Patterns that match all that is included and nothing that is to be avoided. */
export interface Cover {
  readonly ok: true
  /** By length, then by text. */
  readonly patterns: readonly CoverPattern[]
  /** Proven: no such patterns are fewer than this. */
  readonly lowerBound: number
  readonly isProvenMinimal: boolean
  /** Not proven, and some of the search was broken off at its limit: a larger budget may find fewer or prove more. */
  readonly isCutShort: boolean
  /** How many strings are matched that are in neither list; undefined for endlessly many. */
  readonly dontCaresUsed: bigint | undefined
}

/** Why there is no cover. */
export interface CoverFault {
  readonly ok: false
  /** Strings that are both to be included and to be avoided: one for each included set that has some. */
  readonly conflicts: readonly CoverConflict[]
  /** Included sets that the grammar cannot write in the form asked for. */
  readonly unwritable: readonly Unwritable[]
}

/** A few seconds on a machine of today. */
export const DEFAULT_BUDGET = 150_000_000

/**
 * The fewest patterns of the grammar that match every included string and none to be avoided: two-level
 * minimization with positions of many values. Exact within the budget; beyond it a good cover and a proven
 * lower bound. The same sets give the same cover in whatever order they come.
 */
export function minimalCover(question: CoverQuestion): Cover | CoverFault {
  const grammar = coverGrammar(question.grammar)
  const mayOpen = question.allowVariable === true && grammar.openEnd
  const unwritable = unwritableSets(question.include, question.grammar, mayOpen)
  if (unwritable.length > 0) return { ok: false, conflicts: [], unwritable }
  const conflicts = coverConflicts(question.include, question.avoid)
  if (conflicts.length > 0) return { ok: false, conflicts, unwritable: [] }

  const include = question.include.flat()
  const pieces = coverPieces(include, openLength(include))
  const forbidden: Forbidden = {
    sequences: question.avoid.flat(),
    exactly: question.dontCares === 'none' ? pieces : undefined,
  }
  const work = new Work(question.budget ?? DEFAULT_BUDGET)
  const parts = mayOpen ? [openPart(pieces, forbidden, grammar)] : fixedParts(pieces, forbidden, grammar)
  const covers = parts.map((part, index) => {
    const lent = work.lend(1 / (parts.length - index))
    const { patterns, lowerBound } = coverPart(part, grammar, lent)
    work.giveBack(lent)
    const isShort = ({ cube, isOpen }: TightPattern): boolean => isShortEnough(question.grammar, cube, isOpen)
    return { lowerBound, patterns: patterns.flatMap((one) => fitted(one, part.pieces, grammar, isShort)) }
  })
  return assembled(question.grammar, pieces, covers, work.isCutShort())
}

/** Pieces that the same forms of pattern are for. */
interface Part {
  readonly pieces: readonly CoverPiece[]
  readonly planes: readonly Plane[]
}

/** Without open ends, strings of different lengths have nothing to do with each other. Short lists first. */
function fixedParts(pieces: readonly CoverPiece[], forbidden: Forbidden, grammar: CoverGrammar): readonly Part[] {
  const byLength = new Map<number, CoverPiece[]>()
  for (const piece of pieces) {
    const known = byLength.get(piece.cube.length)
    if (known === undefined) byLength.set(piece.cube.length, [piece])
    else known.push(piece)
  }
  return [...byLength]
    .toSorted(([one, first], [other, second]) => first.length - second.length || one - other)
    .map(([length, ofLength]) => ({ pieces: ofLength, planes: fixedPlanes(length, ofLength, forbidden, grammar) }))
}

function openPart(pieces: readonly CoverPiece[], forbidden: Forbidden, grammar: CoverGrammar): Part {
  const lengths = new Set(pieces.map(({ cube }) => cube.length))
  const longest = Math.max(0, ...lengths) - 1
  const shortest = grammar.shape === 'wildcards' ? 2 : 0
  const fixed = [...lengths].flatMap((length) => fixedPlanes(length, pieces, forbidden, grammar))
  const open = longest < shortest ? [] : openPlanes(shortest, longest, pieces, forbidden, grammar)
  return { pieces, planes: [...fixed, ...open] }
}

interface PartCover {
  readonly patterns: readonly TightPattern[]
  readonly lowerBound: number
}

function coverPart({ pieces, planes }: Part, grammar: CoverGrammar, work: Work): PartCover {
  if (grammar.shape === 'wildcards') {
    const { rows, pool } = prefixProblem(pieces, planes)
    const { chosen, lowerBound } = fewestColumns(pool.matrix(rows.length), work)
    const columns = chosen.map((column) => pool.rowsOf(column))
    return { patterns: tightened(columns, rows, grammar), lowerBound }
  }
  const { rows, isComplete } = bracketRows(pieces, planes, grammar)
  const views = planes.map((plane) => new PlaneView(plane, rows, grammar))
  const { sets, lowerBound } = bestRowSets(rows.length, views, grammar, work)
  return {
    patterns: tightened(sets, rows, grammar),
    lowerBound: isComplete ? lowerBound : boundOfPoints(rows, planes, grammar, work),
  }
}

/** Where wide pieces were left whole, only single strings out of them prove anything. */
function boundOfPoints(rows: readonly CoverRow[], planes: readonly Plane[], grammar: CoverGrammar, work: Work): number {
  const points = rows.map((row) => ({ ...row, cube: row.cube.map((mask) => mask & -mask) }))
  const views = planes.map((plane) => new PlaneView(plane, points, grammar))
  const all = points.map((_, row) => row)
  return independentRows(mostConstrainedFirst(all, views, work), views, work).length
}

function assembled(
  grammar: Grammar,
  pieces: readonly CoverPiece[],
  covers: readonly PartCover[],
  isCutShort: boolean,
): Cover {
  const tight = covers.flatMap(({ patterns }) => patterns)
  const lowerBound = covers.reduce((sum, cover) => sum + cover.lowerBound, 0)
  const patterns = tight
    .map(({ cube, isOpen }) => ({
      text: writePattern(grammar, cube, isOpen),
      elements: elementsOf(cube, isOpen),
      matches: isOpen ? undefined : cubeSize(cube),
    }))
    .sort(
      (one, other) =>
        one.elements.length - other.elements.length || (one.text < other.text ? -1 : one.text > other.text ? 1 : 0),
    )
  return {
    ok: true,
    patterns,
    lowerBound,
    isProvenMinimal: patterns.length === lowerBound,
    isCutShort: isCutShort && patterns.length > lowerBound,
    dontCaresUsed: dontCaresUsed(tight, pieces),
  }
}

function dontCaresUsed(patterns: readonly TightPattern[], pieces: readonly CoverPiece[]): bigint | undefined {
  if (patterns.some(({ isOpen }) => isOpen)) return undefined
  const lengths = new Set(patterns.map(({ cube }) => cube.length))
  let used = 0n
  for (const length of lengths) {
    used += unionSize(patterns.flatMap(({ cube }) => (cube.length === length ? [cube] : [])))
    used -= unionSize(pieces.flatMap(({ cube }) => (cube.length === length ? [cube] : [])))
  }
  return used
}
