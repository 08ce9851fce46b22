import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ingestUcm } from '../../../src/ingest/ucm/ingest-ucm.js'
import { UcmEstate } from '../../../src/model/ucm/estate.js'
import type { DayOfYear, TimePeriod } from '../../../src/model/ucm/time-of-day.js'
import { DAYS_OF_WEEK } from '../../../src/model/ucm/time-of-day.js'
import { originZoneOf, presentPartitions } from '../../../src/routing/ucm/time-of-day.js'
import { madeArchive } from '../../ingest/ucm/made-archive.js'
import { naiveActive, naiveActiveWithMissing } from '../../support/naive-time-of-day.js'

const RUNS = Number(process.env['REHOME_ORACLE_RUNS'] ?? 300)

const PERIODS = 'NAME,TIME OF DAY START,TIME OF DAY END,DAY OF MONTH,MONTH OF YEAR,DAY OF WEEK START,DAY OF WEEK END'

/** One partition `P` in New York's zone or the caller's, with one schedule of these rows of timeperiod.csv. */
function estateOf(rows: readonly string[], { zone = '', named = rows.map((row) => row.split(',')[0] ?? '') } = {}) {
  const header = named.map((_, at) => `TIME PERIOD ${at + 1}`)
  return new UcmEstate(
    ingestUcm(
      madeArchive({
        'partition.csv': [
          'NAME,TIME SCHEDULE,SPECIFIC TIME ZONE,ORIGINATING DEVICE',
          `P,S,${zone || 'Etc/GMT'},${zone === '' ? 't' : 'f'}`,
          'Open,,Etc/GMT,t',
          'Ever,All the time,Etc/GMT,t',
        ],
        'timeperiod.csv': [PERIODS, ...rows],
        'timeschedule.csv': [['TIME SCHEDULE NAME', ...header].join(','), ['S', ...named].join(',')],
      }),
    ),
  )
}

function isThere(estate: UcmEstate, when: string, zone: string | undefined = 'Etc/GMT'): boolean | undefined {
  const { present, absent, undecided } = presentPartitions(estate, ['P'], Date.parse(when), zone)
  expect([...present, ...absent, ...undecided]).toEqual(['P'])
  return undecided.length > 0 ? undefined : present.length > 0
}

const OFFICE = 'Office,08:00,17:00,,,Mon,Fri'
const DAILY = 'Daily,08:00,17:00,,,Mon,Sun'

