import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { gzipSync } from 'node:zlib'
import { packTar } from 'modern-tar'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FileArchiveReader } from '../../src/adapters/files/archive-reader.js'
import { workspaceRepository } from '../../src/cli/compose.js'
import { UserError } from '../../src/findings/user-error.js'
import type { IngestedUcm, IngestOptions } from '../../src/workflows/inputs/ingest-ucm.js'
import { ingestUcmExport } from '../../src/workflows/inputs/ingest-ucm.js'
import type { Workspace } from '../../src/workflows/ports.js'
import { TemporaryFolder } from '../adapters/files/temporary-folder.js'
import { cutExports, exportWithText, soundExport } from '../support/broken-export.js'
import type { ExportBuilder } from '../support/export-builder.js'
import { writeTar } from '../support/tar-writer.js'
import { writeZip } from '../support/zip-writer.js'

const folder = new TemporaryFolder()
const clock = { now: () => '2026-01-01T00:00:00.000Z', today: () => '2026-01-01' }
const archives = new FileArchiveReader()
let workspace: Workspace
let count = 0

beforeEach(async () => {
  workspace = await (await workspaceRepository()).create(folder.at(`workspace-${(count += 1)}`), { settings: '' })
  return () => {
    workspace.close()
  }
})
afterAll(() => {
  folder.remove()
})

const takeIn = (paths: string | readonly string[], options: IngestOptions = {}): Promise<IngestedUcm> =>
  ingestUcmExport(paths, { archives, workspace, clock }, options)

