import { DIGITS_MASK, symbolCount } from '../symbols.js'
import type { CoverGrammar } from './cover-grammar.js'
import type { CoverPiece } from './cover-pieces.js'
import type { Cube } from './cube.js'
import { tightAround, type TightPattern } from './tightened.js'

/**
 * The pattern, or, where its text is longer than the system takes, patterns that match between them what
 * it matches of the pieces: those on either side of its widest position, and so on. These are more than
 * the covering problem knows of, so that their number is then not the proven one.
 */
export function fitted(
  pattern: TightPattern,
  pieces: readonly CoverPiece[],
  grammar: CoverGrammar,
  isShortEnough: (pattern: TightPattern) => boolean,
): readonly TightPattern[] {
  if (isShortEnough(pattern)) return [pattern]
  const at = widestPosition(pattern.cube)
  if (at === undefined) return [pattern]
  const low = lowerHalf(pattern.cube[at] ?? 0)
  const inside = pieces.flatMap((piece) => partInside(piece, pattern) ?? [])
  return [low, ~low].flatMap((half) => {
    const parts = inside.flatMap(({ cube, isOpen }) => {
      const mask = (cube[at] ?? 0) & half
      return mask === 0 ? [] : [{ cube: cube.with(at, mask), isOpen }]
    })
    const smaller = tightAround(parts, grammar)
    return smaller === undefined ? [] : fitted(smaller, parts, grammar, isShortEnough)
  })
}

/** What the pattern matches of the piece. */
function partInside({ cube, isOpen }: CoverPiece, pattern: TightPattern): CoverPiece | undefined {
  if (pattern.isOpen ? cube.length <= pattern.cube.length : isOpen || cube.length !== pattern.cube.length) {
    return undefined
  }
  const part = cube.map((mask, at) => mask & (pattern.cube[at] ?? DIGITS_MASK))
  return part.includes(0) ? undefined : { cube: part, isOpen }
}

/** The first of the positions with the most symbols; undefined when no position has a choice. */
function widestPosition(cube: Cube): number | undefined {
  const most = Math.max(0, ...cube.map(symbolCount))
  return most < 2 ? undefined : cube.findIndex((mask) => symbolCount(mask) === most)
}

/** The first half of the symbols. */
function lowerHalf(mask: number): number {
  let [half, rest] = [0, mask]
  for (let left = symbolCount(mask) >> 1; left > 0; left -= 1) {
    half |= rest & -rest
    rest &= rest - 1
  }
  return half
}
