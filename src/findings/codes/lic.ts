import type { CodeEntry } from './code-entry.js'

/** LIC: licenses (`audit-workbook` 4, `customer-assist` 2). */
export const LICENSE_CODES = {
  'LIC-001': {
    title: 'Not enough Customer Assist seats for a wave',
    severity: 'BLOCKER',
    confidence: 'PROVEN',
    owner: 'Webex administrator',
    why: 'Agents without a seat cannot be moved in that wave.',
    evidence: 'product, seats stated, seats needed up to the wave, shortfall',
    remedy: 'Order seats, or make the wave smaller.',
    source: 'customer-assist 2.4; audit-workbook LIC-001',
    needs: ['roster', 'organization'],
  },
  'LIC-003': {
    title: 'Person holds a Standard license',
    severity: 'BLOCKER',
    confidence: 'PROVEN',
    owner: 'Webex administrator',
    why: 'Webex refuses Customer Assist beside Standard, and there is no way back to Standard afterwards.',
    evidence: 'license as stated',
    remedy: 'Replace Standard first; it is a one-way step.',
    source: 'customer-assist 2.2 (400407, 400410, 400112)',
    needs: ['roster', 'organization'],
  },
  'LIC-006': {
    title: 'A person to be licensed has no number, extension or location',
    severity: 'BLOCKER',
    confidence: 'PROVEN',
    owner: 'Project manager',
    why: 'A calling license is refused without a number or extension and the location it belongs to.',
    evidence: 'what is missing for the person',
    remedy: 'Complete the roster, the mapping or the Agents tab.',
    source: 'customer-assist 2.2 (400411)',
    needs: ['ucm', 'roster'],
  },
} as const satisfies Record<string, CodeEntry>
