import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { packTar } from 'modern-tar'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BYTE_LIMITS } from '../../../src/adapters/files/byte-sources/byte-limits.js'
import { FileByteSources } from '../../../src/adapters/files/byte-sources/file-byte-sources.js'
import { UserError } from '../../../src/findings/user-error.js'
import { sha256 } from '../../../src/model/fingerprint.js'
import { writeTar } from '../../support/tar-writer.js'
import { writeZip } from '../../support/zip-writer.js'
import { TemporaryFolder } from './temporary-folder.js'

let folder: TemporaryFolder
beforeEach(() => {
  folder = new TemporaryFolder()
})
afterEach(() => {
  folder.remove()
})

const data = (text: string): Buffer => Buffer.from(text)

function saved(name: string, content: string | Uint8Array): string {
  const path = folder.at(name)
  writeFileSync(path, content)
  return path
}

/** `name: text` of each source, `name! why` of those that are not read. */
async function read(paths: string | readonly string[], limits = BYTE_LIMITS): Promise<readonly string[]> {
  const set = await new FileByteSources(limits).open(typeof paths === 'string' ? [paths] : paths)
  const found: string[] = []
  for await (const source of set.sources()) {
    const chunks: Uint8Array[] = []
    // Copied, because a chunk is good only until the next one.
    for await (const chunk of source.chunks()) chunks.push(new Uint8Array(chunk))
    const text = Buffer.concat(chunks).toString()
    found.push(source.skipped === undefined ? `${source.name}: ${text}` : `${source.name}! ${source.skipped}`)
  }
  return found
}

async function refusal(paths: string | readonly string[], limits = BYTE_LIMITS): Promise<string> {
  try {
    await read(paths, limits)
  } catch (error) {
    if (error instanceof UserError && error.hint !== undefined) return error.message
    throw error
  }
  throw new Error('it was read')
}

describe('folders', () => {
  beforeEach(() => {
    mkdirSync(folder.at('cdr', '2026', '05'), { recursive: true })
    saved('cdr/b', 'B')
    saved('cdr/2026/05/a', 'A')
    saved('cdr/.hidden', 'H')
  })

  it('give all files below them, sorted by name', async () => {
    expect(await read(folder.at('cdr'))).toEqual(['2026/05/a: A', 'b: B'])
    expect(await read([folder.at('cdr', '2026'), folder.at('cdr', 'b')])).toEqual(['2026/05/a: A', 'b: B'])
  })

  it('give no file twice that was named twice, also by a link', async () => {
    symlinkSync(folder.at('cdr'), folder.at('again'))
    expect(await read([folder.at('cdr'), folder.at('again'), folder.at('cdr')])).toEqual([
      'cdr/2026/05/a: A',
      'cdr/b: B',
    ])
    expect(await read(folder.at('again'))).toEqual(['2026/05/a: A', 'b: B'])
  })

  it('do not follow links', async () => {
    symlinkSync('/etc/passwd', folder.at('cdr', 'link'))
    symlinkSync(folder.path, folder.at('cdr', 'up'))
    expect(await read(folder.at('cdr'))).toEqual([
      '2026/05/a: A',
      'b: B',
      'link! a link, not followed',
      'up! a link, not followed',
    ])
  })

  it('may not be endless, empty or missing', async () => {
    expect(await refusal(folder.at('cdr'), { ...BYTE_LIMITS, files: 1 })).toContain('more than 1 files')
    expect(await refusal(folder.at('cdr'), { ...BYTE_LIMITS, depth: 1 })).toContain('more than 1 deep')
    mkdirSync(folder.at('empty'))
    expect(await refusal(folder.at('empty'))).toContain('no files')
    expect(await refusal(folder.at('nowhere'))).toContain('no such file or folder')
    expect(await refusal('/dev/null')).toContain('is no file and no folder')
    await expect(new FileByteSources().open([])).rejects.toThrow('name at least one')
  })

  it.skipIf(process.getuid?.() === 0)('tell a file that may not be read', async () => {
    chmodSync(folder.at('cdr', 'b'), 0)
    expect(await refusal(folder.at('cdr'))).toContain('permission denied')
  })
})

