import { z } from 'zod'
import { isFindingCode } from '../../findings/codes/catalog.js'
import type { FindingCode } from '../../findings/codes/catalog.js'
import { CONFIDENCES, SEVERITIES } from '../../findings/severity.js'
import { ROLES } from '../../model/roster.js'
import type { Alteration } from '../change.js'
import { CHANGED_UCM_KINDS, CHANGED_WEBEX_KINDS, PHASES } from '../change.js'
import type { Plan } from '../plan.js'
import { UCM_OBJECT_SCHEMAS } from './ucm-objects.js'
import { WEBEX_OBJECT_SCHEMAS } from './webex-objects.js'

const text = z.string()
const maybe = text.exactOptional()

const ucmChange = z.discriminatedUnion(
  'kind',
  CHANGED_UCM_KINDS.map((kind) => {
    const object: z.ZodType = UCM_OBJECT_SCHEMAS[kind]
    return z.strictObject({
      system: z.literal('ucm'),
      kind: z.literal(kind),
      key: text,
      newKey: maybe,
      before: object.exactOptional(),
      after: object.exactOptional(),
    })
  }) as unknown as readonly [z.ZodObject, ...z.ZodObject[]],
)

const webexChange = z.discriminatedUnion(
  'kind',
  CHANGED_WEBEX_KINDS.map((kind) => {
    const object: z.ZodType = WEBEX_OBJECT_SCHEMAS[kind]
    return z.strictObject({
      system: z.literal('webex'),
      kind: z.literal(kind),
      key: text,
      before: object.exactOptional(),
      after: object.exactOptional(),
    })
  }) as unknown as readonly [z.ZodObject, ...z.ZodObject[]],
)

const gatewayChange = z.strictObject({
  system: z.literal('lgw'),
  kind: z.literal('configuration'),
  key: text,
  lines: z.array(text),
  undo: z.array(text),
})

const manualStep = z.strictObject({
  system: z.literal('people'),
  kind: z.literal('step'),
  key: text,
  text,
  expected: text,
})

// The unions of kinds are put together from the tables of shapes, which the compiler cannot follow.
const alteration = z.union([ucmChange, webexChange, gatewayChange, manualStep]) as unknown as z.ZodType<Alteration>

const alterations: Readonly<Record<Alteration['system'], z.ZodType>> = {
  ucm: ucmChange,
  webex: webexChange,
  lgw: gatewayChange,
  people: manualStep,
}

/** Judged by the schema of its own system, so that a fault is told where it is and not as "no union member fits". */
const what = z.unknown().transform((value, context): Alteration => {
  const system = (value as { readonly system?: unknown } | null)?.system
  const schema = Object.entries(alterations).find(([name]) => name === system)?.[1]
  const result = (schema ?? alteration).safeParse(value)
  if (result.success) return result.data as Alteration
  for (const { path, message } of result.error.issues) context.addIssue({ code: 'custom', path, message })
  return z.NEVER
})

const change = z.strictObject({
  id: text,
  wave: z.int().min(1),
  phase: z.enum(PHASES),
  what,
  title: text,
  why: text,
  needs: z.array(text),
  interrupts: z.strictObject({ whom: z.array(text), seconds: z.number().exactOptional(), how: text }),
  movers: z.array(text),
})

const finding = z.strictObject({
  code: z.custom<FindingCode>((value) => typeof value === 'string' && isFindingCode(value), 'is no finding code'),
  subject: text,
  scope: text,
  severity: z.enum(SEVERITIES),
  confidence: z.enum(CONFIDENCES),
  message: text,
  evidence: z.array(
    z.strictObject({
      label: text,
      value: text,
      source: z.strictObject({ file: text, row: z.number().exactOptional(), column: maybe }).exactOptional(),
    }),
  ),
  location: maybe,
  wave: z.number().exactOptional(),
})

const mover = z.strictObject({
  key: text,
  label: text,
  role: z.enum(ROLES),
  userId: maybe,
  mail: maybe,
  location: text,
  wave: z.int().min(1),
  lines: z.array(text),
  phoneNumber: maybe,
  extension: maybe,
  queues: z.array(text),
  leftOut: maybe,
})

/** The shape of a plan file. */
export const PLAN_SCHEMA: z.ZodType<Plan> = z.strictObject({
  schema: z.literal('rehome/plan/v1'),
  id: text,
  locations: z.array(text),
  layout: z.literal('older').exactOptional(),
  basis: z.strictObject({
    ucm: text,
    webex: maybe,
    gateways: z.record(text, text),
    mapping: text,
    roster: maybe,
    answers: text,
    settings: text,
  }),
  movers: z.array(mover),
  waves: z.array(z.strictObject({ number: z.int().min(1), locations: z.array(text), changes: z.array(change) })),
  findings: z.array(finding),
  open: z.array(z.strictObject({ id: text, code: text, severity: text, subject: text })),
})
