import { SHARED_LINE_FIELDS } from '../../../analysis/answer-fields.js'
import type { SharedLineRow } from '../../../analysis/shared-lines/columns.js'
import { SHARED_LINE_CHOICES, SHARED_LINE_COLUMNS } from '../../../analysis/shared-lines/columns.js'
import { oneOf, WORDS } from '../answer-format.js'
import { decisionSheet, tableColumns } from '../tab-layout.js'

/** Lines on more than one device, and what becomes of them. */
export const SHARED_LINES_TAB = decisionSheet<SharedLineRow>({
  name: 'Shared lines',
  frozenColumns: 1,
  columns: tableColumns(SHARED_LINE_COLUMNS, [
    'dn',
    'sharing',
    'users',
    'moving',
    'staying',
    'lineOneOwner',
    'devices',
    'partition',
    'proposed',
  ]),
  answers: [
    {
      header: SHARED_LINE_FIELDS.choice,
      width: 20,
      kind: 'text',
      format: () => oneOf(SHARED_LINE_CHOICES),
      choices: () => SHARED_LINE_CHOICES,
      note: 'MOVE_ALL: everybody on the line moves with it. KEEP_ALL: the line stays. SPLIT_VIRTUAL_LINE: the line moves, those who stay get one of their own. BUDDY: two lines that forward to each other.',
    },
    {
      header: SHARED_LINE_FIELDS.owner,
      width: 20,
      kind: 'text',
      format: () => WORDS,
      wrap: true,
      note: 'Whose line it is afterwards.',
    },
  ],
  natural: ['DN', 'Partition'],
  rows: ({ audit }) => audit.tables['shared-lines'],
  key: ({ key }) => key,
})
