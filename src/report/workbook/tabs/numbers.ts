import { NUMBER_ACTIONS, NUMBER_FIELDS } from '../../../analysis/answer-fields.js'
import type { NumberRow } from '../../../analysis/numbers/columns.js'
import { NUMBER_COLUMNS } from '../../../analysis/numbers/columns.js'
import { NUMBER_OR_EXTENSION, oneOf } from '../answer-format.js'
import { decisionSheet, tableColumns } from '../tab-layout.js'

/** Every number of the cluster, and what becomes of it. */
export const NUMBERS_TAB = decisionSheet<NumberRow>({
  name: 'Numbers',
  frozenColumns: 1,
  columns: tableColumns(NUMBER_COLUMNS, [
    'number',
    'owner',
    'type',
    'location',
    'partition',
    'devices',
    'e164',
    'rule',
    'anchored',
    'client',
    'conflictWith',
  ]),
  answers: [
    {
      header: NUMBER_FIELDS.action,
      width: 13,
      kind: 'text',
      format: () => oneOf(NUMBER_ACTIONS),
      choices: () => NUMBER_ACTIONS,
    },
    {
      header: NUMBER_FIELDS.newValue,
      width: 18,
      kind: 'phone',
      format: () => NUMBER_OR_EXTENSION,
      note: 'The new number where Action is RENUMBER.',
    },
  ],
  natural: ['Number', 'Partition', 'Type'],
  rows: ({ audit }) => audit.tables.numbers,
  key: ({ key }) => key,
})
