import { describe, expect, it } from 'vitest'
import { findingOf, ingested, only, rowsOf, values } from './made-archive.js'

describe('patterns', () => {
  it('reads a route pattern; f in ROUTE OPTION means route', () => {
    const snapshot = ingested({
      'routepattern.csv': [
        'ROUTE PATTERN,ROUTE PARTITION,NUMBERING PLAN,ROUTE FILTER,ROUTE OPTION,TYPE OF RELEASE CAUSE VALUE,URGENT PRIORITY,' +
          'USE CALLING PARTYS EXTERNAL PHONE NUMBER MASK,CALLING PARTY TRANSFORM MASK,DISCARD DIGITS,CALLED PARTY TRANSFORM MASK,' +
          'PREFIX_DIGITS_CALLED_PARTY,GATEWAY/ROUTE LIST,AUTHORIZATION LEVEL',
        '9.\\+!,NULL,NULL,NULL,f,No Error,t,On,NULL,PreDot,,+1,RL-PSTN,0',
        '900!,PT,,,t,Call Rejected,f,Default,,,,,,',
      ],
      'routelist.csv': ['NAME,ROUTE GROUP 1', 'RL-PSTN,'],
      'partition.csv': ['NAME', 'PT'],
    })
    const patterns = values(snapshot, 'route-pattern')
    expect(patterns['9.\\+!@<None>']).toEqual({
      pattern: '9.\\+!',
      block: false,
      releaseCause: 'No Error',
      urgent: true,
      allowDeviceOverride: false,
      requiresAuthorizationCode: false,
      requiresClientMatterCode: false,
      authorizationLevel: 0,
      calling: { useExternalPhoneNumberMask: 'On' },
      called: { discard: 'PreDot', prefix: '+1' },
      target: 'RL-PSTN',
    })
    expect(patterns['900!@PT']).toMatchObject({ block: true, releaseCause: 'Call Rejected' })
    expect(snapshot.findings).toEqual([])
  })

  it('finds the last columns of a translation pattern by name, in either order', () => {
    const head =
      'TRANSLATION PATTERN,ROUTE PARTITION,CALLING SEARCH SPACE,ROUTE OPTION,URGENT PRIORITY,BLOCK THIS PATTERN OPTION'
    const older = `${head},IS AN EMERGENCY SERVICES NUMBER,DO NOT WAIT FOR INTERDIGIT TIMEOUT ON SUBSEQUENT HOPS`
    const newer = `${head},DO NOT WAIT FOR INTERDIGIT TIMEOUT ON SUBSEQUENT HOPS,IS AN EMERGENCY SERVICES NUMBER`
    const cells = '1XXX,,,f,t,No Error'
    const read = (header: string, tail: string) =>
      only(ingested({ 'translationpattern.csv': [header, `${cells},${tail}`] }), 'translation-pattern')
    const expected = { isEmergency: true, doNotWaitForInterdigitTimeout: false, urgent: true, block: false }
    expect(read(older, 't,f')).toMatchObject(expected)
    expect(read(newer, 'f,t')).toMatchObject(expected)
  })

  it('trims names for matching', () => {
    const snapshot = ingested({
      'partition.csv': ['NAME', 'LYN-PT'],
      'routepattern.csv': ['ROUTE PATTERN,ROUTE PARTITION', '9.911,  LYN-PT'],
    })
    expect(Object.keys(values(snapshot, 'route-pattern'))).toEqual(['9.911@LYN-PT'])
    expect(snapshot.findings).toEqual([])
  })

  it('reads SIP route patterns of either address family', () => {
    const snapshot = ingested({
      'siproutepattern.csv': [
        'IPV4 PATTERN,IPV6 PATTERN,ROUTE PARTITION,BLOCK PATTERN,PATTERN USAGE,SIP TRUNK',
        '*.example.com,,NULL,f,Domain Routing,TRK',
        ',2001:db8::1,NULL,t,IP Address Routing,TRK',
      ],
      'trunk.csv': ['DEVICE NAME', 'TRK'],
    })
    expect(values(snapshot, 'sip-route-pattern')).toMatchObject({
      '*.example.com@<None>': { block: false, target: 'TRK' },
      '2001:db8::1@<None>': { block: true },
    })
  })
})

describe('security profiles', () => {
  it('keeps those of SIP trunks', () => {
    const snapshot = ingested({
      'securityprofile.csv': [
        'INCOMING PORT,NAME,DESCRIPTION,TYPE OF SECURITYPOLICY,TYPE OF TRANSPORT,TYPE OF TRANSPORT_OUT,TYPE DEVICE SECURITY MODE',
        '5065,LGW,To Webex,SIP Trunk,TCP+UDP,TCP,Non Secure',
        '5060,Phone 8845,,Phone,TCP+UDP,TCP,Non Secure',
        '5061,,,SIP Trunk,TLS,TLS,Encrypted',
      ],
    })
    expect(values(snapshot, 'security-profile')).toEqual({
      LGW: {
        name: 'LGW',
        description: 'To Webex',
        incomingPort: 5065,
        incomingTransport: 'TCP+UDP',
        outgoingTransport: 'TCP',
        securityMode: 'Non Secure',
      },
    })
    expect(rowsOf(findingOf(snapshot, 'PRE-007', 'file:securityprofile.csv'))).toEqual(['securityprofile.csv:4'])
  })
})

