import { ALL_THE_TIME } from '../../../model/ucm/time-of-day.js'
import { textAt, type XmlElement } from '../protocol/xml-tree.js'
import { asGiven, type AxlColumn, type AxlTable, renamed, text } from './axl-table.js'

/** Every cluster has it and no export lists it. */
function isListed(item: XmlElement): boolean {
  return textAt(item, 'name') !== ALL_THE_TIME
}

export const timePeriods: AxlTable = {
  member: 'timeperiod.csv',
  sources: [
    {
      list: 'listTimePeriod',
      criteria: ['name'],
      listTags:
        'name startTime endTime startDay endDay monthOfYear dayOfMonth description dayOfMonthEnd monthOfYearEnd',
      keep: isListed,
    },
  ],
  columns: [
    text('NAME', 'name'),
    text('TIME OF DAY START', 'startTime'),
    text('TIME OF DAY END', 'endTime'),
    dayOfMonth('DAY OF MONTH', 'dayOfMonth'),
    none('MONTH OF YEAR', 'monthOfYear'),
    none('DAY OF WEEK START', 'startDay'),
    none('DAY OF WEEK END', 'endDay'),
    text('DESCRIPTION', 'description'),
    dayOfMonth('DAY OF MONTH END', 'dayOfMonthEnd'),
    none('MONTH OF YEAR END', 'monthOfYearEnd'),
  ],
  groups: [],
}

function none(name: string, path: string): AxlColumn {
  return renamed(name, path, { None: '' })
}

/** No month has a day 0: it stands for none. */
function dayOfMonth(name: string, path: string): AxlColumn {
  return renamed(name, path, { '0': '' })
}

export const timeSchedules: AxlTable = {
  member: 'timeschedule.csv',
  sources: [
    {
      list: 'listTimeSchedule',
      criteria: ['name'],
      listTags: 'name',
      keep: isListed,
      get: { operation: 'getTimeSchedule', tags: 'name members(member(timePeriodName)) description' },
    },
  ],
  columns: [text('TIME SCHEDULE NAME', 'name'), text('DESCRIPTION', 'description')],
  groups: [{ repetitions: asGiven('members.member'), columns: [text('TIME PERIOD #', 'timePeriodName')] }],
}

/** The export has the zone in the column called TIME FORMAT. */
export const dateTimeGroups: AxlTable = {
  member: 'datetimegroup.csv',
  sources: [{ list: 'listDateTimeGroup', criteria: ['name'], listTags: 'name timeZone' }],
  columns: [text('GROUP NAME', 'name'), text('TIME FORMAT', 'timeZone')],
  groups: [],
}
