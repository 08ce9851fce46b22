import { type Alteration, type Change, changeId, NO_INTERRUPTION, type Phase } from '../../src/plan/change.js'

/** A change of wave 1 that interrupts nobody. */
export function made(phase: Phase, what: Alteration, needs: readonly string[] = [], part?: string): Change {
  return {
    id: changeId(1, phase, what, part),
    wave: 1,
    phase,
    what,
    title: `${what.kind} ${what.key}`,
    why: 'a test',
    needs,
    interrupts: NO_INTERRUPTION,
    movers: [],
  }
}