function saved(name: string, content: string | Uint8Array): string {
  const path = folder.at(`input-${(count += 1)}`, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

/** What questions would be answered from, and all that was ever recorded. */
const held = () => ({
  readings: workspace.store.readings(),
  roots: workspace.store.clusters().map((name) => [name, workspace.store.snapshotOf(name)?.root]),
})

/** The command is refused with words, and leaves everything as it was. */
async function expectRefused(attempt: () => Promise<unknown>, says: RegExp): Promise<void> {
  const before = held()
  const error: unknown = await attempt().then(
    () => new Error('it was taken in'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof UserError)) throw error
  expect(`${error.message} | ${error.hint ?? ''}`).toMatch(says)
  expect(held()).toEqual(before)
}

const cluster = (id: string): ExportBuilder =>
  soundExport().add('enterpriseparameter', { 'PARAM NAME': 'ClusterID', 'PARAM VALUE': id })

describe('inputs of every form', () => {
  it('a tar, a compressed tar, a zip, a folder and loose tables are one and the same export', async () => {
    const sound = cluster('HQ')
    const files = sound.files()
    const asFolder = folder.at('as-folder')
    sound.writeFolder(asFolder)
    const loose = files.filter(({ data, name }) => data.length > 0 && name.endsWith('.csv'))
    const forms = [
      saved('export.tar', sound.toTar()),
      saved('export.tar.gz', gzipSync(sound.toTar())),
      saved('export.zip', writeZip(files.map((file) => ({ ...file, name: `ucm/${file.name}` })))),
      asFolder,
      loose.map(({ name, data }) => saved(name, data)),
    ]
    const roots: string[] = []
    for (const form of forms) roots.push((await takeIn(form)).root)
    expect(new Set(roots).size).toBe(1)
    expect(workspace.store.clusters()).toEqual(['HQ'])
  })

  it('accounts for every file, and the sums add up', async () => {
    const result = await takeIn([
      saved('a.tar', cluster('HQ').toTar()),
      saved('photo list.csv', 'who,what\na,b\n'),
    ]).catch((error: unknown) => error)
    expect(result).toMatchObject({ message: 'not a Unified CM export: photo list.csv' })
    const { totals, members, inputs } = await takeIn(saved('a.tar', cluster('HQ').toTar()))
    expect(inputs).toMatchObject([{ name: 'a.tar' }])
    expect(totals.read + totals.knownUnused + totals.unknown).toBe(totals.members)
    expect(totals.members).toBe(175)
    expect(members.every(({ fate, bytes }) => fate !== 'unknown' && bytes >= 0)).toBe(true)
    // One more row than `soundExport` has: the ClusterID.
    expect(totals).toMatchObject({ rows: 5, rowsRead: 5, unknown: 0 })
  })

  it('the same input named twice counts once; inputs of one name are told apart by their folders', async () => {
    const tar = soundExport().toTar()
    const once = await takeIn(saved('a.tar', tar))
    const path = saved('a.tar', tar)
    expect(await takeIn([path, path])).toMatchObject({
      changed: false,
      sha256: once.sha256,
      inputs: [{ name: 'a.tar' }],
    })
    const other = soundExport().patch('css', { NAME: 'CSS-A' }, 'DESCRIPTION', 'other').toTar()
    mkdirSync(folder.at('north'))
    mkdirSync(folder.at('south'))
    writeFileSync(folder.at('north', 'a.tar'), tar)
    writeFileSync(folder.at('south', 'a.tar'), other)
    const paths = [folder.at('south', 'a.tar'), folder.at('north', 'a.tar')]
    const both = await takeIn(paths)
    expect(both.inputs.map(({ name }) => name)).toEqual(['north/a.tar', 'south/a.tar'])
    expect(both).toMatchObject({ name: 'north/a.tar + south/a.tar' })
    const sources = both.findings.flatMap(({ evidence }) => evidence.flatMap(({ source }) => source?.file ?? []))
    expect(sources.toSorted()).toEqual(['north/a.tar/css.csv', 'south/a.tar/css.csv'])
    expect(await takeIn(paths.toReversed())).toEqual({ ...both, changed: false })
  })

  it('the same bytes again change nothing', async () => {
    const path = saved('a.tar', cluster('HQ').toTar())
    const first = await takeIn(path)
    expect(first.changed).toBe(true)
    expect(await takeIn(path)).toEqual({ ...first, changed: false })
    expect(workspace.store.readings().filter(({ current }) => current)).toHaveLength(1)
  })
})

describe('clusters', () => {
  it('a second cluster never takes the place of the first, and one without an id is named', async () => {
    const hq = await takeIn(saved('hq.tar', cluster('HQ').toTar()))
    const branch = await takeIn(saved('b.tar', cluster('Branch').toTar()))
    expect(branch).toMatchObject({ changed: true, clusters: ['Branch', 'HQ'] })
    const sites = await takeIn(saved('s.tar', soundExport().toTar()), { cluster: 'Sites' })
    expect(sites.cluster.clusterId).toBe('Sites')
    expect(held().roots).toEqual([
      ['Branch', branch.root],
      ['HQ', hq.root],
      ['Sites', sites.root],
    ])
    const changed = cluster('HQ').patch('css', { NAME: 'CSS-A' }, 'DESCRIPTION', 'new')
    const again = await takeIn(saved('hq.tar', changed.toTar()))
    expect(held().roots).toEqual([
      ['Branch', branch.root],
      ['HQ', again.root],
      ['Sites', sites.root],
    ])
  })

  it('inputs of two clusters, or of another than was named, change nothing', async () => {
    const [hq, branch] = [saved('hq.tar', cluster('HQ').toTar()), saved('b.tar', cluster('Branch').toTar())]
    await takeIn(hq)
    await expectRefused(() => takeIn([hq, branch]), /b\.tar is of the cluster Branch, hq\.tar of the cluster HQ/)
    await expectRefused(() => takeIn(branch, { cluster: 'HQ' }), /is of the cluster Branch, not of HQ/)
  })
})

describe('a part in the place of the whole', () => {
  it('is refused while it would lose tables, and taken with --replace', async () => {
    await takeIn(saved('whole.tar', cluster('HQ').toTar()))
    const part = saved('part.tar', cluster('HQ').dropMember('css.csv').dropMember('translationpattern.csv').toTar())
    await expectRefused(() => takeIn(part), /not whole in this input: css\.csv, translationpattern\.csv \| .*--replace/)
    const emptied = saved('emptied.tar', cluster('HQ').setMember('css.csv', '').toTar())
    await expectRefused(() => takeIn(emptied), /not whole in this input: css\.csv \|/)
    expect(await takeIn(part, { replace: true })).toMatchObject({ changed: true })
    // A table in which nothing stands any more is an answer.
    const without = cluster('HQ').dropMember('css.csv').dropRow('translationpattern', 0)
    const fuller = await takeIn(saved('fuller.tar', without.toTar()))
    expect(fuller.counts['translation-pattern']).toBeUndefined()
  })

  it('one of several inputs is a part, too', async () => {
    const site = (name: string): string => saved(`${name}.zip`, writeZip([named('partition.csv', `NAME\n${name}\n`)]))
    const [north, south] = [site('north'), site('south')]
    await takeIn([north, south], { cluster: 'Sites' })
    await expectRefused(() => takeIn(north, { cluster: 'Sites' }), /partition\.csv \(1 of 2 files\)/)
    expect(await takeIn([south, north], { cluster: 'Sites' })).toMatchObject({ changed: false })
  })
})

describe('a table of a live reading that was read in part', () => {
  const phones = (count: number) =>
    `Device Name,Description\n${Array.from({ length: count }, (_, at) => `SEP${at},x\n`).join('')}`
  const reading = (count: number, ...notes: readonly string[]): string => {
    const header = [
      'CCM : 15.0.1.10000-1',
      'File : phone',
      'File : enterpriseparameter',
      ...notes.map((note) => `Note : phone.csv: ${note}`),
    ]
    return saved(
      'reading.zip',
      writeZip([
        named('header.txt', `${header.join('\n')}\n`),
        named('enterpriseparameter.csv', 'PARAM NAME,PARAM VALUE\nClusterID,HQ\n'),
        named('phone.csv', phones(count)),
      ]),
    )
  }
  const refused = Array.from({ length: 48 }, (_, at) => `SEP${12 + at} could not be read: Internal error`)

  it('never takes the place of the whole unasked, and is told with count and table', async () => {
    await takeIn(reading(60))
    const part = reading(12, ...refused)
    await expectRefused(() => takeIn(part), /phone\.csv \(48 of its objects were refused\) \| .*--replace/)
    const taken = await takeIn(part, { replace: true })
    expect(taken.findings.filter(({ code }) => code === 'PRE-002')).toMatchObject([
      {
        severity: 'HIGH',
        subject: 'file:phone.csv',
        message: expect.stringMatching(/^48 things of phone\.csv/) as string,
      },
    ])
    // What was refused before already is not lost once more.
    expect(await takeIn(reading(13, ...refused.slice(1)))).toMatchObject({ changed: true })
  })

  it('is whole when objects were only removed meanwhile', async () => {
    await takeIn(reading(60))
    const fewer = await takeIn(reading(59, 'SEP59 was removed while it was read'))
    expect(fewer.changed).toBe(true)
    expect(fewer.findings.filter(({ code }) => code === 'PRE-002')).toEqual([])
  })
})

describe('an input that says no ClusterID', () => {
  it('has no name only in a workspace without clusters; else it must be given one', async () => {
    const bare = saved('bare.tar', soundExport().toTar())
    expect((await takeIn(bare)).clusters).toEqual(['unnamed'])
    const other = soundExport().patch('css', { NAME: 'CSS-A' }, 'DESCRIPTION', 'new')
    expect((await takeIn(saved('bare.tar', other.toTar()))).clusters).toEqual(['unnamed'])
  })

  it('is not put beside a cluster that has one', async () => {
    await takeIn(saved('hq.tar', cluster('HQ').toTar()))
    const bare = saved('bare.tar', soundExport().toTar())
    await expectRefused(() => takeIn(bare), /says no ClusterID.*\| .*--cluster HQ/)
    expect((await takeIn(bare, { cluster: 'Sites' })).clusters).toEqual(['HQ', 'Sites'])
  })
})

const named = (name: string, text: string) => ({ name, data: Buffer.from(text) })

describe('a broken or hostile input changes nothing in a workspace that holds a good one', () => {
  let good: string
  beforeAll(() => {
    good = saved('good.tar', cluster('HQ').toTar())
  })
  beforeEach(async () => {
    await takeIn(good)
  })

  const sound = soundExport().toTar()
  const zip = writeZip(soundExport().files())
  const bomb = gzipSync(Buffer.alloc(80 * 1024 ** 2))
  const cases: readonly (readonly [string, string, Uint8Array, RegExp])[] = [
    ...cutExports().map(({ where, bytes }) => [`cut ${where}`, 'cut.tar', bytes, /cut off|not a Unified CM/] as const),
    ['a cut gzip', 'cut.tar.gz', gzipSync(sound).subarray(0, 3000), /damaged or cut off/],
    ['a cut zip', 'cut.zip', zip.subarray(0, zip.length - 9), /damaged zip, or was cut off/],
    ['a gzip bomb', 'bomb.tar.gz', bomb, /unpacks to more than 200 times its size/],
    ['a gzip in a gzip', 'twice.tar.gz', gzipSync(gzipSync(sound)), /It is no tar/],
    [
      'a tar in a tar',
      'twice.tar',
      writeTar([{ name: 'inner.tar', data: sound }]),
      /holds another archive, inner\.tar/,
    ],
    ['no byte', 'nothing.csv', new Uint8Array(), /is empty/],
    [
      'a picture under a wrong name',
      'phone list.csv',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 10]),
      /not a Unified CM/,
    ],
    [
      'a zip that leads outside',
      'out.zip',
      writeZip([named('css.csv', 'NAME'), named('../x.csv', 'x')]),
      /not a plain file/,
    ],
  ]
  it.each(cases)('%s', async (_, name, bytes, says) => {
    await expectRefused(() => takeIn(saved(name, bytes)), says)
    await expectRefused(() => takeIn([good, saved(name, bytes)]), says)
  })

  it('a folder with a link out of it, and a link among the members of a tar', async () => {
    const linked = folder.at(`linked-${(count += 1)}`)
    soundExport().writeFolder(linked)
    symlinkSync('/etc/hosts', `${linked}/hosts.csv`)
    await expectRefused(() => takeIn(linked), /"hosts\.csv" is a folder, a link or a device/)
    const tar = await packTar([{ header: { name: 'css.csv', size: 0, type: 'symlink', linkname: '/etc/hosts' } }])
    await expectRefused(() => takeIn(saved('linked.tar', tar)), /"css\.csv" is a symlink/)
  })
})

