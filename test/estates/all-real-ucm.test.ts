import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { FileArchiveReader } from '../../src/adapters/files/archive-reader.js'
import type { InputArchive } from '../../src/ingest/ports.js'
import { ingestUcmSet } from '../../src/ingest/ucm/ingest-ucm.js'
import { UCM_KINDS } from '../../src/model/ucm/kinds.js'
import type { UcmSnapshot } from '../../src/model/snapshot.js'
import { openArchives } from '../../src/workflows/inputs/open-archives.js'
import { sharedData } from '../support/shared-data.js'

const lab = sharedData('ucm-export-lab-14.0.1/ucmdata_export_61_74.full.tar')
const sites = sharedData('ucm-bat-import-24-sites-11.5')
const CLUSTER = join(sites ?? '', 'configs/USESI-Cluster')
const LISTS = join(sites ?? '', 'PhoneImport')
const WHERE = 'skipped where the data is not beside the repository'

const open = (...paths: readonly string[]) => openArchives(paths, new FileArchiveReader())

function folders(): readonly string[] {
  if (sites === undefined) return []
  return [...readdirSync(CLUSTER).map((name) => join(CLUSTER, name)), join(sites, 'configs', 'WW01 Brea')]
}

function lists(): readonly string[] {
  return sites === undefined ? [] : readdirSync(LISTS).map((name) => join(LISTS, name))
}

function tarOf(folder: string): string {
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tar')) ?? '')
}

/** Every member has a fate, and its rows are as many as csv-parse counts. */
function expectAccounted(archives: readonly InputArchive[], snapshot: UcmSnapshot): void {
  const counted = archives.flatMap(({ name, members }) =>
    members.map((member) => {
      const label = archives.length === 1 || member.name === name ? member.name : `${name}/${member.name}`
      return [label, member.name.endsWith('.csv') ? records(member.bytes) : undefined] as const
    }),
  )
  const byName = (a: readonly [string, unknown], b: readonly [string, unknown]): number => (a[0] < b[0] ? -1 : 1)
  const accounted = snapshot.members.map(({ name, rows }) => [name, rows] as const)
  expect(accounted.toSorted(byName)).toEqual(counted.toSorted(byName))
  for (const { fate, name, bytes } of snapshot.members) {
    // Next to its loose files each site keeps the tar that was made of them.
    expect([fate, name.endsWith('.tar')]).toEqual([fate, fate === 'unknown'])
    expect(bytes).toBeGreaterThanOrEqual(0)
  }
}

/** Data records of a table as csv-parse sees them. */
function records(bytes: Uint8Array): number {
  const rows: string[][] = parse(bytes, { bom: true, relax_column_count: true, skip_empty_lines: true })
  return Math.max(0, rows.length - 1)
}

describe.skipIf(lab === undefined)(`the lab export (${WHERE})`, () => {
  it('has a fate and all rows for each member, and no column that is unknown', async () => {
    const archives = await open(lab ?? '')
    const snapshot = ingestUcmSet(archives)
    expectAccounted(archives, snapshot)
    expect(snapshot.members).toHaveLength(175)
    expect(snapshot.members.filter(({ unknownColumns }) => unknownColumns !== undefined)).toEqual([])
  })
})

describe.skipIf(sites === undefined)(`the import sets of real sites (${WHERE})`, () => {
  it.each(folders().map((folder) => [basename(folder), folder]))('%s, as folder and as tar', async (_, folder) => {
    const loose = await open(folder)
    const packed = await open(tarOf(folder))
    const [fromFiles, fromTar] = [ingestUcmSet(loose, 'S'), ingestUcmSet(packed, 'S')]
    expectAccounted(loose, fromFiles)
    expectAccounted(packed, fromTar)
    expect(fromFiles.members.filter(({ unknownColumns }) => unknownColumns !== undefined)).toEqual([])
    expect(fromTar.cluster.clusterId).toBe('S')
    expect(fromTar.cluster.release).toMatch(/^1[12]\.5\.1/)
  })

  it.each(lists().map((path) => [basename(path), path]))('%s', async (name, path) => {
    const archives = await open(path)
    const snapshot = ingestUcmSet(archives)
    expectAccounted(archives, snapshot)
    expect(snapshot.members).toMatchObject([{ name, fate: 'read', columns: 31 }])
    expect(snapshot.members[0]?.unknownColumns).toBeUndefined()
    const stem = name.replace(/\.csv$/, '')
    for (const { key, source } of snapshot.objects.phone) {
      expect([key, source.file]).toEqual([`MACADDRESS#${stem}:${source.row}`, name])
    }
    expect(snapshot.objects.phone).toHaveLength(snapshot.members[0]?.rows ?? -1)
  })

  it('the device pools of all sites, by themselves', async () => {
    const archives = await open(join(sites ?? '', 'devicepool.csv'))
    const snapshot = ingestUcmSet(archives)
    expectAccounted(archives, snapshot)
    expect(snapshot.members).toMatchObject([{ name: 'devicepool.csv', fate: 'read' }])
  })
})

describe.skipIf(sites === undefined)(`all sites as one cluster (${WHERE})`, () => {
  let archives: readonly InputArchive[]
  let all: UcmSnapshot
  beforeAll(async () => {
    archives = await open(...folders(), ...lists())
    all = ingestUcmSet(archives, 'USESI')
  })

  it('holds every object of every site, and none twice', () => {
    const parts = archives.map((archive) => ingestUcmSet([archive]))
    for (const kind of UCM_KINDS) {
      const keys = new Set(parts.flatMap(({ objects }) => objects[kind].map(({ key }) => key)))
      const names = new Set([...keys].map((key) => key.toLowerCase()))
      // Partitions that one site spells in another case than its own set are found under their own name here.
      expect([kind, all.objects[kind].length]).toEqual([kind, names.size])
    }
    expectAccounted(archives, all)
    expect(all.cluster).toMatchObject({ clusterId: 'USESI', release: '11.5.1.14900-11' })
  })

  it('keeps the list as the site of its phones', () => {
    const pasadena = all.objects.phone.filter(({ source }) => source.file === 'WW11-Pasadena.csv')
    expect(pasadena.map(({ key }) => key)).toEqual(
      pasadena.map(({ source }) => `MACADDRESS#WW11-Pasadena:${source.row}`),
    )
    expect(pasadena.length).toBeGreaterThan(10)
    expect(all.objects.phone).toHaveLength(306)
  })

  it('is the same in any order', async () => {
    const turned = ingestUcmSet((await open(...lists().toReversed(), ...folders().toReversed())).toReversed(), 'USESI')
    expect(turned).toEqual(all)
  })

  it('tells the two sets of one store apart by the folders above them', () => {
    const names = archives.map(({ name }) => name).filter((name) => name.endsWith('WW01 Brea'))
    expect(names.toSorted()).toEqual(['USESI-Cluster/WW01 Brea', 'configs/WW01 Brea'])
  })
})
