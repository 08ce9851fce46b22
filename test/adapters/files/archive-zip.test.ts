import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { ARCHIVE_LIMITS } from '../../../src/adapters/files/archive-limits.js'
import { FileArchiveReader } from '../../../src/adapters/files/archive-reader.js'
import { sha256 } from '../../../src/model/fingerprint.js'
import { writeTar } from '../../support/tar-writer.js'
import { writeZip, type ZipFile } from '../../support/zip-writer.js'
import { TemporaryFolder } from './temporary-folder.js'

const folder = new TemporaryFolder()
let count = 0

afterAll(() => {
  folder.remove()
})

const file = (name: string, text: string, more: Partial<ZipFile> = {}): ZipFile => ({
  name,
  data: Buffer.from(text),
  ...more,
})
const EXPORT = [
  file('header.txt', 'CCM : 14.0\n'),
  file('css.csv', `NAME\n${'C\n'.repeat(400)}`),
  file('phone.csv', ''),
]

function saved(bytes: Uint8Array, name = `export-${(count += 1)}.zip`): string {
  writeFileSync(folder.at(name), bytes)
  return folder.at(name)
}

const open = (path: string, limits = ARCHIVE_LIMITS) => new FileArchiveReader(limits).open(path)
const names = async (files: readonly ZipFile[]) => (await open(saved(writeZip(files)))).members.map(({ name }) => name)

describe('FileArchiveReader on zips', () => {
  it('reads the members of a zip, whatever its name, with the digest of the file', async () => {
    const zip = writeZip(EXPORT)
    const archive = await open(saved(zip, 'export.bin'))
    expect(archive.sha256).toBe(sha256(zip))
    expect(archive.members.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual(
      EXPORT.map(({ name, data }) => [name, Buffer.from(data).toString()]),
    )
    expect(archive.tarBytes).toBeUndefined()
  })

  it('drops one folder around all members, and what desktops leave behind', async () => {
    const packed = [
      file('ucm export/', ''),
      ...EXPORT.map((each) => ({ ...each, name: `ucm export/${each.name}` })),
      file('__MACOSX/ucm export/._phone.csv', 'x'),
      file('ucm export/.DS_Store', 'x'),
    ]
    expect(await names(packed)).toEqual(['header.txt', 'css.csv', 'phone.csv'])
    await expect(names([...packed, file('other/routes.csv', 'x')])).rejects.toThrow('is not a plain file name')
  })

  it.each(['../css.csv', '/etc/css.csv', 'a/../css.csv', '..\\css.csv', 'C:\\a\\css.csv', '..'])(
    'refuses the member %s',
    async (name) => {
      await expect(names([...EXPORT, file(name, 'x')])).rejects.toThrow(
        /is refused: member .* is not a plain file name/,
      )
    },
  )

  it('refuses a folder that leads outside', async () => {
    await expect(names([...EXPORT, file('../outside/', '')])).rejects.toThrow('"../outside"')
  })

  it('refuses links and devices by the mode of the member, and members that are there twice', async () => {
    const odd = (mode: number) => names([...EXPORT, file('odd.csv', '/etc/passwd', { mode })])
    for (const mode of [0o120777, 0o020644, 0o060644, 0o010644, 0o140755]) {
      await expect(odd(mode)).rejects.toThrow('"odd.csv" is a link or a device')
    }
    await expect(odd(0)).resolves.toHaveLength(4)
    await expect(names([...EXPORT, file('CSS.csv', 'x')])).rejects.toThrow('"CSS.csv" is in it twice')
  })

  it('refuses encrypted members, and packing that it does not know, before it unpacks anything', async () => {
    await expect(names([...EXPORT, file('a.csv', 'x', { encrypted: true })])).rejects.toThrow('"a.csv" is encrypted')
    await expect(names([...EXPORT, file('a.csv', 'x', { method: 14 })])).rejects.toThrow('method (14)')
  })

  it('never takes a damaged or cut zip for a shorter export', async () => {
    const zip = writeZip(EXPORT)
    for (const length of [4, 30, 100, zip.length - 60, zip.length - 1]) {
      await expect(open(saved(zip.subarray(0, length))), String(length)).rejects.toThrow(/damaged zip, or was cut off/)
    }
    const flipped = Buffer.from(zip)
    const inCss = flipped.indexOf('css.csv') + 12
    flipped[inCss] = (flipped[inCss] ?? 0) ^ 0xff
    await expect(open(saved(flipped))).rejects.toThrow(/damaged zip, or was cut off/)
    await expect(names([file('a.csv', 'NAME\n', { claims: { checksum: 7 } })])).rejects.toThrow('the checksum of a.csv')
    await expect(names([file('a.csv', 'NAME\n', { claims: { size: 4 } })])).rejects.toThrow(/damaged zip/)
    await expect(names([file('a.csv', 'NAME\n', { claims: { size: 400 } })])).rejects.toThrow(/damaged zip/)
  })

  it('keeps to the limits of all archives', async () => {
    const path = saved(writeZip(EXPORT))
    await expect(open(path, { ...ARCHIVE_LIMITS, members: 2 })).rejects.toThrow('more than 2 members')
    await expect(open(path, { ...ARCHIVE_LIMITS, memberBytes: 800 })).rejects.toThrow('css.csv has 805 bytes')
    await expect(open(path, { ...ARCHIVE_LIMITS, totalBytes: 815 })).rejects.toThrow('is refused')
    const bomb = saved(writeZip([file('css.csv', 'NAME\n'.padEnd(3_000_000, 'x'))]))
    await expect(open(bomb, { ...ARCHIVE_LIMITS, ratioFromBytes: 1_000_000 })).rejects.toThrow('200 times')
    const overlapping = saved(writeZip([file('css.csv', 'NAME\n', { claims: { size: 2 ** 31 } })]))
    await expect(open(overlapping)).rejects.toThrow('bytes')
  })

  it('says what a zip is that holds no export', async () => {
    await expect(names([])).rejects.toThrow('not a Unified CM export')
    const hint = (files: readonly ZipFile[]) => open(saved(writeZip(files))).catch((error: unknown) => error)
    expect(await hint([file('photo.jpg', 'x')])).toMatchObject({ hint: expect.stringContaining('photo.jpg') })
    const packedTar = { name: 'ucmdata.tar', data: writeTar([{ name: 'css.csv', data: Buffer.from('NAME\n') }]) }
    expect(await hint([packedTar])).toMatchObject({
      hint: 'It holds another archive, ucmdata.tar: unpack it, and name what is inside.',
    })
    expect(await hint([file('[Content_Types].xml', ''), file('word/document.xml', '')])).toMatchObject({
      message: expect.stringContaining('not a Unified CM export'),
    })
  })
})
