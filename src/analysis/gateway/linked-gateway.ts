import type { ExaminedGateway } from './examined-gateway.js'
import type { NeighborOf } from './translation/neighbors.js'
import type { UcmEnd } from './ucm-ends.js'
import type { RegisteringTenant } from './webex-registration.js'

/** A gateway with the trunks at both of its ends. */
export interface LinkedGateway {
  readonly gateway: ExaminedGateway
  readonly neighborOf: NeighborOf
  readonly tenants: readonly RegisteringTenant[]
  readonly ends: readonly UcmEnd[]
}
