import type { Finding } from '../findings/finding.js'
import type { Role } from '../model/roster.js'
import type { Change } from './change.js'

/** One person, line or device that moves, as the plan treats them. */
export interface PlannedMover {
  /** `user:<id>`, `dn:…`, `device:…`. */
  readonly key: string
  readonly label: string
  readonly role: Role
  readonly userId?: string
  /** Lower case; without one the mover cannot be created in Webex and stays out of the changes. */
  readonly mail?: string
  readonly location: string
  readonly wave: number
  /** Keys `dn@partition` of the numbers that leave, the main one first. */
  readonly lines: readonly string[]
  /** +E.164 in Webex; absent = extension-only. */
  readonly phoneNumber?: string
  readonly extension?: string
  /** `queueKey`s. */
  readonly queues: readonly string[]
  /** Why the mover is left out of the changes, in words. */
  readonly leftOut?: string
}

export interface PlannedWave {
  readonly number: number
  readonly locations: readonly string[]
  /** In an order that respects `needs`: prepare, cutover, clean-up. */
  readonly changes: readonly Change[]
}

/** Fingerprints of all that the plan was made from; another value makes it stale. */
export interface PlanBasis {
  readonly ucm: string
  readonly webex?: string
  /** Gateway name to root. */
  readonly gateways: Readonly<Record<string, string>>
  readonly mapping: string
  readonly roster?: string
  readonly answers: string
  readonly settings: string
}

/** The target and the way to it. A document: no clock, no path; equal inputs give equal bytes. */
export interface Plan {
  readonly schema: 'rehome/plan/v1'
  /** `<location>-<first eight of the hash>`; over everything but itself. */
  readonly id: string
  readonly locations: readonly string[]
  /** Generation of the gateway configuration; absent = the current one. */
  readonly layout?: 'older'
  readonly basis: PlanBasis
  readonly movers: readonly PlannedMover[]
  readonly waves: readonly PlannedWave[]
  /** Brakes and plan-time checks: what is wrong with the plan or stands in its way. */
  readonly findings: readonly Finding[]
  /** Ids (`findingId`) of the audit's findings that touch this plan and are open: they forbid approval. */
  readonly open: readonly {
    readonly id: string
    readonly code: string
    readonly severity: string
    readonly subject: string
  }[]
}

/** All changes in order. */
export function changesOf(plan: Plan, throughWave = Number.POSITIVE_INFINITY): readonly Change[] {
  return plan.waves.filter((wave) => wave.number <= throughWave).flatMap((wave) => wave.changes)
}
