import type { JsonObject } from '../../../execute/ports.js'
import type { ClusterFacts } from '../../../model/snapshot.js'
import type { BusyLampField } from '../../../model/ucm/devices/device-keys.js'
import type { DirectoryNumber } from '../../../model/ucm/directory-number.js'
import type { EndUser, PrimaryExtension } from '../../../model/ucm/end-user.js'
import type { LineGroup, LineGroupMember } from '../../../model/ucm/hunting.js'
import type { UcmKind, UcmKinds } from '../../../model/ucm/kinds.js'
import type { LineAppearance } from '../../../model/ucm/line-appearance.js'
import type { CtiRoutePoint, DeviceProfile, Phone, RemoteDestination } from '../../../model/ucm/phone.js'

/**
 * A directory number as something else refers to it: by the id of its row, `plain` where it is written
 * without the backslash before its plus. A number that has no row keeps what was written.
 */
export type NumberReference =
  | { readonly id: string; readonly plain?: true }
  | { readonly dn: string; readonly partition?: string }

/** The place of the two fields that name a directory number is taken by a reference. */
type Referring<T> = Omit<T, 'dn' | 'partition'> & { readonly number: NumberReference }

export type LineRow = Referring<LineAppearance>
/** A lamp that watches a line refers to its row. */
export type LampRow = Omit<BusyLampField, 'line'> & { readonly number?: NumberReference }
export type MemberRow = Referring<LineGroupMember>
export type ExtensionRow = Referring<PrimaryExtension>

/** Elements that AXL was given and that no field of the model holds; they are handed back as they came. */
interface Given {
  readonly given?: JsonObject
}

interface WithKeys {
  readonly lines: readonly LineRow[]
  readonly busyLampFields?: readonly LampRow[]
}

/** Kinds whose rows differ from their objects: they refer to numbers, or hold what is derived. */
interface ReferringRows {
  readonly 'directory-number': Omit<DirectoryNumber, 'origins'> & {
    /** Stands in directorynumber.csv although a device carries it. */
    readonly listed: boolean
  }
  readonly phone: Omit<Phone, 'lines' | 'busyLampFields' | 'owner' | 'deviceClass'> & WithKeys
  readonly 'device-profile': Omit<DeviceProfile, 'lines' | 'busyLampFields'> & WithKeys
  readonly 'cti-route-point': Omit<CtiRoutePoint, 'lines'> & { readonly lines: readonly LineRow[] }
  readonly 'remote-destination': Omit<RemoteDestination, 'lines'> & { readonly lines: readonly NumberReference[] }
  readonly 'line-group': Omit<LineGroup, 'members'> & { readonly members: readonly MemberRow[] }
  readonly 'end-user': Omit<EndUser, 'primaryExtensions'> & { readonly primaryExtensions: readonly ExtensionRow[] }
}

/** The rows of the Unified CM part of the twin, one table per kind of object. */
export type UcmRows = {
  readonly [K in UcmKind]: (K extends keyof ReferringRows ? ReferringRows[K] : UcmKinds[K]) & Given
}

/** What is known about the cluster as a whole, and the number of the next row. */
export interface ClusterRow {
  readonly cluster: ClusterFacts
  readonly next: number
  /**
   * Names of gateways and other devices that the seed mentions and does not describe: routes may point
   * to them.
   */
  readonly devices: readonly string[]
}
