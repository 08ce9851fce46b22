import type { Finding } from '../findings/finding.js'
import type { SourceRef } from '../findings/source-ref.js'

export const ROLES = ['AGENT', 'SUPERVISOR', 'BOTH'] as const
export type Role = (typeof ROLES)[number]

/** One row of the roster: who moves, as what, where and when. Not yet matched to anybody. */
export interface RosterEntry {
  /** As written: mail, `ucm:<id>`, `line:<dn>@<partition>`, `device:<name>`, or a bare user id. */
  readonly who: string
  readonly role: Role
  readonly queues: readonly string[]
  readonly location?: string
  readonly wave?: number
  readonly source: SourceRef
}

export interface Roster {
  readonly entries: readonly RosterEntry[]
  /** What was wrong with the file; absent or empty when nothing was. */
  readonly findings?: readonly Finding[]
}
