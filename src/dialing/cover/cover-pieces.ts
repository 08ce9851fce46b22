import type { PatternElement } from '../pattern.js'
import { DIGITS_MASK } from '../symbols.js'
import { compareCubes, type Cube, cubeKey, cubesOfLength } from './cube.js'

/**
 * Strings of one length to be covered. With `isOpen` also all longer strings that begin with one of them
 * and go on in digits.
 */
export interface CoverPiece {
  readonly cube: Cube
  readonly isOpen: boolean
}

/** A set of strings given as a union of sequences. */
export type Sequences = readonly (readonly PatternElement[])[]

/** True when the sequence matches strings of endlessly many lengths. */
export function isEndless(elements: readonly PatternElement[]): boolean {
  return elements.some(({ repeats }) => repeats)
}

/**
 * True when patterns with an open end can take the sequence in: it is of bounded length, or its only
 * repeat is its last element and takes any digit, as `!` does.
 */
export function isCoverable(elements: readonly PatternElement[]): boolean {
  return elements.every(({ mask, minimum, repeats }, index) =>
    !repeats ? minimum === 1 || !isEndless(elements) : index === elements.length - 1 && mask === DIGITS_MASK,
  )
}

/** The length from which on the pieces of endless sequences are taken together. */
export function openLength(sequences: Sequences): number {
  return sequences.reduce((longest, { length }) => Math.max(longest, length), 0) + 1
}

/**
 * The sequences cut by length: each distinct cube once, shorter first. Endless ones are cut off at
 * `open`, where a piece that stands for all greater lengths ends them. Every sequence must be coverable.
 */
export function coverPieces(sequences: Sequences, open: number): CoverPiece[] {
  const pieces = new Map<string, CoverPiece>()
  for (const elements of sequences) {
    const least = elements.reduce((sum, { minimum }) => sum + minimum, 0)
    const isOpenEnded = isEndless(elements)
    for (let length = least; length <= (isOpenEnded ? open : elements.length); length += 1) {
      for (const cube of cubesOfLength(elements, length)) {
        const isOpen = isOpenEnded && length === open
        pieces.set(`${length}${isOpen ? '!' : ''}:${cubeKey(cube)}`, { cube, isOpen })
      }
    }
  }
  return [...pieces.values()].sort(
    (one, other) => compareCubes(one.cube, other.cube) || Number(one.isOpen) - Number(other.isOpen),
  )
}
