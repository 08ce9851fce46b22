import { describe, expect, it } from 'vitest'
import { codes, findingOf, ingested, only, rowsOf, values } from './made-archive.js'

const LINE =
  'Directory Number 1,Route Partition 1,Line CSS 1,Voice Mail Profile 1,Call Pickup Group 1,Forward All Voice Mail 1,Forward All Destination 1,Forward All CSS 1,Recording Profile 1,Alerting Name 1'
const PHONE = `Device Name,Device Type,CSS,Device Pool,Owner User ID,User ID 1,User ID 2,${LINE}`
const phone = (name: string, more: Partial<Record<'css' | 'pool' | 'owner' | 'u1' | 'u2' | 'line', string>> = {}) =>
  [name, 'Cisco 8841', more.css, more.pool, more.owner, more.u1, more.u2, more.line ?? ',,,,,,,,,'].join(',')

describe('names that lead nowhere', () => {
  it('makes one finding per missing object, with everybody who refers to it', () => {
    const snapshot = ingested({
      'phone.csv': [
        PHONE,
        ...Array.from({ length: 13 }, (_, n) => phone(`SEP0000000000${n + 10}`, { css: 'GONE-CSS' })),
      ],
    })
    const found = findingOf(snapshot, 'PRE-010', 'css:GONE-CSS')
    expect(found).toMatchObject({ severity: 'MEDIUM', message: expect.stringContaining('13 references') as string })
    expect(found.evidence).toHaveLength(11)
    expect(found.evidence[0]).toMatchObject({
      label: 'phone SEP000000000010',
      source: { file: 'phone.csv', row: 2, column: 'CSS' },
    })
    expect(found.evidence.at(-1)?.value).toBe('and 3 more')
    expect(codes(snapshot)).toEqual(['PRE-010 css:GONE-CSS'])
  })

  it('takes a name that differs in case for the one that exists, and says so', () => {
    const snapshot = ingested({
      'css.csv': ['NAME,ROUTE PARTITION 1', 'LYN-Ld-CSS,lyn-pt'],
      'partition.csv': ['NAME', 'LYN-PT'],
      'translationpattern.csv': ['TRANSLATION PATTERN,ROUTE PARTITION,CALLING SEARCH SPACE', '1XX,Lyn-PT,LYN-LD-CSS'],
      'directorynumber.csv': ['Directory Number,Route Partition', '1001,LYN-pt'],
      'linegroup.csv': ['NAME,LINE SELECTION ORDER 1,DN OR PATTERN 1,ROUTE PARTITION 1', 'LG,1,1001,LYN-PT'],
    })
    expect(only(snapshot, 'css').partitions).toEqual(['LYN-PT'])
    expect(snapshot.objects['translation-pattern'][0]).toMatchObject({
      key: '1XX@LYN-PT',
      value: { partition: 'LYN-PT', callingSearchSpace: 'LYN-Ld-CSS' },
    })
    expect(snapshot.objects['directory-number'][0]?.key).toBe('1001@LYN-PT')
    expect(snapshot.findings.map((found) => `${found.severity} ${found.subject}`)).toEqual([
      'LOW css:LYN-LD-CSS',
      'LOW partition:LYN-pt',
      'LOW partition:Lyn-PT',
      'LOW partition:lyn-pt',
    ])
  })

  it('names each kind of missing target', () => {
    const snapshot = ingested({
      'css.csv': ['NAME,ROUTE PARTITION 1', 'C,NO-PT'],
      'routepattern.csv': ['ROUTE PATTERN,GATEWAY/ROUTE LIST', '9!,NO-RL'],
      'routelist.csv': ['NAME,ROUTE GROUP 1', 'RL,NO-RG'],
      'routegroup.csv': ['NAME,DEVICE NAME 1', 'RG,NO-TRK'],
      'huntpilot.csv': ['HUNT PILOT,HUNT LIST 1,CALL PICKUP GROUP 1', '8600,NO-HL,NO-PUG'],
      'huntlist.csv': ['NAME,LINE GROUP 1', 'HL,NO-LG'],
      'linegroup.csv': ['NAME,DN OR PATTERN 1,ROUTE PARTITION 1', 'LG,1001,'],
      'trunk.csv': ['DEVICE NAME,DEVICE POOL,CALLING SEARCH SPACE', 'TRK,NO-DP,C'],
      'directorynumber.csv': ['Directory Number,Voice Mail Profile', '1002,NO-VMP'],
      'voicemailprofile.csv': ['NAME,VOICE MAIL PILOT', 'VMP,8500/null'],
    })
    expect(codes(snapshot)).toEqual(
      [
        'device-pool:NO-DP',
        'device:NO-TRK',
        'dn:1001@<None>',
        'hunt-list:NO-HL',
        'line-group:NO-LG',
        'partition:NO-PT',
        'pickup-group:NO-PUG',
        'route-group:NO-RG',
        'route-list-or-device:NO-RL',
        'voicemail-pilot:8500',
        'voicemail-profile:NO-VMP',
      ].map((subject) => `PRE-010 ${subject}`),
    )
  })

  it('knows what every cluster has, although no table lists it', () => {
    const snapshot = ingested({
      'css.csv': ['NAME,ROUTE PARTITION 1,ROUTE PARTITION 2', 'C,Directory URI,Global Learned E164 Numbers'],
      'trunk.csv': ['DEVICE NAME,DEVICE POOL,LOCATION', 'TRK,Default,Hub_None'],
      'directorynumber.csv': ['Directory Number,Voice Mail Profile', '1002,NoVoiceMail'],
      'routelist.csv': ['NAME,ROUTE GROUP 1', 'RL,Standard Local Route Group'],
    })
    expect(snapshot.findings).toEqual([])
  })

  it('finds a gateway by any of the first cells of its row', () => {
    const snapshot = ingested({
      'routepattern.csv': ['ROUTE PATTERN,GATEWAY/ROUTE LIST', '9!,S0/SU0/DS1-0@vg.example.com'],
      'gateway.csv': ['PRODUCT,DOMAIN NAME,PORT NAME', 'VG,vg.example.com,S0/SU0/DS1-0@vg.example.com'],
    })
    expect(snapshot.findings).toEqual([])
  })

  it('does not list every user when there is no table of users', () => {
    const withOwners = [PHONE, phone('SEP000000000001', { owner: 'anna' }), phone('SEP000000000002', { owner: 'ben' })]
    expect(codes(ingested({ 'phone.csv': withOwners }))).toEqual(['PRE-002 file:enduser.csv'])
    const table = ingested({ 'phone.csv': withOwners, 'enduser.csv': ['USER ID', 'ANNA'] })
    expect(codes(table)).toEqual(['PRE-010 user:ben'])
    expect(values(table, 'phone')['SEP000000000001']?.ownerUserId).toBe('ANNA')
  })

  it('takes a line group member with or without the backslash for the same number', () => {
    const snapshot = ingested({
      'linegroup.csv': ['NAME,DN OR PATTERN 1', 'LG,+15125550101'],
      'directorynumber.csv': ['Directory Number', '\\+15125550101'],
    })
    expect(only(snapshot, 'line-group').members[0]?.dn).toBe('\\+15125550101')
    expect(snapshot.findings).toEqual([])
  })
})

