import type { UcmEstate } from '../../model/ucm/estate.js'
import type { HuntPilot } from '../../model/ucm/hunting.js'
import { NO_PARTITION, patternKey } from '../../model/ucm/partition.js'
import type { Caller } from '../../routing/caller.js'
import type { Candidate, Trace } from '../../routing/trace.js'
import { callerOfCss } from '../../routing/ucm/resolve-caller.js'
import type { UcmRouter } from '../../routing/ucm/ucm-router.js'

/** `unknown`: the inputs do not hold the whole path, so it is neither fine nor broken. */
export type Reach = 'reached' | 'fails' | 'unknown'

/** What becomes of one emergency string. */
export interface EmergencyCall {
  readonly dialed: string
  readonly reach: Reach
  /** Why it fails, or the last thing that is known; in words. */
  readonly outcome: string
  /** The way it took, hop by hop, in one line. */
  readonly path: string
  /** What the inputs lack. */
  readonly missing: readonly string[]
}

/** Overflows followed from hunt pilot to hunt pilot before giving up. */
const MAXIMUM_OVERFLOWS = 4

/**
 * Dials an emergency string and follows it to somebody who can answer: through translations, and
 * through hunt pilots without members to where they hand their calls on (`routing-semantics` D 1).
 */
export function dialEmergency(estate: UcmEstate, router: UcmRouter, caller: Caller, digits: string): EmergencyCall {
  return follow(estate, router, router.route(caller, digits, { mode: 'digit-by-digit' }), caller, [])
}

function follow(
  estate: UcmEstate,
  router: UcmRouter,
  trace: Trace,
  caller: Caller,
  before: readonly Trace[],
): EmergencyCall {
  const traces = [...before, trace]
  const path = traces.map(pathInWords).join(' → ')
  const dialed = traces[0]?.dialed ?? trace.dialed
  const missing = [...new Set(traces.flatMap((one) => one.missing))]
  const call = (reach: Reach, outcome: string): EmergencyCall => ({ dialed, reach, outcome, path, missing })
  const arrived = (): EmergencyCall => {
    const obstacle = traces.map((one) => obstacleOf(one, estate)).find((text) => text !== undefined)
    return obstacle === undefined ? call('reached', trace.outcome) : call('fails', `${obstacle}: ${trace.outcome}`)
  }
  switch (trace.disposition) {
    case 'trunk':
    case 'line':
    case 'cti-route-point':
      return arrived()
    case 'insufficient-information':
    case 'ambiguous':
      return call('unknown', trace.outcome)
    case 'hunt-pilot': {
      if (missing.length > 0) return call('unknown', `${trace.outcome}; not in the inputs: ${missing.join(', ')}`)
      const pilot = pilotReached(trace, estate)
      if (pilot === undefined || hasMembers(pilot, estate)) return arrived()
      const next = overflowOf(pilot)
      if (next === undefined) return call('fails', `${trace.outcome}, and nowhere to go on`)
      if (traces.length > MAXIMUM_OVERFLOWS) return call('fails', `${trace.outcome}, passed on again and again`)
      const forwarder: Caller = { ...caller, ...callerOfCss(estate, next.callingSearchSpace, undefined) }
      return follow(estate, router, router.route(forwarder, next.destination, { mode: 'en-bloc' }), caller, traces)
    }
    default:
      return call('fails', trace.outcome)
  }
}

/** What stands in the way although the call arrives somewhere. */
function obstacleOf(trace: Trace, estate: UcmEstate): string | undefined {
  if (trace.waitedSeconds > 0) return `waits ${trace.waitedSeconds} seconds for more digits${waitCause(trace)}`
  for (const hop of trace.hops) {
    if (hop.kind === 'lookup' && hop.digitsIgnored !== '') return `is cut short after ${hop.digits}`
  }
  for (const { pattern, partition, kind } of winnersOf(trace)) {
    const schedule = partition === undefined ? undefined : estate.find('partition', partition)?.value.timeSchedule
    if (schedule !== undefined) return `works only while time schedule ${schedule} is active`
    if (kind !== 'route-pattern') continue
    const needsCode = estate
      .all('route-pattern')
      .some(
        ({ value }) =>
          value.pattern === pattern &&
          value.partition === partition &&
          (value.requiresAuthorizationCode || value.requiresClientMatterCode),
      )
    if (needsCode) return 'asks for a code first'
  }
  return undefined
}

/** `, which route pattern 911X in PT-A could take`: the first pattern for whose digits the call waited. */
function waitCause(trace: Trace): string {
  for (const hop of trace.hops) {
    if (hop.kind !== 'lookup' || hop.waitedSeconds === 0) continue
    const [first, ...others] = hop.losers.filter(({ reason }) => reason === 'needs-more-digits')
    if (first === undefined) continue
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    return `, which ${first.kind.replaceAll('-', ' ')} ${first.pattern} in ${first.partition ?? NO_PARTITION}${more} could take`
  }
  return ''
}

function winnersOf(trace: Trace): readonly Candidate[] {
  return trace.hops.flatMap((hop) => (hop.kind === 'lookup' && hop.winner !== undefined ? [hop.winner] : []))
}

function pilotReached(trace: Trace, estate: UcmEstate): HuntPilot | undefined {
  return estate
    .all('hunt-pilot')
    .find(({ value }) => `hunt-pilot:${patternKey(value.pattern, value.partition)}` === trace.reached)?.value
}

function hasMembers(pilot: HuntPilot, estate: UcmEstate): boolean {
  const list = pilot.huntList === undefined ? undefined : estate.find('hunt-list', pilot.huntList)?.value
  if (list?.enabled !== true) return false
  return list.lineGroups.some((name) => (estate.find('line-group', name)?.value.members.length ?? 0) > 0)
}

/** Where a pilot without members sends its calls: a queue by its no-agents destination, else the hunt forwards. */
function overflowOf({
  queue,
  forwardNoAnswer,
  forwardBusy,
}: HuntPilot): { readonly destination: string; readonly callingSearchSpace: string | undefined } | undefined {
  const candidates = [
    { destination: queue.noAgentsDestination, callingSearchSpace: queue.noAgentsCallingSearchSpace },
    forwardNoAnswer,
    forwardBusy,
  ]
  for (const { destination, callingSearchSpace } of candidates) {
    if (destination !== undefined) return { destination, callingSearchSpace }
  }
  return undefined
}

/** `911 by translation pattern 911 in PT-A, 7110911 by hunt pilot 7110911 in PT-A`. */
function pathInWords(trace: Trace): string {
  const hops = trace.hops.flatMap((hop) => {
    if (hop.kind !== 'lookup') return []
    const { winner, digits } = hop
    if (winner === undefined) return [`${digits} by nothing`]
    return [`${digits} by ${winner.kind.replaceAll('-', ' ')} ${winner.pattern} in ${winner.partition ?? NO_PARTITION}`]
  })
  const offered = trace.hops.flatMap((hop) => (hop.kind === 'route' ? hop.offered.map(({ device }) => device) : []))
  return [...hops, ...(offered[0] === undefined ? [] : [`device ${offered[0]}`])].join(', ')
}
