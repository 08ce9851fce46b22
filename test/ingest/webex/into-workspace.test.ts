import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../../../src/findings/user-error.js'
import { archiveReader, fileStore, workspaceRepository } from '../../../src/cli/compose.js'
import { ingestLgwView } from '../../../src/report/views/ingest-lgw-view.js'
import { ingestWebexView } from '../../../src/report/views/ingest-webex-view.js'
import { PLAIN } from '../../../src/report/views/paint.js'
import { statusView } from '../../../src/report/views/status/status-view.js'
import { ingestGateways } from '../../../src/workflows/inputs/ingest-lgw.js'
import { ingestUcmExport } from '../../../src/workflows/inputs/ingest-ucm.js'
import { webexSource } from '../../../src/cli/flags/webex-flags.js'
import { type IngestWebexPorts, ingestWebexOrganization } from '../../../src/workflows/inputs/ingest-webex.js'
import type { Workspace } from '../../../src/workflows/ports.js'
import { workspaceStatus } from '../../../src/workflows/inputs/status.js'
import { threeSites } from '../../support/three-sites.js'

const clock = { now: () => '2026-11-22T10:00:00.000Z', today: () => '2026-11-22' }
const CONFIG = `hostname lgw-aus
voice service voip
 ip address trusted list
  ipv4 192.0.2.0 255.255.255.0
flux capacitor on
dial-peer voice 100 voip
 destination-pattern 4...
 session protocol sipv2
 session target ipv4:192.0.2.10
end
`

let place: string
let workspace: Workspace

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'rehome-ingest-'))
  workspace = await (await workspaceRepository()).create(join(place, 'lab'), { settings: '' })
})
afterEach(() => {
  workspace.close()
  rmSync(place, { recursive: true, force: true })
})

async function webexPorts(): Promise<IngestWebexPorts> {
  return { archives: await archiveReader(), workspace, clock }
}

