import { ingestUcm } from '../../src/ingest/ucm/ingest-ucm.js'
import type { SettingValues } from '../../src/model/settings.js'
import { DEFAULT_SETTINGS } from '../../src/model/settings.js'
import { UcmEstate } from '../../src/model/ucm/estate.js'
import type { Caller, CallerReference } from '../../src/routing/caller.js'
import type { CallConditions, DeviceAnswer } from '../../src/routing/call-conditions.js'
import type { RouteHop, Trace } from '../../src/routing/trace.js'
import { resolveCaller } from '../../src/routing/ucm/resolve-caller.js'
import { UcmRouter } from '../../src/routing/ucm/ucm-router.js'
import { buildBareExport } from '../generate/three-sites.js'
import type { Cells, ExportBuilder } from './export-builder.js'

/*
 * A small export of everything that decides behind a route pattern: route lists of every kind, groups top
 * down and circular, local route groups of three device pools, codes, classifications, transformation
 * patterns on trunks. Every number dialed is one route pattern of the same name.
 */

const MEMBER_DEFAULTS: Cells = {
  'CALLED PARTY TRANSFORM MASK': '',
  'CALLING PARTY TRANSFORM MASK': '',
  'CALLING PARTY PREFIX DIGITS': '',
  "USE CALLING PARTY'S EXTERNAL PHONE NUMBER MASK": 'Default',
  'CALLED PARTY PREFIX DIGITS': '',
  'CALLING PARTY NUMBERING PLAN': 'Cisco CallManager',
  'CALLING PARTY NUMBER TYPE': 'Cisco CallManager',
  'CALLED PARTY NUMBERING PLAN': 'Cisco CallManager',
  'CALLED PARTY NUMBER TYPE': 'Cisco CallManager',
  'DISCARD DIGITS': 'NULL',
}

/** The export, to be written or changed. */
export function buildRouteListEstate(): ExportBuilder {
  const estate = buildBareExport()
  for (const name of ['PSTN-PT', 'FAIL-PT', 'XF-PT']) estate.add('partition', { NAME: name })
  addSearchSpace(estate, 'PHONE-CSS', 'PSTN-PT')
  addSearchSpace(estate, 'AAR-CSS', 'FAIL-PT')
  addSearchSpace(estate, 'XF-CSS', 'XF-PT')
  addPools(estate)
  addTrunks(estate)
  addGroupsAndLists(estate)
  addPatterns(estate)
  addPhones(estate)
  return estate
}

/** A calling search space of these partitions, in order. */
export function addSearchSpace(estate: ExportBuilder, name: string, ...partitions: readonly string[]): void {
  const numbered = partitions.map((partition, at) => [`ROUTE PARTITION ${at + 1}`, partition])
  estate.add('css', { NAME: name, ...Object.fromEntries(numbered) })
}

function addPools(estate: ExportBuilder): void {
  for (const [name, group] of [
    ['POOL-NYC', 'RG-NYC'],
    ['POOL-WXC', 'RG-PSTN'],
    ['POOL-BARE', undefined],
  ] as const) {
    estate.add('devicepool', {
      'DEVICE POOL NAME': name,
      'CISCO UNIFIED CALLMANAGER GROUP': 'Default',
      ...(group === undefined ? {} : { 'Local Route Group 0': 'Standard Local Route Group', 'Route Group 0': group }),
    })
  }
  estate.add('localroutegroup', { NAME: 'Standard Local Route Group' })
}

/** A trunk as a row of the export. */
export function trunkRow(name: string, cells: Cells = {}): Cells {
  return {
    'DEVICE NAME': name,
    'DEVICE POOL': 'POOL-BARE',
    'DESTINATION ADDRESS 1': '192.0.2.30',
    'DESTINATION PORT 1': '5060',
    ...cells,
  }
}

function addTrunks(estate: ExportBuilder): void {
  const own: Cells = {
    'USE DEVICE POOL CALLED PARTY TRANSFORMATION CSS': 'f',
    'USE DEVICE POOL CALLING PARTY TRANSFORMATION CSS': 'f',
  }
  estate.add(
    'trunk',
    trunkRow('T1', { 'CALL CLASSIFICATION': 'OffNet' }),
    trunkRow('T2', { 'CALL CLASSIFICATION': 'OffNet' }),
    trunkRow('T3', { 'CALL CLASSIFICATION': 'OnNet' }),
    trunkRow('T-DEFAULT'),
    trunkRow('T-XF', {
      ...own,
      'CALLING PARTY TRANSFORMATION CSS': 'XF-CSS',
      'CALLED PARTY TRANSFORMATION CSS': 'XF-CSS',
    }),
    trunkRow('TRK-WXC', {
      'DEVICE POOL': 'POOL-WXC',
      'CALLING SEARCH SPACE': 'PHONE-CSS',
      'CALL CLASSIFICATION': 'OffNet',
    }),
  )
}

