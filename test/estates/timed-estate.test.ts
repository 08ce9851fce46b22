import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FileArchiveReader } from '../../src/adapters/files/archive-reader.js'
import { parseCaller } from '../../src/cli/input/caller-grammar.js'
import { routeOptions } from '../../src/cli/flags/route-flags.js'
import { ingestUcm } from '../../src/ingest/ucm/ingest-ucm.js'
import { EMPTY_MAPPING } from '../../src/model/mapping.js'
import { DEFAULT_SETTINGS } from '../../src/model/settings.js'
import type { UcmSnapshot } from '../../src/model/snapshot.js'
import { UcmTwin } from '../../src/twin/ucm/ucm-twin.js'
import { routeNetworkCalls } from '../../src/workflows/calls/route.js'
import { buildTimedEstate } from '../support/timed-estate.js'

const folder = mkdtempSync(join(tmpdir(), 'rehome-timed-'))
let snapshot: UcmSnapshot

beforeAll(async () => {
  const path = buildTimedEstate().writeTar(join(folder, 'export.tar'))
  snapshot = ingestUcm(await new FileArchiveReader().open(path))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** The call as `rehome route` with these flags makes it. */
function route(caller: string, digits: string, when: string | undefined) {
  const flags = { 'en-bloc': false, 'by-digit': false, at: 'before', ...(when === undefined ? {} : { when }) }
  const { mode, conditions } = routeOptions(flags)
  const { traces } = routeNetworkCalls(
    { ucm: snapshot, webex: undefined, gateways: [] },
    { mapping: EMPTY_MAPPING, decisions: [], settings: DEFAULT_SETTINGS },
    [{ caller: parseCaller(caller), callerText: caller, digits }],
    mode,
    conditions,
  )
  const [trace] = traces
  if (trace === undefined || trace === null) throw new Error('no trace')
  return trace
}

const EAST = 'device:SEP0000000000E1'
const EAST_WRONG = 'device:SEP0000000000E2'
const WEST = 'device:SEP0000000000A1'
const DAY = 'dn:5001@DN-PT'
const NIGHT = 'dn:5002@DN-PT'

describe('an export with times and transformations', () => {
  it('is read whole, without a remark', () => {
    const { objects, findings } = snapshot
    const subjects = findings.map(({ code, subject }) => `${code} ${subject}`)
    expect(subjects).toEqual([])
    const value = (kind: keyof typeof objects, key: string) => objects[kind].find((entry) => entry.key === key)?.value
    expect(value('partition', 'DAY-PT')).toEqual({
      name: 'DAY-PT',
      description: 'Where the caller is',
      timeSchedule: 'TS-OFFICE',
    })
    expect(value('partition', 'WEST-PT')).toMatchObject({ timeZone: 'America/Los_Angeles' })
    expect(value('time-schedule', 'TS-OFFICE')).toMatchObject({ periods: ['TP-OFFICE', 'TP-NEW-YEAR'] })
    expect(value('date-time-group', 'DTG-EAST')).toEqual({ name: 'DTG-EAST', timeZone: 'America/New_York' })
    expect(value('device-pool', 'DP-WEST')).toMatchObject({
      aarCallingSearchSpace: 'AAR-CSS',
      calledTransformationCss: 'XF-CALLED-CSS',
      callingTransformationCss: 'XF-CALLING-CSS',
    })
    expect(value('trunk', 'TRK-POOL')).toMatchObject({
      usesPoolCalledTransformationCss: true,
      usesPoolCallingTransformationCss: true,
    })
    expect(value('trunk', 'TRK-OWN')).toMatchObject({
      calledTransformationCss: 'XF-CALLED-CSS',
      usesPoolCalledTransformationCss: false,
    })
    expect(value('route-filter', 'RF-212')).toEqual({ name: 'RF-212', numberingPlan: 'NANP' })
    expect(value('authorization-code', 'Sales')).toEqual({ name: 'Sales', level: 20 })
    expect(value('meet-me-number', '85XX@DN-PT')).toMatchObject({ description: 'Rooms' })
    expect(value('calling-transformation-pattern', '5XXX@XF-PT')).toMatchObject({ calling: { mask: '212555XXXX' } })
    expect(value('called-transformation-pattern', '1.!@XF-PT')).toMatchObject({
      called: { discard: 'PreDot', prefix: '+1' },
    })
    expect(JSON.stringify(snapshot)).not.toContain('8675309')
  })

  it('comes back from a twin as it went in', () => {
    const members = UcmTwin.load(UcmTwin.seed(snapshot).rows()).exportMembers()
    const again = ingestUcm({ name: 'twin', sha256: '', members })
    expect(again.objects).toEqual({ ...snapshot.objects, ...sources(again, snapshot) })
    expect(again.root).toBe(snapshot.root)
    expect(again.absentColumns).toEqual([])
  })
})

/** The objects of the one snapshot with the places of the other: a twin writes its rows in an order of its own. */
function sources(from: UcmSnapshot, values: UcmSnapshot): Partial<UcmSnapshot['objects']> {
  const kinds = Object.keys(values.objects) as (keyof UcmSnapshot['objects'])[]
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      values.objects[kind].map((entry, at) => ({ ...entry, source: from.objects[kind][at]?.source })),
    ]),
  )
}

