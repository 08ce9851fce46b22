import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { packTar } from 'modern-tar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ARCHIVE_LIMITS } from '../../../src/adapters/files/archive-limits.js'
import { FileArchiveReader } from '../../../src/adapters/files/archive-reader.js'
import { UserError } from '../../../src/findings/user-error.js'
import { sha256 } from '../../../src/model/fingerprint.js'
import { writeTar } from '../../support/tar-writer.js'

let folder: string
let count = 0

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const file = (name: string, text: string) => ({ name, data: Buffer.from(text) })
const EXPORT = [
  file('header.txt', 'CCM : 14.0\n'),
  file('css.csv', `NAME\n${'C\n'.repeat(400)}`),
  file('phone.csv', ''),
]

function saved(bytes: Uint8Array, name = `export-${(count += 1)}.tar`): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const open = (path: string, limits = ARCHIVE_LIMITS) => new FileArchiveReader(limits).open(path)

async function refusal(path: string, limits = ARCHIVE_LIMITS): Promise<string> {
  try {
    await open(path, limits)
  } catch (error) {
    if (error instanceof UserError && error.hint !== undefined) return `${error.message} | ${error.hint}`
    throw error
  }
  throw new Error(`${path} was opened`)
}

describe('FileArchiveReader on archives', () => {
  it('reads a tar in its order, with the digest of the file', async () => {
    const tar = writeTar(EXPORT)
    const archive = await open(saved(tar, 'ucm data.tar'))
    expect(archive.name).toBe('ucm data.tar')
    expect(archive.sha256).toBe(sha256(tar))
    expect(archive.members.map((member) => [member.name, member.bytes.length])).toEqual([
      ['header.txt', 11],
      ['css.csv', 805],
      ['phone.csv', 0],
    ])
  })

  it('reads a compressed tar by its content, whatever its name', async () => {
    const gz = gzipSync(writeTar(EXPORT))
    const archive = await open(saved(gz, 'export.bin'))
    expect(archive.sha256).toBe(sha256(gz))
    expect(archive.members).toHaveLength(3)
  })

  it('drops one leading ./ and the entry of the folder itself', async () => {
    const tar = await packTar([
      { header: { name: './', size: 0, type: 'directory' } },
      { header: { name: './css.csv', size: 4 }, body: 'NAME' },
    ])
    expect((await open(saved(tar))).members.map((member) => member.name)).toEqual(['css.csv'])
  })

  it('never takes a cut archive for a shorter export, wherever it is cut', async () => {
    const tar = writeTar(EXPORT)
    const end = 512 + 512 + 512 + 1024 + 512
    expect(await open(saved(tar.subarray(0, end + 1024)))).toMatchObject({ members: { length: 3 } })
    for (const length of [1, 300, 512, 700, 1024, 1536, 2000, end - 512, end, end + 512, end + 1023]) {
      expect(await refusal(saved(tar.subarray(0, length))), String(length)).toMatch(
        /cut off|not a Unified CM export|not a readable tar/,
      )
    }
    expect(await refusal(saved(tar.subarray(0, end)))).toMatch(/cut off after 3 members/)
    expect(await refusal(saved(gzipSync(tar).subarray(0, 100)))).toMatch(/damaged or cut off/)
  })

  it('refuses a damaged header and data behind the end', async () => {
    const damaged = writeTar(EXPORT)
    damaged[1024] = 'X'.charCodeAt(0)
    expect(await refusal(saved(damaged))).toMatch(/not a readable tar/)
    expect(await refusal(saved(Buffer.concat([writeTar(EXPORT), writeTar(EXPORT)])))).toMatch(/follows the end/)
  })

  it.each(['../css.csv', '/etc/css.csv', 'a/css.csv', '././css.csv', 'a\\css.csv', '..'])(
    'refuses the member %s',
    async (name) => {
      expect(await refusal(saved(writeTar([...EXPORT, file(name, 'x')])))).toContain(JSON.stringify(name))
    },
  )

  it.each(['symlink', 'link', 'character-device', 'block-device', 'fifo', 'directory'] as const)(
    'refuses a %s',
    async (type) => {
      const odd = { header: { name: 'odd.csv', size: 0, type, linkname: 'css.csv' } }
      const tar = await packTar([{ header: { name: 'css.csv', size: 4 }, body: 'NAME' }, odd])
      expect(await refusal(saved(tar))).toMatch(/odd\.csv/)
    },
  )

  it('refuses a member that is there twice', async () => {
    expect(await refusal(saved(writeTar([...EXPORT, file('CSS.csv', 'x')])))).toMatch(/"CSS.csv" is in it twice/)
  })

  it('keeps to its limits', async () => {
    const path = saved(writeTar(EXPORT))
    expect(await refusal(path, { ...ARCHIVE_LIMITS, members: 2 })).toMatch(/more than 2 members/)
    expect(await refusal(path, { ...ARCHIVE_LIMITS, memberBytes: 800 })).toMatch(/805 bytes/)
    expect(await refusal(path, { ...ARCHIVE_LIMITS, totalBytes: 815 })).toMatch(/refused/)
    const bomb = saved(gzipSync(writeTar([file('css.csv', 'NAME\n'.padEnd(3_000_000, 'x'))])))
    expect(await refusal(bomb, { ...ARCHIVE_LIMITS, ratioFromBytes: 1_000_000 })).toMatch(/200 times/)
    expect((await open(bomb)).members).toHaveLength(1)
    expect(await refusal(bomb, { ...ARCHIVE_LIMITS, totalBytes: 1_000_000 })).toMatch(/unpacks to more/)
  })

  it('says what a foreign file is', async () => {
    expect(await refusal(saved(Buffer.from('PK\u0003\u0004rest')))).toMatch(/is a damaged zip, or was cut off/)
    expect(await refusal(saved(Buffer.from('Dear customer')))).toMatch(/not a Unified CM export.*Dear customer/)
    expect(await refusal(saved(writeTar([file('photo.jpg', 'x')])))).toMatch(/not a Unified CM export.*photo\.jpg/)
    expect(await refusal(saved(writeTar([])))).toMatch(/not a Unified CM export/)
  })

  it('says what to do about an empty, missing or forbidden file', async () => {
    expect(await refusal(saved(Buffer.alloc(0)))).toMatch(/is empty/)
    expect(await refusal(join(folder, 'nowhere.tar'))).toMatch(/no such file or folder/)
  })

  it.skipIf(process.getuid?.() === 0)(
    'says that it may not read (skipped for root, who may read everything)',
    async () => {
      const path = saved(writeTar(EXPORT))
      chmodSync(path, 0)
      expect(await refusal(path)).toMatch(/not allowed to read/)
    },
  )
})

