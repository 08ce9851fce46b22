import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ingestUcm } from '../../src/ingest/ucm/ingest-ucm.js'
import { mendRelations } from '../support/axl-server/rich-export.js'
import type { AxlServer } from '../support/axl-server/start-axl-server.js'
import { startAxlServer } from '../support/axl-server/start-axl-server.js'
import { startRehome } from '../support/cli-process.js'
import { ExportBuilder } from '../support/export-builder.js'
import { threeSites } from '../support/three-sites.js'
import { WorkspacePlace } from './workspace-place.js'

/** Words that no output and no file may hold: every secret of the export, and the password of the user. */
const SECRET = 'CANARY'

describe('ingest ucm --axl', () => {
  const place = new WorkspacePlace()
  let server: AxlServer
  let root: string

  beforeAll(async () => {
    const builder = mendRelations(await ExportBuilder.fromTar(readFileSync(threeSites('input/ucmdata_export.tar'))))
    const members = builder.files().map((file) => ({ name: file.name, bytes: file.data }))
    server = await startAxlServer(members)
    root = ingestUcm({ name: 'ucmdata_export.tar', sha256: '', members }).root
    expect(place.run('init', place.workspace).code).toBe(0)
  })

  afterAll(async () => {
    await server.close()
    place.remove()
  })

  async function ingest(password: string | undefined, ...more: readonly string[]) {
    const child = startRehome(['ingest', 'ucm', '--axl', server.url, ...more], {
      cwd: place.root,
      env: {
        REHOME_WORKSPACE: place.workspace,
        REHOME_AXL_USER: server.user,
        ...(password === undefined ? {} : { REHOME_AXL_PASSWORD: password }),
      },
    })
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number | null]>,
    ])
    return { stdout, stderr, code }
  }

  it('says what is missing, and changes nothing', async () => {
    const unset = await ingest(undefined)
    expect([unset.code, unset.stderr]).toEqual([2, expect.stringContaining('REHOME_AXL_PASSWORD')])
    const wrong = await ingest(`${SECRET}-typed-wrong`)
    expect(wrong.code).toBe(1)
    expect(wrong.stdout + wrong.stderr).not.toContain(SECRET)
    expect(server.exchanges).toEqual([])
  })

  it('takes in the same snapshot as the export, and keeps no secret', async () => {
    const saved = join(place.root, 'saved')
    const run = await ingest(server.password, '--save', saved)
    expect([run.code, run.stderr]).toEqual([0, expect.any(String)])
    expect((await place.storedSnapshot()).root).toBe(root)
    const kept = readdirSync(saved).map((name) => readFileSync(join(saved, name), 'utf8'))
    const written = filesBelow(place.workspace).map((path) => readFileSync(path, 'latin1'))
    const texts = [run.stdout, run.stderr, ...kept, ...written]
    expect(texts.filter((content) => content.includes(SECRET))).toEqual([])
  })
})

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
