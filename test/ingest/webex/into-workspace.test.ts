import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { archiveReader, fileStore, workspaceRepository } from '../../../src/cli/compose.js'
import { ingestLgwView } from '../../../src/report/views/ingest-lgw-view.js'
import { ingestWebexView } from '../../../src/report/views/ingest-webex-view.js'
import { PLAIN } from '../../../src/report/views/paint.js'
import { statusView } from '../../../src/report/views/status-view.js'
import { ingestGateways } from '../../../src/workflows/inputs/ingest-lgw.js'
import { ingestUcmExport } from '../../../src/workflows/inputs/ingest-ucm.js'
import { ingestWebexOrganization, webexSource } from '../../../src/workflows/inputs/ingest-webex.js'
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

describe('an organization taken into a workspace', () => {
  it('comes back as it was read, and is known again', async () => {
    const ports = { archives: await archiveReader(), workspace, clock }
    const taken = await ingestWebexOrganization({ from: threeSites('input/webex-org') }, ports)
    expect(taken).toMatchObject({ name: 'webex-org', changed: true, declaredEmpty: false })
    expect(taken.counts).toEqual({ license: 4, location: 1, person: 8 })
    const stored = workspace.store.currentWebex()
    expect(stored?.root).toBe(taken.root)
    expect(stored?.objects.person).toHaveLength(8)
    const again = await ingestWebexOrganization({ from: threeSites('input/webex-org') }, ports)
    expect(again.changed).toBe(false)
    expect(ingestWebexView(again, PLAIN).split('\n')).toEqual([
      'webex-org: organization ThreeSites',
      'objects   count',
      '--------  -----',
      'license   4',
      'location  1',
      'person    8',
      '14 members: 14 read, 0 known and unused, 0 unknown',
      'Equal to the organization that was here already.',
    ])
  })

  it('may be declared empty, which is not the same as nothing being known', async () => {
    const ports = { archives: await archiveReader(), workspace, clock }
    expect(workspace.store.currentWebex()).toBeUndefined()
    const taken = await ingestWebexOrganization({ empty: true }, ports)
    expect(taken).toMatchObject({ declaredEmpty: true, changed: true, counts: {} })
    expect(workspace.store.currentWebex()?.declaredEmpty).toBe(true)
    expect(workspace.store.inputs()).toEqual([
      { kind: 'webex', name: 'declared empty', sha256: taken.sha256, takenAt: clock.now() },
    ])
    expect(ingestWebexView(taken, PLAIN)).toContain('declared to hold nothing yet')
  })

  it('wants exactly one source', () => {
    expect(() => webexSource({ empty: false })).toThrow('one of the two')
    expect(() => webexSource({ from: 'x', empty: true })).toThrow('one of the two')
    expect(webexSource({ from: 'x', empty: false })).toEqual({ from: 'x' })
  })
})

describe('gateways taken into a workspace', () => {
  const config = (name: string, text: string): string => {
    writeFileSync(join(place, name), text)
    return join(place, name)
  }

  it('shows what became of the lines, unknown ones with their numbers', async () => {
    const ports = { files: await fileStore(), workspace, clock }
    const { gateways } = await ingestGateways([config('austin.cfg', CONFIG)], ports)
    expect(gateways).toMatchObject([{ gateway: 'lgw-aus', name: 'austin.cfg', changed: true }])
    expect(gateways[0]?.account.unknown).toEqual([{ line: 5, text: 'flux capacitor on' }])
    const view = ingestLgwView({ gateways }, PLAIN)
    expect(view).toContain('austin.cfg: gateway lgw-aus')
    expect(view).toContain('1 unknown')
    expect(view).toMatch(/^5 +flux capacitor on$/m)
    expect(workspace.store.currentGateways().map(({ name, root }) => [name, root])).toEqual([
      ['lgw-aus', gateways[0]?.root],
    ])
  })

  it('stores none when two files speak for one gateway or one cannot be read', async () => {
    const ports = { files: await fileStore(), workspace, clock }
    const one = config('one.cfg', CONFIG)
    await expect(ingestGateways([one, config('two.cfg', CONFIG)], ports)).rejects.toThrow('one.cfg and two.cfg')
    await expect(ingestGateways([one, join(place, 'none.cfg')], ports)).rejects.toThrow('none.cfg')
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
    await ingestWebexOrganization({ from: threeSites('input/webex-org') }, { archives, workspace, clock })
    writeFileSync(join(place, 'austin.cfg'), CONFIG)
    await ingestGateways([join(place, 'austin.cfg')], { files: await fileStore(), workspace, clock })
    const after = workspaceStatus(workspace, clock.today())
    expect(after.next.join()).not.toMatch(/ingest (?:webex|lgw)/)
    const view = statusView(after, PLAIN)
    expect(view).toContain('Webex: organization ThreeSites; license 4, location 1, person 8')
    expect(view).toMatch(/gateway lgw-aus: \d+ lines: /)
    expect(view).toContain('webex: webex-org, taken in 2026-11-22T10:00:00.000Z')
  })
})
