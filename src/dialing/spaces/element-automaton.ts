import type { PatternElement } from '../pattern.js'
import { ALL_MASK, type Automaton, AutomatonBuilder } from './automaton.js'
import { determinize, determinizeWithin } from './determinize.js'
import { NondeterministicAutomaton } from './nondeterministic.js'

/**
 * The automaton of a sequence of elements; not minimal. An element without `repeats` and with
 * minimum 0 stands for one symbol or none.
 */
export function elementAutomaton(elements: readonly PatternElement[]): Automaton {
  return plainChain(elements) ?? determinize(...chains([elements]))
}

/** The automaton of a union of sequences; not minimal. Undefined where it takes more than `most` states. */
export function elementAutomatonWithin(
  sequences: readonly (readonly PatternElement[])[],
  most: number,
): Automaton | undefined {
  const [only, another] = sequences
  const plain = only !== undefined && another === undefined ? plainChain(only) : undefined
  return plain ?? determinizeWithin(...chains(sequences), most)
}

/** What most patterns are: one symbol after the other, a repeat at most at the end. */
function plainChain(elements: readonly PatternElement[]): Automaton | undefined {
  const last = elements.length - 1
  for (let index = 0; index <= last; index += 1) {
    const element = elements[index]
    if (element === undefined || (element.repeats && index < last) || (!element.repeats && element.minimum === 0)) {
      return undefined
    }
  }
  const builder = new AutomatonBuilder(elements.length + 1)
  let state = builder.add(elements.length === 0)
  for (const { mask, minimum, repeats } of elements) {
    const within = mask & ALL_MASK
    const isLast = builder.states === elements.length
    if (minimum === 0) {
      builder.accept(state)
      builder.connectMask(state, within, state)
      break
    }
    const next = builder.add(isLast)
    builder.connectMask(state, within, next)
    if (repeats) builder.connectMask(next, within, next)
    state = next
  }
  return builder.build()
}

function chains(sequences: readonly (readonly PatternElement[])[]): [NondeterministicAutomaton, number] {
  const automaton = new NondeterministicAutomaton()
  const start = automaton.add()
  for (const elements of sequences) {
    let state = start
    for (const { mask, minimum, repeats } of elements) {
      const next = automaton.add()
      automaton.connect(state, mask, next)
      if (repeats) automaton.connect(next, mask, next)
      if (minimum === 0) automaton.skip(state, next)
      state = next
    }
    automaton.accept(state)
  }
  return [automaton, start]
}
