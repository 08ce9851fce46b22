import type { SettingKey, Settings } from '../../../model/settings.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import type { RefusalCause } from '../../trace.js'
import { parameterSwitch } from '../parameter-switch.js'

const CAUSES: Readonly<Record<number, RefusalCause>> = {
  404: 'unallocated-number',
  486: 'user-busy',
  502: 'destination-out-of-order',
  600: 'user-busy',
}

/**
 * The cause that a SIP status stands for (`routing-semantics` A6: 404 unallocated, 486 busy; A7: 502 is
 * what RFC 3398 makes of «destination out of order»). 503 is a failure like others, not a want of bandwidth.
 */
export function causeOf(status: number): RefusalCause {
  return CAUSES[status] ?? 'other-failure'
}

const STOP_SWITCHES = {
  'unallocated-number': 'routing.stopRoutingOnUnallocatedNumber',
  'user-busy': 'routing.stopRoutingOnUserBusy',
  'out-of-bandwidth': 'routing.stopRoutingOnOutOfBandwidth',
} as const

/** Whether a cause ends the search for a device; all others go on to the next one (`routing-semantics` A6). */
export function stopsRouting(
  estate: UcmEstate,
  settings: Settings,
  cause: RefusalCause,
): { readonly stops: boolean; readonly setting?: SettingKey } {
  if (!isSwitched(cause)) return { stops: false }
  const { value, setting } = parameterSwitch(estate, settings, STOP_SWITCHES[cause])
  return { stops: value, ...(setting === undefined ? {} : { setting }) }
}

/**
 * Causes of a failed call to a learned number after which the public network is not tried
 * (`routing-semantics` A7). Normal clearing and «service not available» have no SIP status of their own.
 */
export function triesPublicNetwork(cause: RefusalCause): boolean {
  return cause !== 'unallocated-number' && cause !== 'user-busy' && cause !== 'destination-out-of-order'
}

/** A cause in words. */
export const CAUSE_WORDS: Readonly<Record<RefusalCause, string>> = {
  'unallocated-number': 'unallocated number',
  'user-busy': 'user busy',
  'out-of-bandwidth': 'out of bandwidth',
  'destination-out-of-order': 'destination out of order',
  'other-failure': 'failure',
  'no-device-up': 'no device is up',
  'authorization-level': 'level of the authorization code too low',
  'no-client-matter-code': 'no client matter code',
  'cannot-be-prompted': 'the caller cannot be prompted for a code',
}

function isSwitched(cause: RefusalCause): cause is keyof typeof STOP_SWITCHES {
  return cause in STOP_SWITCHES
}
