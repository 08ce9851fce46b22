import { UserError } from '../../findings/user-error.js'
import type { ReadSheet, ReadWorkbook } from '../ports.js'
import { DECISION_SHEETS } from './decision-sheets.js'
import type { ReturnedWorkbook } from './returned-answers.js'
import { cellText } from './returned-cell.js'
import { readReturnedSheet } from './returned-sheet.js'
import { META_FACTS, META_TAB, WORKBOOK_SCHEMA } from './tabs/meta.js'
import type { WorkbookRows } from './workbook-rows.js'

export type { ReturnedAnswer, ReturnedWorkbook, ReturnProblem, ReturnProblemKind } from './returned-answers.js'

/**
 * Reads the decision columns of a returned workbook (`audit-workbook` 6), whatever people sorted,
 * filtered, moved, hid or deleted. With the rows of the current workbook, rows whose hidden key is
 * gone are found by what they show. Pure; throws UserError for a workbook that is not of ours.
 */
export function readReturnedWorkbook(book: ReadWorkbook, current?: WorkbookRows): ReturnedWorkbook {
  const identity = readIdentity(book)
  const sheets = DECISION_SHEETS.map((layout) => {
    const sheet = sheetNamed(book, layout.name)
    return sheet === undefined
      ? {
          answers: [],
          problems: [
            {
              kind: 'missing-tab' as const,
              tab: layout.name,
              address: `${layout.name}!A1`,
              message: `The tab ${layout.name} is gone; its answers were not read.`,
            },
          ],
        }
      : readReturnedSheet(sheet, layout, book, current)
  })
  return {
    ...identity,
    answers: sheets.flatMap(({ answers }) => answers),
    problems: sheets.flatMap(({ problems }) => problems),
  }
}

function readIdentity(book: ReadWorkbook): Pick<ReturnedWorkbook, 'projectId' | 'revision'> {
  const rows = sheetNamed(book, META_TAB)?.rows ?? []
  const facts = new Map(rows.map((row) => [cellText(row[0]), cellText(row[1])]))
  const schema = facts.get(META_FACTS.schema)
  const projectId = facts.get(META_FACTS.project) ?? ''
  const revision = Number(facts.get(META_FACTS.revision) ?? '')
  if (schema === undefined || projectId === '' || !Number.isInteger(revision)) {
    throw new UserError(`this is no workbook of rehome, or its hidden tab ${META_TAB} is gone`, {
      hint: 'save a fresh one with rehome report workbook and copy the answers over',
    })
  }
  if (schema !== WORKBOOK_SCHEMA) {
    throw new UserError(`this workbook is written as ${schema}; this version reads ${WORKBOOK_SCHEMA}`, {
      hint: 'use the version of rehome that wrote it, or save a fresh workbook',
    })
  }
  return { projectId, revision }
}

function sheetNamed(book: ReadWorkbook, name: string): ReadSheet | undefined {
  return book.sheets.find((sheet) => sheet.name.trim().toLowerCase() === name.toLowerCase())
}
