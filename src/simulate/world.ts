import type { Mapping } from '../model/mapping.js'
import type { NetworkSnapshot } from '../model/network.js'
import type { Settings } from '../model/settings.js'
import { UcmEstate } from '../model/ucm/estate.js'
import { NetworkRouter } from '../routing/network/network-router.js'
import { UcmRouter } from '../routing/ucm/ucm-router.js'
import { WebexRouter } from '../routing/webex/webex-router.js'
import { DialForms } from './calls/dial-forms.js'

/** All systems at one moment, ready for calls. */
export interface World {
  readonly estate: UcmEstate
  readonly ucm: UcmRouter
  readonly calls: NetworkRouter
  readonly forms: DialForms
  readonly network: NetworkSnapshot
}

/** Compiles a snapshot of all systems; once per moment, for any number of calls. */
export function buildWorld(network: NetworkSnapshot, mapping: Mapping, settings: Settings): World {
  const estate = new UcmEstate(network.ucm)
  const ucm = new UcmRouter(estate, settings)
  const webex = network.webex === undefined ? undefined : new WebexRouter(network.webex, mapping.organization, settings)
  const calls = new NetworkRouter({
    ucm,
    estate,
    webex,
    webexSnapshot: network.webex,
    gateways: network.gateways,
    mapping,
    settings,
  })
  return { estate, ucm, calls, forms: new DialForms(estate, settings), network }
}
