import type { RouteFilter } from '../../../model/ucm/routing-objects.js'
import { present } from '../../present.js'
import { objectReader } from '../table-reader.js'

/** routefilter.csv: exports seen have no column for what the filter says (`ucm-exports` appendix A), so that often only its name is known. */
export const routeFilterReader = objectReader({
  member: 'routefilter.csv',
  kind: 'route-filter',
  keyOf: (filter) => filter.name,
  open: (columns) => {
    const name = columns.text('ROUTE FILTER NAME')
    const numberingPlan = columns.text('DIAL PLAN')
    const clause = columns.optionalText('CLAUSE')
    return (row) => {
      const key = name(row)
      if (key === undefined) return undefined
      return present<RouteFilter>({ name: key, numberingPlan: numberingPlan(row), clause: clause(row) })
    }
  },
})
