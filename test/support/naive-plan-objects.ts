import { UCM_KINDS, type UcmKind, type UcmKinds } from '../../src/model/ucm/kinds.js'
import type { CalledTransformation, CallingTransformation } from '../../src/model/ucm/transformation.js'
import type { Entry, UcmObjects, UcmSnapshot } from '../../src/model/snapshot.js'
import type { NaiveEntry } from './naive-digit-analysis.js'
import type { NaiveTranslation } from './naive-transformation.js'

/** Who dials: the partitions of line and device, the number shown, the mask of the line. */
export interface PlanCaller {
  readonly lineCss: readonly string[]
  readonly deviceCss: readonly string[]
  readonly callingNumber?: string
  readonly externalMask?: string
}

/** A dial plan of the oracle: what competes, and who dials. */
export interface DialPlan {
  readonly entries: readonly NaiveEntry[]
  readonly callers: readonly PlanCaller[]
}

/** Every trunk target that an entry does not name. */
export const PLAN_TRUNK = 'TRUNK'

/**
 * Name of the calling search space with exactly these partitions in this order: `CSS1`, `CSS2`, … by
 * first use, callers before entries. No partitions = no search space.
 */
export function planCssName(plan: DialPlan, partitions: readonly string[]): string | undefined {
  if (partitions.length === 0) return undefined
  const place = planCssLists(plan).findIndex((list) => list.join() === partitions.join())
  if (place < 0) throw new Error(`the plan has no search space with ${partitions.join()}`)
  return `CSS${place + 1}`
}

/** The distinct lists of partitions that the plan uses, in the order of their names. */
export function planCssLists(plan: DialPlan): readonly (readonly string[])[] {
  const used = [
    ...plan.callers.flatMap(({ lineCss, deviceCss }) => [lineCss, deviceCss]),
    ...plan.entries.map(({ translation }) => translation?.callingSearchSpace ?? []),
    ...plan.entries.map(({ sendsOn }) => sendsOn?.partitions ?? []),
  ].filter((list) => list.length > 0)
  return used.filter((list, index) => used.findIndex((other) => other.join() === list.join()) === index)
}

/**
 * The plan as objects of a snapshot. Every directory number is on a phone of its own, so that it is in
 * service; routes lead to one trunk, hunt pilots to one hunt list. Rows count entries from 2 on.
 */
export function toUcmSnapshotObjects(plan: DialPlan): UcmObjects {
  const objects = Object.fromEntries(UCM_KINDS.map((kind) => [kind, []])) as unknown as {
    [K in UcmKind]: Entry<UcmKinds[K]>[]
  }
  const names = [
    ...planCssLists(plan).flat(),
    ...plan.entries.flatMap(({ partition }) => (partition === undefined ? [] : [partition])),
  ]
  for (const name of new Set(names)) objects.partition.push(at(name, 0, { name }))
  for (const [index, partitions] of planCssLists(plan).entries()) {
    objects.css.push(at(`CSS${index + 1}`, index, { name: `CSS${index + 1}`, partitions }))
  }
  objects.trunk.push(at(PLAN_TRUNK, 0, { name: PLAN_TRUNK, destinations: [] }))
  for (const [index, entry] of plan.entries.entries()) addEntry(objects, plan, entry, index)
  for (const kind of UCM_KINDS) objects[kind].sort((one, other) => (one.key < other.key ? -1 : 1))
  return objects
}

/** The same with what else a snapshot has, all of it empty. */
export function toUcmSnapshot(plan: DialPlan): UcmSnapshot {
  return {
    system: 'ucm',
    root: 'generated',
    cluster: {},
    objects: toUcmSnapshotObjects(plan),
    members: [],
    absentColumns: [],
    findings: [],
  }
}

function at<T>(key: string, index: number, value: T): Entry<T> {
  return { key, value, source: { file: 'generated', row: index + 2 } }
}

function addEntry(
  objects: { [K in UcmKind]: Entry<UcmKinds[K]>[] },
  plan: DialPlan,
  entry: NaiveEntry,
  index: number,
): void {
  const place = { pattern: entry.pattern, ...(entry.partition === undefined ? {} : { partition: entry.partition }) }
  const key = `${entry.pattern}@${entry.partition ?? '<None>'}`
  const flags = { block: entry.block === true, urgent: entry.urgent === true }
  const sides = { calling: callingSide(entry.translation), called: calledSide(entry.translation) }
  switch (entry.kind) {
    case 'dn':
      addDirectoryNumber(objects, entry, key, index)
      break
    case 'route':
      objects['route-pattern'].push(at(key, index, { ...place, ...flags, ...sides, ...routeFacts(entry) }))
      break
    case 'translation':
      objects['translation-pattern'].push(at(key, index, { ...place, ...flags, ...sides, ...nextLookup(plan, entry) }))
      break
    case 'hunt':
      addHuntPilot(objects, plan, entry, key, index)
      break
    case 'park':
      objects['call-park'].push(at(key, index, place))
      break
    case 'directed-park':
      objects['directed-call-park'].push(at(key, index, place))
      break
    case 'pickup':
      objects['call-pickup-group'].push(at(`PICKUP${index + 1}`, index, pickupGroup(entry, index)))
      break
  }
}

