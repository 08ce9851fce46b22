import { HUNT_FIELDS, RECORDING_ANSWERS } from '../../../analysis/answer-fields.js'
import type { HuntRow } from '../../../analysis/hunting/columns.js'
import { HUNT_COLUMNS, PILOT_KINDS } from '../../../analysis/hunting/columns.js'
import { DESTINATION, oneOf } from '../answer-format.js'
import { decisionSheet, tableColumns } from '../tab-layout.js'

/** What becomes of each hunt pilot. */
export const HUNT_TAB = decisionSheet<HuntRow>({
  name: 'Hunt and queues',
  frozenColumns: 1,
  columns: tableColumns(HUNT_COLUMNS, [
    'pilot',
    'description',
    'lineGroups',
    'members',
    'moving',
    'staying',
    'overflow',
    'signals',
    'proposedKind',
    'why',
  ]),
  answers: [
    {
      header: HUNT_FIELDS.kind,
      width: 14,
      kind: 'text',
      format: () => oneOf(PILOT_KINDS),
      choices: () => PILOT_KINDS,
      note: 'KEEP_UCM: stays as it is. CA_QUEUE: a Customer Assist queue. HUNT_GROUP: a Webex hunt group without queueing.',
    },
    {
      header: HUNT_FIELDS.recording,
      width: 19,
      kind: 'text',
      format: () => oneOf(RECORDING_ANSWERS),
      choices: () => RECORDING_ANSWERS,
    },
    {
      header: HUNT_FIELDS.overflowTo,
      width: 18,
      kind: 'phone',
      format: () => DESTINATION,
      wrap: true,
      note: 'Where calls go that nobody takes.',
    },
  ],
  natural: ['UCM pilot', 'Partition'],
  rows: ({ audit }) => audit.tables.hunting,
  key: ({ key }) => key,
})
