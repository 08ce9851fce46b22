import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ingestLgw } from '../../../src/ingest/lgw/ingest-lgw.js'
import { GatewayTwin } from '../../../src/twin/gateway/gateway-twin.js'
import { threeSites } from '../../support/three-sites.js'

const INVALID = "% Invalid input detected at '^' marker."

const CONFIGURATION = `hostname lgw-1
!
voice service voip
 ip address trusted list
  ipv4 192.0.2.10
 no supplementary-service sip refer
 sip
  early-offer forced
!
voice class dpg 100
 dial-peer 101 preference 1
!
dial-peer voice 101 voip
 description to UCM
 destination-pattern BAD.BAD
 session protocol sipv2
 session target ipv4:192.0.2.10
 no vad
!
end`

function gateway(text = CONFIGURATION): GatewayTwin {
  return GatewayTwin.seed(ingestLgw({ name: 'lgw-1.cfg', bytes: Buffer.from(text) }))
}

/** The configuration after these lines were entered. */
async function after(entered: string, text = CONFIGURATION): Promise<string> {
  const twin = gateway(text)
  expect(await twin.configure(entered.split('\n'))).toEqual({})
  return twin.lines().join('\n')
}

describe('a gateway', () => {
  it('keeps what it was given', () => {
    expect(gateway().lines().join('\n')).toBe(CONFIGURATION)
    const fixture = ingestLgw({ name: 'gateway.cfg', bytes: readFileSync(threeSites('input/gateway.cfg')) })
    const twin = GatewayTwin.seed(fixture)
    expect(twin.lines()).toEqual(fixture.lines)
    const [loaded] = GatewayTwin.load(twin.rows())
    expect(loaded?.lines()).toEqual(fixture.lines)
    expect(loaded?.takeDirty()).toEqual({ put: [], remove: [] })
  })

  it('comes back to a block, replaces one value and adds to many', async () => {
    const text = await after(`dial-peer voice 101 voip
 session target ipv4:192.0.2.11
 incoming uri via 200
 incoming uri request 201
 incoming uri via 202
voice class dpg 100
 dial-peer 101 preference 2
 dial-peer 102 preference 3`)
    expect(text).toContain(`voice class dpg 100
 dial-peer 101 preference 2
 dial-peer 102 preference 3
!`)
    expect(text).toContain(` session target ipv4:192.0.2.11
 no vad
 incoming uri via 202
 incoming uri request 201
!`)
    expect(text.match(/session target/g)).toHaveLength(1)
  })

  it('puts a new block before the end, with its comment line', async () => {
    const text = await after(`voice class uri 200 sip
 pattern dtg=lgw-1234.lgu
 exit
voice class server-group 7
 ipv4 192.0.2.11
 ipv4 192.0.2.12 port 5061 preference 1`)
    expect(
      text.endsWith(`voice class uri 200 sip
 pattern dtg=lgw-1234.lgu
!
voice class server-group 7
 ipv4 192.0.2.11
 ipv4 192.0.2.12 port 5061 preference 1
!
end`),
    ).toBe(true)
  })

  it('goes into the blocks of voice service voip and out again', async () => {
    const text = await after(`voice service voip
 ip address trusted list
  ipv4 198.51.100.0 255.255.255.0
 mode border-element
 sip
  sip-profiles inbound
 stun
  stun flowdata agent-id 1 boot-count 4
  stun flowdata shared-secret 0 Password123$
 fax protocol t38
 exit
dial-peer hunt 2`)
    expect(text).toContain(`voice service voip
 ip address trusted list
  ipv4 192.0.2.10
  ipv4 198.51.100.0 255.255.255.0
 no supplementary-service sip refer
 sip
  early-offer forced
  sip-profiles inbound
 mode border-element
 stun
  stun flowdata agent-id 1 boot-count 4
  stun flowdata shared-secret <removed>
 fax protocol t38
!`)
    expect(text).toContain('\ndial-peer hunt 2\n')
    expect(text).not.toContain('Password123')
  })

  it('takes back lines, values, blocks and nothing else', async () => {
    const text = await after(`dial-peer voice 101 voip
 no description
 no session target
 vad
voice service voip
 supplementary-service sip refer
 ip address trusted list
  no ipv4 192.0.2.10
voice class dpg 100
 no dial-peer 101
no voice class uri 200 sip
no dial-peer voice 101`)
    expect(text).toBe(`hostname lgw-1
!
voice service voip
 ip address trusted list
 sip
  early-offer forced
!
voice class dpg 100
!
!
end`)
  })

  it('writes the no of a command that is on by default', async () => {
    expect(await after('dial-peer voice 102 voip\n no vad\n no shutdown')).toContain(
      `dial-peer voice 102 voip\n no vad\n!`,
    )
  })

  it('is as before after lines and their undoing', async () => {
    const entered = `voice class tenant 300
 registrar dns:12345678.example.com scheme sips expires 240
 credentials number LGW1234_LGU username LGW5678_LGU password 0 Secret!1 realm BroadWorks
 no remote-party-id
voice class dpg 100
 dial-peer 300 preference 2
dial-peer voice 300 voip
 voice-class sip tenant 300`
    const undone = `no dial-peer voice 300 voip
voice class dpg 100
 no dial-peer 300 preference 2
no voice class tenant 300`
    const before = ingestLgw({ name: 'x', bytes: Buffer.from(CONFIGURATION) })
    const twin = gateway()
    expect(await twin.configure(entered.split('\n'))).toEqual({})
    const changed = ingestLgw(twin.exportFile())
    expect(changed.objects.tenant).toMatchObject([{ value: { credentialsNumber: 'LGW1234_LGU' } }])
    expect(changed.root).not.toBe(before.root)
    expect(await twin.configure(undone.split('\n'))).toEqual({})
    expect(ingestLgw(twin.exportFile()).root).toBe(before.root)
    expect(await twin.configure(undone.split('\n'))).toEqual({})
    expect(ingestLgw(twin.exportFile()).root).toBe(before.root)
  })

  it('enters a block of a paste without indentation', async () => {
    const flat = 'hostname lgw-1\nvoice class uri 200 sip\nhost ipv4:192.0.2.1\ndial-peer voice 7 voip\npreference 2'
    expect(await after('voice class uri 200 sip\n host ipv4:192.0.2.2', flat)).toBe(`hostname lgw-1
voice class uri 200 sip
host ipv4:192.0.2.1
host ipv4:192.0.2.2
dial-peer voice 7 voip
preference 2`)
  })
})

