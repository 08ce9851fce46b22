import { type Automaton, DEAD } from './automaton.js'
import { determinize } from './determinize.js'
import { literalAutomaton } from './literal-automaton.js'
import { NondeterministicAutomaton } from './nondeterministic.js'
import type { NormalAutomaton } from './normal-automaton.js'
import { normalize } from './normalize.js'
import { shortestString } from './enumeration.js'

/** How many sets are united in one subset construction: few enough that their sets of states stay small. */
const AT_ONCE = 16

/** The normal form of the union of non-empty normal forms. Single strings are put into one tree, the rest is united in groups. */
export function unionOf(automata: readonly NormalAutomaton[]): NormalAutomaton {
  const strings: string[] = []
  let rest: NormalAutomaton[] = []
  for (const automaton of automata) {
    if (isOneString(automaton)) strings.push(shortestString(automaton) ?? '')
    else rest.push(automaton)
  }
  if (strings.length > 0) rest.push(normalize(literalAutomaton(strings)))
  for (;;) {
    const [only] = rest
    if (only !== undefined && rest.length === 1) return only
    const united: NormalAutomaton[] = []
    for (let at = 0; at < rest.length; at += AT_ONCE) united.push(unite(rest.slice(at, at + AT_ONCE)))
    rest = united
  }
}

function isOneString({ moves, accepts }: Automaton): boolean {
  const last = accepts.length - 1
  if (accepts.indexOf(1) !== last) return false
  let count = 0
  for (let index = 0; index < moves.length; index += 1) {
    if (moves[index] === DEAD) continue
    count += 1
    if (count > last) return false
  }
  return count === last
}

function unite(group: readonly NormalAutomaton[]): NormalAutomaton {
  const all = new NondeterministicAutomaton()
  const start = all.add()
  for (const automaton of group) all.skip(start, all.addAll(automaton))
  return normalize(determinize(all, start))
}
