import type { DateTimeGroup } from '../../../model/ucm/time-of-day.js'
import { isTimeZone } from '../../../model/time-zone.js'
import { present } from '../../present.js'
import type { Columns } from '../columns.js'
import type { Read } from '../row.js'
import { objectReader } from '../table-reader.js'

/**
 * The name of a time zone. One that does not exist is reported and kept as written: read as absent it
 * would mean another zone.
 */
export function zoneReader(columns: Columns, ...names: readonly [string, ...string[]]): Read<string | undefined> {
  const zone = columns.text(...names)
  const column = names.find((name) => columns.has(name)) ?? names[0]
  return (row) => {
    const text = zone(row)
    if (text !== undefined && !isTimeZone(text)) columns.noteUnexpected(row, column, text)
    return text
  }
}

/** datetimegroup.csv: real exports have the zone in the column called TIME FORMAT (`ucm-exports` 1.6). */
export const dateTimeGroupReader = objectReader({
  member: 'datetimegroup.csv',
  kind: 'date-time-group',
  keyOf: (group) => group.name,
  open: (columns) => {
    const name = columns.text('GROUP NAME')
    const timeZone = zoneReader(columns, 'TIME ZONE', 'TIME FORMAT')
    return (row) => {
      const key = name(row)
      return key === undefined ? undefined : present<DateTimeGroup>({ name: key, timeZone: timeZone(row) })
    }
  },
})
