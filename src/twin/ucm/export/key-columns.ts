import type {
  BusyLampField,
  DeviceKeys,
  DirectedParkLamp,
  IntercomLine,
  SpeedDial,
  WatchedLine,
} from '../../../model/ucm/devices/device-keys.js'
import type { ForkedDestination } from '../../../model/ucm/devices/mobility.js'
import type { UcmRows } from '../state/rows.js'
import { type Column, columns, family, names, type Part } from './sheet.js'

const SPEED_DIAL: readonly Column<SpeedDial>[] = [
  ['Speed Dial Number #', ({ number, pauses }) => (pauses === true ? `${number},` : number)],
  ['Speed Dial Label #', 'label'],
]

const BUSY_LAMP_FIELD: readonly Column<BusyLampField>[] = [
  ['Busy Lamp Field Destination #', 'destination'],
  ['Busy Lamp Field Directory Number #', ({ line }) => watched(line)],
  ['Busy Lamp Field Label #', 'label'],
  ['Busy Lamp Field Call Pickup #', 'callPickup'],
]

const DIRECTED_PARK_LAMP: readonly Column<DirectedParkLamp>[] = [
  ['BLF Directed Call Park Directory Number #', watched],
  ['BLF Directed Call Park Label #', 'label'],
]

const INTERCOM_LINE: readonly Column<IntercomLine>[] = [
  ['Intercom Directory Number #', 'dn'],
  ['Intercom Route Partition #', 'partition'],
  ['Intercom CSS #', 'callingSearchSpace'],
  ['Intercom Line Text Label #', 'label'],
  ['Intercom Speed Dial #', 'speedDial'],
  ['Intercom Auto Answer #', 'autoAnswer'],
]

/** The columns behind the line block, each group only where a device has such keys (`ucm-exports` 1.3). */
export function deviceKeys<T extends DeviceKeys>(): readonly Part<T>[] {
  return [
    family((device: T) => placed(device.speedDials), SPEED_DIAL, { fewest: 0 }),
    family((device: T) => placed(device.busyLampFields), BUSY_LAMP_FIELD, { fewest: 0 }),
    family((device: T) => placed(device.directedParkLamps), DIRECTED_PARK_LAMP, { fewest: 0 }),
    family((device: T) => placed(device.intercomLines), INTERCOM_LINE, { fewest: 0 }),
    // Services are only counted: a name stands for each.
    names(
      'Subscribed Service Name #',
      (device: T) => Array.from({ length: device.serviceCount ?? 0 }, (_, at) => `Service ${at + 1}`),
      { fewest: 0 },
    ),
  ]
}

/** A mobility identity, and the remote destinations in the row of a remote device. */
export const MOBILITY: readonly Part<Pick<UcmRows['phone'], 'mobilityIdentity' | 'remoteDestinations'>>[] = [
  columns(
    ['Mobility Identity Name', ({ mobilityIdentity }) => mobilityIdentity?.name],
    ['Mobility Identity Destination Number', ({ mobilityIdentity }) => mobilityIdentity?.destination],
    ['Mobility Identity Answer Too Soon Timer', ({ mobilityIdentity }) => mobilityIdentity?.answerTooSoonMilliseconds],
    ['Mobility Identity Answer Too Late Timer', ({ mobilityIdentity }) => mobilityIdentity?.answerTooLateMilliseconds],
    [
      'Mobility Identity Delay Before Ringing Cell',
      ({ mobilityIdentity }) => mobilityIdentity?.delayBeforeRingingMilliseconds,
    ],
    ['Mobility Identity Time Zone', ({ mobilityIdentity }) => mobilityIdentity?.timeZone],
    ['Mobility Identity Is Mobile Phone', ({ mobilityIdentity }) => mobilityIdentity?.isMobile],
    ['Mobility Identity Enable Mobile Connect', ({ mobilityIdentity }) => mobilityIdentity?.mobileConnect],
    ['Mobility Identity Mobility Profile', ({ mobilityIdentity }) => mobilityIdentity?.mobilityProfile],
  ),
  family<Pick<UcmRows['phone'], 'remoteDestinations'>, ForkedDestination>(
    ({ remoteDestinations }) => remoteDestinations ?? [],
    [
      ['Time Zone #', 'timeZone'],
      ['Remote Destination Name #', 'name'],
      ['Remote Destination Number #', 'destination'],
      ['Is Mobile Phone #', 'isMobile'],
      ['Answer Too Soon Timer #', 'answerTooSoonMilliseconds'],
      ['Answer Too Late Timer #', 'answerTooLateMilliseconds'],
      ['Delay Before Ringing Timer #', 'delayBeforeRingingMilliseconds'],
      ['Enable Mobile Connect #', 'mobileConnect'],
    ],
  ),
]

function watched(line: WatchedLine | undefined): string | undefined {
  return line === undefined ? undefined : `${line.dn} in ${line.partition ?? ''}`
}

/** Keys at their places; the places between are empty. */
function placed<K extends { readonly index: number }>(keys: readonly K[] = []): readonly (K | undefined)[] {
  const places: (K | undefined)[] = []
  for (const key of keys) places[key.index - 1] = key
  return Array.from(places)
}
