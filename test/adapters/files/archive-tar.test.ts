import { spawnSync } from 'node:child_process'
import { appendFileSync, statSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { packTar, unpackTar } from 'modern-tar'
import { afterAll, describe, expect, it } from 'vitest'
import { ARCHIVE_LIMITS } from '../../../src/adapters/files/archive-limits.js'
import { FileArchiveReader } from '../../../src/adapters/files/archive-reader.js'
import { ARCHIVE_SHAPES } from '../../../src/adapters/files/archive-shape.js'
import { FileBytes, HeldBytes } from '../../../src/adapters/files/archive-source.js'
import { readTar } from '../../../src/adapters/files/archive-tar.js'
import { writeTar } from '../../support/tar-writer.js'
import { TemporaryFolder } from './temporary-folder.js'

const folder = new TemporaryFolder()

afterAll(() => {
  folder.remove()
})

const OPENED = { archive: 'export.tar', shape: ARCHIVE_SHAPES['webex-answers'], limits: ARCHIVE_LIMITS }
const files = [
  { name: 'header.txt', data: Buffer.from('CCM : 14.0\n') },
  { name: 'css.csv', data: Buffer.from(`NAME\n${'C\n'.repeat(40_000)}`) },
]

describe('tar', () => {
  const word = fc.stringMatching(/^[a-zé]{1,40}$/)
  const path = fc.array(word, { minLength: 1, maxLength: 6 }).map((parts) => `${parts.join('/')}.json`)
  const members = fc.uniqueArray(fc.tuple(path, fc.uint8Array({ maxLength: 1500 })), {
    selector: ([name]) => name,
    maxLength: 5,
  })

  it('is read as the library that tests write it with reads it, long names and all, held or not', async () => {
    await fc.assert(
      fc.asyncProperty(members, async (list) => {
        const tar = await packTar(list.map(([name, body]) => ({ header: { name, size: body.length }, body })))
        const theirs = (await unpackTar(tar, { strict: true })).map(({ header, data }) => [
          header.name,
          [...(data ?? [])],
        ])
        const file = folder.at('any.tar')
        writeFileSync(file, tar)
        for (const source of [new HeldBytes(tar), new FileBytes(file, statSync(file))]) {
          const ours = readTar(OPENED, source)
          expect(ours.map(({ name, bytes }) => [name, [...bytes]])).toEqual(theirs)
          expect(ours.map(({ pieces }) => [...Buffer.concat([...(pieces?.() ?? [])])])).toEqual(
            theirs.map(([, b]) => b),
          )
        }
      }),
      { numRuns: 60 },
    )
  })

  /** The header and the content of a long name. */
  function longNameMember(content: Buffer): Buffer {
    const member = writeTar([{ name: '././@LongLink', data: content }]).subarray(
      0,
      512 + Math.ceil(content.length / 512) * 512,
    )
    member.write('L', 156)
    member.write('        ', 148)
    const sum = member.subarray(0, 512).reduce((total, byte) => total + byte, 0)
    member.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    return member
  }

  it('knows the long names of GNU', () => {
    const name = `${'n'.repeat(120)}.json`
    const tar = Buffer.concat([
      longNameMember(Buffer.from(`${name}\0`)),
      writeTar([{ name: 'cut.json', data: Buffer.from('1') }]),
    ])
    expect(readTar(OPENED, new HeldBytes(tar)).map((member) => member.name)).toEqual([name])
  })

  it('takes no name of more than a megabyte', () => {
    const tar = Buffer.concat([
      longNameMember(Buffer.alloc((1 << 20) + 1, 'n')),
      writeTar([{ name: 'cut.json', data: Buffer.from('1') }]),
    ])
    expect(() => readTar(OPENED, new HeldBytes(tar))).toThrow('the long name at byte 0 has 1048577 bytes')
  })

  it('is refused while somebody writes to it', () => {
    const file = folder.at('growing.tar')
    writeFileSync(file, writeTar([{ name: 'a.json', data: Buffer.alloc(5000, 32) }]))
    const [member] = readTar(OPENED, new FileBytes(file, statSync(file)))
    appendFileSync(file, 'more')
    expect(() => member?.bytes).toThrow(/growing\.tar changed while it was being read/)
  })
})

describe('a file that is no archive', () => {
  const open = (name: string) => new FileArchiveReader().open(folder.at(name))

  it.each(['phone.csv', 'WW11 List.CSV', 'export.txt'])('%s is an input of one member', async (name) => {
    writeFileSync(folder.at(name), 'Device Name,Description\n')
    const archive = await open(name)
    expect(archive.members.map((member) => [member.name, Buffer.from(member.bytes).toString()])).toEqual([
      [name, 'Device Name,Description\n'],
    ])
    expect(archive.name).toBe(name)
  })

  it('a table that is a tar is a tar, and a tar says how large it is', async () => {
    const tar = writeTar(files)
    writeFileSync(folder.at('misnamed.csv'), tar)
    expect(await open('misnamed.csv')).toMatchObject({ tarBytes: tar.length, members: [{ name: 'header.txt' }, {}] })
  })

  const mkfifo = spawnSync('mkfifo', [folder.at('pipe.csv')]).status === 0
  it.skipIf(!mkfifo)('a pipe is refused, and nobody waits for it (skipped where mkfifo is missing)', async () => {
    await expect(open('pipe.csv')).rejects.toThrow('not a Unified CM export: pipe.csv')
    await expect(new FileArchiveReader().open(folder.path)).rejects.toThrow(
      '"pipe.csv" is a folder, a link or a device',
    )
  })
})
