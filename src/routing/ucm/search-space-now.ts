import type { Caller } from '../caller.js'
import type { RoutingTables } from './routing-tables.js'
import { originZoneOf, presentPartitions } from './time-of-day.js'

/** A search space at the moment of a call. */
export interface SearchSpaceNow {
  /** Partitions searched, in order: those that are there, and those of which nobody can say. */
  readonly partitions: readonly string[]
  /** Partitions that are there for certain; the same list as `partitions` unless schedules are missing. */
  readonly certain: readonly string[]
  readonly absent: readonly string[]
  /** Names that the inputs lack to decide about the rest. */
  readonly missing: readonly string[]
  readonly notes: readonly string[]
}

/** What a caller searches at an instant: partitions come and go with their time schedules (`routing-semantics` A2.2). */
export function searchSpaceNow(
  tables: RoutingTables,
  caller: Caller,
  partitions: readonly string[],
  instant: number | undefined,
): SearchSpaceNow {
  if (!partitions.some((name) => tables.scheduledPartitions.has(name)))
    return { partitions, certain: partitions, absent: [], missing: [], notes: [] }
  const zone = originZoneOf(tables.estate, caller.devicePool)
  const { present, absent, missing, notes } = presentPartitions(tables.estate, partitions, instant, zone)
  const searched = partitions.filter((name) => !absent.includes(name))
  return { partitions: searched, certain: present, absent, missing, notes }
}
