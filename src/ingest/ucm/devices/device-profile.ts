import type { DeviceProfile } from '../../../model/ucm/phone.js'
import { present } from '../../present.js'
import { groupReader, type TableReader } from '../table-reader.js'
import { deviceKeysReader } from './device-keys.js'
import { linesReader } from './lines.js'

/** deviceprofile.csv: lines of people who log in to any phone (`ucm-exports` 1.9). */
export const deviceProfileReader: TableReader = {
  member: 'deviceprofile.csv',
  open(columns, draft) {
    const name = columns.text('DEVICE PROFILE NAME')
    const description = columns.text('DESCRIPTION')
    const userIds = groupReader(columns, 'USER ID', (k) => columns.text(`USER ID ${k}`))
    const login = columns.optionalText('LOGIN USER ID')
    const reroutingCss = columns.optionalText('REROUTING CALLING SEARCH SPACE')
    const keys = deviceKeysReader(columns)
    const lines = linesReader(columns, 'device-profile')
    return (row) => {
      const key = name(row)
      if (key === undefined) return false
      const found = lines(row, key)
      const users = userIds(row)
      const loggedIn = login(row)
      const value = present<DeviceProfile>({
        name: key,
        description: description(row),
        kind: 'extension-mobility',
        devicePool: undefined,
        callingSearchSpace: undefined,
        reroutingCallingSearchSpace: reroutingCss(row),
        ...keys(row),
        userIds: users.length > 0 || loggedIn === undefined ? users : [loggedIn],
        lines: found.appearances,
      })
      draft.add('device-profile', key, value, { file: columns.file, row: row.number })
      draft.sightings.push(...found.sightings)
      return true
    }
  },
}

/** rdp.csv: lines that also ring remote destinations (`ucm-exports` 1.9). */
export const remoteDestinationProfileReader: TableReader = {
  member: 'rdp.csv',
  open(columns, draft) {
    const name = columns.text('REMOTE DESTINATION PROFILE NAME')
    const description = columns.text('DESCRIPTION')
    const devicePool = columns.text('DEVICE POOL')
    const callingSearchSpace = columns.text('CSS')
    const reroutingCss = columns.optionalText('REROUTING CSS', 'REROUTING CALLING SEARCH SPACE')
    const userId = columns.text('MOBILITY USER ID')
    const keys = deviceKeysReader(columns)
    const lines = linesReader(columns, 'remote-destination-profile')
    return (row) => {
      const key = name(row)
      if (key === undefined) return false
      const found = lines(row, key)
      const user = userId(row)
      const value = present<DeviceProfile>({
        name: key,
        description: description(row),
        kind: 'remote-destination-profile',
        devicePool: devicePool(row),
        callingSearchSpace: callingSearchSpace(row),
        reroutingCallingSearchSpace: reroutingCss(row),
        ...keys(row),
        userIds: user === undefined ? [] : [user],
        lines: found.appearances,
      })
      draft.add('device-profile', key, value, { file: columns.file, row: row.number })
      draft.sightings.push(...found.sightings)
      return true
    }
  },
}