describe('an organization taken into a workspace', () => {
  it('comes back as it was read, and is known again', async () => {
    const ports = await webexPorts()
    const taken = await ingestWebexOrganization({ from: [threeSites('input/webex-org')] }, ports)
    expect(taken).toMatchObject({ name: 'webex-org', changed: true, declaredEmpty: false })
    expect(taken.counts).toEqual({ license: 4, location: 1, person: 8, 'person-settings': 1 })
    const stored = workspace.store.currentWebex()
    expect(stored?.root).toBe(taken.root)
    expect(stored?.objects.person).toHaveLength(8)
    const again = await ingestWebexOrganization({ from: [threeSites('input/webex-org')] }, ports)
    expect(again.changed).toBe(false)
    expect(ingestWebexView(again, PLAIN).split('\n')).toEqual([
      'webex-org: organization ThreeSites',
      'objects          count',
      '---------------  -----',
      'license          4',
      'location         1',
      'person           8',
      'person-settings  1',
      'not read, and not needed for a plan: organization-settings, domain, route-list, translation-pattern, virtual-extension, virtual-extension-range, virtual-line, hunt-group, call-park-extension, voicemail-group',
      '14 members: 14 read, 0 known and unused, 0 unknown',
      'Equal to the organization that was here already.',
    ])
  })

  it('may be declared empty, which is not the same as nothing being known', async () => {
    const ports = await webexPorts()
    expect(workspace.store.currentWebex()).toBeUndefined()
    const taken = await ingestWebexOrganization({ empty: true }, ports)
    expect(taken).toMatchObject({ declaredEmpty: true, changed: true, counts: {} })
    expect(workspace.store.currentWebex()?.declaredEmpty).toBe(true)
    expect(workspace.store.inputs()).toEqual([
      { kind: 'webex', name: 'declared empty', sha256: taken.sha256, takenAt: clock.now() },
    ])
    expect(ingestWebexView(taken, PLAIN)).toContain('declared to hold nothing yet')
  })

  const folder = (name: string, files: Readonly<Record<string, string>>): string => {
    mkdirSync(join(place, name))
    for (const [file, text] of Object.entries(files)) writeFileSync(join(place, name, file), text)
    return join(place, name)
  }

  it.each([
    [
      'a refusal',
      '{"message":"The request requires a valid access token.","errors":[],"trackingId":"T_1"}',
      'error of',
    ],
    ['broken JSON', '{"items":[{"id":', 'is cut off'],
    ['a page for people', '<html><body>Sign in</body></html>', 'is not valid JSON'],
    ['other JSON', '{}', 'has no list'],
    ['objects that are no people', '[{"color":"blue"}]', 'people.json'],
  ])('is not replaced by %s', async (_what, text, told) => {
    const ports = await webexPorts()
    const taken = await ingestWebexOrganization({ from: [threeSites('input/webex-org')] }, ports)
    const from = folder('bad', { 'people.json': text, 'notes.txt': 'x' })
    const refused = ingestWebexOrganization({ from: [from] }, ports)
    await expect(refused).rejects.toBeInstanceOf(UserError)
    const { message, hint } = (await refused.catch((error: unknown) => error)) as UserError
    expect(message).toContain('nothing was stored')
    expect(hint).toContain('notes.txt, people.json')
    expect(hint).toContain(told)
    expect(hint).toContain('telephony/config/locations.json')
    expect(hint).not.toContain('--empty')
    expect(workspace.store.currentWebex()?.root).toBe(taken.root)
    expect(workspace.store.inputs()).toHaveLength(1)
  })

  it('is not replaced by a folder of files that nobody knows or needs', async () => {
    const ports = await webexPorts()
    const taken = await ingestWebexOrganization({ from: [threeSites('input/webex-org')] }, ports)
    const unused = ingestWebexOrganization({ from: [folder('unused', { 'webhooks.json': '{"items":[]}' })] }, ports)
    await expect(unused).rejects.toThrow('no object of an organization')
    const unknown = ingestWebexOrganization({ from: [folder('unknown', { 'a.json': '{}' })] }, ports)
    await expect(unknown).rejects.toThrow('no saved answers')
    expect(workspace.store.currentWebex()?.root).toBe(taken.root)
  })

  it('is not replaced by one that lacks kinds, unless told to', async () => {
    const ports = await webexPorts()
    const first = await ingestWebexOrganization({ from: [threeSites('input/webex-org')] }, ports)
    expect(first.lost).toEqual([])
    const from = join(place, 'less')
    cpSync(threeSites('input/webex-org'), from, { recursive: true })
    rmSync(join(from, 'people.json'))
    rmSync(join(from, 'people'), { recursive: true, force: true })
    writeFileSync(join(from, 'licenses.json'), '{"items":[]}')
    const refused = ingestWebexOrganization({ from: [from] }, ports)
    await expect(refused).rejects.toMatchObject({
      kind: 'refused',
      message: 'this reading would lose what was read before: license, person, person-settings; nothing was changed',
      hint: expect.stringMatching(/person was read before \(8\).*--replace/) as string,
    })
    expect(workspace.store.currentWebex()?.root).toBe(first.root)
    expect(workspace.store.inputs()).toHaveLength(1)
    const less = await ingestWebexOrganization({ from: [from] }, ports, { replace: true })
    expect(less.lost).toEqual(['license', 'person', 'person-settings'])
    const told = less.findings.filter(({ subject }) => subject.startsWith('kind:'))
    expect(told.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ['PRE-002', 'HIGH', 'license was read before (4), not now: its answers hold none.'],
      ['PRE-002', 'HIGH', 'person was read before (8), not now: its answers were not saved or cannot be read.'],
      [
        'PRE-002',
        'HIGH',
        'person-settings was read before (1), not now: its answers were not saved or cannot be read.',
      ],
    ])
    expect(ingestWebexView(less, PLAIN)).toContain('read before, not now: license, person, person-settings')
    expect(workspace.store.currentWebex()?.root).toBe(less.root)
    expect((await ingestWebexOrganization({ empty: true }, ports)).lost).toEqual([])
  })

  it('is not replaced by one that lacks most people, or of which a page cannot be read', async () => {
    const ports = await webexPorts()
    await ingestWebexOrganization({ from: [threeSites('input/webex-org')] }, ports)
    const from = join(place, 'fewer')
    cpSync(threeSites('input/webex-org'), from, { recursive: true })
    const people = JSON.parse(readFileSync(join(from, 'people.json'), 'utf8')) as { readonly items: readonly unknown[] }
    const write = (answer: unknown): void => {
      writeFileSync(join(from, 'people.json'), JSON.stringify(answer))
    }
    write({ items: people.items.slice(0, 3) })
    await expect(ingestWebexOrganization({ from: [from] }, ports)).rejects.toThrow(
      'would lose what was read before: person, person-settings;',
    )
    write([{ items: people.items }, { items: 'no' }])
    await expect(ingestWebexOrganization({ from: [from] }, ports)).rejects.toThrow('would lose')
    write({ items: 'no' })
    await expect(ingestWebexOrganization({ from: [from] }, ports)).rejects.toThrow('would lose')
    // Somebody left: that is no trouble.
    write({ items: people.items.slice(1) })
    expect(await ingestWebexOrganization({ from: [from] }, ports)).toMatchObject({ changed: true, lost: [] })
  })

  it('wants exactly one source', () => {
    expect(() => webexSource({ empty: false })).toThrow('one of the three')
    expect(() => webexSource({ from: ['x'], empty: true })).toThrow('one of the three')
    expect(() => webexSource({ from: ['x'], live: true, empty: false })).toThrow('one of the three')
    expect(webexSource({ from: ['x'], empty: false })).toEqual({ from: ['x'] })
    expect(webexSource({ live: true, empty: false, save: 'y' })).toMatchObject({ live: { save: 'y' } })
  })
})

