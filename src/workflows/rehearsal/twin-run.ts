import type { Journal } from '../../execute/ports.js'
import { canonicalJson, sha256 } from '../../model/fingerprint.js'
import type { NetworkSnapshot } from '../../model/network.js'
import type { TwinStore } from '../../twin/ports.js'

/** The run under which the journal keeps what was done to the twin as a whole. */
const TWIN_LOG = 'twin'

/** One seeding of the twin, as the journal tells it. */
export interface Seeding {
  /** 1, 2, …: every seeding begins a new generation of the twin, with runs of its own. */
  readonly generation: number
  readonly plan: string
  /** Of the roots of the network it was seeded from. */
  readonly basis: string
  /** False when the machine stopped in the middle. */
  readonly complete: boolean
}

/** The last seeding, or undefined when the twin was never seeded. */
export function lastSeeding(journal: Journal): Seeding | undefined {
  const records = journal.records(TWIN_LOG)
  const begun = records.filter(({ event }) => event === 'begun')
  const last = begun.at(-1)
  if (last === undefined) return undefined
  const [plan = '', basis = ''] = (last.detail ?? '').split(' ')
  const complete = records.some(({ event, change }) => event === 'done' && change === last.change)
  return { generation: begun.length, plan, basis, complete }
}

/** The seeding that the twin now holds; undefined when it is empty, whatever the journal tells. */
export function heldSeeding(journal: Journal, store: Pick<TwinStore, 'all'>): Seeding | undefined {
  return store.all().length === 0 ? undefined : lastSeeding(journal)
}

/** Seeds the twin between two records, so that a seeding cut short is seen and done again. */
export function seedAnew(journal: Journal, plan: string, network: NetworkSnapshot, seed: () => void): Seeding {
  const generation = (lastSeeding(journal)?.generation ?? 0) + 1
  const basis = networkBasis(network)
  const change = `seed#${generation}`
  journal.append({ run: TWIN_LOG, change, event: 'begun', detail: `${plan} ${basis}` })
  seed()
  journal.append({ run: TWIN_LOG, change, event: 'done' })
  return { generation, plan, basis, complete: true }
}

/** `<plan id>@twin`, with the generation of the twin from the second on: what was done to another twin does not count. */
export function twinRunId(plan: string, generation: number): string {
  return generation > 1 ? `${plan}@twin#${generation}` : `${plan}@twin`
}

/** Equal for networks of equal objects. */
export function networkBasis({ ucm, webex, gateways }: NetworkSnapshot): string {
  const roots = gateways.map(({ name, root }) => [name, root])
  return sha256(canonicalJson([ucm.root, webex?.root ?? null, roots])).slice(0, 16)
}
