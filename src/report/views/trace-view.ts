import { formatSource } from '../../findings/source-ref.js'
import { NO_PARTITION } from '../../model/ucm/partition.js'
import type {
  Candidate,
  CodePrompt,
  Disposition,
  LookupHop,
  OfferedDevice,
  OfferResult,
  RouteHop,
  Trace,
  TransformationStep,
  UriHop,
} from '../../routing/trace.js'
import { SETTINGS } from '../../model/settings.js'
import { ARRIVES } from '../../routing/network-trace.js'
import type { Paint } from './paint.js'

const PARTITIONS_SHOWN = 12

/** One call, hop by hop: what was looked up where, who won, who lost and why, what became of the digits. */
export function traceView(trace: Trace, paint: Paint): string {
  const lines = [paint.strong(`${trace.caller} dials ${trace.dialed} (${trace.mode})`)]
  lines.push(...hopLines(trace, paint))
  lines.push(`=> ${dispositionText(trace.disposition, paint)}: ${trace.outcome}`)
  if (trace.waitedSeconds > 0) lines.push(`   after waiting ${trace.waitedSeconds} s for more digits`)
  if (trace.missing.length > 0) lines.push(`   not in the inputs: ${trace.missing.join(', ')}`)
  for (const key of trace.settingsUsed)
    lines.push(paint.faint(`   setting ${key}: ${SETTINGS[key].about} (${SETTINGS[key].source})`))
  return lines.join('\n')
}

/** The hops of a call, numbered, without its head and end. */
export function hopLines(trace: Trace, paint: Paint): readonly string[] {
  return trace.hops.flatMap((hop, index) => {
    switch (hop.kind) {
      case 'lookup':
        return lookupLines(hop, index + 1, paint)
      case 'route':
        return routeLines(hop, index + 1, paint)
      case 'uri':
        return addressLines(hop, index + 1, paint)
    }
  })
}

/** One line for lists: who, what, where it ends. */
export function traceLine(trace: Trace): string {
  return `${trace.caller} dials ${trace.dialed}: ${trace.disposition}, ${trace.outcome}`
}

function dispositionText(disposition: Disposition, paint: Paint): string {
  return ARRIVES.has(disposition) ? paint.good(disposition) : paint.bad(disposition)
}

function lookupLines(hop: LookupHop, number: number, paint: Paint): readonly string[] {
  const shown = hop.partitions.slice(0, PARTITIONS_SHOWN)
  const more = hop.partitions.length - shown.length
  const space = `${shown.join(' > ')}${more > 0 ? ` > … ${more} more` : ''}`
  const ignored = hop.digitsIgnored === '' ? '' : `, ${hop.digitsIgnored} no longer listened to`
  const wait = hop.waitedSeconds === 0 ? '' : `, decided after ${hop.waitedSeconds} s`
  return [
    `${number}. ${hop.digits || '(no digits)'} looked up in ${space}${wait}${ignored}`,
    ...(hop.absentPartitions ?? []).map((name) => paint.faint(`   ${name} is not there at this time`)),
    ...(hop.winner === undefined ? [] : [`   ${paint.good('wins ')} ${candidateText(hop.winner)}`]),
    ...hop.losers.map((loser) => paint.faint(`   loses ${candidateText(loser)}: ${loser.why}`)),
    ...hop.transformations.map(stepText),
    ...(hop.note === undefined ? [] : [`   note: ${hop.note}`]),
  ]
}

function addressLines(hop: UriHop, number: number, paint: Paint): readonly string[] {
  return [
    `${number}. ${hop.uri} looked up in ${hop.partitions.join(' > ')}`,
    ...hop.steps.map(({ rule, took, why }) =>
      took ? `   ${paint.good('takes')} ${rule}: ${why}` : paint.faint(`   no    ${rule}: ${why}`),
    ),
  ]
}

function routeLines(hop: RouteHop, number: number, paint: Paint): readonly string[] {
  return [
    `${number}. route to ${hop.target}`,
    ...(hop.prompts ?? []).map(promptLine),
    ...hop.offered.flatMap((device, index) => deviceLines(device, index + 1, paint)),
    ...hop.skipped.map((reason) => paint.faint(`   skipped: ${reason}`)),
    ...(hop.pointers ?? []).map(({ routeGroup, lastUsed }) =>
      paint.faint(`   circular route group ${routeGroup} has now used ${lastUsed} last`),
    ),
  ]
}

function promptLine({ code, level, outcome }: CodePrompt): string {
  const needed = level === undefined ? '' : ` of level ${level} or more`
  return `   asks for ${code === 'authorization-code' ? 'an authorization code' : 'a client matter code'}${needed}: ${outcome}`
}

function deviceLines(offer: OfferedDevice, order: number, paint: Paint): readonly string[] {
  const through = [offer.routeList, offer.routeGroup].filter((name) => name !== undefined).join(' > ')
  const caller = offer.callingNumber === undefined ? '' : `, caller ${offer.callingNumber}`
  const classification = offer.classification === undefined ? '' : `, ${offer.classification}`
  const result = offer.result === undefined ? '' : `: ${resultText(offer.result, paint)}`
  return [
    `   ${order}) ${offer.device}${through === '' ? '' : ` (${through})`}: called ${offer.calledNumber}${caller}${classification}${result}`,
    ...offer.transformations.map((step) => `   ${stepText(step)}`),
    ...(offer.note === undefined ? [] : [`      note: ${offer.note}`]),
  ]
}

function resultText(result: OfferResult, paint: Paint): string {
  switch (result.kind) {
    case 'answered':
      return paint.good('takes the call')
    case 'refused': {
      const status = result.status === undefined ? '' : `${result.status} `
      return paint.bad(`refuses, ${status}${result.cause.replaceAll('-', ' ')}`)
    }
    case 'down':
      return paint.bad('down, not tried')
    case 'not-tried':
      return paint.faint(`not tried, ${result.why}`)
  }
}

function candidateText(candidate: Candidate): string {
  const count = candidate.matchedStrings === undefined ? '' : `, matches ${candidate.matchedStrings}`
  const urgent = candidate.urgent ? ', urgent' : ''
  const kind = candidate.kind.replaceAll('-', ' ')
  const of = candidate.expandedFrom === undefined ? '' : ` of ${candidate.expandedFrom}`
  return `${candidate.pattern}@${candidate.partition ?? NO_PARTITION} (${kind}${of}${urgent}${count}; ${formatSource(candidate.source)})`
}

function stepText(step: TransformationStep): string {
  return `   ${step.side} number ${step.before || '(none)'} → ${step.after || '(empty)'} by ${step.rule}`
}
