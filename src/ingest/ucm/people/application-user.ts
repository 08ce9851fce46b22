import { objectReader } from '../table-reader.js'
import { userDevices } from './end-user.js'

/** appuser.csv: the devices that an application controls (`ucm-exports` 1.9). */
export const applicationUserReader = objectReader({
  member: 'appuser.csv',
  kind: 'application-user',
  keyOf: (user) => user.name,
  open: (columns) => {
    const name = columns.text('APPLICATION USER NAME')
    const devices = userDevices(columns)
    return (row) => {
      const key = name(row)
      return key === undefined ? undefined : { name: key, devices: devices(row) }
    }
  },
})
