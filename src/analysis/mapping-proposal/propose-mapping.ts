import type { MappedLocation, MappedTrunk, Mapping, NumberRule } from '../../model/mapping.js'
import { numberRuleName } from '../../model/mapping-items.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { Trunk } from '../../model/ucm/trunk.js'
import type { ProposedPlace } from './propose-locations.js'
import { proposePlaces } from './propose-locations.js'
import { trunkHints } from './trunk-hints.js'

/**
 * Fills a mapping with what the data suggests, each suggestion with its evidence. Confirmed rows stay
 * as they are; in proposed ones only what is empty is filled, so that what a person wrote stays.
 * `fileNames` are the inputs as named by the person; they name places where nothing else does.
 */
export function proposeMapping(estate: UcmEstate, current: Mapping, fileNames: readonly string[]): Mapping {
  const places = proposePlaces(estate, fileNames)
  const locations = mergeLocations(
    current.locations,
    places.map(({ location }) => location),
  )
  // A person may have given the place another name.
  const nameOf = (place: ProposedPlace): string =>
    current.locations.find((row) => describesSame(row, place.location))?.name ?? place.location.name
  const numbers = places.flatMap((place) => place.numbers.map((rule) => ({ ...rule, location: nameOf(place) })))
  return {
    ...current,
    locations,
    trunks: mergeTrunks(
      current.trunks,
      estate.all('trunk').map(({ value }) => proposeTrunk(estate, value)),
    ),
    numbers: mergeNumbers(current.numbers, numbers),
  }
}

/** A role is proposed when strong hints speak for exactly one. */
export function proposeTrunk(estate: UcmEstate, trunk: Trunk): MappedTrunk {
  const hints = trunkHints(estate, trunk)
  const roles = new Set(hints.filter(({ strong }) => strong).map(({ role }) => role))
  const [role] = roles
  const told = hints.map(({ because, strong }) => (strong ? because : `perhaps ${because}`))
  const evidence = roles.size > 1 ? ['the hints contradict each other', ...told] : told
  return {
    name: trunk.name,
    status: 'proposed',
    evidence: [...new Set(evidence)],
    ...(role === undefined || roles.size > 1 ? {} : { role }),
  }
}

function mergeLocations(
  current: readonly MappedLocation[],
  proposed: readonly MappedLocation[],
): readonly MappedLocation[] {
  const takenPools = new Set(current.flatMap(({ devicePools }) => devicePools))
  const takenNames = new Set(current.map(({ name }) => name.toLowerCase()))
  const kept = current.map((row) => {
    const suggestion = proposed.find((each) => describesSame(row, each))
    return row.status === 'confirmed' || suggestion === undefined ? row : fillLocation(row, suggestion, takenPools)
  })
  const added = proposed.filter(
    (each) => !takenNames.has(each.name.toLowerCase()) && !current.some((row) => describesSame(row, each)),
  )
  return [...kept, ...added]
}

/** The same place under whatever name: a device pool in common, or the name. */
function describesSame(row: MappedLocation, suggestion: MappedLocation): boolean {
  return (
    row.name.toLowerCase() === suggestion.name.toLowerCase() ||
    row.devicePools.some((pool) => suggestion.devicePools.includes(pool))
  )
}

function fillLocation(
  row: MappedLocation,
  suggestion: MappedLocation,
  takenPools: ReadonlySet<string>,
): MappedLocation {
  const free = suggestion.devicePools.filter((pool) => !takenPools.has(pool))
  return {
    ...suggestion,
    ...row,
    evidence: union(row.evidence, suggestion.evidence),
    devicePools: row.devicePools.length > 0 ? row.devicePools : free,
    partitions: row.partitions.length > 0 ? row.partitions : suggestion.partitions,
    files: row.files.length > 0 ? row.files : suggestion.files,
    address: { ...suggestion.address, ...row.address },
  }
}

function mergeTrunks(current: readonly MappedTrunk[], proposed: readonly MappedTrunk[]): readonly MappedTrunk[] {
  const kept = current.map((row) => {
    const suggestion = proposed.find(({ name }) => name === row.name)
    if (row.status === 'confirmed' || suggestion === undefined) return row
    return { ...suggestion, ...row, evidence: union(row.evidence, suggestion.evidence) }
  })
  return [...kept, ...proposed.filter(({ name }) => !current.some((row) => row.name === name))]
}

function mergeNumbers(current: readonly NumberRule[], proposed: readonly NumberRule[]): readonly NumberRule[] {
  const same = (a: NumberRule, b: NumberRule): boolean =>
    a.match === b.match && (a.location ?? b.location) === b.location
  const kept = current.map((row) => {
    const suggestion = proposed.find((each) => same(row, each))
    if (row.status === 'confirmed' || suggestion === undefined) return row
    return { ...suggestion, ...row, evidence: union(row.evidence, suggestion.evidence) }
  })
  const names = new Set(kept.map(numberRuleName))
  const added = proposed.filter((each) => !names.has(numberRuleName(each)) && !current.some((row) => same(row, each)))
  return [...kept, ...added]
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])]
}
