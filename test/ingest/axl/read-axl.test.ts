import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FileArchiveReader } from '../../../src/adapters/files/archive-reader.js'
import { DiskFileStore } from '../../../src/adapters/files/file-store.js'
import { ingestUcm } from '../../../src/ingest/ucm/ingest-ucm.js'
import { readOverAxl } from '../../../src/workflows/inputs/read-axl.js'
import { ScriptedNode } from './scripted-node.js'

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

function read(node: ScriptedNode, saveTo?: string) {
  const ports = { axl: node, files: new DiskFileStore(), clock: CLOCK, talk: () => undefined }
  return readOverAxl(saveTo === undefined ? {} : { saveTo }, ports)
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

  it('does not mix with what is there, and asks the node nothing then', async () => {
    mkdirSync(join(folder, 'old'))
    const node = new ScriptedNode(CLUSTER)
    await expect(read(node, join(folder, 'old'))).rejects.toThrow(/is there already/)
    expect(node.asked).toEqual([])
  })

  it('is not begun before everything was read', async () => {
    const saveTo = join(folder, 'reading')
    const node = new ScriptedNode(CLUSTER, (operation) => (operation === 'listPhone' ? 'lost' : undefined))
    await expect(read(node, saveTo)).rejects.toThrow(/listPhone/)
    expect(readdirSync(folder)).toEqual([])
  })

  it('of an unchanged cluster is the same input, whatever the node asks patience for', async () => {
    const busy = new ScriptedNode(CLUSTER, (_, __, count) => (count === 1 ? { status: 503, text: '' } : undefined))
    const [first, second] = [await read(new ScriptedNode(CLUSTER)), await read(busy)]
    expect(second.sha256).toBe(first.sha256)
  })
})
