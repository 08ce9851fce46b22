import { describe, expect, it } from 'vitest'
import { deviceClass } from '../../../src/ingest/ucm/devices/device-class.js'
import { codes, findingOf, ingested, only, rowsOf, values } from './made-archive.js'

const block = (n: number) =>
  `Directory Number ${n},Route Partition ${n},Line CSS ${n},Forward All Voice Mail ${n},Forward All Destination ${n},` +
  `Forward All CSS ${n},Line Text Label ${n},Maximum Number of Calls ${n},Recording Profile ${n}`
const PHONE = 'Device Name,Device Type,Device Pool,CSS,Owner User ID,User ID 1'

describe('lines of phone.csv', () => {
  it('reads no line, six lines and a hole between lines', () => {
    const header = `${PHONE},${[1, 2, 3, 4, 5, 6].map(block).join(',')}`
    const line = (dn: string) => `${dn},,,f,,,L ${dn},4,`
    const none = ',,,,,,,,'
    const snapshot = ingested({
      'phone.csv': [
        header,
        `SEP000000000000,Cisco 8841,,,,,${Array(6).fill(none).join(',')}`,
        `SEP000000000006,Cisco 8841,,,,,${[1, 2, 3, 4, 5, 6].map((n) => line(`100${n}`)).join(',')}`,
        `SEP000000000002,Cisco 8841,,,,,${[line('2001'), none, line('2003'), none, none, none].join(',')}`,
      ],
    })
    const phones = values(snapshot, 'phone')
    expect(phones['SEP000000000000']?.lines).toEqual([])
    expect(phones['SEP000000000006']?.lines.map((entry) => entry.dn)).toEqual([
      '1001',
      '1002',
      '1003',
      '1004',
      '1005',
      '1006',
    ])
    expect(phones['SEP000000000002']?.lines.map((entry) => [entry.index, entry.dn])).toEqual([
      [1, '2001'],
      [3, '2003'],
    ])
    expect(snapshot.objects['directory-number']).toHaveLength(8)
    expect(snapshot.findings).toEqual([])
  })

  it('takes line columns by their number, wherever they stand', () => {
    const snapshot = ingested({
      'phone.csv': [
        'Line Text Label 2,Line Text Label 1,Directory Number 2,Device Name,Directory Number 1,Device Type',
        'second,first,1002,SEP000000000001,1001,Cisco 8841',
      ],
    })
    expect(only(snapshot, 'phone').lines).toEqual([
      { index: 1, dn: '1001', label: 'first' },
      { index: 2, dn: '1002', label: 'second' },
    ])
  })

  it('reads forwards: voicemail flag or destination, else none', () => {
    const forward = (kind: string) => `${kind} Voice Mail 1,${kind} Destination 1,${kind} CSS 1`
    const snapshot = ingested({
      'css.csv': ['NAME,ROUTE PARTITION 1', 'FWD,'],
      'phone.csv': [
        `Device Name,Device Type,Directory Number 1,Line CSS 1,Recording Profile 1,${[
          'Forward All',
          'Forward Busy Internal',
          'Forward No Answer External',
          'Forward Unregistered Internal',
          'Forward on CTI Failure',
        ]
          .map(forward)
          .join(',')}`,
        'SEP000000000001,Cisco 8841,1001,,,t,+15125550150,FWD,f,,FWD,f,1002,FWD,f,1003,,t,,',
      ],
    })
    expect(only(snapshot, 'directory-number').forwards).toEqual([
      { kind: 'all', toVoicemail: true, destination: '+15125550150', callingSearchSpace: 'FWD' },
      { kind: 'no-answer-external', toVoicemail: false, destination: '1002', callingSearchSpace: 'FWD' },
      { kind: 'unregistered-internal', toVoicemail: false, destination: '1003' },
      { kind: 'cti-failure', toVoicemail: true },
    ])
  })

  it('reads the older name of the recording option', () => {
    const snapshot = ingested({
      'phone.csv': [
        'Device Name,Device Type,Directory Number 1,Call Recording Option 1',
        'SEP000000000001,Cisco 8841,1001,Call Recording Disabled',
      ],
    })
    expect(only(snapshot, 'phone').lines[0]?.recordingOption).toBe('Call Recording Disabled')
  })
})

