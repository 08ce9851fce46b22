import type { DayOfWeek, DayOfYear, TimePeriod } from '../../../model/ucm/time-of-day.js'
import { ALL_THE_TIME, DAYS_OF_WEEK } from '../../../model/ucm/time-of-day.js'
import { present } from '../../present.js'
import type { Columns } from '../columns.js'
import type { Read, Row } from '../row.js'
import type { TableReader } from '../table-reader.js'

type Days = TimePeriod['days']
type Hours = Pick<TimePeriod, 'startMinute' | 'endMinute'>

/**
 * timeperiod.csv (`ucm-exports` 1.6). A period whose hours or days cannot be read is reported and left
 * out, so that schedules lack it: with some of it missing it would be another period.
 */
export const timePeriodReader: TableReader = {
  member: 'timeperiod.csv',
  open(columns, draft) {
    const name = columns.text('NAME')
    const description = columns.text('DESCRIPTION')
    const hours = hoursReader(columns)
    const days = daysReader(columns)
    return (row) => {
      const key = name(row)
      if (key === undefined) return false
      const [stretch, when] = [hours(row), days(row) ?? (key === ALL_THE_TIME ? EVERY_DAY : undefined)]
      if (when === undefined) columns.noteUnexpected(row, DAYS_COLUMN, undefined)
      if (stretch === undefined || when === undefined || when === 'unreadable') return true
      const period = present<TimePeriod>({
        name: key,
        description: description(row),
        startMinute: stretch.startMinute,
        endMinute: stretch.endMinute,
        days: when,
      })
      draft.add('time-period', key, period, { file: columns.file, row: row.number })
      return true
    }
  },
}

const DAYS_COLUMN = 'DAY OF WEEK START'
const EVERY_DAY: Days = { kind: 'week', from: 'Sun', to: 'Sat' }
const NO_OFFICE_HOURS = /^no office hours$/i

/** Both ends, or none of both for «No Office Hours»; undefined = reported. */
function hoursReader(columns: Columns): Read<Hours | undefined> {
  const [from, to] = ['TIME OF DAY START', 'TIME OF DAY END'] as const
  const [start, end] = [columns.text(from), columns.text(to)]
  return (row) => {
    const [first, last] = [start(row), end(row)]
    if (first !== undefined && last !== undefined && [first, last].every((text) => NO_OFFICE_HOURS.test(text))) {
      return {}
    }
    const [startMinute, endMinute] = [minuteOf(first), minuteOf(last)]
    if (startMinute !== undefined && startMinute < 1440 && endMinute !== undefined) return { startMinute, endMinute }
    const bad = startMinute === undefined || startMinute === 1440
    columns.noteUnexpected(row, bad ? from : to, bad ? first : last)
    return undefined
  }
}

/** Minutes after midnight of `08:00` … `24:00`. */
function minuteOf(text: string | undefined): number | undefined {
  const [, hour, minute] = /^(\d{1,2}):([0-5]\d)$/.exec(text ?? '') ?? []
  const minutes = Number(hour) * 60 + Number(minute)
  return minutes <= 1440 ? minutes : undefined
}

/** Days of the year where a month is named, else of the week; undefined = the row names no day. */
function daysReader(columns: Columns): Read<Days | 'unreadable' | undefined> {
  const first = cells(columns, 'MONTH OF YEAR', 'DAY OF MONTH')
  const last = cells(columns, 'MONTH OF YEAR END', 'DAY OF MONTH END')
  const week = cells(columns, DAYS_COLUMN, 'DAY OF WEEK END')
  return (row) => {
    const [start, end, days] = [first.read(row), last.read(row), week.read(row)]
    if (start.some(isSet)) {
      const from = dayOfYear(start)
      const to = end.some(isSet) ? dayOfYear(end) : from
      if (from !== undefined && to !== undefined) return { kind: 'year', from, to }
      return (from === undefined ? first : last).refused(row)
    }
    if (!days.some(isSet)) return undefined
    const [from, to] = days.map(dayOfWeek)
    return from === undefined || to === undefined ? week.refused(row) : { kind: 'week', from, to }
  }
}

type Pair = readonly [string | undefined, string | undefined]

/** Two cells that say one thing together. */
function cells(columns: Columns, left: string, right: string) {
  const [one, other] = [columns.text(left), columns.text(right)]
  const read = (row: Row): Pair => [one(row), other(row)]
  return {
    read,
    refused(row: Row): 'unreadable' {
      columns.noteUnexpected(
        row,
        left,
        read(row)
          .map((text) => text ?? 'nothing')
          .join(' '),
      )
      return 'unreadable'
    },
  }
}

/** Lists of Unified CM say `None` for nothing. */
function isSet(text: string | undefined): boolean {
  return text !== undefined && !/^none$/i.test(text)
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function dayOfYear([monthText, dayText]: Pair): DayOfYear | undefined {
  const month = 1 + MONTHS.findIndex((name) => isName(name, monthText))
  const day = /^\d{1,2}$/.test(dayText ?? '') ? Number(dayText) : 0
  return day >= 1 && day <= (LENGTHS[month - 1] ?? 0) ? { month, day } : undefined
}

function dayOfWeek(text: string | undefined): DayOfWeek | undefined {
  return DAYS_OF_WEEK.find((name) => isName(name, text))
}

/** Three letters or the whole name, in any case. */
function isName(short: string, text: string | undefined): boolean {
  return text !== undefined && /^[a-z]{3,}$/i.test(text) && text.slice(0, 3).toLowerCase() === short.toLowerCase()
}
