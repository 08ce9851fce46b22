import { beforeAll, describe, expect, it } from 'vitest'
import type { Change } from '../../src/plan/change.js'
import type { TwinRow } from '../../src/twin/ports.js'
import { everyChange } from '../support/every-change.js'
import { MemoryJournal } from '../support/memory-journal.js'
import { carryOut, freshTwin, startingNetwork, tally, twinOf, unfinished } from '../support/rehearsal.js'
import { type Fault, WatchedSystems } from '../support/rehearsal-systems.js'

let changes: readonly Change[]
let start: readonly TwinRow[]
let whole: { readonly rows: readonly TwinRow[]; readonly writes: readonly string[] }

beforeAll(async () => {
  const network = await startingNetwork()
  changes = everyChange(network.ucm)
  start = freshTwin(network).store.all()
  const { store, systems } = await runWith(() => undefined)
  whole = { rows: store.all(), writes: systems.writes.map(({ text }) => text) }
})

async function runWith(faultAt: WatchedSystems['faultAt']) {
  const { twin, store } = twinOf(start)
  const systems = new WatchedSystems(twin)
  systems.faultAt = faultAt
  const journal = new MemoryJournal()
  const result = await carryOut(changes, systems, journal, { concurrency: 1 })
  return { store, systems, journal, result }
}

describe('a write whose answer never comes', () => {
  it('is found done by reading back, and not sent again, for every write', async () => {
    for (let at = 1; at <= whole.writes.length; at += 1) {
      const { store, systems, result } = await runWith((write) => (write === at ? 'lost-answer' : undefined))
      expect(unfinished(result), whole.writes[at - 1]).toEqual([])
      expect(store.all(), whole.writes[at - 1]).toEqual(whole.rows)
      expect(
        systems.writes.map(({ text }) => text),
        whole.writes[at - 1],
      ).toEqual(whole.writes)
    }
  }, 120_000)

  it('is sent once more when it never arrived, for every write', async () => {
    for (let at = 1; at <= whole.writes.length; at += 1) {
      const { store, systems, result } = await runWith((write) => (write === at ? 'lost-request' : undefined))
      const text = whole.writes[at - 1] ?? ''
      expect(unfinished(result), text).toEqual([])
      expect(store.all(), text).toEqual(whole.rows)
      expect(tally(systems.writes.map((write) => write.text)), text).toEqual(tally([...whole.writes, text]))
    }
  }, 120_000)

  it('is no reason to stop when it happens to every other request', async () => {
    const faults: readonly (Fault | undefined)[] = ['lost-answer', undefined, 'lost-request', undefined]
    const { store, result } = await runWith((write) => faults[write % faults.length])
    expect(unfinished(result)).toEqual([])
    expect(store.all()).toEqual(whole.rows)
  })

  it('ends the change after five tries when nothing ever arrives; the rest of its phase is done all the same', async () => {
    const { systems, result } = await runWith((_, text) => (text.startsWith('addCss') ? 'lost-request' : undefined))
    expect(systems.writes.filter(({ text }) => text.startsWith('addCss'))).toHaveLength(5)
    const prepared = result.changes.filter(({ change }) => change.phase === 'prepare')
    expect(unfinished({ ...result, changes: prepared })).toEqual([
      'failed 1/prepare/ucm/css/WXC-IN-CSS: addCss WXC-IN-CSS: connection reset, 5 times',
    ])
  })
})