describe('reduced exports and import sets', () => {
  it('tells an export without its routing columns, naming them', () => {
    const snapshot = ingested({
      'phone.csv': [
        'Device Name,Device Type,Directory Number 1,Recording Profile 1,Line CSS 1,Directory Number 2,Line CSS 2,Forward All CSS 2,Recording Profile 2',
        'SEP000000000001,Cisco 8841,1001,,,,,,',
      ],
    })
    const found = findingOf(snapshot, 'PRE-003', 'file:phone.csv')
    expect(found.message).toContain('was reduced: FORWARD ALL CSS 1, CSS, ')
    expect(found.evidence[0]?.value).toBe('FORWARD ALL CSS 1')
    expect(found.evidence.map((item) => item.value)).toContain('MONITORING CALLING SEARCH SPACE 1-2')
    expect(snapshot.absentColumns).toContain('phone.csv: FORWARD ALL CSS 1')
    expect(snapshot.absentColumns).toContain('phone.csv: DEVICE POOL')
    expect(snapshot.absentColumns).not.toContain('phone.csv: LINE CSS 1')
  })

  it('accepts an import set of phones under any name and does not call it reduced', () => {
    const header = 'Device Name,Description,Device Pool,Phone Button Template,Directory Number 1,Display 1'
    const snapshot = ingested({
      'Lyon store.csv': [header, 'MACADDRESS,Desk,,,4711001,Desk', 'MACADDRESS,Till,,,4711002,Till'],
      'phone.csv': [header, 'MACADDRESS,Door,,,4711001,Door'],
    })
    expect(Object.keys(values(snapshot, 'phone'))).toEqual([
      'MACADDRESS#2',
      'MACADDRESS#Lyon store:2',
      'MACADDRESS#Lyon store:3',
    ])
    expect(codes(snapshot)).toEqual(['PRE-002 file:Lyon store.csv', 'PRE-002 file:phone.csv'])
    expect(snapshot.objects.phone.every(({ value }) => value.deviceClass === 'desk-phone')).toBe(true)
    expect(Object.keys(values(snapshot, 'directory-number'))).toEqual(['4711001@<None>', '4711002@<None>'])
  })
})

describe('rows that do not fit', () => {
  const destination =
    'NAME,REMOTE DESTINATION PROFILE,TIME ZONE,CTI REMOTE DEVICE,DESTINATION 1,ISMOBILEPHONE 1,ENABLE MOBILE CONNECT 1'

  it('puts the cell without a header aside in remotedestination.csv', () => {
    const snapshot = ingested({
      'remotedestination.csv': [
        destination,
        'Cell,RDP-1,NULL,Etc/GMT,NULL,+15125550177,t,f',
        'Plain,RDP-1,Etc/GMT,NULL,+15125550178,f,t',
      ],
    })
    expect(values(snapshot, 'remote-destination')).toMatchObject({
      'Cell {+15125550177}': { profile: 'RDP-1', isMobile: true, mobileConnect: false },
      'Plain {+15125550178}': { profile: 'RDP-1', isMobile: false, mobileConnect: true },
    })
    expect(snapshot.findings).toEqual([])
  })

  it('pads short rows, keeps long ones, and says so with file and row', () => {
    const snapshot = ingested({ 'partition.csv': ['NAME,DESCRIPTION,TIME SCHEDULE', 'A', 'B,b,,extra', 'C,c,,,,'] })
    expect(Object.keys(values(snapshot, 'partition'))).toEqual(['A', 'B', 'C'])
    const found = findingOf(snapshot, 'PRE-007', 'file:partition.csv')
    expect(found.severity).toBe('MEDIUM')
    expect(rowsOf(found)).toEqual(['partition.csv:3', 'partition.csv:2'])
  })

  it('thinks less of a row that only lacks the end of a numbered group', () => {
    const snapshot = ingested({
      'partition.csv': ['NAME', 'A'],
      'css.csv': ['NAME,DESCRIPTION,ROUTE PARTITION 1,ROUTE PARTITION 2', 'C,c,A', 'D,d,A,'],
    })
    expect(Object.values(values(snapshot, 'css')).map((css) => css.partitions)).toEqual([['A'], ['A']])
    expect(findingOf(snapshot, 'PRE-007', 'file:css.csv').severity).toBe('LOW')
  })

  it('does not read a shifted row of a file with secrets: one of them could pass for something else', () => {
    const snapshot = ingested({
      'enduser.csv': ['USER ID,PIN 1,DISPLAY NAME,MAIL ID', 'anna,open,sesame,Anna,anna@example.com', 'ben,5678,Ben,'],
    })
    expect(Object.keys(values(snapshot, 'end-user'))).toEqual(['ben'])
    expect(findingOf(snapshot, 'PRE-007', 'file:enduser.csv').severity).toBe('HIGH')
    expect(JSON.stringify(snapshot)).not.toContain('sesame')
  })

  it('reports a row without a name, a damaged name and a mangled number', () => {
    const snapshot = ingested({
      'partition.csv': ['NAME,DESCRIPTION', ',nameless', 'bad\0name,x', 'OK,fine'],
      'directorynumber.csv': ['Directory Number,Route Partition', '4.92501E+09,OK'],
    })
    expect(Object.keys(values(snapshot, 'partition'))).toEqual(['OK'])
    expect(findingOf(snapshot, 'PRE-007', 'file:partition.csv').message).toContain('2 rows have no name')
    expect(rowsOf(findingOf(snapshot, 'PRE-007', 'file:directorynumber.csv'))).toEqual(['directorynumber.csv:2'])
  })

  it('says that a text is not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('NAME,DESCRIPTION\nA,J'), Buffer.from([0xfc]), Buffer.from('rg\n')])
    const snapshot = ingested({ 'partition.csv': bytes })
    expect(only(snapshot, 'partition').description).toBe('Jürg')
    expect(findingOf(snapshot, 'PRE-007', 'file:partition.csv').severity).toBe('INFO')
  })

  it('lists ten rows of a kind and counts the others', () => {
    const rows = Array.from({ length: 14 }, (_, n) => `P${n}`)
    const found = findingOf(
      ingested({ 'partition.csv': ['NAME,DESCRIPTION', ...rows] }),
      'PRE-007',
      'file:partition.csv',
    )
    expect(found.evidence).toHaveLength(11)
    expect(found.evidence.at(-1)?.value).toBe('and 4 more')
  })
})

