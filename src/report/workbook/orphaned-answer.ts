import { NearestKeys } from '../../findings/nearest-keys.js'
import type { OrphanedAnswer } from './merged-answers.js'
import type { ReturnedAnswer } from './returned-answers.js'
import type { WorkbookRows } from './workbook-rows.js'

/** The answer with the row that most likely took the place of its own. Finding ids are alike by chance only. */
export function orphanOf({ tab, key, field, value, address }: ReturnedAnswer, current: WorkbookRows): OrphanedAnswer {
  const keys = tab === 'Findings' ? [] : current.all(tab).map((row) => row.key)
  const [nearest] = new NearestKeys(keys).nearest(key, 1)
  return { tab, key, field, value, address, ...(nearest === undefined ? {} : { nearest }) }
}
