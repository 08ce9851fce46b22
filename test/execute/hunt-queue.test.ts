import { beforeAll, describe, expect, it } from 'vitest'
import type { NetworkSnapshot } from '../../src/model/network.js'
import type { HuntPilot } from '../../src/model/ucm/hunting.js'
import { type Alteration, inverse } from '../../src/plan/change.js'
import { applyChanges } from '../../src/plan/projection/apply-changes.js'
import { compareNetworks } from '../../src/plan/projection/compare-networks.js'
import { overflowsOf, withOverflows } from '../../src/plan/target/ucm/forward-fields.js'
import { readTwin } from '../../src/twin/read-back.js'
import { made } from '../support/made-change.js'
import { MemoryJournal } from '../support/memory-journal.js'
import { carryOut, freshTwin, startingNetwork, unfinished } from '../support/rehearsal.js'
import { WatchedSystems } from '../support/rehearsal-systems.js'

const QUEUE = '\\+15125550150@HUNT-PT'
const NO_QUEUE = '\\+15125550160@HUNT-PT'
const NINA = { destination: '+17175550111', callingSearchSpace: 'LYN-DEV-CSS' }

let network: NetworkSnapshot
beforeAll(async () => {
  network = await startingNetwork()
})

function pilot(key: string): HuntPilot {
  const entry = network.ucm.objects['hunt-pilot'].find((candidate) => candidate.key === key)
  if (entry === undefined) throw new Error(`three-sites has no hunt pilot ${key}`)
  return entry.value
}

function aimed(key: string, field: string): Alteration {
  const after = withOverflows(pilot(key), new Map([[field, NINA]]))
  return { system: 'ucm', kind: 'hunt-pilot', key, before: pilot(key), after }
}

describe('the overflow of a queue', () => {
  it.each(['queue-full', 'maximum-wait', 'no-agents'])(
    '%s is aimed anew by one request, read back, and taken back',
    async (field) => {
      const { twin, store } = freshTwin(network)
      const systems = new WatchedSystems(twin)
      const what = aimed(QUEUE, field)
      const change = made('cutover', what)
      const result = await carryOut([change], systems, new MemoryJournal())
      expect(unfinished(result)).toEqual([])
      expect(result.counts.done).toBe(1)
      expect(systems.writes.map(({ text }) => text.split(' ')[0])).toEqual(['updateHuntPilot'])
      const now = readTwin(store).ucm.objects['hunt-pilot'].find(({ key }) => key === QUEUE)?.value
      expect(now && overflowsOf(now).find((one) => one.field === field)).toEqual({ field, ...NINA })
      expect(compareNetworks(applyChanges(network, [change]), readTwin(store))).toEqual([])
      const back = inverse(what)
      if (back === undefined) throw new Error('no way back')
      const undone = await carryOut([{ ...change, id: 'back', what: back }], systems, new MemoryJournal())
      expect(unfinished(undone)).toEqual([])
      expect(readTwin(store).ucm.root).toBe(network.ucm.root)
    },
  )

  it('is not sent where the pilot does not queue, which AXL tells and an export does not', async () => {
    const { twin } = freshTwin(network)
    const systems = new WatchedSystems(twin)
    const result = await carryOut([made('cutover', aimed(NO_QUEUE, 'queue-full'))], systems, new MemoryJournal())
    expect(unfinished(result)[0]).toMatch(/^conflict .*queue is /)
    expect(systems.writes).toEqual([])
  })

  it('that nobody aims anew stays, whoever changed it by hand', async () => {
    const { twin } = freshTwin(network)
    const before = pilot(QUEUE)
    const body = { pattern: before.pattern, routePartitionName: before.partition ?? null }
    const queueCalls = { maxCallersInQueue: 7, maxWaitTimeInQueue: 300 }
    expect(await twin.ucm.call({ operation: 'updateHuntPilot', body: { ...body, queueCalls } })).toMatchObject({
      ok: true,
    })
    const systems = new WatchedSystems(twin)
    const after = { ...before, description: 'changed' }
    const what: Alteration = { system: 'ucm', kind: 'hunt-pilot', key: QUEUE, before, after }
    expect(unfinished(await carryOut([made('cutover', what)], systems, new MemoryJournal()))).toEqual([])
    expect(systems.writes.map(({ text }) => text.includes('queueCalls'))).toEqual([false])
  })
})
