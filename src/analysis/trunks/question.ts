import { UNLOCK } from '../../findings/codes/code-entry.js'
import type { Evidence, Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import type { MappedTrunk } from '../../model/mapping.js'
import type { Entry } from '../../model/snapshot.js'
import type { Trunk } from '../../model/ucm/trunk.js'
import { patternKey } from '../../model/ucm/partition.js'
import { evidence, listSome } from '../evidence.js'
import { PlaceBook } from '../place-book.js'
import type { QuestionInput, QuestionResult } from '../question.js'
import type { TrunkRoutes } from '../trunk-routes.js'
import { routesTo } from '../trunk-routes.js'
import type { TrunkRow } from './columns.js'

/** Words of a trunk to another cluster, where no role says so (`corrections` 17). */
const INTER_CLUSTER = /(?:^|[^a-z])(?:sme|ict|leaf|intercluster|inter-cluster)(?:[^a-z]|$)/i

/** What lies behind each trunk, and whose callers are therefore not in the inputs? */
export function askTrunks(input: QuestionInput): QuestionResult<TrunkRow> {
  const places = new PlaceBook(input.estate, input.mapping)
  const mapped = new Map(input.mapping.trunks.map((trunk) => [trunk.name, trunk]))
  const facts = input.estate.all('trunk').map((entry) => ({
    entry,
    mapped: mapped.get(entry.value.name),
    routes: routesTo(input.estate, entry.value.name),
  }))
  const findings = facts.flatMap((fact) => [...withoutRole(fact), ...interconnect(fact)])
  const rows = facts.map((fact) => rowOf(fact, places))
  const nothingMapped = input.mapping.trunks.length === 0 && facts.length > 0
  const unchecked = nothingMapped
    ? [{ code: 'PRE-009' as const, missing: 'roles of trunks; judged by names only', unlock: UNLOCK.mapping }]
    : []
  return { findings, rows, unchecked }
}

interface TrunkFacts {
  readonly entry: Entry<Trunk>
  readonly mapped: MappedTrunk | undefined
  readonly routes: TrunkRoutes
}

/** A proposed role is enough here; that it still has to be confirmed is PRE-011. */
function withoutRole({ entry, mapped, routes }: TrunkFacts): readonly Finding[] {
  if (mapped?.role !== undefined) return []
  const { name } = entry.value
  const hints = mapped?.evidence ?? []
  const told = hints.length === 0 ? 'nothing in the export tells it' : `seen: ${hints.join('; ')}`
  return [
    finding({
      code: 'TRK-006',
      subject: `trunk:${name}`,
      message: `Nobody has said what lies behind trunk ${name}; ${told}.`,
      evidence: [...trunkEvidence(entry), ...hints.map((hint) => evidence('hint', hint)), ...patternEvidence(routes)],
    }),
  ]
}

function interconnect({ entry, mapped, routes }: TrunkFacts): readonly Finding[] {
  const { name, description, protocol } = entry.value
  const named = INTER_CLUSTER.test(`${name} ${description ?? ''} ${protocol ?? ''}`)
  if (mapped?.role !== 'sme' && !(mapped?.role === undefined && named)) return []
  const patterns = routes.patterns.map(({ value }) => value.pattern)
  const leading = patterns.length === 0 ? 'no pattern leads to it' : `${listSome(patterns, 5)} lead to it`
  const why =
    mapped?.role === 'sme' ? `has the role sme (${mapped.status})` : 'is named like a trunk to another cluster'
  return [
    finding({
      code: 'PRE-009',
      subject: `trunk:${name}`,
      message: `Trunk ${name} ${why}; ${leading}, and the cluster behind it is not in the inputs.`,
      evidence: [...trunkEvidence(entry), evidence('role', mapped?.role ?? 'none'), ...patternEvidence(routes)],
    }),
  ]
}

function trunkEvidence({ value, source }: Entry<Trunk>): Evidence[] {
  return [
    evidence('trunk', value.name, source),
    evidence('description', value.description ?? '', source),
    evidence('destinations', destinations(value), source),
  ]
}

const SHOWN_PATTERNS = 10

function patternEvidence({ patterns, domains }: TrunkRoutes): Evidence[] {
  const routes = patterns.map(({ value, source }) =>
    evidence('route pattern', patternKey(value.pattern, value.partition), source),
  )
  const addresses = domains.map(({ value, source }) => evidence('SIP route pattern', value.pattern, source))
  const shown = [...routes, ...addresses]
  if (shown.length <= SHOWN_PATTERNS) return shown
  return [...shown.slice(0, SHOWN_PATTERNS), evidence('patterns', `and ${shown.length - SHOWN_PATTERNS} more`)]
}

function destinations({ destinations: all }: Trunk): string {
  return all.map(({ address, port }) => (port === undefined ? address : `${address}:${port}`)).join(', ')
}

function rowOf({ entry: { value: trunk }, mapped, routes }: TrunkFacts, places: PlaceBook): TrunkRow {
  return {
    key: `trunk:${trunk.name}`,
    trunk: trunk.name,
    role: mapped?.role ?? '',
    status: mapped?.status ?? '',
    hints: mapped?.evidence.join('; ') ?? '',
    description: trunk.description ?? '',
    location: places.ofPool(trunk.devicePool)?.name ?? '',
    type: trunk.type ?? '',
    destinations: destinations(trunk),
    inboundCss: trunk.callingSearchSpace ?? '',
    reroutingCss: trunk.reroutingCallingSearchSpace ?? '',
    sipProfile: trunk.sipProfile ?? '',
    securityProfile: trunk.securityProfile ?? '',
    classification: trunk.classification ?? '',
    routeGroups: routes.routeGroups.join(', '),
    routeLists: routes.routeLists.join(', '),
    patterns: listSome(routes.patterns.map(({ value }) => patternKey(value.pattern, value.partition))),
    domains: listSome(routes.domains.map(({ value }) => value.pattern)),
  }
}
