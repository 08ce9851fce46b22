import type { HuntList } from '../../../model/ucm/hunting.js'
import { present } from '../../present.js'
import { groupReader, objectReader } from '../table-reader.js'

/** huntlist.csv: line groups in order of their selection order (`ucm-exports` 1.7). */
export const huntListReader = objectReader({
  member: 'huntlist.csv',
  kind: 'hunt-list',
  keyOf: (list) => list.name,
  open: (columns) => {
    const name = columns.text('NAME')
    const description = columns.text('DESCRIPTION')
    const enabled = columns.flag('ROUTE LIST ENABLED')
    const forVoicemail = columns.flag('HUNTLIST FOR VM')
    const callManagerGroup = columns.text('CALLMANAGER GROUP')
    const members = groupReader(columns, 'LINE GROUP', (k) => {
      const order = columns.integer(`SELECTION ORDER ${k}`)
      const lineGroup = columns.text(`LINE GROUP ${k}`)
      return (row) => {
        const group = lineGroup(row)
        return group === undefined ? undefined : { order: order(row) ?? k, group }
      }
    })
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<HuntList>({
        name: key,
        description: description(row),
        enabled: enabled(row) ?? true,
        forVoicemail: forVoicemail(row) ?? false,
        callManagerGroup: callManagerGroup(row),
        lineGroups: members(row)
          .toSorted((a, b) => a.order - b.order)
          .map((member) => member.group),
      })
    }
  },
})
