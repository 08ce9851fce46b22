import { IdentityBook } from '../analysis/identity-book.js'
import type { QuestionInput } from '../analysis/question.js'
import type { Finding } from '../findings/finding.js'
import type { MappedLocation } from '../model/mapping.js'
import { UcmEstate } from '../model/ucm/estate.js'
import { UcmRouter } from '../routing/ucm/ucm-router.js'
import type { Change } from './change.js'
import { joinLocations } from './order/join-locations.js'
import { linkSystems } from './order/link-systems.js'
import { orderChanges } from './order/order-changes.js'
import type { PlanInput } from './plan-input.js'
import type { PlannedMover, PlannedWave } from './plan.js'
import { UcmProjection } from './projection/ucm-projection.js'
import type { PlannedGateway } from './target/gateway-changes.js'
import { planGatewayChange } from './target/gateway-changes.js'
import { manualSteps } from './target/manual-steps.js'
import type { ObstacleCheck } from './target/planned-movers.js'
import type { PlannedQueue, WaveScope } from './target/planned-wave.js'
import { webexName } from './target/planned-wave.js'
import type { QueueSpec } from './target/queue-specs.js'
import { queueSpecs } from './target/queue-specs.js'
import { StayingLines } from './target/staying-lines.js'
import { planUcm } from './target/ucm/ucm-target.js'
import { planQueues } from './target/webex/planned-queues.js'
import type { LocationLink } from './target/webex/plan-webex.js'
import { planWebex } from './target/webex/plan-webex.js'
import { SeatLedger } from './target/webex/seat-ledger.js'
import { WebexDraft } from './target/webex/webex-draft.js'
import { WebexOwners } from './target/webex/webex-owners.js'

/** Draws up wave after wave; each starts from the network as the wave before leaves it. */
export class WaveBuilder {
  readonly identities: IdentityBook
  readonly findings: Finding[] = []
  readonly trunks = new Set<string>()
  readonly pilots = new Set<string>()
  private readonly input: PlanInput
  private readonly locations: readonly MappedLocation[]
  private readonly owners: WebexOwners
  private readonly seats: SeatLedger
  private readonly draft: WebexDraft
  private readonly specs: readonly QueueSpec[]
  private readonly staying: StayingLines
  private readonly trunkOf = new Map<string, string>()
  private readonly done = new Set<string>()
  private readonly leaving = new Set<string>()
  private question: QuestionInput

  constructor(input: PlanInput, locations: readonly MappedLocation[]) {
    const { question, network } = input
    this.input = input
    this.locations = locations
    this.question = question
    this.identities = new IdentityBook(question)
    this.owners = new WebexOwners(network.webex)
    this.seats = new SeatLedger(network.webex?.objects.license.map(({ value }) => value) ?? [])
    this.draft = new WebexDraft(network.webex)
    this.specs = queueSpecs(question)
    this.staying = new StayingLines(question, this.identities)
  }

  /** Why Webex would refuse a mover, as far as the organization was read. */
  readonly obstacleOf: ObstacleCheck = (mover) => {
    const location = this.locations.find(({ name }) => name === mover.location)
    if (location === undefined) return undefined
    return this.owners.obstacleOf(mover, webexName(location), this.seats)
  }

  /** Plans one wave for everybody of the plan, and gives the movers with the queues that they work in. */
  build(
    number: number,
    movers: readonly PlannedMover[],
  ): { readonly wave: PlannedWave; readonly movers: readonly PlannedMover[] } {
    const own = movers.filter((mover) => mover.wave === number)
    const places = this.locations.filter(({ name }) => own.some(({ location }) => location === name))
    const names = places.map(({ name }) => name)
    if (own.every(({ leftOut }) => leftOut !== undefined))
      return { wave: { number, locations: names, changes: [] }, movers }
    const queues = planQueues(
      {
        question: this.input.question,
        draft: this.draft,
        seats: this.seats,
        owners: this.owners,
        specs: this.specs,
        locations: this.locations,
        movers: new Map(movers.map((mover) => [mover.key, mover])),
        findings: this.findings,
      },
      number,
    )
    const withQueues = movers.map((mover) => (mover.wave === number ? this.inQueues(mover, queues) : mover))
    const wave: WaveScope = {
      number,
      locations: places,
      movers: withQueues.filter((mover) => mover.wave === number && mover.leftOut === undefined),
      queues,
    }
    const changes = this.changesOf(wave)
    return { wave: { number, locations: names, changes }, movers: withQueues }
  }

