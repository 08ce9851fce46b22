import { DIGITS_MASK, symbolMask } from '../symbols.js'
import { ColumnPool } from './covering/column-pool.js'
import type { CoverPiece } from './cover-pieces.js'
import type { CoverRow } from './cover-rows.js'
import { type Cube, joinCubes } from './cube.js'
import type { Plane } from './plane.js'

/** Rows and all largest patterns of a grammar in which only `X` may follow the first `X`. */
export interface PrefixProblem {
  readonly rows: readonly CoverRow[]
  readonly pool: ColumnPool
}

const PLUS = symbolMask('+')
const STAR = symbolMask('*')

/** A dial pattern begins with a digit, before which `+` or `*` may stand; `X` and `!` come behind (`webex-api` 8). */
function shortestPrefix(cube: Cube): number {
  return cube[0] === PLUS || cube[0] === STAR ? 2 : 1
}

/**
 * A largest pattern is here a shortest prefix behind which nothing blocked lies: every string has one of
 * its own length, and one with an open end if any. Pieces are cut only where the two are not settled yet,
 * that is along what is blocked.
 */
export function prefixProblem(pieces: readonly CoverPiece[], planes: readonly Plane[]): PrefixProblem {
  const cutter = new PrefixCutter(planes)
  for (const piece of pieces) cutter.cut(piece)
  return cutter.problem()
}

class PrefixCutter {
  private readonly fixed = new Map<number, Plane>()
  private readonly open = new Map<number, Plane>()
  private readonly rows = new Map<string, { piece: CoverPiece; wanted: Cube; columns: readonly string[] }>()

  constructor(planes: readonly Plane[]) {
    for (const plane of planes) (plane.isOpen ? this.open : this.fixed).set(plane.length, plane)
  }

  cut(piece: CoverPiece): void {
    this.walk(piece, 0, undefined, undefined)
  }

  problem(): PrefixProblem {
    const rows: CoverRow[] = []
    const columns = new Map<string, number[]>()
    for (const { piece, wanted, columns: names } of this.rows.values()) {
      for (const name of names) {
        const column = columns.get(name)
        if (column === undefined) columns.set(name, [rows.length])
        else column.push(rows.length)
      }
      rows.push({ ...piece, wanted })
    }
    const pool = new ColumnPool()
    for (const column of columns.values()) pool.add(column)
    return { rows, pool }
  }

  /** `fixed` and `open` are the lengths of the shortest free prefixes, as far as found. */
  private walk(piece: CoverPiece, at: number, fixed: number | undefined, open: number | undefined): void {
    const { cube, isOpen } = piece
    const [fixedHere, openHere] = [fixed ?? this.freeFixed(piece, at), open ?? this.freeOpen(piece, at)]
    const mayOpen = this.open.size > 0 && cube[0] === PLUS && at < cube.length - 1
    if ((fixedHere !== undefined || isOpen) && (openHere !== undefined || !mayOpen)) {
      this.add(piece, fixedHere, openHere)
      return
    }
    if (at === cube.length) throw new Error('a string to be covered is blocked')
    let rest = cube[at] ?? 0
    while (rest !== 0) {
      const symbol = rest & -rest
      rest &= ~symbol
      this.walk({ cube: cube.with(at, symbol), isOpen }, at + 1, fixedHere, openHere)
    }
  }

  private freeFixed({ cube, isOpen }: CoverPiece, at: number): number | undefined {
    if (isOpen || at < Math.min(shortestPrefix(cube), cube.length)) return undefined
    const pattern = [...cube.slice(0, at), ...Array<number>(cube.length - at).fill(DIGITS_MASK)]
    return this.isFree(this.fixed.get(cube.length), pattern) ? at : undefined
  }

  private freeOpen({ cube }: CoverPiece, at: number): number | undefined {
    if (cube[0] !== PLUS || at < shortestPrefix(cube) || at >= cube.length) return undefined
    return this.isFree(this.open.get(at), cube.slice(0, at)) ? at : undefined
  }

  private isFree(plane: Plane | undefined, pattern: Cube): boolean {
    return plane !== undefined && !plane.blocked.meets(plane.on(pattern))
  }

  private add(piece: CoverPiece, fixed: number | undefined, open: number | undefined): void {
    const columns = [
      ...(fixed === undefined ? [] : [`${piece.cube.length}:${piece.cube.slice(0, fixed).join(',')}`]),
      ...(open === undefined ? [] : [`!:${piece.cube.slice(0, open).join(',')}`]),
    ]
    const key = columns.join(' ')
    const row = this.rows.get(key)
    if (row === undefined) this.rows.set(key, { piece, wanted: piece.cube, columns })
    else row.wanted = joinCubes(row.wanted, piece.cube)
  }
}
