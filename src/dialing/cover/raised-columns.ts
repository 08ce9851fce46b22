import type { ColumnPool } from './covering/column-pool.js'
import { type CoverGrammar, groupOf } from './cover-grammar.js'
import type { Cube } from './cube.js'
import type { PlaneView } from './plane-view.js'
import type { Work } from './covering/work.js'

/**
 * Covers by raising: the first row that is not covered yet gets a pattern whose positions take in, one
 * after the other, every symbol that meets nothing blocked, and so on. Each position is once the first to
 * be raised; the others follow from the last to the first. The cover that begins at the last position comes
 * first and is made whole whatever the allowance: it has no more patterns than merging only last digits
 * gives, nor than cutting each string behind the shortest prefix that nothing blocked has. The others are
 * made as far as the allowance goes. All patterns go into the pool; returns the columns of the smallest cover.
 */
export function raisedCover(
  rows: number,
  views: readonly PlaneView[],
  grammar: CoverGrammar,
  pool: ColumnPool,
  work: Work,
): readonly number[] {
  const turns = views.reduce((most, { plane }) => Math.max(most, plane.positions.length), 1)
  let best: readonly number[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    const cover = coverInTurn(turn, rows, views, grammar, pool, work)
    if (cover === undefined) break
    if (turn === 0 || cover.length < best.length) best = cover
  }
  return best
}

function coverInTurn(
  turn: number,
  rows: number,
  views: readonly PlaneView[],
  grammar: CoverGrammar,
  pool: ColumnPool,
  work: Work,
): readonly number[] | undefined {
  const isCovered = new Uint8Array(rows)
  const orders = views.map(({ plane }) => raisingOrder(plane.positions.length, turn))
  const chosen: number[] = []
  for (let row = 0; row < rows; row += 1) {
    if (isCovered[row] === 1) continue
    if (turn > 0 && work.isSpent()) return undefined
    let best: readonly number[] = []
    let most = 0
    for (const [index, view] of views.entries()) {
      const place = view.places[view.placeOf[row] ?? -1]
      if (place === undefined) continue
      const within = view.rowsWithin(raised(place, orders[index] ?? [], view, grammar, work), work)
      const gain = within.reduce((sum, one) => sum + 1 - (isCovered[one] ?? 0), 0)
      if (gain > most) [best, most] = [within, gain]
    }
    for (const one of best) isCovered[one] = 1
    chosen.push(pool.add(best))
  }
  return chosen
}

function raisingOrder(length: number, turn: number): readonly number[] {
  const order = Array.from({ length }, (_, index) => length - 1 - index)
  const first = order.splice(turn % Math.max(1, length), 1)
  return [...first, ...order]
}

function raised(place: Cube, order: readonly number[], view: PlaneView, grammar: CoverGrammar, work: Work): Cube {
  const cube = [...place]
  for (const at of order) {
    const mask = cube[at] ?? 0
    const room = roomAt(cube, at, view, grammar)
    if (room === mask) continue
    cube[at] = mask | (room & ~view.plane.blocked.missedAt(cube, at, work))
  }
  return cube
}

/** What the position may hold at most: symbols that are asked for there and can be written together. */
function roomAt(cube: Cube, at: number, { plane }: PlaneView, grammar: CoverGrammar): number {
  return groupOf(grammar, cube[at] ?? 0) & (plane.hull[plane.positions[at] ?? 0] ?? 0)
}
