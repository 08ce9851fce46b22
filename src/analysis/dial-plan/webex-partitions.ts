import { matches } from '../../dialing/grammars/matches.js'
import { parseUcmPattern } from '../../dialing/grammars/ucm-pattern.js'
import type { Evidence, Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { TrunkRole } from '../../model/mapping.js'
import type { Entry } from '../../model/snapshot.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { NO_PARTITION, patternKey } from '../../model/ucm/partition.js'
import type { RoutePattern } from '../../model/ucm/route-pattern.js'
import type { Trunk } from '../../model/ucm/trunk.js'
import { listSome } from '../evidence.js'
import type { QuestionInput } from '../question.js'
import { routesTo } from '../trunk-routes.js'

/**
 * DIAL-012 and DIAL-006 as the estate stands (`local-gateway` 3.1): calls from Webex must not see a
 * partition that leads to Webex, calls from the carrier must. Only where a trunk has the role `lgw` and
 * patterns lead to it; what a plan would add is judged with the plan.
 */
export function webexPartitions({ estate, mapping, others }: QuestionInput): readonly Finding[] {
  const withRole = (role: TrunkRole): readonly Entry<Trunk>[] =>
    mapping.trunks.filter((each) => each.role === role).flatMap(({ name }) => estate.find('trunk', name) ?? [])
  const webex = withRole('lgw')
  const patterns = [
    ...new Map(
      webex.flatMap(({ value }) => routesTo(estate, value.name).patterns).map((entry) => [entry.key, entry] as const),
    ).values(),
  ]
  if (patterns.length === 0) return []
  const inWebex = others.webex?.objects.number.filter(({ value }) => value.state === 'ACTIVE') ?? []
  const isUsed = ({ value }: Entry<RoutePattern>): boolean =>
    inWebex.some(({ value: { number } }) => takes(value, number))
  return [
    ...webex.flatMap((trunk) => loops(estate, trunk, patterns)),
    ...withRole('pstn').flatMap((trunk) => unreachable(estate, trunk, patterns, isUsed)),
  ]
}

function takes({ pattern }: RoutePattern, number: string): boolean {
  const parse = parseUcmPattern(pattern)
  return parse.ok && matches(parse.pattern, number)
}

function loops(estate: UcmEstate, trunk: Entry<Trunk>, patterns: readonly Entry<RoutePattern>[]): readonly Finding[] {
  const css = trunk.value.callingSearchSpace
  const seen = new Set(css === undefined ? [] : estate.find('css', css)?.value.partitions)
  // What is in no partition is DIAL-015: it is seen by all.
  const found = patterns.filter(({ value }) => value.partition !== undefined && seen.has(value.partition))
  if (found.length === 0) return []
  return [
    finding({
      code: 'DIAL-012',
      subject: `css:${css ?? NO_PARTITION}`,
      message: `Calls from Webex arrive over ${trunk.value.name} in ${css ?? NO_PARTITION}, which sees ${listSome(partitionsOf(found), 3)}: what Webex hands back goes to Webex again.`,
      evidence: [...trunkEvidence(trunk), ...patternEvidence(found)],
    }),
  ]
}

/** Numbers of the public network only: a short code that leads to Webex is nothing that a carrier sends. */
function unreachable(
  estate: UcmEstate,
  trunk: Entry<Trunk>,
  patterns: readonly Entry<RoutePattern>[],
  isUsed: (pattern: Entry<RoutePattern>) => boolean,
): readonly Finding[] {
  const css = trunk.value.callingSearchSpace
  if (css === undefined || estate.find('css', css) === undefined) return []
  const reached = partitionsBehind(estate, css)
  const found = patterns.filter(
    ({ value }) => value.pattern.startsWith('\\+') && value.partition !== undefined && !reached.has(value.partition),
  )
  if (found.length === 0) return []
  return [
    finding({
      code: 'DIAL-006',
      subject: `trunk:${trunk.value.name}`,
      confidence: 'LIKELY',
      // Until Webex has such a number in service nobody is harmed.
      ...(found.some(isUsed) ? {} : { severity: 'MEDIUM' as const }),
      message: `Calls from outside arrive over ${trunk.value.name} in ${css}, which does not see ${listSome(partitionsOf(found), 3)} with the numbers that lead to Webex.`,
      evidence: [...trunkEvidence(trunk), ...patternEvidence(found)],
    }),
  ]
}

/** The partitions of a search space, and of the search spaces of the translations in them, and so on. */
function partitionsBehind(estate: UcmEstate, css: string): ReadonlySet<string> {
  const partitions = new Set<string>()
  const open = [css]
  const done = new Set<string>()
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (done.has(name)) continue
    done.add(name)
    for (const partition of estate.find('css', name)?.value.partitions ?? []) partitions.add(partition)
    for (const { value } of estate.all('translation-pattern')) {
      const isSeen = value.partition === undefined || partitions.has(value.partition)
      if (isSeen && value.callingSearchSpace !== undefined) open.push(value.callingSearchSpace)
    }
  }
  return partitions
}

function partitionsOf(patterns: readonly Entry<RoutePattern>[]): readonly string[] {
  return [...new Set(patterns.map(({ value }) => value.partition ?? NO_PARTITION))]
}

function trunkEvidence({ value, source }: Entry<Trunk>): readonly Evidence[] {
  return [{ label: 'trunk', value: `${value.name}, inbound ${value.callingSearchSpace ?? NO_PARTITION}`, source }]
}

const SHOWN = 5

function patternEvidence(patterns: readonly Entry<RoutePattern>[]): readonly Evidence[] {
  return patterns
    .slice(0, SHOWN)
    .map(({ value, source }) => ({ label: 'route pattern', value: patternKey(value.pattern, value.partition), source }))
}
