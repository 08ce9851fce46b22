import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/findings/user-error.js'
import { ingestLgw } from '../../../src/ingest/lgw/ingest-lgw.js'
import { redactFreeText, redactLine } from '../../../src/ingest/lgw/secrets.js'
import type { LgwSnapshot } from '../../../src/model/lgw/snapshot.js'
import { GatewayRouter } from '../../../src/routing/lgw/gateway-router.js'
import type { SipCall } from '../../../src/routing/lgw/lgw-trace.js'
import { callFromUcm, classifyLeg } from '../../../src/routing/lgw/trunk-legs.js'
import { gatewayOf } from '../../support/gateway-table.js'
import { sharedData } from '../../support/shared-data.js'
import { threeSites } from '../../support/three-sites.js'

const BYTES = readFileSync(threeSites('input/gateway.cfg'))
const TEXT = BYTES.toString('utf8')

describe('the gateway of three-sites', () => {
  const snapshot = ingestLgw({ name: 'gateway.cfg', bytes: BYTES })

  it('is read whole', () => {
    expect(snapshot.name).toBe('lgw-aus')
    expect(snapshot.account.unknown).toEqual([])
    expect(snapshot.findings).toEqual([])
    expect(snapshot.objects['dial-peer'].map(({ key }) => key)).toEqual(['100', '101', '300', '301', '400', '401'])
    expect(snapshot.objects['dial-peer'][0]?.source).toEqual({
      file: 'gateway.cfg',
      row: TEXT.split('\n').indexOf('dial-peer voice 100 voip') + 1,
    })
  })

  it('keeps no secret', () => {
    expect(TEXT).toContain('CANARY')
    expect(JSON.stringify(snapshot)).not.toContain('CANARY')
    expect(snapshot.lines).toHaveLength(TEXT.trimEnd().split('\n').length)
  })

  it('joins carrier and Unified CM, and knows nothing of Webex', () => {
    const router = new GatewayRouter(snapshot)
    const numbers = { called: '+15125550150', calling: '+17175550199' }
    const out = router.route(callFromUcm({ node: '192.0.2.12', port: 5060, gateway: '192.0.2.21', ...numbers }))
    expect(out).toMatchObject({ ending: 'sent', inbound: 400, outbound: [{ dialPeer: 101, called: '15125550150' }] })
    expect(out.outbound.map((leg) => classifyLeg(snapshot, leg, { ucmNodes: ['192.0.2.10'] }).kind)).toEqual(['pstn'])
    const into = router.route(callFromUcm({ node: '203.0.113.71', port: 5060, gateway: '192.0.2.21', ...numbers }))
    expect(into).toMatchObject({ ending: 'sent', inbound: 100, outbound: [{ dialPeer: 401 }] })
    const [leg] = into.outbound
    expect(leg && classifyLeg(snapshot, leg, { ucmNodes: ['192.0.2.11'] })).toEqual({
      kind: 'ucm',
      host: '192.0.2.11',
      port: 5060,
    })
    const webex = router.route(callFromUcm({ node: '192.0.2.12', port: 5065, gateway: '192.0.2.20', ...numbers }))
    expect(webex.ending).toBe('no-inbound-match')
    const stranger = router.route(callFromUcm({ node: '198.51.100.66', port: 5060, gateway: '192.0.2.21', ...numbers }))
    expect(stranger.ending).toBe('refused')
  })
})

describe('reading a gateway', () => {
  it('gives the same root for the same objects in another order and under another name', () => {
    const blocks = TEXT.split('\n!\n')
    const at = blocks.findIndex((block) => block.startsWith('dial-peer voice 100 '))
    const moved = [...blocks.slice(0, at), ...blocks.slice(at + 1, -1), blocks[at] ?? '', ...blocks.slice(-1)].join(
      '\n!\n',
    )
    const one = ingestLgw({ name: 'a.cfg', bytes: BYTES })
    const other = ingestLgw({ name: 'b.txt', bytes: new TextEncoder().encode(moved) })
    expect(other.root).toBe(one.root)
    const changed = ingestLgw({ name: 'a.cfg', bytes: new TextEncoder().encode(TEXT.replace(':5060\n', ':5066\n')) })
    expect(changed.root).not.toBe(one.root)
  })

  it('reads what it wrote: lines without secrets give the same objects', () => {
    const one = ingestLgw({ name: 'gateway.cfg', bytes: BYTES })
    const again = gatewayOf(one.lines, 'gateway.cfg')
    expect(again.root).toBe(one.root)
    expect(again.lines).toEqual(one.lines)
    expect(again.account).toEqual(one.account)
  })

  it('takes Windows line ends and a byte order mark', () => {
    const bytes = new TextEncoder().encode(`\uFEFF${TEXT.replaceAll('\n', '\r\n')}`)
    expect(ingestLgw({ name: 'gateway.cfg', bytes }).root).toBe(ingestLgw({ name: 'gateway.cfg', bytes: BYTES }).root)
  })

  it('takes the name of the file when there is no hostname', () => {
    expect(gatewayOf(['ip routing'], 'cubes/muc-1.txt').name).toBe('muc-1')
  })

  it('refuses what is no text', () => {
    expect(() => ingestLgw({ name: 'x.cfg', bytes: new Uint8Array([80, 75, 3, 4, 0, 0]) })).toThrow(UserError)
  })
})

