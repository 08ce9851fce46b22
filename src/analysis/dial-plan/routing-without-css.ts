import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { Trunk } from '../../model/ucm/trunk.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { CompetingEntry } from '../../routing/ucm/competing-entries.js'
import type { CssFamily } from '../css-family.js'

/** Counts behind DIAL-015. */
export interface NoneRouting {
  readonly lines: number
  readonly linesWithoutCss: number
  readonly trunks: number
  readonly trunksWithoutCss: number
  readonly entries: number
  readonly entriesInNone: number
}

/**
 * Counts what routes by `<None>` (`corrections` 4). Trunks count when a route pattern or a route
 * group leads to them, or all of them when none is led to.
 */
export function countNoneRouting(
  estate: UcmEstate,
  families: readonly CssFamily[],
  entries: readonly CompetingEntry[],
): NoneRouting {
  const trunks = trunksInUse(estate)
  const linesOf = (list: readonly CssFamily[]): number => list.reduce((total, { lines }) => total + lines.length, 0)
  return {
    lines: linesOf(families),
    linesWithoutCss: linesOf(
      families.filter(({ lineCss, deviceCss }) => lineCss === undefined && deviceCss === undefined),
    ),
    trunks: trunks.length,
    trunksWithoutCss: trunks.filter(({ callingSearchSpace }) => callingSearchSpace === undefined).length,
    entries: entries.length,
    entriesInNone: entries.filter(({ partition }) => partition === undefined).length,
  }
}

/** The threshold of DIAL-015: half of the lines, every trunk in use and half of the entries know no partition. */
export function routesByNone(counts: NoneRouting): boolean {
  return (
    counts.lines > 0 &&
    counts.linesWithoutCss * 2 >= counts.lines &&
    counts.trunksWithoutCss === counts.trunks &&
    counts.entries > 0 &&
    counts.entriesInNone * 2 >= counts.entries
  )
}

/** DIAL-015: at most one finding, about the cluster. */
export function routingWithoutCss(
  estate: UcmEstate,
  families: readonly CssFamily[],
  entries: readonly CompetingEntry[],
): readonly Finding[] {
  const counts = countNoneRouting(estate, families, entries)
  if (!routesByNone(counts)) return []
  const share = (part: number, whole: number): string => `${part} of ${whole}`
  return [
    finding({
      code: 'DIAL-015',
      subject: `cluster:${estate.snapshot.cluster.clusterId ?? 'unnamed'}`,
      message: `${share(counts.linesWithoutCss, counts.lines)} lines and ${share(counts.trunksWithoutCss, counts.trunks)} trunks in use have no calling search space, and ${share(counts.entriesInNone, counts.entries)} numbers and patterns stand in <None>: a pattern for the moved people could not be hidden from the trunk to Webex.`,
      evidence: [
        { label: 'lines without calling search space', value: share(counts.linesWithoutCss, counts.lines) },
        { label: 'trunks in use without calling search space', value: share(counts.trunksWithoutCss, counts.trunks) },
        { label: 'numbers and patterns in <None>', value: share(counts.entriesInNone, counts.entries) },
      ],
    }),
  ]
}

function trunksInUse(estate: UcmEstate): readonly Trunk[] {
  const targets = new Set<string>()
  for (const { value } of estate.all('route-pattern')) if (value.target !== undefined) targets.add(value.target)
  for (const { value } of estate.all('route-group')) for (const { device } of value.members) targets.add(device)
  const trunks = estate.all('trunk').map(({ value }) => value)
  const used = trunks.filter(({ name }) => targets.has(name))
  return used.length === 0 ? trunks : used
}
