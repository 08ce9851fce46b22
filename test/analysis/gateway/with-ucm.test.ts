import { describe, expect, it } from 'vitest'
import { askDialPlan } from '../../../src/analysis/dial-plan/question.js'
import { askGateway } from '../../../src/analysis/gateway/question.js'
import type { Finding } from '../../../src/findings/finding.js'
import type { ExportBuilder } from '../../support/export-builder.js'
import { ingestCalls } from '../../../src/ingest/calls/ingest-calls.js'
import { callFile, callSet } from '../../support/call-file.js'
import { threeSitesRoster } from '../../support/asked-estate.js'
import { webexSnapshot } from '../../support/webex-organization.js'
import type { AskedWith } from '../../support/asked-estate.js'
import type { Patch } from './asked-gateway.js'
import { gateway, MAPPED, organization, quoted, threeSitesInput, told } from './asked-gateway.js'

interface Variant {
  readonly patches?: readonly Patch[]
  readonly change?: (builder: ExportBuilder) => void
  readonly asked?: AskedWith
}

async function findingsOf({ patches = [], change, asked }: Variant): Promise<readonly Finding[]> {
  return askGateway(await threeSitesInput([gateway('registration.cfg', ...patches)], asked, change)).findings
}

function incomingPort(profile: string, port: string): (builder: ExportBuilder) => void {
  return (builder) => {
    builder.patch('securityprofile', { NAME: profile }, 'INCOMING PORT', port)
  }
}

describe('a gateway and the trunks of Unified CM', () => {
  it('agree', async () => {
    expect(told(await findingsOf({}))).toEqual([])
  })

  it.each([
    [
      'a node that the class does not match',
      [['pattern 192\\.0\\.2\\.1[0-2]:5060', 'pattern 192\\.0\\.2\\.1[0-1]:5060']],
      ['LGW-013 trunk CUBE-PSTN-AUS'],
    ],
    [
      'a node that is no server',
      [['ip host _sip._udp.wxtocucm.example.com srv 2 1 5065 ucm-sub2.example.com\n', '']],
      ['LGW-013 trunk LGW-WEBEX-AUS'],
    ],
    [
      'a node that is not trusted',
      [['  ipv4 0.0.0.0 0.0.0.0', '  ipv4 192.0.2.10 255.255.255.254\n  ipv4 203.0.113.0 255.255.255.0']],
      ['LGW-013 trunk CUBE-PSTN-AUS', 'LGW-013 trunk LGW-WEBEX-AUS', 'LGW-027'],
    ],
    [
      'no node that a class matches, on whatever port',
      [['pattern :5065', 'pattern 192\\.0\\.2\\.2[0-2]:5065']],
      ['LGW-013 trunk LGW-WEBEX-AUS'],
    ],
    [
      'a class of the right nodes by another port',
      [['pattern :5065', 'pattern 192\\.0\\.2\\.1[0-2]:9346']],
      ['LGW-014 trunk LGW-WEBEX-AUS'],
    ],
    [
      'no class of nodes, but the numbers of people in Webex',
      [['incoming uri via 300', 'incoming called-number +1512555018']],
      [],
    ],
    ['a class by another port', [['pattern :5065', 'pattern :5066']], ['LGW-014 trunk LGW-WEBEX-AUS']],
    [
      'servers on another port',
      [
        ['srv 0 1 5065', 'srv 0 1 5066'],
        ['srv 2 1 5065', 'srv 2 1 5066'],
        ['srv 2 1 5065', 'srv 2 1 5066'],
      ],
      ['LGW-014 dial-peer 300'],
    ],
  ] as const)('%s', async (_name, patches, tells) => {
    expect(told(await findingsOf({ patches })).toSorted()).toEqual(tells)
  })

  it('LGW-014 when the security profile names another port', async () => {
    const findings = await findingsOf({ change: incomingPort('LGW Webex 5065', '5070') })
    expect(told(findings)).toEqual(['LGW-014 trunk LGW-WEBEX-AUS', 'LGW-014 dial-peer 300'])
    const [finding] = findings
    expect(finding?.message).toContain('5070')
    expect(finding === undefined ? [] : quoted(finding)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^trunk\.csv:\d+ port 5070$/),
        expect.stringMatching(/^registration\.cfg:\d+ pattern :5065$/),
      ]),
    )
  })

  it('LGW-015 when both trunks listen on one port', async () => {
    const findings = await findingsOf({ change: incomingPort('LGW Webex 5065', '5060') })
    expect(told(findings)).toContain('LGW-015')
  })

  it('is not judged before the gateway knows Webex, nor for trunks of another role', async () => {
    const before = await threeSitesInput([gateway('everything-else.cfg', ['hostname cube-branch', 'hostname lgw-muc'])])
    expect(told(askGateway(before).findings).filter((each) => /LGW-01[345]/.test(each))).toEqual([])
    const other = { ...MAPPED, trunks: MAPPED.trunks.map((trunk) => ({ ...trunk, role: 'ignore' as const })) }
    const findings = await findingsOf({ patches: [['pattern :5065', 'pattern :5066']], asked: { mapping: other } })
    expect(told(findings)).toEqual([])
  })
})