describe('archives', () => {
  const files = [
    { name: 'cdr_1', data: data('one') },
    { name: 'sub/cdr_2', data: data('x'.repeat(3_000_000)) },
    { name: 'cdr_3.gz', data: gzipSync(data('three')) },
    { name: '__MACOSX/cdr_1', data: data('?') },
    { name: 'sub/.DS_Store', data: data('?') },
    { name: 'empty', data: data('') },
  ]
  const found = (archive: string) => [
    `${archive}/cdr_1: one`,
    `${archive}/sub/cdr_2: ${'x'.repeat(3_000_000)}`,
    `${archive}/cdr_3.gz: three`,
    `${archive}/empty: `,
  ]

  it('are known by their first bytes, whatever their name', async () => {
    expect(await read(saved('a.bin', writeZip(files)))).toEqual(found('a.bin'))
    expect(await read(saved('b.csv', writeTar(files)))).toEqual(found('b.csv'))
    expect(await read(saved('c', gzipSync(writeTar(files))))).toEqual(found('c'))
    expect(await read(saved('d.csv.gz', gzipSync('plain')))).toEqual(['d.csv.gz: plain'])
    expect(await read(saved('e.gz', Buffer.concat([gzipSync('two '), gzipSync('parts')])))).toEqual(['e.gz: two parts'])
    expect(await read(saved('f.zip', writeZip([])))).toEqual([])
  })

  it('give members that nobody read without stopping', async () => {
    for (const bytes of [writeZip(files), writeTar(files), gzipSync(writeTar(files))]) {
      const set = await new FileByteSources().open([saved('archive', bytes)])
      const names: string[] = []
      for await (const source of set.sources()) {
        names.push(source.name)
        if (names.length === 2) for await (const chunk of source.chunks()) if (chunk.length > 0) break
      }
      expect(names).toHaveLength(4)
    }
  })

  it('are never taken for shorter ones, wherever they are cut', async () => {
    const small = files.filter(({ name }) => !name.startsWith('sub'))
    for (const bytes of [writeZip(small), writeTar(small).subarray(0, 4608), gzipSync('y'.repeat(5000))]) {
      expect((await read(saved('whole', bytes))).length).toBeGreaterThan(0)
      for (let length = 520; length < bytes.length; length += 61) {
        expect(await refusal(saved('cut', bytes.subarray(0, length)))).toMatch(/damaged or cut off/)
      }
    }
  })

  it('are refused when damaged inside', async () => {
    const lie = writeZip([{ name: 'a', data: data('abc'), claims: { checksum: 1 } }])
    expect(await refusal(saved('lie.zip', lie))).toBe('lie.zip/a is damaged or cut off: its check sum is wrong')
    const size = writeZip([{ name: 'a', data: data('abc'), claims: { size: 2 } }])
    expect(await refusal(saved('size.zip', size))).toMatch(/^size.zip\/a is damaged or cut off/)
    const flipped = gzipSync('z'.repeat(9000))
    flipped[20] = (flipped[20] ?? 0) ^ 0xff
    expect(await refusal(saved('flipped.gz', flipped))).toMatch(/^flipped.gz is damaged or cut off/)
  })

  it('lead nowhere', async () => {
    const link = writeZip([{ name: 'a', data: data('/etc/passwd'), mode: 0o120777 }])
    expect(await read(saved('link.zip', link))).toEqual(['link.zip/a! a link, not followed'])
    const tarLink = await packTar([{ header: { name: 'a', size: 0, type: 'symlink', linkname: '/etc/passwd' } }])
    expect(await read(saved('link.tar', tarLink))).toEqual(['link.tar/a! a link, not followed'])
    for (const name of ['../a', 'b/../../a', '/a']) {
      expect(await refusal(saved('up.zip', writeZip([{ name, data: data('x') }])))).toMatch(/leads outside/)
      expect(await refusal(saved('up.tar', writeTar([{ name, data: data('x') }])))).toMatch(/leads outside/)
    }
    const secret = writeZip([{ name: 'a', data: data('x'), encrypted: true }])
    expect(await refusal(saved('secret.zip', secret))).toMatch(/protected by a password/)
  })

  it('may not unpack to more than they can hold', async () => {
    const limits = { ...BYTE_LIMITS, ratioFromBytes: 1000 }
    const bomb = data('0'.repeat(1_000_000))
    for (const bytes of [
      gzipSync(bomb),
      writeZip([{ name: 'a', data: bomb }]),
      gzipSync(writeTar([{ name: 'a', data: bomb }])),
      writeZip([{ name: 'a.gz', data: gzipSync(bomb) }]),
    ]) {
      expect(await refusal(saved('bomb', bytes), limits)).toMatch(/unpacks to more than 200 times its size/)
      await expect(read(saved('large', bytes))).resolves.toHaveLength(1)
    }
    // A tar holds its member as it is: only what is packed once more can be too much.
    const inTar = saved('bomb.tar', writeTar([{ name: 'a.gz', data: gzipSync(bomb) }]))
    expect(await refusal(inTar, limits)).toMatch(/unpacks to more than 200 times its size/)
    expect(await refusal(saved('many.zip', writeZip(files)), { ...BYTE_LIMITS, files: 2 })).toMatch(
      /more than 2 members/,
    )
    expect(await refusal(saved('many.tar', writeTar(files)), { ...BYTE_LIMITS, files: 2 })).toMatch(
      /more than 2 members/,
    )
  })
})

