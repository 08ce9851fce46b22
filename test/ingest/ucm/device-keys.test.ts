import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codes, findingOf, ingested, only, values } from './made-archive.js'

const LINE = (n: number) =>
  `Directory Number ${n},Route Partition ${n},Line CSS ${n},Forward All CSS ${n},Recording Profile ${n}`
const PHONE = `Device Name,Device Type,${LINE(1)}`
const DNS = ['Directory Number,Route Partition', '1001,Internal PT 2', '\\+17175550111,DN in Lyon', '\\+17175550112,']
const TABLES = { 'partition.csv': ['NAME', 'Internal PT 2', 'DN in Lyon', 'PARK-PT'], 'directorynumber.csv': DNS }

/** A phone with these key columns behind its line. */
function phoneWith(columns: readonly string[], cells: readonly string[]) {
  const quoted = cells.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
  return ingested({
    ...TABLES,
    'phone.csv': [
      `${PHONE},${columns.join(',')}`,
      `SEP000000000001,Cisco 8845,1001,Internal PT 2,,,,${quoted.join(',')}`,
    ],
  })
}

describe('busy lamp fields', () => {
  it.each([
    ['1001 in Internal PT 2', { dn: '1001', partition: 'Internal PT 2' }],
    ['\\+17175550111 in DN in Lyon', { dn: '\\+17175550111', partition: 'DN in Lyon' }],
    ['+17175550111 in dn in lyon', { dn: '\\+17175550111', partition: 'DN in Lyon' }],
    ['\\+17175550112 in ', { dn: '\\+17175550112' }],
    ['\\+17175550112 in <None>', { dn: '\\+17175550112' }],
    ['\\+17175550112', { dn: '\\+17175550112' }],
  ])('take %j apart, whatever blanks and digits the partition holds', (cell, line) => {
    const snapshot = phoneWith(['Busy Lamp Field Destination 1', 'Busy Lamp Field Directory Number 1'], ['', cell])
    expect(only(snapshot, 'phone').busyLampFields).toEqual([{ index: 1, line, callPickup: false }])
  })

  it('take any number apart from any partition', () => {
    const number = fc.stringMatching(/^(?:\\\+)?[0-9*#A-D]{1,12}$/)
    const word = fc.constantFrom('in', 'PT', 'Lyon 7', '42', 'DN-E164_PT', ' in ')
    const partition = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' ').trim())
    fc.assert(
      fc.property(number, partition, (dn, place) => {
        const collapsed = place.replace(/\s+/g, ' ')
        fc.pre(collapsed !== '' && collapsed !== 'in')
        const snapshot = ingested({
          'partition.csv': ['NAME,DESCRIPTION', `${place},`],
          'directorynumber.csv': ['Directory Number,Route Partition', `${dn},${place}`],
          'phone.csv': [
            `${PHONE},Busy Lamp Field Directory Number 1`,
            `SEP000000000001,Cisco 8845,,,,,,${dn} in ${place}`,
          ],
        })
        expect(only(snapshot, 'phone').busyLampFields?.[0]?.line).toEqual({ dn, partition: place })
      }),
      { seed: 1122 },
    )
  })

  it('are a destination or a line, with the right to pick up', () => {
    const snapshot = phoneWith(
      [1, 2, 3].flatMap((n) => [
        `Busy Lamp Field Destination ${n}`,
        `Busy Lamp Field Directory Number ${n}`,
        `Busy Lamp Field Label ${n}`,
        `Busy Lamp Field Label ASCII ${n}`,
        `Busy Lamp Field Call Pickup ${n}`,
      ]),
      [
        '84220',
        '',
        'Desk',
        'Desk',
        'f',
        '',
        '',
        'left over',
        '',
        'f',
        '',
        '1001 in Internal PT 2',
        'Nina "N"',
        '',
        't',
      ],
    )
    expect(only(snapshot, 'phone').busyLampFields).toEqual([
      { index: 1, label: 'Desk', destination: '84220', callPickup: false },
      { index: 3, label: 'Nina "N"', line: { dn: '1001', partition: 'Internal PT 2' }, callPickup: true },
    ])
    expect(codes(snapshot)).toEqual([])
  })

  it('that lead nowhere are reported, and what is no number at all', () => {
    const columns = ['Busy Lamp Field Directory Number 1', 'Busy Lamp Field Directory Number 2']
    const snapshot = phoneWith(columns, ['1999 in Internal PT 2', 'Front desk in Internal PT 2'])
    expect(only(snapshot, 'phone').busyLampFields).toHaveLength(1)
    expect(findingOf(snapshot, 'PRE-010', 'dn:1999@Internal PT 2').evidence[0]).toMatchObject({
      label: 'phone SEP000000000001',
      source: { file: 'phone.csv', row: 2, column: 'BUSY LAMP FIELD DIRECTORY NUMBER 1' },
    })
    expect(findingOf(snapshot, 'PRE-007', 'file:phone.csv').evidence[0]?.value).toContain('Front desk')
  })
})

