import type { Mover } from '../../../analysis/migration-scope.js'
import type { QuestionInput } from '../../../analysis/question.js'
import { deriveE164 } from '../../../analysis/number-identity.js'
import { isPlainNumber } from '../../../dialing/digits.js'
import type { Finding } from '../../../findings/finding.js'
import { finding } from '../../../findings/finding.js'
import type { MappedLocation } from '../../../model/mapping.js'
import { queueKey } from '../../../model/webex/queue.js'
import type { PlannedMover } from '../../plan.js'
import type { PlannedQueue } from '../planned-wave.js'
import { fillName, webexName } from '../planned-wave.js'
import type { QueueSpec } from '../queue-specs.js'
import type { SeatLedger } from './seat-ledger.js'
import type { WebexDraft } from './webex-draft.js'
import type { WebexOwners } from './webex-owners.js'

/** All that decides which queues a wave builds or adds agents to. */
export interface QueueInput {
  readonly question: QuestionInput
  readonly draft: WebexDraft
  readonly seats: SeatLedger
  readonly owners: WebexOwners
  readonly specs: readonly QueueSpec[]
  /** Locations of the plan. */
  readonly locations: readonly MappedLocation[]
  /** Everybody of the plan by key, those left out too. */
  readonly movers: ReadonlyMap<string, PlannedMover>
  readonly findings: Finding[]
}

/**
 * The queues of one wave. A queue is built in the wave in which its pilot's calls go over: the first in
 * which as many members have moved as stay, or, where a person decided for a queue, the last in which one
 * moves. Later waves add their agents. What cannot be built is told.
 */
export function planQueues(input: QueueInput, wave: number): readonly PlannedQueue[] {
  return input.specs.flatMap((spec) => {
    const joining = spec.agents.filter((mover) => waveOf(input, mover) === wave && isTakingPart(input, mover))
    const home = input.locations.find(({ name }) => name === spec.location)
    const takeover = takeoverWave(input, spec)
    const builds = home !== undefined && takeover === wave
    const location = home ?? input.question.mapping.locations.find(({ name }) => name === spec.location)
    const name = location === undefined ? spec.label : queueName(input, location, spec)
    const exists = input.draft.find('queue', queueKey(name, location === undefined ? '' : webexName(location)))
    if (!builds && (exists === undefined || joining.length === 0)) {
      tellNotBuilt(input, spec, wave, joining, takeover)
      return []
    }
    return location === undefined ? [] : plannedQueue(input, spec, location, wave, builds)
  })
}

function plannedQueue(
  input: QueueInput,
  spec: QueueSpec,
  location: MappedLocation,
  wave: number,
  takesOver: boolean,
): readonly PlannedQueue[] {
  const place = webexName(location)
  const name = queueName(input, location, spec)
  const key = queueKey(name, place)
  const current = input.draft.find('queue', key)
  const numbers = current ?? numbersOfPilot(input, spec, location)
  if (numbers.phoneNumber === undefined && numbers.extension === undefined) {
    const pilot = spec.pilot === undefined ? 'no hunt pilot carries it' : `its pilot is ${spec.pilot.entry.key}`
    tell(input, spec, wave, `has no number and no extension: ${pilot}`)
    return []
  }
  const conflict = input.owners.conflictOf(key, numbers.phoneNumber, numbers.extension, place)
  if (conflict !== undefined) {
    tell(input, spec, wave, conflict.why, conflict.code)
    return []
  }
  const agents = spec.agents.filter((mover) => (waveOf(input, mover) ?? Infinity) <= wave && isTakingPart(input, mover))
  if (agents.length === 0) {
    tell(input, spec, wave, 'has no agent who can be given a license')
    return []
  }
  if (takesOver) tellStayingMembers(input, spec, wave)
  return [
    {
      key,
      name,
      location: location.name,
      label: spec.label,
      ...(spec.pilot === undefined ? {} : { pilot: spec.pilot.entry.key }),
      takesOver: takesOver && spec.pilot !== undefined,
      ...(numbers.phoneNumber === undefined ? {} : { phoneNumber: numbers.phoneNumber }),
      ...(numbers.extension === undefined ? {} : { extension: numbers.extension }),
      agents: [...new Set(agents.flatMap(({ mail }) => mail?.toLowerCase() ?? []))],
    },
  ]
}

function queueName({ question }: QueueInput, location: MappedLocation, spec: QueueSpec): string {
  return fillName(question.mapping.names.queue, { location: webexName(location), pilot: spec.label })
}

