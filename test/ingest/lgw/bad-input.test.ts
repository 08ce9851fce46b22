import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileStore, workspaceRepository } from '../../../src/cli/compose.js'
import { UserError } from '../../../src/findings/user-error.js'
import { ingestGateways } from '../../../src/workflows/inputs/ingest-lgw.js'
import type { Workspace } from '../../../src/workflows/ports.js'
import { repositoryRoot } from '../../support/shared-data.js'
import { threeSites } from '../../support/three-sites.js'

const clock = { now: () => '2026-11-22T10:00:00.000Z', today: () => '2026-11-22' }
const GOOD = readFileSync(`${repositoryRoot}/fixtures/gateways/registration.cfg`, 'utf8')

let place: string
let workspace: Workspace

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'rehome-gateways-'))
  workspace = await (await workspaceRepository()).create(join(place, 'lab'), { settings: '' })
})
afterEach(() => {
  workspace.close()
  rmSync(place, { recursive: true, force: true })
})

async function take(...files: readonly (readonly [name: string, content: string | Uint8Array])[]) {
  for (const [name, content] of files) writeFileSync(join(place, name), content)
  const paths = files.map(([name]) => join(place, name))
  return ingestGateways(paths, { files: await fileStore(), workspace, clock })
}

function stored(): readonly (readonly [string, number])[] {
  return workspace.store.currentGateways().map(({ name, objects }) => [name, objects['dial-peer'].length] as const)
}

const TAR = readFileSync(threeSites('input/ucmdata_export.tar'))

describe('what is no configuration', () => {
  it.each([
    ['empty.cfg', '', 'it is empty'],
    ['blank.cfg', '\n  \n', 'it is empty'],
    ['export.tar', TAR, 'rehome ingest ucm'],
    ['book.xlsx', Buffer.from('PK\u0003\u0004rest'), 'Office document'],
    ['config.gz', Buffer.from([0x1f, 0x8b, 8, 0]), 'gzip archive'],
    ['config.pdf', '%PDF-1.7', 'PDF document'],
    ['noise.bin', Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 37) % 256)), 'not a text file'],
    ['letter.txt', 'Dear all,\n\nplease find the configuration attached.\nRegards\n', 'no configuration of a gateway'],
  ])('%s is refused, and what was here is kept', async (name, content, words) => {
    await take(['muc.cfg', GOOD])
    const refusal: unknown = await take([name, content]).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(UserError)
    const { message, hint } = refusal as UserError
    expect(`${message} ${hint ?? ''}`).toContain(words)
    expect(stored()).toEqual([['lgw-muc', 4]])
  })

  it('a folder is refused', async () => {
    mkdirSync(join(place, 'folder'))
    const ports = { files: await fileStore(), workspace, clock }
    await expect(ingestGateways([join(place, 'folder')], ports)).rejects.toBeInstanceOf(UserError)
  })
})

describe('what would take the place of something better', () => {
  it('a capture that was cut off', async () => {
    await take(['muc.cfg', GOOD])
    const cut = GOOD.split('dial-peer voice 300')[0] ?? ''
    await expect(take(['muc.cfg', cut])).rejects.toThrow('ends before the "end"')
    expect(stored()).toEqual([['lgw-muc', 4]])
  })

  it('a text that only names the gateway', async () => {
    await take(['muc.cfg', GOOD])
    await expect(take(['muc.cfg', 'hostname lgw-muc\nversion 17.12\n'])).rejects.toThrow('says nothing about calls')
    expect(stored()).toEqual([['lgw-muc', 4]])
  })

  it('is taken where there is nothing better', async () => {
    const cut = GOOD.split('dial-peer voice 300')[0] ?? ''
    const { gateways } = await take(['muc.cfg', cut])
    expect(gateways[0]?.findings.map(({ severity }) => severity)).toEqual(['HIGH'])
    await take(['muc.cfg', GOOD])
    expect(stored()).toEqual([['lgw-muc', 4]])
  })

  it('is not a section under another name', async () => {
    const section =
      'lgw-muc#show running-config | section dial-peer voice 100\ndial-peer voice 100 voip\n shutdown\nlgw-muc#\n'
    await take(['muc.cfg', GOOD])
    await take(['section.txt', section])
    expect(stored()).toEqual([
      ['lgw-muc', 4],
      ['section', 1],
    ])
  })
})

describe('several files', () => {
  it('of one gateway are refused, also when they are one file', async () => {
    await expect(take(['a.cfg', GOOD], ['b.cfg', GOOD.replace('max-conn 250', 'max-conn 200')])).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('both configurations of the gateway lgw-muc') as string,
    })
    expect(stored()).toEqual([])
    const both = `${GOOD}\n${GOOD.replace('hostname lgw-muc', 'hostname lgw-ham')}`
    await expect(take(['both.cfg', both])).rejects.toThrow('lgw-muc and of lgw-ham')
  })

  it('are taken when one is refused, whichever comes first', async () => {
    const { gateways, refused } = await take(['empty.cfg', ''], ['muc.cfg', GOOD], ['export.tar', TAR])
    expect(gateways.map(({ gateway }) => gateway)).toEqual(['lgw-muc'])
    expect(refused.map(({ name }) => name)).toEqual(['empty.cfg', 'export.tar'])
    expect(stored()).toEqual([['lgw-muc', 4]])
  })

  it('taken in twice change nothing', async () => {
    expect((await take(['muc.cfg', GOOD])).gateways.map(({ changed }) => changed)).toEqual([true])
    const crlf = GOOD.replaceAll('\n', '\r\n')
    expect((await take(['again.cfg', crlf])).gateways.map(({ changed }) => changed)).toEqual([false])
  })
})
