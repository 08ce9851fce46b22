import type { ColumnPlaces } from './call-columns.js'
import { type CellTexts, cellInteger, ipv4Text } from './cell-text.js'
import { FIRST_INSTANT, LAST_INSTANT } from '../totals/load-timeline.js'
import { type Hash64, hashBytes, hashNumbers } from '../totals/hash-64.js'
import type { RecordCells } from './record-scanner.js'
import type { RecordTroubleKind } from './record-trouble.js'

/** One end of a recorded call. */
export interface RecordedEnd {
  readonly device: string
  /** 0 unknown, 1 SIP, 2 H.323, 3 CTI, 4 Q.931 (`ucm-exports` 4). */
  readonly protocol: number
  /** Stays the same while the end goes from call to call in a transfer; 0 where there is none. */
  readonly leg: number
  readonly cause: number
  readonly address: string | undefined
}

/** What of one record counts. Instants are seconds since 1970 UTC. */
export interface CallRecord {
  readonly clusterId: string
  readonly callManager: number
  readonly callId: number
  readonly originated: number
  /** 0 when it was never connected. */
  readonly connected: number
  readonly disconnected: number
  readonly origin: RecordedEnd
  readonly destination: RecordedEnd
  readonly callingNumber: string
  readonly callingPartition: string
  /** The number that was called first, after translations. */
  readonly dialedNumber: string
  readonly dialedPartition: string
  readonly dialedPattern: string
  readonly patternUsage: number
  readonly finalNumber: string
  readonly finalPartition: string
  readonly huntPilot: string
  readonly huntPilotPartition: string
  readonly wasQueued: boolean
  readonly queueSeconds: number
  readonly lastRedirectNumber: string
  readonly lastRedirectReason: number
  readonly lastRedirectOnBehalfOf: number
  /** A leg to a recorder, not a call of a person. */
  readonly isRecording: boolean
  /** Begun by the end of a transfer or conference: nobody dialed it. */
  readonly isJoined: boolean
  /**
   * Joined by another feature, such as a pickup: most often the only record of the call, but it may go on with the
   * leg of an earlier one.
   */
  readonly isPerhapsJoined: boolean
  /** Ended because the call was split or picked up; a further record goes on with one of its legs. */
  readonly isSplit: boolean
}

/** Cause of a record that a transfer or a conference ended. */
const SPLIT = 393216
/** Codes of the `…OnBehalfOf` columns (`ucm-exports` 4). */
const CONFERENCE = 4
const TRANSFER = 10
const PICKUP = 16
const RECORDING = 27

/** A clock that was set wrong, not a call. */
const LONGEST_SECONDS = 31 * 86_400

/** Reads one record; the kind of trouble where it cannot be counted. */
export function readCallRecord(
  cells: RecordCells,
  places: ColumnPlaces,
  texts: CellTexts,
): CallRecord | RecordTroubleKind {
  const integer = (place: number): number => cellInteger(cells, place)
  const text = (place: number): string => texts.text(cells, place)
  const originated = integer(places.dateTimeOrigination)
  const connected = integer(places.dateTimeConnect)
  const disconnected = integer(places.dateTimeDisconnect)
  const trouble = troubleWithTimes(originated, connected, disconnected, integer(places.duration))
  if (trouble !== undefined) return trouble
  const origin = readEnd(cells, texts, {
    device: places.origDeviceName,
    protocol: places.IncomingProtocolID,
    leg: places.origLegCallIdentifier,
    cause: places.origCause_value,
    address: places.origIpv4v6Addr,
    addressNumber: places.origIpAddr,
  })
  const destination = readEnd(cells, texts, {
    device: places.destDeviceName,
    protocol: places.OutgoingProtocolID,
    leg: places.destLegIdentifier,
    cause: places.destCause_value,
    address: places.destIpv4v6Addr,
    addressNumber: places.destIpAddr,
  })
  const queueSeconds = integer(places.totalWaitTimeInQueue)
  const callManager = integer(places.globalCallID_callManagerId)
  const callId = integer(places.globalCallID_callId)
  if (![origin.leg, destination.leg, callManager, callId, queueSeconds].every((value) => value >= 0)) {
    return 'not-a-number'
  }
  const features = readFeatures(cells, places, origin.cause === SPLIT || destination.cause === SPLIT)
  return {
    clusterId: text(places.globalCallId_ClusterID),
    callManager,
    callId,
    originated,
    connected,
    disconnected,
    origin,
    destination,
    callingNumber: text(places.callingPartyNumber),
    callingPartition: text(places.callingPartyNumberPartition),
    dialedNumber: text(places.originalCalledPartyNumber),
    dialedPartition: text(places.originalCalledPartyNumberPartition),
    dialedPattern: text(places.originalCalledPartyPattern),
    patternUsage: integer(places.calledPartyPatternUsage),
    finalNumber: text(places.finalCalledPartyNumber),
    finalPartition: text(places.finalCalledPartyNumberPartition),
    huntPilot: text(places.huntPilotDN),
    huntPilotPartition: text(places.huntPilotPartition),
    wasQueued: integer(places.wasCallQueued) === 1,
    queueSeconds,
    lastRedirectNumber: text(places.lastRedirectDn),
    lastRedirectReason: integer(places.lastRedirectRedirectReason),
    lastRedirectOnBehalfOf: features.lastRedirectOnBehalfOf,
    isRecording: features.isRecording,
    isJoined: features.isJoined,
    isPerhapsJoined: features.isPerhapsJoined,
    isSplit: features.isSplit,
  }
}

