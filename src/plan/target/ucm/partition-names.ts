import type { Mapping } from '../../../model/mapping.js'

/** Characters that the name of a partition may have in Unified CM. */
const LONGEST_NAME = 50
const HIDDEN = '-Hidden'
const COPIES = '-Copies'

/** The partitions that a plan makes for a location. */
export interface PlannedPartitions {
  /** Holds the patterns that lead to Webex; in the search spaces of whoever calls the movers. */
  readonly webex: string
  /** Holds the numbers that moved; in no search space. */
  readonly hidden: string
  /** Holds further entries of the same digits that nobody uses, so that two of them do not meet. */
  readonly copies: string
}

/** Names by the rule of the mapping, in the letters and the length that Unified CM accepts. */
export function plannedPartitions(mapping: Mapping, location: string): PlannedPartitions {
  const room = LONGEST_NAME - HIDDEN.length - COPIES.length
  const webex = ucmName(mapping.names.partition.replaceAll('{location}', location), room)
  return { webex, hidden: webex + HIDDEN, copies: webex + HIDDEN + COPIES }
}

/** A name as Unified CM accepts it: letters, digits, blanks, dots, hyphens and underscores. */
export function ucmName(text: string, longest = LONGEST_NAME): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9 ._-]+/g, '-')
    .trim()
    .slice(0, longest)
    .trimEnd()
}
