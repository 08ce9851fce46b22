/** A partition: a set of patterns that a calling search space can see (`routing-semantics` A2). */
export interface Partition {
  readonly name: string
  readonly description?: string
  /** Present only while this schedule is active. */
  readonly timeSchedule?: string
  /** Zone of the schedule; absent = the zone of the originating device (`routing-semantics` A2.2). */
  readonly timeZone?: string
}

/** An ordered list of partitions; order only breaks ties (`routing-semantics` A3). */
export interface CallingSearchSpace {
  readonly name: string
  readonly description?: string
  readonly partitions: readonly string[]
}

/** How the absent partition is written for people and in keys. */
export const NO_PARTITION = '<None>'

/** `pattern@partition`: the identity of everything that competes in digit analysis. */
export function patternKey(pattern: string, partition: string | undefined): string {
  return `${pattern}@${partition ?? NO_PARTITION}`
}

/**
 * True for the partitions that hold numbers and patterns learned from other clusters by ILS: what
 * stands in them is reached there, not here (`ucm-exports` 1.6, 1.11).
 */
export function isLearnedPartition(name: string | undefined): boolean {
  return name?.startsWith('Global Learned ') ?? false
}
