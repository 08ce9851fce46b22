import { isSecretColumn } from '../secret-columns.js'
import type { TableReader } from '../table-reader.js'

/** Columns of gateway.csv that may name something a route pattern can point to. */
const NAME_COLUMNS = 8

/**
 * gateway.csv: its columns are not documented (`ucm-exports` 1.6), so the first cells of every row
 * are taken as possible names. That is enough to tell a gateway from a name that leads nowhere.
 */
export const gatewayNamesReader: TableReader = {
  member: 'gateway.csv',
  open(columns, draft) {
    const readers = columns.names
      .slice(0, NAME_COLUMNS)
      .filter((name) => name !== '' && name !== 'DESCRIPTION' && !isSecretColumn(name))
      .map((name) => columns.optionalText(name))
    return (row) => {
      const names = readers.map((read) => read(row)).filter((name) => name !== undefined)
      draft.gatewayNames.push(...names)
      return names.length > 0
    }
  },
}
