import type { Finding } from '../findings/finding.js'
import type { SourceRef } from '../findings/source-ref.js'
import type { UcmKind, UcmKinds } from './ucm/kinds.js'

/**
 * One object of a snapshot. The source (file and row) is kept beside the value and is not part of
 * its identity: a re-ordered nightly export is the same snapshot.
 */
export interface Entry<T> {
  /** Unique within the kind, e.g. `1001@PT-Internal`, `SEP001122334455`. */
  readonly key: string
  readonly value: T
  readonly source: SourceRef
}

/** What became of one member of an export. */
export const MEMBER_FATES = ['read', 'known-unused', 'unknown'] as const
export type MemberFate = (typeof MEMBER_FATES)[number]

export interface MemberAccount {
  readonly name: string
  readonly fate: MemberFate
  readonly bytes: number
  /** Data rows (without the header); absent for members that are not tables. */
  readonly rows?: number
  readonly columns?: number
  /** How many objects of the table a live reading was refused; absent where none. */
  readonly refused?: number
  /** A remark such as `empty`, `header only`, `not listed in header.txt`. */
  readonly note?: string
  /** Columns of a table that is read which no reader uses and no known release writes. */
  readonly unknownColumns?: readonly string[]
}

/** What the export says about its cluster as a whole. */
export interface ClusterFacts {
  /** `ClusterID` of enterpriseparameter.csv. */
  readonly clusterId?: string
  /** e.g. `14.0.1.10000-20`, from header.txt: a hint, the columns decide. */
  readonly release?: string
  /** First tokens of the `Time` line of header.txt, e.g. `Jun 09, 2023`. */
  readonly exportedOn?: string
  readonly exportAddress?: string
}

/** Under which name a cluster is kept: its id, or `unnamed` where no input says one. */
export function clusterName(facts: ClusterFacts): string {
  return facts.clusterId ?? 'unnamed'
}

export type UcmObjects = { readonly [K in UcmKind]: readonly Entry<UcmKinds[K]>[] }

/** Every object of one Unified CM cluster at one instant, each in UCM's own words. */
export interface UcmSnapshot {
  readonly system: 'ucm'
  /** Merkle root over the objects (`fingerprint.ts`); not over sources, members or findings. */
  readonly root: string
  readonly cluster: ClusterFacts
  /** Sorted by key within each kind. */
  readonly objects: UcmObjects
  readonly members: readonly MemberAccount[]
  /** Columns that a rule needs and the export does not have, `file.csv: COLUMN`. */
  readonly absentColumns: readonly string[]
  /** What reading and linking found: PRE-003, PRE-007, PRE-010, DIAL-020, … */
  readonly findings: readonly Finding[]
}
