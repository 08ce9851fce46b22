import type { UcmEstate } from '../model/ucm/estate.js'

/** True when a pre-processor removed the columns that say who may call whom (PRE-003): no routing statement holds. */
export function lacksRoutingColumns(estate: UcmEstate): boolean {
  return estate.snapshot.findings.some(({ code }) => code === 'PRE-003')
}

/**
 * Files of phones that do not say the search space of their lines: reduced exports, and import sets,
 * which take it from a template. Their lines may use any search space.
 */
export function filesWithoutLineCss(estate: UcmEstate): ReadonlySet<string> {
  const files = estate.snapshot.absentColumns.flatMap((absent) => /^(.*): LINE CSS(?: \d+)?$/.exec(absent)?.[1] ?? [])
  return new Set(files)
}
