import type { CodeEntry } from './code-entry.js'

/** USR: people (`audit-workbook` 4, `corrections` amendments). */
export const USER_CODES = {
  'USR-001': {
    title: 'UCM user has no mail address',
    severity: 'BLOCKER',
    confidence: 'PROVEN',
    owner: 'Directory administrator',
    why: 'Webex knows people by mail address; without one this agent cannot be licensed.',
    evidence: 'USER ID, name, row',
    remedy: 'Complete the address in the directory.',
    source: 'audit-workbook USR-001',
    needs: ['ucm'],
  },
  'USR-002': {
    title: 'Two people share one mail address',
    severity: 'BLOCKER',
    confidence: 'PROVEN',
    owner: 'Directory administrator',
    why: 'Only one of them can become the Webex person; calls would reach the wrong one.',
    evidence: 'both user ids and rows',
    remedy: 'Give each person an own address, or merge the accounts.',
    source: 'audit-workbook USR-002',
    needs: ['ucm'],
  },
  'USR-009': {
    title: 'Person known by UCM user id, line or device only',
    severity: 'HIGH',
    confidence: 'PROVEN',
    owner: 'Project manager',
    why: 'The plan can be drafted with this key, but not approved before the mail address is known.',
    evidence: 'the key in the roster and what it matched',
    remedy: 'Complete the mail address before approval.',
    source: 'corrections USR-009',
    needs: ['ucm', 'roster'],
  },
} as const satisfies Record<string, CodeEntry>