describe('speed dials, park lamps, intercom lines and services', () => {
  it('keep what stands before a pause: a code may follow', () => {
    const columns = [1, 2, 3].flatMap((n) => [`Speed Dial Number ${n}`, `Speed Dial Label ${n}`])
    const snapshot = phoneWith(columns, ['4711', 'Nina, desk', '', '', '915125550142,,86421', 'Bank'])
    expect(only(snapshot, 'phone').speedDials).toEqual([
      { index: 1, number: '4711', label: 'Nina, desk' },
      { index: 3, number: '915125550142', label: 'Bank', pauses: true },
    ])
    expect(JSON.stringify(snapshot)).not.toContain('86421')
  })

  it('are told from the lines before them and from each other', () => {
    const snapshot = ingested({
      ...TABLES,
      'intercomroutepartition.csv': ['NAME,USE ORIGINATING DEVICE TIME ZONE', 'ICOM-PT,t'],
      'intercomcss.csv': ['NAME,ROUTE PARTITION 1', 'ICOM-CSS,ICOM-PT'],
      'intercomdn.csv': ['INTERCOM DIRECTORY NUMBER,ROUTE PARTITION,CALLING SEARCH SPACE', '7901,ICOM-PT,ICOM-CSS'],
      'phone.csv': [
        [
          `${PHONE},${LINE(2)},Line Text Label 2`,
          'Speed Dial Number 1,Speed Dial Label 1',
          'BLF Directed Call Park Directory Number 1,BLF Directed Call Park Label 1',
          'Intercom Directory Number 1,Intercom Route Partition 1,Intercom CSS 1,Intercom Line Text Label 1,Intercom Speed Dial 1,Intercom Auto Answer 1',
          'Service Name 1,Subscribed Service Name 1,Subscribed Service Name 2',
        ].join(','),
        'SEP000000000001,Cisco 8845,1001,Internal PT 2,,,,,,,,,,7,Seven,7010 in PARK-PT,Park,7901,ICOM-PT,ICOM-CSS,Sam,7902,Auto Answer with Speakerphone,Dir,Dir,News',
      ],
    })
    const { lines, speedDials, directedParkLamps, intercomLines, serviceCount } = only(snapshot, 'phone')
    expect(lines.map(({ index, dn, label }) => ({ index, dn, label }))).toEqual([
      { index: 1, dn: '1001', label: undefined },
    ])
    expect(speedDials).toEqual([{ index: 1, number: '7', label: 'Seven' }])
    expect(directedParkLamps).toEqual([{ index: 1, dn: '7010', partition: 'PARK-PT', label: 'Park' }])
    expect(intercomLines).toEqual([
      {
        index: 1,
        dn: '7901',
        partition: 'ICOM-PT',
        callingSearchSpace: 'ICOM-CSS',
        label: 'Sam',
        speedDial: '7902',
        autoAnswer: 'Auto Answer with Speakerphone',
      },
    ])
    expect(serviceCount).toBe(2)
    expect(codes(snapshot)).toEqual([])
    expect(values(snapshot, 'intercom-number')).toEqual({
      '7901@ICOM-PT': { dn: '7901', partition: 'ICOM-PT', callingSearchSpace: 'ICOM-CSS' },
    })
    // No ordinary number: neither digit analysis nor the list of numbers knows it.
    expect(snapshot.objects['directory-number'].map(({ key }) => key)).not.toContain('7901@ICOM-PT')
    expect(snapshot.objects.partition.map(({ key }) => key)).not.toContain('ICOM-PT')
  })

  it('are absent where a device has none, and read of profiles as of phones', () => {
    const snapshot = ingested({
      ...TABLES,
      'deviceprofile.csv': [
        'Device Profile Name,User ID 1,Directory Number 1,Route Partition 1,Speed Dial Number 1,Busy Lamp Field Directory Number 1',
        'EM-1,,1001,Internal PT 2,4711,1001 in Internal PT 2',
        'EM-2,,1001,Internal PT 2,,',
      ],
    })
    const { 'EM-1': first, 'EM-2': second } = values(snapshot, 'device-profile')
    expect(first).toMatchObject({ speedDials: [{ index: 1, number: '4711' }], busyLampFields: [{ index: 1 }] })
    expect(Object.keys(second ?? {})).not.toContain('speedDials')
    expect(Object.keys(second ?? {})).not.toContain('busyLampFields')
  })
})

