import { beforeAll, describe, expect, it } from 'vitest'
import type { AxlAnswer, AxlRequest, RestAnswer, RestRequest, Systems } from '../../src/execute/ports.js'
import type { RunResult } from '../../src/execute/run-result.js'
import type { Change } from '../../src/plan/change.js'
import type { TwinRow } from '../../src/twin/ports.js'
import { everyChange } from '../support/every-change.js'
import { MemoryJournal } from '../support/memory-journal.js'
import { carryOut, freshTwin, RUN, startingNetwork, twinOf, unfinished } from '../support/rehearsal.js'
import { WatchedSystems } from '../support/rehearsal-systems.js'

const TRUNK = '1/prepare/webex/trunk/Lyon LGW'
const POST_TRUNK = 'POST /telephony/config/premisePstn/trunks'
const PARTITION = '1/prepare/ucm/partition/WXC-MOVED-PT'

let changes: readonly Change[]
let start: readonly TwinRow[]
beforeAll(async () => {
  const network = await startingNetwork()
  const all = everyChange(network.ucm)
  changes = all.filter(({ id }) => [TRUNK, PARTITION, '1/prepare/webex/location/Lyon'].includes(id))
  start = freshTwin(network).store.all()
})

/** A twin whose lists of trunks, and readings of partitions, show what stood there some readings ago. */
class Lagging implements Systems {
  readonly kind = 'twin'
  /** Readings that still show nothing. */
  lag = 0
  readonly watched: WatchedSystems

  constructor(watched: WatchedSystems) {
    this.watched = watched
  }

  get webex() {
    return {
      call: async (request: RestRequest): Promise<RestAnswer> => {
        const answer = await this.watched.webex.call(request)
        const isBehind = request.operation === 'listTrunks' && this.lag-- > 0
        return isBehind ? { ...answer, body: { trunks: [] } } : answer
      },
    }
  }

  get ucm() {
    return {
      call: async (request: AxlRequest): Promise<AxlAnswer> => {
        const answer = await this.watched.ucm.call(request)
        const isBehind = request.operation === 'getRoutePartition' && this.lag-- > 0
        return isBehind ? { ok: false, fault: 'Item not valid', notFound: true } : answer
      },
    }
  }

  gateway(name: string) {
    return this.watched.gateway(name)
  }

  trunkPassword(trunk: string) {
    return this.watched.trunkPassword(trunk)
  }
}

/** After a run of everything: both were made, and the journal may be told to have forgotten its end. */
async function made() {
  const { twin } = twinOf(start)
  const watched = new WatchedSystems(twin)
  const journal = new MemoryJournal()
  expect(unfinished(await carryOut(changes, watched, journal))).toEqual([])
  watched.writes.length = 0
  return { watched, whole: journal.all }
}

/** The journal as it was when the machine stopped: the last records of one change are not in it. */
function cutAfter(whole: MemoryJournal['all'], change: string, ...events: readonly string[]): MemoryJournal {
  const journal = new MemoryJournal()
  for (const { event, change: id, request, detail } of whole) {
    if (id === change && !events.includes(event)) continue
    journal.append({
      ...{ run: RUN, change: id, event },
      ...(request === undefined ? {} : { request }),
      ...(detail === undefined ? {} : { detail }),
    })
  }
  return journal
}

function stateOf({ changes: results }: RunResult, id: string): string {
  const result = results.find(({ change }) => change.id === id)
  return `${result?.state ?? 'none'} ${result?.detail ?? ''}`.trim()
}

function creations({ writes }: WatchedSystems): readonly string[] {
  return writes.map(({ text }) => text).filter((text) => text.startsWith(POST_TRUNK) || text.startsWith('add'))
}

