import type { CodeEntry } from './code-entry.js'

/** RT: answers that came back in a workbook (`audit-workbook` 4 and 6). */
export const ROUND_TRIP_CODES = {
  'RT-001': {
    title: 'Returned answer cannot be used',
    severity: 'HIGH',
    confidence: 'PROVEN',
    owner: 'Project manager',
    why: 'The answer was not taken in, so the question is still open.',
    evidence: 'cell, what it holds, what is allowed',
    remedy: 'Correct the cell and import the workbook again.',
    source: 'audit-workbook RT-001',
    needs: [],
  },
  'RT-002': {
    title: 'Returned row was edited outside the decision columns, or has changed since it was handed out',
    severity: 'MEDIUM',
    confidence: 'PROVEN',
    owner: 'Project manager',
    why: 'Only decision columns are read back; a correction typed elsewhere has no effect, and an answer may have been given to an older state.',
    evidence: 'cell or row, and what differs',
    remedy: 'Type answers into the decision columns only; look at the rows named again in the next workbook.',
    source: 'audit-workbook RT-002',
    needs: [],
  },
  'RT-003': {
    title: 'Two people answered the same question differently',
    severity: 'HIGH',
    confidence: 'PROVEN',
    owner: 'Project manager',
    why: 'Neither answer silently wins; the one that was there first stays until somebody picks.',
    evidence: 'the answer in force, the answer returned, and the cell',
    remedy: 'Agree, then set the answer in a fresh workbook or with rehome decide set.',
    source: 'audit-workbook RT-003',
    needs: [],
  },
  'RT-004': {
    title: 'Returned answer matches no row any more',
    severity: 'LOW',
    confidence: 'PROVEN',
    owner: 'Project manager',
    why: 'What was asked has gone or changed its name since the workbook was handed out.',
    evidence: 'the old row, the answer, the nearest row that exists',
    remedy: 'Answer the row that took its place, if there is one.',
    source: 'audit-workbook RT-004',
    needs: [],
  },
} as const satisfies Record<string, CodeEntry>
