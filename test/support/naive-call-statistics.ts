import type { CallLoad, CallStatistics, DeviceKind } from '../../src/model/calls/call-statistics.js'
import type { CallValues } from './call-file.js'

/*
 * Call statistics by brute force: all records in memory, every second counted. It is written from the rules
 * (`ucm-exports` 4) and shares nothing with the streaming code but the shape of the result.
 */

type NaiveFigures = Pick<
  CallStatistics,
  'clusterIds' | 'records' | 'recordingLegs' | 'from' | 'to' | 'devices' | 'pilots' | 'forms' | 'patterns' | 'pairs'
>

const ON_BEHALF = [
  'origCallTerminationOnBehalfOf',
  'destCallTerminationOnBehalfOf',
  'origCalledPartyRedirectOnBehalfOf',
  'lastRedirectRedirectOnBehalfOf',
  'joinOnBehalfOf',
]

const number = (record: CallValues, column: string): number => Number(record[column] ?? 0)
const text = (record: CallValues, column: string): string => String(record[column] ?? '')
const isRecording = (record: CallValues): boolean => ON_BEHALF.some((column) => number(record, column) === 27)
const isJoined = (record: CallValues): boolean => record['joined'] === 1
const isSplit = (record: CallValues): boolean =>
  [number(record, 'origCause_value'), number(record, 'destCause_value')].includes(393216) ||
  [number(record, 'origCallTerminationOnBehalfOf'), number(record, 'destCallTerminationOnBehalfOf')].includes(16)
const isConnected = (record: CallValues): boolean => number(record, 'dateTimeConnect') > 0

export function naiveCallStatistics(all: readonly CallValues[]): NaiveFigures {
  const different = [...new Map(all.map((record) => [record['pkid'], record])).values()]
  const records = different.map((record) => ({ ...record, joined: goesOn(record, different) ? 1 : 0 }))
  const people = records.filter((record) => !isRecording(record))
  const dialed = people.filter((record) => !isJoined(record) && text(record, 'originalCalledPartyNumber') !== '')
  return {
    clusterIds: [...new Set(records.map((record) => text(record, 'globalCallId_ClusterID')))].sort(),
    records: records.length,
    recordingLegs: records.length - people.length,
    ...(records.length === 0
      ? {}
      : {
          from: Math.min(...records.map((record) => number(record, 'dateTimeOrigination'))),
          to: Math.max(...records.map((record) => number(record, 'dateTimeDisconnect'))),
        }),
    devices: devices(records),
    pilots: pilots(people.filter((record) => text(record, 'huntPilotDN') !== '')),
    forms: rows(
      dialed.map((record) => ({ row: formOf(record), seconds: 0 })),
      ({ row, calls }) => ({ ...row, calls }),
    ),
    patterns: rows(
      dialed
        .filter((record) => text(record, 'originalCalledPartyPattern') !== '')
        .map((record) => ({
          row: {
            caller: kindOf(record, 'orig'),
            pattern: text(record, 'originalCalledPartyPattern'),
            partition: text(record, 'originalCalledPartyNumberPartition'),
            usage: number(record, 'calledPartyPatternUsage'),
          },
          seconds: 0,
        })),
      ({ row, calls }) => ({ ...row, calls }),
    ),
    pairs: rows(
      people
        .filter(isConnected)
        .filter((record) =>
          ['callingPartyNumber', 'finalCalledPartyNumber'].every((end) => isPerson(text(record, end))),
        )
        .map((record) => ({ row: pairOf(record), seconds: talkSeconds(record) })),
      ({ row, calls, seconds }) => ({ ...row, calls, seconds }),
    ),
  }
}

