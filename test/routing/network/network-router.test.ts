import { describe, expect, it } from 'vitest'
import type { NetworkSnapshot } from '../../../src/model/network.js'
import type { NetworkTrace } from '../../../src/routing/network-trace.js'
import { baseExport, call, gateway, mapping, organization, snapshotOfExport } from './made-network.js'

const ucm = await snapshotOfExport(await baseExport())
const network: NetworkSnapshot = { ucm, webex: organization(), gateways: [gateway()] }

const systems = (trace: NetworkTrace): string => trace.legs.map(({ system }) => system).join(' ')

/** A network of which the search space of the trunk to Webex sees these partitions. */
async function withTrunkSpace(...partitions: readonly string[]): Promise<NetworkSnapshot> {
  const changed = await baseExport()
  for (const index of [1, 2, 3, 4, 5]) {
    changed.patch('css', { NAME: 'TRK-WEBEX-CSS' }, `ROUTE PARTITION ${index}`, partitions[index - 1] ?? '')
  }
  return { ...network, ucm: await snapshotOfExport(changed) }
}

describe('from Unified CM to Webex', () => {
  it('E2E-1: by the port of the trunk into the gateway, with the trunk group into Webex', () => {
    const trace = call(network, 'user:amartin', '+15125550185')
    expect(systems(trace)).toBe('ucm lgw webex')
    expect(trace).toMatchObject({
      disposition: 'webex-person',
      reached: 'person:nina.garcia@example.com',
      finalDigits: '+15125550185',
      callingNumber: '+15125550101',
      trunkSessions: 1,
      missing: [],
    })
    expect(trace.legs[1]).toMatchObject({ trace: { inbound: 300, outbound: [{ dialPeer: 100 }] } })
    expect(trace.legs[2]).toMatchObject({ trace: { from: 'trunk:Webex-Lyon', source: 'DIAL_PATTERN' } })
  })

  it('E2E-2 and I27: another port on either side, and the gateway does not know the call', async () => {
    const moved = await baseExport()
    moved.patch('securityprofile', { NAME: 'LGW Webex 5065' }, 'INCOMING PORT', '5066')
    const onUcm = call({ ...network, ucm: await snapshotOfExport(moved) }, 'user:amartin', '+15125550185')
    expect(onUcm).toMatchObject({ disposition: 'refused', trunkSessions: 0 })
    expect(onUcm.legs[1]).toMatchObject({ trace: { ending: 'no-inbound-match' } })
    const onGateway = { ...network, gateways: [gateway({ ucmPort: '5066' })] }
    expect(call(onGateway, 'user:amartin', '+15125550185').disposition).toBe('refused')
  })

  it('E2E-3: the search space of the carrier trunk does not see the pattern', () => {
    expect(call(network, 'trunk:CUBE-PSTN-AUS', '5125550185')).toMatchObject({ disposition: 'unallocated' })
  })

  it('I25: an extension as caller completes, as a call from outside', () => {
    const trace = call(network, 'trunk:LGW-WEBEX-AUS', '+15125550101')
    expect(trace.disposition).toBe('line')
    const short = call(network, 'css:AUS-DEV-CSS', '+15125550185')
    expect(short.disposition).toBe('webex-person')
    expect(short.legs[2]).toMatchObject({ trace: { source: 'UNKNOWN_NUMBER' } })
  })

  it('an inactive number, or one that nobody has, is not in service and not a loop', () => {
    const inactive = { number: '+15125550185', location: 'Lyon', state: 'INACTIVE' } as const
    const before = { ...network, webex: organization({ number: [inactive] }) }
    expect(call(before, 'user:amartin', '+15125550185')).toMatchObject({
      disposition: 'not-in-service',
      reached: 'person:nina.garcia@example.com',
    })
    const unassigned = organization({ number: [{ ...inactive, number: '+15125550186' }] })
    expect(call({ ...network, webex: unassigned }, 'user:amartin', '+15125550186').disposition).toBe('not-in-service')
  })
})

