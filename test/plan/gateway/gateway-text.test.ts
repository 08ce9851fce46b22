import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/findings/user-error.js'
import type { LgwSnapshot } from '../../../src/model/lgw/snapshot.js'
import type { TrunkRegistration } from '../../../src/model/webex/trunk.js'
import { fillTokens, trunksInTokens } from '../../../src/plan/gateway-tokens.js'
import { enterConfiguration } from '../../../src/plan/projection/configuration-edit.js'
import type { GatewayInput, GatewayText } from '../../../src/plan/target/gateway/gateway-input.js'
import { planGateway } from '../../../src/plan/target/gateway/gateway-text.js'
import { GatewayRouter } from '../../../src/routing/lgw/gateway-router.js'
import { callFromUcm, callFromWebex, classifyLeg } from '../../../src/routing/lgw/trunk-legs.js'
import { Configuration } from '../../../src/twin/gateway/configuration.js'
import { gatewayOf } from '../../support/gateway-table.js'
import { repositoryRoot, sharedData } from '../../support/shared-data.js'
import { threeSites } from '../../support/three-sites.js'

const TEMPLATES = { current: template('current'), older: template('older') }
const NODES = ['ucm-sub1.example.com', 'ucm-sub2.example.com', 'ucm-pub.example.com']
const REGISTRATION: TrunkRegistration = {
  otgDtgId: 'webex-lyon2692_lgu',
  linePort: 'webex-lyon0683_LGU@12345678.us10.example.com',
  outboundProxy: 'proxy1.example.com',
  userName: 'webex-lyon2692_LGU',
}
const PASSWORD = 'CANARY-trunk-password'
const LAYOUTS = ['current', 'older'] as const

function template(name: string): string {
  return readFileSync(`${repositoryRoot}/templates/lgw/${name}.liquid`, 'utf8')
}

function austin(): LgwSnapshot {
  return gatewayOf(readFileSync(threeSites('input/gateway.cfg'), 'utf8').split('\n'), 'gateway.cfg')
}

function inputOf(changes: Partial<GatewayInput> = {}): GatewayInput {
  return {
    snapshot: austin(),
    gateway: 'lgw-aus',
    layout: 'current',
    trunk: 'Webex-Lyon',
    ucm: { nodes: NODES, listeningPort: 5065 },
    bindInterface: 'GigabitEthernet0/0/1',
    templates: TEMPLATES,
    ...changes,
  }
}

function after(snapshot: LgwSnapshot | undefined, lines: readonly string[]): LgwSnapshot {
  return gatewayOf([...(snapshot?.lines.filter((line) => line !== 'end') ?? []), '!', ...lines, 'end'], 'gateway.cfg')
}

function withoutTokens({ lines }: GatewayText): readonly string[] {
  return fillTokens(lines, REGISTRATION, PASSWORD)
}

