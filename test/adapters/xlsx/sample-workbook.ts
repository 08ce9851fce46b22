import type { SheetDocument, WorkbookDocument } from '../../../src/report/ports.js'
import { freeRow, freeSheet } from '../../../src/report/workbook/sheet-document.js'

const DECISIONS = ['FIX', 'APPLY', 'ACCEPT', 'SCOPE_OUT', 'DEFER', 'QUESTION']
/** Too long for a validation of its own: goes to the hidden list sheet. */
export const OWNERS = Array.from({ length: 40 }, (_, index) => `owner-${String(index + 1)}@example.com`)

const README = freeSheet(
  'README',
  [
    { width: 26, kind: 'text', wrap: true },
    { width: 14, kind: 'number' },
    { width: 60, kind: 'text', wrap: true },
  ],
  [
    freeRow('title', 'Move of the contact center'),
    freeRow('plain', 'Revision', 3),
    freeRow('plain'),
    freeRow('heading', 'Inputs'),
    freeRow('header', 'File', 'Rows', 'Fingerprint'),
    freeRow('plain', 'phone.csv', 4200, 'a1b2c3'),
    freeRow(
      'plain',
      'How to answer',
      undefined,
      'Fill in only the columns with an orange header.\nEverything else is made anew.',
    ),
    freeRow('plain', 'Open findings', { text: 4, link: { sheet: 'Findings', cell: 'A2' } }),
  ],
  { landscape: false },
)

const FINDINGS: SheetDocument = {
  name: 'Findings',
  title: 'Findings & decisions',
  frozenColumns: 1,
  tabColor: 'C00000',
  columns: [
    { header: 'Code', width: 10, kind: 'text', note: 'Stable over all revisions' },
    { header: 'Severity', width: 10, kind: 'text', severity: true },
    { header: 'Ready', width: 9, kind: 'text', tones: { RED: 'critical', AMBER: 'moderate', GREEN: 'good' } },
    { header: 'Subject', width: 24, kind: 'text' },
    { header: 'Number', width: 16, kind: 'phone' },
    { header: 'Calls', width: 9, kind: 'integer' },
    { header: 'Load', width: 8, kind: 'number' },
    { header: 'Evidence', width: 44, kind: 'text', wrap: true },
    { header: 'First seen', width: 12, kind: 'date' },
    { header: 'Decision', width: 13, kind: 'text', decision: true, choices: DECISIONS },
    { header: 'Decided by', width: 22, kind: 'text', decision: true, choices: OWNERS },
    { header: 'Valid until', width: 12, kind: 'date', decision: true },
    { header: '_fid', width: 12, kind: 'text', hidden: true },
    { header: '_hash', width: 12, kind: 'text', outlineLevel: 1 },
  ],
  rows: [
    [
      'EMG-002',
      'BLOCKER',
      'RED',
      'user:avery',
      '+15125550101',
      1200,
      0.25,
      'No callback number.\nThe location has none either.',
      '2026-11-01',
      'FIX',
      'owner-3@example.com',
      '2027-01-31',
      'aaaa',
      'h1',
    ],
    [
      'DN-010',
      'HIGH',
      'AMBER',
      { text: 'mask:5125550100', link: { sheet: 'Waves', cell: 'A2' } },
      '0012',
      7,
      1.5,
      '=1+1',
      '2026-11-02',
      undefined,
      undefined,
      undefined,
      'bbbb',
      'h2',
    ],
    [
      'DIAL-018',
      'MEDIUM',
      'GREEN',
      'pattern:9.[^1]XX@PT_Out',
      '+15125550102',
      0,
      -3,
      'An explicit set would be shorter and would not match * and #, which this one does, so a feature code dialed on a phone could be sent out.',
      '2026-11-02',
      undefined,
      undefined,
      undefined,
      'cccc',
      'h3',
    ],
    [
      'DIAL-017',
      'LOW',
      'GREEN',
      'pattern:8XXX@PT_Old',
      undefined,
      3,
      2,
      undefined,
      undefined,
      'ACCEPT',
      undefined,
      undefined,
      'dddd',
      'h4',
    ],
    [
      'DIAL-020',
      'INFO',
      'GREEN',
      'dn:911@E911',
      '911',
      3,
      2,
      'Both rows are equal',
      'in autumn',
      undefined,
      undefined,
      undefined,
      'eeee',
      'h5',
    ],
  ],
}

const WAVES: SheetDocument = {
  name: 'Waves',
  columns: [
    { header: 'Wave', width: 8, kind: 'integer' },
    { header: 'Approve', width: 10, kind: 'text', decision: true, choices: ['YES', 'NO'] },
    { header: 'Depends on', width: 18, kind: 'text', decision: true, choices: ['Lyon, France', 'none'] },
  ],
  rows: [
    [1, undefined, 'none'],
    [2, 'YES', undefined],
  ],
}

const META: SheetDocument = {
  name: '_meta',
  hidden: true,
  autoFilter: false,
  columns: [
    { header: 'Key', width: 12, kind: 'text' },
    { header: 'Value', width: 20, kind: 'text' },
  ],
  rows: [['project', 'example']],
}

/** A small workbook that uses every feature of the document type. */
export function sampleWorkbook(): WorkbookDocument {
  return {
    meta: { title: 'Audit', subject: 'Revision 3', author: 'rehome', created: '2026-11-22T10:00:00Z' },
    sheets: [README, FINDINGS, WAVES, META],
  }
}
