import type { Mapping } from '../../model/mapping.js'
import type { Settings } from '../../model/settings.js'
import type { NetworkSnapshot } from '../../model/network.js'
import { UcmEstate } from '../../model/ucm/estate.js'
import { GatewayRouter } from '../lgw/gateway-router.js'
import type { CallConditions } from '../call-conditions.js'
import type { NetworkTrace } from '../network-trace.js'
import type { DialingMode } from '../trace.js'
import { UcmRouter } from '../ucm/ucm-router.js'
import { WebexRouter } from '../webex/webex-router.js'
import { ucmNodes } from '../ucm/addresses/cluster-nodes.js'
import { GatewayLinks } from './gateway-links.js'
import type { NetworkInput, NetworkTables } from './network-tables.js'
import { NetworkWalk } from './network-walk.js'
import type { CallerDirectories, NetworkCaller } from './person-caller.js'
import { callerDirectories } from './person-caller.js'

/** Hands a call from router to router over trunks, with a loop guard (`routing-semantics` C, `local-gateway` 5.6). */
export class NetworkRouter {
  /** For `resolveNetworkCaller`. */
  readonly directories: CallerDirectories
  private readonly tables: NetworkTables

  constructor(input: NetworkInput) {
    const webexTrunks = input.webexSnapshot?.objects.trunk.map(({ value }) => value) ?? []
    this.directories = callerDirectories(input.estate, input.webex?.directory)
    this.tables = {
      ...input,
      links: new GatewayLinks({ ...input, webexTrunks }),
      gatewayRouters: new Map(input.gateways.map((gateway) => [gateway.name, new GatewayRouter(gateway)])),
      nodes: ucmNodes(input.estate),
    }
  }

  /**
   * Routes one call from end to end. `mode` is how the digits arrive on Unified CM; people press keys.
   * `conditions` hold for every time the call passes through Unified CM.
   */
  route(
    start: NetworkCaller,
    digits: string,
    options: { readonly mode?: DialingMode; readonly conditions?: CallConditions } = {},
  ): NetworkTrace {
    return new NetworkWalk(this.tables, start, digits, options).run()
  }
}

/** Compiles the routers of all systems of a network; `mapping` with people's answers in it. */
export function networkRouter(network: NetworkSnapshot, mapping: Mapping, settings: Settings): NetworkRouter {
  const estate = new UcmEstate(network.ucm)
  return new NetworkRouter({
    ucm: new UcmRouter(estate, settings),
    estate,
    webex: network.webex && new WebexRouter(network.webex, mapping.organization, settings),
    webexSnapshot: network.webex,
    gateways: network.gateways,
    mapping,
    settings,
  })
}
