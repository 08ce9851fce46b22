import { DIGITS_MASK } from '../symbols.js'
import { type CoverGrammar, groupOf } from './cover-grammar.js'
import { compareCubes, type Cube, cubeKey, joinCubes } from './cube.js'
import type { CoverPiece } from './cover-pieces.js'
import type { Plane } from './plane.js'

/**
 * What is covered as one: strings that every allowed pattern, made as large as the forbidden strings let
 * it, matches all or none of.
 */
export interface CoverRow extends CoverPiece {
  /** The smallest cube around the strings that were really asked for. */
  readonly wanted: Cube
}

export interface CoverRows {
  readonly rows: readonly CoverRow[]
  /** False when a piece was too large to be cut up: then a cover with fewer patterns could exist that cuts it. */
  readonly isComplete: boolean
}

/** So many rows at most come from pieces that are cut up. */
const MOST_ROWS = 20_000

/**
 * Cuts the pieces into rows for a grammar with brackets. Symbols that the forbidden strings do not tell
 * apart at a position are one symbol there, so that ten thousand numbers behind one wildcard can be one row.
 */
export function bracketRows(pieces: readonly CoverPiece[], planes: readonly Plane[], grammar: CoverGrammar): CoverRows {
  const classes = symbolClasses(pieces, planes, grammar)
  const rows = new Map<string, { cube: Cube; isOpen: boolean; wanted: Cube }>()
  const add = (cube: Cube, isOpen: boolean, wanted: Cube): void => {
    const key = `${cube.length}${isOpen ? '!' : ''}:${cubeKey(cube)}`
    const known = rows.get(key)
    if (known === undefined) rows.set(key, { cube, isOpen, wanted })
    else known.wanted = joinCubes(known.wanted, wanted)
  }
  let isComplete = true
  let room = MOST_ROWS
  const count = (choices: readonly (readonly number[])[]): number =>
    choices.reduce((product, { length }) => product * length, 1)
  const wide: { piece: CoverPiece; choices: number[][]; size: number }[] = []
  for (const piece of pieces) {
    const choices = classesMet(piece.cube, classes)
    const size = count(choices)
    if (size > 1) wide.push({ piece, choices, size })
    else
      add(
        choices.map(([only = 0]) => only),
        piece.isOpen,
        piece.cube,
      )
  }
  room -= pieces.length - wide.length
  for (const { piece, choices, size } of wide.sort((one, other) => one.size - other.size)) {
    if (size > room) {
      isComplete = false
      for (const whole of bySingleGroup(piece.cube, grammar)) {
        const closed = classesMet(whole, classes).map((met) => met.reduce((mask, one) => mask | one, 0))
        add(closed, piece.isOpen, whole)
      }
      continue
    }
    room -= size
    for (const cube of product(choices)) {
      add(
        cube,
        piece.isOpen,
        cube.map((mask, at) => mask & (piece.cube[at] ?? 0)),
      )
    }
  }
  const sorted = [...rows.values()].sort(
    (one, other) => compareCubes(one.cube, other.cube) || Number(one.isOpen) - Number(other.isOpen),
  )
  return { rows: sorted, isComplete }
}

/** By position, the symbols that are asked for in classes of which every forbidden cube holds all or none. */
function symbolClasses(
  pieces: readonly CoverPiece[],
  planes: readonly Plane[],
  { groups, openEnd }: CoverGrammar,
): readonly (readonly number[])[] {
  const hull: number[] = []
  for (const { cube } of pieces) for (const [at, mask] of cube.entries()) hull[at] = (hull[at] ?? 0) | mask
  const splitters = hull.map(() => new Set(openEnd ? [...groups, DIGITS_MASK] : groups))
  for (const { positions, blocked } of planes) {
    for (const [index, at] of positions.entries()) {
      for (const mask of blocked.masksAt[index] ?? []) splitters[at]?.add(mask)
    }
  }
  return splitters.map((masks, at) => {
    let classes = [hull[at] ?? 0]
    for (const mask of masks) classes = classes.flatMap((one) => [one & mask, one & ~mask].filter((part) => part !== 0))
    return classes.sort((one, other) => (one & -one) - (other & -other))
  })
}

function classesMet(cube: Cube, classes: readonly (readonly number[])[]): number[][] {
  return cube.map((mask, at) => (classes[at] ?? []).filter((one) => (one & mask) !== 0))
}

/** The parts of a piece that the grammar can write as one pattern. */
function bySingleGroup(cube: Cube, grammar: CoverGrammar): readonly Cube[] {
  return product(
    cube.map((mask) =>
      grammar.groups.map((group) => group & mask).filter((part) => groupOf(grammar, part) !== 0 && part !== 0),
    ),
  )
}

function product(choices: readonly (readonly number[])[]): readonly Cube[] {
  return choices.reduce<readonly Cube[]>(
    (cubes, masks) => cubes.flatMap((cube) => masks.map((mask) => [...cube, mask])),
    [[]],
  )
}
