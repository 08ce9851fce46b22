import { compareText } from '../../../findings/finding.js'
import type { InputMember } from '../../../ingest/ports.js'
import { canonicalJson } from '../../../model/fingerprint.js'
import type { UcmKind } from '../../../model/ucm/kinds.js'
import { lampOf, lineOf, numberOf } from '../state/numbers.js'
import { rowKey } from '../state/row-keys.js'
import type { ClusterRow, LampRow, LineRow, UcmRows } from '../state/rows.js'
import type { UcmState } from '../state/ucm-state.js'
import * as devices from './device-sheets.js'
import * as dialPlan from './dial-plan-sheets.js'
import * as hunting from './hunting-sheets.js'
import type { LineCells } from './line-columns.js'
import * as people from './people-sheets.js'
import { type Sheet, sheetText } from './sheet.js'
import * as routing from './routing-sheets.js'
import * as system from './system-sheets.js'
import * as time from './time-sheets.js'
import * as trunks from './trunk-sheets.js'

/**
 * The state as a bulk export of Unified CM: header.txt and every table that is read, also without a
 * row, with the column names of release 14 (`ucm-exports` 1.1, 1.2). Columns that no field of the
 * model comes from are not written. Equal states give equal bytes.
 */
export function exportMembers(state: UcmState): readonly InputMember[] {
  const members = [
    ...plainMembers(state),
    ...carrierMembers(state),
    member(hunting.LINE_GROUPS, lineGroups(state)),
    member(people.END_USERS, endUsers(state)),
    // A cluster without gateways has an empty table; what a gateway is called stands in the routes only.
    { name: 'gateway.csv', bytes: new Uint8Array() },
  ].sort((a, b) => compareText(a.name, b.name))
  return [{ name: 'header.txt', bytes: encoded(headerText(state.cluster, members)) }, ...members]
}

/** Tables whose rows are written as they are kept. */
function plainMembers(state: UcmState): readonly InputMember[] {
  const plain = <K extends UcmKind>(kind: K, sheet: Sheet<UcmRows[K]>): InputMember =>
    member(sheet, sorted(state, kind))
  return [
    plain('partition', dialPlan.PARTITIONS),
    plain('css', dialPlan.SEARCH_SPACES),
    plain('route-pattern', dialPlan.ROUTE_PATTERNS),
    plain('translation-pattern', dialPlan.TRANSLATION_PATTERNS),
    plain('sip-route-pattern', dialPlan.SIP_ROUTE_PATTERNS),
    plain('route-list', dialPlan.ROUTE_LISTS),
    plain('route-group', dialPlan.ROUTE_GROUPS),
    plain('local-route-group', dialPlan.LOCAL_ROUTE_GROUPS),
    plain('trunk', trunks.TRUNKS),
    plain('security-profile', trunks.SECURITY_PROFILES),
    plain('hunt-pilot', hunting.HUNT_PILOTS),
    plain('hunt-list', hunting.HUNT_LISTS),
    plain('call-pickup-group', hunting.CALL_PICKUP_GROUPS),
    plain('call-park', hunting.CALL_PARKS),
    plain('directed-call-park', hunting.DIRECTED_CALL_PARKS),
    plain('voicemail-pilot', people.VOICEMAIL_PILOTS),
    plain('voicemail-profile', people.VOICEMAIL_PROFILES),
    plain('recording-profile', people.RECORDING_PROFILES),
    plain('device-pool', devices.DEVICE_POOLS),
    plain('location', devices.LOCATIONS),
    plain('call-manager-group', devices.CALL_MANAGER_GROUPS),
    plain('application-user', people.APPLICATION_USERS),
    plain('enterprise-parameter', people.ENTERPRISE_PARAMETERS),
    plain('service-parameter', people.SERVICE_PARAMETERS),
    plain('time-period', time.TIME_PERIODS),
    plain('time-schedule', time.TIME_SCHEDULES),
    plain('date-time-group', time.DATE_TIME_GROUPS),
    plain('calling-transformation-pattern', routing.CALLING_TRANSFORMATION_PATTERNS),
    plain('called-transformation-pattern', routing.CALLED_TRANSFORMATION_PATTERNS),
    plain('route-filter', routing.ROUTE_FILTERS),
    plain('authorization-code', routing.AUTHORIZATION_CODES),
    plain('meet-me-number', routing.MEET_ME_NUMBERS),
    plain('sip-profile', system.SIP_PROFILES),
    plain('region', system.REGIONS),
    plain('server', system.SERVERS),
    plain('call-manager', system.CALL_MANAGERS),
    plain('transformation-profile', system.TRANSFORMATION_PROFILES),
    plain('intercom-number', system.INTERCOM_NUMBERS),
    plain('intercom-partition', system.INTERCOM_PARTITIONS),
    plain('intercom-css', system.INTERCOM_SEARCH_SPACES),
    plain('ldap-agreement', system.LDAP_AGREEMENTS),
    plain('ldap-filter', system.LDAP_FILTERS),
  ]
}