describe('a partition with a time schedule', () => {
  it.each([
    ['Monday at the start', '2026-11-23T08:00Z', true],
    ['Monday a minute before the start', '2026-11-23T07:59Z', false],
    ['Monday in the last minute', '2026-11-23T16:59:59Z', true],
    ['Monday at the end', '2026-11-23T17:00Z', false],
    ['Friday', '2026-11-27T12:00Z', true],
    ['Saturday', '2026-11-28T12:00Z', false],
  ])('%s', (_, when, expected) => {
    expect(isThere(estateOf([OFFICE]), when)).toBe(expected)
  })

  it('goes by the clock of the originating device: 17:30 in New York is 14:30 in California', () => {
    const estate = estateOf([OFFICE])
    expect(isThere(estate, '2026-11-23T17:30-05:00', 'America/New_York')).toBe(false)
    expect(isThere(estate, '2026-11-23T17:30-05:00', 'America/Los_Angeles')).toBe(true)
  })

  it('goes by its own clock where it has one, whoever calls', () => {
    const estate = estateOf([OFFICE], { zone: 'America/Los_Angeles' })
    for (const caller of ['America/New_York', 'Asia/Tokyo', undefined]) {
      expect(isThere(estate, '2026-11-23T17:30-05:00', caller)).toBe(true)
    }
  })

  it.each([
    ['standard time', '2026-03-06T08:30-05:00', true],
    ['the same instant of the day in summer time', '2026-03-09T13:30Z', true],
    ['an hour earlier in summer time', '2026-03-09T12:30Z', true],
    ['an hour earlier in standard time', '2026-03-06T12:30Z', false],
  ])('follows summer time: %s', (_, when, expected) => {
    expect(isThere(estateOf([OFFICE]), when, 'America/New_York')).toBe(expected)
  })

  it.each([
    ['1 January without office hours', '2026-01-01T12:00Z', false],
    ['the day before', '2025-12-31T12:00Z', true],
    ['the day after', '2026-01-02T12:00Z', true],
  ])('a day of the year beats a day of the week: %s', (_, when, expected) => {
    expect(isThere(estateOf([DAILY, 'New Year,No Office Hours,No Office Hours,1,Jan,,']), when)).toBe(expected)
  })

  it('a short day of the year takes the place of the whole day of the week', () => {
    const estate = estateOf([DAILY, 'Christmas Eve,09:00,12:00,24,Dec,,'])
    expect(isThere(estate, '2026-12-24T08:30Z')).toBe(false)
    expect(isThere(estate, '2026-12-24T09:30Z')).toBe(true)
    expect(isThere(estate, '2026-12-24T13:00Z')).toBe(false)
  })

  it('hours on the same kind of day beat no office hours', () => {
    const estate = estateOf(['Closed,No Office Hours,No Office Hours,,,Sat,Sat', 'Half,08:00,12:00,,,Sat,Sat'])
    expect(isThere(estate, '2026-11-28T09:00Z')).toBe(true)
  })

  it('goes round the week and over midnight', () => {
    const estate = estateOf(['Weekend,18:00,06:00,,,Fri,Mon'])
    expect(isThere(estate, '2026-11-27T17:59Z')).toBe(false)
    expect(isThere(estate, '2026-11-27T18:00Z')).toBe(true)
    expect(isThere(estate, '2026-11-29T03:00Z')).toBe(true)
    // What begins on Monday ends on Tuesday; nothing begins on Thursday.
    expect(isThere(estate, '2026-12-01T05:59Z')).toBe(true)
    expect(isThere(estate, '2026-12-01T06:00Z')).toBe(false)
    expect(isThere(estate, '2026-11-27T05:00Z')).toBe(false)
  })

  it('knows the leap day', () => {
    const estate = estateOf(['Leap,00:00,24:00,29,Feb,,'])
    expect(isThere(estate, '2028-02-29T12:00Z')).toBe(true)
    expect(isThere(estate, '2027-02-28T12:00Z')).toBe(false)
    expect(isThere(estate, '2027-03-01T12:00Z')).toBe(false)
  })

  it('ends with its last day', () => {
    const estate = estateOf(['January,00:00,24:00,31,Jan,,'])
    expect(isThere(estate, '2026-01-31T12:00Z')).toBe(true)
    expect(isThere(estate, '2026-02-01T12:00Z')).toBe(false)
  })

  it('is not decided where something is missing that could change it', () => {
    const named = ['Office', 'Gone']
    const estate = estateOf([OFFICE], { named })
    expect(isThere(estate, '2026-11-23T12:00Z')).toBeUndefined()
    const found = presentPartitions(estate, ['P'], Date.parse('2026-11-23T12:00Z'), 'Etc/GMT')
    expect(found.missing).toEqual(['time period Gone'])
    expect(found.notes[0]).toContain('P may be there or not')
    // A day of the year beats whatever else there may be.
    const certain = estateOf(['Fair,08:00,20:00,23,Nov,,'], { named: ['Fair', 'Gone'] })
    expect(isThere(certain, '2026-11-23T12:00Z')).toBe(true)
  })

  it('is not decided without the schedule, or without the zone of the caller', () => {
    const lost = new UcmEstate(ingestUcm(madeArchive({ 'partition.csv': ['NAME,TIME SCHEDULE', 'P,S'] })))
    expect(presentPartitions(lost, ['P'], 0, 'Etc/GMT')).toMatchObject({
      undecided: ['P'],
      missing: ['time schedule S'],
    })
    expect(isThere(estateOf([OFFICE]), '2026-11-23T12:00Z', undefined)).toBe(true)
    expect(presentPartitions(estateOf([OFFICE]), ['P'], 0, undefined)).toMatchObject({
      undecided: ['P'],
      missing: ['the time zone of the caller, for schedule S of P'],
    })
    expect(presentPartitions(estateOf([OFFICE], { zone: 'Mars/Base' }), ['P'], 0, 'Etc/GMT').undecided).toEqual(['P'])
  })

  it('counts as there without a time, and says so', () => {
    const { present, notes } = presentPartitions(estateOf([OFFICE]), ['P', 'Open'], undefined, undefined)
    expect(present).toEqual(['P', 'Open'])
    expect(notes).toEqual(['P is there: no time was given, so schedule S was not evaluated'])
  })

  it('says nothing about partitions without a schedule, with the one of all hours, or that are not described', () => {
    const names = ['Open', 'Ever', '<None>', 'Directory URI']
    expect(presentPartitions(estateOf([]), names, 0, undefined)).toEqual({
      present: names,
      absent: [],
      undecided: [],
      missing: [],
      notes: [],
    })
  })
})

