import type { EmergencyRow } from '../../../analysis/emergency/columns.js'
import { EMERGENCY_COLUMNS } from '../../../analysis/emergency/columns.js'
import { decisionSheet, tableColumns } from '../tab-layout.js'
import { mappingAnswerColumns } from './mapping-answers.js'

/** Per location: who gets help today, and who carries the emergency call after the move. */
export const EMERGENCY_TAB = decisionSheet<EmergencyRow>({
  name: 'Emergency',
  frozenColumns: 1,
  columns: tableColumns(
    EMERGENCY_COLUMNS,
    EMERGENCY_COLUMNS.map(({ field }) => field),
  ),
  answers: mappingAnswerColumns('Emergency', { Carrier: 14, 'Callback number': 17 }),
  natural: ['Location'],
  rows: ({ audit }) => audit.tables.emergency,
  key: ({ key }) => key,
})