/** Tables whose rows name directory numbers, and the list of those that nothing carries. */
function carrierMembers(state: UcmState): readonly InputMember[] {
  const carried = state.carriersOfNumbers()
  const listed = [...state.all('directory-number')].flatMap(([id, row]) => (row.listed || !carried.has(id) ? row : []))
  const profiles = withLines(state, 'device-profile')
  return [
    member(devices.PHONES, withLines(state, 'phone')),
    member(
      devices.DEVICE_PROFILES,
      profiles.filter(({ kind }) => kind === 'extension-mobility'),
    ),
    member(
      devices.REMOTE_DESTINATION_PROFILES,
      profiles.filter(({ kind }) => kind === 'remote-destination-profile'),
    ),
    member(devices.CTI_ROUTE_POINTS, withLines(state, 'cti-route-point')),
    member(
      devices.REMOTE_DESTINATIONS,
      sorted(state, 'remote-destination').map((row) => ({
        ...row,
        lines: row.lines.map((line) => numberOf(state, line)),
      })),
    ),
    member(devices.DIRECTORY_NUMBERS, inOrder('directory-number', listed)),
  ]
}

function withLines<K extends 'phone' | 'device-profile' | 'cti-route-point'>(
  state: UcmState,
  kind: K,
): readonly devices.WithLines<UcmRows[K]>[] {
  return sorted(state, kind).map((row) => ({
    ...row,
    lines: row.lines.map((line) => lineCells(state, line)),
    ...lamps(state, row),
  }))
}

function lamps(state: UcmState, row: { readonly busyLampFields?: readonly LampRow[] } | UcmRows['cti-route-point']) {
  if (!('busyLampFields' in row)) return {}
  return { busyLampFields: row.busyLampFields.map((lamp) => lampOf(state, lamp)) }
}

function lineCells(state: UcmState, line: LineRow): LineCells {
  const number = 'id' in line.number ? state.get('directory-number', line.number.id) : undefined
  return { appearance: lineOf(state, line), ...(number === undefined ? {} : { number }) }
}

function lineGroups(state: UcmState) {
  return sorted(state, 'line-group').map((row) => ({
    ...row,
    members: row.members.map(({ order, number }) => ({ order, ...numberOf(state, number) })),
  }))
}

function endUsers(state: UcmState) {
  return sorted(state, 'end-user').map((row) => ({
    ...row,
    primaryExtensions: row.primaryExtensions.map(({ number, ...rest }) => ({
      ...rest,
      dn: numberOf(state, number).dn,
    })),
  }))
}

function sorted<K extends UcmKind>(state: UcmState, kind: K): readonly UcmRows[K][] {
  return inOrder(kind, [...state.all(kind).values()])
}

/** The order of rows says nothing to a reader; here it makes equal states equal bytes. */
function inOrder<K extends UcmKind>(kind: K, rows: readonly UcmRows[K][]): readonly UcmRows[K][] {
  return rows
    .map((row) => ({ row, key: rowKey(kind, row) }))
    .sort((a, b) => compareText(a.key, b.key) || compareText(canonicalJson(a.row), canonicalJson(b.row)))
    .map(({ row }) => row)
}

function member<T>(sheet: Sheet<T>, values: readonly T[]): InputMember {
  return { name: sheet.member, bytes: encoded(sheetText(sheet, values)) }
}

/** header.txt: the date is all that is known of the time (`ucm-exports` 1.1). */
function headerText({ cluster }: ClusterRow, members: readonly InputMember[]): string {
  const facts = [
    ['Time', cluster.exportedOn],
    ['IP Address', cluster.exportAddress],
    ['CCM', cluster.release],
    ...members.map(({ name }) => ['File', name.replace(/\.csv$/, '')]),
  ]
  return facts.map(([label, text]) => (text === undefined ? '' : `${label ?? ''} : ${text}\n`)).join('')
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
