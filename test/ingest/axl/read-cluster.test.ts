import { describe, expect, it } from 'vitest'
import { readCluster } from '../../../src/ingest/axl/read-cluster.js'
import { ingestUcm } from '../../../src/ingest/ucm/ingest-ucm.js'
import { readerOf } from '../../../src/ingest/ucm/member-catalog.js'
import type { UcmSnapshot } from '../../../src/model/snapshot.js'
import { UCM_HEADERS } from '../../generate/ucm-headers.js'
import { done, fault, type NodeObject, ScriptedNode } from './scripted-node.js'

const TODAY = '2026-11-22'

async function members(node: ScriptedNode): Promise<ReadonlyMap<string, string>> {
  const read = await readCluster(node, { cluster: 'Made-Up', today: TODAY, talk: () => undefined })
  return new Map(read.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]))
}

async function snapshot(node: ScriptedNode): Promise<UcmSnapshot> {
  const read = await readCluster(node, { cluster: 'Made-Up', today: TODAY, talk: () => undefined })
  return ingestUcm({ name: '127.0.0.1', sha256: '', members: read })
}

function object(name: string, got?: string, listed = `<name>${name}</name>`): NodeObject {
  return { uuid: `{${name}}`, listed, ...(got === undefined ? {} : { got: `<name>${name}</name>${got}` }) }
}

function line(index: number, pattern: string, more = ''): string {
  return `<line uuid="{l${index}}"><index>${index}</index><dirn uuid="{d}"><pattern>${pattern}</pattern><routePartitionName uuid="{p}">DN-PT</routePartitionName></dirn>${more}</line>`
}

function number(pattern: string, got = ''): NodeObject {
  const both = `<pattern>${pattern}</pattern><usage>Device</usage><routePartitionName>DN-PT</routePartitionName>`
  return { uuid: `{${pattern}}`, listed: both, got: both + got }
}

