import { type CoverGrammar, groupOf } from './cover-grammar.js'
import { type Cube, isInside, joinCubes } from './cube.js'
import type { BlockedStrings } from './blocked-strings.js'
import type { PlaneView } from './plane-view.js'
import type { Work } from './covering/work.js'

/** More largest patterns around one row than this are not listed. */
const MOST_PRIMES = 2_000

/** Around most rows the largest patterns are found within so many steps, without looking at other rows. */
const PLAIN_STEPS = 20_000

/**
 * The largest cubes that hold the place, meet nothing blocked, and can be written in the grammar; where
 * those are too many, as far as they differ in which other places they hold. Undefined when the allowance
 * ends or they still are too many.
 *
 * Expansion against the off-set: every blocked cube must be missed at one position at least. Where it
 * differs from the place at one position only, that settles it; the others are taken in one after the
 * other, each splitting the cubes that still meet it.
 */
export function primesAround(
  place: Cube,
  view: PlaneView,
  grammar: CoverGrammar,
  work: Work,
): readonly Cube[] | undefined {
  const forbidden = view.plane.blocked.missedAtOnePosition(place, work)
  const room = place.map((mask, at) => groupOf(grammar, mask) & ~(forbidden[at] ?? 0))
  const primes = work.attempt(PLAIN_STEPS, (plain) => expanded(place, room, view.plane.blocked, plain))
  if (primes !== undefined || work.isSpent()) return primes
  return expanded(place, narrowed(place, room, view, work), view.plane.blocked, work)
}

function expanded(place: Cube, room: Cube, blocked: BlockedStrings, work: Work): readonly Cube[] | undefined {
  if (work.isSpent()) return undefined
  let primes: readonly Cube[] = [room]
  for (const obstacle of obstaclesWithin(place, room, blocked, work)) {
    primes = missing(primes, obstacle, work)
    if (work.isSpent() || primes.length > MOST_PRIMES) return undefined
  }
  return primes
}

/** The room, less the symbols that no other place has which can share a pattern with this one. */
function narrowed(place: Cube, room: Cube, view: PlaneView, work: Work): Cube {
  let within = room
  for (;;) {
    let reached = place
    for (const index of view.trie.allMeeting(within, work)) {
      const other = view.places[index] ?? place
      if (!isInside(other, within) || isInside(other, reached)) continue
      if (!view.plane.blocked.meets(joinCubes(place, other), work)) reached = joinCubes(reached, other)
      if (work.isSpent()) return within
    }
    if (isInside(within, reached)) return within
    within = reached
  }
}

/** The masks at which a blocked cube can be missed: 0 where it holds all that the row has. */
type Obstacle = readonly number[]

function obstaclesWithin(row: Cube, room: Cube, blocked: BlockedStrings, work: Work): readonly Obstacle[] {
  const obstacles = new Map<string, { masks: Obstacle; ways: number }>()
  for (const path of blocked.cubesMeeting(room, work)) {
    const masks = path.map((mask, at) => ((mask & (row[at] ?? 0)) === 0 ? mask & (room[at] ?? 0) : 0))
    const ways = masks.reduce((count, mask) => count + (mask === 0 ? 0 : 1), 0)
    obstacles.set(masks.join(','), { masks, ways })
  }
  return [...obstacles.values()].sort((one, other) => one.ways - other.ways).map(({ masks }) => masks)
}

/** The largest cubes inside the given ones that miss the obstacle. */
function missing(cubes: readonly Cube[], obstacle: Obstacle, work: Work): readonly Cube[] {
  const staying: Cube[] = []
  const split: Cube[] = []
  for (const cube of cubes) (misses(cube, obstacle) ? staying : split).push(cube)
  work.spend(cubes.length * 2)
  if (split.length === 0) return cubes
  const parts: Cube[] = []
  for (const cube of split) {
    for (const [at, mask] of obstacle.entries()) {
      if (mask === 0) continue
      const part = cube.with(at, (cube[at] ?? 0) & ~mask)
      work.spend(staying.length + parts.length)
      if (staying.some((one) => isInside(part, one)) || parts.some((one) => isInside(part, one))) continue
      for (let index = parts.length - 1; index >= 0; index -= 1) {
        const one = parts[index]
        if (one !== undefined && isInside(one, part)) parts.splice(index, 1)
      }
      parts.push(part)
    }
  }
  return [...staying, ...parts]
}

function misses(cube: Cube, obstacle: Obstacle): boolean {
  for (let at = 0; at < obstacle.length; at += 1) {
    const mask = obstacle[at] ?? 0
    if (mask !== 0 && ((cube[at] ?? 0) & mask) === 0) return true
  }
  return false
}
