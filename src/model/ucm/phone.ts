import type { DeviceKeys } from './devices/device-keys.js'
import type { ForkedDestination, MobilityIdentity } from './devices/mobility.js'
import type { LineAppearance } from './line-appearance.js'

/** What a row of phone.csv really is (`ucm-exports` 1.3: only 5 of the 23 rows seen were desk phones). */
export const DEVICE_CLASSES = [
  'desk-phone',
  'soft-client',
  'cti-port',
  'remote-device',
  'analog',
  'template',
  'other',
] as const
export type DeviceClass = (typeof DEVICE_CLASSES)[number]

/** The rule that attributed a device to a person, in the order tried (`ucm-exports` 1.3). */
export const OWNER_RULES = ['owner-user-id', 'cti-control', 'associated-user', 'primary-extension', 'none'] as const
export type OwnerRule = (typeof OWNER_RULES)[number]

export interface Phone extends DeviceKeys {
  readonly name: string
  readonly description?: string
  readonly deviceType?: string
  readonly deviceClass: DeviceClass
  readonly protocol?: string
  readonly devicePool?: string
  readonly callingSearchSpace?: string
  /** For automated alternate routing and failover to the public network; absent = the device pool's. */
  readonly aarCallingSearchSpace?: string
  /** For calls that the phone sends on. */
  readonly reroutingCallingSearchSpace?: string
  /** For the caller id of calls from the phone. */
  readonly callingTransformationCss?: string
  /** The device pool's applies instead; absent = no. */
  readonly usesPoolCallingTransformationCss?: boolean
  readonly location?: string
  readonly ownerUserId?: string
  readonly userIds: readonly string[]
  readonly applicationUsers: readonly string[]
  readonly mobilityUserId?: string
  readonly extensionMobility: boolean
  readonly builtInBridge?: string
  readonly loggedIntoHuntGroup?: boolean
  readonly elinGroup?: string
  readonly mobilityIdentity?: MobilityIdentity
  /** Of remote devices; absent where there are none. */
  readonly remoteDestinations?: readonly ForkedDestination[]
  readonly lines: readonly LineAppearance[]
  /** Filled by the link pass. */
  readonly owner: { readonly rule: OwnerRule; readonly userId?: string }
}

/** An extension mobility profile, or a remote destination profile: lines without a phone. */
export interface DeviceProfile extends DeviceKeys {
  readonly name: string
  readonly description?: string
  readonly kind: 'extension-mobility' | 'remote-destination-profile'
  readonly devicePool?: string
  readonly callingSearchSpace?: string
  /** For calls that the lines send on, to remote destinations above all. */
  readonly reroutingCallingSearchSpace?: string
  readonly userIds: readonly string[]
  readonly lines: readonly LineAppearance[]
}

export interface CtiRoutePoint {
  readonly name: string
  readonly description?: string
  readonly devicePool?: string
  readonly callingSearchSpace?: string
  readonly location?: string
  readonly applicationUsers: readonly string[]
  readonly userIds: readonly string[]
  readonly lines: readonly LineAppearance[]
}

export interface RemoteDestination {
  readonly name: string
  readonly profile?: string
  readonly ctiRemoteDevice?: string
  readonly destination?: string
  readonly isMobile: boolean
  readonly mobileConnect: boolean
  readonly lines: readonly { readonly dn: string; readonly partition?: string }[]
}
