import { compareText } from '../../../findings/finding.js'
import type { CtiRoutePoint } from '../../../model/ucm/phone.js'
import { present } from '../../present.js'
import { groupReader, type TableReader } from '../table-reader.js'
import { linesReader } from './lines.js'

/** ctiroutepoint.csv: the same line block in other words (`ucm-exports` 1.9). */
export const ctiRoutePointReader: TableReader = {
  member: 'ctiroutepoint.csv',
  open(columns, draft) {
    const name = columns.text('DEVICE NAME')
    const description = columns.text('DESCRIPTION')
    const devicePool = columns.text('DEVICE POOL')
    const callingSearchSpace = columns.text('CSS')
    const location = columns.text('LOCATION')
    const applicationUsers = groupReader(columns, 'APPLICATION USER', (k) => columns.text(`APPLICATION USER ${k}`))
    const userIds = groupReader(columns, 'END USER', (k) => columns.text(`END USER ${k}`))
    const lines = linesReader(columns, 'cti-route-point')
    return (row) => {
      const key = name(row)
      if (key === undefined) return false
      const found = lines(row, key)
      const value = present<CtiRoutePoint>({
        name: key,
        description: description(row),
        devicePool: devicePool(row),
        callingSearchSpace: callingSearchSpace(row),
        location: location(row),
        // An export lists them in no order.
        applicationUsers: applicationUsers(row).toSorted(compareText),
        userIds: userIds(row),
        lines: found.appearances,
      })
      draft.add('cti-route-point', key, value, { file: columns.file, row: row.number })
      draft.sightings.push(...found.sightings)
      return true
    }
  },
}
