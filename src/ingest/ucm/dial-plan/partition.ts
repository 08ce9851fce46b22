import type { Partition } from '../../../model/ucm/partition.js'
import { present } from '../../present.js'
import { objectReader } from '../table-reader.js'
import { zoneReader } from '../time/date-time-group.js'

/** partition.csv (`ucm-exports` 1.6). */
export const partitionReader = objectReader({
  member: 'partition.csv',
  kind: 'partition',
  keyOf: (partition) => partition.name,
  open: (columns) => {
    const name = columns.text('NAME')
    const description = columns.text('DESCRIPTION')
    const timeSchedule = columns.text('TIME SCHEDULE')
    const specificZone = zoneReader(columns, 'SPECIFIC TIME ZONE')
    const usesOriginatingDevice = columns.flag('ORIGINATING DEVICE')
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      const isFixed = usesOriginatingDevice(row) === false
      const zone = specificZone(row)
      if (isFixed && zone === undefined) columns.noteUnexpected(row, 'SPECIFIC TIME ZONE', undefined)
      return present<Partition>({
        name: key,
        description: description(row),
        timeSchedule: timeSchedule(row),
        // The zone is filled in either case; the flag says whether it counts.
        timeZone: isFixed ? zone : undefined,
      })
    }
  },
})
