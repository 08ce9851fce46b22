import type { Finding } from '../../findings/finding.js'
import type { MemberAccount } from '../snapshot.js'

/** The hour in which something was used most, among those that start at a full minute; the first of equal ones. */
export interface BusyHour {
  /** Where it starts. */
  readonly from: number
  /** Seconds of use within it, all calls together. */
  readonly seconds: number
  /** `seconds` / 3600. */
  readonly erlangs: number
}

/** Use over time. A call holds from its first second up to, not including, its last. */
export interface CallLoad {
  readonly seconds: number
  /** The most at once, exact to the second; 0 where nothing ever lasted a second. */
  readonly peak: number
  /** The first second at which so many were. */
  readonly peakAt?: number
  readonly busyHour?: BusyHour
}

/** What kind of device a name and a protocol tell of, without the configuration. */
export const DEVICE_KINDS = ['phone', 'soft-client', 'trunk', 'other', 'none'] as const
export type DeviceKind = (typeof DEVICE_KINDS)[number]

/** Calls in one direction over one device. */
export interface DirectionCount {
  /** A call that is transferred is one, however many records it left. */
  readonly calls: number
  readonly answered: number
}

/** Use of one device that is no phone: a trunk, a gateway, a port (`ucm-exports` 4, trunk load). */
export interface DeviceLoad {
  readonly device: string
  readonly kind: DeviceKind
  /** Numbers as in the records: 1 SIP, 2 H.323, 4 Q.931; ascending. */
  readonly protocols: readonly number[]
  /** Where its signaling came from, sorted; at most eight. */
  readonly addresses: readonly string[]
  /** From the device into the cluster. */
  readonly inbound: DirectionCount
  readonly outbound: DirectionCount
  /** Ends of records on it; each end of a call is one. */
  readonly legs: number
  /** Of these, legs to a recorder. */
  readonly recordingLegs: number
  /** From connection to end. */
  readonly talking: CallLoad
  /** From origination to end: with ringing, and calls that nobody answered. */
  readonly seized: CallLoad
}

/** What became of the calls to one hunt pilot or queue. */
export interface PilotLoad {
  readonly pilot: string
  /** Empty for `<None>`. */
  readonly partition: string
  /** Calls by their global id; a transferred one is one. `answered + overflowed + unclear + abandoned`. */
  readonly offered: number
  /** Connected to a device for the pilot. */
  readonly answered: number
  /** Sent on to another number by the pilot. */
  readonly overflowed: number
  /** Queued, then connected to no phone that is known as one: with a member elsewhere, or given up with the music. */
  readonly unclear: number
  /** Ended with none of these. */
  readonly abandoned: number
  /** Calls that waited in the queue. */
  readonly queued: number
  readonly abandonedInQueue: number
  /** Over the queued calls. */
  readonly waitSeconds: number
  readonly longestWaitSeconds: number
  /** Of the answered calls. */
  readonly talking: CallLoad
  /** Ringing and waiting included. */
  readonly held: CallLoad
}

/** How often numbers of one form were called. The records show numbers after translations, not keys. */
export interface DialedForm {
  readonly caller: DeviceKind
  /** `+`, a digit, `*`, `#`, `uri`, or `other`. */
  readonly lead: string
  readonly length: number
  /** `calledPartyPatternUsage`: 2 device, 5 route pattern, 7 hunt pilot, 12 directed park. */
  readonly usage: number
  readonly calls: number
}

/** How often a pattern was called. */
export interface DialedPattern {
  readonly caller: DeviceKind
  readonly pattern: string
  readonly partition: string
  readonly usage: number
  /** At least so often; see `missed`. */
  readonly calls: number
}

/** Who talked with whom, in the direction of the call; every stretch of a transferred call on its own. */
export interface TalkingPair {
  readonly from: NumberInPartition
  readonly to: NumberInPartition
  /** At least so often; see `missed`. */
  readonly calls: number
  /** Connected. */
  readonly seconds: number
}

export interface NumberInPartition {
  readonly number: string
  /** Empty for `<None>`, and where the number is outside. */
  readonly partition: string
}

/** The most frequent rows of a list that may be longer. */
export interface TopRows<T> {
  readonly rows: readonly T[]
  /** Calls that are in none of the rows. */
  readonly furtherCalls: number
  /** Rows that were known and are left out. */
  readonly furtherRows: number
  /** No row was called more than so often beyond its `calls`; 0 where all counts are exact. */
  readonly missed: number
}

/** What became of the rows of all files; the fates add up to `rows`. */
export interface RowAccount {
  readonly rows: number
  readonly counted: number
  /** Read before: the same record in another file, or twice in one. */
  readonly repeated: number
  /** Not in the window. */
  readonly outside: number
  /** Quality records (CMR). */
  readonly quality: number
  readonly broken: number
}

/** Whole days in UTC, `YYYY-MM-DD`; both are in it. A record counts by its origination. */
export interface CallWindow {
  readonly from?: string
  readonly to?: string
}

/**
 * What a set of call records says, added up while they stream by; single records are not kept.
 * Instants are seconds since 1970 UTC.
 */
export interface CallStatistics {
  readonly system: 'calls'
  /** Hash of everything below but account, bytes, members and findings. */
  readonly root: string
  readonly window: CallWindow
  /** `globalCallId_ClusterID` values seen, sorted. */
  readonly clusterIds: readonly string[]
  readonly records: number
  /** Among them. */
  readonly recordingLegs: number
  /** First origination and last disconnection; absent when there is no record. */
  readonly from?: number
  readonly to?: number
  /** Columns that a file of records did not have; what they say is missing in the counts. */
  readonly absentColumns: readonly string[]
  /** Sorted by name. */
  readonly devices: readonly DeviceLoad[]
  /** Legs on devices beyond the most that are kept apart. */
  readonly furtherDeviceLegs: number
  /** Sorted by pilot and partition. */
  readonly pilots: readonly PilotLoad[]
  readonly furtherPilotRecords: number
  readonly forms: TopRows<DialedForm>
  readonly patterns: TopRows<DialedPattern>
  readonly pairs: TopRows<TalkingPair>
  readonly account: RowAccount
  readonly members: readonly MemberAccount[]
  readonly findings: readonly Finding[]
}
