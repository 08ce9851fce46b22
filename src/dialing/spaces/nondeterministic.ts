import { symbolMask } from '../symbols.js'
import { ALL_MASK } from './automaton.js'
import type { NormalAutomaton } from './normal-automaton.js'

/**
 * An automaton in which a symbol may lead to several states, and some moves read nothing. States
 * are numbered as they are added; any of them may be taken as the start.
 */
export class NondeterministicAutomaton {
  private readonly ends: boolean[] = []
  private readonly moveMasks: number[][] = []
  private readonly moveTargets: number[][] = []
  private readonly skips: (number[] | undefined)[] = []

  get states(): number {
    return this.ends.length
  }

  /** A new state; its number. */
  add(accepts = false): number {
    this.ends.push(accepts)
    this.moveMasks.push([])
    this.moveTargets.push([])
    this.skips.push(undefined)
    return this.ends.length - 1
  }

  accept(state: number): void {
    this.ends[state] = true
  }

  /** A move by any symbol of the mask. */
  connect(from: number, mask: number, to: number): void {
    const within = mask & ALL_MASK
    if (within === 0) return
    this.moveMasks[from]?.push(within)
    this.moveTargets[from]?.push(to)
  }

  /** A move by one symbol. */
  connectSymbol(from: number, symbol: string, to: number): void {
    this.connect(from, symbolMask(symbol), to)
  }

  /** A move that reads nothing. */
  skip(from: number, to: number): void {
    const known = this.skips[from]
    if (known === undefined) this.skips[from] = [to]
    else known.push(to)
  }

  /** Copies an automaton into this one, without its ends unless `ends`; the number that its start has here. */
  addAll({ accepts, arcs: { first, masks, targets } }: NormalAutomaton, ends = true): number {
    const offset = this.states
    for (const end of accepts) this.add(ends && end !== 0)
    for (let state = 0; state < accepts.length; state += 1) {
      const last = first[state + 1] as number
      for (let arc = first[state] as number; arc < last; arc += 1) {
        this.connect(offset + state, masks[arc] as number, offset + (targets[arc] as number))
      }
    }
    return offset
  }

  accepts(state: number): boolean {
    return this.ends[state] === true
  }

  masksFrom(state: number): readonly number[] {
    return this.moveMasks[state] ?? []
  }

  targetsFrom(state: number): readonly number[] {
    return this.moveTargets[state] ?? []
  }

  skipsFrom(state: number): readonly number[] | undefined {
    return this.skips[state]
  }
}
