import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import type { NetworkSnapshot } from '../../model/network.js'
import type { Alteration } from '../change.js'
import { GatewayProjection } from './gateway-projection.js'
import { UcmProjection } from './ucm-projection.js'
import { UNREAD_ORGANIZATION, WebexProjection } from './webex-projection.js'

/** All systems, to which one change after the other is applied. */
export class NetworkProjection {
  readonly ucm: UcmProjection
  private organization: WebexProjection | undefined
  private readonly gateways: GatewayProjection

  constructor(network: NetworkSnapshot) {
    this.ucm = new UcmProjection(network.ucm)
    this.organization = network.webex === undefined ? undefined : new WebexProjection(network.webex)
    this.gateways = new GatewayProjection(network.gateways)
  }

  apply(what: Alteration): void {
    switch (what.system) {
      case 'ucm':
        this.ucm.apply(what)
        break
      case 'webex':
        this.organization ??= new WebexProjection(UNREAD_ORGANIZATION)
        this.organization.apply(what)
        break
      case 'lgw':
        this.gateways.apply(what)
        break
      case 'people':
        break
    }
  }

  /** Undefined while no organization was read and none is planned. */
  get webex(): WebexProjection | undefined {
    return this.organization
  }

  snapshot(): NetworkSnapshot {
    return { ucm: this.ucm.snapshot(), webex: this.organization?.snapshot(), gateways: this.gateways.snapshots() }
  }

  /** The gateways as they stand, by name. */
  gatewaySnapshots(): readonly LgwSnapshot[] {
    return this.gateways.snapshots()
  }
}
