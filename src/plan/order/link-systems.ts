import type { Change } from '../change.js'
import { isPilotHidden, MANUAL_STEPS } from '../target/manual-steps.js'
import type { WaveScope } from '../target/planned-wave.js'

/**
 * Adds the needs that no target of one system can know (DESIGN 6, moving a number). Nothing of a cutover
 * begins before all that serves everybody is prepared, and all that serves its own people. A number leaves
 * Unified CM only once Webex has it in service; the app is switched once the number has left; agents join
 * once calls were tried; a pilot hands its callers over once its agents have joined (`corrections` 14).
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
  private readonly gates: string[] = []
  private readonly joinOf = new Map<string, string[]>()
  private readonly queueOf = new Map<string, string>()
  /** Preparation for one mover, by mover. */
  private readonly preparedFor = new Map<string, string[]>()

  constructor(changes: readonly Change[], wave: WaveScope) {
    const activations = new Map<string, string>()
    for (const { id, what, phase, movers } of changes) {
      if (what.system === 'people' && what.key.startsWith(`${MANUAL_STEPS.go}@`)) this.gates.push(id)
      if (phase === 'prepare') for (const key of movers) collect(this.preparedFor, key, id)
      if (phase !== 'cutover') continue
      if (what.system === 'webex' && what.kind === 'queue') collect(this.joinOf, what.key, id)
      if (what.system === 'webex' && what.kind === 'number') activations.set(what.key, id)
      if (what.system === 'people' && what.key.startsWith(`${MANUAL_STEPS.verify}@`)) this.verified.push(id)
      if (what.system === 'ucm' && !isPilotHidden(what)) this.addDeparture(id, movers)
    }
    for (const { key, phoneNumber } of wave.movers) this.addActivation(key, activations.get(phoneNumber ?? ''))
    for (const { pilot, phoneNumber, key } of wave.queues) {
      if (pilot === undefined) continue
      this.addActivation(`hunt-pilot ${pilot}`, activations.get(phoneNumber ?? ''))
      this.queueOf.set(pilot, key)
    }
  }

  needsOf(change: Change): readonly string[] {
    const prepared = change.movers.flatMap((key) => this.preparedFor.get(key) ?? [])
    return [...this.gates, ...prepared, ...this.duringCutover(change)]
  }

  private duringCutover({ what, movers }: Change): readonly string[] {
    if (what.system === 'ucm' && what.kind === 'hunt-pilot') {
      const joins = isPilotHidden(what) ? (this.joinOf.get(this.queueOf.get(what.key) ?? '') ?? []) : []
      const activation = this.activationOf.get(`hunt-pilot ${what.key}`)
      return activation === undefined ? joins : [...joins, activation]
    }
    if (what.system === 'ucm') return movers.flatMap((key) => this.activationOf.get(key) ?? [])
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
    for (const key of movers) collect(this.departuresOf, key, id)
  }
}

function collect(map: Map<string, string[]>, key: string, id: string): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [id])
  else known.push(id)
}
