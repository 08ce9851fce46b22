import type { DateTimeGroup, TimePeriod, TimeSchedule } from '../../../model/ucm/time-of-day.js'
import { type Cell, columns, names, type Sheet } from './sheet.js'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** timeperiod.csv: days of the year or of the week (`ucm-exports` 1.6). */
export const TIME_PERIODS: Sheet<TimePeriod> = {
  member: 'timeperiod.csv',
  parts: [
    columns(
      ['NAME', 'name'],
      ['TIME OF DAY START', ({ startMinute }) => clock(startMinute)],
      ['TIME OF DAY END', ({ endMinute }) => clock(endMinute)],
      ['DAY OF MONTH', ({ days }) => (days.kind === 'year' ? days.from.day : undefined)],
      ['MONTH OF YEAR', ({ days }) => (days.kind === 'year' ? MONTHS[days.from.month - 1] : undefined)],
      ['DAY OF WEEK START', ({ days }) => (days.kind === 'week' ? days.from : undefined)],
      ['DAY OF WEEK END', ({ days }) => (days.kind === 'week' ? days.to : undefined)],
      ['DESCRIPTION', 'description'],
      ['DAY OF MONTH END', ({ days }) => (days.kind === 'year' ? days.to.day : undefined)],
      ['MONTH OF YEAR END', ({ days }) => (days.kind === 'year' ? MONTHS[days.to.month - 1] : undefined)],
    ),
  ],
}

function clock(minute: number | undefined): Cell {
  if (minute === undefined) return 'No Office Hours'
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** timeschedule.csv. */
export const TIME_SCHEDULES: Sheet<TimeSchedule> = {
  member: 'timeschedule.csv',
  parts: [
    columns(['TIME SCHEDULE NAME', 'name'], ['DESCRIPTION', 'description']),
    names('TIME PERIOD #', (schedule) => schedule.periods),
  ],
}

/** datetimegroup.csv: the zone stands in the column called TIME FORMAT. */
export const DATE_TIME_GROUPS: Sheet<DateTimeGroup> = {
  member: 'datetimegroup.csv',
  parts: [columns(['GROUP NAME', 'name'], ['TIME FORMAT', 'timeZone'])],
}
