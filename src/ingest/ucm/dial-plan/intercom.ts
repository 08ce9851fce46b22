import type {
  IntercomCallingSearchSpace,
  IntercomNumber,
  IntercomPartition,
} from '../../../model/ucm/devices/intercom.js'
import { PARTITIONED_KEYS } from '../object-keys.js'
import { present } from '../../present.js'
import { groupReader, objectReader } from '../table-reader.js'
import { zoneReader } from '../time/date-time-group.js'

/** intercomdn.csv. */
export const intercomNumberReader = objectReader({
  member: 'intercomdn.csv',
  kind: 'intercom-number',
  keyOf: PARTITIONED_KEYS['intercom-number'],
  open: (columns) => {
    const dn = columns.dialString('INTERCOM DIRECTORY NUMBER')
    const partition = columns.text('ROUTE PARTITION')
    const description = columns.text('DESCRIPTION')
    const alertingName = columns.text('ALERTING NAME')
    const callingSearchSpace = columns.text('CALLING SEARCH SPACE')
    const autoAnswer = columns.text('AUTO ANSWER')
    const defaultDevice = columns.text('INTERCOM DEFAULT ACTIVATED DEVICE')
    return (row) => {
      const number = dn(row)
      if (number === undefined) return undefined
      return present<IntercomNumber>({
        dn: number,
        partition: partition(row),
        description: description(row),
        alertingName: alertingName(row),
        callingSearchSpace: callingSearchSpace(row),
        autoAnswer: autoAnswer(row),
        defaultDevice: defaultDevice(row),
      })
    }
  },
})

/** intercomroutepartition.csv: as partition.csv in other words. */
export const intercomPartitionReader = objectReader({
  member: 'intercomroutepartition.csv',
  kind: 'intercom-partition',
  keyOf: (partition) => partition.name,
  open: (columns) => {
    const name = columns.text('NAME')
    const description = columns.text('DESCRIPTION')
    const timeSchedule = columns.text('TIME SCHEDULE')
    const zone = zoneReader(columns, 'TIME ZONE')
    const usesOriginatingDevice = columns.flag('USE ORIGINATING DEVICE TIME ZONE')
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<IntercomPartition>({
        name: key,
        description: description(row),
        timeSchedule: timeSchedule(row),
        timeZone: usesOriginatingDevice(row) === false ? zone(row) : undefined,
      })
    }
  },
})

/** intercomcss.csv: as css.csv. */
export const intercomCssReader = objectReader({
  member: 'intercomcss.csv',
  kind: 'intercom-css',
  keyOf: (css) => css.name,
  open: (columns) => {
    const name = columns.text('NAME')
    const description = columns.text('DESCRIPTION')
    const partitions = groupReader(columns, 'ROUTE PARTITION', (k) => columns.text(`ROUTE PARTITION ${k}`))
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<IntercomCallingSearchSpace>({
        name: key,
        description: description(row),
        partitions: partitions(row),
      })
    }
  },
})