describe.each(LAYOUTS)('the %s layout', (layout) => {
  it('passes calls both ways and leaves the carrier as it was', () => {
    const text = planGateway(inputOf({ layout }))
    const snapshot = after(austin(), withoutTokens(text))
    expect(snapshot.account.unknown).toEqual([])
    expect(snapshot.findings).toEqual([])
    const router = new GatewayRouter(snapshot)
    const numbers = { called: '+17175550111', calling: '+15125550101' }

    const toWebex = router.route(callFromUcm({ node: '192.0.2.11', port: 5065, gateway: '192.0.2.20', ...numbers }))
    expect(toWebex.ending).toBe('sent')
    expect(toWebex.outbound.map((leg) => classifyLeg(snapshot, leg, { ucmNodes: NODES }))).toEqual([
      { kind: 'webex', otg: 'webex-lyon2692_lgu', registrar: '12345678.us10.example.com' },
    ])

    const fromWebex = router.route(callFromWebex(snapshot, { otgDtgId: 'webex-lyon2692_lgu', ...numbers }))
    const [leg] = fromWebex.outbound
    if (leg === undefined) throw new Error(fromWebex.outcome)
    expect(classifyLeg(snapshot, leg, { ucmNodes: NODES })).toMatchObject({ kind: 'ucm', port: 5065 })
    expect(leg.servers.map(({ host, port }) => `${host}:${port}`)).toEqual([
      '192.0.2.11:5065',
      '192.0.2.12:5065',
      '192.0.2.10:5065',
    ])
    expect([leg.called, leg.calling]).toEqual([numbers.called, numbers.calling])

    const carrier = router.route(callFromUcm({ node: '192.0.2.11', port: 5060, gateway: '192.0.2.21', ...numbers }))
    expect(carrier.outbound.map(({ dialPeer, called }) => [dialPeer, called])).toEqual([[101, '17175550111']])
    expect(carrier.outbound.map((each) => classifyLeg(snapshot, each, { ucmNodes: NODES }).kind)).toEqual(['pstn'])
    const inward = router.route(callFromUcm({ node: '203.0.113.70', port: 5060, gateway: '192.0.2.21', ...numbers }))
    expect(inward.outbound.map(({ dialPeer }) => dialPeer)).toEqual([401])
  })

  it('uses no tag of the gateway, and takes back exactly what it added', () => {
    const before = austin()
    const text = planGateway(inputOf({ layout }))
    const snapshot = after(before, text.lines)
    for (const { key, value } of before.objects['dial-peer']) {
      expect(snapshot.objects['dial-peer'].find((entry) => entry.key === key)?.value).toEqual(value)
    }
    const back = after(before, [...text.lines, ...text.undo])
    expect(valuesOf(back)).toEqual(valuesOf(before))
    expect(back.account.unknown).toEqual([])
  })

  it('goes in and out of the twin without a trace', () => {
    const before = austin()
    const text = planGateway(inputOf({ layout }))
    const twin = new Configuration(before.lines)
    expect(twin.enter(withoutTokens(text))).toBeUndefined()
    expect(valuesOf(gatewayOf(twin.lines()))).toEqual(valuesOf(after(before, withoutTokens(text))))
    expect(twin.enter(text.undo)).toBeUndefined()
    expect(valuesOf(gatewayOf(twin.lines()))).toEqual(valuesOf(before))
  })

  it('goes in and out of the projection of a plan without a trace', () => {
    const before = austin()
    const text = planGateway(inputOf({ layout }))
    const projected = enterConfiguration(before.lines, text.lines)
    expect(valuesOf(gatewayOf(projected))).toEqual(valuesOf(after(before, text.lines)))
    expect(valuesOf(gatewayOf(enterConfiguration(projected, text.undo)))).toEqual(valuesOf(before))
  })

  it('reads back alone and behind real configurations, with tokens and without', () => {
    const names = ['01-lgw-cert-twilio-c8000v', '07-lgw-registration-twilio-lab', '12-lgw-registration-cucm-template']
    const real = names.flatMap((name) => {
      const path = sharedData(`cube-lgw-configs/${name}.cfg`)
      return path === undefined ? [] : [gatewayOf(readFileSync(path, 'utf8').split('\n'), `${name}.cfg`)]
    })
    const ucm = { nodes: ['192.0.2.11', '192.0.2.12'], listeningPort: 5065 }
    for (const snapshot of [undefined, ...real]) {
      const bindInterface = snapshot?.objects.facts[0]?.value.interfaces[0]?.name ?? 'GigabitEthernet1'
      const text = planGateway(inputOf({ layout, snapshot, gateway: snapshot?.name ?? 'gw', ucm, bindInterface }))
      for (const lines of [text.lines, withoutTokens(text)]) {
        const unknown = after(snapshot, lines).account.unknown.map(({ text: line }) => line)
        expect(unknown).toEqual(snapshot?.account.unknown.map(({ text: line }) => line) ?? [])
        expect(after(undefined, lines).account.unknown).toEqual([])
      }
      expect(valuesOf(after(snapshot, [...text.lines, ...text.undo]))).toEqual(valuesOf(after(snapshot, [])))
    }
  })
})

/** Everything but where it was read; a block that every gateway has, when it is empty, is nothing. */
function valuesOf(snapshot: LgwSnapshot): unknown {
  return Object.fromEntries(
    Object.entries(snapshot.objects).map(([kind, entries]) => [
      kind,
      entries
        .map(({ key, value }) => ({ key, value }))
        .filter(({ value }) => !('lines' in value && 'kind' in value && value.tag === '' && value.lines.length === 0)),
    ]),
  )
}

