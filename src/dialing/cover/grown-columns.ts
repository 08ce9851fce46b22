import { type Cube, joinCubes } from './cube.js'
import type { PlaneView } from './plane-view.js'
import type { Work } from './covering/work.js'

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
  // What is refused once is out of reach for good, because the pattern only grows.
  const refused = new Set<number>()
  for (let grown: Cube | undefined = cube; grown !== undefined && !work.isSpent(); ) {
    grown = grownByOne(view, cube, weights, refused, work)
    cube = grown ?? cube
  }
  return view.rowsWithin(cube, work)
}

/** The cube with the nearest places that it can take in; undefined when there are none any more. */
function grownByOne(
  view: PlaneView,
  cube: Cube,
  weights: Float64Array,
  refused: Set<number>,
  work: Work,
): Cube | undefined {
  // A place that a blocked cube keeps apart from the pattern at one position alone can never be taken in.
  const room = view.plane.blocked.missedAtOnePosition(cube, work).map((mask) => ~mask)
  for (let distance = 1; distance <= cube.length && !work.isSpent(); distance += 1) {
    const near = view.trie.atDistance(distance, cube, room, work).filter((place) => !refused.has(place))
    if (near.length === 0) continue
    const grown = bestWay(view, cube, waysTo(near, view, cube, weights), weights, refused, work)
    if (grown !== undefined) return grown
  }
  return undefined
}

/** What a pattern would have to take in, for the sake of these places. */
interface Way {
  readonly places: readonly number[]
  readonly weight: number
}

/** The ways to the places, those first that lead to the most weight. */
function waysTo(near: readonly number[], view: PlaneView, cube: Cube, weights: Float64Array): readonly Way[] {
  const byStep = new Map<string, { places: number[]; weight: number }>()
  for (const place of near) {
    const key = (view.places[place] ?? cube).map((mask, at) => mask & ~(cube[at] ?? 0)).join(',')
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
  refused: Set<number>,
  work: Work,
): Cube | undefined {
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
  return best?.cube
}