function calledSide(translation: NaiveTranslation | undefined): CalledTransformation {
  const { discard, mask, prefix } = translation ?? {}
  return {
    ...(discard === undefined ? {} : { discard }),
    ...(mask === undefined ? {} : { mask }),
    ...(prefix === undefined ? {} : { prefix }),
  }
}

function callingSide(translation: NaiveTranslation | undefined): CallingTransformation {
  const { callingMask, callingPrefix, useExternalMask } = translation ?? {}
  return {
    useExternalPhoneNumberMask: useExternalMask === true ? 'On' : 'Off',
    ...(callingMask === undefined ? {} : { mask: callingMask }),
    ...(callingPrefix === undefined ? {} : { prefix: callingPrefix }),
  }
}

function routeFacts(entry: NaiveEntry) {
  return {
    allowDeviceOverride: false,
    requiresAuthorizationCode: false,
    requiresClientMatterCode: false,
    target: entry.target ?? PLAN_TRUNK,
  }
}

function nextLookup(plan: DialPlan, entry: NaiveEntry) {
  const translation = entry.translation ?? {}
  const callingSearchSpace = planCssName(plan, translation.callingSearchSpace ?? [])
  return {
    ...(callingSearchSpace === undefined ? {} : { callingSearchSpace }),
    useOriginatorsCallingSearchSpace: translation.useOriginatorsCss === true,
    doNotWaitForInterdigitTimeout: translation.doNotWait === true,
    routeNextHopByCallingPartyNumber: translation.routeNextHopByCallingNumber === true,
  }
}

function pickupGroup(entry: NaiveEntry, index: number) {
  return {
    name: `PICKUP${index + 1}`,
    number: entry.pattern,
    ...(entry.partition === undefined ? {} : { partition: entry.partition }),
    associatedGroups: [],
  }
}

function addDirectoryNumber(
  objects: { [K in UcmKind]: Entry<UcmKinds[K]>[] },
  entry: NaiveEntry,
  key: string,
  index: number,
): void {
  const number = { dn: entry.pattern, ...(entry.partition === undefined ? {} : { partition: entry.partition }) }
  const name = `SEP${String(index + 1).padStart(12, '0')}`
  objects['directory-number'].push(
    at(key, index, {
      ...number,
      active: true,
      urgent: entry.urgent === true,
      forwards: [],
      alternates: [],
      uris: [],
      origins: ['phone'],
    }),
  )
  objects.phone.push(
    at(name, index, {
      name,
      deviceClass: 'desk-phone',
      userIds: [],
      applicationUsers: [],
      extensionMobility: false,
      lines: [{ index: 1, ...number }],
      owner: { rule: 'none' },
    }),
  )
}

function addHuntPilot(
  objects: { [K in UcmKind]: Entry<UcmKinds[K]>[] },
  plan: DialPlan,
  entry: NaiveEntry,
  key: string,
  index: number,
): void {
  if (objects['hunt-list'].length === 0) {
    objects['hunt-list'].push(at('HL', index, { name: 'HL', enabled: true, forVoicemail: false, lineGroups: ['LG'] }))
    objects['line-group'].push(at('LG', index, { name: 'LG', logoutOnNoAnswer: false, members: [] }))
  }
  objects['hunt-pilot'].push(
    at(key, index, {
      pattern: entry.pattern,
      ...(entry.partition === undefined ? {} : { partition: entry.partition }),
      block: entry.block === true,
      urgent: entry.urgent === true,
      huntList: 'HL',
      forwardNoAnswer: { useMemberSettings: false },
      forwardBusy: { useMemberSettings: false },
      queue: queueOf(plan, entry),
      calling: callingSide(entry.translation),
      called: calledSide(entry.translation),
    }),
  )
}

function queueOf(plan: DialPlan, { sendsOn }: NaiveEntry) {
  if (sendsOn === undefined) return { signals: [] }
  const css = planCssName(plan, sendsOn.partitions)
  return {
    noAgentsDestination: sendsOn.digits,
    ...(css === undefined ? {} : { noAgentsCallingSearchSpace: css }),
    signals: ['DESTINATION WHEN THERE ARE NO AGENTS LOGGED IN OR REGISTERED 1'],
  }
}