describe('lists and groups', () => {
  it('orders members by their order column, not by their place', () => {
    const snapshot = ingested({
      'routelist.csv': [
        'NAME,ENABLE THIS ROUTE LIST,SELECTION ORDER 1,ROUTE GROUP 1,DISCARD DIGITS 1,SELECTION ORDER 2,ROUTE GROUP 2,DISCARD DIGITS 2,SELECTION ORDER 3,ROUTE GROUP 3,DISCARD DIGITS 3',
        'RL,t,2,RG-B,,1,Standard Local Route Group,PreDot,,,',
        'RL-OFF,f,,,,,,,,,',
      ],
      'routegroup.csv': [
        'NAME,TYPE DISTRIBUTE ALGORITHM,DEVICE NAME 1,PORT 1,DEVICE SELECTION ORDER 1,DEVICE NAME 2,PORT 2,DEVICE SELECTION ORDER 2',
        'RG-B,Circular,TRK-2,0,2,TRK-1,0,1',
      ],
      'trunk.csv': ['DEVICE NAME', 'TRK-1', 'TRK-2'],
    })
    const lists = values(snapshot, 'route-list')
    expect(lists['RL']?.members).toEqual([
      { order: 1, routeGroup: 'Standard Local Route Group', calling: {}, called: { discard: 'PreDot' } },
      { order: 2, routeGroup: 'RG-B', calling: {}, called: {} },
    ])
    expect(lists['RL-OFF']).toMatchObject({ enabled: false, members: [] })
    expect(only(snapshot, 'route-group')).toMatchObject({
      distribution: 'Circular',
      members: [
        { order: 1, device: 'TRK-1', port: 0 },
        { order: 2, device: 'TRK-2', port: 0 },
      ],
    })
    expect(snapshot.findings).toEqual([])
  })

  it('keeps the order of partitions in a calling search space and closes holes', () => {
    const snapshot = ingested({
      'css.csv': ['NAME,ROUTE PARTITION 2,ROUTE PARTITION 1,ROUTE PARTITION 10', 'C,B,A,', 'D,,A,Z', 'E,,,'],
      'partition.csv': ['NAME', 'A', 'B', 'Z'],
    })
    const spaces = values(snapshot, 'css')
    expect(Object.values(spaces).map((css) => css.partitions)).toEqual([['A', 'B'], ['A', 'Z'], []])
  })

  it('reads local route groups numbered from 0 or 1, and the single column of older releases', () => {
    const pool = (header: string, cells: string) =>
      only(
        ingested({
          'devicepool.csv': [`DEVICE POOL NAME,${header}`, `DP,${cells}`],
          'routegroup.csv': ['NAME,DEVICE NAME 1', 'RG,', 'RG2,'],
          'localroutegroup.csv': ['NAME,DESCRIPTION', 'LRG-2,'],
        }),
        'device-pool',
      ).localRouteGroups
    expect(
      pool(
        'Local Route Group 0,Route Group 0,Local Route Group 1,Route Group 1',
        'Standard Local Route Group,RG,LRG-2,RG2',
      ),
    ).toEqual([
      { localRouteGroup: 'Standard Local Route Group', routeGroup: 'RG' },
      { localRouteGroup: 'LRG-2', routeGroup: 'RG2' },
    ])
    expect(pool('Local Route Group 1,Route Group 1', 'Standard Local Route Group,RG')).toEqual([
      { localRouteGroup: 'Standard Local Route Group', routeGroup: 'RG' },
    ])
    expect(pool('LOCAL ROUTE GROUP', 'RG2')).toEqual([
      { localRouteGroup: 'Standard Local Route Group', routeGroup: 'RG2' },
    ])
  })

  it('reads the destinations of SIP and H.323 trunks', () => {
    const snapshot = ingested({
      'trunk.csv': [
        'TRUNK TYPE,DEVICE NAME,SIGNIFICANT DIGITS(SIPDEVICE),PREFIX DN(SIPDEVICE),DESTINATION ADDRESS 1,DESTINATION ADDRESS IPV6 1,DESTINATION PORT 1,DESTINATION ADDRESS 2,DESTINATION PORT 2,SERVER IP ADDRESS/HOST NAME 1',
        'SIP Trunk,LGW,99,,192.0.2.1,,5061,,,',
        'SIP Trunk,LGW6,4,+1512,,2001:db8::1,5060,lgw.example.com,5061,',
        'H.225 Trunk,OLD,All,,,,,,,192.0.2.9',
      ],
    })
    expect(values(snapshot, 'trunk')).toMatchObject({
      LGW: { significantDigits: 99, destinations: [{ address: '192.0.2.1', port: 5061 }] },
      LGW6: {
        significantDigits: 4,
        prefixDn: '+1512',
        destinations: [
          { address: '2001:db8::1', port: 5060 },
          { address: 'lgw.example.com', port: 5061 },
        ],
      },
      OLD: { destinations: [{ address: '192.0.2.9' }] },
    })
    expect(values(snapshot, 'trunk')['OLD']?.significantDigits).toBeUndefined()
  })
})
