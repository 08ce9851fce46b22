import type { YamlPath, YamlSource } from '../../../ingest/yaml-source.js'
import { parseUcmPattern } from '../../../dialing/grammars/ucm-pattern.js'
import { nearest } from '../../../findings/nearest-keys.js'
import type { UserError } from '../../../findings/user-error.js'
import { NO_PARTITION } from '../../../model/ucm/partition.js'
import { isAddress } from '../../../routing/ucm/competing-entries.js'
import type { WrittenCompetitor, WrittenEstate } from './estate-schema.js'
import type { WrittenCaller, WrittenSuite, WrittenTest } from './suite-schema.js'
import { stepCaller, stepsOf } from './suite-schema.js'
import type { PatternAt } from './suite-values.js'

/*
 * Misspellings in the estates of a suite. Left alone they would take a competitor or a partition away, and
 * tests would pass for want of it.
 */

/** An estate with the place where it stands. */
interface PlacedEstate {
  readonly path: YamlPath
  readonly estate: WrittenEstate
}

/**
 * Throws UserError (usage) for a pattern that cannot be read and does not say `broken: true`, for one that says
 * so and can be read, and for a partition of a caller or a search space that nothing else in the estate names.
 */
export function refuseMisspellings(source: YamlSource, suite: WrittenSuite): void {
  const grammars = grammarsOf(suite)
  for (const placed of placedEstates(suite)) {
    refusePatterns(source, placed, grammars)
    const known = partitionsOf(placed.estate)
    for (const space of listedSpaces(placed.estate, placed.path)) refuseUnknown(source, space, known)
  }
  const underDefaults = new Set<string>()
  for (const [index, test] of suite.tests.entries()) {
    const estate = estateOf(suite, test)
    if (estate === undefined) continue
    const known = partitionsOf(estate)
    for (const name of known) underDefaults.add(name)
    for (const [number, step] of stepsOf(test).entries()) {
      const [kind = ''] = Object.keys(step).filter((key) => ['call', 'transfer', 'all', 'css'].includes(key))
      const path = ['tests', index, ...('steps' in test ? ['steps', number] : []), kind, 'from']
      for (const space of callerSpaces(stepCaller(step), path)) refuseUnknown(source, space, known)
    }
  }
  // One caller for many small estates: each need not have all of its partitions.
  for (const space of callerSpaces(suite.defaults.from, ['defaults', 'from'])) {
    refuseUnknown(source, space, underDefaults)
  }
}

function placedEstates({ estates, tests }: WrittenSuite): readonly PlacedEstate[] {
  return [
    ...Object.entries(estates).map(([name, estate]) => ({ path: ['estates', name], estate })),
    ...tests.flatMap(({ estate }, index) =>
      estate === undefined || typeof estate === 'string' ? [] : [{ path: ['tests', index, 'estate'], estate }],
    ),
  ]
}

function estateOf({ estates, defaults }: WrittenSuite, { estate }: WrittenTest): WrittenEstate | undefined {
  return estate === undefined || typeof estate === 'string' ? estates[estate ?? defaults.estate ?? ''] : estate
}

/** Whether `[^0-9]` can be read depends on a setting: a pattern must be readable in every position that the suite takes. */
function grammarsOf({ defaults, tests }: WrittenSuite): readonly boolean[] {
  const key = 'routing.negatedSetIncludesStarAndHash'
  const written = [defaults.settings, ...tests.map(({ settings }) => settings)].map((each) => each?.[key])
  return [true, ...(written.includes(false) ? [false] : [])]
}

function refusePatterns(source: YamlSource, { path, estate }: PlacedEstate, grammars: readonly boolean[]): void {
  for (const [index, competitor] of estate.patterns.entries()) {
    const [kind, { pattern }] = named(competitor)
    if (kind === 'learned' && isAddress(pattern)) continue
    const at = [...path, 'patterns', index, kind]
    const fault = faultOf(pattern, grammars)
    if (competitor.broken === true && fault === undefined) {
      throw source.error(at, `${pattern} can be read, so broken: true does not hold`)
    }
    if (competitor.broken !== true && fault !== undefined) throw unreadable(source, at, fault, pattern)
  }
  for (const [index, written] of estate.transformations.entries()) {
    const kind = 'called' in written ? 'called' : 'calling'
    const { pattern } = 'called' in written ? written.called : written.calling
    const fault = faultOf(pattern, grammars)
    if (fault !== undefined) throw unreadable(source, [...path, 'transformations', index, kind], fault, pattern)
  }
}

