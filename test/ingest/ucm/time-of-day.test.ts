import { describe, expect, it } from 'vitest'
import { codes, findingOf, ingested, only, rowsOf, values } from './made-archive.js'

const PERIODS =
  'NAME,TIME OF DAY START,TIME OF DAY END,DAY OF MONTH,MONTH OF YEAR,DAY OF WEEK START,DAY OF WEEK END,DESCRIPTION,OWNER ID,DAY OF MONTH END,MONTH OF YEAR END'

describe('time periods', () => {
  it('reads hours, days of the week, days of the year and no office hours', () => {
    const snapshot = ingested({
      'timeperiod.csv': [
        PERIODS,
        'Office,08:00,17:00,None,None,Mon,Fri,Weekdays,,,',
        'Late,18:00,24:00,,NULL,Friday,monday,,,,',
        'New Year,No Office Hours,No Office Hours,1,Jan,,,,,,',
        'Turn of the year,00:00,24:00,24,Dec,None,None,,,2,Jan',
        'Leap day,09:30,12:15,29,February,,,,,,',
        'All the time,00:00,24:00,,None,None,None,,,,',
      ],
    })
    expect(values(snapshot, 'time-period')).toEqual({
      Office: {
        name: 'Office',
        description: 'Weekdays',
        startMinute: 480,
        endMinute: 1020,
        days: { kind: 'week', from: 'Mon', to: 'Fri' },
      },
      Late: { name: 'Late', startMinute: 1080, endMinute: 1440, days: { kind: 'week', from: 'Fri', to: 'Mon' } },
      'New Year': {
        name: 'New Year',
        days: { kind: 'year', from: { month: 1, day: 1 }, to: { month: 1, day: 1 } },
      },
      'Turn of the year': {
        name: 'Turn of the year',
        startMinute: 0,
        endMinute: 1440,
        days: { kind: 'year', from: { month: 12, day: 24 }, to: { month: 1, day: 2 } },
      },
      'Leap day': {
        name: 'Leap day',
        startMinute: 570,
        endMinute: 735,
        days: { kind: 'year', from: { month: 2, day: 29 }, to: { month: 2, day: 29 } },
      },
      'All the time': {
        name: 'All the time',
        startMinute: 0,
        endMinute: 1440,
        days: { kind: 'week', from: 'Sun', to: 'Sat' },
      },
    })
    expect(snapshot.findings).toEqual([])
  })

  it.each([
    ['8 am', 'P,8 am,17:00,,,Mon,Fri,,,,', 'TIME OF DAY START', '8 am'],
    ['25:00', 'P,08:00,25:00,,,Mon,Fri,,,,', 'TIME OF DAY END', '25:00'],
    ['a start at 24:00', 'P,24:00,24:00,,,Mon,Fri,,,,', 'TIME OF DAY START', '24:00'],
    ['an end alone', 'P,,17:00,,,Mon,Fri,,,,', 'TIME OF DAY START', 'nothing'],
    ['half of no office hours', 'P,08:00,No Office Hours,,,Mon,Fri,,,,', 'TIME OF DAY END', 'No Office Hours'],
    ['30 February', 'P,08:00,17:00,30,Feb,,,,,,', 'MONTH OF YEAR', 'Feb 30'],
    ['a month without a day', 'P,08:00,17:00,,May,,,,,,', 'MONTH OF YEAR', 'May nothing'],
    ['a day without a month', 'P,08:00,17:00,7,,,,,,,', 'MONTH OF YEAR', 'nothing 7'],
    ['an end that is no day', 'P,08:00,17:00,7,May,,,,,31,Jun', 'MONTH OF YEAR END', 'Jun 31'],
    ['a week without an end', 'P,08:00,17:00,,,Mon,,,,,', 'DAY OF WEEK START', 'Mon nothing'],
    ['a day of no week', 'P,08:00,17:00,,,Mon,Feb,,,,', 'DAY OF WEEK START', 'Mon Feb'],
    ['no day at all', 'P,08:00,17:00,,,,,,,,', 'DAY OF WEEK START', 'nothing'],
  ])('reports a period with %s, leaves it out, and its schedule lacks it', (_, row, column, value) => {
    const snapshot = ingested({
      'timeperiod.csv': [PERIODS, row],
      'timeschedule.csv': ['TIME SCHEDULE NAME,DESCRIPTION,OWNER ID,TIME PERIOD 1', 'S,,,P'],
    })
    expect(snapshot.objects['time-period']).toEqual([])
    const [evidence] = findingOf(snapshot, 'PRE-007', 'file:timeperiod.csv').evidence
    expect(evidence).toMatchObject({ value, source: { file: 'timeperiod.csv', row: 2, column } })
    expect(rowsOf(findingOf(snapshot, 'PRE-010', 'time-period:P'))).toEqual(['timeschedule.csv:2'])
    expect(codes(snapshot)).toHaveLength(2)
  })
})

