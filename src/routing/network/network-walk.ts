import { compareText } from '../../findings/finding.js'
import type { LgwSnapshot } from '../../model/lgw/snapshot.js'
import type { MappedLocation } from '../../model/mapping.js'
import type { Trunk } from '../../model/ucm/trunk.js'
import type { CallConditions } from '../call-conditions.js'
import type { Caller } from '../caller.js'
import type { LgwTrace } from '../lgw/lgw-trace.js'
import type { Leg, NetworkDisposition, NetworkTrace } from '../network-trace.js'
import type { DialingMode, Trace } from '../trace.js'
import { callerOfTrunk } from '../ucm/resolve-caller.js'
import type { WebexTrace } from '../webex/webex-trace.js'
import { arriveFromUcm, arriveFromWebex, nextSystem } from './gateway-hop.js'
import type { NetworkTables } from './network-tables.js'
import type { NetworkCaller } from './person-caller.js'

/** Systems that one call may pass before it is called a loop. */
const HOP_LIMIT = 20

interface End {
  readonly disposition: NetworkDisposition
  readonly outcome: string
  readonly reached?: string
}

/** Where a call goes next, or how it ends. */
type Next = End | (() => Next)

/** Follows one call from system to system. One instance per call. */
export class NetworkWalk {
  private readonly tables: NetworkTables
  private readonly start: NetworkCaller
  private readonly dialed: string
  private readonly mode: DialingMode | undefined
  private readonly conditions: CallConditions
  private readonly legs: Leg[] = []
  /** Places passed, in order, as words for the members of a loop. */
  private readonly places: string[] = []
  private readonly missing = new Set<string>()
  private readonly settingsUsed = new Set<string>()
  private called: string
  private calling: string | undefined
  private waitedSeconds = 0
  private trunkSessions = 0

  constructor(
    tables: NetworkTables,
    start: NetworkCaller,
    dialed: string,
    options: { readonly mode?: DialingMode; readonly conditions?: CallConditions },
  ) {
    this.tables = tables
    this.start = start
    this.dialed = dialed
    this.mode = options.mode
    this.conditions = options.conditions ?? {}
    this.called = dialed
  }

  run(): NetworkTrace {
    const { start } = this
    let next: Next =
      start.kind === 'ucm' ? this.onUcm(start.caller, this.mode ?? start.caller.mode) : this.fromWebexPerson(start.mail)
    while (typeof next === 'function') {
      next = this.legs.length >= HOP_LIMIT ? loop(this.places, `after ${HOP_LIMIT} systems`) : next()
    }
    return {
      caller: start.kind === 'ucm' ? start.caller.label : `webex ${start.mail}`,
      dialed: this.dialed,
      ...next,
      finalDigits: this.called,
      ...(this.calling === undefined ? {} : { callingNumber: this.calling }),
      legs: this.legs,
      trunkSessions: this.trunkSessions,
      waitedSeconds: this.waitedSeconds,
      missing: [...this.missing].sort(compareText),
      settingsUsed: [...this.settingsUsed].sort(compareText),
    }
  }

  private onUcm(caller: Caller, mode: DialingMode): Next {
    const { ucm, estate, links } = this.tables
    const trace = ucm.route(caller, this.called, { mode, conditions: this.conditions })
    this.noteUcm(trace, estate.snapshot.cluster.clusterId)
    const trunk = trace.disposition === 'trunk' ? estate.find('trunk', trunkOf(trace))?.value : undefined
    if (trunk === undefined) return ucmEnd(trace)
    switch (links.roleOf(trunk.name)) {
      case 'pstn':
        return this.toPublicNetwork(trunk.name)
      case 'lgw':
        return () => this.toGateway(trunk)
      case undefined:
        return { ...ucmEnd(trace), outcome: `${trace.outcome}; nobody has stated the role of that trunk` }
      case 'voicemail':
      case 'sme':
      case 'expressway':
      case 'conference':
      case 'recording':
      case 'contact-center':
      case 'ignore':
        return ucmEnd(trace)
    }
  }

  private toGateway(trunk: Trunk): Next {
    if (this.called.includes('@')) {
      return this.open(`sent to trunk ${trunk.name} as ${this.called}`, [
        'what a gateway does with addresses: dial-peers by number only are followed',
      ])
    }
    const link = this.tables.links.ofUcmTrunk(trunk)
    if (!link.ok) return this.open(`sent to trunk ${trunk.name} as ${this.called}`, [link.missing])
    const trace = arriveFromUcm(this.tables, link.value, trunk, { called: this.called, calling: this.calling })
    return this.atGateway(link.value, trace, `Unified CM trunk ${trunk.name}`)
  }

