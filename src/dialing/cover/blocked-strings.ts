import { type Cube, splitByMembers } from './cube.js'
import type { Work } from './covering/work.js'

const NOWHERE = -1

/**
 * Strings of one length that nothing may match, as the smallest graph of positions: symbols that lead to
 * the same continuations share an edge. Ten thousand numbers in ranges are a few hundred edges.
 */
export class BlockedStrings {
  readonly length: number
  /** By position: the masks of its edges. */
  readonly masksAt: readonly ReadonlySet<number>[]
  private readonly firstEdge: Int32Array
  private readonly masks: Int32Array
  private readonly targets: Int32Array
  private readonly start: number
  /** By node: the last question for which nothing was found behind it. */
  private readonly vainly: Int32Array
  /** By node: the last question for which something was. */
  private readonly metBehind: Int32Array
  /** By node: the last question that came through it. */
  private readonly walked: Int32Array
  private question = 0

  constructor(cubes: readonly Cube[], length: number) {
    const builder = new GraphBuilder(cubes, length)
    this.length = length
    this.start = builder.start
    this.masksAt = builder.masksAt
    this.firstEdge = Int32Array.from([...builder.firstEdge, builder.masks.length])
    this.masks = Int32Array.from(builder.masks)
    this.targets = Int32Array.from(builder.targets)
    this.vainly = new Int32Array(builder.firstEdge.length)
    this.metBehind = new Int32Array(builder.firstEdge.length)
    this.walked = new Int32Array(builder.firstEdge.length)
  }

  /** True when one of the strings is in the cube. */
  meets(cube: Cube, work?: Work): boolean {
    if (this.start === NOWHERE) return false
    this.question += 1
    let steps = 1
    const walk = (node: number, at: number): boolean => {
      if (at === this.length) return true
      if (this.vainly[node] === this.question) return false
      const wanted = cube[at] ?? 0
      const end = this.firstEdge[node + 1] ?? 0
      for (let edge = this.firstEdge[node] ?? 0; edge < end; edge += 1) {
        steps += 1
        if (((this.masks[edge] ?? 0) & wanted) !== 0 && walk(this.targets[edge] ?? 0, at + 1)) return true
      }
      this.vainly[node] = this.question
      return false
    }
    const found = walk(this.start, 0)
    work?.spend(steps)
    return found
  }

  /** The strings as disjoint cubes, those that share a string with the cube asked for. */
  cubesMeeting(cube: Cube, work: Work): Cube[] {
    const found: Cube[] = []
    const path = Array<number>(this.length).fill(0)
    let steps = 1
    const walk = (node: number, at: number): void => {
      if (at === this.length) {
        found.push([...path])
        steps += this.length
        return
      }
      const wanted = cube[at] ?? 0
      const end = this.firstEdge[node + 1] ?? 0
      for (let edge = this.firstEdge[node] ?? 0; edge < end; edge += 1) {
        steps += 1
        const mask = this.masks[edge] ?? 0
        if ((mask & wanted) === 0) continue
        path[at] = mask
        walk(this.targets[edge] ?? 0, at + 1)
      }
    }
    if (this.start !== NOWHERE) walk(this.start, 0)
    work.spend(steps)
    return found
  }

  /** The symbols of those strings that the cube asked for misses at this position, and at no other. */
  missedAt(cube: Cube, position: number, work: Work): number {
    if (this.start === NOWHERE) return 0
    this.question += 1
    const { question, length } = this
    const mayMiss = ~(cube[position] ?? 0)
    let missed = 0
    let steps = 1
    const walk = (node: number, at: number): boolean => {
      if (at === length) return true
      if (this.metBehind[node] === question) return true
      if (this.vainly[node] === question || this.walked[node] === question) return false
      if (at <= position) this.walked[node] = question
      const wanted = at === position ? mayMiss & ~missed : (cube[at] ?? 0)
      const end = this.firstEdge[node + 1] ?? 0
      for (let edge = this.firstEdge[node] ?? 0; edge < end; edge += 1) {
        steps += 1
        const mask = this.masks[edge] ?? 0
        if ((mask & wanted) === 0 || !walk(this.targets[edge] ?? 0, at + 1)) continue
        if (at === position) missed |= mask
        else if (at > position) {
          this.metBehind[node] = question
          return true
        }
      }
      if (at > position) this.vainly[node] = question
      return false
    }
    walk(this.start, 0)
    work.spend(steps)
    return missed
  }