const CLUSTER = {
  routePartition: [
    object(
      'DN-PT',
      undefined,
      '<name>DN-PT</name><description>a "quoted", one</description><partitionUsage>General</partitionUsage><useOriginatingDeviceTimeZone>true</useOriginatingDeviceTimeZone>',
    ),
    object('Directory URI', undefined, '<name>Directory URI</name><partitionUsage>Directory URI</partitionUsage>'),
    object('ICOM-PT', undefined, '<name>ICOM-PT</name><partitionUsage>Intercom</partitionUsage>'),
  ],
  css: [
    object(
      'LINE-CSS',
      '<partitionUsage>General</partitionUsage><members><member><routePartitionName>B-PT</routePartitionName><index>2</index></member><member><routePartitionName>DN-PT</routePartitionName><index>1</index></member></members>',
    ),
  ],
  huntPilot: [
    {
      uuid: '{hp1}',
      listed: '<pattern>7000</pattern>',
      got: '<pattern>7000</pattern><blockEnable>false</blockEnable><queueCalls uuid="{q}"><maxCallersInQueue>20</maxCallersInQueue><maxWaitTimeInQueue>300</maxWaitTimeInQueue><noAgentDestination>8500</noAgentDestination></queueCalls>',
    },
    {
      uuid: '{hp2}',
      listed: '<pattern>7001</pattern>',
      got: '<pattern>7001</pattern><blockEnable>true</blockEnable><queueCalls/>',
    },
  ],
  sipTrunk: [
    object(
      'T1',
      '<product>SIP Trunk</product><sigDigits enable="false">4</sigDigits><destinations><destination><addressIpv4>192.0.2.2</addressIpv4><port>5061</port><sortOrder>2</sortOrder></destination><destination><addressIpv4>192.0.2.1</addressIpv4><port>5060</port><sortOrder>1</sortOrder></destination></destinations>',
    ),
  ],
  h323Trunk: [
    object(
      'T2',
      '<product>Inter-Cluster Trunk (Non-Gatekeeper Controlled)</product><protocol>Inter-Cluster Trunk</protocol><sigDigits enable="true">4</sigDigits><destinations><destination><addressIpv4>192.0.2.3</addressIpv4><sortOrder>1</sortOrder></destination></destinations>',
    ),
  ],
  timePeriod: [
    object(
      'TP',
      undefined,
      '<name>TP</name><startTime>08:00</startTime><endTime>17:00</endTime><startDay>Mon</startDay><endDay>Fri</endDay><monthOfYear>None</monthOfYear><dayOfMonth>0</dayOfMonth><dayOfMonthEnd>0</dayOfMonthEnd><monthOfYearEnd>None</monthOfYearEnd>',
    ),
    object('All the time', undefined, '<name>All the time</name><startTime>00:00</startTime><endTime>24:00</endTime>'),
  ],
  facInfo: [object('Manager', undefined, '<name>Manager</name><authorizationLevel>30</authorizationLevel>')],
  user: [
    {
      uuid: '{u1}',
      listed: '<userid>amartin</userid>',
      got: '<userid>amartin</userid><lastName>Martin</lastName><associatedDevices><device>SEP1</device></associatedDevices><primaryExtension><pattern>\\+15125550101</pattern></primaryExtension><phoneProfiles><profileName>EM-A</profileName></phoneProfiles><status>1</status><homeCluster>true</homeCluster><ipccExtension>1002</ipccExtension>',
    },
  ],
  appUser: [
    {
      uuid: '{a1}',
      listed: '<userid>jtapi</userid>',
      got: '<userid>jtapi</userid><associatedDevices><device>SEP1</device></associatedDevices>',
    },
  ],
  line: [
    number(
      '\\+15125550101',
      '<shareLineAppearanceCssName>LINE-CSS</shareLineAppearanceCssName><callForwardAll><forwardToVoiceMail>false</forwardToVoiceMail><destination>+15125550120</destination></callForwardAll><callForwardNoAnswerInt><forwardToVoiceMail>true</forwardToVoiceMail><duration>18</duration></callForwardNoAnswerInt><patternUrgency>true</patternUrgency><associatedDevices><device>SEP1</device></associatedDevices><active>true</active>',
    ),
    number(
      '1002',
      '<autoAnswer>Auto Answer with Headset</autoAnswer><associatedDevices><device>SEP1</device></associatedDevices>',
    ),
    number('1003', '<active>false</active>'),
    number('1004', '<associatedDevices><device>AALN/S0/SU0/0@gw</device></associatedDevices><active>true</active>'),
  ],
  phone: [
    object(
      'SEP1',
      `<product>Cisco 8845</product><model>Cisco 8845</model><hlogStatus>On</hlogStatus><lines>${line(3, '1002', '<e164Mask>+1512555XXXX</e164Mask>')}${line(1, '\\+15125550101', '<maxNumCalls>4</maxNumCalls>')}</lines><speeddials><speeddial><dirn>9011,4711#</dirn><label>Code</label><index>2</index></speeddial></speeddials>`,
    ),
  ],
  serviceParameter: [
    object(
      'p1',
      undefined,
      '<processNodeName>EnterpriseWideData</processNodeName><name>ClusterID</name><service>Enterprise Wide</service><value>Made-Up</value><valueType>string</valueType>',
    ),
    object(
      'p2',
      undefined,
      '<processNodeName>EnterpriseWideData</processNodeName><name>TimerT302_msec</name><service>Cisco CallManager</service><value>8000</value><valueType>long</valueType>',
    ),
    object(
      'p3',
      undefined,
      '<processNodeName>EnterpriseWideData</processNodeName><name>RelayPassword</name><service>Cisco CallManager</service><value>s3cret</value><valueType>string</valueType>',
    ),
  ],
} as const

