import type { ForkedDestination, MobilityIdentity } from '../../../model/ucm/devices/mobility.js'
import { type Loose, present } from '../../present.js'
import type { Columns } from '../columns.js'
import type { Read } from '../row.js'

/** The mobility identity of a dual-mode client; releases name its columns alike but for the last (`ucm-exports` 1.3). */
export function mobilityIdentityReader(columns: Columns): Read<MobilityIdentity | undefined> {
  const identity = forkedReader(columns.optional, {
    name: 'MOBILITY IDENTITY NAME',
    destination: 'MOBILITY IDENTITY DESTINATION NUMBER',
    timeZone: 'MOBILITY IDENTITY TIME ZONE',
    isMobile: 'MOBILITY IDENTITY IS MOBILE PHONE',
    mobileConnect: 'MOBILITY IDENTITY ENABLE MOBILE CONNECT',
    tooSoon: 'MOBILITY IDENTITY ANSWER TOO SOON TIMER',
    tooLate: 'MOBILITY IDENTITY ANSWER TOO LATE TIMER',
    delay: 'MOBILITY IDENTITY DELAY BEFORE RINGING CELL',
  })
  const mobilityProfile = columns.optionalText('MOBILITY IDENTITY MOBILITY PROFILE')
  return (row) => {
    const found = identity(row)
    return found === undefined
      ? undefined
      : present<MobilityIdentity>({ ...found, mobilityProfile: mobilityProfile(row) })
  }
}

/** The remote destinations in the row of a remote device; undefined where it has none. */
export function remoteDestinationsReader(columns: Columns): Read<readonly ForkedDestination[] | undefined> {
  const readers = columns.numbers('REMOTE DESTINATION NUMBER').map((k) =>
    forkedReader(columns.optional, {
      name: `REMOTE DESTINATION NAME ${k}`,
      destination: `REMOTE DESTINATION NUMBER ${k}`,
      timeZone: `TIME ZONE ${k}`,
      isMobile: `IS MOBILE PHONE ${k}`,
      mobileConnect: `ENABLE MOBILE CONNECT ${k}`,
      tooSoon: `ANSWER TOO SOON TIMER ${k}`,
      tooLate: `ANSWER TOO LATE TIMER ${k}`,
      delay: `DELAY BEFORE RINGING TIMER ${k}`,
    }),
  )
  return (row) => {
    const found = readers.map((read) => read(row)).filter((one) => one !== undefined)
    return found.length === 0 ? undefined : found.map((one) => present<ForkedDestination>(one))
  }
}

interface Names {
  readonly name: string
  readonly destination: string
  readonly timeZone: string
  readonly isMobile: string
  readonly mobileConnect: string
  readonly tooSoon: string
  readonly tooLate: string
  readonly delay: string
}

function forkedReader(columns: Columns, names: Names): Read<Loose<ForkedDestination> | undefined> {
  const name = columns.text(names.name)
  const destination = columns.dialString(names.destination)
  const timeZone = columns.text(names.timeZone)
  const isMobile = columns.flag(names.isMobile)
  const mobileConnect = columns.flag(names.mobileConnect)
  const tooSoon = columns.integer(names.tooSoon)
  const tooLate = columns.integer(names.tooLate)
  const delay = columns.integer(names.delay)
  return (row) => {
    const target = destination(row)
    if (target === undefined) return undefined
    return {
      name: name(row),
      destination: target,
      timeZone: timeZone(row),
      isMobile: isMobile(row) ?? false,
      mobileConnect: mobileConnect(row) ?? false,
      answerTooSoonMilliseconds: tooSoon(row),
      answerTooLateMilliseconds: tooLate(row),
      delayBeforeRingingMilliseconds: delay(row),
    }
  }
}
