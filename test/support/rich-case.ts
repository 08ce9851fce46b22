import fc from 'fast-check'
import type { Settings } from '../../src/model/settings.js'
import type { Entry, UcmObjects, UcmSnapshot } from '../../src/model/snapshot.js'
import { UcmEstate } from '../../src/model/ucm/estate.js'
import type { CalledTransformation } from '../../src/model/ucm/transformation.js'
import type { CallConditions } from '../../src/routing/call-conditions.js'
import type { Caller } from '../../src/routing/caller.js'
import type { DialingMode } from '../../src/routing/trace.js'
import { callerOfCss } from '../../src/routing/ucm/resolve-caller.js'
import { UcmRouter } from '../../src/routing/ucm/ucm-router.js'
import { ENGINE_MODES, engineSettings } from './engine.js'
import { arbitraryDialCase, type DialCase } from './estate-generator.js'
import { PLAN_TRUNK, planCssName, toUcmSnapshot } from './naive-plan-objects.js'

/** What a generated case has beyond what the naive oracle knows. */
export interface Riches {
  /** Partitions with a schedule: one that is never active, one that always is, one that the inputs lack. */
  readonly schedules: Readonly<Record<string, 'NEVER' | 'ALWAYS' | 'GONE'>>
  /** Route patterns with the numbering-plan macro. */
  readonly plans: readonly { readonly pattern: string; readonly partition: string }[]
  /** Called party transformation patterns of the trunk. */
  readonly outgoing: readonly { readonly pattern: string; readonly called: CalledTransformation }[]
  readonly incomingCalled?: { readonly keepRight?: number; readonly prefix?: string }
  /** Learned numbers; they leave by the trunk. */
  readonly learned: readonly { readonly pattern: string; readonly partition: string }[]
  /** What every translation puts before its number: something for which no pattern has a sign. */
  readonly strangePrefix?: string
  readonly callingNumber?: string
  /** `@` patterns are expanded. */
  readonly nanp: boolean
}

export interface RichCase {
  readonly dialCase: DialCase
  readonly riches: Riches
}

/** A Sunday morning. */
const INSTANT = Date.UTC(2026, 10, 22, 8, 0)
const PARTITIONS = ['A', 'B', 'C']

export function arbitraryRichCase(): fc.Arbitrary<RichCase> {
  const schedules = fc.dictionary(fc.constantFrom(...PARTITIONS), fc.constantFrom('NEVER', 'ALWAYS', 'GONE'))
  const plans = fc.uniqueArray(
    fc.record({
      pattern: fc.constantFrom('@', '1@', '9.@', '[0-4]X@'),
      partition: fc.constantFrom(...PARTITIONS),
    }),
    { maxLength: 2, selector: ({ pattern, partition }) => pattern + partition },
  )
  const called = fc.constantFrom<CalledTransformation[]>({ mask: '9XX' }, { prefix: '*' }, { discard: 'PreDot' }, {})
  const outgoing = fc.uniqueArray(
    fc.record({ pattern: fc.constantFrom('1.!', '!', '1XX', '[2-9]XX', '10.X', '1[0-4]X'), called }),
    { maxLength: 3, selector: ({ pattern }) => pattern },
  )
  const incomingCalled = fc.constantFrom(
    { keepRight: 2 },
    { prefix: '1' },
    { keepRight: 3, prefix: '9' },
    { keepRight: 0, prefix: '5' },
    { prefix: 'x' },
  )
  const learned = fc.uniqueArray(
    fc.record({ pattern: fc.constantFrom('1[0-4]X', 'XX', '!'), partition: fc.constantFrom(...PARTITIONS) }),
    { maxLength: 2, selector: ({ pattern, partition }) => pattern + partition },
  )
  const riches = fc.record(
    {
      schedules,
      plans,
      outgoing,
      learned,
      nanp: fc.constantFrom(false, false, false, true),
      incomingCalled,
      strangePrefix: fc.constantFrom('w', ' 9'),
      callingNumber: fc.constantFrom('anonymous', '1X'),
    },
    { requiredKeys: ['schedules', 'plans', 'outgoing', 'learned', 'nanp'] },
  )
  return fc.record({ dialCase: arbitraryDialCase(), riches })
}

