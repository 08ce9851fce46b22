import type { UcmEstate } from '../../../model/ucm/estate.js'
import { patternKey } from '../../../model/ucm/partition.js'
import type { Disposition, LookupHop, OfferedDevice, RouteHop, Trace } from '../../../routing/trace.js'

/** What a suite can state about one call, taken from its trace. */
export interface CallAnswer {
  readonly disposition: Disposition
  /** Of the last lookup, as `pattern@partition`. */
  readonly winner: string | undefined
  readonly tied: readonly string[]
  readonly incomplete: boolean
  readonly lookups: readonly LookupHop[]
  readonly translations: number
  readonly device: string | undefined
  readonly offered: readonly OfferedDevice[]
  readonly prompts: readonly string[]
  readonly people: readonly string[]
}

/** Reads a trace in the words of suites. */
export function callAnswer(trace: Trace, estate: UcmEstate): CallAnswer {
  const lookups = trace.hops.filter((hop) => hop.kind === 'lookup')
  const routes = trace.hops.filter((hop) => hop.kind === 'route')
  const last = lookups.at(-1)
  const closest = last?.losers.filter(({ reason }) => reason === 'equal-in-partition') ?? []
  return {
    disposition: trace.disposition,
    winner: winnerOf(last),
    tied: trace.disposition === 'ambiguous' ? closest.map((each) => patternKey(each.pattern, each.partition)) : [],
    incomplete:
      last !== undefined &&
      last.winner === undefined &&
      last.losers.some(({ reason }) => reason === 'needs-more-digits'),
    lookups,
    translations: lookups.slice(0, -1).filter(({ winner }) => winner?.kind === 'translation-pattern').length,
    device: deviceOf(trace),
    offered: routes.flatMap(offersMade),
    prompts: routes.flatMap(({ prompts }) => prompts ?? []).map(({ code }) => code),
    people: peopleOf(trace, estate),
  }
}

/** `pattern@partition` of the winner of a lookup. */
export function winnerOf(hop: LookupHop | undefined): string | undefined {
  return hop?.winner === undefined ? undefined : patternKey(hop.winner.pattern, hop.winner.partition)
}

/** Offers that reach their device: without scripted answers all that would be made, one after the other. */
function offersMade({ offered }: RouteHop): readonly OfferedDevice[] {
  return offered.filter(({ result }) => result === undefined || result.kind === 'answered' || result.kind === 'refused')
}

function deviceOf({ reached }: Trace): string | undefined {
  return reached?.startsWith('trunk:') === true ? reached.slice('trunk:'.length) : undefined
}

function peopleOf({ reached }: Trace, estate: UcmEstate): readonly string[] {
  if (reached?.startsWith('dn:') !== true) return []
  const entry = estate.find('directory-number', reached.slice('dn:'.length))
  if (entry === undefined) return []
  const owners = estate.appearancesOf(entry.value.dn, entry.value.partition).map(({ owner }) => owner)
  return [...new Set(owners.filter((owner) => owner !== undefined))]
}