/** Transfers and conferences always go on with a call; other features where a record of a leg was split before. */
function goesOn(record: CallValues, all: readonly CallValues[]): boolean {
  const join = number(record, 'joinOnBehalfOf')
  if ([4, 10].includes(join) || number(record, 'lastRedirectRedirectOnBehalfOf') === 4) return true
  if (join === 0 || isRecording(record)) return false
  const legs = (one: CallValues): readonly string[] =>
    ['origLegCallIdentifier', 'destLegIdentifier']
      .filter((end) => number(one, end) > 0)
      .map((end) => `${text(one, 'globalCallId_ClusterID')} ${text(one, end)}`)
  return all.some(
    (other) =>
      isSplit(other) &&
      number(other, 'dateTimeDisconnect') < number(record, 'dateTimeDisconnect') &&
      legs(other).some((leg) => legs(record).includes(leg)),
  )
}

function formOf(record: CallValues) {
  const dialed = text(record, 'originalCalledPartyNumber')
  const lead = dialed.includes('@') ? 'uri' : '+*#0123456789'.includes(dialed.charAt(0)) ? dialed.charAt(0) : 'other'
  return {
    caller: kindOf(record, 'orig'),
    lead,
    length: dialed.length,
    usage: number(record, 'calledPartyPatternUsage'),
  }
}

function pairOf(record: CallValues) {
  return {
    from: { number: text(record, 'callingPartyNumber'), partition: text(record, 'callingPartyNumberPartition') },
    to: { number: text(record, 'finalCalledPartyNumber'), partition: text(record, 'finalCalledPartyNumberPartition') },
  }
}

/** Neither nobody nor a conference bridge. */
function isPerson(number: string): boolean {
  return number !== '' && !/^b\d{8}/.test(number)
}

function talkSeconds(record: CallValues): number {
  return number(record, 'dateTimeDisconnect') - number(record, 'dateTimeConnect')
}

function rows<R extends object, T>(
  counted: readonly { readonly row: R; readonly seconds: number }[],
  made: (tally: { readonly row: R; readonly calls: number; readonly seconds: number }) => T,
) {
  const groups = new Map<string, { row: R; calls: number; seconds: number }>()
  for (const { row, seconds } of counted) {
    const key = JSON.stringify(row)
    const group = groups.get(key) ?? { row, calls: 0, seconds: 0 }
    groups.set(key, { row, calls: group.calls + 1, seconds: group.seconds + seconds })
  }
  const flat = (row: object): string =>
    Object.values(row)
      .flatMap((v) => (typeof v === 'object' ? flat(v as object) : [String(v)]))
      .join('\u0000')
  return {
    rows: [...groups.values()]
      .sort((a, b) => b.calls - a.calls || b.seconds - a.seconds || (flat(a.row) < flat(b.row) ? -1 : 1))
      .map(made),
    furtherCalls: 0,
    furtherRows: 0,
    missed: 0,
  }
}

function kindOf(record: CallValues, end: 'orig' | 'dest'): DeviceKind {
  const device = text(record, `${end}DeviceName`)
  const protocol = number(record, end === 'orig' ? 'IncomingProtocolID' : 'OutgoingProtocolID')
  if (device === '') return 'none'
  if (/^SEP[0-9A-F]{12}$/.test(device)) return 'phone'
  if (protocol === 1 || protocol === 2 || protocol === 4) return 'trunk'
  return device.startsWith('CSF') ? 'soft-client' : 'other'
}

