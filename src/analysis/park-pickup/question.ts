import { dialableDigits } from '../../dialing/digits.js'
import type { Finding } from '../../findings/finding.js'
import { compareFindings, finding } from '../../findings/finding.js'
import { UNLOCK } from '../../findings/codes/code-entry.js'
import { formatSource } from '../../findings/source-ref.js'
import type { UcmEstate } from '../../model/ucm/estate.js'
import { NO_PARTITION } from '../../model/ucm/partition.js'
import { evidence, listSome } from '../evidence.js'
import type { QuestionInput, QuestionResult, Unchecked } from '../question.js'
import type { ParkPickupRow } from './columns.js'
import type { FollowedPickupGroup, PickupMember } from './pickup-members.js'
import { followPickupGroups } from './pickup-members.js'

/** Which pickup groups the move tears apart, and which park numbers there are. */
export function askParkPickup(input: QuestionInput): QuestionResult<ParkPickupRow> {
  const groups = followPickupGroups(input.estate, input.scope)
  const findings = groups.flatMap((group) => checkGroup(group, input.scope.basis === 'presumed'))
  const unchecked: readonly Unchecked[] =
    input.scope.movers.length > 0
      ? []
      : [{ code: 'PICK-001', missing: 'nobody is known to move', unlock: UNLOCK.roster }]
  return {
    findings: findings.sort(compareFindings),
    rows: [...groups.map(pickupRow), ...parkRows(input.estate)],
    unchecked,
  }
}

/** PICK-001 (`routing-semantics` C5): pickup never spans the two systems. */
function checkGroup({ entry, members }: FollowedPickupGroup, isPresumed: boolean): readonly Finding[] {
  const moving = members.filter(({ mover }) => mover !== undefined)
  const staying = members.filter(({ mover }) => mover === undefined)
  if (moving.length === 0 || staying.length === 0) return []
  const wave = firstWave(moving)
  return [
    finding({
      code: 'PICK-001',
      subject: `pickup-group:${entry.value.name}`,
      ...(isPresumed ? { confidence: 'LIKELY' as const } : {}),
      message: `Pickup group ${entry.value.name}: ${isPresumed ? 'presumed to move' : 'moving'} ${listSome(
        moving.map(({ name }) => name),
      )}; staying ${listSome(staying.map(({ name }) => name))}.`,
      evidence: [
        evidence('pickup group', entry.value.name, entry.source),
        ...moving.map((member) => evidence('moves', member.name)),
        ...staying.map((member) => evidence('stays', member.name)),
        ...(isPresumed ? [evidence('movers', 'presumed from the export, no roster')] : []),
      ],
      location: moving[0]?.mover?.location,
      wave,
    }),
  ]
}

/** The wave that first splits the group. */
function firstWave(moving: readonly PickupMember[]): number | undefined {
  const waves = moving.flatMap(({ mover }) => mover?.wave ?? [])
  return waves.length === 0 ? undefined : Math.min(...waves)
}

function pickupRow({ entry, members }: FollowedPickupGroup): ParkPickupRow {
  const moving = members.filter(({ mover }) => mover !== undefined)
  const staying = members.filter(({ mover }) => mover === undefined)
  const isSplit = moving.length > 0 && staying.length > 0
  const others = entry.value.associatedGroups
  return {
    key: `pickup-group:${entry.value.name}`,
    name: entry.value.name,
    kind: 'pickup group',
    number: dialableDigits(entry.value.number ?? ''),
    partition: entry.value.partition ?? NO_PARTITION,
    moving: moving.map(({ name }) => name).join(', '),
    staying: staying.map(({ name }) => name).join(', '),
    splitNeeded: isSplit ? 'yes' : 'no',
    proposedObject: moving.length === 0 ? 'none, stays on UCM' : `pickup group${isSplit ? ' for those who move' : ''}`,
    detail: others.length === 0 ? '' : `may also pick up ${others.join(', ')}`,
    source: formatSource(entry.source),
  }
}

/** Park belongs to a place rather than to people: nothing says who uses it, so nobody is listed. */
function parkRows(estate: UcmEstate): readonly ParkPickupRow[] {
  const common = { number: '', moving: '', staying: '', splitNeeded: '' } as const
  return [
    ...estate.all('call-park').map(({ key, value, source }) => ({
      ...common,
      key: `pattern:${key}`,
      name: dialableDigits(value.pattern),
      kind: 'park' as const,
      partition: value.partition ?? NO_PARTITION,
      proposedObject: 'call park extensions, if the place moves',
      detail: value.callManager ?? '',
      source: formatSource(source),
    })),
    ...estate.all('directed-call-park').map(({ key, value, source }) => ({
      ...common,
      key: `pattern:${key}`,
      name: dialableDigits(value.pattern),
      kind: 'directed park' as const,
      partition: value.partition ?? NO_PARTITION,
      proposedObject: 'call park extension, if the place moves',
      detail: directedParkText(value.retrievalPrefix, value.reversionNumber),
      source: formatSource(source),
    })),
  ]
}

function directedParkText(retrievalPrefix: string | undefined, reversionNumber: string | undefined): string {
  return [
    ...(retrievalPrefix === undefined ? [] : [`retrieved with ${retrievalPrefix}`]),
    ...(reversionNumber === undefined ? [] : [`reverts to ${dialableDigits(reversionNumber)}`]),
  ].join(', ')
}
