import type { CodeEntry } from './code-entry.js'

/** LOC and TRK: locations and trunks (`audit-workbook` 4, `corrections` amendments). */
export const LOCATION_CODES = {
  'LOC-001': {
    title: 'Location lacks address fields, time zone or language',
    severity: 'BLOCKER',
    confidence: 'PROVEN',
    owner: 'Project manager',
    why: 'Webex does not create a location without them, and emergency services need the address.',
    evidence: 'the fields that are missing',
    remedy: 'Fill in the Locations tab, or rehome map edit.',
    source: 'audit-workbook LOC-001',
    needs: ['mapping'],
  },
  'LOC-007': {
    title: 'Location has no emergency carrier',
    severity: 'BLOCKER',
    confidence: 'PROVEN',
    owner: 'Project manager',
    why: 'Nobody has said how an emergency call leaves this location after the move.',
    evidence: 'the location',
    remedy: 'Name it: enhanced service, cloud PSTN, or premises (Emergency tab, or rehome map edit).',
    source: 'corrections 8',
    needs: ['mapping'],
  },
  'TRK-006': {
    title: 'Trunk has no role',
    severity: 'MEDIUM',
    confidence: 'CHECK',
    owner: 'Network and gateway',
    why: 'What lies behind the trunk decides who can still be reached after the move.',
    evidence: 'the trunk and the hints seen',
    remedy: 'Choose its role (Trunks tab, or rehome map edit).',
    source: 'corrections TRK-006',
    needs: ['ucm', 'mapping'],
  },
} as const satisfies Record<string, CodeEntry>
