import type { FindingAnswer } from '../../../model/decision.js'
import type { Confidence, Severity } from '../../../findings/severity.js'

/** `audit-workbook` 2. */
export const SEVERITY_LEGEND: Readonly<Record<Severity, string>> = {
  BLOCKER:
    'Calls, emergency calls or licensing would break. Cannot be accepted, only resolved or taken out of the move.',
  HIGH: 'Wrong for some callers or people for certain. Needs a decision before the plan is frozen.',
  MEDIUM: 'Worse service, work by hand, or a probable mismatch.',
  LOW: 'Tidiness.',
  INFO: 'Worth knowing.',
}

export const CONFIDENCE_LEGEND: Readonly<Record<Confidence, string>> = {
  PROVEN: 'read from the data by an exact rule',
  LIKELY: 'one side, or several signs that agree',
  CHECK: 'data is missing; asks for evidence',
}

/** `audit-workbook` 6. */
export const DECISION_LEGEND: Readonly<Record<FindingAnswer, string>> = {
  FIX: 'will be corrected at the source',
  APPLY: 'do what the remedy says',
  ACCEPT: 'live with it; needs who and why',
  SCOPE_OUT: 'takes no part in the move',
  DEFER: 'to a later wave, named in Value',
  QUESTION: 'asked back; see Reason',
}

/** Lines of the first tab. */
export const HOW_TO_ANSWER: readonly string[] = [
  '1. Start with the tab Summary: it says how far each location is and who owes answers. The tab Questions lists them by owner.',
  '2. Answer in the columns with the yellow header, and only there. Everything else is written anew each time.',
  '3. Sort, filter, hide and move columns as you like. Please leave the hidden columns at the end of each tab where they are.',
  '4. A cell that has an answer shows it. Emptying the cell takes the answer back.',
  '5. Telephone numbers are text: +15125550100, not a number. Dates are written 2026-01-31.',
]
export const SENT_BACK = 'Send the file back: rehome decide import takes the answers in and says what it did with each.'
export const ONE_TIME =
  'This is a one-time audit. To have answers taken in, run rehome init, load the export there, and hand out that workbook.'

/** What each visible tab is for. */
export const TAB_LEGEND: Readonly<Record<string, string>> = {
  Summary: 'How far each location and wave is, and who owes answers.',
  Questions: 'What waits for an answer, by owner. Click to get to the cell.',
  Findings: 'Every problem and fact, worst first, with evidence and remedy.',
  Mapping: 'What no export can say: places, trunks, number rules, organization.',
  Agents: 'Who moves, where and when.',
  Locations: 'The places, their addresses and settings.',
  Numbers: 'Every number, who has it, and what becomes of it.',
  'Dial plan': 'Every pattern that competes when digits are dialed.',
  Trunks: 'What lies behind each trunk.',
  Licenses: 'Seats stated, needed and to be ordered.',
  'Hunt and queues': 'Hunt pilots and what becomes of them.',
  'Shared lines': 'Lines on several devices.',
  Emergency: 'Who gets help today, and who carries the emergency call afterwards.',
}
