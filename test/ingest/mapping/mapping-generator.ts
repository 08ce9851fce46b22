import fc from 'fast-check'
import type { Mapping } from '../../../src/model/mapping.js'
import {
  EMERGENCY_CARRIERS,
  EMPTY_MAPPING,
  LICENSE_PRODUCTS,
  PSTN_KINDS,
  READINESS_ITEMS,
  ROW_STATUSES,
  TRUNK_ROLES,
} from '../../../src/model/mapping.js'

/** Texts that a careless writer of YAML would turn into something else. */
const AWKWARD = [
  '0123',
  'no',
  'null',
  '1e5',
  '~',
  '# not a comment',
  'a: b',
  '- x',
  "it's",
  '"q"',
  'true',
  '+1',
  'é 東',
  '*x',
]

const text = fc.oneof(
  fc.constantFrom(...AWKWARD),
  fc
    .string({ minLength: 1, maxLength: 20 })
    .map((raw) => raw.trim())
    .filter((raw) => raw !== ''),
)
const digits = (minLength: number, maxLength: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength, maxLength }).map((all) => all.join(''))
const e164 = digits(6, 13).map((rest) => `+1${rest}`)
const row = { status: fc.constantFrom(...ROW_STATUSES), evidence: fc.array(text, { maxLength: 3 }) }
const opt = { requiredKeys: [] as [] }

const address = fc.record(
  {
    line1: text,
    line2: text,
    city: text,
    state: text,
    postalCode: digits(5, 5),
    country: fc.constantFrom('US', 'FR', 'NO'),
  },
  opt,
)

const location = fc.record(
  {
    name: text,
    ...row,
    webexName: text,
    devicePools: fc.constant([] as string[]),
    partitions: fc.uniqueArray(text, { maxLength: 3 }),
    files: fc.uniqueArray(text, { maxLength: 2 }),
    address,
    timeZone: fc.constantFrom('America/Chicago', 'Europe/Paris'),
    language: fc.constantFrom('en_US', 'fr_FR'),
    routingPrefix: digits(1, 7),
    extensionLength: fc.integer({ min: 2, max: 10 }),
    outboundDialDigit: digits(1, 1),
    pstn: fc.constantFrom(...PSTN_KINDS),
    emergencyCarrier: fc.constantFrom(...EMERGENCY_CARRIERS),
    emergencyCallbackNumber: e164,
    mainNumber: e164,
  },
  { requiredKeys: ['name', 'status', 'evidence', 'devicePools', 'partitions', 'files', 'address'] },
)

const organization = fc.record(
  {
    ...row,
    statedBy: text,
    statedOn: fc.constantFrom('2025-06-09', '2024-12-31'),
    verifiedDomains: fc.uniqueArray(text, { maxLength: 2 }),
    extensionLength: fc.integer({ min: 2, max: 10 }),
    steeringDigit: digits(1, 1),
    interLocationDialing: fc.boolean(),
    unknownExtensionMaximumLength: fc.integer({ min: 2, max: 10 }),
    seats: fc.uniqueArray(
      fc.record(
        {
          product: fc.constantFrom(...LICENSE_PRODUCTS),
          subscription: text,
          total: fc.nat(500),
          consumed: fc.nat(500),
        },
        { requiredKeys: ['product', 'total', 'consumed'] },
      ),
      { maxLength: 3, selector: ({ product, subscription }) => `${product}/${subscription ?? ''}` },
    ),
    people: fc.uniqueArray(
      fc.record({ mail: text, licenses: fc.uniqueArray(fc.constantFrom(...LICENSE_PRODUCTS), { maxLength: 2 }) }),
      { maxLength: 2, selector: ({ mail }) => mail.toLowerCase() },
    ),
    readiness: fc.record(Object.fromEntries(READINESS_ITEMS.map((item) => [item, fc.constantFrom('yes', 'no')])), {
      requiredKeys: [],
    }),
  },
  { requiredKeys: ['status', 'evidence', 'verifiedDomains', 'seats', 'people', 'readiness'] },
)

/** Mappings of every shape that can be written. */
export const anyMapping: fc.Arbitrary<Mapping> = fc
  .record({
    organization,
    locations: fc.uniqueArray(location, { maxLength: 4, selector: ({ name }) => name }),
    trunks: fc.uniqueArray(
      fc.record(
        { name: text, ...row, role: fc.constantFrom(...TRUNK_ROLES) },
        { requiredKeys: ['name', 'status', 'evidence'] },
      ),
      { maxLength: 4, selector: ({ name }) => name },
    ),
    gateways: fc.uniqueArray(fc.record({ name: text, ...row, trunks: fc.uniqueArray(text, { maxLength: 2 }) }), {
      maxLength: 2,
      selector: ({ name }) => name,
    }),
    numbers: fc.uniqueArray(
      fc.record(
        {
          match: fc.constantFrom('\\+1512555XXXX', '711XXXX', '0[1-5]XX', '1000'),
          ...row,
          e164Mask: fc.constantFrom('+1512555XXXX', '+15125550100'),
          extensionDigits: fc.integer({ min: 2, max: 10 }),
        },
        { requiredKeys: ['match', 'status', 'evidence'] },
      ),
      { maxLength: 3, selector: ({ match }) => match },
    ),
  })
  .map((sections) => ({ ...EMPTY_MAPPING, ...sections }))
