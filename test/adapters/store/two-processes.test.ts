import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputRecord } from '../../../src/workflows/ports.js'
import { sampleSnapshot } from './sample-snapshot.js'
import { ended, said, StorePlace } from './store-place.js'

const INPUT: InputRecord = { kind: 'ucm', name: 'a.tar', sha256: 'aa', takenAt: '2026-01-05T02:00:00.000Z' }

let place: StorePlace

beforeEach(async () => {
  place = new StorePlace()
  ;(await place.stores.create(place.folder)).close()
})

afterEach(() => {
  place.remove()
})

describe('two processes at once', () => {
  it('the second one is refused when it will not wait, and is let in when it waits long enough', async () => {
    const child = place.child('hold', '700')
    const end = ended(child)
    await said(child, 'held')
    await expect(place.stores.open(place.folder, { access: 'write', waitSeconds: 0 })).rejects.toThrow(
      new RegExp(`in use by .* \\(process ${String(child.pid)}, child hold, since 2026-01-02T03:04:05.000Z\\)`),
    )
    const reader = await place.stores.open(place.folder, { access: 'read', waitSeconds: 0 })
    expect(reader.decisions()).toEqual([])
    reader.close()
    const store = await place.stores.open(place.folder, { access: 'write', waitSeconds: 20 })
    store.close()
    expect(place.notes).toEqual([])
    expect(await end).toMatchObject({ code: 0 })
  })

  it('six that find the lock of a dead process write one after the other, and one of them takes it over', async () => {
    expect(await ended(place.child('die'))).toMatchObject({ signal: 'SIGKILL' })
    expect(existsSync(place.lockFile)).toBe(true)
    const counter = join(place.root, 'counter')
    writeFileSync(counter, '0')
    const ends = await Promise.all(Array.from({ length: 6 }, () => ended(place.child('count', counter))))
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0])
    expect(readFileSync(counter, 'utf8')).toBe('6')
    expect(ends.filter(({ talk }) => talk.includes('took over the lock'))).toHaveLength(1)
    expect(readdirSync(place.folder).filter((name) => name.startsWith('lock'))).toEqual([])
  })

  it('one that leaves without closing gives the lock back', async () => {
    expect(await ended(place.child('exit'))).toMatchObject({ code: 0 })
    expect(existsSync(place.lockFile)).toBe(false)
  })
})

describe('a process killed in the middle of saving', () => {
  it('leaves the previous snapshot current and the store whole', async () => {
    const before = sampleSnapshot(50)
    const first = await place.stores.open(place.folder, { access: 'write', waitSeconds: 0 })
    first.saveSnapshot(before, INPUT)
    first.close()
    expect(await ended(place.child('die while saving'))).toMatchObject({ signal: 'SIGKILL' })

    const reader = await place.stores.open(place.folder, { access: 'read', waitSeconds: 0 })
    expect(reader.currentSnapshot()).toEqual(before)
    expect(reader.inputs()).toEqual([INPUT])
    reader.close()

    const writer = await place.stores.open(place.folder, { access: 'write', waitSeconds: 0 })
    expect(place.notes).toEqual([
      expect.stringMatching(/^took over the lock of .*child die while saving.*that process is gone$/),
    ])
    const after = sampleSnapshot(50, 7)
    writer.saveSnapshot(after, { ...INPUT, name: 'b.tar' })
    expect(writer.currentSnapshot()).toEqual(after)
    writer.close()

    const raw = new Libsql(place.file)
    expect(raw.prepare('PRAGMA integrity_check').raw().all([])).toEqual([['ok']])
    expect(raw.prepare("SELECT count(*) FROM object WHERE key LIKE 'PT-1%'").raw().all([])).toEqual([[0]])
    raw.close()
  })
})
