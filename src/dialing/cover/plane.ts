import { DIGITS_MASK } from '../symbols.js'
import { BlockedStrings } from './blocked-strings.js'
import { type CoverGrammar, groupOf } from './cover-grammar.js'
import type { CoverPiece, Sequences } from './cover-pieces.js'
import { complementCubes, type Cube, cubeKey, cubesOfLength, joinCubes } from './cube.js'

/** What is never to be matched: sequences, or with `exactly` everything that the pieces do not hold. */
export interface Forbidden {
  readonly sequences: Sequences
  readonly exactly: readonly CoverPiece[] | undefined
}

/**
 * All patterns of one form: `length` positions, with `isOpen` one or more digits behind them. What is to
 * be covered lies within the `hull`; positions at which the blocked strings tell nothing in it apart are
 * left out of cubes `on` the plane.
 */
export class Plane {
  readonly length: number
  readonly isOpen: boolean
  readonly hull: Cube
  /** The positions that matter, ascending. */
  readonly positions: readonly number[]
  readonly blocked: BlockedStrings

  constructor(
    form: { length: number; isOpen: boolean },
    forbidden: readonly Cube[],
    hull: Cube,
    grammar: CoverGrammar,
  ) {
    this.length = form.length
    this.isOpen = form.isOpen
    this.hull = hull
    const within = new Map<string, Cube>()
    for (const cube of forbidden) {
      const inside = cube.map((mask, at) => mask & (hull[at] ?? 0))
      if (!inside.includes(0)) within.set(cubeKey(inside), inside)
    }
    const cubes = [...within.values()]
    this.positions = hull.flatMap((mask, at) =>
      groupOf(grammar, mask) === 0 || cubes.some((cube) => cube[at] !== mask) ? [at] : [],
    )
    this.blocked = new BlockedStrings(
      cubes.map((cube) => this.on(cube)),
      this.positions.length,
    )
  }

  /** The cube, given by all positions, inside the hull and by the positions that matter. */
  on(cube: Cube): Cube {
    return this.positions.map((at) => (cube[at] ?? 0) & (this.hull[at] ?? 0))
  }

  /** Where the piece lies in the form; undefined when no pattern of the form can match all of it. */
  place(piece: CoverPiece): Cube | undefined {
    const cube = stemOf(piece, this)
    return cube === undefined ? undefined : this.on(cube)
  }
}

/** The first positions of the piece, as far as a pattern of the form names them. */
function stemOf({ cube, isOpen }: CoverPiece, form: { length: number; isOpen: boolean }): Cube | undefined {
  if (!form.isOpen) return isOpen || cube.length !== form.length ? undefined : cube
  if (cube.length <= form.length) return undefined
  for (let at = form.length; at < cube.length; at += 1) if (((cube[at] ?? 0) & ~DIGITS_MASK) !== 0) return undefined
  return cube.slice(0, form.length)
}

/** The form of fixed length; none when it can match none of the pieces. */
export function fixedPlanes(
  length: number,
  pieces: readonly CoverPiece[],
  forbidden: Forbidden,
  grammar: CoverGrammar,
): readonly Plane[] {
  return planes({ length, isOpen: false }, pieces, forbiddenOfLength(length, forbidden), grammar)
}

/**
 * The forms with an open end and up to `longest` positions before it. Digits behind a pattern can go on
 * into something forbidden that is longer; beyond one more symbol than there are elements nothing new
 * comes up, because a repeat has then gone round.
 */
export function openPlanes(
  shortest: number,
  longest: number,
  pieces: readonly CoverPiece[],
  forbidden: Forbidden,
  grammar: CoverGrammar,
): readonly Plane[] {
  const elements = forbidden.sequences.reduce((most, { length }) => Math.max(most, length), 0)
  const known = forbidden.exactly?.reduce((most, { cube }) => Math.max(most, cube.length), 0) ?? 0
  const horizon = Math.max(longest + elements, known) + 1
  const byStem: Cube[][] = Array.from({ length: longest + 1 }, () => [])
  for (let length = 1; length <= horizon; length += 1) {
    for (const cube of forbiddenOfLength(length, forbidden)) {
      for (let stem = length - 1; stem >= shortest; stem -= 1) {
        if (((cube[stem] ?? 0) & DIGITS_MASK) === 0) break
        byStem[stem]?.push(cube.slice(0, stem))
      }
    }
  }
  return byStem.flatMap((cubes, length) =>
    length < shortest ? [] : planes({ length, isOpen: true }, pieces, cubes, grammar),
  )
}

function planes(
  form: { length: number; isOpen: boolean },
  pieces: readonly CoverPiece[],
  forbidden: readonly Cube[],
  grammar: CoverGrammar,
): readonly Plane[] {
  const [first, ...others] = pieces.map((piece) => stemOf(piece, form)).filter((stem) => stem !== undefined)
  if (first === undefined) return []
  // Behind X nothing is told apart: dial patterns reach all digits, whatever was asked for.
  const hull = others.reduce(joinCubes, first)
  const widest = grammar.shape === 'brackets' ? hull : hull.map((mask) => mask | DIGITS_MASK)
  return [new Plane(form, forbidden, widest, grammar)]
}

function forbiddenOfLength(length: number, { sequences, exactly }: Forbidden): Cube[] {
  if (exactly === undefined) return sequences.flatMap((elements) => cubesOfLength(elements, length))
  const allowed = exactly.flatMap(({ cube, isOpen }) => {
    if (cube.length === length) return [cube]
    if (!isOpen || cube.length > length) return []
    return [[...cube, ...Array<number>(length - cube.length).fill(DIGITS_MASK)]]
  })
  return complementCubes(allowed, length)
}