function addGroupsAndLists(estate: ExportBuilder): void {
  const group = (name: string, distribution: string, ...devices: readonly string[]): void => {
    const members = devices.flatMap((device, at) => [
      [`DEVICE NAME ${at + 1}`, device],
      [`PORT ${at + 1}`, '0'],
      [`DEVICE SELECTION ORDER ${at + 1}`, String(at)],
    ])
    estate.add('routegroup', { NAME: name, 'TYPE DISTRIBUTE ALGORITHM': distribution, ...Object.fromEntries(members) })
  }
  group('RG1', 'Top Down', 'T1', 'T2')
  group('RG2', 'Top Down', 'T3')
  group('RG-CIRCLE', 'Circular', 'T1', 'T2', 'T3')
  group('RG-SILENT', '', 'T1', 'T2', 'T3')
  group('RG-NYC', 'Top Down', 'T2')
  group('RG-PSTN', 'Top Down', 'T1')
  const plus: Cells = { 'CALLED PARTY PREFIX DIGITS': '+' }
  addRouteList(estate, 'RL1', ['RG1'], ['RG2'])
  addRouteList(estate, 'RL-CIRCLE', ['RG-CIRCLE'])
  addRouteList(estate, 'RL-SILENT', ['RG-SILENT'])
  addRouteList(estate, 'RL-LOCAL', ['Standard Local Route Group'])
  addRouteList(estate, 'RL-LOCAL-HQ', ['Standard Local Route Group'], ['RG2'])
  addRouteList(estate, 'RL-PLUS', ['RG1', plus], ['RG2'])
  addRouteList(estate, 'RL-TYPE', ['RG2', { 'CALLING PARTY NUMBER TYPE': 'National' }])
  addRouteList(estate, 'RL-UNKNOWN', ['RG1'], ['RG-NOWHERE'], ['RG2'])
}

/** A route list of route groups, each with what is set for it. */
export function addRouteList(
  estate: ExportBuilder,
  name: string,
  ...members: readonly (readonly [routeGroup: string, cells?: Cells])[]
): void {
  const cells = members.flatMap(([routeGroup, set = {}], at) => {
    const all = { ...MEMBER_DEFAULTS, ...set, 'ROUTE GROUP': routeGroup, 'SELECTION ORDER': String(at) }
    return Object.entries(all).map(([column, value]) => [`${column} ${at + 1}`, value])
  })
  estate.add('routelist', { NAME: name, 'ENABLE THIS ROUTE LIST': 't', ...Object.fromEntries(cells) })
}

/** A route pattern as a row of the export. */
export function routePatternRow(pattern: string, target: string, cells: Cells = {}): Cells {
  return { 'ROUTE PATTERN': pattern, 'ROUTE PARTITION': 'PSTN-PT', 'GATEWAY/ROUTE LIST': target, ...cells }
}

