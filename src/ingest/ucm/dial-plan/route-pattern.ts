import type { RoutePattern } from '../../../model/ucm/route-pattern.js'
import { PARTITIONED_KEYS } from '../object-keys.js'
import { present } from '../../present.js'
import { objectReader } from '../table-reader.js'
import { calledTransformation, callingTransformation } from './transformations.js'

/** routepattern.csv: `ROUTE OPTION` f = route, t = block (`ucm-exports` 1.6). */
export const routePatternReader = objectReader({
  member: 'routepattern.csv',
  kind: 'route-pattern',
  keyOf: PARTITIONED_KEYS['route-pattern'],
  open: (columns) => {
    const pattern = columns.dialString('ROUTE PATTERN')
    const partition = columns.text('ROUTE PARTITION')
    const description = columns.text('DESCRIPTION')
    const numberingPlan = columns.text('NUMBERING PLAN')
    const routeFilter = columns.text('ROUTE FILTER')
    const block = columns.flag('ROUTE OPTION')
    const releaseCause = columns.text('TYPE OF RELEASE CAUSE VALUE')
    const classification = columns.text('CALL CLASSIFICATION')
    const allowDeviceOverride = columns.flag('ALLOW DEVICE OVERRIDE')
    const urgent = columns.flag('URGENT PRIORITY')
    const requiresAuthorizationCode = columns.flag('REQUIRE FORCED AUTHORIZATION CODE')
    const authorizationLevel = columns.integer('AUTHORIZATION LEVEL')
    const requiresClientMatterCode = columns.flag('REQUIRE CLIENT MATTER CODE')
    const isEmergency = columns.flag('IS AN EMERGENCY SERVICES NUMBER')
    const target = columns.text('GATEWAY/ROUTE LIST')
    const calling = callingTransformation(columns, {
      externalMask: ['USE CALLING PARTYS EXTERNAL PHONE NUMBER MASK', "USE CALLING PARTY'S EXTERNAL PHONE NUMBER MASK"],
      mask: ['CALLING PARTY TRANSFORM MASK'],
      prefix: ['PREFIX_DIGITS_CALLING_PARTY'],
    })
    const called = calledTransformation(columns, {
      discard: ['DISCARD DIGITS'],
      mask: ['CALLED PARTY TRANSFORM MASK'],
      prefix: ['PREFIX_DIGITS_CALLED_PARTY'],
    })
    return (row) => {
      const text = pattern(row)
      if (text === undefined) return undefined
      return present<RoutePattern>({
        pattern: text,
        partition: partition(row),
        description: description(row),
        numberingPlan: numberingPlan(row),
        routeFilter: routeFilter(row),
        block: block(row) ?? false,
        releaseCause: releaseCause(row),
        classification: classification(row),
        allowDeviceOverride: allowDeviceOverride(row) ?? false,
        urgent: urgent(row) ?? false,
        requiresAuthorizationCode: requiresAuthorizationCode(row) ?? false,
        authorizationLevel: authorizationLevel(row),
        requiresClientMatterCode: requiresClientMatterCode(row) ?? false,
        isEmergency: isEmergency(row),
        calling: calling(row),
        called: called(row),
        target: target(row),
      })
    }
  },
})
