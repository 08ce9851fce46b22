import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FileArchiveReader } from '../../../src/adapters/files/archive-reader.js'
import { DiskFileStore } from '../../../src/adapters/files/file-store.js'
import type { InputArchive } from '../../../src/ingest/ports.js'
import { ingestUcm } from '../../../src/ingest/ucm/ingest-ucm.js'
import { readOverAxl } from '../../../src/workflows/inputs/read-axl.js'
import { done, fault, ScriptedNode } from './scripted-node.js'

const CLOCK = { now: () => '2026-11-22T10:00:00.000Z', today: () => '2026-11-22' }
const CLUSTER = {
  routePartition: [{ uuid: '{1}', listed: '<name>DN-PT</name><description>blanks,  and\nlines</description>' }],
  callPark: [{ uuid: '{2}', listed: '<pattern>700X</pattern><routePartitionName>DN-PT</routePartitionName>' }],
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rehome-axl-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

async function read(node: ScriptedNode, saveTo?: string): Promise<InputArchive> {
  const archive = await readOverAxl({ cluster: 'lab' }, { axl: node, clock: CLOCK, talk: () => undefined })
  if (saveTo !== undefined) await new DiskFileStore().writeFolder(saveTo, archive.members)
  return archive
}

describe('a reading that is saved', () => {
  it('is private files which, taken in again, are the same input and the same snapshot', async () => {
    const saveTo = join(folder, 'new', 'reading')
    const archive = await read(new ScriptedNode(CLUSTER), saveTo)
    expect(archive.name).toBe('127.0.0.1')
    const again = await new FileArchiveReader().open(saveTo)
    expect(again.sha256).toBe(archive.sha256)
    expect(ingestUcm(again).root).toBe(ingestUcm(archive).root)
    expect(ingestUcm(again).objects.partition[0]?.value.name).toBe('DN-PT')
    const modes = readdirSync(saveTo).map((name) => statSync(join(saveTo, name)).mode & 0o777)
    expect([new Set(modes), statSync(saveTo).mode & 0o777]).toEqual([new Set([0o600]), 0o700])
  })

  it('of an unchanged cluster is the same input, whatever the node asks patience for', async () => {
    const busy = new ScriptedNode(CLUSTER, (_, __, count) => (count === 1 ? { status: 503, text: '' } : undefined))
    const [first, second] = [await read(new ScriptedNode(CLUSTER)), await read(busy)]
    expect(second.sha256).toBe(first.sha256)
  })
})

describe('which cluster a node is of', () => {
  const withId = (id: string): ScriptedNode =>
    new ScriptedNode(CLUSTER, (operation) =>
      operation === 'listServiceParameter'
        ? done(
            operation,
            `<serviceParameter uuid="{p}"><processNodeName>EnterpriseWideData</processNodeName><name>ClusterID</name><service>Enterprise Wide</service><value>${id}</value></serviceParameter>`,
          )
        : undefined,
    )
  const ask = (node: ScriptedNode, cluster?: string): Promise<InputArchive> =>
    readOverAxl({ cluster }, { axl: node, clock: CLOCK, talk: () => undefined })
  const operations = (node: ScriptedNode): readonly string[] => [
    ...new Set(node.asked.map(({ operation }) => operation)),
  ]

  it('must be said where the node does not, and is known before anything else is read', async () => {
    const node = new ScriptedNode(CLUSTER, (operation) =>
      operation === 'listServiceParameter' ? fault('No') : undefined,
    )
    await expect(ask(node)).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('does not say its ClusterID') as string,
      hint: expect.stringContaining('--cluster NAME') as string,
    })
    expect(operations(node)).toEqual(['getCCMVersion', 'listServiceParameter', 'executeSQLQuery'])
    expect((await ask(node, 'HQ')).members.map(({ name }) => name)).toContain('phone.csv')
  })

  it('is compared with the one that was named, before anything else is read', async () => {
    const node = withId('HQ')
    await expect(ask(node, 'Branch')).rejects.toThrow('127.0.0.1:8443 is of the cluster HQ, not of Branch')
    expect(operations(node)).toEqual(['getCCMVersion', 'listServiceParameter'])
    expect((await ask(withId('HQ'))).members.map(({ name }) => name)).toContain('enterpriseparameter.csv')
  })

  it('is not asked in a version of AXL that nobody knows', async () => {
    const node = withId('HQ')
    const refused = readOverAxl({ version: '99' }, { axl: node, clock: CLOCK, talk: () => undefined })
    await expect(refused).rejects.toMatchObject({
      kind: 'usage',
      hint: expect.stringContaining('15.0, 14.0') as string,
    })
    expect(node.asked).toEqual([])
  })
})
