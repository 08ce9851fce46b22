import type { Finding } from '../../../findings/finding.js'
import type {
  CallStatistics,
  DeviceLoad,
  DialedForm,
  PilotLoad,
  RowAccount,
  TalkingPair,
  TopRows,
} from '../../../model/calls/call-statistics.js'
import type { MemberAccount } from '../../../model/snapshot.js'
import { findingLines } from '../ingest-view.js'
import type { Paint } from '../paint.js'
import { counted, textTable } from '../text-table.js'

/** A device's load, with what is known about the device. */
export interface ShownDevice extends DeviceLoad {
  readonly configuredAs?: string
  readonly role?: string
  readonly linesNeeded: number
}

/** What call records brought, as the view needs it. */
export interface ShownCalls extends Omit<CallStatistics, 'system' | 'root' | 'devices'> {
  readonly name: string
  readonly changed: boolean
  readonly devices: readonly ShownDevice[]
  readonly findings: readonly Finding[]
}

const SHOWN = 15
const FILES_SHOWN = 10

/** Trunks and queues by their busy hour, what is dialed, who talks with whom, what became of files and rows. */
export function ingestCdrView(result: ShownCalls, paint: Paint): string {
  const { absentColumns } = result
  return [
    paint.strong(headline(result)),
    rowAccountText(result.account),
    fileAccountText(result.members),
    ...(absentColumns.length === 0 ? [] : [`Columns that some files lack: ${absentColumns.join(', ')}`]),
    ...section(paint, 'Trunks, gateways and ports', deviceTable(result.devices), result.devices.length),
    ...section(paint, 'Hunt pilots and queues', pilotTable(result.pilots), result.pilots.length),
    ...unclearText(result.pilots),
    ...section(paint, 'Called, after translations', formTable(result.forms.rows), allRows(result.forms)),
    ...section(paint, 'Who talks with whom', pairTable(result.pairs.rows), allRows(result.pairs)),
    ...(result.pairs.missed === 0
      ? []
      : [`There are more pairs than can be counted at once: a pair may have up to ${result.pairs.missed} calls more.`]),
    '',
    ...findingLines(result.findings, paint),
    result.changed
      ? paint.good('These are the current call figures now.')
      : 'Equal to the figures that were here already.',
  ].join('\n')
}

/** `312 rows: 300 counted, 2 repeated, …`: the fates add up. */
export function rowAccountText({ rows, counted: taken, repeated, outside, quality, broken }: RowAccount): string {
  return `${counted(rows, 'row')}: ${taken} counted, ${repeated} repeated, ${outside} outside the days named, ${quality} of quality (CMR), ${broken} not readable`
}

function headline({ name, records, clusterIds, from, to }: ShownCalls): string {
  const clusters = clusterIds.length === 0 ? '' : ` of ${clusterIds.join(', ')}`
  const span = from === undefined || to === undefined ? '' : `, ${minuteText(from)} to ${minuteText(to)} UTC`
  return `${name}: ${counted(records, 'call record')}${clusters}${span}`
}

function fileAccountText(members: readonly MemberAccount[]): string {
  const read = members.filter(({ fate }) => fate === 'read').length
  const others = members.filter(({ fate, note }) => fate !== 'read' || note !== undefined)
  const shown = others.slice(0, FILES_SHOWN).map(({ name, note }) => `  ${name}: ${note ?? 'not read'}`)
  const more = others.length - shown.length
  return [
    `${counted(members.length, 'file')}: ${read} read, ${members.length - read} not`,
    ...shown,
    ...(more > 0 ? [`  … ${more} more`] : []),
  ].join('\n')
}

function section(paint: Paint, title: string, table: string, rows: number): readonly string[] {
  if (rows === 0) return []
  return ['', paint.strong(title), table, ...(rows > SHOWN ? [`… ${rows - SHOWN} more: --json`] : [])]
}