describe('a gateway refuses', () => {
  const many = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, i) => line(i + 1))

  it.each([
    ['an unknown command', ['hostnam lgw-2'], INVALID],
    ['a command of another block', ['dial-peer voice 101 voip', 'e164 +1717555....'], INVALID],
    ['a token that nobody filled in', ['voice class uri 9 sip', 'pattern dtg=<trunk LGW-1 otg>'], INVALID],
    ['a dial-peer without type', ['dial-peer voice 999'], '% Incomplete command.'],
    ['a dial-peer of another type', ['dial-peer voice 101 pots'], '% dial-peer 101 exists as another type'],
    ['a tag that is too great', ['dial-peer voice 2147483648 voip'], INVALID],
    ['a preference above 10', ['dial-peer voice 101 voip', 'preference 11'], INVALID],
    [
      'the 21st dial-peer of a group',
      ['voice class dpg 9', ...many(21, (index) => `dial-peer ${index} preference 1`)],
      '% Maximum of 20 dial-peers in a dial-peer group exceeded',
    ],
    [
      'the sixth server of a group',
      ['voice class server-group 9', ...many(6, (index) => `ipv4 192.0.2.${index}`)],
      '% Maximum of 5 servers in a server group exceeded',
    ],
    [
      'a pattern of 32 characters',
      ['voice class uri 9 sip', `pattern ${'x'.repeat(32)}`],
      '% Pattern must be shorter than 32 characters',
    ],
  ])('%s', async (_name, lines, message) => {
    const { refused } = await gateway().configure([...lines, 'hostname never-reached'])
    expect(refused).toEqual({ line: lines.at(-1), message })
  })

  it('and keeps what was entered before', async () => {
    const twin = gateway()
    await twin.configure(['dial-peer voice 101 voip', ' description new', ' nonsense', ' preference 3'])
    expect(twin.lines()).toContain(' description new')
    expect(twin.lines().join('\n')).not.toContain('preference 3')
  })

  it('without showing a secret', async () => {
    const { refused } = await gateway().configure(['passwort password 0 Secret1'])
    expect(refused?.line).toBe('passwort password <removed>')
  })
})