  private atGateway(gateway: LgwSnapshot, trace: LgwTrace, from: string): Next {
    this.legs.push({ system: 'lgw', trace })
    this.note(trace.missing, [])
    const turn = this.visit(`gateway ${gateway.name}, dial-peer ${trace.inbound}, called ${this.called}`)
    if (turn !== undefined) return turn
    const [first] = trace.outbound
    if (trace.ending !== 'sent' || first === undefined) return gatewayEnd(trace, from)
    this.called = first.called
    this.calling = first.calling === '' ? undefined : first.calling
    const next = nextSystem(this.tables, gateway, first)
    switch (next.kind) {
      case 'webex':
        this.trunkSessions += 1
        return () => this.fromWebexTrunk(next.trunk)
      case 'ucm':
        if (from.startsWith('Webex')) this.trunkSessions += 1
        return () => this.fromUcmTrunk(next.trunk)
      case 'outside':
        return this.toPublicNetwork(`dial-peer ${first.dialPeer} of ${gateway.name}`)
      case 'unknown':
        return this.open(trace.outcome, [next.missing])
    }
  }

  private fromUcmTrunk(trunk: Trunk): Next {
    const turn = this.visit(`Unified CM, trunk ${trunk.name}, called ${this.called}`)
    if (turn !== undefined) return turn
    const caller = callerOfTrunk(this.tables.estate, trunk)
    return this.onUcm(this.calling === undefined ? caller : { ...caller, callingNumber: this.calling }, 'en-bloc')
  }

  private fromWebexPerson(mail: string): Next {
    const { webex } = this.tables
    if (webex === undefined) return this.open(`${mail} calls`, ['the Webex organization'])
    return this.onWebex(webex.routeFromPerson(mail, this.called), webex.locationOf(mail)?.name)
  }

  private fromWebexTrunk(trunk: string): Next {
    const turn = this.visit(`Webex, trunk ${trunk}, called ${this.called}`)
    if (turn !== undefined) return turn
    const { webex } = this.tables
    if (webex === undefined) return this.open(`sent to Webex trunk ${trunk}`, ['the Webex organization'])
    const location = webex.directory.trunk(trunk)?.location
    return this.onWebex(webex.routeFromTrunk(trunk, this.calling, this.called), location)
  }

  private onWebex(trace: WebexTrace, location: string | undefined): Next {
    this.legs.push({ system: 'webex', trace })
    this.note(trace.missing, trace.settingsUsed)
    this.called = trace.routingAddress
    this.calling = trace.callingNumber
    const ended = webexEnd(trace)
    if (ended !== undefined) return ended
    if (trace.destination === 'EMERGENCY') return this.emergency(trace, location)
    return this.leaveWebex(trace, location)
  }

  /** By premises where the mapping says so, or where nobody says but the location's PSTN is there (`corrections` 8). */
  private emergency(trace: WebexTrace, location: string | undefined): Next {
    const carrier = this.mapped(location)?.emergencyCarrier
    const byPremises = carrier === undefined ? trace.trunks.length > 0 : carrier === 'premises'
    if (byPremises) return this.leaveWebex(trace, location)
    if (carrier === undefined) {
      return this.open(`emergency call ${this.called}: nobody has said who carries it`, [
        `the emergency carrier of ${location ?? 'the location'} (mapping, emergencyCarrier)`,
      ])
    }
    return { disposition: 'emergency', outcome: `emergency call, by ${carrier}`, reached: `emergency:${this.called}` }
  }

  private leaveWebex(trace: WebexTrace, location: string | undefined): Next {
    const [trunk] = trace.trunks
    if (trunk !== undefined) return () => this.throughGateway(trunk, trace)
    if (trace.destination === 'PSTN_NUMBER' && this.mapped(location)?.pstn !== 'premises') {
      return this.toPublicNetwork(`cloud PSTN of ${location ?? 'the organization'}`)
    }
    return this.open(trace.outcome, [`the PSTN route of Webex location ${location ?? ''}`])
  }

