import type { RemoteDestination } from '../../../model/ucm/phone.js'
import { qualified } from '../object-keys.js'
import { present } from '../../present.js'
import { groupReader, objectReader } from '../table-reader.js'

type AssociatedLine = RemoteDestination['lines'][number]

/** remotedestination.csv; its rows are one cell wider than its header, see `read-member.ts` (`ucm-exports` 1.9). */
export const remoteDestinationReader = objectReader({
  member: 'remotedestination.csv',
  kind: 'remote-destination',
  keyOf: ({ name, destination }) => qualified(name, destination),
  open: (columns) => {
    const name = columns.text('NAME')
    const profile = columns.text('REMOTE DESTINATION PROFILE')
    const ctiRemoteDevice = columns.text('CTI REMOTE DEVICE')
    const destination = columns.dialString('DESTINATION 1')
    const isMobile = columns.flag('ISMOBILEPHONE 1')
    const mobileConnect = columns.flag('ENABLE MOBILE CONNECT 1')
    const lines = groupReader(columns, 'ASSOCIATED LINE NUMBER', (k) => {
      const dn = columns.dialString(`ASSOCIATED LINE NUMBER ${k}`)
      const partition = columns.text(`ROUTE PARTITION ${k}`)
      return (row) => {
        const number = dn(row)
        return number === undefined ? undefined : present<AssociatedLine>({ dn: number, partition: partition(row) })
      }
    })
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<RemoteDestination>({
        name: key,
        profile: profile(row),
        ctiRemoteDevice: ctiRemoteDevice(row),
        destination: destination(row),
        isMobile: isMobile(row) ?? false,
        mobileConnect: mobileConnect(row) ?? false,
        lines: lines(row),
      })
    }
  },
})