describe('lines that nobody understands', () => {
  const LINES = [
    'hostname lgw-1',
    'voice class uri 1 sip',
    '  host ipv4:192.0.2.1 CANARY',
    '  host ipv4:192.0.2.2',
    'lgw-1(config)#no pasword 7 CANARY',
    'hostname one CANARY',
    'MIIEpAIBAAKCAQEACANARYMIIEpAIBAAKCAQEA',
    '<p>CANARY</p>',
    'token=CANARY',
    'flux',
    'banner motd ^C',
    'The password: CANARY^C',
    'banner login #Key is CANARY#',
    '! PIN 0000CANARY of the door',
    'dial-peer voice 1 voip',
    ' description To Lyon (Secret "two CANARY words") pass-through',
    ' destination-pattern 4...',
  ]
  const snapshot = gatewayOf(LINES)

  it('keep their first word, the others stay whole', () => {
    expect(snapshot.lines).toEqual([
      'hostname lgw-1',
      'voice class uri 1 sip',
      '  host <removed>',
      '  host ipv4:192.0.2.2',
      'no pasword <removed>',
      'hostname <removed>',
      '<removed>',
      '<removed>',
      'token <removed>',
      'flux',
      'banner motd ^C',
      'The password: <removed>^C',
      'banner login #Key <removed> <removed>#',
      '! PIN <removed> of the door',
      'dial-peer voice 1 voip',
      ' description To Lyon (Secret <removed> pass-through',
      ' destination-pattern 4...',
    ])
    expect(snapshot.account.unknown.map(({ line }) => line)).toEqual([3, 5, 6, 7, 8, 9, 10])
    expect(JSON.stringify(snapshot)).not.toContain('CANARY')
  })

  it('are never read as commands afterwards', () => {
    const again = gatewayOf(snapshot.lines)
    expect(again.lines).toEqual(snapshot.lines)
    expect(again.account).toEqual(snapshot.account)
    expect(again.root).toBe(snapshot.root)
    expect(again.name).toBe('lgw-1')
    expect(again.objects['uri-class'][0]?.value.hostPattern).toBeUndefined()
  })
})

describe('redactFreeText', () => {
  it.each([
    ['pw=x', 'pw=<removed>'],
    ['Password: x y', 'Password: <removed> y'],
    ['password PIN 1234', 'password <removed> <removed>'],
    ['password 7 0822455D', 'password <removed>'],
    ['sip_pass:x, key y', 'sip_pass:<removed> key <removed>'],
    ['compass north, pinned, pass-through', 'compass north, pinned, pass-through'],
    ['password <trunk A password> of A', 'password <trunk A password> of A'],
  ])('%s', (text, redacted) => {
    expect(redactFreeText(text)).toBe(redacted)
    expect(redactFreeText(redacted)).toBe(redacted)
  })
})

