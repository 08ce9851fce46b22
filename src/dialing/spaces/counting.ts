import { symbolCount } from '../symbols.js'
import type { Arcs } from './automaton.js'
import type { NormalAutomaton } from './normal-automaton.js'

/** How many strings lead to each state after the same number of symbols; states nobody is at are absent. */
type Standing = ReadonlyMap<number, bigint>

function step({ first, masks, targets }: Arcs, standing: Standing): Standing {
  const next = new Map<number, bigint>()
  for (const [state, count] of standing) {
    const end = first[state + 1] as number
    for (let arc = first[state] as number; arc < end; arc += 1) {
      const to = targets[arc] as number
      const more = count * BigInt(symbolCount(masks[arc] as number))
      next.set(to, (next.get(to) ?? 0n) + more)
    }
  }
  return next
}

function ending(accepts: Uint8Array, standing: Standing): bigint {
  let total = 0n
  for (const [state, count] of standing) if (accepts[state] !== 0) total += count
  return total
}

/** How many strings of exactly this length the automaton accepts. */
export function countOfLength({ arcs, accepts }: NormalAutomaton, length: number): bigint {
  let standing: Standing = new Map([[0, 1n]])
  for (let read = 0; read < length; read += 1) {
    standing = step(arcs, standing)
    if (standing.size === 0) return 0n
  }
  return ending(accepts, standing)
}

/** How many strings an automaton without loops accepts. */
export function countAll({ arcs, accepts }: NormalAutomaton): bigint {
  let total = 0n
  for (let standing: Standing = new Map([[0, 1n]]); standing.size > 0; standing = step(arcs, standing)) {
    total += ending(accepts, standing)
  }
  return total
}
