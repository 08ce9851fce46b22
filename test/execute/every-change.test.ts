import { beforeAll, describe, expect, it } from 'vitest'
import type { NetworkSnapshot } from '../../src/model/network.js'
import { applyChanges } from '../../src/plan/projection/apply-changes.js'
import { compareNetworks } from '../../src/plan/projection/compare-networks.js'
import { CHANGED_UCM_KINDS, CHANGED_WEBEX_KINDS, type Change } from '../../src/plan/change.js'
import { readTwin } from '../../src/twin/read-back.js'
import { everyChange } from '../support/every-change.js'
import { MemoryJournal } from '../support/memory-journal.js'
import { carryOut, freshTwin, startingNetwork, unfinished } from '../support/rehearsal.js'
import { WatchedSystems } from '../support/rehearsal-systems.js'

let network: NetworkSnapshot
let changes: readonly Change[]
beforeAll(async () => {
  network = await startingNetwork()
  changes = everyChange(network.ucm)
})

describe('a plan with every kind of change', () => {
  it('leaves out no kind', () => {
    const kinds = new Set(changes.map(({ what }) => `${what.system}/${what.kind}`))
    const all = [
      ...CHANGED_UCM_KINDS.map((kind) => `ucm/${kind}`),
      ...CHANGED_WEBEX_KINDS.map((kind) => `webex/${kind}`),
      'lgw/configuration',
      'people/step',
    ]
    expect([...kinds].sort()).toEqual(all.sort())
  })

  it('is carried out whole, is as the projection says, and sends nothing the second time', async () => {
    const { twin, store } = freshTwin(network)
    const systems = new WatchedSystems(twin)
    const journal = new MemoryJournal()
    const first = await carryOut(changes, systems, journal)
    expect(unfinished(first)).toEqual([])
    expect(first.complete).toBe(true)
    expect(compareNetworks(applyChanges(network, changes), readTwin(store))).toEqual([])
    const sent = systems.writes.length
    expect(first.sent).toBe(sent)
    const second = await carryOut(changes, systems, journal)
    expect(second.complete).toBe(true)
    expect(systems.writes.length).toBe(sent)
  })
})
