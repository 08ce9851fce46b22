import { z } from 'zod'
import { FINDING_CODES } from '../../../findings/codes/catalog.js'
import { QUESTION_NAMES } from '../../../analysis/audit.js'
import { SETTINGS } from '../../../model/settings.js'
import type { SettingEntry, SettingKey, SettingValues } from '../../../model/settings.js'
import { DISPOSITIONS, REFUSAL_CAUSES } from '../../../routing/trace.js'
import { classification, estate } from './estate-schema.js'
import {
  dialed,
  digits,
  flag,
  instant,
  mask,
  name,
  number,
  numberAt,
  searchSpace,
  seconds,
  text,
  whole,
} from './suite-values.js'

/** What digits mean to one pattern (`routing-semantics` A4). */
export const MATCH_STATES = ['no match', 'more possible', 'match', 'match, more possible'] as const
export type MatchState = (typeof MATCH_STATES)[number]

/**
 * How the digits arrive: key by key; as one string; or from a speed-dial button, which awaits more
 * digits where the service parameter says so (`routing-semantics` A4).
 */
export const SUITE_MODES = ['digit-by-digit', 'en-bloc', 'speed-dial'] as const
export type SuiteMode = (typeof SUITE_MODES)[number]

/** What a caller can be asked for before a call goes on, in the order of the prompts (`routing-semantics` A13). */
export const PROMPTS = ['authorization-code', 'client-matter-code'] as const

const settings = z
  .strictObject(
    Object.fromEntries(
      Object.entries<SettingEntry>(SETTINGS).map(([key, { positions, about }]) => [
        key,
        position(key, positions).optional().describe(about),
      ]),
    ),
  )
  .transform((written) => written as Partial<SettingValues>)
  .meta({ id: 'settings', description: 'Settings for contested points, as in rehome.yaml.' })

function position(key: string, positions: SettingEntry['positions']): z.ZodType<string | number | boolean> {
  if (positions === undefined) return key.endsWith('Seconds') ? seconds : whole
  return positions.every((each) => typeof each === 'boolean') ? flag : z.enum(positions.map(String))
}

const describedCaller = z.strictObject({
  css: searchSpace.optional().describe('Of the line.'),
  deviceCss: searchSpace.optional(),
  aarCss: searchSpace.optional(),
  number: number.optional(),
  externalMask: mask.optional(),
  pool: name.optional(),
})

/** Who calls: the command line's way of writing it, the partitions of a line, or a description. */
const caller = z.union([text, z.array(name), describedCaller]).meta({ id: 'caller' })
export type WrittenCaller = z.output<typeof caller>

const answer = z.union([z.enum(['answers', 'down', 'out-of-bandwidth']), whole])

const conditions = {
  at: instant.optional().describe('For partitions with a schedule.'),
  answers: z
    .record(name, z.union([answer, z.array(answer).min(1)]))
    .optional()
    .describe('What devices do with calls offered, one after the other; the last answer repeats.'),
  lastUsed: z.record(name, name).optional().describe('Circular route group to the device that it used last.'),
  authorizationLevel: whole.optional().describe('Of the code that the caller enters when asked.'),
  clientMatterCode: flag.optional().describe('Whether the caller enters a valid one when asked.'),
  blindTransfer: flag.optional().describe('The call was transferred blind, so nobody hears a prompt.'),
}

const placed = { from: caller.optional(), mode: z.enum(SUITE_MODES).optional(), ...conditions }

const hop = z.strictObject({
  digits: digits.optional().describe('Looked up.'),
  calling: number.optional(),
  winner: numberAt.optional(),
  partitions: z.array(name).optional().describe('In force, <None> last.'),
  wait: seconds.optional(),
  ignored: digits.optional(),
})
export type WrittenHop = z.output<typeof hop>

const offer = z.union([name, z.strictObject({ device: name, called: number.optional(), calling: number.optional() })])

/** An expectation that says nothing would hold whatever comes. */
const statesSomething = [
  (stated: object) => Object.values(stated).some((value) => value !== undefined),
  { error: 'states nothing' },
] as const

const callFields = {
  disposition: z.enum(DISPOSITIONS).optional(),
  winner: numberAt.optional().describe('Of the last lookup.'),
  tied: z.array(numberAt).optional().describe('Equally close in one partition, in any order.'),
  incomplete: flag.optional().describe('Nothing matched, and more digits could have.'),
  hops: z.array(hop).optional().describe('Every lookup, in order.'),
  translations: whole.optional().describe('Translation patterns applied.'),
  called: dialed.optional().describe('At the end: as sent to the device where one takes the call.'),
  calling: number.optional(),
  wait: seconds.optional().describe('Seconds in all.'),
  ignored: digits.optional().describe('Dialed, and no longer listened to.'),
  device: name.optional().describe('That takes the call.'),
  offered: z.array(offer).optional().describe('Devices in the order in which they are offered the call.'),
  refusal: z.enum(REFUSAL_CAUSES).optional().describe('Why nobody took a refused call.'),
  status: whole.optional().describe('SIP status with which it was refused.'),
  prompts: z.array(z.enum(PROMPTS)).optional(),
  classification: classification.optional().describe('Of the outgoing call.'),
  reached: text.optional().describe('Key of the object: line:1001@PT, trunk:T1, hunt-pilot:…'),
  person: name.optional().describe('User id of an owner of the line reached.'),
  missing: z.array(text).optional().describe('Names that the inputs lack.'),
  settings: z.array(z.enum(Object.keys(SETTINGS) as [SettingKey, ...SettingKey[]])).optional(),
}

