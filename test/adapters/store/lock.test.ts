import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LockOptions } from '../../../src/adapters/store/lock.js'
import { acquireLock } from '../../../src/adapters/store/lock.js'
import { StorePlace } from './store-place.js'

let place: StorePlace

beforeEach(() => {
  place = new StorePlace()
})

afterEach(() => {
  place.remove()
})

function writeLock(pid: number, token: string): void {
  const owner = { pid, host: hostname(), user: 'ada', command: 'rehome apply', since: '2026-01-01', token }
  writeFileSync(place.lockFile, JSON.stringify(owner))
}

function options(exclusively: LockOptions['exclusively']): LockOptions {
  return {
    waitSeconds: 0,
    command: 'rehome test',
    now: () => '2026-01-02',
    randomId: () => 'mine',
    note: (text) => place.notes.push(text),
    exclusively,
  }
}

const tokenInFile = (): string => (JSON.parse(readFileSync(place.lockFile, 'utf8')) as { token: string }).token

/** The id of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '0']).pid
}

describe('the lock of a dead process', () => {
  it('is taken over, and given back', async () => {
    writeLock(deadPid(), 'dead')
    const lock = await acquireLock(
      place.lockFile,
      options((work) => {
        work()
      }),
    )
    expect(tokenInFile()).toBe('mine')
    expect(place.notes).toHaveLength(1)
    lock.release()
    expect(() => tokenInFile()).toThrow('ENOENT')
  })

  it('is left to the process that was faster', async () => {
    writeLock(deadPid(), 'dead')
    const late = acquireLock(
      place.lockFile,
      options((work) => {
        // Between our look and our turn another process has taken it over; it is alive.
        writeLock(process.pid, 'faster')
        work()
      }),
    )
    await expect(late).rejects.toThrow('the workspace is in use by ada')
    expect(tokenInFile()).toBe('faster')
    expect(place.notes).toEqual([])
  })

  it('is not taken when it went away meanwhile, but made anew', async () => {
    writeLock(deadPid(), 'dead')
    const lock = await acquireLock(place.lockFile, {
      ...options((work) => {
        rmSync(place.lockFile)
        work()
      }),
      waitSeconds: 5,
    })
    expect(tokenInFile()).toBe('mine')
    expect(place.notes).toEqual([])
    lock.release()
  })
})

describe('release', () => {
  it('never removes the lock of somebody else', async () => {
    const lock = await acquireLock(
      place.lockFile,
      options((work) => {
        work()
      }),
    )
    writeLock(process.pid, 'theirs')
    lock.release()
    expect(tokenInFile()).toBe('theirs')
  })
})
