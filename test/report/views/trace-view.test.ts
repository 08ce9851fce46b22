import { describe, expect, it } from 'vitest'
import { PLAIN } from '../../../src/report/views/paint.js'
import { traceView } from '../../../src/report/views/trace-view.js'
import { routeCalls } from '../../../src/workflows/calls/route.js'
import { DEFAULT_SETTINGS } from '../../../src/model/settings.js'
import { answering, buildRouteListEstate, NEW_YORK, readExport, WEBEX_TRUNK } from '../../support/route-list-estate.js'
import { buildTimedEstate } from '../../support/timed-estate.js'

const made = readExport(buildRouteListEstate())

describe('one call in plain words', () => {
  it('says what each device answered, and what a circular group has used last', () => {
    const conditions = { ...answering({ T3: ['down'], T1: [404] }), lastUsed: new Map([['RG-CIRCLE', 'T2']]) }
    const lines = traceView(made.route(NEW_YORK, '2000', conditions), PLAIN).split('\n')
    expect(lines).toContain('   1) T3 (RL-CIRCLE > RG-CIRCLE): called 2000, caller 35062, OffNet: down, not tried')
    expect(lines).toContain(
      '   2) T1 (RL-CIRCLE > RG-CIRCLE): called 2000, caller 35062, OffNet: refuses, 404 unallocated number',
    )
    expect(lines).toContain(
      '   3) T2 (RL-CIRCLE > RG-CIRCLE): called 2000, caller 35062, OffNet: not tried, unallocated number at T1 ends the search for a device',
    )
    expect(lines).toContain('   circular route group RG-CIRCLE has now used T1 last')
    expect(lines).toContain('=> refused: not taken by T3, T1: unallocated number (404)')
  })

  it('says what the caller was asked for', () => {
    const lines = traceView(made.route(WEBEX_TRUNK, '7001'), PLAIN).split('\n')
    expect(lines).toContain(
      '   asks for an authorization code of level 10 or more: a caller behind trunk TRK-WXC cannot be prompted',
    )
  })

  it('says which partition is not there', () => {
    const timed = readExport(buildTimedEstate())
    const instant = Date.UTC(2025, 5, 12, 0)
    const trace = timed.route({ kind: 'line', dn: '5101', anyPartition: true }, '5000', { instant })
    const text = traceView(trace, PLAIN)
    expect(text).toContain('   DAY-PT is not there at this time')
    expect(text).toContain('its partition DAY-PT is not there at this time')
  })

  it('says where an address was looked for; addresses come through the workflow as they are written', () => {
    const request = { caller: NEW_YORK, callerText: 'line:35062', digits: 'kim@example.com' }
    const [trace] = routeCalls({ snapshot: made.estate.snapshot, settings: DEFAULT_SETTINGS }, [request], undefined)
    expect(trace === undefined ? [] : traceView(trace, PLAIN).split('\n')).toEqual(
      expect.arrayContaining([
        '1. kim@example.com looked up in PSTN-PT > <None>',
        '   no    SIP route pattern for example.com: the search space sees none',
        '=> unallocated: nothing takes kim@example.com: reorder tone',
      ]),
    )
  })
})
