import { type Arcs, arcsOf, type Automaton } from './automaton.js'

/** A move by any symbol of `mask`. */
export interface SpaceMove {
  readonly mask: number
  readonly to: number
}

/**
 * A minimal automaton with its states numbered breadth first in the order of the symbols: equal
 * sets have equal tables. Every state leads to an end, save the only state of the empty set.
 */
export class NormalAutomaton implements Automaton {
  readonly moves: Int32Array
  readonly accepts: Uint8Array
  /** No state can be reached from itself: finitely many strings. */
  readonly acyclic: boolean
  private cachedArcs: Arcs | undefined
  private cachedMoves: (readonly SpaceMove[])[] | undefined

  constructor({ moves, accepts }: Automaton, acyclic: boolean) {
    this.moves = moves
    this.accepts = accepts
    this.acyclic = acyclic
  }

  get states(): number {
    return this.accepts.length
  }

  get arcs(): Arcs {
    this.cachedArcs ??= arcsOf(this)
    return this.cachedArcs
  }

  /** The moves of a state, grouped by where they lead, in the order of their first symbol. */
  movesFrom(state: number): readonly SpaceMove[] {
    this.cachedMoves ??= []
    let moves = this.cachedMoves[state]
    if (moves === undefined) {
      moves = this.listMoves(state)
      this.cachedMoves[state] = moves
    }
    return moves
  }

  private listMoves(state: number): readonly SpaceMove[] {
    const { first, masks, targets } = this.arcs
    const moves: SpaceMove[] = []
    const end = first[state + 1] as number
    for (let arc = first[state] as number; arc < end; arc += 1) {
      moves.push({ mask: masks[arc] as number, to: targets[arc] as number })
    }
    return moves
  }
}
