import { beforeAll, describe, expect, it } from 'vitest'
import { FileByteSources } from '../../../src/adapters/files/byte-sources/file-byte-sources.js'
import { ingestCalls } from '../../../src/ingest/calls/ingest-calls.js'
import type { CallStatistics } from '../../../src/model/calls/call-statistics.js'
import { PROJECT } from '../../support/project-files.js'
import { sharedData } from '../../support/shared-data.js'

const taken = async (path: string): Promise<CallStatistics> => ingestCalls(await new FileByteSources().open([path]))

/** Seconds since 1970 of a time on 2026-05-04, UTC. */
const at = (time: string): number => Date.parse(`2026-05-04T${time}Z`) / 1000

/*
 * fixtures/calls, worked out by hand. On SIP-TRK-PSTN: five calls in (600 s talked; 180 s through pilot 8000;
 * one that gave up after 45 s in its queue; 30 s at the voicemail port it overflowed to; one of 120 s that 1001
 * transferred to 1002, where it lasted 180 s more: three records) and one call out (60 s).
 */
describe('the made-up records', () => {
  let calls: CallStatistics
  beforeAll(async () => {
    calls = await taken(`${PROJECT}fixtures/calls`)
  })

  it('are each counted once', () => {
    expect(calls.account).toEqual({ rows: 15, counted: 11, repeated: 1, outside: 0, quality: 1, broken: 2 })
    expect(calls).toMatchObject({ records: 11, recordingLegs: 1, clusterIds: ['MadeUpCluster'], absentColumns: [] })
    expect([calls.from, calls.to]).toEqual([at('14:00:00'), at('14:41:10')])
  })

  it('have a fate per file, and rows that add up', () => {
    expect(calls.members.map(({ name, fate, rows, columns, note }) => [name, fate, rows, columns, note])).toEqual([
      ['cdr_MadeUpCluster_01_202605041410_1', 'read', 4, 133, undefined],
      ['cdr_MadeUpCluster_02_202605041412_1', 'read', 2, 129, undefined],
      ['cmr_MadeUpCluster_01_202605041410_1', 'known-unused', 1, 11, 'call management records (CMR), passed over'],
      ['merged.csv', 'read', 7, 133, undefined],
      ['zurich-from-excel.csv', 'read', 1, 133, undefined],
    ])
  })

  it('tell broken rows with file and line', () => {
    expect(calls.findings.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ['PRE-007', 'HIGH', 'merged.csv: 1 row has malformed quoting; 1 row has an end before the beginning.'],
      ['PRE-007', 'INFO', 'zurich-from-excel.csv: 1 row has text that is not UTF-8, read as windows-1252.'],
    ])
    expect(calls.findings[0]?.evidence.map(({ source }) => source)).toEqual([
      { file: 'merged.csv', row: 13 },
      { file: 'merged.csv', row: 12 },
    ])
  })

  it('load the trunk', () => {
    expect(calls.devices.find(({ device }) => device === 'SIP-TRK-PSTN')).toEqual({
      device: 'SIP-TRK-PSTN',
      kind: 'trunk',
      protocols: [1],
      addresses: ['192.0.2.10', '192.0.2.11'],
      inbound: { calls: 5, answered: 4 },
      outbound: { calls: 1, answered: 1 },
      legs: 7,
      recordingLegs: 0,
      talking: {
        seconds: 1170,
        peak: 3,
        peakAt: at('14:07:30'),
        busyHour: { from: at('14:00:00'), seconds: 1170, erlangs: 1170 / 3600 },
      },
      seized: {
        seconds: 605 + 200 + 45 + 60 + 65 + 130 + 180,
        peak: 3,
        peakAt: at('14:06:00'),
        busyHour: { from: at('14:00:00'), seconds: 1285, erlangs: 1285 / 3600 },
      },
    })
  })

  it('keep recording legs apart', () => {
    expect(calls.devices.map(({ device, kind, legs, recordingLegs }) => [device, kind, legs, recordingLegs])).toEqual([
      ['CiscoUM1-VI1', 'other', 1, 0],
      ['SIP-TRK-PSTN', 'trunk', 7, 0],
      ['SIP-TRK-REC', 'trunk', 1, 1],
    ])
    expect(calls.pairs.rows.some(({ to }) => to.number === '7777')).toBe(false)
  })

  it('load the queue', () => {
    expect(calls.pilots).toEqual([
      {
        pilot: '8000',
        partition: 'PT-Internal',
        offered: 3,
        answered: 1,
        overflowed: 1,
        unclear: 0,
        abandoned: 1,
        queued: 2,
        abandonedInQueue: 1,
        waitSeconds: 65,
        longestWaitSeconds: 45,
        talking: {
          seconds: 180,
          peak: 1,
          peakAt: at('14:05:20'),
          busyHour: { from: at('14:05:00'), seconds: 180, erlangs: 0.05 },
        },
        held: {
          seconds: 200 + 45 + 30,
          peak: 2,
          peakAt: at('14:06:00'),
          busyHour: { from: at('14:05:00'), seconds: 275, erlangs: 275 / 3600 },
        },
      },
    ])
  })

  it('show what was dialed, but not where transfers joined', () => {
    expect(calls.forms.rows).toEqual([
      { caller: 'phone', lead: '1', length: 4, usage: 2, calls: 3 },
      { caller: 'trunk', lead: '8', length: 4, usage: 7, calls: 3 },
      { caller: 'trunk', lead: '1', length: 4, usage: 2, calls: 2 },
      { caller: 'phone', lead: '+', length: 12, usage: 5, calls: 1 },
    ])
    expect(calls.patterns.rows.find(({ usage }) => usage === 5)).toEqual({
      caller: 'phone',
      pattern: '\\+1XXXXXXXXXX',
      partition: 'PT-PSTN',
      usage: 5,
      calls: 1,
    })
  })

  it('show who talks with whom', () => {
    const pairs = calls.pairs.rows.map(({ from, to, calls: count, seconds }) => [
      `${from.number}@${from.partition}`,
      `${to.number}@${to.partition}`,
      count,
      seconds,
    ])
    expect(pairs).toContainEqual(['+15125550103@', '1001@PT-Internal', 1, 120])
    expect(pairs).toContainEqual(['+15125550103@', '1002@PT-Internal', 1, 180])
    expect(pairs).toContainEqual(['1001@PT-Internal', '1002@PT-Internal', 1, 30])
    expect(pairs).toContainEqual(['1004@PT-Zürich', '1001@PT-Internal', 1, 60])
    expect(pairs).toHaveLength(9)
  })
})