describe('directory numbers', () => {
  const shared = (alerting: string, css: string) => `1001,,${css},,,f,,,,${alerting}`

  it('is the union of all files that carry one, with the origins', () => {
    const snapshot = ingested({
      'phone.csv': [PHONE, phone('SEP000000000001', { line: '1001,,,,,f,,,,' })],
      'directorynumber.csv': ['Directory Number,Active', '1001,f', '1002,f', '1003,t'],
    })
    expect(values(snapshot, 'directory-number')).toMatchObject({
      '1001@<None>': { origins: ['directorynumber', 'phone'], active: true },
      '1002@<None>': { origins: ['directorynumber'], active: false },
      '1003@<None>': { active: true },
    })
  })

  it('reports rows that disagree about a shared line, and takes the first device by name', () => {
    const rows = [
      phone('SEP00000000000B', { line: shared('Reception', 'C1') }),
      phone('SEP00000000000A', { line: shared('Front desk', 'C1') }),
    ]
    const css = ['NAME,ROUTE PARTITION 1', 'C1,']
    const snapshot = ingested({ 'phone.csv': [PHONE, ...rows], 'css.csv': css })
    expect(only(snapshot, 'directory-number').alertingName).toBe('Front desk')
    const found = findingOf(snapshot, 'PRE-007', 'dn:1001@<None>')
    expect(found.message).toContain('alertingName')
    expect(found.message).toContain('SEP00000000000A line 1')
    expect(rowsOf(found)).toEqual(['phone.csv:3', 'phone.csv:2'])
    const agreed = ingested({ 'phone.csv': [PHONE, rows[0]!, rows[0]!.replace('B,', 'A,')], 'css.csv': css })
    expect(agreed.findings).toEqual([])
  })

  it('does not call a column that one file lacks a disagreement', () => {
    const snapshot = ingested({
      'phone.csv': [PHONE, phone('SEP000000000001', { line: shared('Anna', '') })],
      'directorynumber.csv': ['Directory Number,Description', '1001,From the list'],
    })
    expect(only(snapshot, 'directory-number')).toMatchObject({ alertingName: 'Anna', description: 'From the list' })
    expect(snapshot.findings).toEqual([])
  })

  it('reports a number that stands twice in directorynumber.csv', () => {
    const snapshot = ingested({ 'directorynumber.csv': ['Directory Number,Description', '1001,a', '1001,b', '1002,c'] })
    expect(snapshot.objects['directory-number']).toHaveLength(2)
    expect(rowsOf(findingOf(snapshot, 'PRE-007', 'dn:1001@<None>'))).toEqual([
      'directorynumber.csv:2',
      'directorynumber.csv:3',
    ])
  })

  it('keeps one number in two partitions apart', () => {
    const snapshot = ingested({
      'partition.csv': ['NAME', 'A-PT'],
      'directorynumber.csv': ['Directory Number,Route Partition', '1001,', '1001,A-PT'],
    })
    expect(Object.keys(values(snapshot, 'directory-number'))).toEqual(['1001@<None>', '1001@A-PT'])
  })

  it('reads alternate numbers and directory URIs', () => {
    const snapshot = ingested({
      'directorynumber.csv': [
        'Directory Number,URI 1 on Directory Number,URI 1 Route Partition on Directory Number,URI 1 Is Primary on Directory Number,URI 1 Advertise Globally via ILS,URI 2 on Directory Number,Enterprise Is Urgent,Enterprise Advertise via globally,Enterprise Add to Local Route Partition,Enterprise Route Partition,Enterprise Number Mask,E.164 Is Urgent,E.164 Advertise via globally,E.164 Add to Local Route Partition,E.164 Route Partition,E.164 Number Mask',
        '1001,anna@example.com,Directory URI,t,t,,f,t,f,NULL,84211001,t,f,t,Directory URI,+1512555XXXX',
      ],
    })
    expect(only(snapshot, 'directory-number')).toMatchObject({
      uris: [{ uri: 'anna@example.com', partition: 'Directory URI', isPrimary: true }],
      alternates: [
        { kind: 'enterprise', mask: '84211001', urgent: false, advertisedGlobally: true, addedToLocalPartition: false },
        { kind: 'e164', mask: '+1512555XXXX', urgent: true, advertisedGlobally: false, addedToLocalPartition: true },
      ],
    })
  })
})

