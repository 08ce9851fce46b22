import { cpSync, statSync } from 'node:fs'
import Libsql from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SqliteStore } from '../../../src/adapters/store/sqlite-store.js'
import { UserError } from '../../../src/findings/user-error.js'
import type { Decision } from '../../../src/model/decision.js'
import type { UcmSnapshot } from '../../../src/model/snapshot.js'
import type { InputRecord } from '../../../src/workflows/ports.js'
import { reordered, sampleSnapshot } from './sample-snapshot.js'
import { StorePlace } from './store-place.js'

const NIGHT_1: InputRecord = { kind: 'ucm', name: 'mon.tar', sha256: 'aa', takenAt: '2026-01-05T02:00:00.000Z' }
const NIGHT_2: InputRecord = { kind: 'ucm', name: 'tue.tar', sha256: 'bb', takenAt: '2026-01-06T02:00:00.000Z' }

let place: StorePlace
let store: SqliteStore

beforeEach(async () => {
  place = new StorePlace()
  store = await place.stores.create(place.folder)
})

afterEach(() => {
  store.close()
  place.remove()
})

async function reopen(): Promise<void> {
  store.close()
  store = await place.stores.open(place.folder, { access: 'write', waitSeconds: 0 })
}

/** One number from the file, read past our own code. */
function peek(sql: string): number {
  const database = new Libsql(place.file)
  const [row] = database.prepare(sql).raw().all([]) as number[][]
  database.close()
  return row![0]!
}

describe('snapshots', () => {
  it('come back equal, in order, after the store was closed', async () => {
    const snapshot = sampleSnapshot(40)
    store.saveSnapshot(snapshot, NIGHT_1)
    await reopen()
    const back = store.currentSnapshot()
    expect(back).toEqual(snapshot)
    expect(back!.objects.phone.map((entry) => entry.key)).toEqual(snapshot.objects.phone.map((entry) => entry.key))
    expect(store.currentRoot()).toBe(snapshot.root)
  })

  it('keep a source with a column, one without a row, and odd characters', () => {
    const base = sampleSnapshot(1)
    const partition = [
      { key: 'a', value: { name: 'a' }, source: { file: 'x.csv', row: 2, column: 'NAME' } },
      { key: 'b', value: { name: 'b\u0000\ud83d\ude00\n"' }, source: { file: 'x.csv' } },
      { key: "c\u2028'?", value: { name: 'c' }, source: { file: 'x.csv', column: '' } },
    ]
    const snapshot: UcmSnapshot = { ...base, objects: { ...base.objects, partition } }
    store.saveSnapshot(snapshot, NIGHT_1)
    expect(store.currentSnapshot()).toEqual(snapshot)
  })

  it('are absent at first', () => {
    expect(store.currentSnapshot()).toBeUndefined()
    expect(store.currentRoot()).toBeUndefined()
    expect(store.currentRoster()).toBeUndefined()
    expect(store.inputs()).toEqual([])
  })

  it('make no second snapshot of an equal root, but point to the rows of the newer file', () => {
    const first = sampleSnapshot(40)
    const second = reordered(first)
    expect(second).not.toEqual(first)
    store.saveSnapshot(first, NIGHT_1)
    store.saveSnapshot(second, NIGHT_2)
    expect(peek('SELECT count(*) FROM snapshot')).toBe(1)
    expect(store.currentSnapshot()).toEqual(second)
    expect(store.inputs()).toEqual([NIGHT_2])
  })

  it('keep history, and what did not change is stored once', () => {
    const first = sampleSnapshot(1000)
    store.saveSnapshot(first, NIGHT_1)
    const objects = peek('SELECT count(*) FROM object')
    const pages = peek('PRAGMA page_count')
    const second = sampleSnapshot(1000, 10)
    store.saveSnapshot(second, NIGHT_2)
    expect(peek('SELECT count(*) FROM snapshot')).toBe(2)
    expect(peek('SELECT count(*) FROM object')).toBe(objects + 10)
    expect(peek('PRAGMA page_count')).toBeLessThan(pages * 1.1)
    expect(store.currentSnapshot()).toEqual(second)
  })

  it('can go back to an earlier state of the cluster', () => {
    const first = sampleSnapshot(20)
    store.saveSnapshot(first, NIGHT_1)
    store.saveSnapshot(sampleSnapshot(20, 5), NIGHT_2)
    store.saveSnapshot(first, { ...NIGHT_1, takenAt: '2026-01-07T02:00:00.000Z' })
    expect(store.currentSnapshot()).toEqual(first)
    expect(peek('SELECT count(*) FROM snapshot')).toBe(2)
  })

  it('refuse a key that could not be read back, and nothing of the attempt stays', () => {
    const base = sampleSnapshot(1)
    store.saveSnapshot(base, NIGHT_1)
    const partition = [{ key: 'a\0b', value: { name: 'a' }, source: { file: 'x.csv', row: 2 } }]
    const broken: UcmSnapshot = { ...base, root: 'other', objects: { ...base.objects, partition } }
    expect(() => store.saveSnapshot(broken, NIGHT_2)).toThrow(
      'a text with a NUL character cannot be stored: "a\\u0000b"',
    )
    expect(store.currentSnapshot()).toEqual(base)
    expect(store.inputs()).toEqual([NIGHT_1])
    expect(peek('SELECT count(*) FROM snapshot')).toBe(1)
  })
})

