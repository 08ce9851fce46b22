import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { archiveReader, fileStore, webexReader, workspaceRepository } from '../../../src/cli/compose.js'
import { webexAccess } from '../../../src/cli/flags/webex-flags.js'
import { UserError } from '../../../src/findings/user-error.js'
import type { WebexReader } from '../../../src/ingest/ports.js'
import {
  type IngestedWebex,
  type IngestWebexPorts,
  ingestWebexOrganization,
} from '../../../src/workflows/inputs/ingest-webex.js'
import type { FileStore, Workspace } from '../../../src/workflows/ports.js'
import { madeOrganization } from '../../support/webex-answers.js'
import { type MadeAnswer } from '../../support/webex-answer-parts.js'
import { clientOf } from '../../support/webex-live.js'
import { type ServerOptions, TOKEN, WebexServer } from '../../support/webex-server.js'

const open: WebexServer[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

async function serve(
  options: ServerOptions = {},
  changed: Readonly<Record<string, MadeAnswer>> = {},
): Promise<WebexServer> {
  const server = await WebexServer.start({ ...madeOrganization(), ...changed }, options)
  open.push(server)
  return server
}

const refusing =
  (path: RegExp, status: number): ServerOptions['fault'] =>
  ({ path: asked }) =>
    path.test(asked) ? { status } : undefined

describe('a live reading into a workspace', () => {
  const clock = { now: () => '2026-11-22T10:00:00.000Z', today: () => '2026-11-22' }
  let place: string
  let workspace: Workspace
  beforeEach(async () => {
    place = mkdtempSync(join(tmpdir(), 'rehome-live-'))
    workspace = await (await workspaceRepository()).create(join(place, 'lab'), { settings: '' })
  })
  afterEach(() => {
    workspace.close()
    rmSync(place, { recursive: true, force: true })
  })

  async function ports(server: WebexServer, said: string[] = []): Promise<IngestWebexPorts> {
    const files = await fileStore()
    const reader = (): Promise<WebexReader> => Promise.resolve(clientOf(server))
    const progress = (text: string): unknown => said.push(text)
    return { archives: await archiveReader(), workspace, clock, live: { reader, files, progress } }
  }
  const live = { personSettings: true }
  const names = (folder: string): readonly string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile())

  it('equals the reading of the answers that it saved, to the last finding', async () => {
    const secret = 'Do-not-keep-me'
    const trunk = Object.keys(madeOrganization()).find((path) => /premisePstn\/trunks\/./.test(path)) ?? ''
    const withSecret = { body: { ...madeOrganization()[trunk]?.body, password: secret, nested: { sipSecret: secret } } }
    const server = await serve({ pageSize: 2, fault: refusing(/^roles$/, 403) }, { [trunk]: withSecret })
    const save = join(place, 'answers')
    const said: string[] = []
    const read = await ingestWebexOrganization({ live: { ...live, save } }, await ports(server, said))
    expect(read.changed).toBe(true)
    expect(said).toContain('people: 5')
    const files = names(save)
    expect(files).toHaveLength(read.members.length)
    for (const name of files) {
      expect(statSync(join(save, name)).mode & 0o777, name).toBe(0o600)
      const text = readFileSync(join(save, name), 'utf8')
      expect(text).not.toContain(secret)
      expect(text).not.toContain(TOKEN)
    }
    expect(statSync(save).mode & 0o777).toBe(0o700)
    const again = await ingestWebexOrganization({ from: [save] }, await ports(server))
    expect(again.root).toBe(read.root)
    expect(again.sha256).toBe(read.sha256)
    expect(again.changed).toBe(false)
    expect(again.findings).toEqual(read.findings)
    expect(again.members).toEqual(read.members)
    expect(again.unread).toEqual(read.unread)
  })

  it('writes into no folder that is there already', async () => {
    const server = await serve()
    const reading = ingestWebexOrganization({ live: { ...live, save: place } }, await ports(server))
    await expect(reading).rejects.toThrow('is there already')
    expect(server.requests).toEqual([])
  })

  it.each<[string, ServerOptions['fault']]>([
    ['a server that fails for ever', refusing(/numbers$/, 500)],
    ['a token that ends half way', refusing(/numbers$/, 401)],
  ])('replaces nothing after %s', async (_what, fault) => {
    const before = await ingestWebexOrganization({ live }, await ports(await serve()))
    const save = join(place, 'none')
    const failing = ingestWebexOrganization({ live: { ...live, save } }, await ports(await serve({ fault })))
    await expect(failing).rejects.toBeInstanceOf(UserError)
    expect(workspace.store.currentWebex()?.root).toBe(before.root)
    expect(workspace.store.inputs()).toHaveLength(1)
    expect((await fileStore()).exists(save)).toBe(false)
  })

  it('tells of a kind that may no longer be read', async () => {
    await ingestWebexOrganization({ live }, await ports(await serve()))
    const fault = refusing(/^people$/, 403)
    const again = async (replace: boolean): Promise<IngestedWebex> =>
      ingestWebexOrganization({ live }, await ports(await serve({ fault })), { replace })
    await expect(again(false)).rejects.toMatchObject({ kind: 'refused' })
    expect(workspace.store.currentWebex()?.objects.person).toHaveLength(5)
    expect((await again(true)).lost).toEqual(['person', 'person-settings'])
  })

  it('is refused, and saved all the same, when answers cannot be read', async () => {
    await ingestWebexOrganization({ live }, await ports(await serve()))
    const server = await serve({}, { people: { body: { items: 'no' } } })
    const [said, save]: [string[], string] = [[], join(place, 'kept')]
    const reading = ingestWebexOrganization({ live: { ...live, save } }, await ports(server, said))
    await expect(reading).rejects.toThrow('would lose what was read before: person, person-settings')
    expect(said).toContain('people: the answer cannot be read')
    expect(names(save)).toContain('people.json')
  })

  it('is in the workspace when it cannot be saved, and nothing is left half saved', async () => {
    const server = await serve()
    const said: string[] = []
    const opened = await ports(server, said)
    if (opened.live === undefined) throw new Error('No live ports')
    const files = Object.assign(Object.create(opened.live.files) as FileStore, {
      // The disk fills up when the fourth file is written.
      writeFolder: async (path: string, all: readonly { readonly name: string; readonly bytes: Uint8Array }[]) => {
        const broken = all.map((file, at) => (at === 3 ? { ...file, name: all[2]!.name + '/x' } : file))
        await opened.live!.files.writeFolder(path, broken)
      },
    })
    const save = join(place, 'half', 'answers')
    const taken = await ingestWebexOrganization(
      { live: { ...live, save } },
      { ...opened, live: { ...opened.live, files } },
    )
    expect(workspace.store.currentWebex()?.root).toBe(taken.root)
    expect(said.at(-1)).toContain('not saved as files')
    expect(readdirSync(join(place, 'half'))).toEqual([])
  })

  it('is not begun when its folder cannot be made', async () => {
    const server = await serve()
    const save = join(place, 'lab', 'rehome.yaml', 'answers')
    await expect(ingestWebexOrganization({ live: { ...live, save } }, await ports(server))).rejects.toThrow(
      'is no folder',
    )
    expect(server.requests).toEqual([])
  })

  it('says what was read in words that mean something', async () => {
    const said: string[] = []
    const fault: ServerOptions['fault'] = ({ path }) =>
      path === 'roles' ? { status: 404 } : path === 'organizations' ? { status: 403 } : undefined
    await ingestWebexOrganization({ live }, await ports(await serve({ fault }), said))
    expect(said).toEqual([...new Set(said)])
    expect(said).toContain('telephony/config/queues (Customer Assist): 1')
    expect(said).toContain('roles: not read (404)')
    expect(said.filter((line) => line.startsWith(':'))).toEqual([])
    expect(new Set(said.map((line) => line.split(':')[0])).size).toBe(said.length)
  })

  it('runs over the client that the program itself uses', async () => {
    const server = await serve()
    const access = webexAccess(
      { 'requests-per-second': 100 },
      { REHOME_WEBEX_TOKEN: ` ${TOKEN}\n`, REHOME_WEBEX_URL: server.url },
    )
    const { live: over, ...others } = await ports(server)
    if (over === undefined) throw new Error('No live ports')
    const read = await ingestWebexOrganization(
      { live },
      { ...others, live: { ...over, reader: () => webexReader(access) } },
    )
    expect(read.counts.person).toBe(5)
  })
})
