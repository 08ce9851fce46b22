import { describe, expect, it } from 'vitest'
import { codes, findingOf, ingested, only, rowsOf, values } from './made-archive.js'

describe('regions', () => {
  it('reads as many pairs as there are columns, sorted, with the codes for no video and for the default', () => {
    const group = (n: number) =>
      `RELATED REGION NAME ${n},MAXIMUM AUDIO BIT RATE ${n},VIDEO BANDWIDTH ${n},AUDIO CODEC PREFERENCE LIST ${n}`
    const numbers = Array.from({ length: 125 }, (_, at) => at + 1)
    const pairs = numbers.map((n) => `R${n},${n === 2 ? -1 : 64},${n === 1 ? -2 : 384},Factory Default low loss`)
    const snapshot = ingested({
      'region.csv': [
        `NAME,${numbers.map(group).join(',')}`,
        `HUB,${pairs.toReversed().join(',')}`,
        ...numbers.map((n) => `R${n}${','.repeat(500)}`),
      ],
      'devicepool.csv': ['DEVICE POOL NAME,REGION', 'DP-1,R1', 'DP-2,R999'],
    })
    const hub = values(snapshot, 'region')['HUB']
    expect(hub?.pairs).toHaveLength(125)
    expect(hub?.pairs.slice(0, 2)).toEqual([
      {
        region: 'R1',
        audioKilobitsPerSecond: 64,
        videoKilobitsPerSecond: -2,
        codecPreferenceList: 'Factory Default low loss',
      },
      {
        region: 'R10',
        audioKilobitsPerSecond: 64,
        videoKilobitsPerSecond: 384,
        codecPreferenceList: 'Factory Default low loss',
      },
    ])
    expect(hub?.pairs.find(({ region }) => region === 'R2')?.audioKilobitsPerSecond).toBe(-1)
    expect(codes(snapshot)).toEqual(['PRE-010 region:R999'])
    expect(rowsOf(findingOf(snapshot, 'PRE-010', 'region:R999'))).toEqual(['devicepool.csv:3'])
  })
})

describe('nodes, SIP profiles and security profiles', () => {
  it('follows a group to the host of each of its call managers', () => {
    const snapshot = ingested({
      'server.csv': [
        'HOST NAME/IP ADDRESS,MAC ADDRESS,DESCRIPTION,IPV6 NAME',
        'sub1.example.com,020000000001,First,2001:db8::1',
      ],
      'callmanager.csv': [
        'SERVER,CISCO UNIFIED CALLMANAGER NAME,DESCRIPTION,SIP PHONE PORT,SIP PHONE SECURE PORT',
        'sub1.example.com,CM_sub1,sub1,5060,5061',
        'sub2.example.com,CM_sub2,sub2,5060,5061',
      ],
      'callmanagergroup.csv': [
        'CALL MANAGER GROUP NAME,CALL MANAGER 1,CALL MANAGER 2,CALL MANAGER 3',
        'G,CM_SUB1,CM_sub2,CM_sub3',
      ],
    })
    expect(only(snapshot, 'server')).toEqual({ host: 'sub1.example.com', description: 'First', ipv6: '2001:db8::1' })
    expect(values(snapshot, 'call-manager')['CM_sub1']).toEqual({
      name: 'CM_sub1',
      server: 'sub1.example.com',
      description: 'sub1',
      sipPort: 5060,
      sipSecurePort: 5061,
    })
    expect(only(snapshot, 'call-manager-group').members).toEqual(['CM_sub1', 'CM_sub2', 'CM_sub3'])
    expect(snapshot.findings.map(({ severity, subject }) => `${severity} ${subject}`)).toEqual([
      'MEDIUM call-manager:CM_sub3',
      'MEDIUM server:sub2.example.com',
      'LOW call-manager:CM_SUB1',
    ])
  })

  it('reads what a trunk to a gateway is checked for', () => {
    const snapshot = ingested({
      'sipprofile.csv': [
        'NAME,DESCRIPTION,SIP REL1XX,SEND OPTIONS PING FOR DEFAULT TRUNK SERVICE TYPE,KEEP ALIVE TIMER WHEN SIP TRUNK IS IN SERVICE OR PARTIALLY IN SERVICE (SECONDS),KEEP ALIVE TIMER WHEN SIP TRUNK IS OUT OF SERVICE (SECONDS),EARLY OFFER SUPPORT FOR VOICE AND VIDEO CALLS,PING RETRY COUNT,PING RETRY TIMER (MILLISECONDS),CALLING LINE IDENTIFICATION PRESENTATION',
        'Webex,,Disabled,t,60,120,Best Effort (no MTP inserted),6,500,Default',
      ],
      'securityprofile.csv': [
        'INCOMING PORT,NAME,TYPE OF SECURITYPOLICY,TYPE OF TRANSPORT,TYPE OF TRANSPORT_OUT,TYPE DEVICE SECURITY MODE,SUBJECT NAME',
        '5065,Webex 5065,SIP Trunk,TLS,TLS,Encrypted,lgw.example.com',
        '5061,Cisco 8845,Phone,TLS,TLS,Encrypted,',
      ],
      'transformationprofile.csv': [
        'NAME,DESCRIPTION,NATIONAL NUMBER PREFIX,NATIONAL NUMBER STRIP DIGITS,NATIONAL NUMBER CALLING SEARCH SPACE,INTERNATIONAL NUMBER PREFIX,INTERNATIONAL NUMBER STRIP DIGITS,INTERNATIONAL NUMBER CALLING SEARCH SPACE,UNKNOWN NUMBER PREFIX,UNKNOWN NUMBER STRIP DIGITS,UNKNOWN NUMBER CALLING SEARCH SPACE,SUBSCRIBER NUMBER PREFIX,SUBSCRIBER NUMBER STRIP DIGITS,SUBSCRIBER NUMBER CALLING SEARCH SPACE',
        'E164,,+1,0,NULL,+,3,NULL,,,GONE-CSS,,,',
      ],
      'trunk.csv': [
        'DEVICE NAME,SIP PROFILE,SIP TRUNK SECURITY PROFILE,E.164 TRANSFORMATION PROFILE,SRTP ALLOWED,MEDIA TERMINATION POINT REQUIRED,ASSERTED-IDENTITY,ASSERTED-TYPE,REDIRECTING DIVERSION HEADER DELIVERY-INBOUND',
        'LGW,Webex,Webex 5065,E164,t,f,t,PAI,t',
        'OLD,Retired profile,Standard SIP Profile,NULL,f,f,f,Default,f',
      ],
    })
    expect(only(snapshot, 'sip-profile')).toEqual({
      name: 'Webex',
      optionsPing: true,
      optionsInServiceSeconds: 60,
      optionsOutOfServiceSeconds: 120,
      pingRetries: 6,
      pingRetryMilliseconds: 500,
      earlyOffer: 'Best Effort (no MTP inserted)',
      reliableProvisional: 'Disabled',
      callingLineIdPresentation: 'Default',
    })
    expect(only(snapshot, 'security-profile')).toMatchObject({
      incomingPort: 5065,
      incomingTransport: 'TLS',
      x509SubjectName: 'lgw.example.com',
    })
    expect(only(snapshot, 'transformation-profile')).toMatchObject({
      national: { prefix: '+1', stripDigits: 0 },
      international: { prefix: '+', stripDigits: 3 },
      unknown: { callingSearchSpace: 'GONE-CSS' },
      subscriber: {},
    })
    expect(values(snapshot, 'trunk')['LGW']).toMatchObject({
      transformationProfile: 'E164',
      srtpAllowed: true,
      mtpRequired: false,
      assertedIdentity: true,
      assertedType: 'PAI',
      diversionInbound: true,
    })
    expect(codes(snapshot)).toEqual([
      'PRE-010 css:GONE-CSS',
      'PRE-010 security-profile:Standard SIP Profile',
      'PRE-010 sip-profile:Retired profile',
    ])
  })
})

