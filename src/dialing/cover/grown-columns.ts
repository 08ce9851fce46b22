import { type Cube, isInside, joinCubes } from './cube.js'
import type { PlaneView } from './plane-view.js'
import type { Work } from './work.js'

/** So many ways to go on are looked at closely, in each step. */
const CLOSE_LOOKS = 8

/**
 * Grows one pattern from a row, greedily: in each step it takes in those nearby places which, as far as
 * nothing blocked is met, add rows of the greatest weight. Returns the rows covered, ascending; a pattern
 * that the allowance left small is allowed all the same.
 */
export function grownColumn(row: number, view: PlaneView, weights: Float64Array, work: Work): number[] {
  const place = view.placeOf[row] ?? 0
  if (work.isSpent()) return [...(view.rowsAt[place] ?? [])]
  let cube: Cube = view.places[place] ?? []
  let open = placesInReach(view, cube, work)
  while (open.length > 0 && !work.isSpent()) {
    const ways = nearestWays(view, cube, open, weights)
    work.spend(open.length * cube.length)
    const { grown, refused } = bestWay(view, cube, ways, weights, work)
    if (grown !== undefined) cube = grown
    const reached = cube
    // What is refused once is out of reach for good, because the pattern only grows.
    open = open.filter((place) => !refused.has(place) && !isInside(view.places[place] ?? reached, reached))
  }
  return view.rowsWithin(cube, work)
}

/** Places outside the cube that no blocked cube keeps apart from it at one position alone. */
function placesInReach(view: PlaneView, cube: Cube, work: Work): number[] {
  const forbidden = view.plane.blocked.missedAtOnePosition(cube, work)
  const places: number[] = []
  for (const [place, other] of view.places.entries()) {
    if (!isInside(other, cube) && other.every((mask, at) => (mask & (forbidden[at] ?? 0)) === 0)) places.push(place)
  }
  work.spend(view.places.length)
  return places
}

/** What a pattern would have to take in, for the sake of these places. */
interface Way {
  readonly places: readonly number[]
  readonly weight: number
}

/** The ways to the places that differ at the fewest positions, those first that lead to the most weight. */
function nearestWays(view: PlaneView, cube: Cube, open: readonly number[], weights: Float64Array): readonly Way[] {
  const byStep = new Map<string, { places: number[]; weight: number }>()
  let nearest = Number.POSITIVE_INFINITY
  for (const place of open) {
    const other = view.places[place] ?? cube
    let distance = 0
    for (let at = 0; at < cube.length; at += 1) if (((other[at] ?? 0) & ~(cube[at] ?? 0)) !== 0) distance += 1
    if (distance > nearest) continue
    if (distance < nearest) byStep.clear()
    nearest = distance
    const key = other.map((mask, at) => mask & ~(cube[at] ?? 0)).join(',')
    const way = byStep.get(key) ?? { places: [], weight: 0 }
    byStep.set(key, way)
    way.places.push(place)
    for (const row of view.rowsAt[place] ?? []) way.weight += weights[row] ?? 0
  }
  return [...byStep.values()].sort((one, other) => other.weight - one.weight)
}

function bestWay(
  view: PlaneView,
  cube: Cube,
  ways: readonly Way[],
  weights: Float64Array,
  work: Work,
): { readonly grown: Cube | undefined; readonly refused: ReadonlySet<number> } {
  const refused = new Set<number>()
  let best: { cube: Cube; weight: number } | undefined
  let looks = 0
  for (const { places } of ways) {
    const joined = joinCubes(cube, view.places[places[0] ?? 0] ?? cube)
    if (!view.isAllowed(joined, work)) {
      for (const place of places) refused.add(place)
      continue
    }
    let weight = 0
    for (const row of view.rowsWithin(joined, work)) weight += weights[row] ?? 0
    if (best === undefined || weight > best.weight) best = { cube: joined, weight }
    looks += 1
    if (looks >= CLOSE_LOOKS) break
  }
  return { grown: best?.cube, refused }
}
