import { describe, expect, it } from 'vitest'
import { readZip, writeZip, type ZipLimits } from '../../../src/adapters/xlsx/zip.js'
import { UserError } from '../../../src/findings/user-error.js'

const LIMITS: ZipLimits = {
  archiveBytes: 100_000,
  entries: 3,
  entryBytes: 50_000,
  totalBytes: 80_000,
  ratio: 100,
  ratioFromBytes: 20_000,
}

const END_RECORD = 22
const packed = (...sizes: number[]): Buffer =>
  writeZip(
    sizes.map((size, index) => ({ name: `m${index}`, content: Buffer.alloc(size, index + 65) })),
    { compress: true },
  )

/** The archive with one field of its first directory record changed. */
function withDirectoryField(archive: Buffer, offset: number, value: number, bytes: 2 | 4): Buffer {
  const changed = Buffer.from(archive)
  const directory = changed.readUInt32LE(changed.length - END_RECORD + 16)
  if (bytes === 2) changed.writeUInt16LE(value, directory + offset)
  else changed.writeUInt32LE(value, directory + offset)
  return changed
}

function refusal(archive: Uint8Array): { message: string; kind: string } {
  try {
    readZip(archive, LIMITS)
  } catch (error) {
    if (error instanceof UserError) return { message: error.message, kind: error.kind }
    throw error
  }
  throw new Error('the archive was accepted')
}

describe('zip', () => {
  it('gives packed and stored members back, also empty ones and names beyond ASCII', () => {
    const entries = [
      { name: 'leer', content: Buffer.alloc(0) },
      { name: 'Zürich', content: Buffer.from('a'.repeat(2000)) },
    ]
    for (const compress of [true, false]) expect(readZip(writeZip(entries, { compress }), LIMITS)).toEqual(entries)
  })

  it('reads an archive that stands inside a larger buffer and one that ends in a comment', () => {
    const archive = packed(10)
    const inside = Buffer.concat([Buffer.from('xyz'), archive]).subarray(3)
    expect(readZip(inside, LIMITS)).toHaveLength(1)
    const comment = Buffer.concat([archive, Buffer.from('remark')])
    comment.writeUInt16LE(6, archive.length - 2)
    expect(readZip(comment, LIMITS)).toHaveLength(1)
  })

  it('refuses what is too large before unpacking it', () => {
    expect(refusal(Buffer.alloc(100_001))).toMatchObject({ kind: 'refused' })
    expect(refusal(packed(1, 1, 1, 1)).message).toContain('4 members')
    expect(refusal(packed(50_001)).message).toContain('m0 unpacks to 50001 bytes')
    expect(refusal(packed(40_000, 40_001)).message).toContain('unpacks to 80001 bytes')
    expect(refusal(packed(40_000)).message).toMatch(/\d+ bytes unpack to 40000/)
  })

  it('refuses a member that unpacks to more or less than it declares', () => {
    const archive = packed(30_000)
    expect(refusal(withDirectoryField(archive, 24, 100, 4)).message).toContain('cannot be unpacked')
    expect(refusal(withDirectoryField(packed(5), 24, 6, 4)).message).toContain('declared content')
    expect(refusal(withDirectoryField(packed(5), 24, 0, 4)).message).toMatch(/cannot be unpacked|declared content/)
    expect(refusal(withDirectoryField(packed(5), 16, 1, 4)).message).toContain('declared content')
  })

  it('refuses encrypted members, unknown packing, 64-bit archives and doubled names', () => {
    expect(refusal(withDirectoryField(packed(5), 8, 1, 2)).message).toContain('password')
    expect(refusal(withDirectoryField(packed(5), 10, 12, 2)).message).toContain('unknown way')
    const wide = packed(5)
    wide.writeUInt32LE(0xffffffff, wide.length - END_RECORD + 16)
    expect(refusal(wide).message).toContain('64-bit')
    const twice = { name: 'm', content: Buffer.from('x') }
    expect(refusal(writeZip([twice, twice], { compress: true })).message).toContain('m twice')
  })

  it('refuses damaged archives in words, wherever they are cut or changed', () => {
    const archive = packed(300, 200)
    for (let length = 0; length < archive.length; length++) {
      expect(refusal(archive.subarray(0, length)).message).toContain('not a readable .xlsx workbook')
    }
    expect(refusal(withDirectoryField(archive, 42, archive.length, 4)).message).toContain(
      'not where the directory says',
    )
    expect(refusal(withDirectoryField(archive, 20, 1_000_000, 4)).message).toContain('cut off')
    const directoryGone = Buffer.from(archive)
    directoryGone.writeUInt32LE(archive.length, archive.length - END_RECORD + 16)
    expect(refusal(directoryGone).message).toContain('cut off')
  })
})
