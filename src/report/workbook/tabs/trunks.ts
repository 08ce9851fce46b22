import type { TrunkRow } from '../../../analysis/trunks/columns.js'
import { TRUNK_COLUMNS } from '../../../analysis/trunks/columns.js'
import { decisionSheet, tableColumns } from '../tab-layout.js'
import { mappingAnswerColumns } from './mapping-answers.js'

/** What lies behind each trunk decides who can still be reached after the move. */
export const TRUNKS_TAB = decisionSheet<TrunkRow>({
  name: 'Trunks',
  frozenColumns: 1,
  columns: tableColumns(TRUNK_COLUMNS, [
    'trunk',
    'description',
    'role',
    'status',
    'hints',
    'destinations',
    'inboundCss',
    'routeGroups',
    'patterns',
  ]),
  answers: mappingAnswerColumns('Trunks', { Role: 16 }),
  natural: ['Trunk'],
  rows: ({ audit }) => audit.tables.trunks,
  key: ({ key }) => key,
})
