import { ingestLgw } from '../../src/ingest/lgw/ingest-lgw.js'
import type { NetworkSnapshot } from '../../src/model/network.js'
import { runChanges } from '../../src/execute/executor.js'
import type { Journal, Systems } from '../../src/execute/ports.js'
import type { RunResult } from '../../src/execute/run-result.js'
import type { Change } from '../../src/plan/change.js'
import { readTwin } from '../../src/twin/read-back.js'
import { Twin } from '../../src/twin/twin.js'
import type { TwinRow } from '../../src/twin/ports.js'
import { startingOrganization } from './every-webex-change.js'
import { MemoryTwinStore } from './memory-twin-store.js'
import { threeSitesSnapshot } from './three-sites.js'

export const RUN = 'test@twin'

const GATEWAY = `hostname lgw-lyon
!
voice service voip
 sip
!
dial-peer voice 999 voip
 description left over
 session target ipv4:192.0.2.9
!
end
`

/** three-sites with an organization and a gateway, before anything is done to it. */
export async function startingNetwork(): Promise<NetworkSnapshot> {
  const ucm = await threeSitesSnapshot()
  const gateway = ingestLgw({ name: 'lgw-lyon.cfg', bytes: new TextEncoder().encode(GATEWAY) })
  return { ucm, webex: startingOrganization(), gateways: [gateway] }
}

/** A fresh twin of a network, with its store. */
export function freshTwin(network: NetworkSnapshot): { readonly twin: Twin; readonly store: MemoryTwinStore } {
  const store = new MemoryTwinStore()
  return { twin: Twin.seed(store, network), store }
}

/** Runs changes without waiting; the waits asked for are added to `waits`. */
export async function carryOut(
  changes: readonly Change[],
  systems: Systems,
  journal: Journal,
  options: { readonly waits?: number[]; readonly concurrency?: number } = {},
): Promise<RunResult> {
  return runChanges({
    run: RUN,
    changes,
    systems,
    journal,
    sleep: (seconds) => {
      options.waits?.push(seconds)
      return Promise.resolve()
    },
    ...(options.concurrency === undefined ? {} : { concurrency: options.concurrency }),
  })
}

/** What is not finished, in one line each: shown when a test fails. */
export function unfinished(result: RunResult): readonly string[] {
  return result.changes
    .filter(({ state }) => !['done', 'adopted', 'confirmed'].includes(state))
    .map(({ change, state, detail }) => `${state} ${change.id}: ${detail ?? ''}`)
}

/** A twin of its own that begins as the rows say: what a process finds that is started again. */
export function twinOf(rows: readonly TwinRow[]): { readonly twin: Twin; readonly store: MemoryTwinStore } {
  const store = new MemoryTwinStore()
  store.write({ put: rows, remove: [] })
  return { twin: openTwin(store), store }
}

/** The twin in a store, which must hold one. */
export function openTwin(store: MemoryTwinStore): Twin {
  const twin = Twin.open(store)
  if (twin === undefined) throw new Error('the store holds no twin')
  return twin
}

/** Each text with how often it stands there, sorted. */
export function tally(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].map(([text, count]) => `${count} × ${text}`).sort()
}

/** One text for what stands in a twin, read back: equal for equal objects, whatever ids they were given. */
export function standing(store: MemoryTwinStore): string {
  const { ucm, webex, gateways } = readTwin(store)
  return [ucm.root, webex?.root ?? 'no organization', ...gateways.map(({ name, root }) => `${name} ${root}`)].join('\n')
}