describe('inputs and rosters', () => {
  it('show the latest of each kind', () => {
    const roster = {
      entries: [{ who: 'agent1@example.com', role: 'AGENT', queues: ['sales'], source: { file: 'r.csv', row: 2 } }],
    } as const
    const rosterInput: InputRecord = { kind: 'roster', name: 'r.csv', sha256: 'cc', takenAt: NIGHT_1.takenAt }
    store.saveSnapshot(sampleSnapshot(1), NIGHT_1)
    store.saveRoster({ entries: [] }, { ...rosterInput, name: 'old.csv' })
    store.saveRoster(roster, rosterInput)
    store.saveSnapshot(sampleSnapshot(2), NIGHT_2)
    expect(store.inputs()).toEqual([rosterInput, NIGHT_2])
    expect(store.currentRoster()).toEqual(roster)
    expect(store.currentSnapshot()!.objects['end-user']).toHaveLength(2)
  })
})

describe('decisions', () => {
  const decision = (value: string, more: Partial<Decision> = {}): Decision => ({
    tab: 'Findings',
    key: 'abcdefghij',
    field: 'Decision',
    value,
    recordedAt: '2026-01-05T09:00:00.000Z',
    origin: { kind: 'workbook', file: 'audit.xlsx', sha256: 'dd', cell: 'Findings!H12' },
    ...more,
  })

  it('are kept oldest first, all of them', async () => {
    const many = Array.from({ length: 123 }, (_, index) => decision(`FIX ${index}`))
    const last = decision('', { evidenceHash: '00ff', origin: { kind: 'command', command: 'decide set' } })
    store.appendDecisions(many)
    store.appendDecisions([])
    store.appendDecisions([last])
    await reopen()
    expect(store.decisions()).toEqual([...many, last])
  })

  it('cannot be changed or removed, not even past our own code', () => {
    store.appendDecisions([decision('ACCEPT')])
    const database = new Libsql(place.file)
    expect(() => database.exec("UPDATE decision SET value = 'FIX'")).toThrow('decisions are append-only')
    expect(() => database.exec('DELETE FROM decision')).toThrow('decisions are append-only')
    database.close()
    expect(store.decisions()).toEqual([decision('ACCEPT')])
  })

  it('are taken all or none', () => {
    expect(() => store.appendDecisions([decision('FIX'), decision('bad\0value')])).toThrow(UserError)
    expect(store.decisions()).toEqual([])
  })
})

describe('revisions', () => {
  it('are numbered from 1', () => {
    expect(store.latestRevision()).toBeUndefined()
    const cells = [{ tab: 'Findings', key: 'abcdefghij', field: 'Decision', value: '=1+1' }]
    expect(store.saveRevision({ createdAt: 'a', cells: [] })).toBe(1)
    expect(store.saveRevision({ createdAt: 'b', cells })).toBe(2)
    expect(store.revision(2)).toEqual({ revision: 2, createdAt: 'b', cells })
    expect(store.revision(3)).toBeUndefined()
    expect(() => store.revision(1.5)).toThrow(UserError)
    expect(store.latestRevision()).toBe(2)
  })
})

