import type { LgwSnapshot } from './lgw/snapshot.js'
import type { UcmSnapshot } from './snapshot.js'
import type { WebexSnapshot } from './webex/snapshot.js'

/** All systems that calls pass, at one instant. */
export interface NetworkSnapshot {
  readonly ucm: UcmSnapshot
  /** Undefined while no organization was read or declared empty. */
  readonly webex: WebexSnapshot | undefined
  /** By name. */
  readonly gateways: readonly LgwSnapshot[]
}
