import { parse } from 'yaml'
import { z } from 'zod'
import { UserError } from '../../findings/user-error.js'

/** The seven flows between agents in Webex and people on Unified CM that every project asks about. */
export const FLOWS = {
  1: 'Transfer by an agent to somebody on Unified CM',
  2: 'Hold and resume by somebody on Unified CM',
  3: 'Forwarding on Unified CM',
  4: 'Transfer to a hunt pilot on Unified CM',
  5: 'Park and pickup',
  6: 'Recording started on Unified CM',
  7: 'Shared line on Unified CM',
} as const
export type Flow = keyof typeof FLOWS

/** Parts that people and numbers of the plan can play. */
export const CAST_ROLES = [
  /** Somebody who moves. */
  'mover',
  /** Somebody at a location of the plan who stays. */
  'colleague',
  /** Somebody outside, through a trunk to the public network. */
  'outside',
  /** A number that stays and forwards all calls to a number. */
  'forwards-all',
  /** A number that stays and forwards calls that nobody answers to a number. */
  'forwards-no-answer',
  /** A number that stays and forwards calls that nobody answers to voicemail. */
  'voicemail-user',
  /** A hunt pilot that stays. */
  'hunt-pilot',
  /** A hunt pilot that becomes a queue. */
  'queue',
] as const
export type CastRole = (typeof CAST_ROLES)[number]

/** How a scenario may come out, best first. */
export const EXPECTATIONS = ['works', 'works differently', 'cannot'] as const
export type Expectation = (typeof EXPECTATIONS)[number]

export type Step =
  | { readonly verb: 'calls'; readonly who: string; readonly whom: string }
  /** Blind: the held party is connected as soon as the target is routed to. */
  | { readonly verb: 'transfers'; readonly who: string; readonly whom: string }
  /** Of the party reached last. */
  | { readonly verb: 'no-answer' }

export interface Scenario {
  readonly id: string
  readonly flow: Flow
  readonly title: string
  readonly source: string
  /** Name in the steps to part. */
  readonly cast: Readonly<Record<string, CastRole>>
  readonly steps: readonly Step[]
  readonly expect?: Expectation
  /** What is different, or which rule forbids it and what to do instead; in words for people. */
  readonly remark?: string
  /** Why it cannot be simulated by routing alone. */
  readonly notSimulated?: string
}

const NAME = /^[a-z][a-z0-9-]*$/
const FILE = z.strictObject({
  schema: z.literal('rehome/scenario/v1'),
  id: z.string().regex(/^[1-7][a-z]?$/),
  title: z.string().min(1),
  source: z.string().min(1),
  cast: z.record(z.string().regex(NAME), z.enum(CAST_ROLES)).optional(),
  steps: z.array(z.string()).optional(),
  expect: z.enum(EXPECTATIONS).optional(),
  remark: z.string().optional(),
  notSimulated: z.string().optional(),
})

/**
 * Reads a scenario: YAML with a cast, steps such as `agent calls colleague`, `agent transfers to colleague`,
 * `nobody answers`, and how it should come out.
 *
 * @throws UserError naming the file and the place in it
 */
export function parseScenario(text: string, file: string): Scenario {
  const checked = FILE.safeParse(readYaml(text, file))
  if (!checked.success) {
    const [issue] = checked.error.issues
    const place = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`
    throw new UserError(`${file}: not a scenario${place}: ${issue?.message ?? 'unreadable'}`, { kind: 'usage' })
  }
  const { id, title, source, cast = {}, steps = [], expect, remark, notSimulated } = checked.data
  if ((expect === undefined) === (notSimulated === undefined)) {
    throw new UserError(`${file}: a scenario says either expect or notSimulated`, { kind: 'usage' })
  }
  if (expect !== undefined && steps.length === 0) throw new UserError(`${file}: no steps`, { kind: 'usage' })
  return {
    id,
    flow: Number(id.charAt(0)) as Flow,
    title,
    source,
    cast,
    steps: steps.map((step) => parseStep(step, cast, file)),
    ...(expect === undefined ? {} : { expect }),
    ...(remark === undefined ? {} : { remark }),
    ...(notSimulated === undefined ? {} : { notSimulated }),
  }
}

function readYaml(text: string, file: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    throw new UserError(`${file}: ${error instanceof Error ? error.message : String(error)}`, { kind: 'usage' })
  }
}

function parseStep(step: string, cast: Readonly<Record<string, CastRole>>, file: string): Step {
  if (step === 'nobody answers') return { verb: 'no-answer' }
  const [who = '', verb = '', ...rest] = step.trim().split(/\s+/)
  const whom = verb === 'transfers' && rest[0] === 'to' ? rest[1] : rest[0]
  const length = verb === 'transfers' ? 2 : 1
  if ((verb !== 'calls' && verb !== 'transfers') || whom === undefined || rest.length !== length) {
    throw new UserError(`${file}: step «${step}» is none of: X calls Y, X transfers to Y, nobody answers`, {
      kind: 'usage',
    })
  }
  for (const name of [who, whom]) {
    if (!(name in cast)) throw new UserError(`${file}: step «${step}»: ${name} is not in the cast`, { kind: 'usage' })
  }
  return { verb, who, whom }
}