describe('call records', () => {
  const record = (id: number) => ({
    cdrRecordType: 1,
    globalCallID_callId: id,
    pkid: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    dateTimeOrigination: 1_777_903_200,
    dateTimeConnect: 1_777_903_205,
    dateTimeDisconnect: 1_777_903_265,
    duration: 60,
    origDeviceName: 'SEP020000717125',
    destDeviceName: 'LGW-WEBEX-AUS',
    OutgoingProtocolID: 1,
    callingPartyNumber: '+15125550101',
    finalCalledPartyNumber: '+15125550181',
  })

  it.each([
    [250, []],
    [251, ['LGW-026 trunk LGW-WEBEX-AUS']],
  ] as const)('LGW-026 for %i calls at once over the trunk', async (count, tells) => {
    const file = callFile(Array.from({ length: count }, (_, index) => record(index + 1)))
    const calls = await ingestCalls(callSet({ 'cdr.csv': file }))
    const input = await threeSitesInput([gateway('registration.cfg')], { others: { calls } })
    const { findings, unchecked } = askGateway(input)
    expect(told(findings)).toEqual(tells)
    expect(unchecked.map(({ code }) => code)).not.toContain('LGW-026')
  })
})

describe('numbers on both sides', () => {
  const person = (number: string): Readonly<Record<string, object>> => ({
    'people.json': {
      items: [
        {
          id: 'nina',
          emails: ['nina@example.com'],
          displayName: 'Nina',
          status: 'active',
          phoneNumbers: [{ type: 'work', value: number }],
          licenses: [],
        },
      ],
    },
  })

  it('LGW-024 where the number rings in Unified CM too, and not for one that is nobody’s there', async () => {
    const with24 = async (number: string): Promise<readonly string[]> => {
      const webex = organization({}, person(number))
      expect(webex.objects.person.map(({ value }) => value.phoneNumber)).toEqual([number])
      const found = await findingsOf({ asked: { others: { webex } } })
      return told(found).filter((each) => each.startsWith('LGW-024'))
    }
    expect(await with24('+17175550111')).toEqual(['LGW-024 dn:\\+17175550111@DN-E164-PT'])
    expect(await with24('+17175550199')).toEqual([])
  })

  it('LGW-025 where a route list holds the number of somebody who moves', async () => {
    const of25 = async (...numbers: readonly string[]): Promise<readonly string[]> => {
      const { objects } = webexSnapshot({ 'route-list': [{ name: 'Cloud PSTN', location: 'Munich', numbers }] })
      const webex = organization()
      const held = { ...webex, objects: { ...webex.objects, 'route-list': objects['route-list'] } }
      const found = await findingsOf({ asked: { others: { webex: held }, roster: threeSitesRoster() } })
      return told(found).filter((each) => each.startsWith('LGW-025'))
    }
    expect(await of25('+17175550111', '+17175550125')).toEqual(['LGW-025 user:ngarcia'])
    expect(await of25('+17175550125')).toEqual([])
  })

  it('LGW-023 where neither Unified CM nor the gateway adds the plus', async () => {
    const webex = organization({}, person('+15125550181'))
    const plain = (builder: ExportBuilder): void => {
      builder.patch('routepattern', { 'ROUTE PATTERN': '\\+1512555018X' }, 'ROUTE PATTERN', '1512555018X')
    }
    const of23 = async (variant: Variant): Promise<readonly string[]> =>
      told(await findingsOf({ ...variant, asked: { others: { webex } } })).filter((each) => each.startsWith('LGW-023'))
    expect(await of23({ change: plain })).toEqual(['LGW-023 pattern:1512555018X@WEBEX-TEST-PT'])
    expect(await of23({})).toEqual([])
    const added: Patch = [
      'voice translation-profile TO-CARRIER',
      'voice translation-rule 100\n rule 1 /^1/ /+1/\n!\nvoice translation-profile TO-WEBEX\n translate called 100\n!\nvoice translation-profile TO-CARRIER',
    ]
    const used: Patch = [
      ' description Webex Calling\n max-conn',
      ' description Webex Calling\n translation-profile outgoing TO-WEBEX\n max-conn',
    ]
    expect(await of23({ change: plain, patches: [added, used] })).toEqual([])
  })
})