function allRows({ rows, furtherRows }: TopRows<unknown>): number {
  return rows.length + furtherRows
}

function deviceTable(devices: readonly ShownDevice[]): string {
  const busiest = devices.toSorted(
    (a, b) => (b.seized.busyHour?.seconds ?? 0) - (a.seized.busyHour?.seconds ?? 0) || b.legs - a.legs,
  )
  return textTable(
    ['device', 'is', 'in', 'out', 'answered', 'peak', 'at (UTC)', 'busy hour from', 'Erlangs', 'lines at 1 %'],
    busiest
      .slice(0, SHOWN)
      .map(({ device, kind, configuredAs, role, inbound, outbound, seized, linesNeeded }) => [
        device,
        role ?? configuredAs ?? kind,
        String(inbound.calls),
        String(outbound.calls),
        String(inbound.answered + outbound.answered),
        String(seized.peak),
        seized.peakAt === undefined ? '' : secondText(seized.peakAt),
        seized.busyHour === undefined ? '' : minuteText(seized.busyHour.from),
        seized.busyHour === undefined ? '' : seized.busyHour.erlangs.toFixed(2),
        String(linesNeeded),
      ]),
  )
}

function pilotTable(pilots: readonly PilotLoad[]): string {
  const busiest = pilots.toSorted((a, b) => b.offered - a.offered)
  return textTable(
    [
      'pilot',
      'offered',
      'answered',
      'overflowed',
      'unclear',
      'abandoned',
      'queued',
      'mean wait',
      'longest',
      'peak',
      'busy hour from',
      'Erlangs',
    ],
    busiest
      .slice(0, SHOWN)
      .map((load) => [
        inPartition(load.pilot, load.partition),
        String(load.offered),
        String(load.answered),
        String(load.overflowed),
        String(load.unclear),
        String(load.abandoned),
        String(load.queued),
        load.queued === 0 ? '' : `${Math.round(load.waitSeconds / load.queued)} s`,
        load.queued === 0 ? '' : `${load.longestWaitSeconds} s`,
        String(load.held.peak),
        load.held.busyHour === undefined ? '' : minuteText(load.held.busyHour.from),
        load.held.busyHour === undefined ? '' : load.held.busyHour.erlangs.toFixed(2),
      ]),
  )
}

function unclearText(pilots: readonly PilotLoad[]): readonly string[] {
  const unclear = pilots.reduce((sum, load) => sum + load.unclear, 0)
  if (unclear === 0) return []
  return [
    `${counted(unclear, 'queued call')} ended on no known phone (unclear): a member elsewhere answered, or the caller gave up. Ask for the queue's own reports.`,
  ]
}

function formTable(forms: readonly DialedForm[]): string {
  return textTable(
    ['from', 'begins', 'length', 'matches a', 'calls'],
    forms
      .slice(0, SHOWN)
      .map(({ caller, lead, length, usage, calls }) => [caller, lead, String(length), usageText(usage), String(calls)]),
  )
}

/** `calledPartyPatternUsage` in words; numbers that no document explains stay numbers. */
const USAGES: Readonly<Record<number, string>> = {
  2: 'device',
  5: 'route pattern',
  7: 'hunt pilot',
  12: 'directed park',
}

function usageText(usage: number): string {
  return USAGES[usage] ?? String(usage)
}

function pairTable(pairs: readonly TalkingPair[]): string {
  return textTable(
    ['from', 'to', 'calls', 'minutes'],
    pairs
      .slice(0, SHOWN)
      .map(({ from, to, calls, seconds }) => [
        inPartition(from.number, from.partition),
        inPartition(to.number, to.partition),
        String(calls),
        String(Math.round(seconds / 60)),
      ]),
  )
}

function inPartition(number: string, partition: string): string {
  return partition === '' ? number : `${number}@${partition}`
}

/** `2026-05-04 09:31` of seconds since 1970 UTC. */
function minuteText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')
}

function secondText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
}
