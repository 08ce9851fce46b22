import type { Finding } from '../findings/finding.js'
import { compareFindings } from '../findings/finding.js'
import { UserError } from '../findings/user-error.js'
import { findingId } from '../model/fingerprint.js'
import type { MappedLocation } from '../model/mapping.js'
import { openQuestions } from './open-questions.js'
import { namePlan } from './plan-file.js'
import type { PlanInput } from './plan-input.js'
import type { Plan, PlannedMover, PlannedWave } from './plan.js'
import { checkSafety } from './safety/check-safety.js'
import { unstatedFindings } from './target/unstated.js'
import type { Obstacle } from './target/planned-movers.js'
import { planMovers } from './target/planned-movers.js'
import { sharedLineObstacle } from './target/ucm/shared-line-obstacle.js'
import { webexName } from './target/planned-wave.js'
import { missingForLocation } from './target/webex/location-changes.js'
import { WaveBuilder } from './wave-builder.js'

/**
 * Plans the move of everybody at some locations: movers, waves of ordered changes in all systems, what is
 * wrong with the plan, and what forbids its approval. Whoever cannot be moved is left out with the reason,
 * and a location about which too little is known leaves out all of its people. Pure; equal inputs give
 * equal plans. UserError for a location that is not mapped, or at which nobody moves.
 */
export function makePlan(input: PlanInput): Plan {
  const locations = chosenLocations(input)
  const builder = new WaveBuilder(input, locations)
  const unplaced = unplacedLocations(input, locations)
  const sharing = sharedLineObstacle(input.question)
  const planned = planMovers(input.question, builder.identities, input.locations, (mover) => {
    return unplaced.get(mover.location) ?? builder.obstacleOf(mover) ?? sharing(mover)
  })
  let movers: readonly PlannedMover[] = planned.movers
  const waves: PlannedWave[] = []
  for (const number of waveNumbers(movers)) {
    const built = builder.build(number, movers)
    waves.push(built.wave)
    movers = built.movers
  }
  const reach = {
    locations: locations.map(({ name }) => name),
    waves: waves.map((wave) => wave.number),
    movers,
    changes: waves.flatMap(({ changes }) => changes),
    trunks: [...builder.trunks],
    pilots: [...builder.pilots],
  }
  const draft = {
    schema: 'rehome/plan/v1' as const,
    locations: reach.locations,
    ...(input.layout === 'older' ? { layout: 'older' as const } : {}),
    basis: input.basis,
    movers,
    waves,
  }
  const findings = completed(input, [
    ...planned.findings,
    ...builder.findings,
    ...unstatedFindings(input, locations, reach.trunks),
    ...checkSafety({ network: input.network, plan: draft, question: input.question }),
  ])
  return namePlan({ ...draft, findings, open: openQuestions(input.question, input.audit, findings, reach) })
}

function chosenLocations({ question, locations }: PlanInput): readonly MappedLocation[] {
  const { mapping, scope } = question
  const known = mapping.locations.map(({ name }) => name)
  for (const name of locations) {
    if (!known.includes(name)) {
      const hint = known.length === 0 ? 'no location is mapped yet: rehome map propose' : `known: ${known.join(', ')}`
      throw new UserError(`there is no location ${name}`, { kind: 'usage', hint })
    }
    if (!scope.movers.some((mover) => mover.location === name)) {
      const populated = [...new Set(scope.movers.flatMap(({ location }) => location ?? []))].sort()
      const hint =
        populated.length === 0 ? 'nobody who moves has a location' : `people move at: ${populated.join(', ')}`
      throw new UserError(`nobody moves at ${name}`, { kind: 'usage', hint })
    }
  }
  return [...new Set(locations)].flatMap((name) => mapping.locations.find((location) => location.name === name) ?? [])
}

/** Locations that are not in Webex and of which too little is known to create them (LOC-001 tells it once). */
function unplacedLocations(
  { question, network }: PlanInput,
  locations: readonly MappedLocation[],
): ReadonlyMap<string, Obstacle> {
  const existing = new Set(network.webex?.objects.location.map(({ key }) => key))
  const obstacles = new Map<string, Obstacle>()
  for (const location of locations) {
    if (existing.has(webexName(location))) continue
    const missing = missingForLocation(question.mapping, location)
    if (missing.length === 0) continue
    const why = `waits for the location ${location.name}, which lacks ${missing.join(', ')}`
    obstacles.set(location.name, { code: 'LOC-001', why, isToldOnce: true })
  }
  return obstacles
}

function waveNumbers(movers: readonly PlannedMover[]): readonly number[] {
  return [...new Set(movers.map(({ wave }) => wave))].sort((a, b) => a - b)
}

/** One finding per identity, with the severities of the settings, worst first. */
function completed({ question }: PlanInput, findings: readonly Finding[]): readonly Finding[] {
  const byId = new Map<string, Finding>()
  for (const each of findings) {
    const id = findingId(each)
    const known = byId.get(id)
    const severity = question.settings.severityOverrides[each.code] ?? each.severity
    byId.set(id, known === undefined ? { ...each, severity } : { ...known, evidence: merged(known, each) })
  }
  return [...byId.values()].sort(compareFindings)
}

function merged(known: Finding, other: Finding): Finding['evidence'] {
  const all = [...known.evidence, ...other.evidence]
  return [...new Map(all.map((item) => [`${item.label}\n${item.value}`, item])).values()]
}
