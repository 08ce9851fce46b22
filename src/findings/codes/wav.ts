import type { CodeEntry } from './code-entry.js'

/** WAV: waves and what is carried out (`audit-workbook` 4). */
export const WAVE_CODES = {
  'WAV-003': {
    title: 'An object is neither as it was nor as planned',
    severity: 'HIGH',
    confidence: 'PROVEN',
    owner: 'Project manager',
    why: 'Somebody changed it after the plan was made; going on would overwrite that, or build on what is not there.',
    evidence: 'object, field, value found, before and planned',
    remedy: 'Look who changed it and why, read the systems again, and plan anew.',
    source: 'audit-workbook WAV-003; DESIGN 7',
    needs: ['ucm'],
  },
} as const satisfies Record<string, CodeEntry>
