import type { RouteList, RouteListMember } from '../../../model/ucm/route-list.js'
import type { Columns } from '../columns.js'
import { present } from '../../present.js'
import type { Read } from '../row.js'
import { groupReader, objectReader } from '../table-reader.js'
import { calledTransformation, callingTransformation } from './transformations.js'

/** routelist.csv: members in order of their selection order (`ucm-exports` 1.6). */
export const routeListReader = objectReader({
  member: 'routelist.csv',
  kind: 'route-list',
  keyOf: (list) => list.name,
  open: (columns) => {
    const name = columns.text('NAME')
    const description = columns.text('DESCRIPTION')
    const enabled = columns.flag('ENABLE THIS ROUTE LIST')
    const callManagerGroup = columns.text('CISCO UNIFIED COMMUNICATIONS MANAGER GROUP')
    const runOnAllNodes = columns.flag('RUN ON ALL ACTIVE UNIFIED CM NODES')
    const members = groupReader(columns, 'ROUTE GROUP', (k) => routeListMember(columns, k))
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<RouteList>({
        name: key,
        description: description(row),
        enabled: enabled(row) ?? true,
        callManagerGroup: callManagerGroup(row),
        runOnAllNodes: runOnAllNodes(row) ?? false,
        members: members(row).toSorted((a, b) => a.order - b.order),
      })
    }
  },
})

function routeListMember(columns: Columns, k: number): Read<RouteListMember | undefined> {
  const order = columns.integer(`SELECTION ORDER ${k}`)
  const routeGroup = columns.text(`ROUTE GROUP ${k}`)
  const calling = callingTransformation(columns, {
    externalMask: [
      `USE CALLING PARTY'S EXTERNAL PHONE NUMBER MASK ${k}`,
      `USE CALLING PARTYS EXTERNAL PHONE NUMBER MASK ${k}`,
    ],
    mask: [`CALLING PARTY TRANSFORM MASK ${k}`],
    prefix: [`CALLING PARTY PREFIX DIGITS ${k}`],
    numberType: [`CALLING PARTY NUMBER TYPE ${k}`],
  })
  const called = calledTransformation(columns, {
    discard: [`DISCARD DIGITS ${k}`],
    mask: [`CALLED PARTY TRANSFORM MASK ${k}`],
    prefix: [`CALLED PARTY PREFIX DIGITS ${k}`],
    numberType: [`CALLED PARTY NUMBER TYPE ${k}`],
  })
  return (row) => {
    const group = routeGroup(row)
    if (group === undefined) return undefined
    return { order: order(row) ?? k, routeGroup: group, calling: calling(row), called: called(row) }
  }
}
