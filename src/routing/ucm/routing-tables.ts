import type { Settings } from '../../model/settings.js'
import type { Entry } from '../../model/snapshot.js'
import type { DirectoryNumber } from '../../model/ucm/directory-number.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { AddressBook } from './addresses/address-book.js'
import type { DeviceTransformations } from './devices/device-transformations.js'
import type { DigitAnalysis } from './digit-analysis.js'

/** Everything one call needs to be routed in one cluster; compiled once. */
export interface RoutingTables {
  readonly estate: UcmEstate
  readonly settings: Settings
  readonly analysis: DigitAnalysis
  readonly interdigitTimeoutSeconds: number
  /** True when T302 is the setting's value because the export holds none. */
  readonly interdigitTimeoutAssumed: boolean
  /** Inactive directory numbers that take no part by setting, by dialable digits. */
  readonly dormant: ReadonlyMap<string, readonly Entry<DirectoryNumber>[]>
  /** Partitions of which at least one object or the definition is in the inputs. */
  readonly knownPartitions: ReadonlySet<string>
  /** Tables of patterns that the inputs lack: where nothing matches, something in them might. */
  readonly missingTables: readonly string[]
  /** Partitions with a time schedule. */
  readonly scheduledPartitions: ReadonlySet<string>
  /** Compiled when the first call leaves by a device. */
  readonly deviceTransformations: DeviceTransformations
  /** Compiled when the first address is looked up. */
  readonly addresses: AddressBook
}