describe('from Webex to Unified CM', () => {
  it('I01: a number of the dial plan rings on premises, with one session', () => {
    const trace = call(network, 'webex:nina.garcia@example.com', '+15125550101')
    expect(systems(trace)).toBe('webex lgw ucm')
    expect(trace).toMatchObject({
      disposition: 'line',
      reached: 'dn:\\+15125550101@DN-E164-PT',
      callingNumber: '+15125550185',
      trunkSessions: 1,
    })
  })

  it('an unknown extension is looked up in what the trunk sees, by prefix and extension of the caller', () => {
    expect(call(network, 'webex:nina.garcia@example.com', '84201')).toMatchObject({
      disposition: 'line',
      reached: 'dn:\\+15125550101@DN-E164-PT',
      callingNumber: '844785',
    })
    expect(call(network, 'webex:nina.garcia@example.com', '4201').disposition).toBe('unallocated')
  })

  it('I11: the pilot is covered, but the trunk does not see its partition', async () => {
    const narrow = await withTrunkSpace('EMER-PT', 'DN-E164-PT')
    expect(call(narrow, 'webex:nina.garcia@example.com', '+15125550150').disposition).toBe('unallocated')
    const wide = await withTrunkSpace('EMER-PT', 'DN-E164-PT', 'HUNT-PT')
    expect(call(wide, 'webex:nina.garcia@example.com', '+15125550150')).toMatchObject({
      disposition: 'hunt-pilot',
      reached: 'hunt-pilot:\\+15125550150@HUNT-PT',
    })
    expect(call(network, 'webex:nina.garcia@example.com', '+15125550150')).toMatchObject({
      disposition: 'pstn',
      reached: 'pstn:+15125550150',
    })
  })

  it('I26: a wrong trunk group, and the gateway does not know the call or nobody knows the gateway', () => {
    const otherUri = { ...network, gateways: [gateway({ uri: 'dtg=other1234.lgu' })] }
    const refused = call(otherUri, 'webex:nina.garcia@example.com', '+15125550101')
    expect(refused).toMatchObject({ disposition: 'refused' })
    const otherTag = { ...network, gateways: [gateway({ uri: 'dtg=other1234.lgu', tag: 'other1234_lgu' })] }
    expect(call(otherTag, 'webex:nina.garcia@example.com', '+15125550101')).toMatchObject({
      disposition: 'insufficient-information',
      missing: ['the gateway behind Webex trunk Webex-Lyon'],
    })
  })

  it('colleagues in Webex are reached without leaving it', () => {
    const trace = call(network, 'webex:nina.garcia@example.com', '4785')
    expect(systems(trace)).toBe('webex')
    expect(trace).toMatchObject({ disposition: 'webex-person', trunkSessions: 0 })
  })
})

describe('loops', () => {
  const unowned = organization({ number: [] })

  it('E2E-4 and I09: a number that each side takes for the other’s', async () => {
    const open = { ...(await withTrunkSpace('EMER-PT', 'DN-E164-PT', 'WEBEX-TEST-PT')), webex: unowned }
    const fromWebex = call(open, 'webex:nina.garcia@example.com', '+15125550186')
    expect(fromWebex.disposition).toBe('loop')
    expect(fromWebex.outcome).toContain('gateway lgw-aus, dial-peer 300')
    expect(fromWebex.outcome).toContain('gateway lgw-aus, dial-peer 100')
    const fromUcm = call(open, 'user:amartin', '+15125550186')
    expect(fromUcm.disposition).toBe('loop')
    expect(fromUcm.outcome).toContain('dial-peer 300, called +15125550186 comes a second time')
    expect(fromUcm.legs.length).toBeLessThan(9)
  })

  it('are none where the trunk does not see the way back', async () => {
    const guarded = { ...(await withTrunkSpace('EMER-PT', 'DN-E164-PT')), webex: unowned }
    expect(call(guarded, 'user:amartin', '+15125550186').disposition).toBe('unallocated')
    expect(call(guarded, 'user:amartin', '+15125550186').trunkSessions).toBe(2)
  })
})

