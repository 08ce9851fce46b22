import type { UcmKind } from '../../../model/ucm/kinds.js'
import { patternKey } from '../../../model/ucm/partition.js'
import type { UcmState } from '../state/ucm-state.js'
import { AxlFault, duplicateValue, missingReference } from './axl-fault.js'

/** What an element of a request may refer to by name. */
export type Target =
  | 'partition'
  | 'css'
  | 'call-pickup-group'
  | 'voicemail-profile'
  | 'route-list'
  | 'route-group'
  | 'device'
  | 'hunt-list'
  | 'call-manager-group'

/** The table behind each target, as the database of Unified CM calls it in its faults. */
const TABLES: Readonly<Record<Target, string>> = {
  partition: 'routepartition',
  css: 'callingsearchspace',
  'call-pickup-group': 'pickupgroup',
  'voicemail-profile': 'voicemessagingprofile',
  'route-list': 'device',
  'route-group': 'routegroup',
  device: 'device',
  'hunt-list': 'device',
  'call-manager-group': 'callmanagergroup',
}

/** Objects that every cluster has although no export lists them (`ucm-exports` 1.6). */
const BUILT_IN: Partial<Record<Target, readonly string[]>> = {
  partition: [
    'Directory URI',
    'Global Learned Enterprise Numbers',
    'Global Learned Enterprise Patterns',
    'Global Learned E164 Numbers',
    'Global Learned E164 Patterns',
  ],
  'voicemail-profile': ['Default', 'NoVoiceMail'],
  'route-group': ['Standard Local Route Group'],
}

/** Throws unless the object that is named exists. */
export function mustExist(state: UcmState, target: Target, name: string): void {
  if (BUILT_IN[target]?.includes(name) === true || exists(state, target, name)) return
  throw missingReference(TABLES[target], name)
}

function exists(state: UcmState, target: Target, name: string): boolean {
  switch (target) {
    case 'device':
      return state.has('trunk', name) || state.cluster.devices.includes(name)
    case 'route-group':
      return state.has('route-group', name) || state.has('local-route-group', name)
    default:
      return state.has(target, name)
  }
}

/** Throws when an object of the kind has that name. */
export function mustBeFree(state: UcmState, kind: UcmKind, name: string): void {
  if (state.has(kind, name)) throw duplicateValue(name)
}

const NAME = /^[\w .-]{1,50}$/

/** Throws for a name that Unified CM does not take: at most 50 of letters, digits, blank, dot, dash and underscore. */
export function mustBeName(name: string): void {
  if (NAME.test(name)) return
  throw new AxlFault(
    `The specified name has invalid characters or is not formatted correctly. Valid characters include [a-zA-Z0-9 ._-]{1,50}: ${name}`,
  )
}

const PATTERN = /^(?:\\\+|[0-9A-DX*#!@.?^[\]-]){1,50}$/

/** Throws for a pattern with a symbol that it cannot hold, or with more than 50 of them. A plus is written `\+`. */
export function mustBePattern(pattern: string): void {
  if (pattern.length <= 50 && PATTERN.test(pattern)) return
  throw new AxlFault(`The specified pattern has invalid characters or is too long (50): ${pattern}`)
}

/** What tells two patterns of one partition apart besides their text: only patterns with `@` have it. */
export interface PatternFilter {
  readonly routeFilter?: string
  readonly numberingPlan?: string
}

/** Kinds that share one table of numbers and patterns in Unified CM. */
const NUMBER_PLAN = [
  'directory-number',
  'route-pattern',
  'translation-pattern',
  'hunt-pilot',
  'call-park',
  'directed-call-park',
  'meet-me-number',
] as const

/**
 * Throws when something else has the pattern in that partition: a number, a route or translation
 * pattern, a hunt pilot, a park or pickup number. Route and translation patterns may differ in route
 * filter or numbering plan alone.
 *
 * @param except id of the row that asks
 */
export function mustBeOnlyPattern(
  state: UcmState,
  pattern: string,
  partition: string | undefined,
  except?: string,
  filter?: PatternFilter,
): void {
  const key = patternKey(pattern, partition)
  for (const kind of NUMBER_PLAN) {
    for (const id of state.idsOf(kind, key)) {
      if (id === except) continue
      const filtered = kind === 'route-pattern' || kind === 'translation-pattern'
      const other = filtered ? state.get(kind, id) : undefined
      if (filter !== undefined && other !== undefined && differ(filter, other)) continue
      throw duplicateValue(`${kind} ${key}`)
    }
  }
  for (const group of state.all('call-pickup-group').values()) {
    if (group.number === pattern && group.partition === partition) throw duplicateValue(`call-pickup-group ${key}`)
  }
}

function differ(a: PatternFilter, b: PatternFilter): boolean {
  return a.routeFilter !== b.routeFilter || a.numberingPlan !== b.numberingPlan
}
