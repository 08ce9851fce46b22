import type { PatternElement } from '../pattern.js'
import { DialSpace } from '../spaces/dial-space.js'
import type { Transducer, TransducerMove } from './transducer.js'

/**
 * Drops what stands before the dot of a pattern and keeps the rest; defined on the strings of the
 * pattern only. Where repeats leave a choice the longest part before the dot goes, so after a cut
 * only such strings may follow in which no later cut is possible: `after` without (a further,
 * non-empty piece of `before`, then `after`).
 */
export function preDotTransducer(before: readonly PatternElement[], after: readonly PatternElement[]): Transducer {
  const head = DialSpace.ofElements(before)
  const tail = DialSpace.ofElements(after)
  const moves: TransducerMove[][] = movesOf(head, 0, false)
  const ends: (string | undefined)[] = moves.map(() => undefined)
  const placed = new Map<string, number>()
  for (let cut = 0; cut < head.states; cut += 1) {
    if (!head.accepts(cut)) continue
    const rest = withoutLaterCut(head, cut, tail)
    let offset = placed.get(rest.key)
    if (offset === undefined) {
      offset = moves.length
      placed.set(rest.key, offset)
      moves.push(...movesOf(rest, offset, true))
      for (let state = 0; state < rest.states; state += 1) ends.push(rest.accepts(state) ? '' : undefined)
    }
    // The cut itself reads nothing: its state goes on as the rest does from its start.
    moves[cut]?.push(...(moves[offset] ?? []))
    ends[cut] = ends[offset]
  }
  return { moves, ends }
}

function withoutLaterCut(head: DialSpace, cut: number, tail: DialSpace): DialSpace {
  const more = head.continuations(cut).minus(DialSpace.of(''))
  return more.isEmpty ? tail : tail.minus(more.concat(tail))
}

function movesOf(space: DialSpace, offset: number, copies: boolean): TransducerMove[][] {
  return Array.from({ length: space.states }, (_, state) =>
    space.movesFrom(state).map(({ mask, to }) => ({ mask, write: '', copies, to: offset + to })),
  )
}
