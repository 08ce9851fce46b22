import type { Finding } from '../findings/finding.js'
import type { Change } from '../plan/change.js'
import type { Disagreement } from './driver.js'

/** How one change stands at the end of a call of the executor. */
export const CHANGE_STATES = [
  /** Read back and equal to the plan. */
  'done',
  /** It was as planned before this run sent anything for it. */
  'adopted',
  /** A manual step that somebody said is done (in a rehearsal: taken as done). */
  'confirmed',
  /** A manual step that waits for somebody. */
  'waiting',
  /** Done once, and different now: nothing was sent. */
  'drifted',
  /** Neither as before nor as planned: nothing was sent. */
  'conflict',
  /** Refused, unanswered or without effect; in words. */
  'failed',
  /** Something that it needs is not done. */
  'not-begun',
] as const
export type ChangeState = (typeof CHANGE_STATES)[number]

/** States after which the changes that need this one may begin. */
export const SETTLED: ReadonlySet<ChangeState> = new Set(['done', 'adopted', 'confirmed'])

export interface ChangeResult {
  readonly change: Change
  readonly state: ChangeState
  /** Why it is not done, in words. */
  readonly detail?: string
  readonly disagreements: readonly Disagreement[]
  /** Requests sent for it by this call that may change something. */
  readonly sent: number
}

export interface RunResult {
  readonly run: string
  readonly target: 'twin' | 'live'
  /** In the order of the plan. */
  readonly changes: readonly ChangeResult[]
  readonly counts: Readonly<Record<ChangeState, number>>
  /** Requests sent by this call that may change something. */
  readonly sent: number
  readonly findings: readonly Finding[]
  /** Nothing is left undone. */
  readonly complete: boolean
}
