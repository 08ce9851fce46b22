import type { CoverGrammar } from './cover-grammar.js'
import { groupOf } from './cover-grammar.js'
import { type Cube, cubeKey, isInside } from './cube.js'
import type { CoverRow } from './cover-rows.js'
import { CubeTrie } from './cube-trie.js'
import type { Plane } from './plane.js'
import type { Work } from './covering/work.js'

/** The rows of a problem as one form of pattern sees them: rows that it cannot tell apart are one place. */
export class PlaneView {
  readonly plane: Plane
  readonly places: readonly Cube[]
  /** The rows at each place, ascending. */
  readonly rowsAt: readonly (readonly number[])[]
  /** By row: its place, or -1. */
  readonly placeOf: Int32Array
  readonly trie: CubeTrie
  private readonly grammar: CoverGrammar

  constructor(plane: Plane, rows: readonly CoverRow[], grammar: CoverGrammar) {
    this.plane = plane
    this.grammar = grammar
    this.placeOf = new Int32Array(rows.length).fill(-1)
    const places: Cube[] = []
    const rowsAt: number[][] = []
    const known = new Map<string, number>()
    for (const [row, piece] of rows.entries()) {
      const cube = plane.place(piece)
      // An open end can also run into something forbidden from within a wide place; then it is none.
      if (cube === undefined || plane.blocked.meets(cube)) continue
      const key = cubeKey(cube)
      let place = known.get(key)
      if (place === undefined) {
        place = places.length
        known.set(key, place)
        places.push(cube)
        rowsAt.push([])
      }
      rowsAt[place]?.push(row)
      this.placeOf[row] = place
    }
    this.places = places
    this.rowsAt = rowsAt
    this.trie = new CubeTrie(places, plane.positions.length)
  }

  /** True when a pattern of this form can be written with exactly these masks and meets nothing blocked. */
  isAllowed(cube: Cube, work: Work): boolean {
    return cube.every((mask) => groupOf(this.grammar, mask) !== 0) && !this.plane.blocked.meets(cube, work)
  }

  /** The rows that a pattern with these masks matches, ascending. */
  rowsWithin(cube: Cube, work: Work): number[] {
    const rows: number[] = []
    for (const place of this.trie.allMeeting(cube, work)) {
      if (isInside(this.places[place] ?? cube, cube)) for (const row of this.rowsAt[place] ?? []) rows.push(row)
    }
    return rows.sort((one, other) => one - other)
  }
}
