import type { TimeSchedule } from '../../../model/ucm/time-of-day.js'
import { present } from '../../present.js'
import { groupReader, objectReader } from '../table-reader.js'

/** timeschedule.csv: time periods under one name (`ucm-exports` 1.6). */
export const timeScheduleReader = objectReader({
  member: 'timeschedule.csv',
  kind: 'time-schedule',
  keyOf: (schedule) => schedule.name,
  open: (columns) => {
    const name = columns.text('TIME SCHEDULE NAME')
    const description = columns.text('DESCRIPTION')
    const periods = groupReader(columns, 'TIME PERIOD', (k) => columns.text(`TIME PERIOD ${k}`))
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<TimeSchedule>({ name: key, description: description(row), periods: periods(row) })
    }
  },
})