describe('owners', () => {
  const users = [
    'USER ID,DEVICE NAME 1,TYPE USER ASSOCIATION 1,PRIMARY EXTENSION 1,TYPE PATTERN USAGE 1',
    'anna,SEP000000000002,Cti Control In,,',
    'ben,SEP000000000003,Cti Control In,+15125550105,Primary',
    'cleo,SEP000000000003,Cti Control In,1006,Primary',
    'dan,SEP000000000007,Profile Available,1006,ICD',
  ]
  const owner = (row: string) => {
    const snapshot = ingested({ 'phone.csv': [PHONE, row], 'enduser.csv': users })
    return only(snapshot, 'phone').owner
  }
  const line = (dn: string) => `${dn},,,,,f,,,,`

  it.each([
    ['the owner it names', phone('SEP000000000002', { owner: 'Ben' }), { rule: 'owner-user-id', userId: 'ben' }],
    ['its only controller', phone('SEP000000000002', { u1: 'dan' }), { rule: 'cti-control', userId: 'anna' }],
    [
      'a pseudo owner is none',
      phone('SEP000000000002', { owner: 'Token_User_1' }),
      { rule: 'cti-control', userId: 'anna' },
    ],
    ['two controllers are none', phone('SEP000000000003', { u1: 'dan' }), { rule: 'associated-user', userId: 'dan' }],
    [
      'the associated user that exists',
      phone('SEP000000000009', { u1: 'ghost', u2: 'dan' }),
      { rule: 'associated-user', userId: 'dan' },
    ],
    ['several associated users are none', phone('SEP000000000009', { u1: 'anna', u2: 'dan' }), { rule: 'none' }],
    [
      'several, but one holds line 1',
      phone('SEP000000000009', { u1: 'anna', u2: 'dan', line: line('\\+15125550105') }),
      { rule: 'primary-extension', userId: 'ben' },
    ],
    ['a profile is no control', phone('SEP000000000007'), { rule: 'none' }],
    ['a number two people claim', phone('SEP000000000009', { line: line('1006') }), { rule: 'none' }],
    ['nobody', phone('SEP000000000009', { line: line('1999') }), { rule: 'none' }],
  ])('%s', (_, row, expected) => {
    expect(owner(row)).toEqual(expected)
  })
})

