import type { CallingSearchSpace } from '../../../model/ucm/partition.js'
import { present } from '../../present.js'
import { groupReader, objectReader } from '../table-reader.js'

/** css.csv: partitions stand in search order (`ucm-exports` 1.6). */
export const cssReader = objectReader({
  member: 'css.csv',
  kind: 'css',
  keyOf: (css) => css.name,
  open: (columns) => {
    const name = columns.text('NAME')
    const description = columns.text('DESCRIPTION')
    const partitions = groupReader(columns, 'ROUTE PARTITION', (k) => columns.text(`ROUTE PARTITION ${k}`))
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<CallingSearchSpace>({ name: key, description: description(row), partitions: partitions(row) })
    }
  },
})
