import type { NormalAutomaton } from './normal-automaton.js'

/** A text that says the whole table: states in order, `!` where a string may end, then masks and targets. */
export function tableKey({ accepts, arcs: { first, masks, targets } }: NormalAutomaton): string {
  const parts: string[] = []
  for (let state = 0; state < accepts.length; state += 1) {
    let part = accepts[state] === 0 ? '' : '!'
    const end = first[state + 1] as number
    for (let arc = first[state] as number; arc < end; arc += 1) {
      part += `${(masks[arc] as number).toString(36)}>${(targets[arc] as number).toString(36)},`
    }
    parts.push(part)
  }
  return parts.join(';')
}
