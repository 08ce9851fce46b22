import type { EndUser, PrimaryExtension, UserDevice } from '../../../model/ucm/end-user.js'
import type { Columns } from '../columns.js'
import { present } from '../../present.js'
import type { Read } from '../row.js'
import { groupReader, objectReader } from '../table-reader.js'

/** enduser.csv (`ucm-exports` 1.5). Digests, passwords and PINs are never read. */
export const endUserReader = objectReader({
  member: 'enduser.csv',
  kind: 'end-user',
  keyOf: (user) => user.userId,
  open: (columns) => {
    const userId = columns.text('USER ID')
    const firstName = columns.text('FIRST NAME')
    const lastName = columns.text('LAST NAME')
    const displayName = columns.text('DISPLAY NAME')
    const mail = columns.text('MAIL ID')
    const telephoneNumber = columns.dialString('TELEPHONE NUMBER')
    const directoryUri = columns.text('DIRECTORY URI')
    const department = columns.text('DEPARTMENT')
    const title = columns.text('TITLE')
    const manager = columns.text('MANAGER')
    const status = columns.text('STATUS')
    const ldapAgreement = columns.text('DIRECTORY PLUGIN CONFIG')
    const homeCluster = columns.flag('HOME CLUSTER')
    const ucServiceProfile = columns.text('UC SERVICE PROFILE')
    const groups = groupReader(columns, 'ACCESS CONTROL GROUP', (k) => columns.text(`ACCESS CONTROL GROUP ${k}`))
    const devices = userDevices(columns)
    const extensions = groupReader(columns, 'PRIMARY EXTENSION', (k) => primaryExtension(columns, k))
    return (row) => {
      const key = userId(row)
      if (key === undefined) return undefined
      return present<EndUser>({
        userId: key,
        firstName: firstName(row),
        lastName: lastName(row),
        displayName: displayName(row),
        mail: mail(row),
        telephoneNumber: telephoneNumber(row),
        directoryUri: directoryUri(row),
        department: department(row),
        title: title(row),
        manager: manager(row),
        active: (status(row) ?? '1') === '1',
        ldapAgreement: ldapAgreement(row),
        homeCluster: homeCluster(row),
        ucServiceProfile: ucServiceProfile(row),
        accessControlGroups: groups(row),
        devices: devices(row),
        primaryExtensions: extensions(row),
      })
    }
  },
})

/** `DEVICE NAME k` with `TYPE USER ASSOCIATION k`, as end users and application users have them. */
export function userDevices(columns: Columns): Read<readonly UserDevice[]> {
  return groupReader(columns, 'DEVICE NAME', (k) => {
    const name = columns.text(`DEVICE NAME ${k}`)
    const association = columns.text(`TYPE USER ASSOCIATION ${k}`)
    return (row) => {
      const device = name(row)
      return device === undefined ? undefined : present<UserDevice>({ name: device, association: association(row) })
    }
  })
}

function primaryExtension(columns: Columns, k: number): Read<PrimaryExtension | undefined> {
  const extension = columns.dialString(`PRIMARY EXTENSION ${k}`)
  const usage = columns.text(`TYPE PATTERN USAGE ${k}`)
  return (row) => {
    const dn = extension(row)
    return dn === undefined ? undefined : present<PrimaryExtension>({ dn, usage: usage(row) })
  }
}
