import type { SipRoutePattern } from '../../../model/ucm/route-pattern.js'
import { PARTITIONED_KEYS } from '../object-keys.js'
import { present } from '../../present.js'
import { objectReader } from '../table-reader.js'

/** siproutepattern.csv: `SIP TRUNK` names a trunk or a route list (`ucm-exports` 1.6). */
export const sipRoutePatternReader = objectReader({
  member: 'siproutepattern.csv',
  kind: 'sip-route-pattern',
  keyOf: PARTITIONED_KEYS['sip-route-pattern'],
  open: (columns) => {
    const ipv4 = columns.text('IPV4 PATTERN')
    const ipv6 = columns.optionalText('IPV6 PATTERN')
    const partition = columns.text('ROUTE PARTITION')
    const description = columns.text('DESCRIPTION')
    const block = columns.flag('BLOCK PATTERN')
    const usage = columns.text('PATTERN USAGE')
    const target = columns.text('SIP TRUNK')
    return (row) => {
      const pattern = ipv4(row) ?? ipv6(row)
      if (pattern === undefined) return undefined
      return present<SipRoutePattern>({
        pattern,
        partition: partition(row),
        description: description(row),
        block: block(row) ?? false,
        usage: usage(row),
        target: target(row),
      })
    }
  },
})
