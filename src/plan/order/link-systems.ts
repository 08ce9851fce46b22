import type { Change } from '../change.js'
import { MANUAL_STEPS } from '../target/manual-steps.js'
import type { WaveScope } from '../target/planned-wave.js'

/**
 * Adds the needs that no target of one system can know (DESIGN 6, moving a number). A number leaves
 * Unified CM only once Webex has it in service; the app is switched once the number has left; agents join
 * once calls were tried.
 */
export function linkSystems(changes: readonly Change[], wave: WaveScope): readonly Change[] {
  const book = new CutoverBook(changes, wave)
  return changes.map((change) => {
    const more = change.phase === 'cutover' ? book.needsOf(change) : ready(change, changes)
    if (more.length === 0) return change
    return { ...change, needs: [...new Set([...change.needs, ...more])].sort() }
  })
}

/** A gateway is configured once a person has what it asks for. */
function ready({ what, phase }: Change, changes: readonly Change[]): readonly string[] {
  if (what.system !== 'lgw' || phase !== 'prepare') return []
  return changes
    .filter((other) => other.what.system === 'people' && other.what.key.startsWith(`${MANUAL_STEPS.password}@`))
    .map(({ id }) => id)
}

/** The changes of a cutover by what they serve. */
class CutoverBook {
  private readonly activationOf = new Map<string, string>()
  private readonly departuresOf = new Map<string, string[]>()
  private readonly departuresOfAll: string[] = []
  private readonly verified: string[] = []

  constructor(changes: readonly Change[], wave: WaveScope) {
    const activations = new Map<string, string>()
    for (const { id, what, phase, movers } of changes) {
      if (phase !== 'cutover') continue
      if (what.system === 'webex' && what.kind === 'number') activations.set(what.key, id)
      if (what.system === 'people' && what.key.startsWith(`${MANUAL_STEPS.verify}@`)) this.verified.push(id)
      if (what.system === 'ucm') this.addDeparture(id, movers)
    }
    for (const { key, phoneNumber } of wave.movers) this.addActivation(key, activations.get(phoneNumber ?? ''))
    for (const { pilot, phoneNumber } of wave.queues) {
      if (pilot !== undefined) this.addActivation(`hunt-pilot ${pilot}`, activations.get(phoneNumber ?? ''))
    }
  }

  needsOf({ what, movers }: Change): readonly string[] {
    if (what.system === 'ucm') {
      const served = what.kind === 'hunt-pilot' ? [`hunt-pilot ${what.key}`] : movers
      return served.flatMap((key) => this.activationOf.get(key) ?? [])
    }
    if (what.system !== 'webex') return []
    if (what.kind === 'queue') return this.verified
    if (what.kind !== 'person') return []
    const own = movers.flatMap((key) =>
      [...(this.departuresOf.get(key) ?? []), this.activationOf.get(key) ?? []].flat(),
    )
    return [...own, ...this.departuresOfAll]
  }

  private addActivation(key: string, id: string | undefined): void {
    if (id !== undefined) this.activationOf.set(key, id)
  }

  private addDeparture(id: string, movers: readonly string[]): void {
    if (movers.length === 0) this.departuresOfAll.push(id)
    for (const key of movers) {
      const known = this.departuresOf.get(key)
      if (known === undefined) this.departuresOf.set(key, [id])
      else known.push(id)
    }
  }
}