describe('the file', () => {
  it('holds everything once the store is closed, so that a copy of it is whole', async () => {
    const snapshot = sampleSnapshot(100)
    store.saveSnapshot(snapshot, NIGHT_1)
    store.close()
    const copy = new StorePlace()
    cpSync(place.file, copy.file)
    const restored = await copy.stores.open(copy.folder, { access: 'read', waitSeconds: 0 })
    expect(restored.currentSnapshot()).toEqual(snapshot)
    restored.close()
    copy.remove()
  })

  it('is private, with its side files', () => {
    store.saveSnapshot(sampleSnapshot(1), NIGHT_1)
    for (const suffix of ['', '-wal', '-shm']) expect(statSync(place.file + suffix).mode & 0o777).toBe(0o600)
  })

  it('keeps the identity given at creation', async () => {
    const id = store.projectId()
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    await reopen()
    expect(store.projectId()).toBe(id)
  })

  it('is written through to the disk at each commit', () => {
    expect(peek('PRAGMA synchronous')).toBe(2)
    const database = new Libsql(place.file)
    expect(database.prepare('PRAGMA journal_mode').raw().all([])).toEqual([['wal']])
    database.close()
  })
})

describe('a reader', () => {
  it('needs no lock and sees the last committed state while another one writes', async () => {
    const before = sampleSnapshot(10)
    store.saveSnapshot(before, NIGHT_1)
    const reader = await place.stores.open(place.folder, { access: 'read', waitSeconds: 0 })
    expect(reader.currentSnapshot()).toEqual(before)
    const after = sampleSnapshot(10, 3)
    store.saveSnapshot(after, NIGHT_2)
    expect(reader.currentSnapshot()).toEqual(after)
    expect(() => reader.saveSnapshot(before, NIGHT_1)).toThrow('opened for reading')
    reader.close()
  })
})

describe('several clusters', () => {
  const cluster = (clusterId: string, phones: number): UcmSnapshot => {
    const base = sampleSnapshot(phones)
    return { ...base, root: `root-${clusterId}-${phones}`, cluster: { clusterId } }
  }

  it('are kept apart, and one is chosen when the workspace is opened', async () => {
    store.saveSnapshot(cluster('EAST', 3), NIGHT_1)
    store.saveSnapshot(cluster('WEST', 5), NIGHT_2)
    expect(store.clusters()).toEqual(['EAST', 'WEST'])
    expect(() => store.currentSnapshot()).toThrow('this workspace holds 2 clusters: EAST, WEST')
    expect(store.isClusterChosen()).toBe(false)
    expect(store.snapshotOf('EAST')?.root).toBe('root-EAST-3')
    store.close()
    store = await place.stores.open(place.folder, { access: 'write', waitSeconds: 0, cluster: 'WEST' })
    expect(store.currentRoot()).toBe('root-WEST-5')
    expect(store.currentSnapshot()?.objects.phone).toHaveLength(10)
    expect(store.inputs().filter(({ kind }) => kind === 'ucm')).toHaveLength(2)
    store.close()
    store = await place.stores.open(place.folder, { access: 'read', waitSeconds: 0, cluster: 'NORTH' })
    expect(() => store.currentRoot()).toThrow(UserError)
  })

  it('keep their history: each reading can be asked for', () => {
    store.saveSnapshot(cluster('EAST', 3), NIGHT_1)
    store.saveSnapshot(cluster('EAST', 4), NIGHT_2)
    store.saveSnapshot(cluster('EAST', 3), { ...NIGHT_1, name: 'wed.tar' })
    const readings = store.readings()
    expect(readings.map(({ name, subject, root, current }) => [name, subject, root, current])).toEqual([
      ['mon.tar', 'EAST', 'root-EAST-3', false],
      ['tue.tar', 'EAST', 'root-EAST-4', false],
      ['wed.tar', 'EAST', 'root-EAST-3', true],
    ])
    expect(store.currentRoot()).toBe('root-EAST-3')
    expect(store.reading(readings[1]?.id ?? 0)).toMatchObject({ root: 'root-EAST-4', cluster: { clusterId: 'EAST' } })
    expect(store.reading(99)).toBeUndefined()
  })
})