describe('mobility', () => {
  it('reads a mobility identity and every remote destination of a remote device', () => {
    const remote = (n: number) =>
      `Time Zone ${n},Remote Destination Name ${n},Remote Destination Number ${n},Is Mobile Phone ${n},Answer Too Soon Timer ${n},Answer Too Late Timer ${n},Delay Before Ringing Timer ${n},Enable Mobile Connect ${n}`
    const snapshot = ingested({
      'phone.csv': [
        `Device Name,Device Type,Mobility Identity Name,Mobility Identity Destination Number,Mobility Identity Is Mobile Phone,Mobility Identity Enable Mobile Connect,Mobility Identity Mobility Profile,${remote(1)},${remote(2)},Directory Number 1,Line CSS 1,Forward All CSS 1,Recording Profile 1`,
        'TCTANNA,Cisco Dual Mode for iPhone,Cell,+15125550170,t,t,Roaming,,,,,,,,,,,,,,,,,,,,',
        'CTIRDANNA,CTI Remote Device,,,,,,Etc/GMT,Home,915125550171,f,1500,19000,4000,t,America/Chicago,Car,915125550172,t,,,,f,,,,',
        'SEP000000000001,Cisco 8845,,,,,,,,,,,,,,,,,,,,,,,,,',
      ],
    })
    const phones = values(snapshot, 'phone')
    expect(phones['TCTANNA']?.mobilityIdentity).toEqual({
      name: 'Cell',
      destination: '+15125550170',
      isMobile: true,
      mobileConnect: true,
      mobilityProfile: 'Roaming',
    })
    expect(phones['CTIRDANNA']?.remoteDestinations).toEqual([
      {
        name: 'Home',
        destination: '915125550171',
        timeZone: 'Etc/GMT',
        isMobile: false,
        mobileConnect: true,
        answerTooSoonMilliseconds: 1500,
        answerTooLateMilliseconds: 19000,
        delayBeforeRingingMilliseconds: 4000,
      },
      { name: 'Car', destination: '915125550172', timeZone: 'America/Chicago', isMobile: true, mobileConnect: false },
    ])
    expect(Object.keys(phones['SEP000000000001'] ?? {})).not.toContain('remoteDestinations')
    expect(snapshot.findings).toEqual([])
  })
})
