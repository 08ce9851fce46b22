import { describe, expect, it } from 'vitest'
import type { CallerReference } from '../../../src/routing/caller.js'
import type { LookupHop, Trace } from '../../../src/routing/trace.js'
import { readExport } from '../../support/route-list-estate.js'
import { buildTimedEstate } from '../../support/timed-estate.js'

const made = readExport(buildTimedEstate())
const line = (dn: string): CallerReference => ({ kind: 'line', dn, anyPartition: true })
const EAST = line('5101')
const EAST_WRONG = line('5102')
const WEST = line('5201')
/** Wednesday, 11 June 2025, by the clock of New York (UTC−4). */
const newYork = (hour: number, minute = 0): number => Date.UTC(2025, 5, 11, hour + 4, minute)

function firstLookup(trace: Trace): LookupHop {
  const hop = trace.hops.find(({ kind }) => kind === 'lookup')
  if (hop?.kind !== 'lookup') throw new Error('no lookup')
  return hop
}

describe('time of day in a call', () => {
  it('P07: the zone of the calling device counts: 17:30 in New York, 14:30 in California', () => {
    const instant = newYork(17, 30)
    const hop = firstLookup(made.route(EAST, '5000', { instant }))
    expect(hop.absentPartitions).toEqual(['DAY-PT'])
    expect(hop.partitions).not.toContain('DAY-PT')
    expect(firstLookup(made.route(WEST, '5000', { instant })).absentPartitions).toBeUndefined()
  })

  it('P10: in the day both match alike, and the day stands first', () => {
    expect(made.route(EAST, '5000', { instant: newYork(10) }).reached).toBe('dn:5001@DN-PT')
  })

  it('P11: at night only the night is there; the day is named with its reason', () => {
    const trace = made.route(EAST, '5000', { instant: newYork(20) })
    expect(trace.reached).toBe('dn:5002@DN-PT')
    expect(firstLookup(trace).losers).toContainEqual(
      expect.objectContaining({ pattern: '5000', partition: 'DAY-PT', reason: 'out-of-schedule' }),
    )
  })

  it('P12: with the night first it is always night', () => {
    for (const hour of [10, 20])
      expect(made.route(EAST_WRONG, '5000', { instant: newYork(hour) }).reached).toBe('dn:5002@DN-PT')
  })

  it('without a time schedules are not evaluated, and the trace says so', () => {
    const trace = made.route(EAST, '5000')
    expect(trace.reached).toBe('dn:5001@DN-PT')
    expect(firstLookup(trace).note).toContain('no time was given')
  })

  it('a schedule that the inputs lack matters only where it decides', () => {
    const builder = buildTimedEstate()
    builder.patch('partition', { NAME: 'DAY-PT' }, 'TIME SCHEDULE', 'TS-GONE')
    const { route } = readExport(builder)
    const open = route(EAST, '5000', { instant: newYork(10) })
    expect(open).toMatchObject({ disposition: 'insufficient-information', missing: ['time schedule TS-GONE'] })
    expect(route(EAST_WRONG, '5000', { instant: newYork(10) }).reached).toBe('dn:5002@DN-PT')
    expect(route(EAST, '912125550100', { instant: newYork(10) }).disposition).toBe('trunk')
  })
})

describe('meet-me numbers', () => {
  it('compete, and a call ends in them', () => {
    expect(made.route(EAST, '8512')).toMatchObject({ disposition: 'meet-me', reached: 'meet-me:85XX@DN-PT' })
  })
})
