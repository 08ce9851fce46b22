import type { SettingKey } from '../../model/settings.js'
import { NO_PARTITION } from '../../model/ucm/partition.js'
import type { LosingCandidate, LookupHop, TransformationStep } from '../trace.js'
import type { RankedEntry } from './digit-analysis.js'
import { candidate, losingCandidates } from './losing-candidates.js'
import type { LookupResult } from './lookup.js'
import type { RoutingTables } from './routing-tables.js'
import type { SearchSpaceNow } from './search-space-now.js'

/** What became of one lookup. */
export interface DecidedLookup {
  readonly result: LookupResult
  readonly space: SearchSpaceNow
  readonly callingNumber: string | undefined
  /** Undefined when nothing took the call, or equals left it open. */
  readonly winner: RankedEntry | undefined
  readonly steps: readonly TransformationStep[]
  readonly notes: readonly string[]
}

/** A lookup as it stands in a trace: who won, everything that came near, and what was done to the numbers. */
export function lookupHop(tables: RoutingTables, decided: DecidedLookup): LookupHop {
  const { result, space, winner } = decided
  const unseen = unseenPartitions(tables, space.partitions)
  const notes = [
    ...decided.notes,
    ...(unseen.length === 0 ? [] : [`not in the inputs, so not searched: ${unseen.join(', ')}`]),
    ...space.notes,
  ]
  return {
    kind: 'lookup',
    digits: result.digits,
    ...(decided.callingNumber === undefined ? {} : { callingNumber: decided.callingNumber }),
    partitions: [...space.partitions, NO_PARTITION],
    ...(space.absent.length === 0 ? {} : { absentPartitions: space.absent }),
    ...(winner === undefined ? {} : { winner: candidate(winner.entry, winner.strings) }),
    losers: [
      ...bestWithoutWinner(result, winner),
      ...losingCandidates(tables.analysis, result).map((loser) => outOfSchedule(loser, space.absent)),
      ...dormant(tables, result),
    ],
    waitedSeconds: result.waitedSeconds,
    digitsIgnored: result.digitsIgnored,
    transformations: decided.steps,
    ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
  }
}

/** Partitions of which the inputs hold neither the definition nor anything in them. */
export function unseenPartitions(tables: RoutingTables, partitions: readonly string[]): readonly string[] {
  return partitions.filter((name) => !tables.knownPartitions.has(name)).map((name) => `partition ${name}`)
}

/** Contested settings that a lookup rested on. */
export function settingsOfLookup(tables: RoutingTables, result: LookupResult): readonly SettingKey[] {
  const { ranked, tied, waitedSeconds, digits, unexpanded } = result
  const entries = ranked.map(({ entry }) => entry)
  const used: SettingKey[] = []
  if (entries.some(({ pattern }) => pattern.includes('[^'))) used.push('routing.negatedSetIncludesStarAndHash')
  if (digits.includes('*') && entries.some(({ pattern }) => /X/i.test(pattern))) used.push('routing.wildcardTakesStar')
  if (entries.some(({ pattern }) => /.#$/.test(pattern))) used.push('routing.hashAtEndOfPattern')
  const decidedByPlan = entries.some(({ expandedFrom }) => expandedFrom !== undefined)
  if (decidedByPlan || (entries.length === 0 && unexpanded.length > 0)) used.push('routing.expandNumberingPlan')
  if (tied) used.push('routing.equalInOnePartition')
  if (new Set(ranked.map(({ variableLength }) => variableLength)).size > 1) used.push('routing.rankOfVariableLength')
  if (tables.analysis.dependsOnPartitionOrder(ranked)) used.push('routing.partitionOrder')
  if (waitedSeconds > 0 && tables.interdigitTimeoutAssumed) used.push('routing.interdigitTimeoutSeconds')
  const inactive = entries.some(({ object }) => object.kind === 'directory-number' && !object.value.active)
  if (inactive || tables.dormant.has(digits)) used.push('routing.inactiveDirectoryNumber')
  return used
}

/** Equals in one partition leave it open who takes the call, unless all are expansions of one pattern. */
export function isAmbiguous({ analysis }: RoutingTables, { ranked, tied }: LookupResult): boolean {
  const [best] = ranked
  if (best === undefined || !tied || !analysis.leavesTiesOpen) return false
  return ranked.some((one) => analysis.isTied(best, one) && one.entry.object.value !== best.entry.object.value)
}

/** True when the lookup ends alike whether undecided partitions are there or not. */
export function isSameDecision(one: LookupResult, other: LookupResult): boolean {
  return (
    one.ranked[0]?.entry === other.ranked[0]?.entry &&
    one.tied === other.tied &&
    one.digits === other.digits &&
    one.waitedSeconds === other.waitedSeconds
  )
}

/** Without a winner the best of the ranked ones is a loser too: say so. */
function bestWithoutWinner(result: LookupResult, winner: RankedEntry | undefined): readonly LosingCandidate[] {
  const best = result.ranked[0]
  if (winner !== undefined || best === undefined || !result.tied) return []
  return [
    {
      ...candidate(best.entry, best.strings),
      reason: 'equal-in-partition',
      why: `matches ${best.strings} strings too, in the same partition`,
    },
  ]
}

function outOfSchedule(loser: LosingCandidate, absent: readonly string[]): LosingCandidate {
  const { reason, partition } = loser
  if (reason !== 'not-visible' || partition === undefined || !absent.includes(partition)) return loser
  return { ...loser, reason: 'out-of-schedule', why: `its partition ${partition} is not there at this time` }
}

function dormant(tables: RoutingTables, result: LookupResult): readonly LosingCandidate[] {
  return (tables.dormant.get(result.digits) ?? []).map(({ value, source }) => ({
    kind: 'directory-number',
    pattern: value.dn,
    ...(value.partition === undefined ? {} : { partition: value.partition }),
    source,
    urgent: value.urgent,
    reason: 'ignored-by-setting',
    why: 'inactive directory number, takes no part by setting routing.inactiveDirectoryNumber',
  }))
}
