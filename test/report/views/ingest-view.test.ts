import { describe, expect, it } from 'vitest'
import { type IngestedExport, ingestView } from '../../../src/report/views/ingest-view.js'
import { PLAIN } from '../../../src/report/views/paint.js'

const RESULT: IngestedExport = {
  name: 'a.tar + lists.zip',
  changed: true,
  cluster: { clusterId: 'HQ', release: '14.0.1' },
  clusters: ['HQ'],
  inputs: [{ name: 'a.tar' }, { name: 'lists.zip' }],
  counts: { css: 2 },
  members: [
    { name: 'a.tar/header.txt', fate: 'read', bytes: 9 },
    { name: 'a.tar/css.csv', fate: 'read', bytes: 9, rows: 2, columns: 3, unknownColumns: ['FLAVOUR'] },
    { name: 'a.tar/partition.csv', fate: 'read', bytes: 9, rows: 0, columns: 3, note: 'header only' },
    { name: 'a.tar/server.csv', fate: 'known-unused', bytes: 9, rows: 4, columns: 3 },
    { name: 'lists.zip/odd.bin', fate: 'unknown', bytes: 9 },
  ],
  totals: { rows: 6, rowsRead: 2 },
  findings: [],
}

describe('what an ingest tells', () => {
  it('is each file that is read, each that is not, and the sums', () => {
    expect(ingestView(RESULT, PLAIN).split('\n')).toEqual([
      'a.tar + lists.zip: cluster HQ, release 14.0.1',
      '2 inputs read as one',
      'objects  count',
      '-------  -----',
      'css      2',
      'file           rows  columns',
      '-------------  ----  -------',
      'a.tar/css.csv  2     3',
      'without a row: a.tar/partition.csv',
      'columns of a.tar/css.csv that no release is known to write: FLAVOUR',
      '5 members: 3 read, 1 known and unused, 1 unknown (lists.zip/odd.bin)',
      '6 rows: 2 in tables that are read, 4 in others',
      'This is the current snapshot now.',
    ])
  })

  it('warns when the input became a nameless cluster beside others', () => {
    const text = ingestView({ ...RESULT, cluster: { release: '14.0.1' }, clusters: ['HQ', 'unnamed'] }, PLAIN)
    expect(text).toContain('a.tar + lists.zip: a cluster without a name, release 14.0.1')
    expect(text).toMatch(/The workspace holds 2 clusters: HQ, unnamed\..*--cluster NAME at ingest gives it a name\./)
  })
})
