import { NO_PARTITION } from '../../model/ucm/partition.js'
import type { CallClassification, Disposition, Refusal } from '../trace.js'
import type { DeviceOffers } from './devices/offer-devices.js'
import { CAUSE_WORDS } from './devices/refusal.js'
import type { DigitAnalysis } from './digit-analysis.js'
import type { LookupResult } from './lookup.js'

/** How a call ends. */
export interface End {
  readonly disposition: Disposition
  readonly outcome: string
  readonly reached?: string
  readonly classification?: CallClassification
  readonly refusal?: Refusal
}

export function blockedEnd(pattern: string, releaseCause: string | undefined): End {
  const cause = releaseCause === undefined ? '' : ` (${releaseCause})`
  return { disposition: 'blocked', outcome: `blocked by ${pattern}${cause}` }
}

/** Equals in one partition: nothing documents which one wins (`routing-semantics` C-3). */
export function ambiguousEnd(analysis: DigitAnalysis, result: LookupResult): End {
  const best = result.ranked[0]
  const equals = result.ranked.filter((ranked) => best !== undefined && analysis.isTied(best, ranked))
  const names = equals.map(({ entry }) => `${entry.pattern} (${entry.object.kind})`).join(' and ')
  return {
    disposition: 'ambiguous',
    outcome: `${names} match ${result.digits} equally closely in ${best?.entry.partition ?? NO_PARTITION}; which one takes the call is not documented`,
  }
}

/** Nothing matches; `missing`: what the inputs lack, so that something might. */
export function noMatchEnd(result: LookupResult, missing: readonly string[]): End {
  if (missing.length > 0) {
    return {
      disposition: 'insufficient-information',
      outcome: `no pattern in the inputs matches ${result.digits}; not in the inputs: ${missing.join(', ')}`,
    }
  }
  const outcome =
    result.incomplete.length > 0
      ? `no pattern matches ${result.digits || 'no digits'} without more digits`
      : `no pattern matches ${result.digits || 'no digits'}`
  return { disposition: 'unallocated', outcome: `${outcome}: reorder tone` }
}

/** No name or host of the cluster takes an address; `missing`: what the inputs lack, so that something might. */
export function nothingTakesEnd(name: string, missing: readonly string[]): End {
  if (missing.length === 0) return { disposition: 'unallocated', outcome: `nothing takes ${name}: reorder tone` }
  return {
    disposition: 'insufficient-information',
    outcome: `nothing in the inputs takes ${name}; not in the inputs: ${missing.join(', ')}`,
  }
}

export function takenAlikeEnd(name: string, takers: readonly string[]): End {
  return {
    disposition: 'ambiguous',
    outcome: `${takers.join(' and ')} take ${name} alike; which one does is not documented`,
  }
}

/** How the search for a device ended. `name` is what led there, `needs` what the caller had to enter. */
export function offersEnd(name: string, offers: DeviceOffers, needs: string): End {
  const { taken, refusal, hop, missing } = offers
  if (offers.isOpen) {
    const isFirst = hop.offered.every(({ result }) => result === undefined || result.kind === 'not-tried')
    return {
      disposition: 'insufficient-information',
      outcome: `${name} ${isFirst ? 'leads first to' : 'goes on to'} ${missing.join(', ')}, not in the inputs`,
    }
  }
  if (taken === undefined) {
    if (refusal === undefined)
      return { disposition: 'no-target', outcome: `${name} leads to ${hop.target}, which has no usable device` }
    const tried = hop.offered.filter(({ result }) => result !== undefined && result.kind !== 'not-tried')
    const who = tried.map(({ device }) => device).join(', ')
    return { disposition: 'refused', outcome: `not taken by ${who}: ${refusalText(refusal)}`, refusal }
  }
  return {
    ...unknownNumbers(offers, `sent to trunk ${taken.device} as ${taken.calledNumber}${needs}`),
    reached: `trunk:${taken.device}`,
    ...(taken.classification === undefined ? {} : { classification: taken.classification }),
  }
}

/** A call that leaves in digits that nobody can know is not a call that arrives. */
function unknownNumbers({ unknownNumbers: unknown }: DeviceOffers, outcome: string): End {
  if (unknown.missing.length > 0) {
    const names = unknown.missing.join(', ')
    return {
      disposition: 'insufficient-information',
      outcome: `${outcome}, unless it is rewritten there; not in the inputs: ${names}`,
    }
  }
  if (unknown.ambiguous.length > 0) {
    const names = unknown.ambiguous.join(', ')
    return {
      disposition: 'ambiguous',
      outcome: `${outcome}; ${names} match equally closely, and which one rewrites it is not documented`,
    }
  }
  return { disposition: 'trunk', outcome }
}

function refusalText({ cause, status }: Refusal): string {
  return `${CAUSE_WORDS[cause]}${status === undefined ? '' : ` (${status})`}`
}
