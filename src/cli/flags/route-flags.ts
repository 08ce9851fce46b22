import { Flags } from '@oclif/core'
import type { CallConditions } from '../../routing/call-conditions.js'
import type { DialingMode } from '../../routing/trace.js'
import type { Instant } from '../../workflows/plans/network-at.js'
import { INSTANT_FORMS, parseInstant } from './instant.js'
import { parseWhen, WHEN_FORMS } from './when.js'

/** The flags of a command that routes calls. */
export const ROUTE_FLAGS = {
  'en-bloc': Flags.boolean({
    summary: 'All digits at once, as from a trunk or a speed dial; no waiting.',
    exclusive: ['by-digit'],
  }),
  'by-digit': Flags.boolean({ summary: 'Key by key, with the inter-digit timeout.' }),
  at: Flags.string({
    summary: 'Before the plan, with its waves done up to N, after all of them, or as the twin stands.',
    helpValue: INSTANT_FORMS,
    default: 'before',
  }),
  plan: Flags.string({ summary: 'The plan meant by --at; by default the one made last.', helpValue: 'ID' }),
  when: Flags.string({
    summary: `When the call is made, such as ${WHEN_FORMS.join(' or ')}; without it partitions with a time schedule all count as there.`,
    helpValue: 'TIME',
  }),
  all: Flags.boolean({
    summary:
      'All strings of a pattern such as 10XX, or without one everything that can be dialed: which are routed alike.',
    exclusive: ['from'],
  }),
  from: Flags.string({ summary: 'Read calls from a file, one «caller digits» per line.', helpValue: 'FILE' }),
}

interface RouteFlags {
  readonly 'en-bloc': boolean
  readonly 'by-digit': boolean
  readonly at: string
  readonly plan?: string | undefined
  readonly when?: string | undefined
}

/** How, where and when calls are to be routed. */
interface RouteOptions {
  readonly at: Instant
  readonly planId: string | undefined
  readonly mode: DialingMode | undefined
  readonly conditions: CallConditions
}

/** Reads the flags. Throws UserError (usage) for an instant that is none. */
export function routeOptions(flags: RouteFlags): RouteOptions {
  return {
    at: parseInstant(flags.at),
    planId: flags.plan,
    mode: flags['en-bloc'] ? 'en-bloc' : flags['by-digit'] ? 'digit-by-digit' : undefined,
    conditions: flags.when === undefined ? {} : { instant: parseWhen(flags.when) },
  }
}
