import { z } from 'zod'
import type { Mapping } from '../../model/mapping.js'
import {
  EMERGENCY_CARRIERS,
  EMPTY_MAPPING,
  LICENSE_PRODUCTS,
  PSTN_KINDS,
  READINESS_ITEMS,
  ROW_STATUSES,
  TRUNK_ROLES,
} from '../../model/mapping.js'
import type { ValueFormat } from '../../model/mapping-values.js'
import {
  COUNTRY,
  DATE,
  DIAL_DIGIT,
  E164_MASK,
  EXTENSION_MASK,
  E164_NUMBER,
  LANGUAGE,
  ROUTING_PREFIX,
  TIME_ZONE,
  UCM_PATTERN,
} from '../../model/mapping-values.js'

const name = z.string().trim().min(1)
const names = z.array(name).default([])
const extensionLength = z.int().min(2).max(10)

/** A text in one of the formats that answers are held to. */
function formatted(format: ValueFormat) {
  return z
    .string()
    .refine((text) => format.parse(text.trim()) !== undefined, { error: `must be ${format.expected}` })
    .transform((text) => String(format.parse(text.trim())))
}

/** A row that a person wrote without a status is that person's statement. */
const row = { status: z.enum(ROW_STATUSES).default('confirmed'), evidence: z.array(z.string()).default([]) }

const location = z.strictObject({
  name,
  ...row,
  webexName: name.optional(),
  devicePools: names,
  partitions: names,
  files: names,
  address: z
    .strictObject({
      line1: name.optional(),
      line2: name.optional(),
      city: name.optional(),
      state: name.optional(),
      postalCode: name.optional(),
      country: formatted(COUNTRY).optional(),
    })
    .default({}),
  timeZone: formatted(TIME_ZONE).optional(),
  language: formatted(LANGUAGE).optional(),
  routingPrefix: formatted(ROUTING_PREFIX).optional(),
  extensionLength: extensionLength.optional(),
  outboundDialDigit: formatted(DIAL_DIGIT).optional(),
  pstn: z.enum(PSTN_KINDS).optional(),
  emergencyCarrier: z.enum(EMERGENCY_CARRIERS).optional(),
  emergencyCallbackNumber: formatted(E164_NUMBER).optional(),
  mainNumber: formatted(E164_NUMBER).optional(),
})

const numberRule = z.strictObject({
  match: formatted(UCM_PATTERN),
  ...row,
  location: name.optional(),
  e164Mask: formatted(E164_MASK).optional(),
  extensionDigits: extensionLength.optional(),
  extensionMask: formatted(EXTENSION_MASK).optional(),
})

const count = z.int().min(0)
const empty = EMPTY_MAPPING

const organization = z.strictObject({
  status: z.enum(ROW_STATUSES).default('confirmed'),
  evidence: z.array(z.string()).default([]),
  statedBy: name.optional(),
  statedOn: formatted(DATE).optional(),
  verifiedDomains: names,
  extensionLength: extensionLength.optional(),
  steeringDigit: formatted(DIAL_DIGIT).optional(),
  interLocationDialing: z.boolean().optional(),
  unknownExtensionMaximumLength: extensionLength.optional(),
  seats: z
    .array(
      z.strictObject({
        product: z.enum(LICENSE_PRODUCTS),
        subscription: name.optional(),
        total: count,
        consumed: count,
      }),
    )
    .default([]),
  people: z.array(z.strictObject({ mail: name, licenses: z.array(z.enum(LICENSE_PRODUCTS)).default([]) })).default([]),
  readiness: z
    .strictObject(Object.fromEntries(READINESS_ITEMS.map((item) => [item, z.enum(['yes', 'no']).optional()])))
    .default({}),
})

/** Shape of `mapping.yaml`; what is missing says nothing, what is not known here is refused. */
const schema = z.strictObject({
  schema: z.literal('rehome/mapping/v1').default('rehome/mapping/v1'),
  organization: organization.default(() => organization.parse({ status: 'proposed' })),
  locations: z.array(location).default([]),
  trunks: z.array(z.strictObject({ name, ...row, role: z.enum(TRUNK_ROLES).optional() })).default([]),
  gateways: z.array(z.strictObject({ name, ...row, trunks: names })).default([]),
  numbers: z.array(numberRule).default([]),
  names: z
    .strictObject({
      queue: name.default(empty.names.queue),
      partition: name.default(empty.names.partition),
      routeGroup: name.default(empty.names.routeGroup),
      trunk: name.default(empty.names.trunk),
    })
    .default(empty.names),
})

/** Checks a parsed document against the shape of a mapping. Keys that are absent stay absent. */
export function checkMapping(document: unknown): { mapping: Mapping } | { issues: readonly z.core.$ZodIssue[] } {
  const parsed = schema.safeParse(document)
  return parsed.success ? { mapping: parsed.data as Mapping } : { issues: parsed.error.issues }
}
