import { describe, expect, it } from 'vitest'
import { freeRow, freeSheet } from '../../src/report/workbook/sheet-document.js'
import { sheetToText } from './sheet-text.js'

describe('sheetToText', () => {
  it('shows a table with every flag, choice and cell', () => {
    const text = sheetToText({
      name: 'Findings',
      title: 'Open\tfindings',
      frozenColumns: 1,
      tabColor: 'C00000',
      columns: [
        { header: 'Severity', width: 10, kind: 'text', severity: true, wrap: true },
        { header: 'Ready', width: 8, kind: 'text', tones: { RED: 'critical', GREEN: 'good' } },
        { header: 'Decision', width: 12, kind: 'text', decision: true, choices: ['FIX', 'ACCEPT'], note: 'Yours' },
        { header: '_fid', width: 12, kind: 'text', hidden: true, outlineLevel: 1 },
      ],
      rows: [
        ['HIGH', { text: 3, link: { sheet: 'Waves' } }, 'FIX', 'a\\b'],
        [undefined, 0, 'one\ntwo\tthree\r', undefined],
        ['', { text: 'x', link: { sheet: 'Waves', cell: 'B2' } }],
      ],
    })
    expect(text).toBe(
      [
        '# sheet Findings; table; title=Open\\tfindings; frozen=1x1; filter; landscape; tab=C00000',
        '# column Severity; text; width=10; wrap; severity',
        '# column Ready; text; width=8; tones=RED:critical,GREEN:good',
        '# column Decision; text; width=12; decision; choices=FIX|ACCEPT; note=Yours',
        '# column _fid; text; width=12; hidden; outline=1',
        'Severity\tReady\tDecision\t_fid',
        'HIGH\t3 -> Waves!A1\tFIX\ta\\\\b',
        '\t0\tone\\ntwo\\tthree\\r',
        '\tx -> Waves!B2',
        '',
      ].join('\n'),
    )
  })

  it('shows a free sheet with the style of each row', () => {
    const sheet = freeSheet(
      'README',
      [{ width: 20, kind: 'text' }],
      [freeRow('title', 'Plan'), freeRow('plain'), freeRow('header', 'File'), freeRow('plain', 7)],
      { landscape: false, hidden: true },
    )
    expect(sheetToText(sheet)).toBe(
      [
        '# sheet README; free; frozen=0x0; portrait; hidden',
        '# column ; text; width=20',
        '[title]\tPlan',
        '[plain]',
        '[header]\tFile',
        '[plain]\t7',
        '',
      ].join('\n'),
    )
  })

  it('says when the filter is off', () => {
    const sheet = { name: 'X', columns: [], rows: [], autoFilter: false }
    expect(sheetToText(sheet)).toBe('# sheet X; table; frozen=1x0; landscape\n\n')
  })
})
