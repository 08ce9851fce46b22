import type { DecisionTab } from '../../model/decision.js'
import type { WorkbookDocument } from '../ports.js'
import { DECISION_SHEETS } from './decision-sheets.js'
import { HASH_HEADER, KEY_HEADER, shownText } from './tab-layout.js'

/** One decision cell as it stands in a workbook. */
export interface WorkbookCell {
  readonly tab: DecisionTab
  readonly key: string
  readonly field: string
  readonly value: string
}

/** One row of a decision tab: its identity, and what its answer cells hold. */
export interface WorkbookRow {
  readonly tab: DecisionTab
  readonly key: string
  readonly hash: string
  /** The texts that tell rows apart without the hidden key. */
  readonly natural: string
  readonly answers: ReadonlyMap<string, string>
}

/** The rows of the decision tabs of a workbook that was built, by key. */
export class WorkbookRows {
  private readonly byTab = new Map<DecisionTab, Map<string, WorkbookRow>>()
  private readonly byNatural = new Map<string, WorkbookRow[]>()

  constructor(document: WorkbookDocument) {
    for (const row of rowsOf(document)) {
      const rows = this.byTab.get(row.tab) ?? new Map<string, WorkbookRow>()
      this.byTab.set(row.tab, rows)
      // The first row of a key is the one that answers are read from.
      if (!rows.has(row.key)) rows.set(row.key, row)
      const alike = this.byNatural.get(`${row.tab}|${row.natural}`)
      if (alike === undefined) this.byNatural.set(`${row.tab}|${row.natural}`, [row])
      else alike.push(row)
    }
  }

  find(tab: DecisionTab, key: string): WorkbookRow | undefined {
    return this.byTab.get(tab)?.get(key)
  }

  /** The only row with these texts; undefined when there are several, or none. */
  findNatural(tab: DecisionTab, natural: string): WorkbookRow | undefined {
    const rows = this.byNatural.get(`${tab}|${natural}`) ?? []
    return rows.length === 1 ? rows[0] : undefined
  }

  all(tab: DecisionTab): readonly WorkbookRow[] {
    return [...(this.byTab.get(tab)?.values() ?? [])]
  }
}

/** What stands in every answer cell that holds something: the base of a later three-way merge. */
export function decisionCells(document: WorkbookDocument): readonly WorkbookCell[] {
  return rowsOf(document).flatMap(({ tab, key, answers }) =>
    [...answers].filter(([, value]) => value !== '').map(([field, value]) => ({ tab, key, field, value })),
  )
}

/** Texts of the natural key columns as one; blanks at the ends do not count. */
export function naturalKey(texts: readonly string[]): string {
  return JSON.stringify(texts.map((text) => text.trim()))
}

function rowsOf(document: WorkbookDocument): readonly WorkbookRow[] {
  return DECISION_SHEETS.flatMap((layout) => {
    const sheet = document.sheets.find(({ name }) => name === layout.name)
    if (sheet === undefined) return []
    const headers = sheet.columns.map(({ header }) => header)
    const at = (header: string) => headers.indexOf(header)
    const natural = layout.natural.map(at)
    const answers = layout.answers.map(({ header }) => [header, at(header)] as const)
    return sheet.rows.map((row) => ({
      tab: layout.name,
      key: shownText(row[at(KEY_HEADER)]),
      hash: shownText(row[at(HASH_HEADER)]),
      natural: naturalKey(natural.map((column) => shownText(row[column]))),
      answers: new Map(answers.map(([header, column]) => [header, shownText(row[column])])),
    }))
  })
}