describe('the zone of a caller', () => {
  it('is that of the date/time group of the device pool', () => {
    const estate = new UcmEstate(
      ingestUcm(
        madeArchive({
          'datetimegroup.csv': ['GROUP NAME,DATE FORMAT,TIME FORMAT', 'EST,M/D/Y,America/New_York'],
          'devicepool.csv': ['DEVICE POOL NAME,DATE/TIME GROUP', 'DP,est', 'Lost,Gone', 'Bare,'],
        }),
      ),
    )
    expect(['DP', 'Lost', 'Bare', 'Nowhere', undefined].map((pool) => originZoneOf(estate, pool))).toEqual([
      'America/New_York',
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const dayOfWeek = fc.constantFrom(...DAYS_OF_WEEK)
const dayOfYear: fc.Arbitrary<DayOfYear> = fc
  .integer({ min: 1, max: 12 })
  .chain((month) =>
    fc.record({ month: fc.constant(month), day: fc.integer({ min: 1, max: LENGTHS[month - 1] ?? 31 }) }),
  )
const hours = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      startMinute: fc.integer({ min: 0, max: 1439 }),
      endMinute: fc.integer({ min: 0, max: 1440 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({}) },
)
/** Days near those that are asked for, so that holidays are met. */
const nearDay: fc.Arbitrary<DayOfYear> = fc.oneof(
  dayOfYear,
  fc.constantFrom(
    { month: 1, day: 31 },
    { month: 2, day: 1 },
    { month: 2, day: 28 },
    { month: 2, day: 29 },
    { month: 3, day: 1 },
    { month: 12, day: 31 },
    { month: 1, day: 1 },
  ),
)
const period: fc.Arbitrary<TimePeriod> = fc
  .tuple(
    hours,
    fc.oneof(
      fc.record({ kind: fc.constant('week' as const), from: dayOfWeek, to: dayOfWeek }),
      fc.record({ kind: fc.constant('year' as const), from: nearDay, to: nearDay }),
    ),
  )
  .map(([stretch, days]) => ({ name: '', ...stretch, days }))
const date = fc.oneof(
  fc.integer({ min: 0, max: 1500 }).map((days) => new Date(Date.UTC(2023, 0, 1 + days)).toISOString().slice(0, 10)),
  fc.constantFrom(
    '2024-01-31',
    '2024-02-01',
    '2024-02-28',
    '2024-02-29',
    '2024-03-01',
    '2023-02-28',
    '2023-03-01',
    '2024-12-31',
    '2025-01-01',
  ),
)

const BARE = ingestUcm(madeArchive({ 'partition.csv': ['NAME,TIME SCHEDULE', 'P,S'] }))

/** An estate of one partition, one schedule and these periods, without the way through an export. */
function estateWith(periods: readonly TimePeriod[], missing: boolean): UcmEstate {
  const named = periods.map((one, at) => ({ ...one, name: `TP${at}` }))
  const source = { file: 'made up' }
  const schedule = { name: 'S', periods: [...named.map(({ name }) => name), ...(missing ? ['Gone'] : [])] }
  return new UcmEstate({
    ...BARE,
    objects: {
      ...BARE.objects,
      'time-period': named.map((value) => ({ key: value.name, value, source })),
      'time-schedule': [{ key: 'S', value: schedule, source }],
    },
  })
}

describe('any schedule at any minute', () => {
  it('is active as painted minute by minute, with and without a period that is missing', () => {
    let [active, unknown, overridden] = [0, 0, 0]
    fc.assert(
      fc.property(
        fc.array(period, { maxLength: 4 }),
        fc.boolean(),
        date,
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: -12, max: 12 }),
        (periods, missing, day, minute, ahead) => {
          // POSIX names count the other way round.
          const zone = ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
          const instant = Date.parse(`${day}T00:00Z`) + (minute - ahead * 60) * 60_000
          const found = presentPartitions(estateWith(periods, missing), ['P'], instant, zone)
          const verdict = found.undecided.length > 0 ? 'unknown' : found.present.length > 0 ? 'active' : 'not active'
          const expected = naiveActiveWithMissing(periods, missing, day, minute)
          expect(verdict).toBe(expected)
          if (expected === 'active') active += 1
          if (expected === 'unknown') unknown += 1
          const weekly = periods.filter(({ days }) => days.kind === 'week')
          if (!naiveActive(periods, day, minute) && naiveActive(weekly, day, minute)) overridden += 1
        },
      ),
      { numRuns: RUNS },
    )
    expect(active).toBeGreaterThan(RUNS / 10)
    expect(unknown).toBeGreaterThan(RUNS / 10)
    expect(overridden).toBeGreaterThan(0)
  })
})