describe('FileArchiveReader on saved answers', () => {
  const ANSWERS = [file('people.json', '[]'), file('telephony/config/queues.json', '[]'), file('v/x/y.json', '1')]
  const openAnswers = (path: string, limits = ARCHIVE_LIMITS) =>
    new FileArchiveReader(limits).open(path, 'webex-answers')

  function answersFolder(): string {
    const path = join(folder, `answers-${(count += 1)}`)
    for (const { name, data } of ANSWERS) {
      mkdirSync(join(path, dirname(name)), { recursive: true })
      writeFileSync(join(path, name), data)
    }
    return path
  }

  it('reads a folder with folders, and a tar of it, to the same members', async () => {
    const path = answersFolder()
    mkdirSync(join(path, '.git'))
    writeFileSync(join(path, '.git', 'config'), 'x')
    const names = ['people.json', 'telephony/config/queues.json', 'v/x/y.json']
    expect((await openAnswers(path)).members.map(({ name }) => name)).toEqual(names)
    const tar = await packTar([
      { header: { name: './', size: 0, type: 'directory' } },
      { header: { name: './telephony/', size: 0, type: 'directory' } },
      ...ANSWERS.map(({ name, data }) => ({ header: { name: `./${name}`, size: data.length }, body: data })),
    ])
    expect((await openAnswers(saved(tar))).members.map(({ name }) => name)).toEqual(names)
  })

  it.each([
    '../a.json',
    'a/../../b.json',
    '/etc/a.json',
    'a//b.json',
    'a/./b.json',
    'a\\b.json',
    `${'a/'.repeat(16)}b.json`,
  ])('refuses the member %s', async (name) => {
    const path = saved(writeTar([...ANSWERS, file(name, '1')]))
    await expect(openAnswers(path)).rejects.toThrow(JSON.stringify(name))
  })

  it('refuses a folder that leads outside, links, and too much', async () => {
    const outside = await packTar([{ header: { name: '../x/', size: 0, type: 'directory' } }])
    await expect(openAnswers(saved(outside))).rejects.toThrow('"../x"')
    const path = answersFolder()
    symlinkSync('/etc', join(path, 'v', 'etc'))
    await expect(openAnswers(path)).rejects.toThrow('"v/etc"')
    const full = answersFolder()
    await expect(openAnswers(full, { ...ARCHIVE_LIMITS, nestedMembers: 5 })).rejects.toThrow('more than 5 files')
    await expect(openAnswers(full, { ...ARCHIVE_LIMITS, depth: 2 })).rejects.toThrow('too many folders')
    await expect(openAnswers(full, { ...ARCHIVE_LIMITS, totalBytes: 4 })).rejects.toThrow('more than 4 bytes')
  })

  it('is not a Unified CM export', async () => {
    const photos = saved(writeTar([file('photo.jpg', 'x')]))
    await expect(openAnswers(photos)).rejects.toThrow('not a folder of saved Webex answers')
    await expect(open(answersFolder())).rejects.toThrow('"telephony" is a folder')
  })
})

