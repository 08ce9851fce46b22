import type { CallPark, DirectedCallPark } from '../../../model/ucm/pickup-and-park.js'
import { PARTITIONED_KEYS } from '../object-keys.js'
import { present } from '../../present.js'
import { objectReader } from '../table-reader.js'

/** callpark.csv: one row per range and server (`ucm-exports` 1.8). */
export const callParkReader = objectReader({
  member: 'callpark.csv',
  kind: 'call-park',
  keyOf: PARTITIONED_KEYS['call-park'],
  open: (columns) => {
    const pattern = columns.dialString('CALL PARK NUMBER')
    const partition = columns.text('ROUTE PARTITION')
    const description = columns.text('DESCRIPTION')
    const callManager = columns.text('UNIFIED CALLMANAGER')
    return (row) => {
      const text = pattern(row)
      if (text === undefined) return undefined
      return present<CallPark>({
        pattern: text,
        partition: partition(row),
        description: description(row),
        callManager: callManager(row),
      })
    }
  },
})

/** directedcallpark.csv. */
export const directedCallParkReader = objectReader({
  member: 'directedcallpark.csv',
  kind: 'directed-call-park',
  keyOf: PARTITIONED_KEYS['directed-call-park'],
  open: (columns) => {
    const pattern = columns.dialString('NUMBER')
    const partition = columns.text('ROUTE PARTITION')
    const description = columns.text('DESCRIPTION')
    const reversionNumber = columns.dialString('REVERSION NUMBER')
    const reversionCss = columns.text('REVERSION CALLING SEARCH SPACE')
    const retrievalPrefix = columns.text('RETRIEVAL PREFIX')
    return (row) => {
      const text = pattern(row)
      if (text === undefined) return undefined
      return present<DirectedCallPark>({
        pattern: text,
        partition: partition(row),
        description: description(row),
        reversionNumber: reversionNumber(row),
        reversionCallingSearchSpace: reversionCss(row),
        retrievalPrefix: retrievalPrefix(row),
      })
    }
  },
})
