import type { FindingCode } from '../../../findings/codes/catalog.js'
import { codeEntry } from '../../../findings/codes/catalog.js'
import { OWNERS } from '../../../findings/codes/code-entry.js'
import { compareText } from '../../../findings/finding.js'
import { mappingRows } from '../../../model/mapping-rows.js'
import type { CellValue, SheetDocument } from '../../ports.js'
import type { FreeRow } from '../sheet-document.js'
import { freeRow, freeSheet } from '../sheet-document.js'
import type { WorkbookInput } from '../workbook-input.js'
import type { RowPlaces } from './open-questions.js'
import { openQuestions } from './open-questions.js'
import { QUESTIONS_TAB } from './questions.js'
import type { SummaryLine } from './summary-lines.js'
import { COUNTED_SEVERITIES, summaryLines } from './summary-lines.js'

export const SUMMARY_TAB = 'Summary'
const READINESS_TONES = { RED: 'critical', AMBER: 'moderate', GREEN: 'good' } as const
const MOST_TOPICS = 3
/** Place (or owner), what it is about, readiness (or questions), then counts. */
const WIDTHS: readonly number[] = [26, 66, 18, 13, 13, 10, 10, 11, 11, 11, 17]

/** How far each location and wave is, and who owes answers. */
export function summarySheet(about: WorkbookInput, places: RowPlaces): SheetDocument {
  const columns = WIDTHS.map((width, index) => ({
    width,
    kind: 'text' as const,
    ...(index === 1 ? { wrap: true } : {}),
    ...(index === 2 ? { tones: READINESS_TONES } : {}),
  }))
  const rows: readonly FreeRow[] = [
    freeRow('title', 'Where we stand'),
    freeRow('plain', `As of ${about.asOf}. Click a count to see the first finding or question behind it.`),
    freeRow('plain'),
    freeRow('heading', 'By location and wave'),
    ...readinessRows(about, places),
    freeRow('plain'),
    ...LEGEND.map((line) => freeRow('plain', line)),
    ...(about.input.scope.basis === 'presumed' ? [freeRow('plain', PRESUMED)] : []),
    freeRow('plain'),
    freeRow('heading', 'Your open questions'),
    ...ownerRows(about),
  ]
  return freeSheet(SUMMARY_TAB, columns, rows, { tabColor: '1F3864' })
}

const LEGEND: readonly string[] = [
  'RED: a blocker is open. AMBER: a HIGH or MEDIUM finding is open, or something could not be checked. GREEN: nothing is open.',
  'A wave is ready when its own line and that of the whole cluster are green. A finding about several lines counts in each.',
]

const PRESUMED = 'Who moves is presumed from the export: no roster was loaded.'

function readinessRows(about: WorkbookInput, places: RowPlaces): readonly FreeRow[] {
  const counts = ['Agents', 'Supervisors', 'Numbers', 'Seats needed']
  return [
    freeRow('header', 'Location and wave', 'What stops it', 'Readiness', ...counts, ...COUNTED_SEVERITIES, 'Decided'),
    ...summaryLines(about).map((line) => freeRow('plain', ...lineCells(line, places))),
  ]
}

function lineCells(line: SummaryLine, places: RowPlaces): readonly CellValue[] {
  const open = COUNTED_SEVERITIES.map((severity): CellValue => {
    const [first] = line.open[severity]
    const place = first === undefined ? undefined : places.of('Findings', first.id)
    return place === undefined ? 'none' : { text: `${line.open[severity].length} open`, link: place }
  })
  const worst = COUNTED_SEVERITIES.map((severity) => line.open[severity]).find((findings) => findings.length > 0) ?? []
  return [
    line.wave === undefined ? line.location : `${line.location}, wave ${line.wave}`,
    topicsText(worst.map(({ finding }) => finding.code)),
    line.readiness,
    ...(line.isPlace ? [line.agents, line.supervisors, line.numbers, line.seatsNeeded] : ['', '', '', '']),
    ...open,
    progressText(line),
  ]
}

function progressText({ decided, toDecide }: SummaryLine): string {
  return toDecide === 0 ? 'nothing to decide' : `${decided} of ${toDecide} (${Math.floor((100 * decided) / toDecide)}%)`
}

/** One line per owner: questions, blockers among them, mapping values that are missing. */
function ownerRows({ audit, input }: WorkbookInput): readonly FreeRow[] {
  const questions = openQuestions(audit.findings)
  const missing = mappingRows(input.mapping).filter((row) => row.missing)
  const rows = OWNERS.flatMap((owner) => {
    const first = questions.findIndex((question) => question.owner === owner)
    const own = questions.filter((question) => question.owner === owner)
    const lacking = missing.filter((row) => row.owner === owner).length
    if (own.length === 0 && lacking === 0) return []
    const blockers = own.filter(({ judged }) => judged.finding.severity === 'BLOCKER').length
    const text = `${own.length} open ${own.length === 1 ? 'question' : 'questions'}`
    return [
      freeRow(
        'plain',
        owner,
        topicsText(own.map(({ judged }) => judged.finding.code)),
        own.length === 0 ? 'none' : { text, link: { sheet: QUESTIONS_TAB, cell: `A${first + 2}` } },
        blockers === 0 ? 'none' : `${blockers} of them`,
        lacking === 0 ? 'none' : { text: `${lacking} missing`, link: { sheet: 'Mapping' } },
      ),
    ]
  })
  if (rows.length === 0) return [freeRow('plain', 'Nobody owes an answer.')]
  return [freeRow('header', 'Owner', 'Mostly about', 'Questions', 'Blockers', 'Mapping values'), ...rows]
}

/** What findings are about, in words, most frequent first. */
function topicsText(codes: readonly FindingCode[]): string {
  const counts = new Map<FindingCode, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || compareText(a, b))
    .slice(0, MOST_TOPICS)
    .map(([code, count]) => (count === 1 ? codeEntry(code).title : `${codeEntry(code).title} (${count})`))
    .join('; ')
}
