import type { WorkbookDocument } from '../ports.js'
import { DECISION_SHEETS } from './decision-sheets.js'
import { runbookSheet } from './plan-tabs/runbook.js'
import { testMatrixSheet } from './plan-tabs/test-matrix.js'
import { wavesSheet } from './plan-tabs/waves.js'
import { metaSheet } from './tabs/meta.js'
import { RowPlaces } from './tabs/open-questions.js'
import { questionsSheet } from './tabs/questions.js'
import { readmeSheet } from './tabs/readme.js'
import { summarySheet } from './tabs/summary.js'
import type { WorkbookInput } from './workbook-input.js'

export type { WorkbookInput, WorkbookInputFile } from './workbook-input.js'
export { decisionCells, WorkbookRows } from './workbook-rows.js'

/**
 * The audit as one workbook (`audit-workbook` 1, 3 and 7): README, Summary, Questions, the decision
 * tabs with the answers in force, Waves, Runbook and Test matrix of the plan where there is one, and the
 * hidden identity. Pure; equal inputs give an equal document.
 */
export function buildAuditWorkbook(about: WorkbookInput): WorkbookDocument {
  const decisions = DECISION_SHEETS.map((sheet) => sheet.build(about))
  const places = new RowPlaces(decisions)
  const { plan } = about
  const planned = plan === undefined ? [] : [wavesSheet(plan), runbookSheet(plan), testMatrixSheet(plan)]
  const sheets = [summarySheet(about, places), questionsSheet(about, places), ...decisions, ...planned]
  return {
    meta: {
      title: `Audit of ${about.project.name}`,
      subject: `Revision ${about.revision}, as of ${about.asOf}`,
      created: `${about.asOf}T00:00:00Z`,
    },
    sheets: [readmeSheet(about, sheets), ...sheets, metaSheet(about)],
  }
}