describe('the hour of a call', () => {
  it.each([
    ['P07: 17:30 in New York, 14:30 where the servers stand', EAST, '2026-11-23T17:30[America/New_York]', NIGHT],
    ['the same instant from California', WEST, '2026-11-23T17:30[America/New_York]', DAY],
    ['the same instant as an offset', WEST, '2026-11-23T14:30-08:00', DAY],
    ['P10: both there, the earlier partition takes it', EAST, '2026-11-23T10:00[America/New_York]', DAY],
    ['P11: in the evening only the night is left', EAST, '2026-11-23T20:00[America/New_York]', NIGHT],
    ['P12: the night listed first takes it at any hour', EAST_WRONG, '2026-11-23T10:00[America/New_York]', NIGHT],
    ['a Sunday', EAST, '2026-11-22T10:00[America/New_York]', NIGHT],
    ['1 January, a Friday, without office hours', EAST, '2027-01-01T10:00[America/New_York]', NIGHT],
    ['the same instant is 31 December in California', WEST, '2027-01-01T00:30Z', DAY],
    ['and 1 January in Tokyo', WEST, '2027-01-01T09:30[Asia/Tokyo]', DAY],
    ['summer time: 08:30 in July', EAST, '2026-07-20T12:30Z', DAY],
    ['standard time: 07:30 in November', EAST, '2026-11-23T12:30Z', NIGHT],
  ])('%s', (_, caller, when, reached) => {
    expect(route(caller, '5000', when)).toMatchObject({ disposition: 'line', reached })
  })

  it('goes by the partition where that has a zone of its own', () => {
    expect(route(EAST, '6000', '2026-11-23T19:30[America/New_York]').reached).toBe(DAY)
    expect(route(EAST, '6000', '2026-11-23T10:30[America/New_York]').disposition).toBe('unallocated')
  })

  it('is not asked about when nobody states it: all partitions are there, and the trace says so', () => {
    const trace = route(EAST, '5000', undefined)
    expect(trace.reached).toBe(DAY)
    expect(JSON.stringify(trace.hops)).toContain('no time was given, so schedule TS-OFFICE was not evaluated')
  })

  it('leaves open what hangs on a zone that is not in the inputs', () => {
    const trace = route('css:RIGHT-CSS', '5000', '2026-11-23T10:00Z')
    expect(trace.disposition).toBe('insufficient-information')
    expect(trace.missing).toEqual(['the time zone of the caller, for schedule TS-OFFICE of DAY-PT'])
  })
})
