import { DIAL_PLAN_FIELDS, KEEP_ANSWERS } from '../../../analysis/answer-fields.js'
import type { DialPlanRow } from '../../../analysis/dial-plan/columns.js'
import { DIAL_PLAN_COLUMNS } from '../../../analysis/dial-plan/columns.js'
import { oneOf } from '../answer-format.js'
import { decisionSheet, tableColumns } from '../tab-layout.js'

/** Everything that competes when digits are dialed. */
export const DIAL_PLAN_TAB = decisionSheet<DialPlanRow>({
  name: 'Dial plan',
  frozenColumns: 1,
  columns: tableColumns(DIAL_PLAN_COLUMNS, [
    'pattern',
    'partition',
    'type',
    'target',
    'class',
    'urgent',
    'block',
    'transformations',
    'strings',
    'searchSpaces',
    'remarks',
  ]),
  answers: [
    {
      header: DIAL_PLAN_FIELDS.keep,
      width: 8,
      kind: 'text',
      format: () => oneOf(KEEP_ANSWERS),
      choices: () => KEEP_ANSWERS,
      note: 'NO: may be removed once everybody has moved.',
    },
  ],
  natural: ['Pattern', 'Partition', 'Type'],
  rows: ({ audit }) => audit.tables['dial-plan'],
  key: ({ key }) => key,
})