describe('a zip that was made to unpack for ever', () => {
  const limits = { ...BYTE_LIMITS, ratioFromBytes: 100_000 }
  // Each under the limit.
  const member = data('0'.repeat(90_000))
  const numbers = Array.from({ length: 40 }, (_, at) => at)

  it('is refused by the sum of its members, before one of them is read', async () => {
    const zip = saved('sum.zip', writeZip(numbers.map((at) => ({ name: `m${at}`, data: member }))))
    expect(await refusal(zip, limits)).toMatch(/sum\.zip is refused: it unpacks to more than 200 times its size/)
    await expect(read(zip)).resolves.toHaveLength(40)
  })

  it('also where what is inside is packed once more', async () => {
    const zip = saved('twice.zip', writeZip(numbers.map((at) => ({ name: `m${at}.gz`, data: gzipSync(member) }))))
    expect(await refusal(zip, limits)).toMatch(/unpacks to more than 200 times its size/)
    await expect(read(zip)).resolves.toHaveLength(40)
  })

  it('is refused where members lie in one another', async () => {
    const whole = writeZip([
      { name: 'a', data: data('x'.repeat(100)) },
      { name: 'b', data: data('x'.repeat(100)) },
    ])
    // The second entry of the directory is told to begin where the first does.
    const second = whole.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    whole.writeUInt32LE(0, second + 42)
    expect(await refusal(saved('overlap.zip', whole))).toMatch(/its members lie in one another/)
  })
})

describe('the summary', () => {
  it('hashes names and unpacked bytes, and counts what lies on disk', async () => {
    const hashOf = async (paths: readonly string[]) => {
      const set = await new FileByteSources().open(paths)
      for await (const source of set.sources()) for await (const chunk of source.chunks()) expect(chunk).toBeDefined()
      return set.summary()
    }
    const one = saved('one', 'A'.repeat(2_500_000))
    const two = saved('two', 'B')
    const expected = sha256(`${sha256('A'.repeat(2_500_000))}  one\n${sha256('B')}  two\n`)
    expect(await hashOf([one, two])).toEqual({ bytes: 2_500_001, sha256: expected })
    expect(await hashOf([two, one])).toEqual({ bytes: 2_500_001, sha256: expected })
    saved('two', 'C')
    expect((await hashOf([one, two])).sha256).not.toBe(expected)
  })
})
