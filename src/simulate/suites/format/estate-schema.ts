import { z } from 'zod'
import { DAYS_OF_WEEK } from '../../../model/ucm/time-of-day.js'
import { flag, mask, name, number, numberAt, patternAt, searchSpace, text, whole, zone } from './suite-values.js'

/*
 * The small estate that stands in a suite: what a person must write down for one test vector, and no
 * more. Partitions and search spaces that are named are made; a directory number is on a phone.
 */

const CLASSIFICATIONS = ['OnNet', 'OffNet'] as const
export const classification = z.enum(CLASSIFICATIONS)

const calledSide = { discard: text.optional(), mask: mask.optional(), prefix: number.optional() }
const numberTypes = {
  calledNumberType: text.optional().describe('Such as National.'),
  callingNumberType: text.optional(),
}
const callingSide = {
  externalMask: z.enum(['On', 'Off', 'Default']).optional(),
  callingMask: mask.optional(),
  callingPrefix: number.optional(),
}
const sides = { ...calledSide, ...callingSide, ...numberTypes }

/** `true`, or the cause with which the call is released. */
const block = z.union([flag, text]).optional()
const urgent = flag.optional()
const broken = flag.optional().describe('The pattern cannot be read, and that is what is tested.')

const alternate = z.strictObject({
  kind: z.enum(['enterprise', 'e164']),
  mask,
  partition: name.optional(),
  addedToLocalPartition: flag.default(false),
  urgent: flag.default(false),
})

const directoryNumber = z.strictObject({
  dn: numberAt,
  broken,
  urgent,
  css: searchSpace.optional().describe('Line calling search space.'),
  active: flag.default(true),
  onDevice: flag.default(true).describe('On a phone of its own unless a device carries it.'),
  alternates: z.array(alternate).default([]),
  uris: z
    .array(patternAt)
    .default([])
    .describe('Directory URIs as kim@example.com@partition; the first is the primary one.'),
})

const route = z.strictObject({
  route: patternAt,
  broken,
  to: name.optional().describe('Trunk or route list; by default a trunk TRUNK, <None> for no target.'),
  urgent,
  block,
  ...sides,
  authorizationLevel: whole.optional().describe('An authorization code of at least this level is asked for.'),
  clientMatterCode: flag.optional(),
  classification: classification.optional(),
  allowDeviceOverride: flag.optional(),
  routeFilter: name.optional(),
})

const translation = z.strictObject({
  translation: patternAt,
  broken,
  urgent: urgent.describe('By default true, as Unified CM makes translation patterns.'),
  block,
  ...sides,
  css: searchSpace.optional().describe('Of the next lookup; absent = only <None> is seen.'),
  originatorsCss: flag.optional(),
  doNotWait: flag.optional(),
  nextHopByCallingNumber: flag.optional(),
})

const hunt = z.strictObject({
  hunt: patternAt,
  broken,
  urgent,
  block,
  ...sides,
  members: z.array(numberAt).default([]),
})

const learned = z.strictObject({
  learned: patternAt,
  broken,
  routeString: text,
  pstnFailover: number.optional(),
})

/** Everything that competes in digit analysis, by its kind. */
export const competitor = z.union([
  directoryNumber,
  route,
  translation,
  hunt,
  learned,
  z.strictObject({ park: patternAt, broken }),
  z.strictObject({ directedPark: patternAt, broken }),
  z.strictObject({ pickup: patternAt, broken }),
  z.strictObject({ meetMe: patternAt, broken }),
])
export type WrittenCompetitor = z.output<typeof competitor>

const trunk = z
  .strictObject({
    css: searchSpace.optional(),
    pool: name.optional(),
    classification: classification.optional(),
    calledTransformationCss: searchSpace.optional(),
    callingTransformationCss: searchSpace.optional(),
    usesPoolTransformationCss: flag.optional().describe('Both transformation search spaces are those of the pool.'),
    reroutingCss: searchSpace.optional(),
    aarCss: searchSpace.optional(),
    significantDigits: whole.optional(),
    prefix: number.optional(),
  })
  .nullable()

const routeGroup = z.union([
  z.array(name),
  z.strictObject({ distribution: z.enum(['Top Down', 'Circular']), devices: z.array(name) }),
])

const routeListMember = z.union([name, z.strictObject({ group: name, ...sides })])

const pool = z.strictObject({
  zone: zone.optional(),
  localRouteGroups: z.record(name, name).default({}).describe('Local route group to route group.'),
  calledTransformationCss: searchSpace.optional(),
  callingTransformationCss: searchSpace.optional(),
})

const device = z.strictObject({
  line: numberAt,
  css: searchSpace.optional().describe('Device calling search space.'),
  aarCss: searchSpace.optional(),
  pool: name.optional(),
  externalMask: mask.optional(),
  owner: name.optional().describe('User id; the person is made.'),
})

const clock = text.regex(/^([01][0-9]|2[0-4]):[0-5][0-9]$/, { error: 'is no time of day: write 08:00' })
const dayOfYear = text.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/, { error: 'is no day: write 12-24' })
const hours = { from: clock.optional(), to: clock.optional() }

const period = z.union([
  z.strictObject({ ...hours, days: z.tuple([z.enum(DAYS_OF_WEEK), z.enum(DAYS_OF_WEEK)]) }),
  z.strictObject({ ...hours, dates: z.tuple([dayOfYear, dayOfYear]) }),
])

const calledTransformation = z.strictObject({ called: patternAt, ...calledSide })
const callingTransformation = z.strictObject({
  calling: patternAt,
  discard: text.optional(),
  externalMask: z.enum(['On', 'Off', 'Default']).optional(),
  mask: mask.optional(),
  prefix: number.optional(),
})

const sipRoute = z.strictObject({ sipRoute: patternAt, to: name.optional(), block: flag.optional() })

/** An estate as it is written in a suite. */
export const estate = z
  .strictObject({
    patterns: z.array(competitor).default([]).describe('Everything that competes in digit analysis.'),
    searchSpaces: z.record(name, z.array(name)).default({}).describe('Calling search spaces by name.'),
    partitions: z
      .record(name, z.strictObject({ schedule: name.optional(), zone: zone.optional() }).nullable())
      .default({})
      .describe('With a schedule, or empty; without a zone that of the calling device decides.'),
    absentPartitions: z.array(name).default([]).describe('Named, and not in the inputs.'),
    schedules: z.record(name, z.array(name)).default({}),
    periods: z.record(name, period).default({}),
    trunks: z.record(name, trunk).default({}),
    routeGroups: z.record(name, routeGroup).default({}),
    localRouteGroups: z.array(name).default([]).describe('Besides those that a pool names.'),
    routeLists: z.record(name, z.array(routeListMember)).default({}),
    pools: z.record(name, pool).default({}),
    devices: z.record(name, device).default({}),
    transformations: z.array(z.union([calledTransformation, callingTransformation])).default([]),
    sipRoutes: z.array(sipRoute).default([]),
    codes: z.record(name, whole).default({}).describe('Authorization codes: name to level.'),
    parameters: z.record(name, name).default({}).describe('Service parameters by their internal names.'),
  })
  .meta({ id: 'estate' })
export type WrittenEstate = z.output<typeof estate>
