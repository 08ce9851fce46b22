import type { MeetMeNumber } from '../../../model/ucm/routing-objects.js'
import { present } from '../../present.js'
import { PARTITIONED_KEYS } from '../object-keys.js'
import { objectReader } from '../table-reader.js'

/** meetmenumber.csv: numbers or ranges of meet-me conferences. */
export const meetMeNumberReader = objectReader({
  member: 'meetmenumber.csv',
  kind: 'meet-me-number',
  keyOf: PARTITIONED_KEYS['meet-me-number'],
  open: (columns) => {
    const pattern = columns.dialString('MEETME NUMBER')
    const partition = columns.text('ROUTEPARTITION', 'ROUTE PARTITION')
    const description = columns.text('DESCRIPTION')
    return (row) => {
      const text = pattern(row)
      if (text === undefined) return undefined
      return present<MeetMeNumber>({ pattern: text, partition: partition(row), description: description(row) })
    }
  },
})