describe('partitions that lead to Webex', () => {
  const dialPlan = async (change?: (builder: ExportBuilder) => void, asked?: AskedWith): Promise<readonly string[]> =>
    askDialPlan(await threeSitesInput([], asked, change))
      .findings.filter(({ code }) => code === 'DIAL-006' || code === 'DIAL-012')
      .map(({ code, subject, severity }) => `${code} ${subject} ${severity}`)

  it('DIAL-006 for the carrier that does not see them; worse once Webex has such a number', async () => {
    expect(await dialPlan()).toEqual(['DIAL-006 trunk:CUBE-PSTN-AUS MEDIUM'])
    const number = {
      phoneNumber: '+15125550181',
      state: 'ACTIVE',
      phoneNumberType: 'PRIMARY',
      location: { id: 'muc', name: 'Munich' },
    }
    const webex = organization({}, { 'telephony/config/numbers.json': { phoneNumbers: [number] } })
    expect(webex.objects.number).toHaveLength(1)
    expect(await dialPlan(undefined, { others: { webex } })).toEqual(['DIAL-006 trunk:CUBE-PSTN-AUS BLOCKER'])
  })

  it('nothing for the carrier that sees them behind a translation, or for a short code', async () => {
    const translated = (builder: ExportBuilder): void => {
      builder.patch('css', { NAME: 'BOS-IN-CSS' }, 'ROUTE PARTITION 8', 'WEBEX-TEST-PT')
      builder.patch('translationpattern', { 'TRANSLATION PATTERN': '51255501XX' }, 'CALLING SEARCH SPACE', 'BOS-IN-CSS')
    }
    expect(await dialPlan(translated)).toEqual([])
    const short = (builder: ExportBuilder): void => {
      builder.patch('routepattern', { 'ROUTE PATTERN': '\\+1512555018X' }, 'ROUTE PATTERN', '88018X')
    }
    expect(await dialPlan(short)).toEqual([])
  })

  it('DIAL-012 when calls from Webex see them', async () => {
    const seen = (css: string) => (builder: ExportBuilder) => {
      builder.patch('css', { NAME: css }, 'ROUTE PARTITION 8', 'WEBEX-TEST-PT')
    }
    expect(await dialPlan(seen('TRK-WEBEX-CSS'))).toEqual([
      'DIAL-012 css:TRK-WEBEX-CSS BLOCKER',
      'DIAL-006 trunk:CUBE-PSTN-AUS MEDIUM',
    ])
    expect(await dialPlan(seen('TRK-VM-CSS'))).toEqual(['DIAL-006 trunk:CUBE-PSTN-AUS MEDIUM'])
  })

  it('nothing without a trunk to Webex', async () => {
    expect(await dialPlan(undefined, { mapping: { trunks: [], gateways: [] } })).toEqual([])
  })
})
