import { setTimeout as sleep } from 'node:timers/promises'
import type { Waiting } from './pacing.js'

/** The time of this machine. */
export const REAL_WAITING: Waiting = {
  now: () => performance.now(),
  today: () => new Date().toISOString(),
  wait: (milliseconds) => sleep(milliseconds),
  chance: () => Math.random(),
}
