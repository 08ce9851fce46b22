import { dialableDigits, isPlainNumber } from '../../dialing/digits.js'
import type { Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { emergencyNumbers } from '../../model/emergency-numbers.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { WebexSnapshot } from '../../model/webex/snapshot.js'
import { NetworkRouter } from '../../routing/network/network-router.js'
import type { NetworkTrace } from '../../routing/network-trace.js'
import { WebexRouter } from '../../routing/webex/webex-router.js'
import type { PlannedWave } from '../plan.js'
import { NetworkProjection } from '../projection/network-projection.js'
import type { Moment } from './moment.js'
import { webexTrunks } from './moment.js'
import type { SafetyInput, WaveStates } from './wave-states.js'

/** All systems once the window of a wave is over. */
interface Joined {
  readonly state: WaveStates
  readonly router: NetworkRouter
  readonly organization: WebexSnapshot
}

/**
 * The half beyond the trunk: after every wave, what the plan's patterns hand over arrives at a person or at
 * a queue with somebody in it (DIAL-005), and help dialed in Webex leaves by the premises where it has to
 * (EMG-003). What the inputs do not tell counts as not proved. Silent while no organization or no gateway
 * was read. One call per pattern, and one per location and emergency number.
 */
export function checkEndToEnd(input: SafetyInput, states: readonly WaveStates[]): readonly Finding[] {
  const { network } = input
  if (network.webex === undefined || network.gateways.length === 0) return []
  const { mapping, settings } = input.question
  const projection = new NetworkProjection(network)
  return states.flatMap((state) => {
    // Unified CM is projected already: its estate and router after the wave are those of the state.
    for (const { what } of state.wave.changes) if (what.system !== 'ucm') projection.apply(what)
    const organization = projection.webex?.snapshot()
    if (organization === undefined || state.wave.changes.length === 0) return []
    const router = new NetworkRouter({
      ucm: state.done.router,
      estate: state.done.estate,
      webex: new WebexRouter(organization, mapping.organization, settings),
      webexSnapshot: organization,
      gateways: projection.gatewaySnapshots(),
      mapping,
      settings,
    })
    const joined = { state, router, organization }
    return [...handedOver(joined, input), ...helpFromWebex(joined, input)]
  })
}

/** DIAL-005: a pattern toward Webex whose calls do not arrive there. */
function handedOver({ state, router, organization }: Joined, { question }: SafetyInput): readonly Finding[] {
  const { wave, done } = state
  const trunks = webexTrunks(question.mapping)
  const callingNumber = someStayingNumber(done)
  const empty = new Set(
    organization.objects.queue.flatMap(({ key, value }) =>
      value.agents.some(({ joined }) => joined) ? [] : [`queue:${key}`],
    ),
  )
  return plannedNumbers(wave).flatMap(({ key, partition, digits }) => {
    const out = done.routeWithin(partition, digits).reached
    if (out?.startsWith('trunk:') !== true || !trunks.has(out.slice('trunk:'.length))) return []
    const caller = {
      label: `pattern ${key}`,
      partitions: partition === undefined ? [] : [partition],
      mode: 'en-bloc' as const,
      missing: [],
      ...(callingNumber === undefined ? {} : { callingNumber }),
    }
    const trace = router.route({ kind: 'ucm', caller }, digits)
    const ends = notArrived(trace, empty)
    if (ends === undefined) return []
    return [
      finding({
        code: 'DIAL-005',
        subject: `pattern:${key}`,
        scope: `wave:${wave.number}`,
        wave: wave.number,
        message: `After the window ${digits} leaves Unified CM for Webex and does not arrive: ${ends}.`,
        evidence: [{ label: `${digits} by ${key}`, value: `${trace.disposition}: ${ends}` }],
      }),
    ]
  })
}

/** How the call ends, in words, unless it ends at a person or at a queue that has somebody to ring. */
function notArrived({ disposition, outcome, reached }: NetworkTrace, empty: ReadonlySet<string>): string | undefined {
  if (disposition === 'webex-person') return undefined
  if (disposition !== 'webex-queue') return outcome
  return reached !== undefined && empty.has(reached) ? `${outcome}, where no agent is joined` : undefined
}

/** Digits of the patterns without wildcards that a wave leaves. */
function plannedNumbers({ changes }: PlannedWave) {
  const found = new Map<string, { readonly key: string; readonly partition: string | undefined; digits: string }>()
  for (const { what } of changes) {
    if (what.system !== 'ucm' || what.kind !== 'route-pattern' || what.after === undefined) continue
    const { pattern, partition } = what.after
    const key = patternKey(pattern, partition)
    if (isPlainNumber(pattern)) found.set(key, { key, partition, digits: dialableDigits(pattern) })
  }
  return [...found.values()]
}

/** The first number in the form of the public network that callers still reach in Unified CM. */
function someStayingNumber(done: Moment): string | undefined {
  const found = done.estate
    .all('directory-number')
    .find(({ value }) => value.dn.startsWith('\\+') && isPlainNumber(value.dn) && done.isSeen(value.partition))
  return found === undefined ? undefined : dialableDigits(found.value.dn)
}

/** EMG-003: help dialed by the moved people of a location whose emergency calls leave by the premises. */
function helpFromWebex({ state, router }: Joined, { question: { mapping } }: SafetyInput): readonly Finding[] {
  const { wave, movers } = state
  const trunks = webexTrunks(mapping)
  return mapping.locations.flatMap((place) => {
    if (place.emergencyCarrier !== 'premises') return []
    const mail = movers.find((mover) => mover.location === place.name && mover.mail !== undefined)?.mail
    if (mail === undefined) return []
    const bad = emergencyNumbers(place.address.country)
      .direct.map((digits) => router.route({ kind: 'webex', mail }, digits))
      .filter((trace) => !hasLeft(trace, trunks))
    const [first] = bad
    if (first === undefined) return []
    return [
      finding({
        code: 'EMG-003',
        subject: `location:${place.name}`,
        scope: `wave:${wave.number}`,
        wave: wave.number,
        location: place.name,
        message: `Emergency calls of the people of ${place.name} in Webex have to leave by the premises, but ${first.dialed} from ${mail} does not: ${first.outcome}.`,
        evidence: bad.map(({ dialed, disposition, outcome }) => ({
          label: `${dialed} from ${mail}`,
          value: `${disposition}: ${outcome}`,
        })),
      }),
    ]
  })
}

function hasLeft({ disposition, reached }: NetworkTrace, trunks: ReadonlySet<string>): boolean {
  if (disposition === 'pstn' || disposition === 'emergency') return true
  return disposition === 'trunk' && reached !== undefined && !trunks.has(reached.slice('trunk:'.length))
}
