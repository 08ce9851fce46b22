import { beforeAll, describe, expect, it } from 'vitest'
import type { RestRequest, Systems } from '../../src/execute/ports.js'
import { LostAnswer } from '../../src/execute/ports.js'
import { ingestLgw } from '../../src/ingest/lgw/ingest-lgw.js'
import type { NetworkSnapshot } from '../../src/model/network.js'
import { readTwin } from '../../src/twin/read-back.js'
import { Twin } from '../../src/twin/twin.js'
import { Died, type Fault, withFaults } from '../support/faults.js'
import { MemoryTwinStore } from '../support/memory-twin-store.js'
import { threeSitesSnapshot } from '../support/three-sites.js'
import { desk } from '../support/webex-desk.js'
import { ingestWebex } from '../../src/ingest/webex/ingest-webex.js'

const GATEWAY = 'hostname lgw-1\n!\ndial-peer voice 1 voip\n description first\n!\nend\n'

let network: NetworkSnapshot

beforeAll(async () => {
  const webex = ingestWebex({ name: 'made-up', sha256: '', members: desk().twin.exportFiles() })
  const gateway = ingestLgw({ name: 'lgw-1.cfg', bytes: Buffer.from(GATEWAY) })
  network = { ucm: await threeSitesSnapshot(), webex, gateways: [gateway] }
})

function request(
  operation: string,
  method: RestRequest['method'],
  path: string,
  body?: RestRequest['body'],
): RestRequest {
  return { operation, method, path, ...(body === undefined ? {} : { body }) }
}

const LOCATION = {
  name: 'Boston',
  timeZone: 'America/New_York',
  preferredLanguage: 'en_us',
  announcementLanguage: 'en_us',
  address: { address1: '2 Example Street', city: 'Boston', state: 'MA', postalCode: '02101', country: 'US' },
}
const CREATE = request('createLocation', 'POST', '/locations', LOCATION)
const LIST = request('listLocations', 'GET', '/locations')

async function locations(systems: Systems): Promise<readonly string[]> {
  const { body } = await systems.webex.call(LIST)
  return (body as { items: { name: string }[] }).items.map(({ name }) => name)
}

describe('the twin', () => {
  it('is not there before it was made', () => {
    const store = new MemoryTwinStore()
    expect(Twin.open(store)).toBeUndefined()
    expect(() => readTwin(store)).toThrow('there is no twin yet')
  })

  it('reads back as the network it was made from', () => {
    const store = new MemoryTwinStore()
    const twin = Twin.seed(store, network)
    expect(twin.origin).toEqual({
      ucm: network.ucm.root,
      webex: network.webex?.root,
      gateways: { 'lgw-1': network.gateways[0]?.root },
    })
    expect(store.writes).toBe(1)
    const read = readTwin(store)
    expect(read.ucm.root).toBe(network.ucm.root)
    expect(read.webex?.root).toBe(network.webex?.root)
    expect(read.gateways.map(({ name, root }) => [name, root])).toEqual([['lgw-1', network.gateways[0]?.root]])
  })

  it('has no organization where none was read', () => {
    const store = new MemoryTwinStore()
    Twin.seed(store, { ...network, webex: undefined })
    expect(readTwin(store).webex).toBeUndefined()
  })

  it('forgets an older twin when it is made anew', async () => {
    const store = new MemoryTwinStore()
    await Twin.seed(store, network).webex.call(CREATE)
    Twin.seed(store, { ...network, gateways: [] })
    expect(readTwin(store).gateways).toEqual([])
    expect(readTwin(store).webex?.root).toBe(network.webex?.root)
  })

  it('makes each change durable in one write before it answers', async () => {
    const store = new MemoryTwinStore()
    const twin = Twin.seed(store, network)
    const before = store.writes
    await twin.webex.call(LIST)
    await twin.gateway('lgw-1')?.runningConfig()
    expect(store.writes).toBe(before)
    await twin.webex.call(CREATE)
    expect(store.writes).toBe(before + 1)
    expect((await twin.webex.call(CREATE)).status).toBe(409)
    expect(store.writes).toBe(before + 1)
    await twin.gateway('lgw-1')?.configure(['dial-peer voice 1 voip', ' preference 2'])
    expect(store.writes).toBe(before + 2)

    const again = Twin.open(store)
    expect(again === undefined ? [] : await locations(again)).toContain('Boston')
    expect(await again?.gateway('lgw-1')?.runningConfig()).toContain(' preference 2')
    expect(readTwin(store).gateways[0]?.objects['dial-peer']).toMatchObject([{ value: { preference: 2 } }])
  })

  it('keeps what a gateway took before it refused', async () => {
    const store = new MemoryTwinStore()
    const twin = Twin.seed(store, network)
    const shell = twin.gateway('lgw-1')
    expect(await shell?.configure(['hostname lgw-9', 'nonsense'])).toMatchObject({ refused: { line: 'nonsense' } })
    expect(readTwin(store).gateways[0]).toMatchObject({ name: 'lgw-1' })
    expect(readTwin(store).gateways[0]?.lines).toContain('hostname lgw-9')
    expect(twin.gateway('lgw-2')).toBeUndefined()
  })

  it('has passwords that trunks take', () => {
    const twin = Twin.seed(new MemoryTwinStore(), network)
    expect(twin.trunkPassword('LGW-1')).not.toBe(twin.trunkPassword('LGW-2'))
    expect(twin.trunkPassword('LGW-1')).toBe(twin.trunkPassword('LGW-1'))
    expect(twin.trunkPassword('LGW-1')).not.toMatch(/[?!]/)
  })
})

