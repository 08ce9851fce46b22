import type { Evidence, Finding } from '../../findings/finding.js'
import { finding } from '../../findings/finding.js'
import { isKnownDiscard } from '../../dialing/transformation.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import type { HuntPilot } from '../../model/ucm/hunting.js'
import { patternKey } from '../../model/ucm/partition.js'
import type { RoutePattern } from '../../model/ucm/route-pattern.js'
import type { CompetingEntry } from '../../routing/ucm/competing-entries.js'
import { entryEvidence, entryInWords, entrySubject } from './entry-naming.js'

/** One thing that is wrong with an entry, in words, with what proves it. */
interface Fault {
  readonly reason: string
  readonly evidence: readonly Evidence[]
}

/**
 * DIAL-019: entries that cannot be read, whose discard instruction cannot be carried out, or whose
 * target is certainly empty. A target that is not in the inputs is PRE-010, not this.
 */
export function brokenPatterns(entries: readonly CompetingEntry[], estate: UcmEstate): readonly Finding[] {
  return entries.flatMap((entry) => {
    const faults = faultsOf(entry, estate)
    if (faults.length === 0) return []
    return [
      finding({
        code: 'DIAL-019',
        subject: entrySubject(entry),
        message: `The ${entryInWords(entry)} does not work: ${faults.map(({ reason }) => reason).join('; ')}.`,
        evidence: [entryEvidence(entry), ...faults.flatMap(({ evidence }) => evidence)],
      }),
    ]
  })
}

function faultsOf(entry: CompetingEntry, estate: UcmEstate): readonly Fault[] {
  if (!entry.parsed.ok) {
    const { position, reason, rule } = entry.parsed
    return [
      {
        reason: `it cannot be read at character ${position + 1}, ${reason}`,
        evidence: [
          { label: 'position', value: `character ${position + 1} of ${entry.pattern}`, source: entry.source },
          { label: 'rule', value: rule },
        ],
      },
    ]
  }
  return [...discardFaults(entry), ...targetFaults(entry, estate)]
}

/** `PreDot` needs a dot; instructions that name parts of numbers need `@` (`routing-semantics` A5). */
function discardFaults({ object, parsed, source }: CompetingEntry): readonly Fault[] {
  if (object.kind !== 'route-pattern' && object.kind !== 'translation-pattern' && object.kind !== 'hunt-pilot')
    return []
  const { discard } = object.value.called
  if (discard === undefined || !parsed.ok || parsed.pattern.usesNumberingPlan) return []
  const evidence: Evidence = { label: 'discard digits', value: discard, source }
  if (!isKnownDiscard(discard)) return [{ reason: `discard ${discard} needs a pattern with @`, evidence: [evidence] }]
  if (!/^PreDot/i.test(discard) || parsed.pattern.elementsBeforeDot !== undefined) return []
  return [{ reason: `discard ${discard} needs a dot in the pattern`, evidence: [evidence] }]
}

function targetFaults({ object, source }: CompetingEntry, estate: UcmEstate): readonly Fault[] {
  const reason =
    object.kind === 'route-pattern'
      ? routePatternFault(object.value, estate)
      : object.kind === 'hunt-pilot'
        ? huntPilotFault(object.value, estate)
        : undefined
  return reason === undefined ? [] : [{ reason, evidence: [{ label: 'target', value: reason, source }] }]
}

function routePatternFault(pattern: RoutePattern, estate: UcmEstate): string | undefined {
  if (pattern.block) return undefined
  if (pattern.target === undefined) {
    return isAnsweredByLine(pattern, estate) ? undefined : 'it leads to no trunk, gateway or route list'
  }
  const list = estate.find('route-list', pattern.target)?.value
  if (list === undefined) return undefined
  if (!list.enabled) return `route list ${list.name} is disabled`
  if (list.members.length === 0) return `route list ${list.name} has no route group`
  if (list.members.some(({ routeGroup }) => mayOfferDevice(routeGroup, estate))) return undefined
  return `no route group of route list ${list.name} has a device`
}

/** The emergency feature keeps a directory number under the key of its route pattern (`corrections` 11). */
function isAnsweredByLine({ pattern, partition }: RoutePattern, estate: UcmEstate): boolean {
  const line = estate.find('directory-number', patternKey(pattern, partition))?.value
  return line !== undefined && (line.active || estate.appearancesOf(pattern, partition).length > 0)
}

/** False only when it is certain that no device stands behind the name. */
function mayOfferDevice(name: string, estate: UcmEstate): boolean {
  const group = estate.find('route-group', name)?.value
  if (group !== undefined) return group.members.length > 0
  if (estate.find('local-route-group', name) === undefined) return true
  const pools = estate.all('device-pool')
  return (
    pools.length === 0 ||
    pools.some(({ value }) =>
      value.localRouteGroups.some(
        ({ localRouteGroup, routeGroup }) =>
          localRouteGroup === name && routeGroup !== undefined && mayOfferDevice(routeGroup, estate),
      ),
    )
  )
}

function huntPilotFault(pilot: HuntPilot, estate: UcmEstate): string | undefined {
  if (pilot.block) return undefined
  if (pilot.huntList === undefined) return 'it has no hunt list'
  const list = estate.find('hunt-list', pilot.huntList)?.value
  if (list === undefined) return undefined
  if (!list.enabled) return `hunt list ${list.name} is disabled`
  if (hasOverflow(pilot)) return undefined
  if (list.lineGroups.length === 0) return `hunt list ${list.name} has no line group`
  const groups = list.lineGroups.map((name) => estate.find('line-group', name)?.value)
  if (groups.some((group) => group === undefined || group.members.length > 0)) return undefined
  return `no line group of hunt list ${list.name} has a member`
}

/** A pilot without members that hands its calls on is an announcement in front of another number, not a fault. */
function hasOverflow({ queue, forwardNoAnswer, forwardBusy }: HuntPilot): boolean {
  return [queue.noAgentsDestination, forwardNoAnswer.destination, forwardBusy.destination].some(
    (destination) => destination !== undefined,
  )
}