const callResult = z
  .strictObject(callFields)
  .refine(...statesSomething)
  .meta({ id: 'call', minProperties: 1 })
export type CallExpectation = z.output<typeof callResult>

/** What holds in one way of dialing only, besides what holds in all. */
const callExpectation = z
  .strictObject({
    ...callFields,
    modes: z
      .partialRecord(z.enum(SUITE_MODES), callResult)
      .refine(...statesSomething)
      .optional()
      .describe('The same call dialed in another way.'),
  })
  .refine(...statesSomething)
  .meta({ minProperties: 1 })

/** The ways to ask something, each with what can be expected of it; the first key says which it is. */
const steps = [
  z.strictObject({
    match: z.strictObject({ pattern: name, digits }),
    expect: z.strictObject({ state: z.enum(MATCH_STATES) }),
  }),
  z.strictObject({
    transform: z.strictObject({
      number,
      pattern: name.optional().describe('That matched the number; PreDot needs its dot.'),
      discard: text.optional(),
      externalMask: mask.optional(),
      mask: mask.optional(),
      prefix: number.optional(),
    }),
    expect: z.strictObject({ number }),
  }),
  z.strictObject({
    css: z.strictObject({ from: caller.optional(), at: conditions.at }),
    expect: z.strictObject({ partitions: z.array(name) }),
  }),
  z.strictObject({
    call: z.strictObject({ dial: dialed, ...placed }),
    expect: callExpectation,
  }),
  z.strictObject({
    transfer: z.strictObject({
      incoming: name.describe('Trunk by which the first call came, or OnNet or OffNet.'),
      dial: dialed,
      ...placed,
    }),
    expect: z.strictObject({ allowed: flag, ...callFields }),
  }),
  z.strictObject({
    all: z.strictObject({ space: name.describe('Pattern whose strings are dialed.'), ...placed }),
    expect: z.strictObject({
      reached: z
        .record(text, z.union([name, z.array(name)]))
        .describe('pattern@partition to exactly the strings that end there; strings may be written as patterns.'),
      others: z.enum(DISPOSITIONS).optional().describe('How all other strings end.'),
    }),
  }),
  z.strictObject({
    lints: z.array(z.enum(QUESTION_NAMES as [string, ...string[]])).min(1),
    expect: z
      .strictObject({ found: z.array(finding()).default([]), absent: z.array(finding()).default([]) })
      .refine(({ found, absent }) => found.length + absent.length > 0, { error: 'states nothing' }),
  }),
] as const

/** A code, or a code and its subject: `DIAL-016` or `DIAL-016 pattern:99[5-6]@A`. */
function finding() {
  return text
    .refine((written) => FINDING_CODES.some((code) => code === written.split(' ')[0]), {
      error: 'is no finding code; docs/findings.md lists them all',
    })
    .transform((written) => {
      const [code = '', ...subject] = written.split(' ')
      return { code, ...(subject.length === 0 ? {} : { subject: subject.join(' ') }) }
    })
}

const about = {
  id: name,
  title: text.optional(),
  source: text.optional().describe('The rule that the test holds.'),
  estate: z.union([name, estate]).optional().describe('By name, or written here.'),
  settings: settings.optional(),
}

const step = z.union(steps).meta({ id: 'step' })
export type WrittenStep = z.output<typeof step>
export type StepKind = 'match' | 'transform' | 'css' | 'call' | 'transfer' | 'all' | 'lints'
/** The step that asks something of this kind. */
export type StepOf<K extends StepKind> = K extends StepKind ? Extract<WrittenStep, Record<K, unknown>> : never
export type WrittenCall = StepOf<'call'>['call']

const test = z.union([
  ...steps.map((each) => z.strictObject({ ...about, ...each.shape })),
  z.strictObject({
    ...about,
    steps: z.array(step).min(1).describe('One after the other: pointers and scripted answers go on.'),
  }),
] as unknown as [StepTests, ...StepTests[]])

/** A test of one step, or of several. */
type StepTests = z.ZodType<
  z.output<z.ZodObject<typeof about>> & (WrittenStep | { readonly steps: readonly WrittenStep[] })
>
export type WrittenTest = z.output<typeof test>

export const suite = z.strictObject({
  schema: z.literal('rehome/suite/v1'),
  title: text.optional(),
  workspace: flag.default(false).describe('Calls are placed in the estate of the workspace.'),
  defaults: z
    .strictObject({ estate: name.optional(), settings: settings.optional(), ...placed })
    .prefault({})
    .describe('What holds for tests that do not say otherwise.'),
  estates: z.record(name, estate).default({}).describe('Estates that tests share, by name.'),
  tests: z.array(test).min(1),
})
export type WrittenSuite = z.output<typeof suite>
export type WrittenDefaults = WrittenSuite['defaults']

/** The steps of a test: itself, or those in its list. */
export function stepsOf(test: WrittenTest): readonly WrittenStep[] {
  return 'steps' in test ? test.steps : [test]
}

/** Who calls in a step, as it is written there. */
export function stepCaller(step: WrittenStep): WrittenCaller | undefined {
  if ('call' in step) return step.call.from
  if ('transfer' in step) return step.transfer.from
  if ('all' in step) return step.all.from
  return 'css' in step ? step.css.from : undefined
}

/** The JSON Schema of a suite, for editors. */
export function suiteJsonSchema(): object {
  return z.toJSONSchema(suite, {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (!('numeric' in jsonSchema)) return
      delete jsonSchema['numeric']
      if (jsonSchema.type === 'string') (jsonSchema as { type: unknown }).type = ['string', 'number']
    },
  })
}