/** Number and extension under which the pilot is known at the home of its queue. A pilot that is a pattern has none. */
function numbersOfPilot(
  { question }: QueueInput,
  { pilot }: QueueSpec,
  location: MappedLocation,
): { readonly phoneNumber?: string; readonly extension?: string } {
  if (pilot === undefined || !isPlainNumber(pilot.entry.value.pattern)) return {}
  const { numbers, organization } = question.mapping
  const line = { dn: pilot.entry.value.pattern, active: true, urgent: false }
  const { e164, extension } = deriveE164(
    { ...line, forwards: [], alternates: [], uris: [], origins: [] },
    [],
    undefined,
    numbers,
    {
      country: location.address.country,
      location: location.name,
      extensionLength: location.extensionLength ?? organization.extensionLength,
    },
  )
  return {
    ...(e164 === undefined ? {} : { phoneNumber: e164 }),
    ...(extension === undefined ? {} : { extension }),
  }
}

/** The wave in which the pilot's calls go to the queue; undefined when they stay on Unified CM. */
function takeoverWave(input: QueueInput, { pilot, decided }: QueueSpec): number | undefined {
  if (pilot === undefined || decided === 'KEEP_UCM' || decided === 'HUNT_GROUP') return undefined
  const waves = pilot.members
    .flatMap(({ mover }) => (mover === undefined ? [] : (waveOf(input, mover) ?? [])))
    .sort((a, b) => a - b)
  if (decided === 'CA_QUEUE') return waves.at(-1)
  return waves.find((wave) => waves.filter((each) => each <= wave).length * 2 >= pilot.members.length)
}

function waveOf({ movers }: QueueInput, mover: Mover): number | undefined {
  return movers.get(mover.key)?.wave ?? mover.wave
}

/** True when the person is licensed by this plan, or was by an earlier one. */
function isTakingPart({ movers, draft, seats }: QueueInput, mover: Mover): boolean {
  const planned = movers.get(mover.key)
  if (planned !== undefined) return planned.leftOut === undefined
  const person = mover.mail === undefined ? undefined : draft.find('person', mover.mail.toLowerCase())
  return person !== undefined && seats.held(person.licenses, 'customer-assist').length > 0
}

/** Agents of this wave who name a queue that the wave neither builds nor finds in Webex. */
function tellNotBuilt(
  input: QueueInput,
  spec: QueueSpec,
  wave: number,
  joining: readonly Mover[],
  takeover: number | undefined,
): void {
  if (joining.length === 0) return
  const isHere = input.locations.some(({ name }) => name === spec.location)
  if (takeover === undefined && isHere) {
    const members = spec.pilot?.members.length ?? 0
    const why =
      spec.decided !== undefined
        ? `was decided to be ${spec.decided}, which the plan does not build`
        : spec.pilot === undefined
          ? 'has no hunt pilot, so no number'
          : `stays on Unified CM: most of the ${members} members of its pilot stay`
    tell(input, spec, wave, why)
    return
  }
  if (takeover !== undefined && takeover < wave && isHere) return
  for (const mover of joining) {
    input.findings.push(
      finding({
        code: 'WAV-001',
        subject: mover.key,
        scope: `wave:${wave}`,
        message: `${mover.label} also works in ${spec.label}, which goes over ${takeover === undefined ? 'later or not at all' : `in wave ${takeover}`} with ${spec.location}: until then only the other queue rings.`,
        evidence: [
          { label: 'queue', value: spec.label },
          { label: 'location of the queue', value: spec.location },
        ],
        location: mover.location,
        wave,
      }),
    )
  }
}

/** Members who stay behind get no more calls of the pilot. */
function tellStayingMembers(input: QueueInput, spec: QueueSpec, wave: number): void {
  const staying = (spec.pilot?.members ?? []).filter(({ mover }) => {
    return mover === undefined || (waveOf(input, mover) ?? Infinity) > wave
  })
  if (staying.length === 0) return
  input.findings.push(
    finding({
      code: 'WAV-001',
      subject: `hunt-pilot:${spec.pilot?.entry.key ?? ''}`,
      scope: `wave:${wave}`,
      severity: 'HIGH',
      message: `${staying.map(({ key }) => key).join(', ')} stay members of ${spec.label} on Unified CM, which rings nobody there once its calls go to the queue.`,
      evidence: staying.map(({ key, mover }) => ({ label: 'member', value: mover?.label ?? key })),
      location: spec.location,
      wave,
    }),
  )
}

function tell(
  input: QueueInput,
  spec: QueueSpec,
  wave: number,
  why: string,
  code: 'QUE-004' | Finding['code'] = 'QUE-004',
): void {
  input.findings.push(
    finding({
      code,
      subject: `queue:${spec.label}`,
      scope: `wave:${wave}`,
      message: `${spec.label} ${why}, and is not built.`,
      evidence: [
        { label: 'agents', value: String(spec.agents.length) },
        { label: 'hunt pilot', value: spec.pilot?.entry.key ?? 'none' },
      ],
      location: spec.location,
      wave,
    }),
  )
}
