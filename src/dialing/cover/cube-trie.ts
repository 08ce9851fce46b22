import type { Cube } from './cube.js'
import type { Work } from './covering/work.js'

/** Cubes of one length by their positions, asked which of them meet a cube. */
export class CubeTrie {
  readonly length: number
  private readonly firstEdge: number[] = [-1]
  private readonly nextEdge: number[] = []
  private readonly masks: number[] = []
  private readonly targets: number[] = []
  /** By node at the full length: the least index of the cubes that end there. */
  private readonly indexes: number[] = [-1]

  constructor(cubes: readonly Cube[], length: number) {
    this.length = length
    for (const [index, cube] of cubes.entries()) this.add(cube, index)
  }

  get isEmpty(): boolean {
    return this.masks.length === 0 && this.indexes[0] === -1
  }

  /** The index of one cube that shares a string with the cube asked for; -1 when none does. */
  firstMeeting(cube: Cube): number {
    const walk = (node: number, at: number): number => {
      if (at === this.length) return this.indexes[node] ?? -1
      const wanted = cube[at] ?? 0
      for (let edge = this.firstEdge[node] ?? -1; edge >= 0; edge = this.nextEdge[edge] ?? -1) {
        if (((this.masks[edge] ?? 0) & wanted) === 0) continue
        const found = walk(this.targets[edge] ?? 0, at + 1)
        if (found >= 0) return found
      }
      return -1
    }
    return walk(0, 0)
  }

  /** The indexes of all cubes that share a string with the cube asked for. */
  allMeeting(cube: Cube, work: Work): number[] {
    const found: number[] = []
    let steps = 0
    const walk = (node: number, at: number): void => {
      if (at === this.length) {
        found.push(this.indexes[node] ?? -1)
        return
      }
      const wanted = cube[at] ?? 0
      for (let edge = this.firstEdge[node] ?? -1; edge >= 0; edge = this.nextEdge[edge] ?? -1) {
        steps += 1
        if (((this.masks[edge] ?? 0) & wanted) !== 0) walk(this.targets[edge] ?? 0, at + 1)
      }
    }
    if (!this.isEmpty) walk(0, 0)
    work.spend(steps + 1)
    return found
  }

  /** The indexes of the cubes that lie within the cube asked for but for exactly so many positions, and there in the room. */
  atDistance(distance: number, cube: Cube, room: Cube, work: Work): number[] {
    const found: number[] = []
    let steps = 0
    const walk = (node: number, at: number, left: number): void => {
      if (at === this.length) {
        found.push(this.indexes[node] ?? -1)
        return
      }
      const inside = cube[at] ?? 0
      const around = inside | (room[at] ?? 0)
      const mayStay = this.length - at > left
      for (let edge = this.firstEdge[node] ?? -1; edge >= 0; edge = this.nextEdge[edge] ?? -1) {
        steps += 1
        const mask = this.masks[edge] ?? 0
        if ((mask & ~inside) === 0) {
          if (mayStay) walk(this.targets[edge] ?? 0, at + 1, left)
        } else if (left > 0 && (mask & ~around) === 0) walk(this.targets[edge] ?? 0, at + 1, left - 1)
      }
    }
    if (!this.isEmpty) walk(0, 0, distance)
    work.spend(steps + 1)
    return found
  }

  private add(cube: Cube, index: number): void {
    let node = 0
    for (const mask of cube) node = this.child(node, mask)
    if (this.indexes[node] === -1) this.indexes[node] = index
  }

  private child(node: number, mask: number): number {
    let last = -1
    for (let edge = this.firstEdge[node] ?? -1; edge >= 0; edge = this.nextEdge[edge] ?? -1) {
      if (this.masks[edge] === mask) return this.targets[edge] ?? 0
      last = edge
    }
    const edge = this.masks.length
    const target = this.firstEdge.length
    this.masks.push(mask)
    this.targets.push(target)
    this.nextEdge.push(-1)
    this.firstEdge.push(-1)
    this.indexes.push(-1)
    if (last < 0) this.firstEdge[node] = edge
    else this.nextEdge[last] = edge
    return target
  }
}