describe('a creating request whose effect nobody has seen yet', () => {
  it.each([TRUNK, PARTITION])('is not sent again while the reading lags behind its outcome: %s', async (id) => {
    const { watched, whole } = await made()
    const lagging = new Lagging(watched)
    lagging.lag = id === TRUNK ? 3 : 2
    const only = changes.filter((change) => change.id === id).map((change) => ({ ...change, needs: [] }))
    const result = await carryOut(only, lagging, cutAfter(whole, id, 'begun', 'intent', 'outcome'))
    expect(stateOf(result, id)).toBe('done')
    expect(creations(watched)).toEqual([])
  })

  it('stays in the air when the answer was a failure of the server', async () => {
    const { watched, whole } = await made()
    const journal = cutAfter(whole, TRUNK, 'begun', 'intent')
    journal.append({ run: RUN, change: TRUNK, event: 'outcome', request: POST_TRUNK, detail: '502' })
    const lagging = new Lagging(watched)
    lagging.lag = 2
    expect(stateOf(await carryOut(changes, lagging, journal), TRUNK)).toBe('done')
    expect(creations(watched)).toEqual([])
  })

  it('stays in the air when nothing could be read after its answer was lost', async () => {
    const { watched, whole } = await made()
    const journal = cutAfter(whole, TRUNK, 'begun', 'intent')
    journal.append({ run: RUN, change: TRUNK, event: 'lost', request: POST_TRUNK, detail: 'connection reset' })
    journal.append({ run: RUN, change: TRUNK, event: 'failed', detail: 'listTrunks: connection reset' })
    const lagging = new Lagging(watched)
    lagging.lag = 2
    expect(stateOf(await carryOut(changes, lagging, journal), TRUNK)).toBe('done')
    expect(creations(watched)).toEqual([])
  })

  it('is sent at once when it was refused before', async () => {
    const { twin } = twinOf(start)
    const watched = new WatchedSystems(twin)
    const journal = new MemoryJournal()
    watched.answerAt = ({ operation }) => (operation === 'createTrunk' ? { status: 400 } : undefined)
    expect(stateOf(await carryOut(changes, watched, journal), TRUNK)).toBe(`failed ${POST_TRUNK}: refused, 400`)
    watched.answerAt = () => undefined
    const waits: number[] = []
    expect(stateOf(await carryOut(changes, watched, journal, { waits }), TRUNK)).toBe('done')
    expect(waits).toEqual([])
  })

  it('is sent again when patience shows nothing', async () => {
    const { twin } = twinOf(start)
    const watched = new WatchedSystems(twin)
    const journal = new MemoryJournal()
    for (const event of ['begun', 'intent'] as const) {
      journal.append({ run: RUN, change: TRUNK, event, ...(event === 'begun' ? {} : { request: POST_TRUNK }) })
    }
    const waits: number[] = []
    expect(stateOf(await carryOut(changes, watched, journal, { waits }), TRUNK)).toBe('done')
    expect(waits).toEqual([1, 2, 4, 8])
    expect(creations(watched).filter((text) => text.startsWith(POST_TRUNK))).toHaveLength(1)
  })
})

describe('an answer that says it is there already', () => {
  it.each([TRUNK, PARTITION])('is followed by looking again: %s', async (id) => {
    const { watched } = await made()
    const lagging = new Lagging(watched)
    lagging.lag = 2
    const only = changes.filter((change) => change.id === id).map((change) => ({ ...change, needs: [] }))
    const journal = new MemoryJournal()
    const result = await carryOut(only, lagging, journal)
    expect(stateOf(result, id)).toBe('done')
    expect(creations(watched)).toHaveLength(1)
    expect(journal.all.find(({ event }) => event === 'outcome')?.detail).toMatch(/^409|duplicate value/)
  })

  it('ends the change when nothing is to be seen all the same', async () => {
    const { watched } = await made()
    const lagging = new Lagging(watched)
    lagging.lag = 100
    const result = await carryOut(changes, lagging, new MemoryJournal())
    expect(stateOf(result, TRUNK)).toMatch(/^failed POST .*trunks: refused, 409/)
    expect(stateOf(result, PARTITION)).toMatch(/^failed addRoutePartition .*duplicate value/)
    expect(creations(watched)).toHaveLength(2)
  })
})
