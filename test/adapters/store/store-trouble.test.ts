import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Database } from '../../../src/adapters/store/database.js'
import { UserError } from '../../../src/findings/user-error.js'
import type { InputRecord } from '../../../src/workflows/ports.js'
import { sampleSnapshot } from './sample-snapshot.js'
import { StorePlace } from './store-place.js'

const INPUT: InputRecord = { kind: 'ucm', name: 'a.tar', sha256: 'aa', takenAt: '2026-01-05T02:00:00.000Z' }

let place: StorePlace

beforeEach(() => {
  place = new StorePlace()
})

afterEach(() => {
  place.remove()
})

async function refusal(work: () => unknown): Promise<UserError> {
  try {
    await work()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('did not fail')
}

const open = (access: 'read' | 'write'): Promise<unknown> => place.stores.open(place.folder, { access, waitSeconds: 0 })

describe('a file that is no store', () => {
  it.each(['read', 'write'] as const)('says so: missing (%s)', async (access) => {
    expect((await refusal(() => open(access))).message).toBe(`the workspace has no store: ${place.file}`)
  })

  it.each(['read', 'write'] as const)('says so: another kind of file (%s)', async (access) => {
    writeFileSync(place.file, 'name,partition\n'.repeat(100))
    expect((await refusal(() => open(access))).message).toBe(`the store ${place.file} is not a store of rehome`)
  })

  it.each(['read', 'write'] as const)('says so: empty (%s)', async (access) => {
    writeFileSync(place.file, '')
    expect((await refusal(() => open(access))).message).toBe('the store of this workspace is damaged: it has no schema')
  })

  it('says so: a folder', async () => {
    mkdirSync(place.file)
    expect((await refusal(() => open('write'))).message).toBe(`the store ${place.file} cannot be opened`)
  })

  it('says so: overwritten in the middle', async () => {
    const store = await place.stores.create(place.folder)
    store.saveSnapshot(sampleSnapshot(200), INPUT)
    store.close()
    const handle = openSync(place.file, 'r+')
    writeSync(handle, Buffer.alloc(200_000, 'x'), 0, 200_000, 8192)
    closeSync(handle)
    const error = await refusal(async () => {
      const reader = await place.stores.open(place.folder, { access: 'read', waitSeconds: 0 })
      try {
        reader.currentSnapshot()
      } finally {
        reader.close()
      }
    })
    expect(error.message).toContain('is damaged')
    expect(error.hint).toContain('backup')
  })
})

describe('a full disk', () => {
  it('saves nothing, says so, and leaves what was there', async () => {
    const store = await place.stores.create(place.folder)
    store.saveSnapshot(sampleSnapshot(5), INPUT)
    store.close()
    const database = new Database(place.file, 'write')
    // The engine's own limit makes the same error as a disk without space.
    database.execute('PRAGMA max_page_count = 30')
    const error = await refusal(() => {
      database.write(() => {
        for (let number = 1; number < 100; number++) {
          const cells = 'x'.repeat(4000)
          database.run('INSERT INTO revision (number, created_at, cells) VALUES (?, ?, ?)', [number, 'now', cells])
        }
      })
    })
    database.close()
    expect(error.message).toBe(`the store ${place.file} cannot grow: the disk is full`)
    const reader = await place.stores.open(place.folder, { access: 'read', waitSeconds: 0 })
    expect(reader.currentSnapshot()).toEqual(sampleSnapshot(5))
    expect(reader.latestRevision()).toBeUndefined()
    reader.close()
  })
})

describe('the database port', () => {
  it('takes texts, whole numbers and null only, and as many as the statement asks for', async () => {
    const store = await place.stores.create(place.folder)
    store.close()
    const database = new Database(place.file, 'write')
    const insert = 'INSERT INTO meta (name, value) VALUES (?, ?)'
    for (const hostile of [true, 1.5, Number.NaN, undefined, {}, new Date(0), Buffer.from('x'), 10n]) {
      expect(() => {
        database.run(insert, ['a', hostile as string])
      }).toThrow('not a value that the store takes')
    }
    expect(() => {
      database.run(insert, ['a'])
    }).toThrow('2 values expected, 1 given')
    database.close()
  })
})

describe('the lock', () => {
  it('names its holder, and is gone after close', async () => {
    const store = await place.stores.create(place.folder)
    const error = await refusal(() => open('write'))
    expect(error.kind).toBe('refused')
    expect(error.message).toBe(
      `the workspace is in use by ${userInfo().username} on ${hostname()} (process ${process.pid}, rehome test, since 2026-01-01T00:00:00.000Z)`,
    )
    expect(error.hint).toContain(place.lockFile)
    store.close()
    expect(existsSync(place.lockFile)).toBe(false)
    ;((await open('write')) as { close(): void }).close()
  })

  it('of another machine is never taken over', async () => {
    ;(await place.stores.create(place.folder)).close()
    const owner = { pid: 1, host: 'elsewhere', user: 'ada', command: 'rehome apply', since: '2026-01-01', token: 't' }
    writeFileSync(place.lockFile, JSON.stringify(owner))
    expect((await refusal(() => open('write'))).message).toContain('ada on elsewhere (process 1, rehome apply')
    expect(place.notes).toEqual([])
  })

  it('that cannot be read is not ours to remove', async () => {
    ;(await place.stores.create(place.folder)).close()
    writeFileSync(place.lockFile, '')
    expect((await refusal(() => open('write'))).message).toBe('the workspace is in use by another process')
    rmSync(place.lockFile)
    ;((await open('write')) as { close(): void }).close()
  })

  it('leaves no helper files behind', async () => {
    ;(await place.stores.create(place.folder)).close()
    expect(readdirSync(place.folder).filter((name) => !name.startsWith('store.db'))).toEqual([])
  })
})
