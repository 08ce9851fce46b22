import { cssFamilies, familyPartitions } from '../../analysis/css-family.js'
import type { Mapping } from '../../model/mapping.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { Plan } from '../../plan/plan.js'
import type { Caller } from '../../routing/caller.js'
import { callerOfLine, callerOfTrunk } from '../../routing/ucm/resolve-caller.js'

/** Callers that search alike: what one reaches, all reach. */
export interface CallerClass {
  /** `css:<line>+<device>` or `trunk:<name>`. */
  readonly key: string
  /** e.g. `AUS-LINE-CSS+AUS-DEV-CSS (14 lines)`. */
  readonly label: string
  readonly caller: Caller
  /** Names of the search spaces behind it, in the order searched. */
  readonly searchSpaces: readonly string[]
}

/** The class in another state of the estate: the same search spaces with what they hold there. */
export function callerIn(estate: UcmEstate, { caller, searchSpaces }: CallerClass): Caller {
  const partitions = searchSpaces.flatMap((name) => estate.find('css', name)?.value.partitions ?? [])
  return { ...caller, partitions: [...new Set(partitions)] }
}

/** Trunks behind which nobody dials a person. */
const SILENT_ROLES: ReadonlySet<string> = new Set(['ignore', 'voicemail', 'recording'])

/**
 * Every class of caller that stays on Unified CM: lines by line and device search space, represented by
 * a line that does not move, and trunks by their inbound search space. The trunks toward Webex are
 * not among them: behind those are the movers, who are asked one by one.
 */
export function callerClasses(estate: UcmEstate, mapping: Mapping, plan: Plan): readonly CallerClass[] {
  const moving = new Set(plan.movers.flatMap(({ lines, leftOut }) => (leftOut === undefined ? lines : [])))
  const families = cssFamilies(estate).flatMap((family): readonly CallerClass[] => {
    const lines = family.lines.filter(({ dn, partition }) => !moving.has(patternKey(dn, partition)))
    const [line] = lines
    if (line === undefined) return []
    const count = `${lines.length} ${lines.length === 1 ? 'line' : 'lines'}`
    const caller = callerOfLine(estate, line.dn, line.partition, line.device)
    // The class is known by the search spaces; the line only lends its number and device pool.
    return [
      {
        key: family.subject,
        label: `${family.subject.slice('css:'.length)} (${count})`,
        caller: { ...caller, partitions: familyPartitions(estate, family) },
        searchSpaces: [family.lineCss, family.deviceCss].filter((name) => name !== undefined),
      },
    ]
  })
  const trunks = estate.all('trunk').flatMap(({ value }): readonly CallerClass[] => {
    const role = mapping.trunks.find(({ name }) => name === value.name)?.role
    if (role === 'lgw' || (role !== undefined && SILENT_ROLES.has(role))) return []
    if (value.callingSearchSpace === undefined) return []
    return [
      {
        key: `trunk:${value.name}`,
        label: `trunk ${value.name}`,
        caller: callerOfTrunk(estate, value),
        searchSpaces: [value.callingSearchSpace],
      },
    ]
  })
  return [...families, ...trunks]
}
