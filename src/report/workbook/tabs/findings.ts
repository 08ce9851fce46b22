import { FINDING_ANSWER_FIELDS } from '../../../analysis/answers.js'
import type { JudgedFinding } from '../../../analysis/audit.js'
import { codeEntry } from '../../../findings/codes/catalog.js'
import { formatSource } from '../../../findings/source-ref.js'
import { FINDING_ANSWERS } from '../../../model/decision.js'
import { DAY, NOTE, oneOf, WORDS } from '../answer-format.js'
import { subjectWords } from '../subject-words.js'
import type { AnswerColumn, InfoColumn } from '../tab-layout.js'
import { decisionSheet } from '../tab-layout.js'

interface FindingRow {
  readonly judged: JudgedFinding
  readonly subject: string
}

const { decision, value, decidedBy, reason, validUntil } = FINDING_ANSWER_FIELDS

const SHOWN: readonly InfoColumn<FindingRow>[] = [
  { header: 'Severity', width: 11, kind: 'text', severity: true, value: ({ judged }) => judged.finding.severity },
  { header: 'Code', width: 10, kind: 'text', value: ({ judged }) => judged.finding.code },
  { header: 'Subject', width: 24, kind: 'text', wrap: true, value: ({ subject }) => subject },
  { header: 'What was found', width: 46, kind: 'text', wrap: true, value: ({ judged }) => judged.finding.message },
  { header: 'Why it matters', width: 32, kind: 'text', wrap: true, value: (row) => entryOf(row).why },
  { header: 'Remedy', width: 32, kind: 'text', wrap: true, value: (row) => entryOf(row).remedy },
  { header: 'Location', width: 12, kind: 'text', wrap: true, value: ({ judged }) => judged.finding.location },
  { header: 'Wave', width: 7, kind: 'integer', value: ({ judged }) => judged.finding.wave },
  {
    header: 'Status',
    width: 14,
    kind: 'text',
    wrap: true,
    tones: { DECIDED: 'good', ACCEPTED: 'good', OUT_OF_SCOPE: 'neutral', REOPENED: 'serious' },
    value: ({ judged }) => statusText(judged),
  },
]

const GROUPED: readonly InfoColumn<FindingRow>[] = [
  { header: 'Owner', width: 22, kind: 'text', value: (row) => entryOf(row).owner },
  { header: 'Title', width: 34, kind: 'text', wrap: true, value: (row) => entryOf(row).title },
  { header: 'Confidence', width: 11, kind: 'text', value: ({ judged }) => judged.finding.confidence },
  { header: 'Evidence', width: 60, kind: 'text', wrap: true, value: ({ judged }) => evidenceText(judged) },
  { header: 'Rule', width: 28, kind: 'text', wrap: true, value: (row) => entryOf(row).source },
  { header: 'Subject id', width: 30, kind: 'text', value: ({ judged }) => judged.finding.subject },
  { header: 'Scope', width: 14, kind: 'text', value: ({ judged }) => judged.finding.scope },
]

const ANSWERS: readonly AnswerColumn[] = [
  {
    header: decision,
    width: 13,
    kind: 'text',
    format: () => oneOf(FINDING_ANSWERS),
    choices: () => FINDING_ANSWERS,
    note: 'FIX: corrected at the source. APPLY: do what the remedy says. ACCEPT: live with it (needs Decided by and Reason; not for a blocker). SCOPE_OUT: takes no part in the move. DEFER: to the wave in Value. QUESTION: ask back in Reason.',
  },
  { header: value, width: 12, kind: 'text', format: () => WORDS, wrap: true },
  { header: decidedBy, width: 15, kind: 'text', format: () => WORDS, wrap: true },
  { header: reason, width: 26, kind: 'text', format: () => NOTE, wrap: true },
  {
    header: validUntil,
    width: 12,
    kind: 'date',
    format: () => DAY,
    note: 'Last day on which an ACCEPT holds, as YYYY-MM-DD.',
  },
]

/** Worst first, as the audit has them: blockers stand in the first rows. */
export const FINDINGS_TAB = decisionSheet<FindingRow>({
  name: 'Findings',
  frozenColumns: 2,
  columns: [...SHOWN, ...GROUPED.map((column) => ({ ...column, grouped: true }))],
  answers: ANSWERS,
  natural: ['Code', 'Subject id', 'Scope'],
  rows: ({ audit, input }) =>
    audit.findings.map((judged) => ({ judged, subject: subjectWords(judged.finding.subject, input.estate) })),
  key: ({ judged }) => judged.id,
  hash: ({ judged }) => judged.hash,
  // An acceptance of other evidence is void: the cell is empty again, so that it can be given anew.
  shown: ({ judged }, header, answer) => (header === decision && judged.status.status === 'REOPENED' ? '' : answer),
})

function entryOf({ judged }: FindingRow): ReturnType<typeof codeEntry> {
  return codeEntry(judged.finding.code)
}

/** The word, and why an answer has no effect where it has none. */
function statusText({ status }: JudgedFinding): string {
  const isVoid = status.answer === 'ACCEPT' && status.status === 'OPEN'
  return isVoid && status.reason !== undefined ? `OPEN: ${status.reason}` : status.status
}

function evidenceText({ finding }: JudgedFinding): string {
  return finding.evidence
    .map(({ label, value: text, source }) => {
      const place = source === undefined ? '' : ` [${formatSource(source)}]`
      return `${label}: ${text}${place}`
    })
    .join('\n')
}
