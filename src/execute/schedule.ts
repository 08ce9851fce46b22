import type { Change, SystemName } from '../plan/change.js'

/** How changes are begun. */
export interface ScheduleRules {
  /** Ids that must have ended (well or badly) before it may begin. */
  readonly needsOf: (change: Change) => readonly string[]
  /** Changes in flight per system. */
  readonly limit: number
  readonly carryOut: (change: Change) => Promise<void>
}

/**
 * Begins changes in their order, several at once where neither needs the other, phase after phase of
 * each wave. Rejects with the first error once everything in flight has ended; nothing more is begun
 * after it. Throws for needs that go in circles.
 */
export async function schedule(changes: readonly Change[], rules: ScheduleRules): Promise<void> {
  for (const phase of phases(changes)) await runPhase(phase, rules)
}

/** Runs of changes of one wave and phase, as they follow one another. */
function phases(changes: readonly Change[]): readonly (readonly Change[])[] {
  const runs: Change[][] = []
  for (const change of changes) {
    const last = runs.at(-1)?.at(-1)
    if (last?.wave === change.wave && last.phase === change.phase) runs.at(-1)?.push(change)
    else runs.push([change])
  }
  return runs
}

async function runPhase(changes: readonly Change[], rules: ScheduleRules): Promise<void> {
  const waiting = [...changes]
  const open = new Set(changes.map(({ id }) => id))
  const flying = new Map<string, Promise<void>>()
  const load = new Map<SystemName, number>()
  let broken: { readonly error: unknown } | undefined
  const begin = (change: Change): void => {
    const { system } = change.what
    load.set(system, (load.get(system) ?? 0) + 1)
    const flight = rules.carryOut(change).then(
      () => undefined,
      (error: unknown) => {
        broken ??= { error }
      },
    )
    flying.set(
      change.id,
      flight.then(() => {
        flying.delete(change.id)
        open.delete(change.id)
        load.set(system, (load.get(system) ?? 1) - 1)
      }),
    )
  }
  while (waiting.length > 0 || flying.size > 0) {
    if (broken === undefined) {
      for (const change of waiting.filter((candidate) => rules.needsOf(candidate).every((id) => !open.has(id)))) {
        if ((load.get(change.what.system) ?? 0) >= rules.limit) continue
        waiting.splice(waiting.indexOf(change), 1)
        begin(change)
      }
    }
    if (flying.size === 0) break
    await Promise.race(flying.values())
  }
  if (broken !== undefined) throw broken.error
  if (waiting.length > 0) throw new Error(`needs go in circles: ${waiting.map(({ id }) => id).join(', ')}`)
}
