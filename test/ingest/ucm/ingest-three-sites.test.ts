import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { FileArchiveReader } from '../../../src/adapters/files/archive-reader.js'
import type { InputArchive, InputMember } from '../../../src/ingest/ports.js'
import { ingestUcm } from '../../../src/ingest/ucm/ingest-ucm.js'
import { findingId } from '../../../src/model/fingerprint.js'
import type { UcmSnapshot } from '../../../src/model/snapshot.js'
import { ExportBuilder } from '../../support/export-builder.js'
import { repositoryRoot } from '../../support/shared-data.js'
import { codes } from './made-archive.js'

const TAR = join(repositoryRoot, 'fixtures/estates/three-sites/input/ucmdata_export.tar')

let archive: InputArchive
let snapshot: UcmSnapshot

beforeAll(async () => {
  archive = await new FileArchiveReader().open(TAR)
  snapshot = ingestUcm(archive)
})

async function patched(change: (builder: ExportBuilder) => void): Promise<UcmSnapshot> {
  const builder = await ExportBuilder.fromTar(TAR)
  change(builder)
  const members = builder.files().map(({ name, data }) => ({ name, bytes: data }))
  return ingestUcm({ name: 'patched.tar', sha256: '', members })
}

describe('the three-sites export', () => {
  it('finds what the estate was made to show, and nothing else', () => {
    expect(codes(snapshot)).toEqual([
      'PRE-007 dn:7115198@BOS-DN-PT',
      'PRE-010 css:LEGACY-DR-CSS',
      'DIAL-020 pattern:911@EMER-PT',
    ])
    expect(snapshot.absentColumns).toEqual([])
  })

  it('accounts for every member', () => {
    expect(snapshot.members).toHaveLength(archive.members.length)
    expect(snapshot.members.filter((member) => member.fate === 'unknown')).toEqual([])
    expect(snapshot.members.filter((member) => member.unknownColumns !== undefined)).toEqual([])
    expect(snapshot.cluster).toMatchObject({ clusterId: 'ThreeSites', release: '14.0.1.13900-155' })
  })

  it('lets no secret out', () => {
    expect(Buffer.concat(archive.members.map((member) => member.bytes)).includes('CANARY-')).toBe(true)
    expect(JSON.stringify(snapshot)).not.toContain('CANARY-')
  })

  it('lets no secret out of a row that cannot be read either', async () => {
    const damage = [',,,"', '"', ' ,x', '\0', ',,,,,,,,,,,,,']
    for (const dirt of damage) {
      const members = archive.members.map((member) => dirtied(member, dirt))
      expect(JSON.stringify(ingestUcm({ ...archive, members }))).not.toContain('CANARY-')
    }
  })

  it('gives findings that can be told apart', () => {
    const ids = snapshot.findings.map(findingId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has the same root in whatever order the rows stand', () => {
    const property = fc.property(fc.infiniteStream(fc.nat(1_000_000)), (numbers) => {
      const members = archive.members.map((member) => shuffled(member, () => numbers.next().value ?? 0))
      const again = ingestUcm({ ...archive, members })
      expect(again.root).toBe(snapshot.root)
      expect(codes(again)).toEqual(codes(snapshot))
    })
    fc.assert(property, { seed: 4711, numRuns: 8 })
  })

  it('has another root when one cell is another, and the same one when only unread cells are', async () => {
    const moved = await patched((builder) => builder.patch('routepattern', 0, 'URGENT PRIORITY', 'f'))
    const same = await patched((builder) => builder.patch('enduser', 0, 'BUILDING', 'Annex'))
    expect(snapshot.objects['route-pattern'].some(({ value }) => value.urgent)).toBe(true)
    expect(moved.root).not.toBe(snapshot.root)
    expect(same.root).toBe(snapshot.root)
  })

  it('says which columns are gone', async () => {
    const reduced = await patched((builder) => builder.dropColumn('phone', 'Line CSS 1'))
    expect(codes(reduced)).toContain('PRE-003 file:phone.csv')
    expect(reduced.absentColumns).toEqual(['phone.csv: LINE CSS 1'])
  })

  it('misses a member that header.txt lists', async () => {
    const partial = await patched((builder) => builder.dropMember('linegroup.csv'))
    expect(codes(partial)).toContain('PRE-002 file:linegroup.csv')
    expect(partial.objects['line-group']).toEqual([])
  })
})

/** The member with dirt at the end of its second row. */
function dirtied(member: InputMember, dirt: string): InputMember {
  if (!member.name.endsWith('.csv')) return member
  const lines = Buffer.from(member.bytes).toString('utf8').split('\n')
  if (lines.length > 2) lines[1] = `${lines[1] ?? ''}${dirt}`
  return { ...member, bytes: Buffer.from(lines.join('\n')) }
}

function shuffled(member: InputMember, next: () => number): InputMember {
  const text = Buffer.from(member.bytes).toString('utf8')
  if (!member.name.endsWith('.csv') || text.includes('"')) return member
  const [header = '', ...rows] = text.split('\n').filter((line) => line !== '')
  for (let i = rows.length - 1; i > 0; i -= 1) {
    const j = next() % (i + 1)
    ;[rows[i], rows[j]] = [rows[j]!, rows[i]!]
  }
  return { ...member, bytes: Buffer.from(`${[header, ...rows].join('\n')}\n`) }
}
