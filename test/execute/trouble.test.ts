import { beforeAll, describe, expect, it } from 'vitest'
import { runChanges } from '../../src/execute/executor.js'
import type { RestAnswer, RestRequest } from '../../src/execute/ports.js'
import type { NetworkSnapshot } from '../../src/model/network.js'
import { type Change, inverse } from '../../src/plan/change.js'
import type { TwinRow } from '../../src/twin/ports.js'
import { readTwin } from '../../src/twin/read-back.js'
import { everyChange } from '../support/every-change.js'
import { MemoryJournal } from '../support/memory-journal.js'
import { carryOut, freshTwin, RUN, standing, startingNetwork, twinOf, unfinished } from '../support/rehearsal.js'
import { WatchedSystems } from '../support/rehearsal-systems.js'

let network: NetworkSnapshot
let changes: readonly Change[]
let start: readonly TwinRow[]
beforeAll(async () => {
  network = await startingNetwork()
  changes = everyChange(network.ucm)
  start = freshTwin(network).store.all()
})

function begin() {
  const { twin, store } = twinOf(start)
  return { twin, store, systems: new WatchedSystems(twin), journal: new MemoryJournal() }
}

/** The first request of an operation gets this answer instead of the system's. */
function once(operation: string, answer: RestAnswer): WatchedSystems['answerAt'] {
  let left = 1
  return (request: RestRequest) => (request.operation === operation && left-- > 0 ? answer : undefined)
}

const byId = (id: string): Change => {
  const change = changes.find((candidate) => candidate.id === id)
  if (change === undefined) throw new Error(`no change ${id}`)
  return change
}

describe('patience', () => {
  it('waits a fraction of a second when Retry-After says so, then sends again', async () => {
    const { systems, journal } = begin()
    systems.answerAt = once('createTrunk', { status: 429, retryAfter: '1.5' })
    const waits: number[] = []
    const result = await carryOut(changes, systems, journal, { waits })
    expect(unfinished(result)).toEqual([])
    expect(waits).toEqual([1.5])
    expect(systems.writes.filter(({ text }) => text.endsWith('premisePstn/trunks'))).toHaveLength(2)
  })

  it('waits until a date, by the clock of the journal', async () => {
    const { systems, journal } = begin()
    systems.answerAt = once('createLocation', { status: 503, retryAfter: 'Sun, 22 Nov 2026 20:00:30 GMT' })
    const waits: number[] = []
    await carryOut(changes, systems, journal, { waits, concurrency: 1 })
    const asked = journal.all.find(({ detail }) => detail?.startsWith('503'))
    expect(waits).toEqual([30 - (asked?.sequence ?? 0)])
  })

  it('gives the change up after five tries, and says what was answered', async () => {
    const { systems, journal } = begin()
    systems.answerAt = (request) => (request.operation === 'createTrunk' ? { status: 429 } : undefined)
    const waits: number[] = []
    const result = await carryOut(
      [byId('1/prepare/webex/location/Lyon'), byId('1/prepare/webex/trunk/Lyon LGW')],
      systems,
      journal,
      { waits },
    )
    expect(waits).toEqual([5, 5, 5, 5, 5])
    expect(unfinished(result)).toEqual([
      'failed 1/prepare/webex/trunk/Lyon LGW: POST /telephony/config/premisePstn/trunks: 429, 5 times',
    ])
  })

  it('does not wait for days', async () => {
    const { systems, journal } = begin()
    systems.answerAt = once('createLocation', { status: 429, retryAfter: '86400' })
    const waits: number[] = []
    const result = await carryOut([byId('1/prepare/webex/location/Lyon')], systems, journal, { waits })
    expect(waits).toEqual([])
    expect(unfinished(result)[0]).toContain('asked to wait 86400 s')
  })
})