describe('keys', () => {
  it('tells patterns apart by their route filter', () => {
    const snapshot = ingested({
      'routepattern.csv': [
        'ROUTE PATTERN,ROUTE PARTITION,NUMBERING PLAN,ROUTE FILTER',
        '9.@,,NANP,RF-LOCAL',
        '9.@,,NANP,RF-LD',
        '9!,,,',
      ],
      'routefilter.csv': ['ROUTE FILTER NAME,DIAL PLAN', 'RF-LOCAL,NANP', 'RF-LD,NANP'],
    })
    expect(Object.keys(values(snapshot, 'route-pattern'))).toEqual([
      '9!@<None>',
      '9.@@<None> {RF-LD}',
      '9.@@<None> {RF-LOCAL}',
    ])
    expect(snapshot.findings).toEqual([])
  })

  it('reports rows that claim one key, and keeps the same one in whatever order they stand', () => {
    const rows = ['9!,RL-A', '9!,RL-B']
    const lists = ['NAME,ROUTE GROUP 1', 'RL-A,', 'RL-B,']
    const read = (order: readonly string[]) =>
      ingested({ 'routepattern.csv': ['ROUTE PATTERN,GATEWAY/ROUTE LIST', ...order], 'routelist.csv': lists })
    const snapshot = read(rows)
    expect(rowsOf(findingOf(snapshot, 'PRE-007', 'pattern:9!@<None>'))).toEqual([
      'routepattern.csv:2',
      'routepattern.csv:3',
    ])
    expect(only(snapshot, 'route-pattern').target).toBe('RL-A')
    expect(read(rows.toReversed()).root).toBe(snapshot.root)
    const twice = ingested({ 'enduser.csv': ['USER ID', 'anna', 'anna'] })
    expect(codes(twice)).toEqual(['PRE-007 user:anna'])
  })

  it('remarks one key in two files and keeps both objects', () => {
    const snapshot = ingested({
      'partition.csv': ['NAME', 'EMER-PT'],
      'routepattern.csv': ['ROUTE PATTERN,ROUTE PARTITION', '911,EMER-PT'],
      'directorynumber.csv': ['Directory Number,Route Partition', '911,EMER-PT', '911,'],
    })
    const found = findingOf(snapshot, 'DIAL-020', 'pattern:911@EMER-PT')
    expect(found.severity).toBe('INFO')
    expect(rowsOf(found)).toEqual(['routepattern.csv:2', 'directorynumber.csv:2'])
    expect(codes(snapshot)).toHaveLength(1)
    expect(snapshot.objects['directory-number']).toHaveLength(2)
    expect(snapshot.objects['route-pattern']).toHaveLength(1)
  })
})

describe('cluster facts', () => {
  it('takes the cluster id from the enterprise parameters and never the value of a secret one', () => {
    const snapshot = ingested({
      'enterpriseparameter.csv': ['PARAMETER,VALUE', 'ClusterID,ThreeSites', 'SharedSecret,hush'],
      'serviceparameter.csv': [
        'SERVER,PARAM NAME,PARAM VALUE,PARAM TYPE,SERVICE TYPE',
        'EnterpriseWideData,TimerT302_msec,15000,long,Cisco CallManager',
      ],
    })
    expect(snapshot.cluster).toEqual({ clusterId: 'ThreeSites' })
    expect(only(snapshot, 'service-parameter')).toEqual({
      server: 'EnterpriseWideData',
      name: 'TimerT302_msec',
      value: '15000',
      service: 'Cisco CallManager',
    })
    expect(JSON.stringify(snapshot)).not.toContain('hush')
  })
})