function addPatterns(estate: ExportBuilder): void {
  const codes: Cells = { 'REQUIRE FORCED AUTHORIZATION CODE': 't', 'AUTHORIZATION LEVEL': '10' }
  const masked: Cells = { 'CALLING PARTY TRANSFORM MASK': '1111' }
  estate.add(
    'routepattern',
    routePatternRow('1000', 'RL1'),
    routePatternRow('2000', 'RL-CIRCLE'),
    routePatternRow('2001', 'RL-SILENT'),
    routePatternRow('3000', 'RL-LOCAL'),
    routePatternRow('3001', 'RL-LOCAL-HQ'),
    routePatternRow('4000', 'RL-TYPE', masked),
    routePatternRow('4001', 'RL1', masked),
    routePatternRow('9.1[2-9]XX[2-9]XXXXXX', 'RL1', { 'DISCARD DIGITS': 'PreDot' }),
    routePatternRow('8.!', 'RL-PLUS', { 'DISCARD DIGITS': 'PreDot' }),
    routePatternRow('5000', 'T-XF', { 'CALLING PARTY TRANSFORM MASK': '999' }),
    routePatternRow('5001', 'T-XF', { 'CALLED PARTY TRANSFORM MASK': '7200' }),
    routePatternRow('6000', 'RL1', { 'ROUTE OPTION': 't' }),
    routePatternRow('7000', 'T1', codes),
    routePatternRow('7001', 'T1', { ...codes, 'REQUIRE CLIENT MATTER CODE': 't' }),
    routePatternRow('1100', 'T3', { 'ALLOW DEVICE OVERRIDE': 't' }),
    routePatternRow('1101', 'T3'),
    routePatternRow('1102', 'T-DEFAULT', { 'ALLOW DEVICE OVERRIDE': 't' }),
    routePatternRow('1200', 'RL-UNKNOWN'),
  )
  estate.add('callingpartytranspattern', {
    PATTERN: '35XXX',
    'ROUTE PARTITION': 'XF-PT',
    'CALLING PARTY TRANSFORMATION MASK': '21455501XX',
  })
  estate.add('calledpartytranspattern', { PATTERN: '72XX', 'ROUTE PARTITION': 'XF-PT', 'PREFIX DIGITS': '+' })
}

function addPhones(estate: ExportBuilder): void {
  for (const [name, pool, dn] of [
    ['SEP000000000001', 'POOL-NYC', '35062'],
    ['SEP000000000002', 'POOL-BARE', '35063'],
  ] as const) {
    estate.add('phone', {
      'Device Name': name,
      'Device Type': 'Cisco 8841',
      'Device Pool': pool,
      'AAR CSS': 'AAR-CSS',
      'Directory Number 1': dn,
      'Line CSS 1': 'PHONE-CSS',
    })
  }
}

/** An export read from its bytes, with its router. */
export interface ReadExport {
  readonly estate: UcmEstate
  readonly caller: (reference: CallerReference) => Caller
  readonly route: (from: CallerReference, digits: string, conditions?: CallConditions) => Trace
}

/** Reads the bytes of an export; settings differ from the defaults as given. */
export function readExport(builder: ExportBuilder, settings: Partial<SettingValues> = {}): ReadExport {
  const members = builder.files().map(({ name, data }) => ({ name, bytes: new Uint8Array(data) }))
  return readEstate(new UcmEstate(ingestUcm({ name: 'export.tar', sha256: '', members })), settings)
}

/** The same for an estate with objects that exports do not hold. */
export function readEstate(estate: UcmEstate, settings: Partial<SettingValues> = {}): ReadExport {
  const router = new UcmRouter(estate, { ...DEFAULT_SETTINGS, values: { ...DEFAULT_SETTINGS.values, ...settings } })
  const caller = (reference: CallerReference): Caller => {
    const found = resolveCaller(estate, reference)
    if (!found.ok) throw new Error(found.reason)
    return found.caller
  }
  return {
    estate,
    caller,
    route: (from, digits, conditions) =>
      router.route(caller(from), digits, { mode: 'en-bloc', ...(conditions === undefined ? {} : { conditions }) }),
  }
}

export const NEW_YORK: CallerReference = { kind: 'line', dn: '35062', anyPartition: true }
export const BARE: CallerReference = { kind: 'line', dn: '35063', anyPartition: true }
export const WEBEX_TRUNK: CallerReference = { kind: 'trunk', name: 'TRK-WXC' }

/** What devices answer, by name: `{ T1: [503], T2: ['down'] }`. */
export function answering(answers: Readonly<Record<string, readonly DeviceAnswer[]>>): CallConditions {
  return { answers: new Map(Object.entries(answers)) }
}

/** The route hop of a trace. Throws where there is none. */
export function routeHop(trace: Trace): RouteHop {
  const hop = trace.hops.find(({ kind }) => kind === 'route')
  if (hop?.kind !== 'route') throw new Error(`no route hop: ${trace.outcome}`)
  return hop
}

/** `T1 refused 503, T2 answered`: what became of each offer. */
export function offersOf(trace: Trace): string {
  return routeHop(trace)
    .offered.map(({ device, result }) => {
      const status = result?.kind === 'refused' ? ` ${result.status ?? result.cause}` : ''
      return `${device}${result === undefined ? '' : ` ${result.kind}${status}`}`
    })
    .join(', ')
}
