import type { JudgedFinding } from '../../../analysis/audit.js'
import { codeEntry } from '../../../findings/codes/catalog.js'
import type { Owner } from '../../../findings/codes/code-entry.js'
import { OWNERS } from '../../../findings/codes/code-entry.js'
import { isAtLeast } from '../../../findings/severity.js'
import { DECISION_TABS } from '../../../model/decision.js'
import type { DecisionTab } from '../../../model/decision.js'
import type { SheetDocument, SheetLocation } from '../../ports.js'
import { KEY_HEADER } from '../tab-layout.js'

/** A finding that waits for somebody's answer. */
export interface OpenQuestion {
  readonly judged: JudgedFinding
  readonly owner: Owner
  readonly question: string
}

/** Codes whose answer belongs on another tab than Findings, where their subject is a row. */
const ANSWERED_ON: Readonly<Partial<Record<string, DecisionTab>>> = {
  'LOC-001': 'Locations',
  'LOC-007': 'Emergency',
  'TRK-006': 'Trunks',
  'SHR-001': 'Shared lines',
}

/** True while somebody has to answer: worse than LOW (`audit-workbook` 2) and nobody has, or the answer is void. */
export function isOpen({ finding, status }: JudgedFinding): boolean {
  return isAtLeast(finding.severity, 'MEDIUM') && (status.status === 'OPEN' || status.status === 'REOPENED')
}

/** The open questions by owner, in the order of the owners; worst first within each. */
export function openQuestions(findings: readonly JudgedFinding[]): readonly OpenQuestion[] {
  const open = findings.filter(isOpen).map((judged) => ({
    judged,
    owner: codeEntry(judged.finding.code).owner,
    question: questionText(judged),
  }))
  return OWNERS.flatMap((owner) => open.filter((each) => each.owner === owner))
}

function questionText({ finding, status }: JudgedFinding): string {
  const { remedy, untilDecided } = codeEntry(finding.code)
  if (status.status === 'REOPENED')
    return 'It was accepted, but what it rests on has changed. Does the answer still hold?'
  if (untilDecided === true) return `Which shall it be? ${remedy}`
  if (finding.confidence === 'CHECK') return `Can you tell or supply what is missing? ${remedy}`
  const choices =
    finding.severity === 'BLOCKER'
      ? 'Will it be done, or does this take no part in the move?'
      : 'Will it be done, do we live with it, or does it wait for a later wave?'
  return `${remedy} ${choices}`
}

/** Where each row of the decision tabs stands: its first cell, by tab and hidden key. */
export class RowPlaces {
  private readonly rows = new Map<string, number>()

  constructor(sheets: readonly SheetDocument[]) {
    for (const sheet of sheets) {
      const column = sheet.columns.findIndex(({ header }) => header === KEY_HEADER)
      sheet.rows.forEach((row, index) => {
        const place = JSON.stringify([sheet.name, row[column]])
        if (!this.rows.has(place)) this.rows.set(place, index + 2)
      })
    }
  }

  of(tab: DecisionTab, key: string): SheetLocation | undefined {
    const row = this.rows.get(JSON.stringify([tab, key]))
    return row === undefined ? undefined : { sheet: tab, cell: `A${row}` }
  }

  /** Where a finding is answered: the row of its subject where another tab asks for it, else its own. */
  ofAnswer({ id, finding }: JudgedFinding): SheetLocation {
    const tab = ANSWERED_ON[finding.code]
    const place = tab === undefined ? undefined : this.of(tab, finding.subject)
    return place ?? this.of(DECISION_TABS[0], id) ?? { sheet: DECISION_TABS[0] }
  }
}
