import { HUNT_FIELDS } from '../../analysis/answer-fields.js'
import { pilotLabel } from '../../analysis/inputs/derived-roster.js'
import type { FollowedPilot } from '../../analysis/hunting/pilot-members.js'
import { followPilots } from '../../analysis/hunting/pilot-members.js'
import type { Mover } from '../../analysis/migration-scope.js'
import type { QuestionInput } from '../../analysis/question.js'
import { dialableDigits } from '../../dialing/digits.js'
import { compareText } from '../../findings/finding.js'

/** A queue that the roster names or a hunt pilot stands for, before anything is decided about it. */
export interface QueueSpec {
  /** As the roster calls it, else as the pilot is described. */
  readonly label: string
  /** The hunt pilot whose calls it takes over, followed to its members. */
  readonly pilot?: FollowedPilot
  /** What a person decided about the pilot (tab Hunt and queues). */
  readonly decided?: string
  /** Name of the mapped location where most of its agents are. */
  readonly location: string
  /** Agents in the order of the pilot's members, then of the roster. */
  readonly agents: readonly Mover[]
  readonly supervisors: readonly Mover[]
}

/**
 * One queue per name in the roster, joined with the hunt pilot of that name, or with the one pilot whose
 * members are its agents; and one per pilot of which movers without any queue in the roster are members.
 * Sorted by label.
 */
export function queueSpecs(question: QuestionInput): readonly QueueSpec[] {
  const pilots = followPilots(question.estate, question.scope)
  const names = new Map<string, { label: string; movers: Mover[] }>()
  for (const mover of question.scope.movers) {
    for (const queue of mover.queues) {
      const known = names.get(plain(queue))
      if (known === undefined) names.set(plain(queue), { label: queue, movers: [mover] })
      else known.movers.push(mover)
    }
  }
  const taken = new Set<FollowedPilot>()
  const specs: QueueSpec[] = []
  for (const { label, movers } of names.values()) {
    const pilot = pilotNamed(pilots, label) ?? pilotOfAgents(pilots, movers)
    if (pilot !== undefined) taken.add(pilot)
    specs.push(specOf(question, label, pilot, movers))
  }
  for (const pilot of pilots) {
    const unnamed = membersOf(pilot).filter(({ queues }) => queues.length === 0)
    if (!taken.has(pilot) && unnamed.length > 0)
      specs.push(specOf(question, pilotLabel(pilot.entry.value), pilot, unnamed))
  }
  return specs.sort((a, b) => compareText(a.label, b.label))
}

function specOf(
  { answers }: QuestionInput,
  label: string,
  pilot: FollowedPilot | undefined,
  named: readonly Mover[],
): QueueSpec {
  const members = pilot === undefined ? [] : membersOf(pilot).filter(({ queues }) => queues.length === 0)
  const working = new Set([...named, ...members].filter(({ role }) => role !== 'SUPERVISOR'))
  const ordered = (pilot === undefined ? [] : membersOf(pilot)).filter((mover) => working.has(mover))
  const agents = [...new Set([...ordered, ...working])]
  const supervisors = named.filter(({ role }) => role !== 'AGENT')
  const decided =
    pilot === undefined
      ? undefined
      : answers.get('Hunt and queues', `hunt-pilot:${pilot.entry.key}`, HUNT_FIELDS.kind)?.value.trim().toUpperCase()
  return {
    label,
    ...(pilot === undefined ? {} : { pilot }),
    ...(decided === undefined ? {} : { decided }),
    location: homeOf(agents.length === 0 ? supervisors : agents),
    agents,
    supervisors,
  }
}

/** The location of most of them; of several with as many, the first by name. */
function homeOf(movers: readonly Mover[]): string {
  const counts = new Map<string, number>()
  for (const { location } of movers) if (location !== undefined) counts.set(location, (counts.get(location) ?? 0) + 1)
  const [best] = [...counts].sort(([a, many], [b, more]) => more - many || compareText(a, b))
  return best?.[0] ?? ''
}

/** The movers among the members, each once, in the order in which they are rung. */
function membersOf({ members }: FollowedPilot): readonly Mover[] {
  return [...new Set(members.flatMap(({ mover }) => mover ?? []))]
}

function pilotNamed(pilots: readonly FollowedPilot[], label: string): FollowedPilot | undefined {
  return pilots.find(({ entry: { value } }) =>
    [value.description, value.alertingName, value.huntList, dialableDigits(value.pattern)].some(
      (name) => name !== undefined && plain(name) === plain(label),
    ),
  )
}

/** The only pilot that rings most of them. */
function pilotOfAgents(pilots: readonly FollowedPilot[], movers: readonly Mover[]): FollowedPilot | undefined {
  const agents = movers.filter(({ role }) => role !== 'SUPERVISOR')
  const ringing = pilots.filter((pilot) => {
    const members = new Set(membersOf(pilot))
    return agents.filter((agent) => members.has(agent)).length * 2 > agents.length
  })
  return ringing.length === 1 ? ringing[0] : undefined
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}+]/gu, '')
}