describe('to the public network', () => {
  it('by the carrier of the device on premises, and from Webex by the location’s trunk and Unified CM', () => {
    expect(call(network, 'user:uwolf', '95550142')).toMatchObject({ disposition: 'pstn', reached: 'pstn:5550142' })
    const outside = call(network, 'webex:nina.garcia@example.com', '+13035550142')
    expect(outside).toMatchObject({ disposition: 'pstn', reached: 'pstn:+13035550142', trunkSessions: 1 })
    expect(systems(outside)).toBe('webex lgw ucm pstn')
  })

  it('an emergency call leaves by premises and is followed to its end, or by the enhanced service', () => {
    const premises = call(network, 'webex:nina.garcia@example.com', '911', mapping({ emergencyCarrier: 'premises' }))
    expect(premises).toMatchObject({ disposition: 'pstn', reached: 'pstn:911' })
    const enhanced = call(network, 'webex:nina.garcia@example.com', '911', mapping({ emergencyCarrier: 'enhanced' }))
    expect(enhanced).toMatchObject({ disposition: 'emergency', legs: { length: 1 } })
    expect(call(network, 'webex:nina.garcia@example.com', '911').disposition).toBe('pstn')
  })

  it('an emergency call that Unified CM does not let out is seen', async () => {
    const closed = await withTrunkSpace('DN-E164-PT')
    const trace = call(closed, 'webex:nina.garcia@example.com', '911', mapping({ emergencyCarrier: 'premises' }))
    expect(trace.disposition).toBe('unallocated')
  })

  it('premises that nobody routes to leave the call open', () => {
    const [lyon] = organization().objects.location
    if (lyon === undefined) throw new Error('no location')
    const { pstn, ...rest } = lyon.value
    const webex = organization({ location: [rest] })
    expect(pstn).toBeDefined()
    const stated = mapping({ pstn: 'premises' })
    expect(call({ ...network, webex }, 'webex:nina.garcia@example.com', '+13035550142', stated)).toMatchObject({
      disposition: 'insufficient-information',
      missing: ['the PSTN route of Webex location Lyon'],
    })
    expect(call({ ...network, webex }, 'webex:nina.garcia@example.com', '+13035550142')).toMatchObject({
      disposition: 'pstn',
      trunkSessions: 0,
    })
  })
})

describe('what is not in the inputs', () => {
  it('is named: the gateway, its configuration, the organization', () => {
    const nameless = { ...mapping(), gateways: [] }
    const named = call({ ...network, gateways: [] }, 'user:amartin', '+15125550185')
    expect(named).toMatchObject({
      disposition: 'insufficient-information',
      missing: ['the configuration of gateway lgw-aus'],
    })
    expect(call({ ...network, gateways: [] }, 'user:amartin', '+15125550185', nameless).missing).toEqual([
      'the gateway behind trunk LGW-WEBEX-AUS',
    ])
    const unread = call({ ...network, webex: undefined }, 'user:amartin', '+15125550185')
    expect(unread.disposition).toBe('insufficient-information')
  })

  it('a gateway is found by the address of the trunk where no row names it', () => {
    const nameless = { ...mapping(), gateways: [] }
    expect(call(network, 'user:amartin', '+15125550185', nameless).disposition).toBe('webex-person')
    const twice = { ...network, gateways: [gateway(), gateway({ name: 'lgw-two' })] }
    expect(call(twice, 'user:amartin', '+15125550185', nameless).disposition).toBe('insufficient-information')
  })

  it('a trunk whose role nobody has stated ends the call there', () => {
    const trace = call(network, 'user:amartin', '8791')
    expect(trace).toMatchObject({ disposition: 'trunk', reached: 'trunk:T-0815' })
    expect(trace.outcome).toContain('nobody has stated the role')
  })
})