describe('gateways taken into a workspace', () => {
  const config = (name: string, text: string): string => {
    writeFileSync(join(place, name), text)
    return join(place, name)
  }

  it('shows what became of the lines, unknown ones with their numbers', async () => {
    const ports = { files: await fileStore(), workspace, clock }
    const { gateways, refused } = await ingestGateways([config('austin.cfg', CONFIG)], ports)
    expect(refused).toEqual([])
    expect(gateways).toMatchObject([{ gateway: 'lgw-aus', name: 'austin.cfg', changed: true }])
    expect(gateways[0]?.account.unknown).toEqual([{ line: 5, text: 'flux <removed>' }])
    const view = ingestLgwView({ gateways, refused }, PLAIN)
    expect(view).toContain('austin.cfg: gateway lgw-aus')
    expect(view).toContain('1 unknown')
    expect(view).toMatch(/^5 +flux <removed>$/m)
    expect(workspace.store.currentGateways().map(({ name, root }) => [name, root])).toEqual([
      ['lgw-aus', gateways[0]?.root],
    ])
  })

  it.each([
    ['null', ''],
    ['agents.csv', 'mail,location\nnina@example.com,Lyon\n'],
    ['README', '# A project\n\nIt does things.\nversion 2\n'],
    ['hostname.txt', 'hostname\n'],
    [
      'trace.txt',
      'INVITE sip:700@192.0.2.1 SIP/2.0\nVia: SIP/2.0/UDP 192.0.2.2\nversion 2\n\nv=0\no=- 1 1 IN IP4 192.0.2.2\n',
    ],
    ['page.txt', 'A page about profiles\nwith many words\nand one command\nvoice class sip-profiles 1\n'],
  ])('refuses %s, which is no configuration, and takes the other', async (name, text) => {
    const ports = { files: await fileStore(), workspace, clock }
    const both = await ingestGateways([config('one.cfg', CONFIG), config(name, text)], ports)
    expect(both.refused).toEqual([
      {
        name,
        reason: expect.stringContaining(`${name} is no configuration of a gateway`) as string,
        hint: expect.any(String) as string,
      },
    ])
    expect(ingestLgwView(both, PLAIN)).toContain(`${name} was not taken in: ${both.refused[0]?.reason ?? ''}`)
    expect(workspace.store.currentGateways().map((gateway) => gateway.name)).toEqual(['lgw-aus'])
  })

  it('takes a part of a configuration without a hostname, and one of a host that passes no calls yet', async () => {
    const ports = { files: await fileStore(), workspace, clock }
    const part = config('lgw-part.txt', 'dial-peer voice 1 voip\n destination-pattern 4...\n')
    const { gateways } = await ingestGateways([part, config('new.cfg', 'hostname lgw-new\nversion 17.9\n')], ports)
    expect(gateways.map(({ gateway }) => gateway)).toEqual(['lgw-part', 'lgw-new'])
  })

  it('stores and shows no secret that stands where nobody expects it', async () => {
    const ports = { files: await fileStore(), workspace, clock }
    const text = `${CONFIG.replace('end\n', '')} description to carrier, pw=CANARY-F\npasword 0 CANARY-A\nunknownthing key CANARY-E\nend\n`
    const taken = await ingestGateways([config('austin.cfg', text)], ports)
    expect(JSON.stringify(taken)).not.toContain('CANARY')
    expect(ingestLgwView(taken, PLAIN)).not.toContain('CANARY')
    const [stored] = workspace.store.currentGateways()
    expect(JSON.stringify(stored)).not.toContain('CANARY')
    expect(stored?.lines).toEqual(
      expect.arrayContaining([' description to carrier, pw=<removed>', 'pasword <removed>', 'unknownthing <removed>']),
    )
  })

  it('stores none when two files speak for one gateway or none can be read', async () => {
    const ports = { files: await fileStore(), workspace, clock }
    const one = config('one.cfg', CONFIG)
    await expect(ingestGateways([one, config('two.cfg', CONFIG)], ports)).rejects.toThrow('one.cfg and two.cfg')
    await expect(ingestGateways([join(place, 'none.cfg')], ports)).rejects.toThrow('none.cfg')
    const neither = ingestGateways([join(place, 'none.cfg'), config('null', '')], ports)
    await expect(neither).rejects.toMatchObject({
      message: 'none of the 2 files was taken in',
      hint: expect.stringMatching(/none\.cfg.*\n.*null is no configuration/) as string,
    })
    expect(workspace.store.currentGateways()).toEqual([])
  })
})

