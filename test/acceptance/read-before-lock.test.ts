import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import IngestWebex from '../../commands/ingest/webex.js'
import { workspaceRepository } from '../../src/cli/compose.js'
import { madeOrganization } from '../support/webex-answers.js'
import { TOKEN, WebexServer } from '../support/webex-server.js'

const place = mkdtempSync(join(tmpdir(), 'rehome-lock-'))
const lab = join(place, 'lab')

beforeAll(async () => {
  ;(await (await workspaceRepository()).create(lab, { settings: '' })).close()
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(place, { recursive: true, force: true })
})

it('others may write to the workspace while the network is read', async () => {
  const repository = await workspaceRepository()
  const writes: Promise<void>[] = []
  const server = await WebexServer.start(madeOrganization(), {
    fault: ({ path }) => {
      if (path === 'people') {
        writes.push(
          repository.open(lab, { access: 'write', waitSeconds: 0 }).then((workspace) => {
            workspace.close()
          }),
        )
      }
      return undefined
    },
  })
  vi.stubEnv('REHOME_WEBEX_TOKEN', TOKEN)
  vi.stubEnv('REHOME_WEBEX_URL', server.url)
  try {
    await IngestWebex.run(['--live', '-C', lab, '--requests-per-second', '100', '--json'], import.meta.url)
  } finally {
    await server.close()
  }
  expect(writes).toHaveLength(1)
  await Promise.all(writes)
})