  private inQueues(mover: PlannedMover, queues: readonly PlannedQueue[]): PlannedMover {
    const led = new Set(
      this.specs
        .filter(({ supervisors }) => supervisors.some(({ key }) => key === mover.key))
        .map(({ label }) => label),
    )
    const own = queues.filter(
      ({ agents, label }) => (mover.mail !== undefined && agents.includes(mover.mail)) || led.has(label),
    )
    return { ...mover, queues: own.map(({ key }) => key) }
  }

  private changesOf(wave: WaveScope): readonly Change[] {
    for (const key of wave.movers.flatMap(({ lines }) => lines)) this.leaving.add(key)
    for (const { pilot } of wave.queues) if (pilot !== undefined) this.pilots.add(pilot)
    const before = this.draft.changes().length
    const links = this.planWebex(wave)
    const webex = this.draft.changes().slice(before)
    const { estate } = this.question
    const ucm = joinLocations(
      estate,
      links.map((link) => ({ location: link.location, changes: this.planUcm(wave, link) })),
    )
    const gateways = links.map((link) => this.planGateway(wave, link))
    const systems = [...webex, ...ucm, ...gateways.flatMap(({ change }) => change ?? [])]
    const remarks = gateways.flatMap((gateway) => gateway.remarks)
    const linked = linkSystems([...systems, ...manualSteps(wave, links, systems, remarks)], wave)
    const ordered = orderChanges(linked, this.done)
    for (const { id } of ordered) this.done.add(id)
    return ordered
  }

  private planWebex(wave: WaveScope): readonly LocationLink[] {
    const links = planWebex(
      {
        question: this.input.question,
        network: this.input.network,
        identities: this.identities,
        draft: this.draft,
        seats: this.seats,
        wave,
        trunks: this.trunkOf,
        findings: this.findings,
      },
      this.staying,
      this.leaving,
    )
    for (const { gateway } of links) this.trunks.add(gateway.ucmTrunk)
    return links
  }

  private planGateway(wave: WaveScope, link: LocationLink): PlannedGateway {
    const planned = planGatewayChange(this.input, wave.number, link, this.draft.changeOf('trunk', link.trunk))
    this.findings.push(...planned.findings)
    return planned
  }

  /** The cluster moves on with every location, so that two of them do not edit the same search space twice. */
  private planUcm(wave: WaveScope, link: LocationLink): readonly Change[] {
    const location = wave.locations.find(({ name }) => name === link.location)
    if (location === undefined) throw new Error(`no location ${link.location} in wave ${wave.number}`)
    const { changes, findings } = planUcm({
      question: this.question,
      wave: wave.number,
      location,
      movers: wave.movers.filter((mover) => mover.location === location.name),
      queues: wave.queues.filter((queue) => queue.location === location.name),
      trunk: link.gateway.ucmTrunk,
    })
    this.findings.push(...findings)
    if (changes.length > 0) this.advance(changes)
    return changes
  }

  private advance(changes: readonly Change[]): void {
    const projection = new UcmProjection(this.question.estate.snapshot)
    for (const { what } of changes) if (what.system === 'ucm') projection.apply(what)
    const estate = new UcmEstate(projection.state())
    this.question = { ...this.question, estate, router: new UcmRouter(estate, this.question.settings) }
  }
}