describe('a cluster read over AXL', () => {
  it('becomes the members of an export', async () => {
    const read = await members(new ScriptedNode(CLUSTER))
    expect(read.get('header.txt')).toMatch(/^CCM : 14\.0\.1\.13900-155\nFile : appuser\n/m)
    expect(read.get('header.txt')).toMatch(/^Time : Nov 22, 2026\nIP Address : 127\.0\.0\.1:8443\n/)
    expect(read.get('partition.csv')).toBe(
      'NAME,DESCRIPTION,TIME SCHEDULE,SPECIFIC TIME ZONE,ORIGINATING DEVICE\nDN-PT,"a ""quoted"", one",,,t\n',
    )
    expect(read.get('intercomroutepartition.csv')).toMatch(/\nICOM-PT,,,,\n$/)
    expect(read.get('css.csv')).toMatch(/ROUTE PARTITION 1,ROUTE PARTITION 2\nLINE-CSS,,General,DN-PT,B-PT\n$/)
    expect(read.get('forcedauthorizationcodes.csv')).toBe('NAME,AUTHORIZATION LEVEL\nManager,30\n')
    expect(read.get('enterpriseparameter.csv')).toBe('PARAM NAME,PARAM VALUE\nClusterID,Made-Up\n')
    expect(read.get('callpark.csv')).toBe('CALL PARK NUMBER,DESCRIPTION,ROUTE PARTITION,UNIFIED CALLMANAGER\n')
  })

  it('has every table that is read of an export, so that it can take the place of one', async () => {
    const read = await members(new ScriptedNode(CLUSTER))
    const wanted = [...UCM_HEADERS.keys(), 'gateway.csv'].filter((name) => readerOf(name) !== undefined)
    expect(wanted.filter((name) => !read.has(name))).toEqual([])
  })

  it('gives the objects that an export would give', async () => {
    const { objects, cluster, findings } = await snapshot(new ScriptedNode(CLUSTER))
    expect(cluster).toMatchObject({ clusterId: 'Made-Up', release: '14.0.1.13900-155', exportedOn: 'Nov 22, 2026' })
    expect(objects.partition.map(({ key }) => key)).toEqual(['DN-PT'])
    expect(objects['time-period'].map(({ value }) => value)).toEqual([
      { name: 'TP', startMinute: 480, endMinute: 1020, days: { kind: 'week', from: 'Mon', to: 'Fri' } },
    ])
    expect(objects['hunt-pilot'].map(({ value }) => [value.pattern, value.block, value.queue])).toEqual([
      [
        '7000',
        false,
        expect.objectContaining({ maximumCallers: 20, maximumWaitSeconds: 300, noAgentsDestination: '8500' }),
      ],
      ['7001', true, { maximumCallers: 32, maximumWaitSeconds: 900, signals: [] }],
    ])
    expect(objects.trunk.map(({ value }) => [value.name, value.significantDigits, value.destinations])).toEqual([
      [
        'T1',
        99,
        [
          { address: '192.0.2.1', port: 5060 },
          { address: '192.0.2.2', port: 5061 },
        ],
      ],
      ['T2', 4, [{ address: '192.0.2.3' }]],
    ])
    expect(objects['end-user'][0]?.value).toMatchObject({
      devices: [
        { name: 'SEP1', association: 'Cti Control In' },
        { name: 'EM-A', association: 'Profile Available' },
      ],
      primaryExtensions: [
        { dn: '\\+15125550101', usage: 'Primary' },
        { dn: '1002', usage: 'ICD' },
      ],
    })
    expect(findings.filter(({ code }) => code === 'PRE-007')).toEqual([])
  })

  it('puts lines on their buttons, with what belongs to their numbers', async () => {
    const { objects } = await snapshot(new ScriptedNode(CLUSTER))
    expect(objects.phone[0]?.value).toMatchObject({
      name: 'SEP1',
      deviceType: 'Cisco 8845',
      loggedIntoHuntGroup: true,
      userIds: ['amartin'],
      applicationUsers: ['jtapi'],
      lines: [
        { index: 1, dn: '\\+15125550101', maximumCalls: 4 },
        { index: 3, dn: '1002', externalPhoneNumberMask: '+1512555XXXX', autoAnswer: 'Auto Answer with Headset' },
      ],
    })
    const numbers = objects['directory-number'].map(({ value }) => [value.dn, value.active, value.origins] as const)
    expect(numbers.toSorted()).toEqual([
      ['1002', true, ['phone']],
      ['1003', false, ['directorynumber']],
      ['1004', true, ['directorynumber']],
      ['\\+15125550101', true, ['phone']],
    ])
    expect(objects['directory-number'].find(({ value }) => value.dn.startsWith('\\'))?.value).toMatchObject({
      callingSearchSpace: 'LINE-CSS',
      urgent: true,
      noAnswerRingDurationSeconds: 18,
      forwards: [
        { kind: 'all', toVoicemail: false, destination: '+15125550120' },
        { kind: 'no-answer-internal', toVoicemail: true },
      ],
    })
  })

  it('asks for no secret, and keeps none that a number or a parameter holds', async () => {
    const node = new ScriptedNode(CLUSTER)
    const read = [...(await members(node)).values()].join('')
    expect(read).not.toMatch(/s3cret|4711/)
    expect(read).toMatch(/9011,"?,?/)
    const wanted = new Set(
      node.asked.flatMap(({ envelope }) => [...envelope.matchAll(/<(\w+)\/>/g)].map(([, tag]) => tag)),
    )
    const secret =
      /password|^pin|pwd|digestCred|vendorConfig|credential|authenticationString|accessCode|^code$|^ldapDn$/i
    expect([...wanted].filter((tag) => secret.test(tag ?? ''))).toEqual([])
  })
})

describe('what a node refuses', () => {
  it('is a member that is listed and absent; everything else is there', async () => {
    const node = new ScriptedNode(CLUSTER, (operation) =>
      operation === 'listHuntPilot'
        ? { status: 403, text: '' }
        : operation === 'getSipTrunk'
          ? fault('Not allowed')
          : undefined,
    )
    const read = await members(node)
    expect([read.has('huntpilot.csv'), read.has('trunk.csv'), read.has('partition.csv')]).toEqual([false, false, true])
    expect(read.get('header.txt')).toMatch(/^File : huntpilot$/m)
    expect(read.get('header.txt')).toMatch(
      /^Note : huntpilot\.csv: not read: listHuntPilot: the user may not do that \(403\)$/m,
    )
    expect(read.get('header.txt')).toMatch(/^Note : trunk\.csv: not read: getSipTrunk: Not allowed$/m)
    const { findings } = await snapshot(node)
    expect(findings.filter(({ code }) => code === 'PRE-002').map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['file:huntpilot.csv', 'file:trunk.csv']),
    )
    expect(findings.find(({ subject }) => subject === 'file:huntpilot.csv')).toMatchObject({
      severity: 'HIGH',
      message: 'huntpilot.csv was not read, the node refused it: listHuntPilot: the user may not do that (403).',
    })
  })

  it('leaves out columns whose source is refused, so that they are unknown and not empty', async () => {
    const node = new ScriptedNode(CLUSTER, (operation) =>
      /^list(?:User|Line)$/.test(operation) ? fault('No') : undefined,
    )
    const read = await members(node)
    expect(read.get('phone.csv')).not.toMatch(/User ID 1|Line CSS|Auto Answer/)
    expect(read.get('phone.csv')).toMatch(/Application User 1.*Directory Number 1/)
    expect([read.has('directorynumber.csv'), read.has('intercomdn.csv')]).toEqual([false, false])
    const { absentColumns, findings } = await snapshot(node)
    expect(absentColumns).toEqual(expect.arrayContaining(['phone.csv: USER ID 1', 'phone.csv: LINE CSS 1']))
    expect(findings.map(({ code }) => code)).toContain('PRE-003')
  })

  it('names single objects that are missing, and gives up a kind that is refused throughout', async () => {
    const phones = Array.from({ length: 40 }, (_, at) => object(`SEP${at}`, '<model>Cisco 8845</model>'))
    const some = new ScriptedNode({ phone: [...phones, object('SEP-GONE')] }, (operation, envelope) =>
      operation === 'getPhone' && envelope.includes('{SEP7}') ? fault('Internal error') : undefined,
    )
    const read = await members(some)
    expect(read.get('phone.csv')?.split('\n')).toHaveLength(1 + 39 + 1)
    expect(read.get('header.txt')).toMatch(/^Note : phone\.csv: SEP7 could not be read: Internal error$/m)
    expect(read.get('header.txt')).toMatch(/^Note : phone\.csv: SEP-GONE was removed while it was read$/m)
    const { findings, members: accounts } = await snapshot(some)
    expect(findings.find(({ subject }) => subject === 'file:phone.csv')).toMatchObject({
      code: 'PRE-002',
      severity: 'HIGH',
      message: expect.stringMatching(/^1 thing of phone\.csv could not be read.*SEP7/) as string,
    })
    expect(accounts.find(({ name }) => name === 'phone.csv')?.refused).toBe(1)
    const none = new ScriptedNode({ phone: phones }, (operation) =>
      operation === 'getPhone' ? fault('No') : undefined,
    )
    expect((await members(none)).has('phone.csv')).toBe(false)
    expect(none.asked.filter(({ operation }) => operation === 'getPhone').length).toBeLessThan(20)
  })

  it('takes parameters from the database where the node does not list them', async () => {
    const sql =
      '<row><processnodename>EnterpriseWideData</processnodename><name>ClusterID</name><service>Enterprise Wide</service><value>Made-Up</value></row>'
    const node = new ScriptedNode({}, (operation) =>
      operation === 'listServiceParameter'
        ? fault('No')
        : operation === 'executeSQLQuery'
          ? done(operation, sql)
          : undefined,
    )
    const read = await members(node)
    expect(read.get('enterpriseparameter.csv')).toBe('PARAM NAME,PARAM VALUE\nClusterID,Made-Up\n')
    expect(read.get('serviceparameter.csv')).toBe('SERVER,PARAM NAME,PARAM VALUE,PARAM TYPE,SERVICE TYPE\n')
    expect(node.asked.find(({ operation }) => operation === 'executeSQLQuery')?.envelope).toMatch(
      /<sql>SELECT SKIP 0 FIRST 200 /,
    )
    const neither = await members(
      new ScriptedNode({}, (operation) => (operation === 'listServiceParameter' ? fault('No') : undefined)),
    )
    expect([neither.has('enterpriseparameter.csv'), neither.has('serviceparameter.csv')]).toEqual([false, false])
  })

  it('names the ports of gateways where the database may be asked', async () => {
    const gateway = { gateway: [object('gw', undefined, '<domainName>gw.example.com</domainName>')] }
    const port = '<row><name>S0/SU0/DS1-0@gw.example.com</name><description/></row>'
    const node = new ScriptedNode(gateway, (operation) =>
      operation === 'executeSQLQuery' ? done(operation, port) : undefined,
    )
    expect((await members(node)).get('gateway.csv')).toBe(
      'GATEWAY NAME,DESCRIPTION\ngw.example.com,\nS0/SU0/DS1-0@gw.example.com,\n',
    )
    const without = await members(new ScriptedNode(gateway))
    expect(without.get('gateway.csv')).toBe('GATEWAY NAME,DESCRIPTION\ngw.example.com,\n')
    expect(without.get('header.txt')).toMatch(/^Note : gateway\.csv: without the ports of gateways/m)
  })
})
