import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FolderWorkspaceRepository } from '../../../src/adapters/files/workspace-repository.js'
import { StoreFolder } from '../../../src/adapters/store/store-folder.js'
import { UserError } from '../../../src/findings/user-error.js'
import { TemporaryFolder } from './temporary-folder.js'

const stores = new StoreFolder({
  now: () => '2026-01-01T00:00:00.000Z',
  randomId: randomUUID,
  note: () => undefined,
  command: 'rehome test',
})
const repository = new FolderWorkspaceRepository(stores)
const WRITE = { access: 'write', waitSeconds: 0 } as const

let folder: TemporaryFolder

beforeEach(() => {
  folder = new TemporaryFolder()
})

afterEach(() => {
  folder.remove()
})

function mode(...parts: string[]): number {
  return statSync(folder.at(...parts)).mode & 0o777
}

describe('create', () => {
  it('makes a private folder with settings, plans and store', async () => {
    const workspace = await repository.create(folder.at('a', 'lab'), { settings: 'settings:\n' })
    expect(workspace.path).toBe(folder.at('a', 'lab'))
    expect(workspace.readSettings()).toBe('settings:\n')
    expect(workspace.readMapping()).toBeUndefined()
    workspace.close()
    expect(folder.listing().filter((name) => !/-(wal|shm)$/.test(name))).toEqual([
      'a',
      'a/lab',
      'a/lab/.rehome',
      'a/lab/.rehome/store.db',
      'a/lab/plans',
      'a/lab/rehome.yaml',
    ])
    expect([mode('a', 'lab'), mode('a', 'lab', '.rehome'), mode('a', 'lab', 'plans')]).toEqual([0o700, 0o700, 0o700])
    expect([mode('a', 'lab', 'rehome.yaml'), mode('a', 'lab', '.rehome', 'store.db')]).toEqual([0o600, 0o600])
  })

  it('leaves the files of a folder that is there already alone', async () => {
    mkdirSync(folder.at('lab', 'plans'), { recursive: true })
    writeFileSync(folder.at('lab', 'export.tar'), 'x')
    ;(await repository.create(folder.at('lab'), { settings: '' })).close()
    expect(readFileSync(folder.at('lab', 'export.tar'), 'utf8')).toBe('x')
  })

  it('refuses a workspace, and what was one', async () => {
    ;(await repository.create(folder.at('lab'), { settings: 'mine' })).close()
    const before = folder.listing()
    await expect(repository.create(folder.at('lab'), { settings: '' })).rejects.toThrow('is a workspace already')
    expect(readFileSync(folder.at('lab', 'rehome.yaml'), 'utf8')).toBe('mine')
    expect(folder.listing()).toEqual(before)
    mkdirSync(folder.at('torn', '.rehome'), { recursive: true })
    await expect(repository.create(folder.at('torn'), { settings: '' })).rejects.toThrow('but no rehome.yaml')
  })

  it('refuses a name that a file has', async () => {
    writeFileSync(folder.at('lab'), '')
    await expect(repository.create(folder.at('lab'), { settings: '' })).rejects.toThrow(
      `cannot create ${folder.at('lab')}: a file of that name is in the way`,
    )
    await expect(repository.create(folder.at('lab', 'below'), { settings: '' })).rejects.toThrow(UserError)
    expect(folder.listing()).toEqual(['lab'])
  })

  it('takes back all it made when a later step fails, and nothing else', async () => {
    const failing = new FolderWorkspaceRepository({
      create: () => Promise.reject(new UserError('the disk is full')),
      open: () => Promise.reject(new Error('not asked for')),
      openTwin: noTwin,
    })
    await expect(failing.create(folder.at('new', 'deep', 'lab'), { settings: '' })).rejects.toThrow('the disk is full')
    expect(folder.listing()).toEqual([])
    mkdirSync(folder.at('mine'))
    writeFileSync(folder.at('mine', 'export.tar'), 'x')
    await expect(failing.create(folder.at('mine'), { settings: '' })).rejects.toThrow('the disk is full')
    expect(folder.listing()).toEqual(['mine', 'mine/export.tar'])
  })

  it('takes back all when the settings cannot be written after the store was made', async () => {
    mkdirSync(folder.at('lab'))
    const disturbed = new FolderWorkspaceRepository({
      open: () => Promise.reject(new Error('not asked for')),
      openTwin: noTwin,
      create: async (path) => {
        const store = await stores.create(path)
        // Somebody puts a folder where the settings are about to be written.
        mkdirSync(folder.at('lab', 'rehome.yaml'))
        return store
      },
    })
    await expect(disturbed.create(folder.at('lab'), { settings: '' })).rejects.toThrow('it is a folder')
    expect(folder.listing()).toEqual(['lab', 'lab/rehome.yaml'])
  })
})

describe('find', () => {
  it('gives the nearest folder at or above', async () => {
    ;(await repository.create(folder.at('outer'), { settings: '' })).close()
    ;(await repository.create(folder.at('outer', 'inner'), { settings: '' })).close()
    mkdirSync(folder.at('outer', 'x', 'y'), { recursive: true })
    expect(repository.find(folder.at('outer', 'x', 'y'))).toBe(folder.at('outer'))
    expect(repository.find(folder.at('outer', 'inner', 'plans'))).toBe(folder.at('outer', 'inner'))
    expect(repository.find(folder.path)).toBeUndefined()
  })
})

describe('open', () => {
  it('reads and writes the mapping whole', async () => {
    ;(await repository.create(folder.at('lab'), { settings: '' })).close()
    const workspace = await repository.open(folder.at('lab'), WRITE)
    workspace.writeMapping('schema: rehome/mapping/v1\n')
    expect(workspace.readMapping()).toBe('schema: rehome/mapping/v1\n')
    workspace.close()
    expect(mode('lab', 'mapping.yaml')).toBe(0o600)
  })

  it('refuses a folder that is no workspace, and one without its store', async () => {
    const error = await repository.open(folder.path, WRITE).catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      name: 'UserError',
      kind: 'usage',
      message: expect.stringContaining('no rehome.yaml'),
    })
    writeFileSync(folder.at('rehome.yaml'), '')
    await expect(repository.open(folder.path, WRITE)).rejects.toThrow('the workspace has no store')
  })
})

function noTwin(): never {
  throw new Error('not asked for')
}
