import { DIGITS_MASK, symbolCount } from '../symbols.js'
import type { CoverGrammar } from './cover-grammar.js'
import type { CoverPiece } from './cover-pieces.js'
import type { CoverRow } from './cover-rows.js'
import { type Cube, joinCubes } from './cube.js'

/** A pattern as masks: one per position, and whether one or more digits follow. */
export interface TightPattern {
  readonly cube: Cube
  readonly isOpen: boolean
}

/**
 * Hands every row to one of the sets that hold it, so that the patterns around the sets stay small: few as
 * they are, they match as little as possible that nobody asked for. A row that stands in several sets goes
 * to the one that it widens least; a set that is left with nothing falls away. Returns the
 * smallest pattern around what each set was dealt.
 */
export function tightened(
  sets: readonly (readonly number[])[],
  rows: readonly CoverRow[],
  grammar: CoverGrammar,
): readonly TightPattern[] {
  const setsOf: number[][] = rows.map(() => [])
  for (const [set, members] of irredundant(sets, rows.length).entries()) {
    for (const row of members) setsOf[row]?.push(set)
  }
  const patterns = new Map<number, TightPattern>()
  const take = (set: number, { wanted, isOpen }: CoverRow): void => {
    patterns.set(set, widened(patterns.get(set), { cube: wanted, isOpen }, grammar))
  }
  for (const [index, row] of rows.entries()) {
    const [only, ...others] = setsOf[index] ?? []
    if (only !== undefined && others.length === 0) take(only, row)
  }
  for (const [index, row] of rows.entries()) {
    const choices = setsOf[index] ?? []
    if (choices.length < 2) continue
    const costs = choices.map((set) => {
      const before = patterns.get(set)
      return (
        width(widened(before, { cube: row.wanted, isOpen: row.isOpen }, grammar)) -
        (before === undefined ? 0 : width(before))
      )
    })
    take(choices[costs.indexOf(Math.min(...costs))] ?? 0, row)
  }
  return [...patterns.values()]
}

/** The smallest pattern that matches all of the pieces; undefined when there are none. */
export function tightAround(pieces: readonly CoverPiece[], grammar: CoverGrammar): TightPattern | undefined {
  return pieces.reduce<TightPattern | undefined>((pattern, piece) => widened(pattern, piece, grammar), undefined)
}

/** Without sets all of whose rows stand in others. */
function irredundant(sets: readonly (readonly number[])[], rows: number): readonly (readonly number[])[] {
  const times = new Int32Array(rows)
  for (const set of sets) for (const row of set) times[row] = (times[row] ?? 0) + 1
  return sets.filter((set) => {
    if (!set.every((row) => (times[row] ?? 0) > 1)) return true
    for (const row of set) times[row] = (times[row] ?? 0) - 1
    return false
  })
}

function widened(pattern: TightPattern | undefined, piece: CoverPiece, { shape }: CoverGrammar): TightPattern {
  const own = piece.isOpen ? { cube: piece.cube.slice(0, -1), isOpen: true } : piece
  const joined = pattern === undefined ? own : joinPatterns(pattern, own)
  return shape === 'brackets' ? joined : prefixPattern(joined)
}

function joinPatterns(one: TightPattern, other: TightPattern): TightPattern {
  if (!one.isOpen && !other.isOpen && one.cube.length === other.cube.length) {
    return { cube: joinCubes(one.cube, other.cube), isOpen: false }
  }
  // A pattern with an open end takes in what is longer than its positions.
  const reach = Math.min(...[one, other].map(({ cube, isOpen }) => cube.length - (isOpen ? 0 : 1)))
  return { cube: joinCubes(one.cube.slice(0, reach), other.cube.slice(0, reach)), isOpen: true }
}

/** From the first position with a choice on any digit, or the open end. */
function prefixPattern({ cube, isOpen }: TightPattern): TightPattern {
  const first = cube.findIndex((mask) => symbolCount(mask) > 1)
  if (first < 0) return { cube, isOpen }
  const prefix = cube.slice(0, first)
  return { cube: isOpen ? prefix : [...prefix, ...Array<number>(cube.length - first).fill(DIGITS_MASK)], isOpen }
}

/** Orders patterns by how much they match: logarithm of the number of strings, an open end above everything. */
function width({ cube, isOpen }: TightPattern): number {
  const size = cube.reduce((sum, mask) => sum + Math.log2(symbolCount(mask)), 0)
  return isOpen ? size + 1_000 - 4 * cube.length : size
}
