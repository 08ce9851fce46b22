import type { SecurityProfile } from '../../../model/ucm/trunk.js'
import { present } from '../../present.js'
import type { TableReader } from '../table-reader.js'

/**
 * securityprofile.csv holds the profiles of every kind of device; those of SIP trunks are kept
 * (`local-gateway` 3.4). A row of another kind is read and has no object.
 */
export const securityProfileReader: TableReader = {
  member: 'securityprofile.csv',
  open(columns, draft) {
    const name = columns.text('NAME')
    const policy = columns.text('TYPE OF SECURITYPOLICY')
    const description = columns.text('DESCRIPTION')
    const incomingPort = columns.integer('INCOMING PORT')
    const incomingTransport = columns.text('TYPE OF TRANSPORT')
    const outgoingTransport = columns.text('TYPE OF TRANSPORT_OUT')
    const securityMode = columns.text('TYPE DEVICE SECURITY MODE')
    const subjectName = columns.optionalText('SUBJECT NAME')
    return (row) => {
      const key = name(row)
      if (key === undefined) return false
      if (policy(row) !== 'SIP Trunk') return true
      const profile = present<SecurityProfile>({
        name: key,
        description: description(row),
        incomingPort: incomingPort(row),
        incomingTransport: incomingTransport(row),
        outgoingTransport: outgoingTransport(row),
        securityMode: securityMode(row),
        x509SubjectName: subjectName(row),
      })
      draft.add('security-profile', key, profile, { file: columns.file, row: row.number })
      return true
    }
  },
}