  private throughGateway(webexTrunk: string, trace: WebexTrace): Next {
    const link = this.tables.links.ofWebexTrunk(webexTrunk)
    if (!link.ok) return this.open(trace.outcome, [link.missing])
    const { gateway, group } = link.value
    const call = { called: this.called, calling: this.calling }
    return this.atGateway(gateway, arriveFromWebex(this.tables, gateway, group, call), `Webex trunk ${webexTrunk}`)
  }

  private toPublicNetwork(trunk: string): End {
    this.legs.push({ system: 'pstn', trunk, called: this.called })
    return {
      disposition: 'pstn',
      outcome: `leaves for the public network as ${this.called} by ${trunk}`,
      reached: `pstn:${this.called}`,
    }
  }

  /** The same place, reached from the same side with the same digits, a second time (`local-gateway` 5.6). */
  private visit(place: string): End | undefined {
    const first = this.places.indexOf(place)
    if (first >= 0) return loop(this.places.slice(first), `${place} comes a second time`)
    this.places.push(place)
    return undefined
  }

  private open(so: string, missing: readonly string[]): End {
    this.note(missing, [])
    return {
      disposition: 'insufficient-information',
      outcome: `${so}; not in the inputs: ${missing.join(', ')}`,
    }
  }

  private note(missing: readonly string[], settings: readonly string[]): void {
    for (const name of missing) this.missing.add(name)
    for (const key of settings) this.settingsUsed.add(key)
  }

  private noteUcm(trace: Trace, name: string | undefined): void {
    this.legs.push({ system: 'ucm', name: name ?? 'Unified CM', trace })
    this.note(trace.missing, trace.settingsUsed)
    this.called = trace.finalDigits
    this.calling = trace.callingNumber
    this.waitedSeconds += trace.waitedSeconds
  }

  private mapped(location: string | undefined): MappedLocation | undefined {
    const { locations } = this.tables.mapping
    return locations.find(({ name, webexName }) => location !== undefined && (webexName ?? name) === location)
  }
}

function trunkOf(trace: Trace): string {
  return (trace.reached ?? '').slice('trunk:'.length)
}

function ucmEnd({ disposition, outcome, reached }: Trace): End {
  return { disposition, outcome, ...(reached === undefined ? {} : { reached }) }
}

function loop(places: readonly string[], why: string): End {
  return { disposition: 'loop', outcome: `loop (${why}): ${places.join(' → ')}` }
}

/** How a call ends in a gateway that does not send it on. */
function gatewayEnd(trace: LgwTrace, from: string): End {
  const outcome = `from ${from} to gateway ${trace.gateway}: ${trace.outcome}`
  switch (trace.ending) {
    case 'ambiguous':
      return { disposition: 'ambiguous', outcome }
    case 'insufficient-information':
      return { disposition: 'insufficient-information', outcome }
    case 'refused':
    case 'no-inbound-match':
    case 'no-outbound-match':
      return { disposition: 'refused', outcome }
    case 'sent':
      return { disposition: 'no-target', outcome }
  }
}

/** How a call ends in Webex; undefined when it leaves. What the inputs lack leaves every answer open. */
function webexEnd(trace: WebexTrace): End | undefined {
  const { outcome, destination, reached } = trace
  if (trace.missing.length > 0) return { disposition: 'insufficient-information', outcome: openText(trace) }
  if (trace.rejected !== undefined) return { disposition: 'refused', outcome }
  if (trace.ambiguous !== undefined) return { disposition: 'ambiguous', outcome }
  const at = reached === undefined ? {} : { reached }
  if (trace.notInService === true) return { disposition: 'not-in-service', outcome, ...at }
  switch (destination) {
    case 'HOSTED_AGENT':
      return { disposition: 'webex-person', outcome, ...at }
    case 'HOSTED_FEATURE':
      return { disposition: 'webex-queue', outcome, ...at }
    case 'FAC':
      return { disposition: 'webex-feature', outcome, reached: `feature:${trace.routingAddress}` }
    case undefined:
    case 'VIRTUAL_EXTENSION':
      return { disposition: 'no-target', outcome }
    case 'PBX_USER':
    case 'PSTN_NUMBER':
    case 'ROUTE_LIST':
    case 'EMERGENCY':
    case 'UNKNOWN_EXTENSION':
    case 'UNKNOWN_NUMBER':
      break
  }
  return undefined
}

function openText(trace: WebexTrace): string {
  const lacking = `not in the inputs: ${trace.missing.join(', ')}`
  return trace.outcome.includes(lacking) ? trace.outcome : `${trace.outcome}; ${lacking}`
}
