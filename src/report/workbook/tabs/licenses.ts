import { LICENSE_FIELDS } from '../../../analysis/answer-fields.js'
import type { LicenseRow } from '../../../analysis/licenses/columns.js'
import { LICENSE_COLUMNS } from '../../../analysis/licenses/columns.js'
import { WHOLE_NUMBER } from '../answer-format.js'
import { decisionSheet, tableColumns } from '../tab-layout.js'

/** Seats stated, seats needed, seats to order. */
export const LICENSES_TAB = decisionSheet<LicenseRow>({
  name: 'Licenses',
  frozenColumns: 2,
  columns: tableColumns(LICENSE_COLUMNS, [
    'product',
    'subscription',
    'total',
    'consumed',
    'free',
    'neededPerWave',
    'balance',
    'statedBy',
  ]),
  answers: [
    {
      header: LICENSE_FIELDS.orderQuantity,
      width: 11,
      kind: 'integer',
      format: () => WHOLE_NUMBER,
      note: 'Seats that will be ordered.',
    },
  ],
  natural: ['Product', 'Subscription'],
  rows: ({ audit }) => audit.tables.licenses,
  key: ({ key }) => key,
})
