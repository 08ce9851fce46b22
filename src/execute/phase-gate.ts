import { type Change, PHASES, type Phase } from '../plan/change.js'

/** How a reason calls what should have been done before. */
const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  prepare: 'preparation',
  cutover: 'cutover',
  'clean-up': 'clean-up',
}

/** Changes named in a reason; the others are counted. */
const NAMED = 3

/**
 * A brake that does not trust the needs of a plan: no change of a later phase begins while an earlier
 * phase of its wave holds one that is not settled and serves everybody, or a mover whom both serve. A
 * change that serves everybody (`movers` empty) is held back by each of them. Changes that are not
 * selected for a run count as well: what was not prepared is not cut over.
 */
export class PhaseGate {
  readonly #waves = new Map<number, Change[]>()

  constructor(changes: readonly Change[]) {
    for (const change of changes) {
      const wave = this.#waves.get(change.wave)
      if (wave === undefined) this.#waves.set(change.wave, [change])
      else wave.push(change)
    }
  }

  /** Why the change may not begin, in words with the ids of what is missing; undefined when it may. */
  heldBack(change: Change, isSettled: (id: string) => boolean): string | undefined {
    const own = PHASES.indexOf(change.phase)
    const missing = (this.#waves.get(change.wave) ?? []).filter(
      (other) => PHASES.indexOf(other.phase) < own && serveTheSame(other, change) && !isSettled(other.id),
    )
    const [first] = missing
    if (first === undefined) return undefined
    const ids = missing.filter(({ phase }) => phase === first.phase).map(({ id }) => id)
    const more = missing.length - Math.min(ids.length, NAMED)
    const rest = more === 0 ? '' : ` (nor ${more} more)`
    return `the ${PHASE_WORDS[first.phase]} ${ids.slice(0, NAMED).join(', ')} is not done${rest}`
  }
}

function serveTheSame(a: Change, b: Change): boolean {
  return a.movers.length === 0 || b.movers.length === 0 || a.movers.some((mover) => b.movers.includes(mover))
}
