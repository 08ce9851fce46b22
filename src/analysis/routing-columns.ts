import type { UcmEstate } from '../model/ucm/estate.js'
import type { UcmRouter } from '../routing/ucm/ucm-router.js'
import type { Unchecked } from './question.js'

/** True when a pre-processor removed the columns that say who may call whom (PRE-003): no routing statement holds. */
export function lacksRoutingColumns(estate: UcmEstate): boolean {
  return estate.snapshot.findings.some(({ code }) => code === 'PRE-003')
}

/** What could not be judged about all patterns, because tables of them were not among the inputs; undefined = all were. */
export function lackOfTables({ missingTables }: UcmRouter): Pick<Unchecked, 'missing' | 'unlock'> | undefined {
  if (missingTables.length === 0) return undefined
  return {
    missing: `not among the inputs: ${missingTables.join(', ')}`,
    unlock: 'rehome ingest ucm <every part of the export, in one command>',
  }
}

/**
 * Files of numbers that do not say their partition, such as lists for an import: their numbers read as
 * standing in `<None>`, and may stand anywhere.
 */
export function filesWithoutPartition(estate: UcmEstate): ReadonlySet<string> {
  return absentIn(estate, /^(.*): ROUTE PARTITION(?: \d+)?$/)
}

/** What a finding says that rests on numbers of such files. */
export const PARTITION_UNKNOWN = 'the list does not say their partition'

/**
 * Files of phones that do not say the search space of their lines: reduced exports, and import sets,
 * which take it from a template. Their lines may use any search space.
 */
export function filesWithoutLineCss(estate: UcmEstate): ReadonlySet<string> {
  return absentIn(estate, /^(.*): LINE CSS(?: \d+)?$/)
}

function absentIn({ snapshot }: UcmEstate, column: RegExp): ReadonlySet<string> {
  return new Set(snapshot.absentColumns.flatMap((absent) => column.exec(absent)?.[1] ?? []))
}