  /** For each position the symbols of those strings that the cube asked for misses at this position alone. */
  missedAtOnePosition(cube: Cube, work: Work): number[] {
    const missed = Array<number>(this.length).fill(0)
    if (this.start === NOWHERE) return missed
    this.question += 1
    const { question, length } = this
    let steps = 1
    const walk = (node: number, at: number): void => {
      if (at === length || this.walked[node] === question) return
      this.walked[node] = question
      const wanted = cube[at] ?? 0
      const end = this.firstEdge[node + 1] ?? 0
      for (let edge = this.firstEdge[node] ?? 0; edge < end; edge += 1) {
        steps += 1
        const mask = this.masks[edge] ?? 0
        const target = this.targets[edge] ?? 0
        if ((mask & wanted) !== 0) walk(target, at + 1)
        else if ((mask & ~(missed[at] ?? 0)) !== 0 && goesOn(target, at + 1)) missed[at] = (missed[at] ?? 0) | mask
      }
    }
    /** True when one of the strings goes on from the node within the cube. */
    const goesOn = (node: number, at: number): boolean => {
      if (at === length || this.metBehind[node] === question) return true
      if (this.vainly[node] === question) return false
      const wanted = cube[at] ?? 0
      const end = this.firstEdge[node + 1] ?? 0
      for (let edge = this.firstEdge[node] ?? 0; edge < end; edge += 1) {
        steps += 1
        if (((this.masks[edge] ?? 0) & wanted) === 0 || !goesOn(this.targets[edge] ?? 0, at + 1)) continue
        this.metBehind[node] = question
        return true
      }
      this.vainly[node] = question
      return false
    }
    walk(this.start, 0)
    work.spend(steps)
    return missed
  }
}

/** Splits the cubes position by position and makes nodes with the same continuations one. */
class GraphBuilder {
  readonly masksAt: Set<number>[]
  readonly firstEdge: number[] = []
  readonly masks: number[] = []
  readonly targets: number[] = []
  readonly start: number
  private readonly cubes: readonly Cube[]
  private readonly length: number
  private readonly byMembers = new Map<string, number>()
  private readonly byEdges = new Map<string, number>()

  constructor(cubes: readonly Cube[], length: number) {
    this.cubes = cubes
    this.length = length
    this.masksAt = Array.from({ length }, () => new Set())
    this.start = this.node(
      cubes.map((_, index) => index),
      0,
    )
  }

  private node(alive: readonly number[], at: number): number {
    if (alive.length === 0) return NOWHERE
    if (at === this.length) return this.intern([], at)
    const key = `${at}:${alive.join(',')}`
    const known = this.byMembers.get(key)
    if (known !== undefined) return known
    const maskTo = new Map<number, number>()
    for (const { mask, members } of splitByMembers(this.cubes, alive, at)) {
      const target = this.node(members, at + 1)
      if (target !== NOWHERE) maskTo.set(target, (maskTo.get(target) ?? 0) | mask)
    }
    const node = maskTo.size === 0 ? NOWHERE : this.intern([...maskTo], at)
    this.byMembers.set(key, node)
    return node
  }

  private intern(edges: readonly (readonly [target: number, mask: number])[], at: number): number {
    const sorted = edges.toSorted(([, one], [, other]) => (one & -one) - (other & -other))
    const key = `${at}:${sorted.join(';')}`
    const known = this.byEdges.get(key)
    if (known !== undefined) return known
    const node = this.firstEdge.length
    this.firstEdge.push(this.masks.length)
    for (const [target, mask] of sorted) {
      this.masks.push(mask)
      this.targets.push(target)
      this.masksAt[at]?.add(mask)
    }
    this.byEdges.set(key, node)
    return node
  }
}
