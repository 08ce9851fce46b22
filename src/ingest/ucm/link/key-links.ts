import type { DeviceKeys, WatchedLine } from '../../../model/ucm/devices/device-keys.js'
import type { Resolve } from './linker.js'
import { relinked, relinkedList } from './linker.js'
import { linkedNumber } from './linked-number.js'

type LinkedKeys = {
  readonly [K in 'busyLampFields' | 'directedParkLamps' | 'intercomLines']: DeviceKeys[K] | undefined
}

/** The names in the keys of a device; what it does not have stays absent. */
export function linkedKeys(keys: DeviceKeys, resolve: Resolve): LinkedKeys {
  return {
    busyLampFields:
      keys.busyLampFields &&
      relinkedList(keys.busyLampFields, (lamp) =>
        lamp.line === undefined
          ? lamp
          : relinked(lamp, { line: watched(lamp.line, resolve, `BUSY LAMP FIELD DIRECTORY NUMBER ${lamp.index}`) }),
      ),
    directedParkLamps:
      keys.directedParkLamps &&
      relinkedList(keys.directedParkLamps, (lamp) =>
        relinked(lamp, {
          partition: resolve('partition', lamp.partition, `BLF DIRECTED CALL PARK DIRECTORY NUMBER ${lamp.index}`),
        }),
      ),
    intercomLines:
      keys.intercomLines &&
      relinkedList(keys.intercomLines, (line) =>
        relinked(line, {
          partition: resolve('intercom-partition', line.partition, `INTERCOM ROUTE PARTITION ${line.index}`),
          callingSearchSpace: resolve('intercom-css', line.callingSearchSpace, `INTERCOM CSS ${line.index}`),
        }),
      ),
  }
}

function watched(line: WatchedLine, resolve: Resolve, column: string): WatchedLine {
  return linkedNumber(line, resolve, column, column)
}
