/** How a row of the mapping came to be: suggested by data, or stated by a person. */
export const ROW_STATUSES = ['proposed', 'confirmed'] as const
export type RowStatus = (typeof ROW_STATUSES)[number]

/** What lies behind a trunk (DESIGN: Mapping). */
export const TRUNK_ROLES = [
  'lgw',
  'pstn',
  'voicemail',
  'sme',
  'expressway',
  'conference',
  'recording',
  'contact-center',
  'ignore',
] as const
export type TrunkRole = (typeof TRUNK_ROLES)[number]

/** How an emergency call leaves a location after the move (`corrections` 8). */
export const EMERGENCY_CARRIERS = ['enhanced', 'cloud-pstn', 'premises'] as const
export type EmergencyCarrier = (typeof EMERGENCY_CARRIERS)[number]

export const PSTN_KINDS = ['premises', 'cloud-connected', 'cisco'] as const
export type PstnKind = (typeof PSTN_KINDS)[number]

export const LICENSE_PRODUCTS = [
  'customer-assist',
  'professional',
  'standard',
  'workspaces',
  'attendant-console',
  'route-list-calls',
] as const
export type LicenseProduct = (typeof LICENSE_PRODUCTS)[number]

/** The onboarding list; every item is answered `yes`, `no` or left unknown. */
export const READINESS_ITEMS = [
  'domainVerified',
  'directorySynchronized',
  'singleSignOn',
  'usersActive',
  'presenceStatusSync',
  'directoryService',
  'operationalMetrics',
  'gatewayPathBothWays',
] as const
export type ReadinessItem = (typeof READINESS_ITEMS)[number]
export type Answer = 'yes' | 'no'

export interface PostalAddress {
  readonly line1?: string
  readonly line2?: string
  readonly city?: string
  readonly state?: string
  readonly postalCode?: string
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
}

/** A place in the target organization and what in UCM belongs to it. */
export interface MappedLocation {
  readonly name: string
  readonly status: RowStatus
  readonly evidence: readonly string[]
  /** Name of the location in Webex where it differs; `name` stays the key of answers. */
  readonly webexName?: string
  readonly devicePools: readonly string[]
  readonly partitions: readonly string[]
  /** Input files that are this site, where nothing inside them says so. */
  readonly files: readonly string[]
  readonly address: PostalAddress
  readonly timeZone?: string
  readonly language?: string
  readonly routingPrefix?: string
  readonly extensionLength?: number
  readonly outboundDialDigit?: string
  readonly pstn?: PstnKind
  readonly emergencyCarrier?: EmergencyCarrier
  readonly emergencyCallbackNumber?: string
  readonly mainNumber?: string
}

export interface MappedTrunk {
  readonly name: string
  readonly status: RowStatus
  readonly evidence: readonly string[]
  readonly role?: TrunkRole
}

/** Which gateway configuration belongs to which trunks. */
export interface MappedGateway {
  readonly name: string
  readonly status: RowStatus
  readonly evidence: readonly string[]
  readonly trunks: readonly string[]
}

/** How directory numbers of a shape become +E.164: DN pattern (UCM grammar) and right-aligned mask. */
export interface NumberRule {
  readonly status: RowStatus
  readonly evidence: readonly string[]
  /** e.g. `\+1512555XXXX` or `711XXXX`. */
  readonly match: string
  readonly location?: string
  /** Right-aligned mask that gives +E.164, e.g. `+1512555XXXX`; absent = extension-only. */
  readonly e164Mask?: string
  /** Digits of the DN, from the right, that become the Webex extension. */
  readonly extensionDigits?: number
  /** Right-aligned mask that gives the Webex extension where the last digits do not, e.g. `47XX`; wins over `extensionDigits`. */
  readonly extensionMask?: string
}

/** Seats of one product in one subscription, as stated by a person. */
export interface SeatStatement {
  readonly product: LicenseProduct
  readonly subscription?: string
  readonly total: number
  readonly consumed: number
}

/** A Webex person as stated by a person while no Webex read exists. */
export interface PersonStatement {
  readonly mail: string
  readonly licenses: readonly LicenseProduct[]
}

export interface OrganizationFacts {
  readonly status: RowStatus
  readonly evidence: readonly string[]
  /** Who stated these facts and when; findings quote it ("as stated by …"). */
  readonly statedBy?: string
  readonly statedOn?: string
  readonly verifiedDomains: readonly string[]
  readonly extensionLength?: number
  readonly steeringDigit?: string
  readonly interLocationDialing?: boolean
  readonly unknownExtensionMaximumLength?: number
  readonly seats: readonly SeatStatement[]
  readonly people: readonly PersonStatement[]
  readonly readiness: Readonly<Partial<Record<ReadinessItem, Answer>>>
}

/** Names of what the plan will create; `{location}` and `{pilot}` are filled in. */
export interface NamingRules {
  readonly queue: string
  readonly partition: string
  readonly routeGroup: string
  readonly trunk: string
}

/** What no export says; a person's file (`mapping.yaml`), each row proposed or confirmed. */
export interface Mapping {
  readonly schema: 'rehome/mapping/v1'
  readonly organization: OrganizationFacts
  readonly locations: readonly MappedLocation[]
  readonly trunks: readonly MappedTrunk[]
  readonly gateways: readonly MappedGateway[]
  readonly numbers: readonly NumberRule[]
  readonly names: NamingRules
}

/** A mapping that says nothing yet. */
export const EMPTY_MAPPING: Mapping = {
  schema: 'rehome/mapping/v1',
  organization: {
    status: 'proposed',
    evidence: [],
    verifiedDomains: [],
    seats: [],
    people: [],
    readiness: {},
  },
  locations: [],
  trunks: [],
  gateways: [],
  numbers: [],
  names: {
    queue: 'CA {location} {pilot}',
    partition: 'PT-Webex-{location}',
    routeGroup: 'RG-Webex-{location}',
    trunk: 'Webex-{location}',
  },
}
