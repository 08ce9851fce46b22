import { codeEntry } from '../../../findings/codes/catalog.js'
import type { SheetDocument } from '../../ports.js'
import { subjectWords } from '../subject-words.js'
import type { WorkbookInput } from '../workbook-input.js'
import type { RowPlaces } from './open-questions.js'
import { openQuestions } from './open-questions.js'

export const QUESTIONS_TAB = 'Questions'

/** What waits for an answer, grouped by who has to give it, worst first; answers are given where the link leads. */
export function questionsSheet({ audit, input }: WorkbookInput, places: RowPlaces): SheetDocument {
  return {
    name: QUESTIONS_TAB,
    frozenColumns: 1,
    columns: [
      { header: 'Owner', width: 22, kind: 'text' },
      { header: 'Severity', width: 11, kind: 'text', severity: true },
      { header: 'Code', width: 10, kind: 'text' },
      { header: 'Subject', width: 28, kind: 'text', wrap: true },
      { header: 'What was found', width: 50, kind: 'text', wrap: true },
      { header: 'Question', width: 50, kind: 'text', wrap: true },
      { header: 'Why it matters', width: 38, kind: 'text', wrap: true },
      { header: 'Location', width: 14, kind: 'text', wrap: true },
      { header: 'Wave', width: 7, kind: 'integer' },
      { header: 'Answer in', width: 22, kind: 'text' },
    ],
    rows: openQuestions(audit.findings).map(({ judged, owner, question }) => {
      const { finding } = judged
      const place = places.ofAnswer(judged)
      return [
        owner,
        finding.severity,
        finding.code,
        subjectWords(finding.subject, input.estate),
        finding.message,
        question,
        codeEntry(finding.code).why,
        finding.location,
        finding.wave,
        { text: `${place.sheet}, row ${place.cell?.slice(1) ?? '1'}`, link: place },
      ]
    }),
  }
}
