import type { Partition } from '../../model/ucm/partition.js'
import type { UcmObjectChange } from '../../plan/change.js'
import type { Driver } from '../driver.js'
import { objectOf, switchOf, textOf } from '../json-value.js'
import type { SystemReader } from '../system-reader.js'
import { addBody, axl, type AxlField, axlUpdate, changedElements } from './axl-object.js'
import { texts } from './transformation-elements.js'

const PARTITION: readonly AxlField<Partition>[] = [
  { name: 'name', value: ({ name }) => name, required: true },
  { name: 'description', value: ({ description }) => description, empty: '' },
  { name: 'timeScheduleIdName', value: ({ timeSchedule }) => timeSchedule },
  // The other way round for a partition that goes by the clock of the originating device.
  {
    name: 'useOriginatingDeviceTimeZone',
    value: ({ timeZone }) => (timeZone === undefined ? undefined : false),
    empty: true,
  },
  { name: 'timeZone', value: ({ timeZone }) => timeZone, empty: 'Etc/GMT' },
]

/** A partition. */
export function partitionDriver(
  { key, after }: Extract<UcmObjectChange, { kind: 'partition' }>,
  reader: SystemReader,
): Driver<Partition> {
  return {
    rules: {},
    async read() {
      const answer = await reader.axl('getRoutePartition', { name: key })
      if (answer === undefined) return undefined
      const element = objectOf(answer['routePartition'])
      return {
        name: key,
        ...texts({
          description: textOf(element['description']),
          timeSchedule: textOf(element['timeScheduleIdName']),
          timeZone:
            switchOf(element['useOriginatingDeviceTimeZone']) === false ? textOf(element['timeZone']) : undefined,
        }),
      }
    },
    next(current) {
      if (after === undefined) return axl('removeRoutePartition', { name: key }, key)
      if (current === undefined) return axl('addRoutePartition', { routePartition: addBody(PARTITION, after) }, key)
      return axlUpdate('updateRoutePartition', { name: key }, changedElements(PARTITION, current, after), key)
    },
  }
}
