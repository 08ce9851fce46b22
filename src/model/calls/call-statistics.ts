import type { Finding } from '../../findings/finding.js'
import type { MemberAccount } from '../snapshot.js'

/**
 * What a set of call records says, added up while they stream by; single records are not kept.
 * Instants are seconds since 1970 UTC.
 */
export interface CallStatistics {
  readonly system: 'calls'
  /** Hash of everything below but files and findings. */
  readonly root: string
  /** `globalCallId_ClusterID` values seen, sorted. */
  readonly clusterIds: readonly string[]
  readonly records: number
  /** First origination and last disconnection; absent when there is no record. */
  readonly from?: number
  readonly to?: number
  readonly members: readonly MemberAccount[]
  readonly findings: readonly Finding[]
}
