import { joinCubes } from './cube.js'
import type { PlaneView } from './plane-view.js'
import type { Work } from './covering/work.js'

/**
 * Rows of which no two can share a pattern: each needs one of its own, so their number is a lower bound.
 * Taken greedily out of `candidates`, in this order.
 */
export function independentRows(candidates: readonly number[], views: readonly PlaneView[], work: Work): number[] {
  const chosen: number[] = []
  for (const row of candidates) {
    if (chosen.length > 0 && work.isSpent()) break
    if (chosen.every((other) => !canShare(row, other, views, work))) chosen.push(row)
  }
  return chosen
}

/** True when some allowed pattern of one of the forms matches both rows. */
function canShare(one: number, other: number, views: readonly PlaneView[], work: Work): boolean {
  return views.some((view) => {
    const [first, second] = [view.places[view.placeOf[one] ?? -1], view.places[view.placeOf[other] ?? -1]]
    return first !== undefined && second !== undefined && view.isAllowed(joinCubes(first, second), work)
  })
}

/** The rows that have the fewest ways to go before the others. */
export function mostConstrainedFirst(rows: readonly number[], views: readonly PlaneView[], work: Work): number[] {
  const freedom = new Map<number, number>()
  for (const row of rows) {
    let free = 0
    for (const view of views) {
      const cube = view.places[view.placeOf[row] ?? -1]
      if (cube === undefined || work.isSpent()) continue
      const forbidden = view.plane.blocked.missedAtOnePosition(cube, work)
      for (const [place, other] of view.places.entries()) {
        if (other.every((mask, at) => (mask & (forbidden[at] ?? 0)) === 0)) free += view.rowsAt[place]?.length ?? 0
      }
      work.spend(view.places.length)
    }
    freedom.set(row, free)
  }
  return rows.toSorted((one, other) => (freedom.get(one) ?? 0) - (freedom.get(other) ?? 0) || one - other)
}