describe('planGateway', () => {
  it('is the same text for the same input', () => {
    expect(planGateway(inputOf())).toEqual(planGateway(inputOf()))
  })

  it('takes the numbers of the published layouts where they are free', () => {
    const tags = (layout: 'current' | 'older', snapshot?: LgwSnapshot): readonly string[] =>
      planGateway(inputOf({ layout, snapshot, ucm: { nodes: ['192.0.2.11'], listeningPort: 5065 } })).lines.filter(
        (line) => line.startsWith('dial-peer voice '),
      )
    expect(tags('current')).toEqual(['dial-peer voice 100 voip', 'dial-peer voice 300 voip'])
    expect(tags('older')).toEqual([200, 201, 300, 301].map((tag) => `dial-peer voice ${tag} voip`))
    expect(tags('current', austin())).toEqual(['dial-peer voice 500 voip', 'dial-peer voice 600 voip'])
  })

  it('gives a further trunk its own tags and its own port', () => {
    const first = planGateway(inputOf())
    expect(first.lines.filter((line) => line.includes('listen-port'))).toEqual([])
    const snapshot = after(austin(), first.lines)
    const second = planGateway(inputOf({ snapshot, trunk: 'Webex-Austin', ucm: { nodes: NODES, listeningPort: 5067 } }))
    expect(second.lines).toContain(' listen-port secure 5070')
    expect(second.lines).toContain('voice class tenant 700')
    expect(second.lines).not.toContain('sip-ua')
    const third = planGateway(
      inputOf({
        snapshot: after(snapshot, second.lines),
        trunk: 'Webex-Boston',
        ucm: { nodes: NODES, listeningPort: 5069 },
      }),
    )
    expect(third.lines).toContain(' listen-port secure 5071')
  })

  it('refuses a port of Unified CM that another trunk has, and says which dial-peers', () => {
    const snapshot = after(austin(), planGateway(inputOf()).lines)
    expect(() => planGateway(inputOf({ snapshot, trunk: 'Webex-Austin' }))).toThrow(/dial-peers 600 and 800 match/)
  })

  it('refuses a gateway whose own classes would take the calls', () => {
    const snapshot = after(austin(), ['voice class uri 300 sip', ' host ipv4:192.0.2.11'])
    expect(() => planGateway(inputOf({ snapshot }))).toThrow(
      /from ucm-sub1.example.com port 5065 to Webex.*dial-peer 300/,
    )
  })

  it('listens where Unified CM sends', () => {
    const text = planGateway(inputOf({ ucm: { nodes: NODES, listeningPort: 5065, gatewayPort: 5065 } }))
    expect(text.lines).toContain(' listen-port non-secure 5065')
    expect(text.lines).toContain(' voice-class sip tenant 600')
  })

  it('adds to the trusted list what is not in it, and says what it cannot know', () => {
    const nodes = ['ucm-sub1.example.com', '198.51.100.9', 'ucm9.example.com']
    const text = planGateway(inputOf({ ucm: { nodes, listeningPort: 5065 } }))
    expect(text.lines).toContain('  ipv4 198.51.100.9')
    expect(text.lines).not.toContain('  ipv4 192.0.2.11')
    expect(text.remarks.join()).toContain('ucm9.example.com')
    expect(() => planGateway(inputOf({ layout: 'older', ucm: { nodes, listeningPort: 5065 } }))).toThrow(
      /does not know the address of ucm9/,
    )
  })

  it.each([
    ['a line break', { trunk: 'Webex\nno voice class tenant 100' }],
    ['a quote', { trunk: 'Webex "Lyon"' }],
    ['a question mark', { trunk: 'Webex?' }],
    ['an interface that is down', { bindInterface: 'GigabitEthernet0/0/2' }],
    ['an interface that is not there', { bindInterface: 'GigabitEthernet9' }],
    ['a node with a line break', { ucm: { nodes: ['192.0.2.1\nexit'], listeningPort: 5065 } }],
    ['no node', { ucm: { nodes: [], listeningPort: 5065 } }],
    ['no port', { ucm: { nodes: NODES, listeningPort: 0 } }],
    ['a template that names what is not there', { templates: { ...TEMPLATES, current: 'hostname {{ nothing }}' } }],
    ['a template that is broken', { templates: { ...TEMPLATES, current: '{% if %}' } }],
  ] as const)('refuses %s', (_what, changes) => {
    expect(() => planGateway(inputOf(changes))).toThrow(UserError)
  })
})

describe('fillTokens', () => {
  const lines = planGateway(inputOf()).lines

  it('fills every token, with dots in the pattern and the real group in From', () => {
    const filled = fillTokens(lines, REGISTRATION, PASSWORD)
    expect(filled.filter((line) => line.includes('<trunk'))).toEqual([])
    expect(filled).toContain(' pattern dtg=webex-lyon2692.lgu')
    expect(filled.join('\n')).toContain(';otg=webex-lyon2692_lgu>')
    expect(filled.filter((line) => line.includes(`password 0 ${PASSWORD} realm `))).toHaveLength(3)
    expect(filled).toContain(
      ` credentials number webex-lyon0683_LGU username webex-lyon2692_LGU password 0 ${PASSWORD} realm BroadWorks`,
    )
    expect(trunksInTokens(lines)).toEqual(['Webex-Lyon'])
  })

  it('leaves the tokens of other trunks, and asks for no password that nothing needs', () => {
    expect(fillTokens(lines, REGISTRATION, PASSWORD, 'Webex-Austin')).toEqual(lines)
    const ask = (): string => {
      throw new Error('asked')
    }
    expect(fillTokens(['pattern dtg=<trunk A otg>'], REGISTRATION, ask)).toEqual(['pattern dtg=webex-lyon2692.lgu'])
  })

  it('takes a pattern of 31 characters and no longer one', () => {
    const fill = (otgDtgId: string): readonly string[] =>
      fillTokens([' pattern dtg=<trunk A otg>'], { ...REGISTRATION, otgDtgId }, PASSWORD)
    expect(fill('a'.repeat(27))).toEqual([` pattern dtg=${'a'.repeat(27)}`])
    expect(() => fill('a'.repeat(28))).toThrow(UserError)
  })

  it.each(['two words', 'with"quote', 'with?help', 'line\nbreak', ''])(
    'refuses the password %j without saying it',
    (bad) => {
      expect(() => fillTokens(lines, REGISTRATION, bad)).toThrow(UserError)
      try {
        fillTokens(lines, REGISTRATION, bad)
      } catch (error) {
        if (bad !== '') expect(String(error)).not.toContain(bad)
      }
    },
  )

  it('refuses a line/port that is none', () => {
    expect(() => fillTokens(lines, { ...REGISTRATION, linePort: 'nobody' }, PASSWORD)).toThrow(UserError)
  })
})