function readFeatures(
  cells: RecordCells,
  places: ColumnPlaces,
  isSplit: boolean,
): Pick<CallRecord, 'lastRedirectOnBehalfOf' | 'isRecording' | 'isJoined' | 'isPerhapsJoined' | 'isSplit'> {
  const join = cellInteger(cells, places.joinOnBehalfOf)
  const lastRedirectOnBehalfOf = cellInteger(cells, places.lastRedirectRedirectOnBehalfOf)
  const redirect = cellInteger(cells, places.origCalledPartyRedirectOnBehalfOf)
  const originEnd = cellInteger(cells, places.origCallTerminationOnBehalfOf)
  const destinationEnd = cellInteger(cells, places.destCallTerminationOnBehalfOf)
  const isRecording =
    join === RECORDING ||
    lastRedirectOnBehalfOf === RECORDING ||
    redirect === RECORDING ||
    originEnd === RECORDING ||
    destinationEnd === RECORDING
  const isJoined = join === TRANSFER || join === CONFERENCE || lastRedirectOnBehalfOf === CONFERENCE
  return {
    lastRedirectOnBehalfOf,
    isRecording,
    isJoined,
    isPerhapsJoined: join !== 0 && !isJoined && !isRecording,
    isSplit: isSplit || originEnd === PICKUP || destinationEnd === PICKUP,
  }
}

interface EndPlaces {
  readonly device: number
  readonly protocol: number
  readonly leg: number
  readonly cause: number
  readonly address: number
  readonly addressNumber: number
}

function readEnd(cells: RecordCells, texts: CellTexts, places: EndPlaces): RecordedEnd {
  const address = texts.text(cells, places.address)
  return {
    device: texts.text(cells, places.device),
    protocol: cellInteger(cells, places.protocol),
    leg: cellInteger(cells, places.leg),
    cause: cellInteger(cells, places.cause),
    address: address === '' ? ipv4Text(cellInteger(cells, places.addressNumber)) : address,
  }
}

function troubleWithTimes(
  originated: number,
  connected: number,
  disconnected: number,
  duration: number,
): RecordTroubleKind | undefined {
  if (Number.isNaN(originated + connected + disconnected + duration)) return 'not-a-number'
  if (disconnected < connected || disconnected < originated) return 'ends-before-it-begins'
  if (duration < 0) return 'negative-duration'
  const first = connected === 0 ? originated : Math.min(originated, connected)
  const isPossible = first >= FIRST_INSTANT && disconnected <= LAST_INSTANT && disconnected - first <= LONGEST_SECONDS
  return isPossible ? undefined : 'impossible-time'
}

/**
 * By what a record is known: its `pkid`, or where that is missing or all zeros the call, its legs and its
 * times. Goes into `hash`.
 */
export function identify(hash: Hash64, cells: RecordCells, places: ColumnPlaces, record: CallRecord): void {
  const place = places.pkid
  if (place >= 0 && place < cells.count) {
    const start = cells.starts[place] as number
    const end = cells.ends[place] as number
    if (hasDigit(cells.bytes, start, end)) {
      hashBytes(hash, cells.bytes, start, end)
      return
    }
  }
  const cluster = places.globalCallId_ClusterID
  const known = cluster >= 0 && cluster < cells.count
  hashBytes(hash, cells.bytes, known ? (cells.starts[cluster] ?? 0) : 0, known ? (cells.ends[cluster] ?? 0) : 0)
  hashNumbers(
    hash,
    hash.high >>> 0,
    hash.low >>> 0,
    record.callManager,
    record.callId,
    record.origin.leg,
    record.destination.leg,
    record.originated,
    record.connected,
    record.disconnected,
  )
}

/** False for an empty cell and for one of zeros and hyphens. */
function hasDigit(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] !== 0x30 && bytes[at] !== 0x2d) return true
  return false
}
