import type { Owner } from '../findings/codes/code-entry.js'
import type { MappedLocation, Mapping } from './mapping.js'
import { EMERGENCY_CARRIERS, LICENSE_PRODUCTS, PSTN_KINDS, READINESS_ITEMS, TRUNK_ROLES } from './mapping.js'
import type { ValueFormat } from './mapping-values.js'
import {
  choice,
  choices,
  COUNT,
  COUNTRY,
  DATE,
  DIAL_DIGIT,
  E164_MASK,
  E164_NUMBER,
  EXTENSION_LENGTH,
  EXTENSION_MASK,
  LANGUAGE,
  LIST,
  ROUTING_PREFIX,
  TEXT,
  TIME_ZONE,
  UCM_PATTERN,
  YES_NO,
} from './mapping-values.js'

/** What a row of the mapping is about. */
export const MAPPING_KINDS = [
  'organization',
  'readiness',
  'seats',
  'person',
  'location',
  'trunk',
  'gateway',
  'number',
  'names',
] as const
export type MappingKind = (typeof MAPPING_KINDS)[number]

/** One thing a person can state about one object of the mapping. */
export interface MappingField {
  /** Path inside the object, e.g. `address.city`; the last part of a row's key. */
  readonly field: string
  readonly format: ValueFormat
  readonly owner: Owner
  /** Without it a question stays open. */
  readonly required?: boolean | ((object: object) => boolean)
  /** A list that is empty rather than absent. */
  readonly list?: true
  /** Part of what makes the object one: an answer cannot clear it. */
  readonly lasting?: true
}

/** What Webex must know before a location can be created (`audit-workbook` LOC-001). */
export const LOCATION_ESSENTIALS = [
  'address.line1',
  'address.city',
  'address.state',
  'address.postalCode',
  'address.country',
  'timeZone',
  'language',
] as const

/** Countries whose addresses are not complete without a state or province. */
const COUNTRIES_WITH_STATES: readonly string[] = ['US', 'CA', 'AU']

const LOCATION_FIELDS: readonly MappingField[] = [
  { field: 'webexName', format: TEXT, owner: 'Project manager' },
  { field: 'devicePools', format: LIST, owner: 'UCM administrator', list: true },
  { field: 'partitions', format: LIST, owner: 'UCM administrator', list: true },
  { field: 'files', format: LIST, owner: 'UCM administrator', list: true },
  { field: 'address.line1', format: TEXT, owner: 'Project manager', required: true },
  { field: 'address.line2', format: TEXT, owner: 'Project manager' },
  { field: 'address.city', format: TEXT, owner: 'Project manager', required: true },
  {
    field: 'address.state',
    format: TEXT,
    owner: 'Project manager',
    required: (location) => COUNTRIES_WITH_STATES.includes((location as MappedLocation).address.country ?? ''),
  },
  { field: 'address.postalCode', format: TEXT, owner: 'Project manager', required: true },
  { field: 'address.country', format: COUNTRY, owner: 'Project manager', required: true },
  { field: 'timeZone', format: TIME_ZONE, owner: 'Project manager', required: true },
  { field: 'language', format: LANGUAGE, owner: 'Project manager', required: true },
  { field: 'routingPrefix', format: ROUTING_PREFIX, owner: 'Webex administrator' },
  { field: 'extensionLength', format: EXTENSION_LENGTH, owner: 'Webex administrator', required: true },
  { field: 'outboundDialDigit', format: DIAL_DIGIT, owner: 'Webex administrator' },
  { field: 'pstn', format: choice(PSTN_KINDS), owner: 'Network and gateway', required: true },
  { field: 'emergencyCarrier', format: choice(EMERGENCY_CARRIERS), owner: 'Project manager', required: true },
  { field: 'emergencyCallbackNumber', format: E164_NUMBER, owner: 'Project manager' },
  { field: 'mainNumber', format: E164_NUMBER, owner: 'Project manager', required: true },
]

const ORGANIZATION_FIELDS: readonly MappingField[] = [
  { field: 'statedBy', format: TEXT, owner: 'Webex administrator' },
  { field: 'statedOn', format: DATE, owner: 'Webex administrator' },
  { field: 'verifiedDomains', format: LIST, owner: 'Webex administrator', required: true, list: true },
  { field: 'extensionLength', format: EXTENSION_LENGTH, owner: 'Webex administrator', required: true },
  { field: 'steeringDigit', format: DIAL_DIGIT, owner: 'Webex administrator' },
  { field: 'interLocationDialing', format: YES_NO, owner: 'Webex administrator' },
  { field: 'unknownExtensionMaximumLength', format: EXTENSION_LENGTH, owner: 'Webex administrator' },
]

const READINESS_OWNERS: Readonly<Record<(typeof READINESS_ITEMS)[number], Owner>> = {
  domainVerified: 'Webex administrator',
  directorySynchronized: 'Directory administrator',
  singleSignOn: 'Directory administrator',
  usersActive: 'Webex administrator',
  presenceStatusSync: 'Webex administrator',
  directoryService: 'Webex administrator',
  operationalMetrics: 'Webex administrator',
  gatewayPathBothWays: 'Network and gateway',
}

/** Every field of every kind, in the order in which they are asked and shown. */
export const MAPPING_FIELDS: Readonly<Record<MappingKind, readonly MappingField[]>> = {
  organization: ORGANIZATION_FIELDS,
  readiness: READINESS_ITEMS.map((item) => ({
    field: item,
    format: choice(['yes', 'no']),
    owner: READINESS_OWNERS[item],
    required: true,
  })),
  seats: [
    { field: 'total', format: COUNT, owner: 'Webex administrator', required: true, lasting: true },
    { field: 'consumed', format: COUNT, owner: 'Webex administrator', required: true, lasting: true },
  ],
  person: [{ field: 'licenses', format: choices(LICENSE_PRODUCTS), owner: 'Webex administrator', list: true }],
  location: LOCATION_FIELDS,
  trunk: [{ field: 'role', format: choice(TRUNK_ROLES), owner: 'Network and gateway', required: true }],
  gateway: [{ field: 'trunks', format: LIST, owner: 'Network and gateway', required: true, list: true }],
  number: [
    { field: 'match', format: UCM_PATTERN, owner: 'UCM administrator', required: true, lasting: true },
    { field: 'location', format: TEXT, owner: 'UCM administrator' },
    { field: 'e164Mask', format: E164_MASK, owner: 'UCM administrator' },
    { field: 'extensionDigits', format: EXTENSION_LENGTH, owner: 'UCM administrator', required: true },
    { field: 'extensionMask', format: EXTENSION_MASK, owner: 'UCM administrator' },
  ],
  names: (['queue', 'partition', 'routeGroup', 'trunk'] as const satisfies readonly (keyof Mapping['names'])[]).map(
    (field) => ({ field, format: TEXT, owner: 'Webex administrator', required: true, lasting: true }),
  ),
}

/** The field of a kind, or undefined when there is none of that name. */
export function mappingField(kind: MappingKind, field: string): MappingField | undefined {
  return MAPPING_FIELDS[kind].find((each) => each.field === field)
}
