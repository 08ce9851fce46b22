import { beforeAll, describe, expect, it } from 'vitest'
import type { Journal, JournalRecord } from '../../src/execute/ports.js'
import type { Change } from '../../src/plan/change.js'
import type { TwinRow } from '../../src/twin/ports.js'
import { everyChange } from '../support/every-change.js'
import { MemoryJournal } from '../support/memory-journal.js'
import {
  carryOut,
  freshTwin,
  openTwin,
  standing,
  startingNetwork,
  tally,
  twinOf,
  unfinished,
} from '../support/rehearsal.js'
import { PowerCut, WatchedSystems } from '../support/rehearsal-systems.js'

/** Cuts the power at one record of a journal: right before it is written, or right after. */
class CuttingJournal implements Journal {
  readonly #journal: MemoryJournal
  readonly #cut: () => void
  readonly #at: number
  readonly #when: 'before' | 'after'

  constructor(journal: MemoryJournal, at: number, when: 'before' | 'after', cut: () => void) {
    this.#journal = journal
    this.#at = at
    this.#when = when
    this.#cut = cut
  }

  append(record: Omit<JournalRecord, 'sequence' | 'at'>): JournalRecord {
    const next = this.#journal.all.length + 1
    if (next > this.#at || (next === this.#at && this.#when === 'before')) this.#stop()
    const written = this.#journal.append(record)
    if (next === this.#at) this.#stop()
    return written
  }

  records(run: string): readonly JournalRecord[] {
    return this.#journal.records(run)
  }

  #stop(): never {
    this.#cut()
    throw new PowerCut('no power')
  }
}

let changes: readonly Change[]
let start: readonly TwinRow[]

beforeAll(async () => {
  const network = await startingNetwork()
  changes = everyChange(network.ucm)
  start = freshTwin(network).store.all()
})

/** What an uninterrupted run leaves, and what it sent. */
async function uninterrupted(concurrency: number) {
  const { twin, store } = twinOf(start)
  const systems = new WatchedSystems(twin)
  const journal = new MemoryJournal()
  expect(unfinished(await carryOut(changes, systems, journal, { concurrency }))).toEqual([])
  return { rows: store.all(), end: standing(store), writes: tally(textsOf(systems)), records: journal.all.length }
}

/** Runs with the power cut at a record, then again to the end from what the stores hold. */
async function interrupted(at: number, when: 'before' | 'after', concurrency: number) {
  const { twin, store } = twinOf(start)
  const journal = new MemoryJournal()
  const first = new WatchedSystems(twin)
  const cutting = new CuttingJournal(journal, at, when, () => {
    first.power = false
  })
  await expect(carryOut(changes, first, cutting, { concurrency })).rejects.toBeInstanceOf(PowerCut)
  const second = new WatchedSystems(openTwin(store))
  const result = await carryOut(changes, second, journal, { concurrency })
  return { result, store, journal, writes: tally([...textsOf(first), ...textsOf(second)]) }
}

function textsOf({ writes }: WatchedSystems): readonly string[] {
  return writes.map(({ text }) => text)
}

/** The twin mints ids in the order of creation, which several changes in flight do not fix. */
function withoutIds(text: string): string {
  return text.replaceAll(/Y2lz\w+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
}

describe.each(['before', 'after'] as const)('the machine stops right %s a record of the journal', (when) => {
  it('ends in the very same rows with every request sent once, for every record, one change at a time', async () => {
    const whole = await uninterrupted(1)
    expect(whole.records).toBeGreaterThan(150)
    for (let at = 1; at <= whole.records; at += 1) {
      const { result, store, journal, writes } = await interrupted(at, when, 1)
      const place = `record ${at} of ${whole.records}: ${JSON.stringify(journal.all[at - 1])}`
      expect(unfinished(result), place).toEqual([])
      expect(store.all(), place).toEqual(whole.rows)
      expect(writes, place).toEqual(whole.writes)
    }
  }, 300_000)

  it('ends in the same estate with every request sent once, for every third record, four changes at a time', async () => {
    const whole = await uninterrupted(4)
    for (let at = 1; at <= whole.records; at += 3) {
      const { result, store, journal, writes } = await interrupted(at, when, 4)
      const place = `record ${at} of ${whole.records}: ${JSON.stringify(journal.all[at - 1])}`
      expect(unfinished(result), place).toEqual([])
      expect(standing(store), place).toEqual(whole.end)
      expect(writes.map(withoutIds).sort(), place).toEqual(whole.writes.map(withoutIds).sort())
    }
  }, 300_000)
})