function unreadable(source: YamlSource, path: YamlPath, fault: string, pattern: string): UserError {
  const hint = 'Correct the pattern, or say broken: true where a broken pattern is what the suite tests.'
  return source.error(path, fault, pattern.startsWith('+') ? 'Write the dialable plus as \\+.' : hint)
}

function faultOf(pattern: string, grammars: readonly boolean[]): string | undefined {
  for (const negatedSetIncludesStarAndHash of grammars) {
    const read = parseUcmPattern(pattern, { negatedSetIncludesStarAndHash })
    if (!read.ok) return `${pattern} cannot be read at character ${read.position + 1}, ${read.reason}: ${read.rule}`
  }
  return undefined
}

/** The key under which the pattern stands, and the pattern. */
function named(written: WrittenCompetitor): readonly [string, PatternAt] {
  if ('dn' in written) return ['dn', written.dn]
  if ('route' in written) return ['route', written.route]
  if ('translation' in written) return ['translation', written.translation]
  if ('hunt' in written) return ['hunt', written.hunt]
  if ('learned' in written) return ['learned', written.learned]
  if ('park' in written) return ['park', written.park]
  if ('directedPark' in written) return ['directedPark', written.directedPark]
  return 'pickup' in written ? ['pickup', written.pickup] : ['meetMe', written.meetMe]
}

/** Every partition that something of the estate stands in, or that is declared. */
function partitionsOf(estate: WrittenEstate): ReadonlySet<string> {
  const { patterns, transformations, sipRoutes, devices, partitions, absentPartitions } = estate
  const places: readonly { readonly partition?: string | undefined }[] = [
    ...patterns.flatMap((each) => [
      named(each)[1],
      ...('dn' in each ? [...each.alternates, ...each.uris] : []),
      ...('hunt' in each ? each.members : []),
    ]),
    ...transformations.map((each) => ('called' in each ? each.called : each.calling)),
    ...sipRoutes.map(({ sipRoute }) => sipRoute),
    ...Object.values(devices).map(({ line }) => line),
  ]
  const names = places.map(({ partition }) => partition ?? NO_PARTITION)
  return new Set([NO_PARTITION, ...names, ...Object.keys(partitions), ...absentPartitions])
}

/** A search space that is written as a list of partitions. */
interface ListedSpace {
  readonly path: YamlPath
  readonly partitions: readonly string[]
}

/** Named ones, and those that stand where a search space is expected. */
function listedSpaces({ searchSpaces, ...rest }: WrittenEstate, path: YamlPath): readonly ListedSpace[] {
  const byName = Object.entries(searchSpaces).map(([name, partitions]) => ({
    path: [...path, 'searchSpaces', name],
    partitions,
  }))
  return [...byName, ...listsBelow(rest, path)]
}

function listsBelow(value: unknown, path: YamlPath): readonly ListedSpace[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, below]: [string, unknown]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key]
    if (/css$/i.test(key) && Array.isArray(below)) return [{ path: at, partitions: below.map(String) }]
    return listsBelow(below, at)
  })
}

function callerSpaces(caller: WrittenCaller | undefined, path: YamlPath): readonly ListedSpace[] {
  return Array.isArray(caller) ? [{ path, partitions: caller }] : listsBelow(caller, path)
}

function refuseUnknown(source: YamlSource, { path, partitions }: ListedSpace, known: ReadonlySet<string>): void {
  const index = partitions.findIndex((name) => !known.has(name))
  const name = partitions[index]
  if (name === undefined) return
  const near = nearest(name, [...known])
  throw source.error(
    [...path, index],
    `no pattern of the estate stands in partition ${name}${near === undefined ? '' : `; the nearest is ${near}`}`,
    'Correct the name; an empty partition is stated under partitions, one that the inputs lack under absentPartitions.',
  )
}
