import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ingestCalls } from '../../../src/ingest/calls/ingest-calls.js'
import { LoadTimeline } from '../../../src/ingest/calls/totals/load-timeline.js'
import { MemoryBudget } from '../../../src/ingest/calls/totals/memory-budget.js'
import { UserError } from '../../../src/findings/user-error.js'
import { callFile, callSet, type CallValues } from '../../support/call-file.js'
import { naiveCallStatistics, naiveLoad } from '../../support/naive-call-statistics.js'
import { ANY_CALLS } from './any-calls.js'

const RUNS = { numRuns: 150 * Number(process.env['SOAK'] ?? 1) }

/** Records dealt out to files, some with the older columns. */
function dealt(records: readonly CallValues[], files: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: files }, (_, file) => [
      `cdr_${file}`,
      callFile(
        records.filter((_record, index) => index % files === file),
        file % 2 === 0 ? 133 : 129,
      ),
    ]),
  )
}

describe('statistics of records', () => {
  it('are what counting every second of every record gives', async () => {
    await fc.assert(
      fc.asyncProperty(ANY_CALLS, fc.integer({ min: 1, max: 4 }), async (records, files) => {
        const statistics = await ingestCalls(callSet(dealt(records, files)))
        expect(statistics).toMatchObject(JSON.parse(JSON.stringify(naiveCallStatistics(records))))
        expect(statistics.devices).toEqual(naiveCallStatistics(records).devices)
        expect(statistics.pilots).toEqual(naiveCallStatistics(records).pilots)
        expect(statistics.account).toMatchObject({
          rows: records.length,
          counted: statistics.records,
          repeated: records.length - statistics.records,
        })
      }),
      RUNS,
    )
  })

  it('do not depend on the order of rows and files, nor on where chunks end', async () => {
    const shuffled = ANY_CALLS.chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray([...records], { minLength: records.length })),
    )
    await fc.assert(
      fc.asyncProperty(
        shuffled,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3000 }),
        async (both, files, size) => {
          const [records, again] = both
          const one = await ingestCalls(callSet(dealt(records, 1)))
          const other = await ingestCalls(callSet(dealt(again, files), size))
          expect(other.root).toBe(one.root)
          expect(other).toEqual({ ...one, members: other.members, absentColumns: other.absentColumns })
        },
      ),
      { ...RUNS, numRuns: RUNS.numRuns / 3 },
    )
  })
})

describe('use over time', () => {
  const interval = fc
    .tuple(
      fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 20_000 })),
      fc.integer({ min: 0, max: 9000 }),
    )
    .map(([from, length]) => [1_777_903_000 + from, 1_777_903_000 + from + length] as const)

  it('is what counting every second gives', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 12 }), (intervals) => {
        const timeline = new LoadTimeline(new MemoryBudget(1e6, () => new UserError('full')))
        for (const [from, to] of intervals) timeline.add(from, to)
        expect(timeline.load()).toEqual(naiveLoad(intervals))
        expect(timeline.load()).toEqual(naiveLoad(intervals))
      }),
      RUNS,
    )
  })

  it('takes no more memory than it was given', () => {
    const timeline = new LoadTimeline(new MemoryBudget(1000, () => new UserError('full')))
    expect(() => {
      for (let second = 0; second < 1000; second += 1) timeline.add(1_777_903_000 + second, 1_777_904_000)
    }).toThrow('full')
  })
})