describe('texts that somebody else has saved', () => {
  const css = 'NAME,DESCRIPTION,ROUTE PARTITION 1\nCSS-A,Zürich,PT-A\n"CSS-B","two\nlines, ""quoted""",PT-A\n'
  const utf16 = Buffer.from(`\uFEFF${css}`, 'utf16le')

  const forms: readonly (readonly [string, Uint8Array, readonly string[]])[] = [
    ['UTF-8 with a byte-order mark', Buffer.from(`\uFEFF${css}`), []],
    ['UTF-16, little end first', utf16, []],
    ['UTF-16, big end first', Buffer.from(utf16).swap16(), []],
    ['windows-1252', Buffer.from(css, 'latin1'), ['PRE-007']],
    ['CRLF', Buffer.from(css.replaceAll('\n', '\r\n').replace('two\r\n', 'two\n')), []],
    ['without an end to its last line', Buffer.from(css.trimEnd()), []],
  ]
  it.each(forms)('%s: the same snapshot', async (_, bytes, found) => {
    const plain = await takeIn(saved('export.tar', exportWithText('css.csv', css)))
    expect(plain.findings).toEqual([])
    const again = await takeIn(saved('export.tar', soundExport().setMember('css.csv', bytes).toTar()))
    expect(again).toMatchObject({ root: plain.root, changed: false })
    expect(again.findings.map(({ code }) => code)).toEqual(found)
  })

  it('a cell of ten million characters is read, a line that nothing can hold is left out', async () => {
    const huge = 'x'.repeat(10_000_000)
    const one = await takeIn(
      saved('a.tar', exportWithText('css.csv', `NAME,DESCRIPTION\nCSS-A,${huge}\nCSS-B,"${huge}"\n`)),
    )
    expect(one.findings.map(({ code }) => code)).toEqual([])
    expect(workspace.store.currentSnapshot()?.objects.css.map(({ value }) => value.description?.length)).toEqual([
      10_000_000, 10_000_000,
    ])
    const commas = ','.repeat(70_000)
    const two = await takeIn(saved('a.tar', exportWithText('css.csv', `NAME\nCSS-A\n${commas}\nCSS-C\n`)))
    expect(two.findings.map(({ code, message }) => [code, message])).toEqual([
      ['PRE-007', 'css.csv: 1 row has more text than a row can have, and was not read.'],
    ])
    expect(two.counts.css).toBe(2)
    const bad = await takeIn(saved('a.tar', exportWithText('css.csv', `${commas}\nCSS-A\n`)), { replace: true })
    expect(bad.findings.map(({ code, subject }) => `${code} ${subject}`)).toContain('PRE-007 file:css.csv')
    expect(bad.counts.css).toBeUndefined()
  })

  it('a member that is there twice, and a key that two rows claim', async () => {
    const twice = writeTar([...soundExport().files(), { name: 'css.csv', data: Buffer.from('NAME\n') }])
    await expectRefused(() => takeIn(saved('twice.tar', twice)), /"css\.csv" is in it twice/)
    const rows = 'NAME,DESCRIPTION\nCSS-A,one\nCSS-A,two\n'
    const { findings } = await takeIn(saved('a.tar', exportWithText('css.csv', rows)))
    expect(findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual(['PRE-007 css:CSS-A'])
  })
})
