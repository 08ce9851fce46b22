import type {
  BusyLampField,
  DeviceKeys,
  DirectedParkLamp,
  IntercomLine,
  SpeedDial,
  WatchedLine,
} from '../../../model/ucm/devices/device-keys.js'
import { type Loose, present } from '../../present.js'
import type { Columns } from '../columns.js'
import type { Read, Row } from '../row.js'

/**
 * Reads the keys of a phone or profile beside its lines. Their columns stand behind the line block and
 * are told by their names, never by their place (`ucm-exports` 1.3). A file has them only where a
 * device of it has such keys, so that none is missed.
 */
export function deviceKeysReader(columns: Columns): Read<Loose<DeviceKeys>> {
  const speedDials = numbered(columns, 'SPEED DIAL NUMBER', speedDialReader)
  const busyLampFields = numbered(columns, 'BUSY LAMP FIELD DIRECTORY NUMBER', busyLampFieldReader)
  const directedParkLamps = numbered(columns, 'BLF DIRECTED CALL PARK DIRECTORY NUMBER', directedParkLampReader)
  const intercomLines = numbered(columns, 'INTERCOM DIRECTORY NUMBER', intercomLineReader)
  const serviceCount = serviceCounter(columns)
  return (row) => ({
    speedDials: speedDials(row),
    busyLampFields: busyLampFields(row),
    directedParkLamps: directedParkLamps(row),
    intercomLines: intercomLines(row),
    serviceCount: serviceCount(row),
  })
}

type OpenKey<T> = (columns: Columns, k: number) => Read<T | undefined>

/** The keys of one group, or undefined where the row has none. */
function numbered<T>(columns: Columns, leading: string, open: OpenKey<T>): Read<readonly T[] | undefined> {
  const readers = columns.numbers(leading).map((k) => open(columns.optional, k))
  return (row) => {
    let keys: T[] | undefined
    for (const read of readers) {
      const key = read(row)
      if (key === undefined) continue
      if (keys === undefined) keys = [key]
      else keys.push(key)
    }
    return keys
  }
}

/** A pause is a comma; what follows it may be an authorization code and is not kept. */
function speedDialReader(columns: Columns, k: number): Read<SpeedDial | undefined> {
  const number = columns.dialString(`SPEED DIAL NUMBER ${k}`)
  const label = columns.text(`SPEED DIAL LABEL ${k}`)
  return (row) => {
    const text = number(row)
    if (text === undefined) return undefined
    const [digits = '', ...further] = text.split(',')
    return present<SpeedDial>({
      index: k,
      number: digits.trim(),
      label: label(row),
      pauses: further.length > 0 ? true : undefined,
    })
  }
}

function busyLampFieldReader(columns: Columns, k: number): Read<BusyLampField | undefined> {
  const destination = columns.dialString(`BUSY LAMP FIELD DESTINATION ${k}`)
  const line = watchedLineReader(columns, `BUSY LAMP FIELD DIRECTORY NUMBER ${k}`)
  const label = columns.text(`BUSY LAMP FIELD LABEL ${k}`)
  const callPickup = columns.flag(`BUSY LAMP FIELD CALL PICKUP ${k}`)
  return (row) => {
    const [target, watched] = [destination(row), line(row)]
    if (target === undefined && watched === undefined) return undefined
    return present<BusyLampField>({
      index: k,
      label: label(row),
      destination: target,
      line: watched,
      callPickup: callPickup(row) ?? false,
    })
  }
}

function directedParkLampReader(columns: Columns, k: number): Read<DirectedParkLamp | undefined> {
  const line = watchedLineReader(columns, `BLF DIRECTED CALL PARK DIRECTORY NUMBER ${k}`)
  const label = columns.text(`BLF DIRECTED CALL PARK LABEL ${k}`)
  return (row) => {
    const watched = line(row)
    return watched === undefined
      ? undefined
      : present<DirectedParkLamp>({ index: k, label: label(row), ...full(watched) })
  }
}

function full({ dn, partition }: WatchedLine): Loose<WatchedLine> {
  return { dn, partition }
}

/** `number in partition`: a number holds no blank, a partition may hold anything, ` in ` included. */
const WATCHED = /^(\S+)(?:\s+in(?:\s+(\S.*))?)?$/

function watchedLineReader(columns: Columns, column: string): Read<WatchedLine | undefined> {
  const text = columns.dialString(column)
  return (row) => {
    const cell = text(row)
    if (cell === undefined) return undefined
    const [, dn, partition] = WATCHED.exec(cell) ?? []
    if (dn === undefined) {
      columns.noteUnexpected(row, column, cell)
      return undefined
    }
    return present<WatchedLine>({ dn, partition: partition === '<None>' ? undefined : partition })
  }
}

function intercomLineReader(columns: Columns, k: number): Read<IntercomLine | undefined> {
  const dn = columns.dialString(`INTERCOM DIRECTORY NUMBER ${k}`)
  const partition = columns.text(`INTERCOM ROUTE PARTITION ${k}`)
  const callingSearchSpace = columns.text(`INTERCOM CSS ${k}`)
  const label = columns.text(`INTERCOM LINE TEXT LABEL ${k}`)
  const speedDial = columns.dialString(`INTERCOM SPEED DIAL ${k}`)
  const autoAnswer = columns.text(`INTERCOM AUTO ANSWER ${k}`)
  return (row) => {
    const number = dn(row)
    if (number === undefined) return undefined
    return present<IntercomLine>({
      index: k,
      dn: number,
      partition: partition(row),
      callingSearchSpace: callingSearchSpace(row),
      label: label(row),
      speedDial: speedDial(row),
      autoAnswer: autoAnswer(row),
    })
  }
}

/** Services are told by the name under which the device subscribed, else by that of the service. */
function serviceCounter(columns: Columns): Read<number | undefined> {
  const group = ['SUBSCRIBED SERVICE NAME', 'SERVICE NAME'].find((name) => columns.numbers(name).length > 0)
  const names = group === undefined ? [] : columns.numbers(group).map((k) => columns.text(`${group} ${k}`))
  return (row: Row) => {
    let count = 0
    for (const name of names) if (name(row) !== undefined) count += 1
    return count === 0 ? undefined : count
  }
}