describe('time schedules', () => {
  it('reads every period of a schedule, and names of another case are the same', () => {
    const snapshot = ingested({
      'timeperiod.csv': [PERIODS, 'Office,08:00,17:00,,,Mon,Fri,,,,', 'Sat,08:00,12:00,,,Sat,Sat,,,,'],
      'timeschedule.csv': ['TIME SCHEDULE NAME,DESCRIPTION,TIME PERIOD 1,TIME PERIOD 2', 'S,Open,OFFICE,Sat'],
    })
    expect(only(snapshot, 'time-schedule')).toEqual({ name: 'S', description: 'Open', periods: ['Office', 'Sat'] })
    expect(findingOf(snapshot, 'PRE-010', 'time-period:OFFICE').severity).toBe('LOW')
  })

  it('knows the schedule and the period that exports do not list', () => {
    const snapshot = ingested({
      'partition.csv': ['NAME,TIME SCHEDULE', 'P,All the time'],
      'timeschedule.csv': ['TIME SCHEDULE NAME,TIME PERIOD 1', 'S,All the time'],
    })
    expect(snapshot.findings).toEqual([])
  })

  it('reports a partition whose schedule is not in the input', () => {
    const snapshot = ingested({ 'partition.csv': ['NAME,TIME SCHEDULE', 'A,', 'B,Night'] })
    expect(rowsOf(findingOf(snapshot, 'PRE-010', 'time-schedule:Night'))).toEqual(['partition.csv:3'])
  })
})

describe('time zones', () => {
  it('reads the zone of a partition only where the originating device does not decide', () => {
    const snapshot = ingested({
      'partition.csv': [
        'NAME,DESCRIPTION,TIME SCHEDULE,SPECIFIC TIME ZONE,ORIGINATING DEVICE',
        'Origin,,All the time,America/Chicago,t',
        'Fixed,,All the time,America/Chicago,f',
        'Bad,,All the time,America/Nowhere,f',
        'None,,All the time,NULL,f',
        'Odd,,All the time,America/Chicago,maybe',
      ],
    })
    expect(values(snapshot, 'partition')).toMatchObject({
      Fixed: { timeZone: 'America/Chicago' },
      // Absent would mean the zone of the originating device.
      Bad: { timeZone: 'America/Nowhere' },
    })
    for (const name of ['Origin', 'None', 'Odd'])
      expect(values(snapshot, 'partition')[name]).not.toHaveProperty('timeZone')
    const finding = findingOf(snapshot, 'PRE-007', 'file:partition.csv')
    expect(finding.evidence.map(({ value, source }) => [source?.row, source?.column, value])).toEqual([
      [4, 'SPECIFIC TIME ZONE', 'America/Nowhere'],
      [5, 'SPECIFIC TIME ZONE', 'nothing'],
      [6, 'ORIGINATING DEVICE', 'maybe'],
    ])
  })

  it('finds the zone of a date/time group in the column called TIME FORMAT, where real exports have it', () => {
    const snapshot = ingested({
      'datetimegroup.csv': [
        'GROUP NAME,DATE FORMAT,TIME FORMAT,RESET TYPE,RESET REQUESTED',
        'CMLocal,M/D/Y,Etc/GMT,Restart,f',
        'PST,M/D/YA,PST8PDT,Reset,t',
        'Clock,M/D/Y,12-hour,Reset,f',
      ],
      'devicepool.csv': ['DEVICE POOL NAME,DATE/TIME GROUP', 'DP-1,PST', 'DP-2,Gone'],
    })
    expect(values(snapshot, 'date-time-group')).toEqual({
      CMLocal: { name: 'CMLocal', timeZone: 'Etc/GMT' },
      PST: { name: 'PST', timeZone: 'PST8PDT' },
      Clock: { name: 'Clock', timeZone: '12-hour' },
    })
    expect(rowsOf(findingOf(snapshot, 'PRE-007', 'file:datetimegroup.csv'))).toEqual(['datetimegroup.csv:4'])
    expect(rowsOf(findingOf(snapshot, 'PRE-010', 'date-time-group:Gone'))).toEqual(['devicepool.csv:3'])
  })

  it('says once that the table of date/time groups is not there', () => {
    const snapshot = ingested({
      'devicepool.csv': ['DEVICE POOL NAME,DATE/TIME GROUP', 'DP-1,PST', 'DP-2,EST', 'DP-3,CMLocal'],
    })
    expect(codes(snapshot)).toEqual(['PRE-002 file:datetimegroup.csv'])
  })
})