describe('faults', () => {
  const faulty = (...plan: readonly Fault[]) => withFaults(Twin.seed(new MemoryTwinStore(), network), plan)

  it('lose the answer after the effect, or the request before it', async () => {
    const after = faulty({ at: { operation: 'createLocation' }, what: { kind: 'lose-answer' } })
    await expect(after.webex.call(CREATE)).rejects.toThrow(LostAnswer)
    expect(await locations(after)).toContain('Boston')
    const before = faulty({ at: { write: 1 }, what: { kind: 'lose-request' } })
    await expect(before.webex.call(CREATE)).rejects.toThrow(LostAnswer)
    expect(await locations(before)).not.toContain('Boston')
    expect((await before.webex.call(CREATE)).status).toBe(201)
  })

  it('answer with a status, with and without effect', async () => {
    const systems = faulty(
      { at: { request: 1 }, what: { kind: 'status', status: 429, retryAfter: '2' } },
      { at: { request: 2 }, what: { kind: 'status-after-effect', status: 502 } },
    )
    expect(await systems.webex.call(CREATE)).toMatchObject({ status: 429, retryAfter: '2' })
    expect((await systems.webex.call(CREATE)).status).toBe(502)
    expect(await locations(systems)).toContain('Boston')
  })

  it('end the process before or after the effect', async () => {
    const systems = faulty({ at: { operation: 'configure', occurrence: 2 }, what: { kind: 'die', when: 'after' } })
    await systems.gateway('lgw-1')?.configure(['hostname lgw-2'])
    await expect(systems.gateway('lgw-1')?.configure(['hostname lgw-3'])).rejects.toThrow(Died)
    expect(await systems.gateway('lgw-1')?.runningConfig()).toContain('hostname lgw-3')
  })

  it('grant a part of the licenses', async () => {
    const systems = faulty({ at: { operation: 'assignLicenses' }, what: { kind: 'partial-license' } })
    const listed = await systems.webex.call(request('listLicenses', 'GET', '/licenses'))
    const licenses = (listed.body as { items: { id: string; name: string }[] }).items
    const ucm = licenses.find(({ name }) => name.includes('(UCM)'))
    const body = { email: 'ann@example.com', licenses: [{ id: ucm?.id ?? '', operation: 'remove' }] }
    const answer = await systems.webex.call(request('assignLicenses', 'PATCH', '/licenses/users', body))
    expect(answer).toMatchObject({ status: 206, body: { licenses: [ucm?.id] } })
  })
})
