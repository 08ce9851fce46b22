import type { LineGroup, LineGroupMember } from '../../../model/ucm/hunting.js'
import type { Columns } from '../columns.js'
import { present } from '../../present.js'
import type { Read } from '../row.js'
import { groupReader, objectReader } from '../table-reader.js'

/** linegroup.csv: members by directory number and partition (`ucm-exports` 1.7). */
export const lineGroupReader = objectReader({
  member: 'linegroup.csv',
  kind: 'line-group',
  keyOf: (group) => group.name,
  open: (columns) => {
    const name = columns.text('NAME')
    const distribution = columns.text('TYPE DISTRIBUTION ALGORITHM')
    const reversion = columns.integer('RNA REVERSION TIMEOUT')
    const onNoAnswer = columns.text('TYPE HUNT ALGORITHM RNA')
    const onBusy = columns.text('TYPE HUNT ALGORITHM BUSY')
    const onNotAvailable = columns.text('TYPE HUNT ALGORITHM DOWN')
    const logout = columns.flag('AUTOMATICALLY LOGOUT HUNT MEMBER ON NO ANSWER')
    const members = groupReader(columns, 'DN OR PATTERN', (k) => lineGroupMember(columns, k))
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<LineGroup>({
        name: key,
        distribution: distribution(row),
        rnaReversionTimeoutSeconds: reversion(row),
        onNoAnswer: onNoAnswer(row),
        onBusy: onBusy(row),
        onNotAvailable: onNotAvailable(row),
        logoutOnNoAnswer: logout(row) ?? false,
        members: members(row).toSorted((a, b) => a.order - b.order),
      })
    }
  },
})

function lineGroupMember(columns: Columns, k: number): Read<LineGroupMember | undefined> {
  const order = columns.integer(`LINE SELECTION ORDER ${k}`)
  const dn = columns.dialString(`DN OR PATTERN ${k}`)
  const partition = columns.text(`ROUTE PARTITION ${k}`)
  return (row) => {
    const number = dn(row)
    if (number === undefined) return undefined
    return present<LineGroupMember>({ order: order(row) ?? k, dn: number, partition: partition(row) })
  }
}