describe('redactLine', () => {
  it.each([
    ['password encryption aes', 'password encryption aes'],
    ['service password-encryption', 'service password-encryption'],
    ['key chain EIGRP', 'key chain EIGRP'],
    ['crypto key generate rsa general-keys label K', 'crypto key generate rsa general-keys label K'],
    ['enable secret 9 $9$abc', 'enable secret <removed>'],
    [' password 0 <trunk A password> realm R', ' password 0 <trunk A password> realm R'],
    [' password 7 0822455D0A16 realm R', ' password <removed> realm R'],
    ['ntp authentication-key 1 md5 0822455D 7', 'ntp authentication-key 1 md5 <removed> 7'],
    ['username u password 0 "two words"', 'username u password <removed>'],
    ['username u password 0 1234567', 'username u password <removed>'],
    ['enable secret level 15 5 $1$abc', 'enable secret level 15 <removed>'],
    [' path scp://backup:PW@192.0.2.9/$h-$t', ' path scp://<removed>@192.0.2.9/$h-$t'],
    [' enrollment url http://u:P/W@1@192.0.2.9:80', ' enrollment url http://<removed>@192.0.2.9:80'],
    [
      ' action 1 cli command "copy ftp://u:PW@192.0.2.9/a flash:"',
      ' action 1 cli command "copy ftp://<removed>@192.0.2.9/a flash:"',
    ],
    [' enrollment url http://192.0.2.9:80', ' enrollment url http://192.0.2.9:80'],
    ['vpdn l2tp-key PW', 'vpdn l2tp-key <removed>'],
    ['vpdn l2tp-key 12345', 'vpdn l2tp-key <removed>'],
    ['ntp trusted-key 1', 'ntp trusted-key 1'],
    [' key 1', ' key 1'],
  ])('%s', (line, redacted) => {
    expect(redactLine(line)).toBe(redacted)
    expect(redactLine(redacted)).toBe(redacted)
  })
})

/** Lines understood, passed over and unknown of each file. */
const REAL = [
  ['01-lgw-cert-twilio-c8000v.cfg', 1],
  ['03-cube-cucm-msteams.cfg', 0],
  // A page about SIP profiles: messages around three commands.
  ['06-cube-sip-profiles.cfg', 64],
  // Answers of show commands between the lines.
  ['07-lgw-registration-twilio-lab.cfg', 2],
  ['08-cube-cucm-itsp-autodeploy.cfg', 0],
  // `incoming from-vide`, which no release takes.
  ['10-ios-voice-grammar-sample.cfg', 1],
  ['11-isr-voip-grammar-sample.cfg', 0],
  ['12-lgw-registration-cucm-template.cfg', 0],
] as const

describe.skipIf(sharedData('cube-lgw-configs') === undefined)('real configurations', () => {
  it.each(REAL)('%s has %i unknown lines', (name, unknown) => {
    const snapshot = ingestLgw({ name, bytes: readFileSync(sharedData(`cube-lgw-configs/${name}`) ?? '') })
    expect(snapshot.account.unknown).toHaveLength(unknown)
    const { understood, irrelevant } = snapshot.account
    const again = ingestLgw({ name, bytes: new TextEncoder().encode(`${snapshot.lines.join('\n')}\n`) })
    expect([again.root, again.account]).toEqual([snapshot.root, snapshot.account])
    expect(understood + irrelevant + unknown).toBe(snapshot.lines.filter((line) => line.trim() !== '').length)
  })

  it('pass calls as their authors meant', () => {
    const read = (name: string): LgwSnapshot =>
      ingestLgw({ name, bytes: readFileSync(sharedData(`cube-lgw-configs/${name}`) ?? '') })
    const teams = read('03-cube-cucm-msteams.cfg')
    const unifiedCm = teams.objects['server-group'][0]?.value.servers[0]?.host ?? ''
    const own = teams.objects['uri-class'].find(({ key }) => key === '290')?.value.hostPattern ?? ''
    const cloud = teams.objects.facts[0]?.value.trusted[0]?.split(' ')[0] ?? ''
    const map = (tag: string): string =>
      teams.objects['pattern-map'].find(({ key }) => key === tag)?.value.patterns[0]?.replaceAll('.', '1') ?? ''
    const router = new GatewayRouter(teams)
    const call = (node: string, called: string): SipCall =>
      callFromUcm({ node, port: 5061, gateway: own, called, calling: '600' })
    expect(router.route(call(cloud, map('1')))).toMatchObject({
      ending: 'sent',
      inbound: 3,
      outbound: [{ dialPeer: 4 }],
    })
    expect(router.route({ ...call(unifiedCm, map('200')), to: '<sip:1@192.0.2.1>' })).toMatchObject({
      inbound: 1,
      outbound: [{ dialPeer: 2, called: `+${map('200').slice(2)}` }],
    })
    const itsp = read('08-cube-cucm-itsp-autodeploy.cfg')
    const servers = (tag: string): readonly { host: string }[] =>
      itsp.objects['server-group'].find(({ key }) => key === tag)?.value.servers.map(({ host }) => ({ host })) ?? []
    const carrier = servers('1001')[0]?.host ?? ''
    expect(new GatewayRouter(itsp).route(call(carrier, '700'))).toMatchObject({
      inbound: 1002,
      outbound: [{ dialPeer: 1003, servers: servers('1003') }],
    })
  })
})