describe('refusals', () => {
  it('end the change with status, codes and words, and what needs it is not begun', async () => {
    const { systems, journal } = begin()
    const body = {
      message: 'Duplicate',
      errorCode: 25223,
      errors: [{ description: 'number in use', errorCode: 8363 }],
      trackingId: 'T',
    }
    systems.answerAt = (request) => (request.operation === 'addNumbers' ? { status: 409, body } : undefined)
    const result = await carryOut(changes, systems, journal)
    const lines = unfinished(result)
    expect(lines.find((line) => line.includes('webex/number/+17175550111'))).toContain(
      'refused, 409/8363/25223 Duplicate; number in use',
    )
    expect(lines.find((line) => line.includes('location/Lyon#routes'))).toMatch(/^not-begun .*needs /)
    expect(result.complete).toBe(false)
    expect(result.counts.failed).toBe(2)
  })

  it('do not hide that a person exists all the same', async () => {
    const { systems, journal, twin, store } = begin()
    const paula = byId('1/prepare/webex/person/pduran@example.com')
    let first = true
    systems.answerAt = () => undefined
    const lying = new WatchedSystems({
      ...pick(systems),
      webex: {
        call: async (request) => {
          const answer = await twin.webex.call(request)
          if (request.operation !== 'createPerson' || !first) return answer
          first = false
          return { status: 400, body: { message: 'Calling flag not set' } }
        },
      },
    })
    const result = await carryOut([paula], lying, journal)
    expect(unfinished(result)).toEqual([])
    expect(lying.writes).toHaveLength(1)
    expect(standing(store)).not.toBe('')
  })

  it('in part (206) are seen by reading back, and the rest is asked for again', async () => {
    const { systems, journal } = begin()
    let parts = 0
    const inner = systems
    const partial = new WatchedSystems({
      ...pick(inner),
      webex: {
        call: async (request) => {
          const licenses = request.body?.['licenses']
          if (request.operation !== 'assignLicenses' || !Array.isArray(licenses) || licenses.length < 2 || parts > 0) {
            return inner.webex.call(request)
          }
          parts += 1
          const answer = await inner.webex.call({
            ...request,
            body: { ...request.body, licenses: licenses.slice(0, 1) },
          })
          return { ...answer, status: 206 }
        },
      },
    })
    const result = await carryOut(changes, partial, journal)
    expect(parts).toBe(1)
    expect(unfinished(result)).toEqual([])
  })
})

function pick(systems: WatchedSystems) {
  return {
    kind: systems.kind,
    webex: systems.webex,
    ucm: systems.ucm,
    gateway: (name: string) => systems.gateway(name),
    trunkPassword: (trunk: string) => systems.trunkPassword(trunk),
  }
}

describe('somebody else', () => {
  it('who changed an object stops its change with both values, and nothing is sent for it', async () => {
    const { systems, journal, twin } = begin()
    await twin.ucm.call({
      operation: 'updateRoutePattern',
      body: { pattern: '8990', routePartitionName: 'SVC-PT', description: 'by hand' },
    })
    const result = await carryOut(changes, systems, journal)
    expect(result.counts.conflict).toBe(1)
    expect(systems.writes.filter(({ text }) => text.startsWith('updateRoutePattern'))).toEqual([])
    expect(result.findings).toHaveLength(1)
    expect(result.findings[0]).toMatchObject({ code: 'WAV-003', subject: 'route-pattern:8990@SVC-PT' })
    const evidence = result.findings[0]?.evidence.map(({ label, value }) => `${label}: ${value}`)
    expect(evidence).toContain('description found: by hand')
    expect(evidence).toContain('description planned: changed')
  })

  it('who made the object as planned is taken up: adopted, nothing sent', async () => {
    const { systems, journal, twin } = begin()
    const after = { name: 'WXC-MOVED-PT', description: 'Moved to Webex' }
    await twin.ucm.call({ operation: 'addRoutePartition', body: { routePartition: after } })
    const result = await carryOut(changes, systems, journal)
    expect(result.complete).toBe(true)
    expect(result.counts.adopted).toBe(1)
    expect(systems.writes.filter(({ text }) => text.includes('addRoutePartition'))).toHaveLength(1)
  })

  it('who changed an object after the run is a drift of the second run, which sends nothing', async () => {
    const { systems, journal, twin } = begin()
    await carryOut(changes, systems, journal)
    const sent = systems.writes.length
    await twin.ucm.call({ operation: 'updateCss', body: { name: 'LYN-DEV-CSS', description: 'by hand' } })
    const result = await carryOut(changes, systems, journal)
    expect(systems.writes.length).toBe(sent)
    expect(result.counts.drifted).toBe(1)
    expect(result.complete).toBe(false)
    expect(result.findings.map(({ subject }) => subject)).toEqual(['css:LYN-DEV-CSS'])
  })

  it('who used a section of the gateway that the plan makes is not written over', async () => {
    const { systems, journal, twin } = begin()
    await twin.gateway('lgw-lyon')?.configure(['dial-peer voice 200 voip', ' description by hand'])
    const result = await carryOut(changes, systems, journal)
    expect(unfinished(result).filter((line) => line.includes('/lgw/'))[0]).toContain('description by hand')
    expect(systems.writes.filter(({ text }) => text.startsWith('configure'))).toEqual([])
  })
})