describe('status', () => {
  it('tells of the organization and the gateways, and what is still to come', async () => {
    const archives = await archiveReader()
    const before = workspaceStatus(workspace, clock.today())
    expect(before).toMatchObject({ gateways: [], next: ['rehome ingest ucm <export.tar>'] })
    expect(statusView(before, PLAIN)).toContain('no Webex organization yet')
    await ingestUcmExport(threeSites('input/ucmdata_export.tar'), { archives, workspace, clock })
    expect(workspaceStatus(workspace, clock.today()).next).toEqual(
      expect.arrayContaining([
        'rehome ingest webex --from <folder of saved answers>',
        'rehome ingest lgw <running-config>',
      ]),
    )
    await ingestWebexOrganization({ from: [threeSites('input/webex-org')] }, await webexPorts())
    writeFileSync(join(place, 'austin.cfg'), CONFIG)
    await ingestGateways([join(place, 'austin.cfg')], { files: await fileStore(), workspace, clock })
    const after = workspaceStatus(workspace, clock.today())
    expect(after.next.join()).not.toMatch(/ingest (?:webex|lgw)/)
    const view = statusView(after, PLAIN)
    expect(view).toContain('Webex: organization ThreeSites; license 4, location 1, person 8')
    expect(view).toMatch(/gateway lgw-aus: \d+ lines: /)
    expect(view).toContain('webex ThreeSites: webex-org, taken in 2026-11-22 (today)')
  })
})
