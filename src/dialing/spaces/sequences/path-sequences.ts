import type { PatternElement } from '../../pattern.js'
import type { NormalAutomaton } from '../normal-automaton.js'
import { anyNumber, elementKey, type ElementSequence, joined, once } from './element-sequence.js'

/** A sequence as a list that shares its ends with others; 0 is the empty one. */
interface Link {
  readonly element: PatternElement
  readonly rest: number
}

/** Sequences by number; equal sequences have equal numbers. */
class Links {
  private readonly links: (Link | undefined)[] = [undefined]
  private readonly numbers = new Map<string, number>()

  before(element: PatternElement, rest: number): number {
    const key = `${elementKey(element)}${rest}`
    let number = this.numbers.get(key)
    if (number === undefined) {
      number = this.links.length
      this.links.push({ element, rest })
      this.numbers.set(key, number)
    }
    return number
  }

  sequence(number: number): ElementSequence {
    const elements: PatternElement[] = []
    for (let link = this.links[number]; link !== undefined; link = this.links[link.rest]) elements.push(link.element)
    return joined(elements)
  }
}

/**
 * The ways through the automaton as sequences, ways that end alike put together by their masks.
 * Undefined when a loop goes through more than one state, or when there are more than `most`.
 */
export function pathSequences(space: NormalAutomaton, most: number): readonly ElementSequence[] | undefined {
  const order = endsFirst(space)
  if (order === undefined) return undefined
  const links = new Links()
  const from: (readonly number[])[] = []
  for (const state of order) {
    let loop = 0
    const maskBefore = new Map<number, number>()
    for (const { mask, to } of space.movesFrom(state)) {
      if (to === state) loop = mask
      else for (const rest of from[to] ?? []) maskBefore.set(rest, (maskBefore.get(rest) ?? 0) | mask)
    }
    const ways = [...maskBefore].map(([rest, mask]) => links.before(once(mask), rest))
    if (space.accepts[state] !== 0) ways.unshift(0)
    if (ways.length > most) return undefined
    from[state] = loop === 0 ? ways : ways.map((rest) => links.before(anyNumber(loop), rest))
  }
  return (from[0] ?? []).map((way) => links.sequence(way))
}

/** States, each after those it leads to; undefined when that cannot be because of a loop through several. */
function endsFirst(space: NormalAutomaton): readonly number[] | undefined {
  const waiting = new Int32Array(space.states)
  const before: number[][] = Array.from({ length: space.states }, () => [])
  for (let state = 0; state < space.states; state += 1) {
    for (const { to } of space.movesFrom(state)) {
      if (to === state) continue
      waiting[state] = (waiting[state] ?? 0) + 1
      before[to]?.push(state)
    }
  }
  const order: number[] = []
  for (let state = 0; state < space.states; state += 1) if (waiting[state] === 0) order.push(state)
  for (const state of order) {
    for (const earlier of before[state] ?? []) {
      waiting[earlier] = (waiting[earlier] ?? 0) - 1
      if (waiting[earlier] === 0) order.push(earlier)
    }
  }
  return order.length === space.states ? order : undefined
}
