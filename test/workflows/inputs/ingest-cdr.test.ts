import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FileByteSources } from '../../../src/adapters/files/byte-sources/file-byte-sources.js'
import { FolderWorkspaceRepository } from '../../../src/adapters/files/workspace-repository.js'
import { StoreFolder } from '../../../src/adapters/store/store-folder.js'
import { ingestUcm } from '../../../src/ingest/ucm/ingest-ucm.js'
import { ingestCdrView } from '../../../src/report/views/calls/ingest-cdr-view.js'
import { PLAIN } from '../../../src/report/views/paint.js'
import { type IngestedCalls, ingestCallRecords } from '../../../src/workflows/inputs/ingest-cdr.js'
import type { Workspace } from '../../../src/workflows/ports.js'
import { TemporaryFolder } from '../../adapters/files/temporary-folder.js'
import { ExportBuilder } from '../../support/export-builder.js'
import { PROJECT } from '../../support/project-files.js'
import { writeZip } from '../../support/zip-writer.js'

const CALLS = `${PROJECT}fixtures/calls`
const clock = { now: () => '2026-11-22T10:00:00.000Z', today: () => '2026-11-22' }

let folder: TemporaryFolder
let workspace: Workspace

beforeEach(async () => {
  folder = new TemporaryFolder()
  const stores = new StoreFolder({ now: clock.now, randomId: randomUUID, note: () => undefined, command: 'rehome' })
  workspace = await new FolderWorkspaceRepository(stores).create(folder.at('w'), { settings: '' })
})
afterEach(() => {
  workspace.close()
  folder.remove()
})

async function taken(paths: readonly string[], window: { from?: string; to?: string } = {}): Promise<IngestedCalls> {
  return ingestCallRecords(paths, window, { sources: new FileByteSources(), workspace, clock })
}

/** An export with one trunk, of the cluster of that name. */
function takeInCluster(name: string): void {
  const builder = ExportBuilder.empty()
    .add('enterpriseparameter', { 'PARAM NAME': 'ClusterID', 'PARAM VALUE': name })
    .add('trunk', { 'DEVICE NAME': 'SIP-TRK-PSTN' })
  const members = builder.files().map(({ name: member, data }) => ({ name: member, bytes: data }))
  const snapshot = ingestUcm({ name: 'export.tar', sha256: name, members })
  workspace.store.saveSnapshot(snapshot, { kind: 'ucm', name: 'export.tar', sha256: name, takenAt: clock.now() })
}