describe('directory agreements and codes', () => {
  it('reads base and filter of an agreement, never its password', () => {
    const snapshot = ingested({
      'ldapdir.csv': [
        'LDAP DN,LDAP PASSWORD,LDAP SYNCHRONIZATION BASE,NAME,LDAP CUSTOM FILTER FOR USERS,LDAP CUSTOM FILTER FOR GROUPS,HOST NAME 1,SSL ENABLED 1,LDAP PORT NUMBER 1,HOST NAME 2,SSL ENABLED 2,LDAP PORT NUMBER 2,Custom User Attribute Name,Custom User Attribute Name',
        '"cn=reader,dc=example,dc=com",open-sesame,"ou=people,dc=example,dc=com",AD,Agents,NULL,dc1.example.com,t,636,dc2.example.com,f,389,,',
      ],
      'ldapcustomfilter.csv': ['FILTER NAME,FILTER', 'Agents,(&(objectClass=user)(title=Agent))'],
    })
    expect(only(snapshot, 'ldap-agreement')).toEqual({
      name: 'AD',
      baseDn: 'ou=people,dc=example,dc=com',
      userFilter: 'Agents',
      hosts: [
        { host: 'dc1.example.com', port: 636, tls: true },
        { host: 'dc2.example.com', port: 389, tls: false },
      ],
    })
    expect(only(snapshot, 'ldap-filter').filter).toBe('(&(objectClass=user)(title=Agent))')
    expect(JSON.stringify(snapshot)).not.toMatch(/open-sesame|cn=reader/)
    expect(snapshot.findings).toEqual([])
  })

  it('counts client matter codes and reads the level of authorization codes, and no code', () => {
    const snapshot = ingested({
      'clientmattercodes.csv': ['CLIENT MATTER CODE,DESCRIPTION', '31415,Case', '92653,Case'],
      'forcedauthorizationcodes.csv': ['NAME,CODE,AUTHORIZATION LEVEL', 'Managers,58979,30'],
    })
    expect(snapshot.members.map(({ name, fate, rows }) => [name, fate, rows])).toEqual([
      ['clientmattercodes.csv', 'known-unused', 2],
      ['forcedauthorizationcodes.csv', 'read', 1],
    ])
    expect(only(snapshot, 'authorization-code')).toEqual({ name: 'Managers', level: 30 })
    expect(JSON.stringify(snapshot)).not.toMatch(/31415|92653|58979/)
  })
})

it('names that stand in a table which is not in the input are one finding per table', () => {
  const snapshot = ingested({
    'devicepool.csv': ['DEVICE POOL NAME,REGION', 'DP-1,R-1', 'DP-2,R-2'],
    'trunk.csv': ['DEVICE NAME,SIP PROFILE,SIP TRUNK SECURITY PROFILE', 'LGW,Webex,Webex 5065'],
    'callpark.csv': ['CALL PARK NUMBER,UNIFIED CALLMANAGER', '85XX,CM_sub1'],
  })
  expect(codes(snapshot)).toEqual([
    'PRE-002 file:callmanager.csv',
    'PRE-002 file:region.csv',
    'PRE-002 file:securityprofile.csv',
    'PRE-002 file:sipprofile.csv',
  ])
})