/** The case in the engine. */
export function richEngine({ dialCase, riches }: RichCase): {
  readonly router: UcmRouter
  readonly caller: Caller
  readonly options: { readonly mode: DialingMode; readonly conditions: CallConditions }
} {
  const { plan, caller, settings, mode } = dialCase
  const estate = new UcmEstate(enriched(toUcmSnapshot(plan), riches))
  const base = callerOfCss(estate, planCssName(plan, caller.lineCss), planCssName(plan, caller.deviceCss))
  return {
    router: new UcmRouter(estate, withExpansion(engineSettings(settings), riches.nanp)),
    caller: {
      ...base,
      ...(caller.callingNumber === undefined ? {} : { callingNumber: caller.callingNumber }),
      ...(caller.externalMask === undefined ? {} : { externalPhoneNumberMask: caller.externalMask }),
      ...(riches.incomingCalled === undefined ? {} : { incomingCalled: riches.incomingCalled }),
      ...(riches.callingNumber === undefined ? {} : { callingNumber: riches.callingNumber }),
    },
    options: { mode: ENGINE_MODES[mode], conditions: { instant: INSTANT } },
  }
}

function withExpansion(settings: Settings, nanp: boolean): Settings {
  return { ...settings, values: { ...settings.values, 'routing.expandNumberingPlan': nanp ? 'nanp' : 'off' } }
}

function enriched(snapshot: UcmSnapshot, riches: Riches): UcmSnapshot {
  const { objects } = snapshot
  const never = { name: 'NEVER', days: { kind: 'week', from: 'Mon', to: 'Mon' }, startMinute: 0, endMinute: 1 } as const
  const always = {
    name: 'ALWAYS',
    days: { kind: 'week', from: 'Sun', to: 'Sat' },
    startMinute: 0,
    endMinute: 1440,
  } as const
  const more: Partial<UcmObjects> = {
    partition: objects.partition.map((entry) => {
      const timeSchedule = riches.schedules[entry.key]
      return timeSchedule === undefined
        ? entry
        : { ...entry, value: { ...entry.value, timeSchedule, timeZone: 'Etc/GMT' } }
    }),
    'time-period': [never, always].map((value) => at(value.name, value)),
    'time-schedule': ['NEVER', 'ALWAYS'].map((name) => at(name, { name, periods: [name] })),
    'route-pattern': [
      ...objects['route-pattern'],
      ...riches.plans.map(({ pattern, partition }) =>
        at(`${pattern}@${partition}`, {
          pattern,
          partition,
          block: false,
          urgent: false,
          allowDeviceOverride: false,
          requiresAuthorizationCode: false,
          requiresClientMatterCode: false,
          calling: {},
          called: {},
          target: PLAN_TRUNK,
        }),
      ),
    ],
    'translation-pattern': objects['translation-pattern'].map((entry) =>
      riches.strangePrefix === undefined
        ? entry
        : { ...entry, value: { ...entry.value, called: { ...entry.value.called, prefix: riches.strangePrefix } } },
    ),
    'learned-number': riches.learned.map(({ pattern, partition }) =>
      at(`${pattern}@${partition}`, { pattern, partition, routeString: 'far.example.com' }),
    ),
    'sip-route-pattern': [
      at('far.example.com@<None>', {
        pattern: 'far.example.com',
        block: false,
        usage: 'Domain Routing',
        target: PLAN_TRUNK,
      }),
    ],
    css: [...objects.css, at('OUT', { name: 'OUT', partitions: ['OUT'] })],
    trunk: objects.trunk.map((entry) => ({ ...entry, value: { ...entry.value, calledTransformationCss: 'OUT' } })),
    'called-transformation-pattern': riches.outgoing.map(({ pattern, called }) =>
      at(`${pattern}@OUT`, { pattern, partition: 'OUT', called }),
    ),
  }
  return { ...snapshot, objects: { ...objects, ...more } }
}

function at<T>(key: string, value: T): Entry<T> {
  return { key, value, source: { file: 'generated', row: 1 } }
}
