import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { FileArchiveReader } from '../../../src/adapters/files/archive-reader.js'
import type { InputArchive, InputMember } from '../../../src/ingest/ports.js'
import { ingestUcm, ingestUcmSet } from '../../../src/ingest/ucm/ingest-ucm.js'
import type { UcmSnapshot } from '../../../src/model/snapshot.js'
import { ExportBuilder } from '../../support/export-builder.js'
import { threeSites } from '../../support/three-sites.js'
import { codes, findingOf, madeArchive, rowsOf, values } from './made-archive.js'

const part = (name: string, members: Parameters<typeof madeArchive>[0]): InputArchive => ({
  ...madeArchive(members),
  name,
})

const CLUSTER_A = { 'enterpriseparameter.csv': ['PARAM NAME,PARAM VALUE', 'ClusterID,A'] }
const CSS = 'NAME,DESCRIPTION,ROUTE PARTITION 1'

describe('a whole export in parts', () => {
  let whole: InputArchive
  let snapshot: UcmSnapshot
  beforeAll(async () => {
    whole = await new FileArchiveReader().open(threeSites('input/ucmdata_export.tar'))
    snapshot = ingestUcm(whole)
  })

  it('is the same snapshot however it was split, whatever is in two parts, and in whatever order', () => {
    const seeds = fc.record({ parts: fc.integer({ min: 2, max: 4 }), seed: fc.nat(), order: fc.nat() })
    fc.assert(
      fc.property(seeds, ({ parts, seed, order }) => {
        const split = inParts(whole, parts, seed)
        const merged = ingestUcmSet(split)
        expect(merged.root).toBe(snapshot.root)
        expect(merged.cluster).toEqual(snapshot.cluster)
        expect(codes(merged)).toEqual(codes(snapshot))
        const again = ingestUcmSet(split.toSorted((a, b) => rank(a.name, order) - rank(b.name, order)))
        expect(again).toEqual(merged)
      }),
      { numRuns: 12 },
    )
  })

  it('accounts for each file of each part, and its evidence says which', () => {
    const merged = ingestUcmSet(inParts(whole, 2, 1))
    const files = new Set(merged.members.map(({ name }) => name))
    expect(files.size).toBe(merged.members.length)
    expect([...files].every((name) => /^part-[12]\.tar\//.test(name))).toBe(true)
    for (const entries of Object.values(merged.objects)) {
      expect(entries.filter(({ source }) => !files.has(source.file))).toEqual([])
    }
  })
})

describe('several inputs', () => {
  it('resolves names over all of them', () => {
    const patterns = part('patterns.zip', {
      'partition.csv': ['NAME', 'PT-A'],
      'translationpattern.csv': ['TRANSLATION PATTERN,ROUTE PARTITION,CALLING SEARCH SPACE', '8XXX,PT-A,CSS-A'],
    })
    const spaces = part('css.csv', { 'css.csv': [CSS, 'CSS-A,,PT-A', 'CSS-B,,PT-X'] })
    const merged = ingestUcmSet([patterns, spaces])
    expect(codes(merged)).toEqual(['PRE-010 partition:PT-X'])
    expect(rowsOf(findingOf(merged, 'PRE-010', 'partition:PT-X'))).toEqual(['css.csv:3'])
    expect(codes(ingestUcm(patterns))).toEqual(['PRE-010 css:CSS-A'])
    expect(values(merged, 'css')['CSS-A']?.partitions).toEqual(['PT-A'])
  })

  it('an object that two of them tell alike is one; where they differ, both places are named', () => {
    const one = part('one.tar', {
      'css.csv': [CSS, 'CSS-A,first,PT', 'CSS-B,same,PT'],
      'partition.csv': ['NAME', 'PT'],
    })
    const two = part('two.tar', { 'css.csv': [CSS, 'CSS-B,same,PT', 'CSS-A,second,PT'] })
    const merged = ingestUcmSet([two, one])
    expect(codes(merged)).toEqual(['PRE-007 css:CSS-A'])
    expect(rowsOf(findingOf(merged, 'PRE-007', 'css:CSS-A'))).toEqual(['one.tar/css.csv:2', 'two.tar/css.csv:3'])
    expect(merged.objects.css.map(({ key, value, source }) => [key, value.description, source.file])).toEqual([
      ['CSS-A', 'first', 'one.tar/css.csv'],
      ['CSS-B', 'same', 'one.tar/css.csv'],
    ])
    const twice = ingestUcmSet([one, part('two.tar', { 'css.csv': [CSS, 'CSS-B,same,PT', 'CSS-B,same,PT'] })])
    expect(codes(twice)).toEqual(['PRE-007 css:CSS-B'])
  })

  it('a pattern with a filter keeps its key when two inputs hold it, and a number is listed twice in silence', () => {
    const dialPlan = {
      'partition.csv': ['NAME', 'PT'],
      'routefilter.csv': ['NAME,NUMBERING PLAN', 'F,NANP'],
      'trunk.csv': ['DEVICE NAME', 'T'],
      'routepattern.csv': ['ROUTE PATTERN,ROUTE PARTITION,ROUTE FILTER,GATEWAY/ROUTE LIST', '9.@,PT,F,T'],
      'directorynumber.csv': ['Directory Number,Route Partition,Active', '1001,PT,t'],
    }
    const once = ingestUcm(part('a.tar', dialPlan))
    const both = ingestUcmSet([part('a.tar', dialPlan), part('b.tar', dialPlan)])
    expect(both.root).toBe(once.root)
    const aboutObjects = (snapshot: UcmSnapshot) => codes(snapshot).filter((code) => !code.includes(' file:'))
    expect(aboutObjects(both)).toEqual(aboutObjects(once))
    expect(both.objects['route-pattern'].map(({ key }) => key)).toEqual(['9.@@PT'])
  })

  it('phones of import sets are told apart by their lists, also lists of one name', () => {
    const header = 'Device Name,Phone Button Template,Directory Number 1'
    const list = (name: string, dn: string) =>
      part(name, { [name.split('/').at(-1) ?? '']: [header, `MACADDRESS,,${dn}`] })
    const keys = ingestUcmSet([list('WW11-Site.csv', '1'), list('a/phone.csv', '2'), list('b/phone.csv', '3')]).objects
    expect(keys.phone.map(({ key, source }) => [key, source.file])).toEqual([
      ['MACADDRESS#WW11-Site:2', 'WW11-Site.csv'],
      ['MACADDRESS#a/phone:2', 'a/phone.csv'],
      ['MACADDRESS#b/phone:2', 'b/phone.csv'],
    ])
  })

  it('takes the release that most headers name, the oldest date, and an address only where they agree', () => {
    const dated = (name: string, time: string, ccm: string, address: string) =>
      part(name, {
        'header.txt': [`Time : ${time}`, `IP Address : ${address}`, `CCM : master-${ccm}.i386`, 'File : css'],
        [`${name}.csv`]: 'x',
        'css.csv': [CSS],
      })
    const a = dated('a', 'June 18, 2021 10:52:09 AM EST', '11.5.1.14900-11', '192.0.2.10')
    const b = dated('b', 'Jun 09, 2021 13:03:18 PM PDT', '11.5.1.14900-11', '192.0.2.10')
    const c = dated('c', 'soon', '12.5.1.14900-63', '192.0.2.11')
    expect(ingestUcmSet([c, a, b]).cluster).toEqual({ release: '11.5.1.14900-11', exportedOn: 'Jun 09, 2021' })
    expect(ingestUcmSet([a, b]).cluster.exportAddress).toBe('192.0.2.10')
  })

  it('a file that a header lists must be in that input, or in one without a header', () => {
    const listing = part('a.tar', { 'header.txt': ['File : css', 'File : partition'], 'css.csv': [CSS] })
    expect(codes(ingestUcmSet([listing, part('partition.csv', { 'partition.csv': ['NAME'] })]))).toEqual([])
    const other = part('b.tar', { 'header.txt': ['File : partition'], 'partition.csv': ['NAME'] })
    expect(codes(ingestUcmSet([listing, other]))).toEqual(['PRE-002 file:a.tar/partition.csv'])
  })

  it('each of them must be an export', () => {
    const sales = part('sales.csv', { 'sales.csv': ['customer,total', 'x,1'] })
    expect(() => ingestUcmSet([part('a.tar', { 'css.csv': [CSS] }), sales])).toThrow(
      'not a Unified CM export: sales.csv',
    )
  })
})

describe('the cluster of an input', () => {
  const nameless = part('sites.zip', { 'partition.csv': ['NAME', 'PT'] })

  it('is what an input says, else what it is called, and both must agree', () => {
    expect(ingestUcmSet([nameless]).cluster.clusterId).toBeUndefined()
    expect(ingestUcmSet([nameless], 'HQ').cluster.clusterId).toBe('HQ')
    const named = part('a.tar', CLUSTER_A)
    expect(ingestUcmSet([nameless, named]).cluster.clusterId).toBe('A')
    expect(ingestUcmSet([nameless, named], 'A').cluster.clusterId).toBe('A')
    expect(() => ingestUcmSet([nameless, named], 'HQ')).toThrow('a.tar is of the cluster A, not of HQ')
  })

  it('is one: inputs of two are refused in words', () => {
    const b = part('b.tar', { 'enterpriseparameter.csv': ['PARAM NAME,PARAM VALUE', 'ClusterID,B'] })
    expect(() => ingestUcmSet([b, part('a.tar', CLUSTER_A)])).toThrow(
      expect.objectContaining({ kind: 'usage', message: 'a.tar is of the cluster A, b.tar of the cluster B' }),
    )
  })
})

describe('an account of a file', () => {
  it('names the columns that no release writes and no reader asks for', () => {
    const header = 'NAME,DESCRIPTION,ROUTE PARTITION 1,ROUTE PARTITION 12,FLAVOUR,Flavour ,Telecaster Usage'
    const snapshot = ingestUcm(part('a.tar', { 'css.csv': [header, 'C,,,,,,'], 'aargroup.csv': ['NAME,ODD'] }))
    expect(snapshot.members).toMatchObject([
      { name: 'css.csv', rows: 1, columns: 7, unknownColumns: ['FLAVOUR', 'FLAVOUR#2', 'TELECASTER USAGE'] },
      { name: 'aargroup.csv', fate: 'known-unused', rows: 0, columns: 2 },
    ])
    expect(snapshot.members[1]).not.toHaveProperty('unknownColumns')
  })

  it('knows every column of an export of release 14.0.1', () => {
    const members = ExportBuilder.empty()
      .files()
      .map(({ name, data }) => ({ name, bytes: data }))
    const snapshot = ingestUcm({ name: 'empty.tar', sha256: '', members })
    expect(snapshot.members.filter(({ unknownColumns }) => unknownColumns !== undefined)).toEqual([])
  })

  it('a list of very many unknown columns is cut', () => {
    const odd = Array.from({ length: 500 }, (_, index) => `ODD ${'x'.repeat(90)}-${index}`)
    const [account] = ingestUcm(part('a.tar', { 'css.csv': [`NAME,${odd.join(',')}`] })).members
    expect(account?.unknownColumns).toHaveLength(101)
    expect(account?.unknownColumns?.at(-1)).toBe('and 400 more')
  })

  it('a tar that Control Hub would refuse is remarked, larger ones than 350 MB only', () => {
    const sized = (tarBytes: number) => codes(ingestUcm({ ...part('a.tar', { 'css.csv': [CSS] }), tarBytes }))
    expect(sized(350_000_000)).toEqual([])
    expect(sized(350_000_001)).toEqual(['PRE-005 file:a.tar'])
  })
})

/** The members dealt out to parts; of every table the rows are dealt, one in four to two parts. */
function inParts(archive: InputArchive, count: number, seed: number): readonly InputArchive[] {
  const parts = Array.from({ length: count }, (): InputMember[] => [])
  for (const member of archive.members) {
    const lines = Buffer.from(member.bytes).toString().split('\n')
    // The release stands in one header; lines of a quoted cell must stay together.
    const isWhole = !member.name.endsWith('.csv') || lines.length < 3 || lines.some((line) => line.includes('"'))
    if (isWhole) {
      parts[rank(member.name, seed) % count]?.push({ name: member.name, bytes: member.bytes })
      continue
    }
    const [header = '', ...rows] = lines.slice(0, -1)
    for (const [index, members] of parts.entries()) {
      const mine = rows.filter((row) => {
        const place = rank(row, seed)
        return place % count === index || (place % 4 === 0 && (place + 1) % count === index)
      })
      if (mine.length > 0) members.push({ name: member.name, bytes: Buffer.from([header, ...mine, ''].join('\n')) })
    }
  }
  return parts
    .map((members, index) => ({ name: `part-${index + 1}.tar`, sha256: String(index), members }))
    .filter(({ members }) => members.length > 0)
}

/** A number made of a text and a seed. */
function rank(text: string, seed: number): number {
  let hash = seed % 1_000_003
  for (const sign of text) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003
  return hash
}
