import { describe, expect, it } from 'vitest'
import { schedule } from '../../src/execute/schedule.js'
import type { Change } from '../../src/plan/change.js'

const change = (id: string, needs: readonly string[] = [], place: Partial<Change> = {}): Change => ({
  id,
  wave: 1,
  phase: 'prepare',
  what: { system: 'webex', kind: 'contact', key: id },
  title: id,
  why: '',
  needs,
  interrupts: { whom: [], how: '' },
  movers: [],
  ...place,
})

/** Begins and ends, as `+id` and `-id`; every change takes one turn of the event loop. */
async function log(changes: readonly Change[], limit: number, failing = ''): Promise<readonly string[]> {
  const events: string[] = []
  const run = schedule(changes, {
    needsOf: ({ needs }) => needs,
    limit,
    carryOut: async ({ id }) => {
      events.push(`+${id}`)
      await new Promise((resolve) => setImmediate(resolve))
      events.push(`-${id}`)
      if (id === failing) throw new Error(`${id} broke`)
    },
  })
  await run.catch((error: unknown) => events.push(String(error)))
  return events
}

describe('the order of changes', () => {
  it('is the order of the plan, one at a time with a limit of one', async () => {
    expect(await log([change('a'), change('b')], 1)).toEqual(['+a', '-a', '+b', '-b'])
  })

  it('has as many in flight as the limit says, and never one before what it needs', async () => {
    const events = await log([change('a'), change('b', ['a']), change('c'), change('d')], 2)
    expect(events.slice(0, 2)).toEqual(['+a', '+c'])
    expect(events.indexOf('+b')).toBeGreaterThan(events.indexOf('-a'))
    let flying = 0
    for (const event of events) {
      flying += event.startsWith('+') ? 1 : -1
      expect(flying).toBeLessThanOrEqual(2)
    }
  })

  it('counts the limit for each system by itself', async () => {
    const line = change('u', [], { what: { system: 'ucm', kind: 'partition', key: 'u' } })
    expect((await log([change('a'), line], 1)).slice(0, 2)).toEqual(['+a', '+u'])
  })

  it('lets a phase end before the next begins', async () => {
    const events = await log([change('a'), change('b', [], { phase: 'cutover' }), change('c', [], { wave: 2 })], 4)
    expect(events).toEqual(['+a', '-a', '+b', '-b', '+c', '-c'])
  })

  it('begins nothing more after an error, lets the rest end, and throws it', async () => {
    const events = await log([change('a'), change('b'), change('c'), change('d')], 2, 'a')
    expect(events).toEqual(['+a', '+b', '-a', '-b', 'Error: a broke'])
  })

  it('says so when needs go in circles', async () => {
    expect(await log([change('a', ['b']), change('b', ['a'])], 2)).toEqual(['Error: needs go in circles: a, b'])
  })
})