describe('taking in call records', () => {
  it('makes them the current ones, and again changes nothing', async () => {
    const first = await taken([CALLS])
    expect(first).toMatchObject({ name: 'calls', changed: true, records: 11 })
    expect(workspace.store.currentCalls()).toMatchObject({ system: 'calls', root: first.root, records: 11 })
    const again = await taken([CALLS])
    expect([again.changed, again.root, again.sha256]).toEqual([false, first.root, first.sha256])
    expect(workspace.store.readings().filter(({ current }) => current)).toHaveLength(1)
  })

  it('counts the same from a zip, compressed files, and files that were there already', async () => {
    const { root } = await taken([CALLS])
    const files = readdirSync(CALLS).map((name) => ({ name, data: readFileSync(`${CALLS}/${name}`) }))
    writeFileSync(folder.at('calls.zip'), writeZip(files))
    mkdirSync(folder.at('gz'))
    for (const { name, data } of files.toReversed()) writeFileSync(folder.at('gz', `${name}.gz`), gzipSync(data))
    expect((await taken([folder.at('calls.zip')])).root).toBe(root)
    expect((await taken([folder.at('gz')])).root).toBe(root)
    const both = await taken([CALLS, folder.at('calls.zip')])
    expect([both.name, both.root, both.changed]).toEqual(['2 inputs', root, false])
    expect(both.account).toMatchObject({ rows: 30, counted: 11, repeated: 13 })
  })

  it('keeps what was there when the new input cannot be read', async () => {
    const { root } = await taken([CALLS])
    writeFileSync(folder.at('notes.txt'), 'nothing of the kind\n')
    writeFileSync(folder.at('cut.gz'), gzipSync(readFileSync(`${CALLS}/merged.csv`)).subarray(0, 300))
    cpSync(`${CALLS}/cmr_MadeUpCluster_01_202605041410_1`, folder.at('cmr_1'))
    await expect(taken([folder.at('notes.txt')])).rejects.toThrow('no call records in notes.txt')
    await expect(taken([folder.at('cmr_1')])).rejects.toThrow('no call records in cmr_1')
    await expect(taken([CALLS, folder.at('cut.gz')])).rejects.toThrow('cut.gz is damaged or cut off')
    await expect(taken([CALLS], { from: '2027-01-01' })).rejects.toThrow('none of the 12 call records')
    await expect(taken([CALLS], { from: '2026-05-05', to: '2026-05-04' })).rejects.toThrow('is after --to')
    expect(workspace.store.currentCalls()?.root).toBe(root)
  })

  it('labels devices as the export and the mapping of the cluster do', async () => {
    takeInCluster('MadeUpCluster')
    workspace.writeMapping('trunks:\n  - { name: SIP-TRK-PSTN, status: confirmed, role: lgw }\n')
    const { devices, findings } = await taken([CALLS])
    expect(
      devices.map(({ device, configuredAs, role, linesNeeded }) => [device, configuredAs, role, linesNeeded]),
    ).toEqual([
      ['CiscoUM1-VI1', undefined, undefined, 2],
      ['SIP-TRK-PSTN', 'trunk', 'lgw', 3],
      ['SIP-TRK-REC', undefined, undefined, 3],
    ])
    expect(findings.map(({ code }) => code)).toEqual(['PRE-007', 'PRE-007'])
  })

  it('tells records of a cluster that was not taken in', async () => {
    takeInCluster('Elsewhere')
    const { findings } = await taken([CALLS])
    expect(findings.find(({ code }) => code === 'PRE-010')).toMatchObject({
      subject: 'cluster:MadeUpCluster',
      message: 'Call records are of the cluster MadeUpCluster; this workspace holds Elsewhere.',
    })
  })

  it('tells queued calls of which nobody knows how they ended', async () => {
    const calls = await taken([CALLS])
    expect(ingestCdrView(calls, PLAIN)).not.toContain('(unclear)')
    const pilots = calls.pilots.map((load) => ({ ...load, abandoned: 0, unclear: 1 }))
    expect(ingestCdrView({ ...calls, pilots }, PLAIN)).toContain('1 queued call ended on no known phone (unclear)')
  })

  it('is shown', async () => {
    const text = ingestCdrView(await taken([CALLS]), PLAIN)
    expect(text).toMatchInlineSnapshot(`
      "calls: 11 call records of MadeUpCluster, 2026-05-04 14:00 to 2026-05-04 14:41 UTC
      15 rows: 11 counted, 1 repeated, 0 outside the days named, 1 of quality (CMR), 2 not readable
      5 files: 4 read, 1 not
        cmr_MadeUpCluster_01_202605041410_1: call management records (CMR), passed over

      Trunks, gateways and ports
      device        is     in  out  answered  peak  at (UTC)             busy hour from    Erlangs  lines at 1 %
      ------------  -----  --  ---  --------  ----  -------------------  ----------------  -------  ------------
      SIP-TRK-PSTN  trunk  5   1    5         3     2026-05-04 14:06:00  2026-05-04 14:00  0.36     3
      SIP-TRK-REC   trunk  0   1    1         1     2026-05-04 14:00:06  2026-05-04 14:00  0.17     3
      CiscoUM1-VI1  other  0   1    1         1     2026-05-04 14:07:00  2026-05-04 14:07  0.02     2

      Hunt pilots and queues
      pilot             offered  answered  overflowed  unclear  abandoned  queued  mean wait  longest  peak  busy hour from    Erlangs
      ----------------  -------  --------  ----------  -------  ---------  ------  ---------  -------  ----  ----------------  -------
      8000@PT-Internal  3        1         1           0        1          2       33 s       45 s     2     2026-05-04 14:05  0.08

      Called, after translations
      from   begins  length  matches a      calls
      -----  ------  ------  -------------  -----
      phone  1       4       device         3
      trunk  8       4       hunt pilot     3
      trunk  1       4       device         2
      phone  +       12      route pattern  1

      Who talks with whom
      from              to                    calls  minutes
      ----------------  --------------------  -----  -------
      +15125550101      1001@PT-Internal      1      10
      +15125550102      8000@PT-Internal      1      3
      +15125550103      1002@PT-Internal      1      3
      +15125550103      1001@PT-Internal      1      2
      1001@PT-Internal  +15125550150@PT-PSTN  1      1
      1002@PT-Internal  1003@PT-Internal      1      1
      1004@PT-Zürich    1001@PT-Internal      1      1
      +15125550105      5500@PT-Internal      1      1
      1001@PT-Internal  1002@PT-Internal      1      1

      HIGH PRE-007 merged.csv: 1 row has malformed quoting; 1 row has an end before the beginning.  merged.csv:13
      INFO PRE-007 zurich-from-excel.csv: 1 row has text that is not UTF-8, read as windows-1252.  zurich-from-excel.csv:3
      These are the current call figures now."
    `)
  })
})
