import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ended, said } from '../adapters/store/store-place.js'
import { writeLargeEstate } from '../generate/large-estate.js'
import { soundExport } from '../support/broken-export.js'
import { startRehome } from '../support/cli-process.js'
import { inventory, WorkspacePlace } from './workspace-place.js'

/** Enough that taking them in lasts longer than the latest kill. */
const USERS = 2000
const HOLDER = fileURLToPath(new URL('../adapters/store/child-writer.mjs', import.meta.url))

const place = new WorkspacePlace()
const store = join(place.workspace, '.rehome')
const lock = join(store, 'lock')
const wal = join(store, 'store.db-wal')
const small = place.path('small.tar')
const other = place.path('other.tar')
const large = place.path('large.tar')
let first = ''

const root = (): string => place.json('status').ucm.root
const start = (...args: readonly string[]) => startRehome([...args, '-C', place.workspace])

beforeAll(() => {
  place.runAt({}, 'init', 'lab')
  soundExport().writeTar(small)
  soundExport().add('partition', { NAME: 'PT-C' }).writeTar(other)
  writeLargeEstate(large, USERS, 1)
  first = place.json('ingest', 'ucm', small).root
}, 60_000)

afterAll(() => {
  place.remove()
})

describe('two commands at once', () => {
  it('one that will not wait is refused, names the holder, and changes nothing; readers are let in', async () => {
    const holder = spawn(process.execPath, [HOLDER, store, 'hold', '2500'], { stdio: ['ignore', 'pipe', 'pipe'] })
    const end = ended(holder)
    await said(holder, 'held')
    const before = inventory(place.workspace)
    const run = place.run('ingest', 'ucm', other, '--wait', '0')
    expect(run.stderr).toMatch(
      new RegExp(
        `^error: the workspace is in use by .* \\(process ${holder.pid}, child hold, since .*\\)\\nhint: .*\\n$`,
      ),
    )
    expect(run).toMatchObject({ code: 5, stdout: '' })
    expect(inventory(place.workspace)).toEqual(before)
    expect(root()).toBe(first)

    // By default it waits for its turn.
    const patient = place.run('ingest', 'ucm', small)
    expect(patient).toMatchObject({ code: 0, stderr: '' })
    expect(patient.stdout).toContain('Equal to the snapshot that was here already.')
    await end
  })

  it('two that take in exports both succeed, one after the other', async () => {
    const ends = await Promise.all([ended(start('ingest', 'ucm', small)), ended(start('ingest', 'ucm', other))])
    expect(ends).toEqual([
      { code: 0, signal: null, talk: '' },
      { code: 0, signal: null, talk: '' },
    ])
    expect(place.json('status').ucm.counts.partition).toBeGreaterThanOrEqual(2)
    expect(place.json('ingest', 'ucm', small).root).toBe(first)
    expect(existsSync(lock)).toBe(false)
  })
})

describe('a command that is killed while it takes in an export', () => {
  it.each([0, 100, 250])('%i ms after it took the workspace: the old snapshot is current', async (milliseconds) => {
    const child = start('ingest', 'ucm', large)
    const end = once(child, 'close')
    while (!existsSync(lock) && child.exitCode === null) await delay(2)
    const held = JSON.parse(readFileSync(lock, 'utf8')) as { pid: number }
    expect(held.pid).toBe(child.pid)
    await delay(milliseconds)
    child.kill('SIGKILL')
    expect((await end)[1]).toBe('SIGKILL')

    expect(root()).toBe(first)
    const next = place.run('ingest', 'ucm', small, '--json')
    expect(next.stderr).toMatch(/^note: took over the lock of .*: that process is gone\n$/)
    expect(next.code).toBe(0)
    expect(JSON.parse(next.stdout)).toMatchObject({ root: first, changed: false })
    expect(readdirSync(store).filter((name) => !name.startsWith('store.db'))).toEqual([])
  })

  it('as soon as it writes: the old snapshot or the new one is current, and whole', async () => {
    const child = start('ingest', 'ucm', large)
    const end = once(child, 'close')
    while ((statSync(wal, { throwIfNoEntry: false })?.size ?? 0) === 0 && child.exitCode === null) await delay(1)
    child.kill('SIGKILL')
    await end
    const { ucm } = place.json('status')
    if (ucm.root !== first) expect(ucm.counts['end-user']).toBe(USERS)
    expect(place.run('check', '--brief').code).toBe(0)
    expect(place.run('ingest', 'ucm', small).code).toBe(0)
    expect(root()).toBe(first)
  })

  it('or interrupted: it ends so, the old snapshot is current, the workspace is free', async () => {
    const child = start('ingest', 'ucm', large)
    const end = ended(child)
    while (!existsSync(lock) && child.exitCode === null) await delay(2)
    child.kill('SIGINT')
    const { code, signal } = await end
    expect(signal ?? code).toSatisfy((how) => how === 130 || how === 'SIGINT')
    expect(root()).toBe(first)
    expect(place.run('ingest', 'ucm', small).code).toBe(0)
  })
})
