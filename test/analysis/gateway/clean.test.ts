import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ingestLgw } from '../../../src/ingest/lgw/ingest-lgw.js'
import type { LgwSnapshot } from '../../../src/model/lgw/snapshot.js'
import { planGateway } from '../../../src/plan/target/gateway/gateway-text.js'
import { fillTokens } from '../../../src/plan/gateway-tokens.js'
import { gatewayOf } from '../../support/gateway-table.js'
import { repositoryRoot, sharedData } from '../../support/shared-data.js'
import { threeSites } from '../../support/three-sites.js'
import { ask, gateway, organization, told } from './asked-gateway.js'

const NODES = ['192.0.2.10', '192.0.2.11', '192.0.2.12']
const REGISTRATION = {
  otgDtgId: 'muc-lgw1-trunk0417_lgu',
  linePort: 'muc-lgw1-trunk9021_LGU@12345678.eu10.example.com',
  outboundProxy: 'proxy1.example.com',
  userName: 'muc-lgw1-trunk0417_LGU',
}

function template(name: string): string {
  return readFileSync(`${repositoryRoot}/templates/lgw/${name}.liquid`, 'utf8')
}

/** What the tool would enter on a gateway, entered. */
function planned(layout: 'current' | 'older', before: LgwSnapshot | undefined, filled: boolean): LgwSnapshot {
  const { lines } = planGateway({
    snapshot: before,
    gateway: before?.name ?? 'lgw-new',
    layout,
    trunk: 'Munich',
    ucm: { nodes: NODES, listeningPort: 5065 },
    bindInterface: 'GigabitEthernet0/0/1',
    templates: { current: template('current'), older: template('older') },
  })
  const own = before?.lines.filter((line) => line !== 'end') ?? ['hostname lgw-new']
  return gatewayOf([...own, '!', ...(filled ? fillTokens(lines, REGISTRATION, 'made-up') : lines), 'end'])
}

describe('a configuration that works', () => {
  it.each(['registration.cfg', 'certificate.cfg', 'older-layout.cfg', 'template.cfg', 'everything-else.cfg'])(
    '%s tells nothing',
    async (name) => {
      expect(told((await ask(gateway(name))).findings)).toEqual([])
    },
  )

  it.each([
    ['current', true],
    ['current', false],
    ['older', true],
    ['older', false],
  ] as const)('what is planned for an empty gateway, %s layout, values filled in: %s', async (layout, filled) => {
    expect(told((await ask(planned(layout, undefined, filled))).findings)).toEqual([])
  })

  it.each(['current', 'older'] as const)(
    'what is planned adds nothing to a gateway in use, %s layout',
    async (layout) => {
      const before = ingestLgw({ name: 'gateway.cfg', bytes: readFileSync(threeSites('input/gateway.cfg')) })
      // Three nodes of Unified CM without a keepalive, as it stands.
      const own = ['LGW-016 dial-peer 401']
      expect(told((await ask(before)).findings)).toEqual(own)
      expect(told((await ask(planned(layout, before, true))).findings)).toEqual(own)
    },
  )
})

describe('what could not be judged', () => {
  it('is everything without a gateway', async () => {
    const { findings, rows, unchecked } = await ask()
    expect([findings, rows]).toEqual([[], []])
    expect(unchecked.map(({ code }) => code)).toEqual(expect.arrayContaining(['LGW-001', 'LGW-019', 'LGW-103']))
    const waiting = unchecked.filter(({ code }) => code === 'LGW-012').map(({ unlock }) => unlock)
    expect(waiting).toEqual(['rehome ingest lgw <running-config>'])
  })

  it('is what Webex, the mapping and call records would tell', async () => {
    const { unchecked } = await ask(gateway('registration.cfg'))
    const of = (code: string): readonly string[] =>
      unchecked.filter((each) => each.code === code).map(({ unlock }) => unlock)
    expect(of('LGW-001').join()).toContain('ingest webex')
    expect(of('TRK-002').join()).toContain('ingest webex')
    expect(of('LGW-014').join()).toContain('map')
    expect(of('LGW-026').join()).toContain('ingest cdr')
    expect(of('LGW-007')).toEqual([])
  })
})

describe('the rows', () => {
  it('say of every dial-peer who is behind it and where its calls go', async () => {
    const { rows } = await ask(gateway('registration.cfg'))
    expect(rows.map(({ dialPeer, neighbor, takes, passesTo }) => [dialPeer, neighbor, takes, passesTo])).toEqual([
      ['100', 'Webex', 'uri-request 100', '300'],
      ['200', 'other', 'uri-via 200', '400'],
      ['300', 'other', 'uri-via 300', '100'],
      ['400', 'other', 'uri-via 400', '200'],
    ])
  })
})

describe.skipIf(sharedData('cube-lgw-configs') === undefined)('real configurations', () => {
  /** Each looked at by eye: what is told is so. */
  const REAL: Readonly<Record<string, readonly string[]>> = {
    '01-lgw-cert-twilio-c8000v.cfg': ['PRE-007 file:01-lgw-cert-twilio-c8000v.cfg'],
    // Two nodes without keepalive; 88 removed wherever it stands.
    '03-cube-cucm-msteams.cfg': ['LGW-016 dial-peer 4', 'LGW-017 translation-rule 1'],
    '06-cube-sip-profiles.cfg': ['PRE-007 file:06-cube-sip-profiles.cfg'],
    // Four dial-peers name a codec class that is not there.
    '07-lgw-registration-twilio-lab.cfg': [
      'PRE-007 file:07-lgw-registration-twilio-lab.cfg',
      'PRE-010 voice class codec 1',
    ],
    // Two servers in a group, keepalive without a profile.
    '08-cube-cucm-itsp-autodeploy.cfg': ['LGW-016 dial-peer 1003'],
    // A sample of every command; what they name is not there.
    '10-ios-voice-grammar-sample.cfg': [
      'PRE-007 file:10-ios-voice-grammar-sample.cfg',
      'PRE-010 voice translation-profile from-vide',
      'PRE-010 voice translation-profile blocked',
      'PRE-010 voice class codec 2',
      'PRE-010 dial-peer voice 123',
      'PRE-010 voice translation-rule 12',
      'PRE-010 voice translation-rule 11',
    ],
    '11-isr-voip-grammar-sample.cfg': [],
    // Two servers without keepalive, 163.129.0.0/17 not trusted, no asserted-id toward Unified CM.
    '12-lgw-registration-cucm-template.cfg': ['LGW-016 dial-peer 2200', 'LGW-027', 'TRK-002'],
  }

  it('tell what is so and nothing else', async () => {
    const folder = sharedData('cube-lgw-configs') ?? ''
    expect(readdirSync(folder).sort()).toEqual(Object.keys(REAL))
    for (const [name, tells] of Object.entries(REAL)) {
      const { findings } = await ask(ingestLgw({ name, bytes: readFileSync(`${folder}/${name}`) }))
      expect([name, ...told(findings)]).toEqual([name, ...tells])
    }
  })
})

describe('an organization that agrees', () => {
  it('has its trunk without a finding', () => {
    expect(organization().objects.trunk.map(({ key }) => key)).toEqual(['Munich'])
  })
})
