import { statSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LGW_KINDS } from '../../../src/model/lgw/kinds.js'
import type { LgwSnapshot } from '../../../src/model/lgw/snapshot.js'
import { WEBEX_KINDS } from '../../../src/model/webex/kinds.js'
import type { WebexSnapshot } from '../../../src/model/webex/snapshot.js'
import { StorePlace } from './store-place.js'

let place: StorePlace

beforeEach(() => {
  place = new StorePlace()
})

afterEach(() => {
  place.remove()
})

describe('the journal', () => {
  it('numbers records over all runs and gives back those of one', async () => {
    const store = await place.stores.create(place.folder)
    const journal = store.journal()
    journal.append({ run: 'p@twin', change: 'a', event: 'begun' })
    journal.append({ run: 'other@twin', change: 'a', event: 'begun' })
    const third = journal.append({ run: 'p@twin', change: 'a', event: 'intent', request: 'updateLine', detail: 'x' })
    expect(third).toEqual({
      sequence: 3,
      run: 'p@twin',
      change: 'a',
      event: 'intent',
      request: 'updateLine',
      detail: 'x',
      at: '2026-01-01T00:00:00.000Z',
    })
    store.close()
    const again = await place.stores.open(place.folder, { access: 'read', waitSeconds: 0 })
    expect(again.journal().records('p@twin')).toEqual([
      { sequence: 1, run: 'p@twin', change: 'a', event: 'begun', at: '2026-01-01T00:00:00.000Z' },
      third,
    ])
    expect(again.journal().records('nobody@twin')).toEqual([])
    again.close()
  })

  it('is never changed, not even by another tool', async () => {
    const store = await place.stores.create(place.folder)
    store.journal().append({ run: 'p@twin', change: 'a', event: 'begun' })
    store.saveApproval({ plan: 'p', hash: 'h', by: 'Ada', at: '2026-01-01T00:00:00.000Z' })
    store.close()
    const raw = new Libsql(place.file)
    for (const table of ['journal', 'approval']) {
      expect(() => raw.exec(`DELETE FROM ${table}`)).toThrow('append-only')
      expect(() => raw.exec(`UPDATE ${table} SET at = 'x'`)).toThrow('append-only')
    }
    raw.close()
  })
})

describe('approvals', () => {
  it('come back oldest first', async () => {
    const store = await place.stores.create(place.folder)
    const first = { plan: 'p', hash: 'h1', by: 'Ada', at: '2026-01-01T00:00:00.000Z' }
    const second = { plan: 'p', hash: 'h2', by: 'Bo', at: '2026-01-02T00:00:00.000Z' }
    store.saveApproval(first)
    store.saveApproval(second)
    expect(store.approvals()).toEqual([first, second])
    store.close()
  })
})

describe('organizations and gateways', () => {
  it('come back newest, a gateway of each name', async () => {
    const store = await place.stores.create(place.folder)
    const input = (kind: 'webex' | 'lgw', name: string) => ({
      kind,
      name,
      sha256: name,
      takenAt: '2026-01-01T00:00:00.000Z',
    })
    store.saveGateway(gateway('lgw-b', 'r1'), input('lgw', 'b.cfg'))
    store.saveGateway(gateway('lgw-a', 'r2'), input('lgw', 'a-old.cfg'))
    store.saveGateway(gateway('lgw-a', 'r3'), input('lgw', 'a-new.cfg'))
    store.saveWebex(organization('w1'), input('webex', 'first'))
    store.saveWebex({ ...organization('w2'), organizationName: 'Example' }, input('webex', 'second'))
    expect(store.currentGateways().map(({ name, root }) => [name, root])).toEqual([
      ['lgw-a', 'r3'],
      ['lgw-b', 'r1'],
    ])
    expect(store.currentWebex()?.root).toBe('w2')
    expect(store.inputs().map(({ kind, name }) => [kind, name])).toEqual([
      ['lgw', 'a-new.cfg'],
      ['lgw', 'b.cfg'],
      ['webex', 'second'],
    ])
    store.close()
  })
})

function gateway(name: string, root: string): LgwSnapshot {
  const kinds = LGW_KINDS.map((kind) => [kind, []] as const)
  return {
    system: 'lgw',
    name,
    root,
    objects: Object.fromEntries(kinds) as unknown as LgwSnapshot['objects'],
    lines: [],
    account: { understood: 0, irrelevant: 0, unknown: [] },
    findings: [],
  }
}

function organization(root: string): WebexSnapshot {
  const kinds = WEBEX_KINDS.map((kind) => [kind, []] as const)
  return {
    system: 'webex',
    root,
    declaredEmpty: true,
    unread: [],
    objects: Object.fromEntries(kinds) as unknown as WebexSnapshot['objects'],
    members: [],
    findings: [],
  }
}

describe('the store of the twin', () => {
  it('keeps rows by table and id, in a private file of its own', async () => {
    const store = await place.stores.create(place.folder)
    const twin = place.stores.openTwin(place.folder)
    twin.write({ put: [row('b', '1', '{}'), row('a', '2', '{"x":1}'), row('a', '1', '{}')], remove: [] })
    twin.write({ put: [row('a', '2', '{"x":2}')], remove: [{ table: 'b', id: '1' }] })
    twin.close()
    const again = place.stores.openTwin(place.folder)
    expect(again.all()).toEqual([row('a', '1', '{}'), row('a', '2', '{"x":2}')])
    again.reset()
    expect(again.all()).toEqual([])
    again.close()
    expect(statSync(join(place.folder, 'twin.db')).mode & 0o777).toBe(0o600)
    store.close()
  })

  it('takes nothing when one row of a write cannot be stored', () => {
    const twin = place.stores.openTwin(place.folder)
    expect(() => {
      twin.write({ put: [row('a', '1', '{}'), row('a', '2', 'a\0b')], remove: [] })
    }).toThrow('NUL')
    expect(twin.all()).toEqual([])
    twin.close()
  })
})

function row(table: string, id: string, json: string) {
  return { table, id, json }
}
