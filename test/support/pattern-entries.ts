import { parseUcmPattern } from '../../src/dialing/grammars/ucm-pattern.js'
import type { CompetingEntry } from '../../src/routing/ucm/competing-entries.js'

/** A pattern that competes, and where. */
export interface PlacedPattern {
  readonly pattern: string
  /** Absent = `<None>`. */
  readonly partition?: string
  readonly urgent?: boolean
}

/** Competing entries without an estate, numbered as they come. What they lead to is of no account. */
export function patternEntries(
  placed: readonly PlacedPattern[],
  negatedSetIncludesStarAndHash = true,
): readonly CompetingEntry[] {
  return placed.map(({ pattern, partition, urgent = false }, number) => ({
    number,
    pattern,
    ...(partition === undefined ? {} : { partition }),
    urgent,
    parsed: parseUcmPattern(pattern, { negatedSetIncludesStarAndHash }),
    object: { kind: 'call-park', value: { pattern, ...(partition === undefined ? {} : { partition }) } },
    source: { file: 'generated', row: number + 2 },
    alsoIn: [],
  }))
}
