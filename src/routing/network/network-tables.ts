import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import type { Mapping } from '../../model/mapping.js'
import type { Settings } from '../../model/settings.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { WebexSnapshot } from '../../model/webex/snapshot.js'
import type { UcmRouter } from '../ucm/ucm-router.js'
import type { WebexRouter } from '../webex/webex-router.js'
import type { GatewayTables } from './gateway-hop.js'

/** Everything that calls pass, compiled. */
export interface NetworkInput {
  readonly ucm: UcmRouter
  readonly estate: UcmEstate
  /** Undefined while no organization was read. */
  readonly webex: WebexRouter | undefined
  readonly webexSnapshot: WebexSnapshot | undefined
  readonly gateways: readonly LgwSnapshot[]
  readonly mapping: Mapping
  readonly settings: Settings
}

/** Everything one call over the network needs; compiled once. */
export type NetworkTables = NetworkInput & GatewayTables
