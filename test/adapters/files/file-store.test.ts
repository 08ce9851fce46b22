import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DiskFileStore } from '../../../src/adapters/files/file-store.js'
import { TemporaryFolder } from './temporary-folder.js'

let folder: TemporaryFolder
const files = new DiskFileStore()

beforeEach(() => {
  folder = new TemporaryFolder()
})

afterEach(() => {
  folder.remove()
})

describe('read', () => {
  it('gives name, bytes and digest', async () => {
    writeFileSync(folder.at('roster.csv'), 'who,role\n')
    const file = await files.read(folder.at('roster.csv'))
    expect(file.name).toBe('roster.csv')
    expect(Buffer.from(file.bytes).toString()).toBe('who,role\n')
    // printf 'who,role\n' | sha256sum
    const [digest] = execFileSync('sha256sum', [folder.at('roster.csv')], { encoding: 'utf8' }).split(' ')
    expect(file.sha256).toBe(digest)
  })

  it('reads an empty file', async () => {
    writeFileSync(folder.at('empty'), '')
    expect((await files.read(folder.at('empty'))).bytes).toHaveLength(0)
  })

  it('says what is wrong: missing, a folder, too large', async () => {
    await expect(files.read(folder.at('gone.csv'))).rejects.toThrow(
      `cannot read ${folder.at('gone.csv')}: no such file or folder`,
    )
    await expect(files.read(folder.path)).rejects.toThrow(`cannot read ${folder.path}: it is a folder`)
    writeFileSync(folder.at('big'), Buffer.alloc(2 * 1024 * 1024 + 1))
    const small = new DiskFileStore(2 * 1024 * 1024)
    await expect(small.read(folder.at('big'))).rejects.toThrow(`${folder.at('big')} is larger than 2 MB`)
  })

  it('stops reading an endless source at the limit', async () => {
    await expect(new DiskFileStore(1024 * 1024).read('/dev/zero')).rejects.toThrow('/dev/zero is larger than 1 MB')
  })
})

describe('write', () => {
  it('makes new files private and keeps the mode of others', async () => {
    await files.write(folder.at('new'), 'text ü')
    expect(readFileSync(folder.at('new'), 'utf8')).toBe('text ü')
    expect(statSync(folder.at('new')).mode & 0o777).toBe(0o600)
    writeFileSync(folder.at('shared'), 'old')
    chmodSync(folder.at('shared'), 0o640)
    await files.write(folder.at('shared'), new Uint8Array([1, 2, 3]))
    expect([...readFileSync(folder.at('shared'))]).toEqual([1, 2, 3])
    expect(statSync(folder.at('shared')).mode & 0o777).toBe(0o640)
    expect(folder.listing()).toEqual(['new', 'shared'])
  })

  it('replaces what a link points to, not the link', async () => {
    writeFileSync(folder.at('real'), 'old')
    symlinkSync('real', folder.at('link'))
    await files.write(folder.at('link'), 'new')
    expect(readlinkSync(folder.at('link'))).toBe('real')
    expect(readFileSync(folder.at('real'), 'utf8')).toBe('new')
  })

  it('says what is wrong and leaves nothing half-written', async () => {
    await expect(files.write(folder.at('no', 'such', 'file'), 'x')).rejects.toThrow('no such file or folder')
    mkdirSync(folder.at('folder'))
    await expect(files.write(folder.at('folder'), 'x')).rejects.toThrow(`cannot write ${folder.at('folder')}: it is a`)
    expect(folder.listing()).toEqual(['folder'])
  })
})
