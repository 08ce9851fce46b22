import { finding } from '../../../findings/finding.js'
import type { MappedLocation } from '../../../model/mapping.js'
import type { ChosenGateway } from '../chosen-gateway.js'
import { chooseGateway } from '../chosen-gateway.js'
import { webexName } from '../planned-wave.js'
import type { StayingLines } from '../staying-lines.js'
import { planContacts, tidyContacts } from './contact-changes.js'
import { planDialPlan } from './dial-plan-changes.js'
import { planLocation, planLocationRouting, planMainNumber } from './location-changes.js'
import type { WaveNumber } from './number-changes.js'
import { numberOfMover, planActivation, planNumber } from './number-changes.js'
import type { MailedMover } from './person-changes.js'
import { preparePerson, switchPerson } from './person-changes.js'
import { joinQueue, prepareQueue } from './queue-changes.js'
import { planSupervisor } from './supervisor-changes.js'
import type { PlannedTrunk } from './trunk-changes.js'
import { planTrunk } from './trunk-changes.js'
import type { WebexTargetInput } from './webex-target.js'

/** What joins one location of the wave to Unified CM. */
export interface LocationLink extends PlannedTrunk {
  /** Name of the mapped location. */
  readonly location: string
  readonly gateway: ChosenGateway
}

/**
 * Draws up the changes of one wave in Webex, in the order of creation (`webex-api` 10): location, trunk,
 * route group, routing of the location, dial plan, numbers not in service, people, queues without joined
 * agents, supervisors, contacts; then, for the cutover, numbers in service, people switched, agents joined.
 * The changes stand in the draft; returned is what joins each location to the gateway.
 */
export function planWebex(
  input: WebexTargetInput,
  lines: StayingLines,
  leaving: ReadonlySet<string>,
): readonly LocationLink[] {
  const { wave } = input
  const links = wave.locations.flatMap((location) => planPlace(input, location))
  const numbers = numbersOfWave(input)
  for (const number of numbers) planNumber(input, number)
  for (const location of wave.locations) planOwnNumber(input, location, numbers)
  const movers = wave.movers.filter((mover): mover is MailedMover => mover.mail !== undefined)
  for (const mover of movers) preparePerson(input, mover, placeOf(input, mover.location))
  tellShortSeats(input)
  for (const queue of wave.queues) prepareQueue(input, queue)
  for (const mover of movers.filter(({ role }) => role !== 'AGENT')) {
    const queues = wave.queues.filter(({ key }) => mover.queues.includes(key))
    planSupervisor(input, mover, queues)
  }
  planContacts(input, lines, leaving)
  for (const number of numbers) planActivation(input, number)
  for (const mover of movers) switchPerson(input, mover)
  for (const queue of wave.queues) joinQueue(input, queue)
  tidyContacts(input)
  return links
}

function planPlace(input: WebexTargetInput, location: MappedLocation): readonly LocationLink[] {
  planLocation(input, location)
  const gateway = chooseGateway(input.question, input.network, location)
  if (gateway === undefined) {
    tellNoGateway(input, location)
    return []
  }
  const trunk = planTrunk(input, location, gateway)
  planLocationRouting(input, location, trunk.routeGroup)
  planDialPlan(input, location, { kind: 'route-group', name: trunk.routeGroup })
  return [{ ...trunk, location: location.name, gateway }]
}

function numbersOfWave(input: WebexTargetInput): readonly WaveNumber[] {
  const ofMovers = input.wave.movers.flatMap((mover) => numberOfMover(mover, placeOf(input, mover.location)))
  const ofQueues = input.wave.queues.flatMap(({ phoneNumber, location, name, takesOver }): WaveNumber[] => {
    if (phoneNumber === undefined) return []
    return [{ number: phoneNumber, location: placeOf(input, location), holder: name, activates: takesOver, movers: [] }]
  })
  return [...ofMovers, ...ofQueues]
}

/** The main number must be one of the location's own numbers in Webex; what keeps people from calling out is told. */
function planOwnNumber(input: WebexTargetInput, location: MappedLocation, numbers: readonly WaveNumber[]): void {
  const place = webexName(location)
  const wanted = location.mainNumber
  const isInWebex = wanted !== undefined && input.draft.find('number', wanted)?.location === place
  if (isInWebex) planMainNumber(input, location, wanted)
  const current = input.draft.find('location', place)
  const reasons = [
    ...(current?.pstn === undefined && location.pstn !== 'premises' ? [pstnReason(location)] : []),
    ...(current?.mainNumber === undefined ? [mainNumberReason(location, place, numbers)] : []),
  ]
  if (reasons.length > 0) tellLocation(input, location, reasons.join(' '))
}

function pstnReason({ name, pstn }: MappedLocation): string {
  return pstn === undefined
    ? `Nobody has said how ${name} reaches the PSTN.`
    : `PSTN ${pstn} of ${name} is chosen in Control Hub, not by this plan.`
}

function mainNumberReason({ name, mainNumber }: MappedLocation, place: string, numbers: readonly WaveNumber[]): string {
  const own = numbers.filter(({ location }) => location === place).map(({ number }) => number)
  const trouble =
    mainNumber === undefined
      ? `${name} has no main number, so nobody there could call out.`
      : `The main number ${mainNumber} of ${name} is not in Webex and does not move now, so nobody there could call out.`
  return `${trouble} Numbers that move: ${own.length === 0 ? 'none' : own.join(', ')}.`
}

function placeOf({ question }: WebexTargetInput, name: string): string {
  const location = question.mapping.locations.find((each) => each.name === name)
  return location === undefined ? name : webexName(location)
}

function tellLocation({ findings, wave }: WebexTargetInput, location: MappedLocation, message: string): void {
  findings.push(
    finding({
      code: 'LOC-003',
      subject: `location:${location.name}`,
      scope: `location:${location.name}`,
      message,
      evidence: [
        { label: 'main number', value: location.mainNumber ?? 'none' },
        { label: 'PSTN', value: location.pstn ?? 'not stated' },
      ],
      location: location.name,
      wave: wave.number,
    }),
  )
}

function tellNoGateway({ findings, wave, question, network }: WebexTargetInput, location: MappedLocation): void {
  const trunks = question.mapping.trunks.filter(({ role }) => role === 'lgw').map(({ name }) => name)
  findings.push(
    finding({
      code: 'TRK-001',
      subject: `location:${location.name}`,
      scope: `location:${location.name}`,
      message: `${location.name} has no way to Unified CM: no gateway stands behind a trunk with the role lgw.`,
      evidence: [
        { label: 'trunks with the role lgw', value: trunks.join(', ') || 'none' },
        { label: 'gateways read', value: network.gateways.map(({ name }) => name).join(', ') || 'none' },
      ],
      location: location.name,
      wave: wave.number,
    }),
  )
}

function tellShortSeats({ findings, wave, seats }: WebexTargetInput): void {
  if (seats.shortBy === 0) return
  findings.push(
    finding({
      code: 'LIC-001',
      subject: 'license:customer-assist',
      scope: `wave:${wave.number}`,
      message: `${seats.shortBy} Customer Assist seats are missing up to wave ${wave.number}.`,
      evidence: [
        ...seats.offers.map(({ key, text }) => ({ label: key, value: text })),
        { label: 'short by', value: String(seats.shortBy) },
      ],
      wave: wave.number,
    }),
  )
}
