import type { LocationRow } from '../../../analysis/locations/columns.js'
import { LOCATION_COLUMNS } from '../../../analysis/locations/columns.js'
import { decisionSheet, tableColumns } from '../tab-layout.js'
import { mappingAnswerColumns } from './mapping-answers.js'

/** One row per mapped place; the answers become fields of the mapping. */
export const LOCATIONS_TAB = decisionSheet<LocationRow>({
  name: 'Locations',
  frozenColumns: 1,
  columns: tableColumns(LOCATION_COLUMNS, ['location', 'agents', 'addressComplete', 'status']),
  answers: mappingAnswerColumns('Locations', {
    'Webex location name': 18,
    'Address line 1': 22,
    City: 14,
    State: 8,
    'Postal code': 11,
    Country: 9,
    'Time zone': 18,
    Language: 10,
    'Routing prefix': 10,
    'PSTN type': 16,
  }),
  natural: ['Location'],
  rows: ({ audit }) => audit.tables.locations,
  key: ({ key }) => key,
})
