import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantsOf, isTimeZone, localTime } from '../../src/model/time-zone.js'
import { readInstant } from '../../src/model/written-instant.js'

const ZONES = [
  'America/New_York',
  'America/Los_Angeles',
  'America/St_Johns',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Etc/GMT+12',
  'PST8PDT',
]

describe('time zones', () => {
  it.each([
    ['America/New_York', true],
    ['Etc/GMT', true],
    ['PST8PDT', true],
    ['America/Nowhere', false],
    ['+05:00', false],
    ['12-hour', false],
    ['', false],
  ])('%s is one: %s', (name, expected) => {
    expect(isTimeZone(name)).toBe(expected)
  })

  it('shows what the clocks show, in any zone at any minute', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 1_577_836_800, max: 1_893_456_000 }),
        (zone, seconds) => {
          const instant = seconds * 1000
          const { year, month, day, minute, weekday } = localTime(instant, zone)
          // Swedish writes dates as ISO 8601 does.
          const [date = '', time = ''] = new Date(instant).toLocaleString('sv-SE', { timeZone: zone }).split(' ')
          const two = (value: number): string => String(value).padStart(2, '0')
          expect(`${year}-${two(month)}-${two(day)}`).toBe(date)
          expect(`${two(Math.floor(minute / 60))}:${two(minute % 60)}`).toBe(time.slice(0, 5))
          expect(weekday).toBe(new Date(`${date}T00:00Z`).getUTCDay())
        },
      ),
      { numRuns: 300 },
    )
  })

  it('finds every instant at which clocks show a time, and no other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 26_297_280, max: 31_557_600 }), (zone, minutes) => {
        const instant = minutes * 60_000
        const local = localTime(instant, zone)
        const found = instantsOf(local, zone)
        expect(found).toContain(instant)
        for (const other of found) expect(localTime(other, zone)).toEqual(local)
      }),
      { numRuns: 300 },
    )
  })

  it('knows the hours that are left out and repeated', () => {
    const at = (month: number, day: number, minute: number) =>
      instantsOf({ year: 2026, month, day, minute }, 'America/New_York').map((instant) =>
        new Date(instant).toISOString(),
      )
    expect(at(3, 8, 150)).toEqual([])
    expect(at(3, 8, 180)).toEqual(['2026-03-08T07:00:00.000Z'])
    expect(at(11, 1, 90)).toEqual(['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z'])
  })
})

describe('written instants', () => {
  it.each([
    ['2026-11-22T17:30-05:00', '2026-11-22T22:30:00.000Z'],
    ['2026-11-22T17:30[America/New_York]', '2026-11-22T22:30:00.000Z'],
    ['2026-11-22 17:30 America/New_York', '2026-11-22T22:30:00.000Z'],
    ['2026-07-22T17:30[America/New_York]', '2026-07-22T21:30:00.000Z'],
    ['2026-11-22T17:30:45Z', '2026-11-22T17:30:45.000Z'],
    ['2026-11-22T17:30:45[Asia/Kathmandu]', '2026-11-22T11:45:45.000Z'],
    ['2026-11-22T00:15+05:45', '2026-11-21T18:30:00.000Z'],
    ['2028-02-29T12:00Z', '2028-02-29T12:00:00.000Z'],
  ])('%s', (text, expected) => {
    const read = readInstant(text)
    expect(read.ok ? new Date(read.instant).toISOString() : read.reason).toBe(expected)
  })

  it.each([
    ['now', 'it is no date and time'],
    ['17:30', 'it is no date and time'],
    ['2026-11-22', 'it has no offset or time zone'],
    ['2026-11-22T17:30', 'it has no offset or time zone'],
    ['2026-02-29T12:00Z', 'there is no such date or time'],
    ['2026-13-01T12:00Z', 'there is no such date or time'],
    ['2026-11-22T24:00Z', 'there is no such date or time'],
    ['2026-11-22T17:30+19:00', 'no place has that offset'],
    ['2026-11-22T17:30[America/Nowhere]', 'there is no time zone America/Nowhere'],
    ['2026-03-08T02:30[America/New_York]', 'the clocks of America/New_York leave that time out'],
    ['2026-11-01T01:30[America/New_York]', 'the clocks of America/New_York show that time twice; write its offset'],
  ])('%s is none', (text, reason) => {
    expect(readInstant(text)).toEqual({ ok: false, reason })
  })
})
