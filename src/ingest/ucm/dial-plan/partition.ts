import type { Partition } from '../../../model/ucm/partition.js'
import { present } from '../../present.js'
import { objectReader } from '../table-reader.js'

/** partition.csv (`ucm-exports` 1.6). */
export const partitionReader = objectReader({
  member: 'partition.csv',
  kind: 'partition',
  keyOf: (partition) => partition.name,
  open: (columns) => {
    const name = columns.text('NAME')
    const description = columns.text('DESCRIPTION')
    const timeSchedule = columns.text('TIME SCHEDULE')
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<Partition>({ name: key, description: description(row), timeSchedule: timeSchedule(row) })
    }
  },
})
