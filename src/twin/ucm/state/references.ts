import { UCM_KINDS, type UcmKind } from '../../../model/ucm/kinds.js'
import { rowKey } from './row-keys.js'
import type { UcmRows } from './rows.js'
import type { UcmState } from './ucm-state.js'

/** Kinds to which others refer by name, and that can be removed or renamed. */
export type ReferredKind = 'partition' | 'css' | 'route-list' | 'route-group' | 'line-group'

/** Where a name stands in a row: fields by dots, `[]` for each of a list. */
type Paths = Partial<Record<UcmKind, readonly string[]>>

/** Every field that names an object of the kind; directory numbers are referred to by id and are not here. */
const REFERENCES: Readonly<Record<ReferredKind, Paths>> = {
  partition: {
    css: ['partitions[]'],
    'route-pattern': ['partition'],
    'translation-pattern': ['partition'],
    'sip-route-pattern': ['partition'],
    'hunt-pilot': ['partition'],
    'call-pickup-group': ['partition'],
    'call-park': ['partition'],
    'directed-call-park': ['partition'],
    'directory-number': ['partition', 'alternates[].partition', 'uris[].partition'],
    'calling-transformation-pattern': ['partition'],
    'called-transformation-pattern': ['partition'],
    'meet-me-number': ['partition'],
    'learned-number': ['partition'],
    phone: ['directedParkLamps[].partition'],
    'device-profile': ['directedParkLamps[].partition'],
  },
  css: {
    'translation-pattern': ['callingSearchSpace'],
    trunk: [
      'callingSearchSpace',
      'reroutingCallingSearchSpace',
      'aarCallingSearchSpace',
      'calledTransformationCss',
      'callingTransformationCss',
    ],
    'device-pool': ['aarCallingSearchSpace', 'calledTransformationCss', 'callingTransformationCss'],
    'hunt-pilot': [
      'forwardNoAnswer.callingSearchSpace',
      'forwardBusy.callingSearchSpace',
      'parkNoRetrieve.callingSearchSpace',
      'queue.fullCallingSearchSpace',
      'queue.maximumWaitCallingSearchSpace',
      'queue.noAgentsCallingSearchSpace',
    ],
    'directed-call-park': ['reversionCallingSearchSpace'],
    'voicemail-pilot': ['callingSearchSpace'],
    'voicemail-profile': ['pilotCallingSearchSpace'],
    'recording-profile': ['callingSearchSpace'],
    phone: [
      'callingSearchSpace',
      'aarCallingSearchSpace',
      'reroutingCallingSearchSpace',
      'callingTransformationCss',
      'lines[].monitoringCallingSearchSpace',
    ],
    'device-profile': ['callingSearchSpace', 'reroutingCallingSearchSpace', 'lines[].monitoringCallingSearchSpace'],
    'cti-route-point': ['callingSearchSpace', 'lines[].monitoringCallingSearchSpace'],
    'directory-number': [
      'callingSearchSpace',
      'forwards[].callingSearchSpace',
      'forwards[].secondaryCallingSearchSpace',
    ],
    'transformation-profile': [
      'national.callingSearchSpace',
      'international.callingSearchSpace',
      'unknown.callingSearchSpace',
      'subscriber.callingSearchSpace',
    ],
  },
  'route-list': { 'route-pattern': ['target'], 'sip-route-pattern': ['target'] },
  'route-group': { 'route-list': ['members[].routeGroup'], 'device-pool': ['localRouteGroups[].routeGroup'] },
  'line-group': { 'hunt-list': ['lineGroups[]'] },
}

/** The first object that names the other, in words, or undefined when nothing does. */
export function referrerTo(state: UcmState, kind: ReferredKind, name: string): string | undefined {
  for (const [referrer, paths] of pathsOf(kind)) {
    for (const row of state.all(referrer).values()) {
      if (paths.some((path) => namesAt(row, path).includes(name))) return `${referrer} ${rowKey(referrer, row)}`
    }
  }
  return undefined
}

/** Lets everything that names the object use its new name. */
export function renameReferences(state: UcmState, kind: ReferredKind, from: string, to: string): void {
  for (const [referrer, paths] of pathsOf(kind)) renameIn(state, referrer, paths, from, to)
}

function renameIn(state: UcmState, referrer: UcmKind, paths: readonly string[], from: string, to: string): void {
  for (const [id, row] of [...state.all(referrer)]) {
    const held = paths.filter((path) => namesAt(row, path).includes(from))
    if (held.length === 0) continue
    const renamed = held.reduce<unknown>((value, path) => replacedAt(value, steps(path), from, to), row)
    state.put(referrer, id, renamed as UcmRows[typeof referrer])
  }
}

function pathsOf(kind: ReferredKind): readonly (readonly [UcmKind, readonly string[]])[] {
  const paths = REFERENCES[kind]
  return UCM_KINDS.flatMap((referrer) => {
    const held = paths[referrer]
    return held === undefined ? [] : [[referrer, held] as const]
  })
}

function steps(path: string): readonly string[] {
  return path.replaceAll('[]', '.[]').split('.')
}

function namesAt(row: unknown, path: string): readonly unknown[] {
  return steps(path).reduce<readonly unknown[]>(
    (values, step) =>
      values.flatMap((value) => {
        if (step === '[]') return Array.isArray(value) ? (value as readonly unknown[]) : []
        return typeof value === 'object' && value !== null ? [(value as Record<string, unknown>)[step]] : []
      }),
    [row],
  )
}

function replacedAt(value: unknown, [step, ...rest]: readonly string[], from: string, to: string): unknown {
  if (step === undefined) return value === from ? to : value
  if (step === '[]') return Array.isArray(value) ? value.map((item) => replacedAt(item, rest, from, to)) : value
  if (typeof value !== 'object' || value === null || !(step in value)) return value
  return { ...value, [step]: replacedAt((value as Record<string, unknown>)[step], rest, from, to) }
}
