import { dialableDigits } from '../../../dialing/digits.js'
import type { HuntPilot } from '../../../model/ucm/hunting.js'
import type { CompetingEntry } from '../competing-entries.js'
import { routeChoices } from '../devices/route-choices.js'
import { searchSpaceNamed } from '../hop-decisions.js'
import { overflowsOf } from './hunt-overflow.js'
import { lookup } from '../lookup.js'
import type { RoutingTables } from '../routing-tables.js'

/**
 * What the inputs lack one step beyond a pilot that cannot be followed: the targets of the patterns that
 * take the digits to which it sends calls. Where the search space of these digits is missing itself, any
 * pattern of the cluster may take them.
 */
export function missingBeyond(
  tables: RoutingTables,
  devicePool: string | undefined,
  pilot: HuntPilot,
): readonly string[] {
  return overflowsOf(pilot).flatMap(({ destination, callingSearchSpace }) => {
    const space = searchSpaceNamed(tables.estate, callingSearchSpace)
    const timing = { collect: false, waits: false, interdigitTimeoutSeconds: 0 }
    const partitions = space.ok ? space.partitions : []
    const { ranked, invisible } = lookup(tables.analysis, partitions, dialableDigits(destination), timing)
    const taking = ranked.map(({ entry }) => entry)
    const possible = space.ok ? taking.slice(0, 1) : [...taking, ...invisible]
    return possible.flatMap((entry) => missingBehind(tables, devicePool, entry))
  })
}

function missingBehind(
  { estate, settings }: RoutingTables,
  devicePool: string | undefined,
  { object }: CompetingEntry,
): readonly string[] {
  switch (object.kind) {
    case 'route-pattern':
      return object.value.block
        ? []
        : routeChoices(estate, settings, devicePool, object.value).unknown.map(({ name }) => name)
    case 'translation-pattern': {
      if (object.value.block || object.value.useOriginatorsCallingSearchSpace) return []
      const next = searchSpaceNamed(estate, object.value.callingSearchSpace)
      return next.ok ? [] : [next.missing]
    }
    default:
      return []
  }
}
