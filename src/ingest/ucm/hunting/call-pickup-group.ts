import type { CallPickupGroup } from '../../../model/ucm/pickup-and-park.js'
import { present } from '../../present.js'
import { objectReader } from '../table-reader.js'

/** callpickupgroup.csv; other groups whose calls may be taken stand in columns `ASSOC…` (`ucm-exports` 1.8). */
export const callPickupGroupReader = objectReader({
  member: 'callpickupgroup.csv',
  kind: 'call-pickup-group',
  keyOf: (group) => group.name,
  open: (columns) => {
    const name = columns.text('CPG NAME')
    const number = columns.dialString('CPG NUMBER')
    const partition = columns.text('ROUTE PARTITION')
    const description = columns.text('DESCRIPTION')
    const notification = columns.optionalText('CPG NOTIFICATION POLICY')
    const notificationDelay = columns.optional.integer('CPG NOTIFICATION TIMER')
    const associated = columns.names
      .filter((column) => column.startsWith('ASSOC'))
      .map((column) => columns.optionalText(column))
    return (row) => {
      const key = name(row) ?? number(row)
      if (key === undefined) return undefined
      return present<CallPickupGroup>({
        name: key,
        number: number(row),
        partition: partition(row),
        description: description(row),
        notification: notification(row),
        notificationDelaySeconds: notificationDelay(row),
        associatedGroups: associated.map((read) => read(row)).filter((group) => group !== undefined),
      })
    }
  },
})
