import { SETTINGS } from '../../model/settings.js'
import type { LgwTrace, OutboundLeg } from '../../routing/lgw/lgw-trace.js'
import type { Leg, NetworkDisposition, NetworkTrace } from '../../routing/network-trace.js'
import { ARRIVES } from '../../routing/network-trace.js'
import type { Trace } from '../../routing/trace.js'
import type { WebexTrace } from '../../routing/webex/webex-trace.js'
import type { Paint } from './paint.js'
import { hopLines, traceView } from './trace-view.js'

/** Under the plan in whose projection they were routed, calls one below the other; through Unified CM alone where nothing else was read. */
export function routedCallsView(
  calls: {
    readonly traces: readonly (Trace | null)[]
    readonly network?: readonly NetworkTrace[]
    readonly plan?: string
    readonly standing?: string
  },
  paint: Paint,
): string {
  const views =
    calls.network?.map((trace) => networkTraceView(trace, paint)) ??
    calls.traces.flatMap((trace) => (trace === null ? [] : [traceView(trace, paint)]))
  const head =
    calls.plan === undefined ? [] : [paint.strong(`Plan ${calls.plan} (${calls.standing ?? 'standing unknown'})`)]
  return [...head, ...(views.length === 0 ? ['No call could be routed.'] : views)].join('\n\n')
}

/** One call over all systems: what each made of it, one after another and indented, and where it ends in one line. */
export function networkTraceView(trace: NetworkTrace, paint: Paint): string {
  const lines = [paint.strong(`${trace.caller} dials ${trace.dialed}`)]
  for (const leg of trace.legs) lines.push(...legLines(leg, paint).map((line) => `  ${line}`))
  lines.push(`=> ${dispositionText(trace.disposition, paint)}: ${trace.outcome}`)
  if (trace.trunkSessions > 0) lines.push(`   sessions between Unified CM and Webex: ${trace.trunkSessions}`)
  if (trace.waitedSeconds > 0) lines.push(`   after waiting ${trace.waitedSeconds} s for more digits`)
  if (trace.missing.length > 0) lines.push(`   not in the inputs: ${trace.missing.join(', ')}`)
  for (const key of trace.settingsUsed) {
    const entry = Object.entries(SETTINGS).find(([name]) => name === key)?.[1]
    lines.push(paint.faint(`   setting ${key}: ${entry === undefined ? '' : `${entry.about} (${entry.source})`}`))
  }
  return lines.join('\n')
}

/** One line for lists: who, what, where it ends. */
export function networkTraceLine(trace: NetworkTrace): string {
  return `${trace.caller} dials ${trace.dialed}: ${trace.disposition}, ${trace.outcome}`
}

function dispositionText(disposition: NetworkDisposition, paint: Paint): string {
  return ARRIVES.has(disposition) ? paint.good(disposition) : paint.bad(disposition)
}

function legLines(leg: Leg, paint: Paint): readonly string[] {
  switch (leg.system) {
    case 'ucm':
      return [`Unified CM${leg.name === 'Unified CM' ? '' : ` ${leg.name}`}`, ...indented(hopLines(leg.trace, paint))]
    case 'webex':
      return ['Webex Calling', ...indented(webexLines(leg.trace, paint))]
    case 'lgw':
      return [`Local Gateway ${leg.trace.gateway}`, ...indented(gatewayLines(leg.trace, paint))]
    case 'pstn':
      return [`Public network, by ${leg.trunk}`, `  called ${leg.called}`]
  }
}

function webexLines(trace: WebexTrace, paint: Paint): readonly string[] {
  const steps = trace.steps.map(({ rule, took, why }) =>
    took ? `${paint.good('yes')} ${rule}: ${why}` : paint.faint(`no  ${rule}: ${why}`),
  )
  const source = trace.source === undefined ? [] : [`caller classified as ${trace.source}`]
  return [...source, ...steps, trace.outcome]
}

function gatewayLines(trace: LgwTrace, paint: Paint): readonly string[] {
  return [
    `in  dial-peer ${trace.inbound}: ${trace.inboundRule}`,
    ...trace.steps.map((step) => paint.faint(`    ${step}`)),
    ...trace.outbound.flatMap((leg, index) => outboundLines(leg, index, paint)),
    trace.outcome,
  ]
}

function outboundLines(leg: OutboundLeg, index: number, paint: Paint): readonly string[] {
  const word = index === 0 ? 'out' : 'or '
  const caller = leg.calling === '' ? '' : `, caller ${leg.calling}`
  return [
    `${word} dial-peer ${leg.dialPeer}: called ${leg.called}${caller}`,
    ...leg.steps.map((step) => paint.faint(`    ${step}`)),
  ]
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`)
}