const lab = sharedData('cdr-lab-2023/cdr_RemoteCluster_61_74.zip')
const sample = sharedData('cdr-sample-sieteunoseis')

describe('real records', () => {
  it.skipIf(lab === undefined)('of the lab: 40 files, 156 records, no trunk', async () => {
    const calls = await taken(lab!)
    expect(calls.members).toHaveLength(40)
    expect(calls.members.every(({ fate, columns }) => fate === 'read' && columns === 133)).toBe(true)
    expect(calls.members.reduce((sum, { rows }) => sum + (rows ?? 0), 0)).toBe(156)
    expect(calls.account).toEqual({ rows: 156, counted: 156, repeated: 0, outside: 0, quality: 0, broken: 0 })
    expect(calls).toMatchObject({ clusterIds: ['RemoteCluster'], devices: [], pilots: [], findings: [] })
    const connected = calls.pairs.rows.reduce((sum, row) => sum + row.calls, 0)
    expect([connected, calls.forms.rows.reduce((sum, row) => sum + row.calls, 0)]).toEqual([146, 156])
  })

  it.skipIf(sample === undefined)('of a call that is recorded: one call, two recording legs', async () => {
    const calls = await taken(sample!)
    expect(calls.account).toEqual({ rows: 5, counted: 3, repeated: 0, outside: 0, quality: 2, broken: 0 })
    expect(calls.recordingLegs).toBe(2)
    expect(calls.pairs.rows.map(({ calls: count, seconds }) => [count, seconds])).toEqual([[1, 11]])
  })
})
