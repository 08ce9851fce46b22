import { symbolMask } from '../symbols.js'
import { ANYTHING, type Transducer, type TransducerMove } from './transducer.js'

const HASH = symbolMask('#')

function copying(mask: number, to: number): TransducerMove {
  return { mask, write: '', copies: true, to }
}

function dropping(mask: number, to: number): TransducerMove {
  return { mask, write: '', copies: false, to }
}

/** Writes the prefix before everything. */
export function prefixTransducer(prefix: string): Transducer {
  return { moves: [[{ ...copying(ANYTHING, 1), write: prefix }], [copying(ANYTHING, 1)]], ends: [prefix, ''] }
}

/** Drops one `#` at the end; any other string stays. */
export const TRAILING_HASH: Transducer = {
  // State 0: what was read may be all. State 1: a # was copied, so more must follow. State 2: the last # was dropped.
  moves: [
    [copying(ANYTHING & ~HASH, 0), copying(HASH, 1), dropping(HASH, 2)],
    [copying(ANYTHING & ~HASH, 0), copying(HASH, 1), dropping(HASH, 2)],
    [],
  ],
  ends: ['', undefined, ''],
}

/**
 * A right-aligned mask. State 0 starts, state 1 drops digits beyond the mask, state `1 + i` has read
 * the first i positions of the mask: how many of them have no digit under them is guessed at the
 * first digit, and only one guess ends with the last position.
 */
export function maskTransducer(mask: string): Transducer {
  const positions = [...mask].map((symbol) => (symbol === 'X' || symbol === 'x' ? undefined : symbol))
  const reading = (index: number, before: string): TransducerMove => ({
    mask: ANYTHING,
    write: before + (positions[index] ?? ''),
    copies: positions[index] === undefined,
    to: index + 2,
  })
  const start: TransducerMove[] = [dropping(ANYTHING, 1)]
  let literals = ''
  for (let index = 0; index < positions.length; index += 1) {
    start.push(reading(index, literals))
    literals += positions[index] ?? ''
  }
  const moves: TransducerMove[][] = [start, [dropping(ANYTHING, 1)]]
  const ends: (string | undefined)[] = [literals, positions.length === 0 ? '' : undefined]
  if (positions.length > 0) moves[1]?.push(reading(0, ''))
  for (let index = 1; index <= positions.length; index += 1) {
    moves.push(index < positions.length ? [reading(index, '')] : [])
    ends.push(index < positions.length ? undefined : '')
  }
  return { moves, ends }
}

/** Keeps the last digits: what a mask of as many X does. */
export function keepRightTransducer(digits: number): Transducer {
  return maskTransducer('X'.repeat(digits))
}
