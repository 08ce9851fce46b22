import type { Change } from '../change.js'
import { PHASES } from '../change.js'
import { changeRank } from './change-rank.js'

/**
 * The changes of one wave in an order that respects `needs`: phase first, then by system and kind, then
 * as they were given. Stable: of all that may come next, the one with the smallest rank does. `done` names
 * changes of earlier waves. Throws for what no plan may hold: two changes of one id, a need that is not
 * there or that lies in a later phase, a circle. n log n.
 */
export function orderChanges(changes: readonly Change[], done: ReadonlySet<string> = new Set()): readonly Change[] {
  const positions = new Map(changes.map((change, index) => [change.id, index]))
  if (positions.size < changes.length) throw new Error(`two changes have the id ${duplicate(changes)}`)
  const followers = changes.map((): number[] => [])
  const open = changes.map((change, index) => {
    const needs = new Set(change.needs.filter((id) => !done.has(id)))
    for (const id of needs) {
      const position = positions.get(id)
      if (position === undefined) throw new Error(`${change.id} needs ${id}, which is in no wave up to its own`)
      refuseLaterPhase(change, changes[position])
      followers[position]?.push(index)
    }
    return needs.size
  })
  const heap = new RankHeap(changes.map(changeRank))
  open.forEach((count, index) => {
    if (count === 0) heap.push(index)
  })
  const ordered: Change[] = []
  for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
    const change = changes[next]
    if (change !== undefined) ordered.push(change)
    for (const follower of followers[next] ?? []) {
      const left = (open[follower] ?? 0) - 1
      open[follower] = left
      if (left === 0) heap.push(follower)
    }
  }
  if (ordered.length < changes.length) throw new Error(`changes need one another in a circle: ${circle(changes, open)}`)
  return byPhase(ordered)
}

/** A change of an earlier phase never waits for one of a later, so a stable sort keeps every need. */
function byPhase(changes: readonly Change[]): readonly Change[] {
  return PHASES.flatMap((phase) => changes.filter((change) => change.phase === phase))
}

function refuseLaterPhase(change: Change, needed: Change | undefined): void {
  if (needed !== undefined && PHASES.indexOf(needed.phase) > PHASES.indexOf(change.phase)) {
    throw new Error(`${change.id} needs ${needed.id}, which is made in a later phase`)
  }
}

function duplicate(changes: readonly Change[]): string {
  const seen = new Set<string>()
  for (const { id } of changes) {
    if (seen.has(id)) return id
    seen.add(id)
  }
  return ''
}

function circle(changes: readonly Change[], open: readonly number[]): string {
  const stuck = changes.filter((_, index) => (open[index] ?? 0) > 0).map(({ id }) => id)
  return stuck.slice(0, 5).join(', ')
}

/** Positions by rank, then by position; a binary heap. */
class RankHeap {
  private readonly ranks: readonly number[]
  private readonly items: number[] = []

  constructor(ranks: readonly number[]) {
    this.ranks = ranks
  }

  push(position: number): void {
    let child = this.items.length
    this.items.push(position)
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!this.isBefore(child, parent)) return
      this.swap(child, parent)
      child = parent
    }
  }

  pop(): number | undefined {
    const top = this.items[0]
    const last = this.items.pop()
    if (top === undefined || last === undefined || this.items.length === 0) return top
    this.items[0] = last
    let parent = 0
    for (;;) {
      const left = 2 * parent + 1
      const right = left + 1
      let least = parent
      if (left < this.items.length && this.isBefore(left, least)) least = left
      if (right < this.items.length && this.isBefore(right, least)) least = right
      if (least === parent) return top
      this.swap(parent, least)
      parent = least
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [x, y] = [this.items[a] ?? 0, this.items[b] ?? 0]
    const difference = (this.ranks[x] ?? 0) - (this.ranks[y] ?? 0)
    return difference < 0 || (difference === 0 && x < y)
  }

  private swap(a: number, b: number): void {
    const held = this.items[a] ?? 0
    this.items[a] = this.items[b] ?? 0
    this.items[b] = held
  }
}
