import type {
  CallManagerGroup,
  DevicePool,
  LocalRouteGroupChoice,
  UcmLocation,
} from '../../../model/ucm/device-pool.js'
import type { Columns } from '../columns.js'
import { present } from '../../present.js'
import type { Read } from '../row.js'
import { groupReader, objectReader } from '../table-reader.js'

/** The local route group that every cluster has. */
export const STANDARD_LOCAL_ROUTE_GROUP = 'Standard Local Route Group'

/** devicepool.csv (`ucm-exports` 1.6). */
export const devicePoolReader = objectReader({
  member: 'devicepool.csv',
  kind: 'device-pool',
  keyOf: (pool) => pool.name,
  open: (columns) => {
    const name = columns.text('DEVICE POOL NAME')
    const callManagerGroup = columns.text('CISCO UNIFIED CALLMANAGER GROUP')
    const dateTimeGroup = columns.text('DATE/TIME GROUP')
    const region = columns.text('REGION')
    const location = columns.text('LOCATION')
    const physicalLocation = columns.text('PHYSICAL LOCATION')
    const elinGroup = columns.text('EMERGENCY LOCATION (ELIN) GROUP')
    const calledTransformationCss = columns.text('CALLED PARTY TRANSFORMATION CSS')
    // Release 14 has a second column of this name, for the caller id of phones; the first is for trunks.
    const callingTransformationCss = columns.text('CALLING PARTY TRANSFORMATION CSS')
    const aarCallingSearchSpace = columns.optionalText('AAR CALLING SEARCH SPACE')
    const localRouteGroups = localRouteGroupChoices(columns)
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<DevicePool>({
        name: key,
        callManagerGroup: callManagerGroup(row),
        dateTimeGroup: dateTimeGroup(row),
        region: region(row),
        location: location(row),
        physicalLocation: physicalLocation(row),
        elinGroup: elinGroup(row),
        localRouteGroups: localRouteGroups(row),
        aarCallingSearchSpace: aarCallingSearchSpace(row),
        calledTransformationCss: calledTransformationCss(row),
        callingTransformationCss: callingTransformationCss(row),
      })
    }
  },
})

/** Pairs numbered from 0 or from 1; older releases have one column for the standard local route group. */
function localRouteGroupChoices(columns: Columns): Read<readonly LocalRouteGroupChoice[]> {
  if (columns.numbers('ROUTE GROUP').length === 0 && columns.has('LOCAL ROUTE GROUP')) {
    const single = columns.text('LOCAL ROUTE GROUP')
    return (row) => {
      const routeGroup = single(row)
      return routeGroup === undefined ? [] : [{ localRouteGroup: STANDARD_LOCAL_ROUTE_GROUP, routeGroup }]
    }
  }
  return groupReader(columns, 'ROUTE GROUP', (k) => {
    const local = columns.text(`LOCAL ROUTE GROUP ${k}`)
    const group = columns.text(`ROUTE GROUP ${k}`)
    return (row) => {
      const localRouteGroup = local(row)
      const routeGroup = group(row)
      if (localRouteGroup === undefined && routeGroup === undefined) return undefined
      return present<LocalRouteGroupChoice>({
        localRouteGroup: localRouteGroup ?? STANDARD_LOCAL_ROUTE_GROUP,
        routeGroup,
      })
    }
  })
}

/** location.csv: call admission control locations. */
export const locationReader = objectReader({
  member: 'location.csv',
  kind: 'location',
  keyOf: (location) => location.name,
  open: (columns) => {
    const name = columns.text('NAME')
    return (row): UcmLocation | undefined => {
      const key = name(row)
      return key === undefined ? undefined : { name: key }
    }
  },
})

/** callmanagergroup.csv: servers in priority order. */
export const callManagerGroupReader = objectReader({
  member: 'callmanagergroup.csv',
  kind: 'call-manager-group',
  keyOf: (group) => group.name,
  open: (columns) => {
    const name = columns.text('CALL MANAGER GROUP NAME')
    const members = groupReader(columns, 'CALL MANAGER', (k) => columns.text(`CALL MANAGER ${k}`))
    return (row): CallManagerGroup | undefined => {
      const key = name(row)
      return key === undefined ? undefined : { name: key, members: members(row) }
    }
  },
})