function grouped<T>(list: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

/** From when on a record occupies its ends. */
function heldFrom(record: CallValues): number {
  const connect = number(record, 'dateTimeConnect')
  const origination = number(record, 'dateTimeOrigination')
  return isJoined(record) && connect > 0 ? connect : origination
}

interface Leg {
  readonly record: CallValues
  readonly end: 'orig' | 'dest'
}

function devices(records: readonly CallValues[]): CallStatistics['devices'] {
  const legs = new Map<string, Leg[]>()
  for (const record of records) {
    for (const end of ['orig', 'dest'] as const) {
      const kind = kindOf(record, end)
      if (kind !== 'trunk' && kind !== 'other') continue
      const device = text(record, `${end}DeviceName`)
      legs.set(device, [...(legs.get(device) ?? []), { record, end }])
    }
  }
  return [...legs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([device, list]) => {
      const protocols = list.map(({ record, end }) =>
        number(record, end === 'orig' ? 'IncomingProtocolID' : 'OutgoingProtocolID'),
      )
      const addresses = list.map(({ record, end }) => text(record, `${end}Ipv4v6Addr`)).filter((a) => a !== '')
      const calls = callsOver(list)
      const inDirection = (direction: 'orig' | 'dest') => ({
        calls: calls.filter((call) => call.direction === direction).length,
        answered: calls.filter((call) => call.direction === direction && call.isAnswered).length,
      })
      return {
        device,
        kind: list.some(({ record, end }) => kindOf(record, end) === 'trunk') ? ('trunk' as const) : ('other' as const),
        protocols: [...new Set(protocols.filter((protocol) => protocol > 0))].sort((a, b) => a - b),
        addresses: [...new Set(addresses)].sort(),
        inbound: inDirection('orig'),
        outbound: inDirection('dest'),
        legs: list.length,
        recordingLegs: list.filter(({ record }) => isRecording(record)).length,
        talking: naiveLoad(
          list
            .filter(({ record }) => isConnected(record))
            .map(({ record }) => [number(record, 'dateTimeConnect'), number(record, 'dateTimeDisconnect')]),
        ),
        seized: naiveLoad(list.map(({ record }) => [heldFrom(record), number(record, 'dateTimeDisconnect')])),
      }
    })
}

/** Records of transfers and conferences that share a leg are one call; any other record is one. */
function callsOver(list: readonly Leg[]): readonly { direction: 'orig' | 'dest'; isAnswered: boolean }[] {
  const legOf = ({ record, end }: Leg): number =>
    number(record, end === 'orig' ? 'origLegCallIdentifier' : 'destLegIdentifier')
  const isChained = (leg: Leg): boolean => legOf(leg) > 0 && (isSplit(leg.record) || isJoined(leg.record))
  const groups = new Map<string, Leg[]>()
  for (const leg of list.filter(isChained)) {
    const key = `${text(leg.record, 'globalCallId_ClusterID')} ${legOf(leg)}`
    groups.set(key, [...(groups.get(key) ?? []), leg])
  }
  const chained = [...groups.values()].map((legs) => {
    const setUp = legs.filter(({ record }) => !isJoined(record))
    const decisive = setUp.length > 0 ? setUp : legs
    return {
      direction: decisive.some(({ end }) => end === 'orig') ? ('orig' as const) : ('dest' as const),
      isAnswered: legs.some(({ record }) => isConnected(record)),
    }
  })
  const single = list
    .filter((leg) => !isChained(leg))
    .map(({ record, end }) => ({ direction: end, isAnswered: isConnected(record) }))
  return [...chained, ...single]
}

function pilots(records: readonly CallValues[]): CallStatistics['pilots'] {
  const groups = grouped(records, (r) => JSON.stringify([text(r, 'huntPilotDN'), text(r, 'huntPilotPartition')]))
  const list = [...groups.values()].map((group) => {
    const calls = [
      ...grouped(group, (r) =>
        JSON.stringify([r['globalCallId_ClusterID'], r['globalCallID_callManagerId'], r['globalCallID_callId']]),
      ).values(),
    ].map((call) => {
      const isAnswered = call.some(isAnsweredByMember)
      const isOverflowed = !isAnswered && call.some(isOverflow)
      const isUnclear = !isAnswered && !isOverflowed && call.some(isWithUnknown)
      return {
        isAnswered,
        isOverflowed,
        isUnclear,
        isAbandoned: !isAnswered && !isOverflowed && !isUnclear,
        isQueued: call.some((record) => number(record, 'wasCallQueued') === 1),
        wait: Math.max(
          0,
          ...call.filter((r) => number(r, 'wasCallQueued') === 1).map((r) => number(r, 'totalWaitTimeInQueue')),
        ),
      }
    })
    const queued = calls.filter(({ isQueued }) => isQueued)
    return {
      pilot: text(group[0]!, 'huntPilotDN'),
      partition: text(group[0]!, 'huntPilotPartition'),
      offered: calls.length,
      answered: calls.filter(({ isAnswered }) => isAnswered).length,
      overflowed: calls.filter(({ isOverflowed }) => isOverflowed).length,
      unclear: calls.filter(({ isUnclear }) => isUnclear).length,
      abandoned: calls.filter(({ isAbandoned }) => isAbandoned).length,
      queued: queued.length,
      abandonedInQueue: queued.filter(({ isAbandoned }) => isAbandoned).length,
      waitSeconds: queued.reduce((sum, { wait }) => sum + wait, 0),
      longestWaitSeconds: Math.max(0, ...queued.map(({ wait }) => wait)),
      talking: naiveLoad(
        group
          .filter(isAnsweredByMember)
          .map((record) => [number(record, 'dateTimeConnect'), number(record, 'dateTimeDisconnect')]),
      ),
      held: naiveLoad(
        group.map((record) => [
          heldFrom(record),
          isOverflow(record) && isConnected(record)
            ? number(record, 'dateTimeConnect')
            : number(record, 'dateTimeDisconnect'),
        ]),
      ),
    }
  })
  return list.sort((a, b) => (`${a.pilot}\n${a.partition}` < `${b.pilot}\n${b.partition}` ? -1 : 1))
}

function isOverflow(record: CallValues): boolean {
  const isForward =
    number(record, 'lastRedirectRedirectOnBehalfOf') === 5 ||
    [1, 2, 15].includes(number(record, 'lastRedirectRedirectReason'))
  const pilot = text(record, 'huntPilotDN')
  return isForward && text(record, 'lastRedirectDn') === pilot && text(record, 'finalCalledPartyNumber') !== pilot
}

function isAnsweredByMember(record: CallValues): boolean {
  return isConnected(record) && text(record, 'destDeviceName') !== '' && !isOverflow(record) && !isWithUnknown(record)
}

/** Queued, and connected under the number of the pilot to what is no phone. */
function isWithUnknown(record: CallValues): boolean {
  return (
    isConnected(record) &&
    number(record, 'wasCallQueued') === 1 &&
    text(record, 'finalCalledPartyNumber') === text(record, 'huntPilotDN') &&
    ['trunk', 'other'].includes(kindOf(record, 'dest')) &&
    !isOverflow(record)
  )
}

/** Use over time, second by second: an interval covers its first second and not its last. */
export function naiveLoad(intervals: readonly (readonly number[])[]): CallLoad {
  const used = intervals.filter(([from, to]) => to! > from!)
  const seconds = new Map<number, number>()
  for (const [from, to] of used) for (let s = from!; s < to!; s += 1) seconds.set(s, (seconds.get(s) ?? 0) + 1)
  const order = [...seconds.keys()].sort((a, b) => a - b)
  const peak = Math.max(0, ...seconds.values())
  const peakAt = order.find((second) => seconds.get(second) === peak)
  let busyHour: CallLoad['busyHour']
  for (const minute of new Set(order.map((second) => Math.floor(second / 60) * 60))) {
    let sum = 0
    for (let second = minute; second < minute + 3600; second += 1) sum += seconds.get(second) ?? 0
    if (sum > (busyHour?.seconds ?? 0)) busyHour = { from: minute, seconds: sum, erlangs: sum / 3600 }
  }
  return {
    seconds: used.reduce((sum, [from, to]) => sum + to! - from!, 0),
    peak,
    ...(peakAt === undefined ? {} : { peakAt }),
    ...(busyHour === undefined ? {} : { busyHour }),
  }
}
