import { firstSymbol } from './symbols.js'
import type { UcmPattern } from './grammars/ucm-pattern.js'
import type { PatternElement } from './pattern.js'

/** A pattern unrolled into an automaton: state 0 starts, moves read one symbol, `accepts` end. */
interface Automaton {
  readonly moves: readonly (readonly { readonly mask: number; readonly to: number }[])[]
  readonly accepts: readonly boolean[]
}

function automaton(elements: readonly PatternElement[]): Automaton {
  const moves: { mask: number; to: number }[][] = []
  const accepts: boolean[] = []
  // State 2i: before element i; 2i + 1: inside repeat i.
  for (let state = 0; state <= elements.length * 2; state += 1) {
    const list: { mask: number; to: number }[] = []
    let cursor = state
    let accept = false
    for (;;) {
      const index = cursor >> 1
      const element = elements[index]
      if (element === undefined) {
        accept = true
        break
      }
      const inside = cursor % 2 === 1
      list.push({ mask: element.mask, to: element.repeats ? index * 2 + 1 : (index + 1) * 2 })
      if (!inside && element.minimum > 0) break
      cursor = (index + 1) * 2
    }
    moves.push(list)
    accepts.push(accept)
  }
  return { moves, accepts }
}

/**
 * Breadth-first search through two automata at once for the shortest string that ends in a pair of
 * states that `found` accepts; ties by the order of symbols.
 */
function search(
  a: Automaton,
  b: Automaton,
  found: (left: number, right: number, length: number) => boolean,
): string | undefined {
  const width = b.moves.length
  const seen = new Set<number>([0])
  let frontier: { left: number; right: number; text: string }[] = [{ left: 0, right: 0, text: '' }]
  while (frontier.length > 0) {
    for (const { left, right, text } of frontier) if (found(left, right, text.length)) return text
    const next: { left: number; right: number; text: string }[] = []
    for (const { left, right, text } of frontier) {
      for (const moveA of a.moves[left] ?? []) {
        for (const moveB of b.moves[right] ?? []) {
          const mask = moveA.mask & moveB.mask
          const pair = moveA.to * width + moveB.to
          if (mask === 0 || seen.has(pair)) continue
          seen.add(pair)
          next.push({ left: moveA.to, right: moveB.to, text: text + firstSymbol(mask) })
        }
      }
    }
    frontier = next
  }
  return undefined
}

/** The shortest string that both patterns match, or undefined when they share none. Exact. */
export function intersectionWitness(a: UcmPattern, b: UcmPattern): string | undefined {
  if (a.usesNumberingPlan || b.usesNumberingPlan) return undefined
  const left = automaton(a.elements)
  const right = automaton(b.elements)
  return search(left, right, (l, r) => left.accepts[l] === true && right.accepts[r] === true)
}

/**
 * A string of `longer` that begins with a whole, strictly shorter string of `shorter`: the case in
 * which an urgent `shorter` takes the call before the last digit (`corrections` 9). Undefined when
 * there is none. The two may share no string at all.
 */
export function cutShortWitness(shorter: UcmPattern, longer: UcmPattern): string | undefined {
  if (shorter.usesNumberingPlan || longer.usesNumberingPlan) return undefined
  const first = automaton(shorter.elements)
  const second = automaton(longer.elements)
  const rest = (state: number): string | undefined => completion(second, state)
  let tail: string | undefined
  const head = search(first, second, (l, r) => {
    if (first.accepts[l] !== true) return false
    tail = rest(r)
    return tail !== undefined
  })
  return head === undefined || tail === undefined ? undefined : head + tail
}

/** The shortest non-empty string that leads from a state to acceptance. */
function completion(machine: Automaton, from: number): string | undefined {
  const seen = new Set<number>()
  let frontier: { state: number; text: string }[] = [{ state: from, text: '' }]
  while (frontier.length > 0) {
    const next: { state: number; text: string }[] = []
    for (const { state, text } of frontier) {
      for (const { mask, to } of machine.moves[state] ?? []) {
        const longer = text + firstSymbol(mask)
        if (machine.accepts[to] === true) return longer
        if (seen.has(to)) continue
        seen.add(to)
        next.push({ state: to, text: longer })
      }
    }
    frontier = next
  }
  return undefined
}
