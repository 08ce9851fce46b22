import { beforeAll, describe, expect, it } from 'vitest'
import { FileArchiveReader } from '../../../src/adapters/files/archive-reader.js'
import { ingestUcm } from '../../../src/ingest/ucm/ingest-ucm.js'
import type { InputMember } from '../../../src/ingest/ports.js'
import { objectHash } from '../../../src/model/snapshot-root.js'
import type { UcmSnapshot } from '../../../src/model/snapshot.js'
import { UCM_KINDS } from '../../../src/model/ucm/kinds.js'
import { UcmTwin } from '../../../src/twin/ucm/ucm-twin.js'
import { numberedGroups } from '../../generate/numbered-groups.js'
import { UCM_HEADERS } from '../../generate/ucm-headers.js'
import { CsvMember } from '../../support/csv-member.js'
import { sharedData } from '../../support/shared-data.js'
import { threeSitesSnapshot } from '../../support/three-sites.js'

const lab = sharedData('ucm-export-lab-14.0.1/ucmdata_export_61_74.full.tar')

function reread(members: readonly InputMember[]): UcmSnapshot {
  return ingestUcm({ name: 'twin', sha256: '', members })
}

/** What differs, object by object: easier to read than two hashes. */
function differences(a: UcmSnapshot, b: UcmSnapshot): readonly string[] {
  return UCM_KINDS.flatMap((kind) => {
    const texts = (snapshot: UcmSnapshot) =>
      new Map(snapshot.objects[kind].map(({ key, value }) => [key, `${objectHash(value)} ${JSON.stringify(value)}`]))
    const [left, right] = [texts(a), texts(b)]
    return [...new Set([...left.keys(), ...right.keys()])]
      .filter((key) => left.get(key) !== right.get(key))
      .map((key) => `${kind} ${key}\n  ${left.get(key)}\n  ${right.get(key)}`)
  })
}

const text = ({ bytes }: InputMember): string => new TextDecoder().decode(bytes)

describe('the export of a twin of three-sites', () => {
  let snapshot: UcmSnapshot
  let twin: UcmTwin
  beforeAll(async () => {
    snapshot = await threeSitesSnapshot()
    twin = UcmTwin.seed(snapshot)
  })

  it('reads back as the snapshot it was seeded with', () => {
    const again = reread(twin.exportMembers())
    expect(differences(snapshot, again)).toEqual([])
    expect(again.root).toBe(snapshot.root)
    expect(again.cluster).toEqual(snapshot.cluster)
    expect(again.absentColumns).toEqual([])
  })

  it('is accounted for without a remark about a missing or unlisted table', () => {
    const again = reread(twin.exportMembers())
    expect(again.members.filter(({ fate }) => fate !== 'read')).toEqual([])
    expect(again.members.filter(({ note }) => note?.includes('listed'))).toEqual([])
    expect(again.findings.filter(({ code, subject }) => code === 'PRE-002' && subject.startsWith('file:'))).toEqual([])
  })

  it('has only columns of a 14.0.1 export', () => {
    for (const { name, bytes } of twin.exportMembers()) {
      if (!name.endsWith('.csv') || bytes.length === 0) continue
      const real = new Set([...(UCM_HEADERS.get(name) ?? []), ...borrowed(name)].map(unnumbered))
      const written = CsvMember.parse(name, new TextDecoder().decode(bytes)).header
      expect(written.filter((header) => !real.has(unnumbered(header)))).toEqual([])
    }
  })

  it('writes rows as wide as their header, but for the one cell without a name', () => {
    for (const { name, bytes } of twin.exportMembers()) {
      if (!name.endsWith('.csv') || bytes.length === 0) continue
      const csv = CsvMember.parse(name, new TextDecoder().decode(bytes))
      const extra = name === 'remotedestination.csv' ? 1 : 0
      expect(csv.rows.filter((row) => row.length !== csv.header.length + extra)).toEqual([])
    }
  })

  it('holds nothing that the snapshot was not given', () => {
    expect(twin.exportMembers().map(text).join('')).not.toContain('CANARY')
  })

  it('is the same from a twin that was stored and loaded', () => {
    const loaded = UcmTwin.load(twin.rows())
    expect(loaded.rows()).toEqual(twin.rows())
    expect(loaded.exportMembers().map(text)).toEqual(twin.exportMembers().map(text))
  })
})

describe.skipIf(lab === undefined)(
  'the export of a twin of a real cluster (skipped where the data is not beside the repository)',
  () => {
    it('reads back as the snapshot it was seeded with', async () => {
      const snapshot = ingestUcm(await new FileArchiveReader().open(lab ?? ''))
      const again = reread(UcmTwin.seed(snapshot).exportMembers())
      expect(differences(snapshot, again)).toEqual([])
      expect(again.root).toBe(snapshot.root)
      expect(again.absentColumns).toEqual([])
    })
  },
)

/** The groups behind the line block stand only where a device has such keys (`ucm-exports` 1.3). */
const KEY_COLUMNS: readonly string[] = numberedGroups('phone.csv').flatMap(({ stems }) =>
  stems.map((stem) => `${stem} 1`),
)

/** A 14.0.1 export without profiles has no line block in their tables, and without associated groups none of their columns. */
function borrowed(member: string): readonly string[] {
  if (member === 'callpickupgroup.csv') return ['ASSOCIATED CALL PICKUP GROUP 1']
  if (member === 'phone.csv') return KEY_COLUMNS
  return member === 'deviceprofile.csv' || member === 'rdp.csv'
    ? [...(UCM_HEADERS.get('phone.csv') ?? []), ...KEY_COLUMNS]
    : []
}

/** The last number of a name is that of its group, but for the local route groups of a pool it begins at 0. */
function unnumbered(header: string): string {
  return header.trim().replace(/ \d+$/, ' #')
}