describe('other devices', () => {
  it('reads a CTI route point, whose forwards are grouped by kind', () => {
    const snapshot = ingested({
      'appuser.csv': ['APPLICATION USER NAME,DEVICE NAME 1,TYPE USER ASSOCIATION 1', 'jtapi,RP-1,Cti Control In'],
      'ctiroutepoint.csv': [
        'DEVICE NAME,APPLICATION USER 1,APPLICATION USER 2,DIRECTORY NUMBER 1,ROUTE PARTITION 1,FORWARD ALL VOICEMAIL 1,FORWARD BUSY INTERNAL VOICEMAIL 1,FORWARD ALL DESTINATION 1,FORWARD BUSY INTERNAL DESTINATION 1,END USER 1',
        'RP-1,jtapi,,8600,,f,t,1001,,',
      ],
    })
    expect(only(snapshot, 'cti-route-point')).toMatchObject({ applicationUsers: ['jtapi'], lines: [{ dn: '8600' }] })
    expect(only(snapshot, 'directory-number')).toMatchObject({
      origins: ['cti-route-point'],
      forwards: [
        { kind: 'all', toVoicemail: false, destination: '1001' },
        { kind: 'busy-internal', toVoicemail: true },
      ],
    })
    expect(snapshot.findings).toEqual([])
  })

  it('finds people who have lines only in a profile', () => {
    const snapshot = ingested({
      'enduser.csv': ['USER ID', 'holson', 'iprice'],
      'deviceprofile.csv': [
        'Device Profile Name,Description,Login User Id,User ID 1,,Directory Number 1,Display 1',
        'EM-holson,,,holson,,1240,Hana',
      ],
      'rdp.csv': ['Remote Destination Profile Name,Mobility User ID,Directory Number 1', 'RDP-iprice,iprice,1241'],
    })
    expect(values(snapshot, 'device-profile')).toMatchObject({
      'EM-holson': { kind: 'extension-mobility', userIds: ['holson'], lines: [{ dn: '1240', display: 'Hana' }] },
      'RDP-iprice': { kind: 'remote-destination-profile', userIds: ['iprice'], lines: [{ dn: '1241' }] },
    })
    expect(Object.values(values(snapshot, 'directory-number')).map((dn) => dn.origins)).toEqual([
      ['device-profile'],
      ['remote-destination-profile'],
    ])
  })

  it.each([
    ['Cisco 8845', 'SEP001122334455', 'desk-phone'],
    ['Cisco Unified Client Services Framework', 'CSFanna', 'soft-client'],
    ['Cisco Dual Mode for iPhone', 'TCTanna', 'soft-client'],
    ['Cisco IP Communicator', 'SEP001122334455', 'soft-client'],
    ['CTI Port', 'CP-1', 'cti-port'],
    ['CTI Remote Device', 'CTIRDanna', 'remote-device'],
    ['Cisco Spark Remote Device', 'anna', 'remote-device'],
    ['Universal Device Template', 'Auto-registration Template', 'template'],
    ['Analog Phone', 'AN0011223344', 'analog'],
    ['Cisco VGC Phone', 'VGC001122334455', 'analog'],
    ['Third-party SIP Device (Basic)', 'SEP001122334455', 'other'],
    [undefined, 'BOTANNA', 'soft-client'],
    [undefined, 'SEP0011223344AA', 'desk-phone'],
    [undefined, 'Front door', 'other'],
  ])('takes %s %s for a %s', (type, name, expected) => {
    expect(deviceClass(type, name)).toBe(expected)
  })
})