describe('FileArchiveReader on folders', () => {
  function made(): string {
    const path = join(folder, `folder-${(count += 1)}`)
    mkdirSync(path)
    for (const { name, data } of EXPORT) writeFileSync(join(path, name), data)
    return path
  }

  it('reads the files sorted by name, with a digest that does not depend on the folder', async () => {
    const [one, two] = [made(), made()]
    writeFileSync(join(two, '.DS_Store'), 'left behind')
    const archive = await open(`${one}/`)
    expect(archive.name).toMatch(/^folder-/)
    expect(archive.members.map((member) => member.name)).toEqual(['css.csv', 'header.txt', 'phone.csv'])
    expect((await open(two)).sha256).toBe(archive.sha256)
    writeFileSync(join(two, 'css.csv'), 'NAME\n')
    expect((await open(two)).sha256).not.toBe(archive.sha256)
  })

  it('refuses links and folders among the files, and a folder without tables', async () => {
    const linked = made()
    symlinkSync('/etc/hosts', join(linked, 'zz.csv'))
    expect(await refusal(linked)).toMatch(/"zz.csv"/)
    const nested = made()
    mkdirSync(join(nested, 'inner'))
    expect(await refusal(nested)).toMatch(/"inner"/)
    const bare = join(folder, 'bare')
    mkdirSync(bare)
    expect(await refusal(bare)).toMatch(/not a Unified CM export.*holds no files/)
    mkdirSync(join(bare, 'site-b'))
    mkdirSync(join(bare, 'site-a'))
    expect(await refusal(bare)).toMatch(/It holds folders only: name the folders below it, site-a, site-b\./)
    for (const site of ['site-a', 'site-b']) rmSync(join(bare, site), { recursive: true })
    writeFileSync(join(bare, 'notes.txt'), 'x')
    expect(await refusal(bare)).toMatch(/notes\.txt/)
  })
})
