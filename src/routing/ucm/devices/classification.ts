import type { Settings } from '../../../model/settings.js'
import type { UcmEstate } from '../../../model/ucm/estate.js'
import type { RoutePattern } from '../../../model/ucm/route-pattern.js'
import type { CallClassification } from '../../trace.js'
import type { Decided } from '../parameter-switch.js'
import { parameterSwitch } from '../parameter-switch.js'

/** `CallClassification` as service parameter: 0 is OnNet, 1 OffNet. */
const SYSTEM_DEFAULTS: Readonly<Record<string, CallClassification>> = {
  '0': 'OnNet',
  '1': 'OffNet',
  onnet: 'OnNet',
  offnet: 'OffNet',
}

/**
 * The class of a call that comes in by a trunk or gateway: its own classification only; «Use System
 * Default» means the service parameter (`routing-semantics` A9, A13). Undefined for a name that the
 * inputs do not hold.
 */
export function incomingClassification(
  estate: UcmEstate,
  settings: Settings,
  trunk: string,
): Decided<CallClassification> | undefined {
  const device = estate.find('trunk', trunk)?.value
  return device === undefined ? undefined : deviceClassification(estate, settings, device.classification)
}

/**
 * The class of the leg out of a device: the route pattern's, or with Allow Device Override the device's
 * (`routing-semantics` A6, A13). Undefined where nothing states one.
 */
export function outgoingClassification(
  estate: UcmEstate,
  settings: Settings,
  route: Pick<RoutePattern, 'classification' | 'allowDeviceOverride'>,
  trunk: string,
): Decided<CallClassification> | undefined {
  if (route.allowDeviceOverride) return incomingClassification(estate, settings, trunk)
  const stated = statedClassification(route.classification)
  return stated === undefined ? undefined : { value: stated }
}

/**
 * Whether a transfer may join two parties outside: blocked only when the parameter is on and both legs
 * are OffNet (`routing-semantics` A13).
 */
export function transferAllowed(
  incoming: CallClassification,
  outgoing: CallClassification,
  blockOffNetToOffNet: boolean,
): boolean {
  return !(blockOffNetToOffNet && incoming === 'OffNet' && outgoing === 'OffNet')
}

/** The service parameter Block OffNet To OffNet Transfer. */
export function blocksOffNetToOffNet(estate: UcmEstate, settings: Settings): Decided<boolean> {
  return parameterSwitch(estate, settings, 'routing.blockOffNetToOffNetTransfer')
}

function deviceClassification(
  estate: UcmEstate,
  settings: Settings,
  classification: string | undefined,
): Decided<CallClassification> {
  const stated = statedClassification(classification)
  if (stated !== undefined) return { value: stated }
  const parameter = SYSTEM_DEFAULTS[(estate.serviceParameter('CallClassification') ?? '').toLowerCase()]
  if (parameter !== undefined) return { value: parameter }
  const setting = 'routing.callClassification'
  return { value: settings.values[setting] === 'OnNet' ? 'OnNet' : 'OffNet', setting }
}

/** `OnNet` and `OffNet` in whatever case; anything else states nothing. */
function statedClassification(text: string | undefined): CallClassification | undefined {
  const word = text?.toLowerCase()
  return word === 'onnet' ? 'OnNet' : word === 'offnet' ? 'OffNet' : undefined
}
