import { beforeEach, describe, expect, it } from 'vitest'
import { buildTimedEstate } from '../../support/timed-estate.js'
import { mentions, TwinUnderTest } from './twin-under-test.js'

let twin: TwinUnderTest
beforeEach(() => {
  twin = TwinUnderTest.of(buildTimedEstate())
})

describe('partitions with a time schedule', () => {
  it('go by a zone of their own, or by the originating device', async () => {
    const west = { name: 'WEST-PT' }
    expect(await twin.get('getRoutePartition', west)).toMatchObject({
      timeScheduleIdName: 'TS-OFFICE',
      useOriginatingDeviceTimeZone: false,
      timeZone: 'America/Los_Angeles',
    })
    expect(await twin.get('getRoutePartition', { name: 'DAY-PT' })).toMatchObject({
      useOriginatingDeviceTimeZone: true,
      timeZone: 'Etc/GMT',
    })
    await twin.ok('updateRoutePartition', { ...west, timeZone: 'America/Denver' })
    expect(twin.object('partition', 'WEST-PT')?.timeZone).toBe('America/Denver')
    await twin.ok('updateRoutePartition', { ...west, useOriginatingDeviceTimeZone: true, timeZone: 'Etc/GMT' })
    expect(twin.object('partition', 'WEST-PT')).not.toHaveProperty('timeZone')
    // A zone that does not count is not kept.
    await twin.ok('updateRoutePartition', { ...west, timeZone: 'America/Denver' })
    expect(twin.object('partition', 'WEST-PT')).not.toHaveProperty('timeZone')
    await twin.ok('updateRoutePartition', { ...west, useOriginatingDeviceTimeZone: false })
    expect(twin.object('partition', 'WEST-PT')?.timeZone).toBe('Etc/GMT')
  })

  it('take transformation patterns and meet-me numbers with them when renamed', async () => {
    const taken = {
      pattern: '85XX',
      routePartitionName: 'DN-PT',
      blockEnable: false,
      useCallingPartyPhoneMask: 'Default',
      dialPlanName: null,
      digitDiscardInstructionName: null,
      networkLocation: 'OnNet',
      patternUrgency: false,
      prefixDigitsOut: null,
      routeFilterName: null,
      provideOutsideDialtone: false,
      destination: { gatewayName: 'TRK-OWN' },
    }
    expect(await twin.fault('addRoutePattern', { routePattern: taken })).toContain('meet-me-number 85XX@DN-PT')
    for (const name of ['XF-PT', 'DN-PT']) await twin.ok('updateRoutePartition', { name, newName: `NEW-${name}` })
    expect(mentions(twin.snapshot(), 'XF-PT')).toBe(0)
    expect(twin.object('calling-transformation-pattern', '5XXX@NEW-XF-PT')).toBeDefined()
    expect(twin.object('called-transformation-pattern', '1.!@NEW-XF-PT')).toBeDefined()
    expect(twin.object('meet-me-number', '85XX@NEW-DN-PT')).toBeDefined()
  })

  it('take trunks, device pools and phones with them when a search space is renamed', async () => {
    for (const name of ['XF-CALLED-CSS', 'XF-CALLING-CSS', 'AAR-CSS']) {
      const before = mentions(twin.snapshot(), name)
      await twin.ok('updateCss', { name, newName: `NEW-${name}` })
      expect(mentions(twin.snapshot(), name)).toBe(0)
      expect(mentions(twin.snapshot(), `NEW-${name}`)).toBe(before)
    }
  })
})
