import type { SettingKey, Settings } from '../../model/settings.js'
import type { UcmEstate } from '../../model/ucm/estate.js'

/** A decision of the export, or of the setting that stands in where the export is silent. */
export interface Decided<T> {
  readonly value: T
  /** The setting that decided; absent when the export did. */
  readonly setting?: SettingKey
}

type SwitchKey =
  | 'routing.stopRoutingOnUnallocatedNumber'
  | 'routing.stopRoutingOnUserBusy'
  | 'routing.stopRoutingOnOutOfBandwidth'
  | 'routing.blockOffNetToOffNetTransfer'

const PARAMETERS: Readonly<Record<SwitchKey, string>> = {
  'routing.stopRoutingOnUnallocatedNumber': 'StopRoutingOnUnallocatedNumberFlag',
  'routing.stopRoutingOnUserBusy': 'StopRoutingOnUserBusyFlag',
  'routing.stopRoutingOnOutOfBandwidth': 'StopRoutingOnOutOfBandwidthFlag',
  'routing.blockOffNetToOffNetTransfer': 'BlockOffNetToOffNetTransfer',
}

/** A service parameter that is on or off (`T` or `F` in exports), else its setting. */
export function parameterSwitch(estate: UcmEstate, settings: Settings, key: SwitchKey): Decided<boolean> {
  const text = estate.serviceParameter(PARAMETERS[key])?.toLowerCase()
  if (text === 't' || text === 'true') return { value: true }
  if (text === 'f' || text === 'false') return { value: false }
  return { value: settings.values[key], setting: key }
}

/** The value of an enterprise parameter, where the export holds one. */
export function parameterOf(estate: UcmEstate, name: string): string | undefined {
  return estate.find('enterprise-parameter', name)?.value.value
}