describe('secrets', () => {
  it('are in requests and in no record of the journal', async () => {
    const { systems, journal, twin } = begin()
    await carryOut(changes, systems, journal)
    const password = twin.trunkPassword('Lyon LGW')
    expect(JSON.stringify(systems.writes)).toContain(password)
    expect(JSON.stringify(journal.all)).not.toContain(password)
  })
})

describe('a part of a plan', () => {
  it('brings along what it needs, and no more', async () => {
    const { systems, journal } = begin()
    const result = await runChanges({
      run: RUN,
      changes,
      systems,
      journal,
      sleep: () => Promise.resolve(),
      only: ({ id }) => id === '1/prepare/webex/trunk/Lyon LGW',
    })
    expect(result.changes.map(({ change }) => change.id)).toEqual([
      '1/prepare/webex/location/Lyon',
      '1/prepare/webex/trunk/Lyon LGW',
    ])
    expect(result.complete).toBe(true)
  })
})

describe('a step for people', () => {
  const step = () => [{ ...byId('1/cutover/people/step/verify-agents@Lyon'), needs: [] }]

  it('is taken as done in a rehearsal, with a note', async () => {
    const { systems, journal } = begin()
    await carryOut(step(), systems, journal)
    expect(journal.all.map(({ event, detail }) => `${event} ${detail ?? ''}`)).toEqual([
      'begun ',
      'confirmed rehearsal: taken as done',
    ])
  })

  it('waits on live systems until somebody says that it is done', async () => {
    const { systems, journal } = begin()
    const live = { ...pick(systems), kind: 'live' as const }
    const waiting = await carryOut(step(), live, journal)
    expect(waiting.counts.waiting).toBe(1)
    expect(waiting.complete).toBe(false)
    journal.append({ run: RUN, change: step()[0]?.id ?? '', event: 'confirmed' })
    expect((await carryOut(step(), live, journal)).complete).toBe(true)
  })
})

describe('the way back', () => {
  it('is carried out by the same drivers: inverses in reverse order', async () => {
    const { systems, journal, store } = begin()
    await carryOut(changes, systems, journal, { concurrency: 1 })
    // What the platform does not take back while it is in use (webex-api 10), and a person, who stays.
    const staying = ['webex/location', 'webex/number', 'webex/trunk', 'webex/route-group']
    const back = [...changes].reverse().flatMap((change): readonly Change[] => {
      const what = inverse(change.what)
      if (what === undefined || what.key === 'pduran@example.com') return []
      if (staying.includes(`${what.system}/${what.kind}`)) return []
      return [{ ...change, id: `back/${change.id}`, phase: 'clean-up', needs: [], what }]
    })
    const result = await carryOut(back, systems, journal, { concurrency: 1 })
    expect(unfinished(result)).toEqual([])
    const now = readTwin(store)
    expect(now.ucm.root).toBe(network.ucm.root)
    for (const kind of ['queue', 'supervisor', 'dial-plan', 'contact'] as const) {
      expect(now.webex?.objects[kind].map(({ value }) => value)).toEqual(
        network.webex?.objects[kind].map(({ value }) => value),
      )
    }
    const nina = now.webex?.objects.person.find(({ key }) => key === 'ngarcia@example.com')?.value
    expect(nina?.licenses).toEqual(['Unified Communication Manager (UCM)@SUB-1'])
    expect(now.gateways[0]?.lines.join('\n')).not.toContain('200')
  })
})
